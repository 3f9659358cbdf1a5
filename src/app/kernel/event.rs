//! What the kernel is told, and what it tells the features.

use super::amendments::AmendMsg;
use crate::browser::store::StoreEvent;
use crate::browser::tabs::TabEvent;
use crate::domain::{Amendment, Call, Effect, Now, Proofs, Step};
use crate::journal::{Loaded, RecordKey, Redaction};
use crate::protocol::CallId;
use crate::ringing::RingSource;
use crate::view::Language;
use std::rc::Rc;

pub enum Msg {
    Tab(TabEvent),
    Store(StoreEvent),
    /// The journal, for the reading of this number.
    JournalRead(u64, Option<Loaded>),
    /// It has not come for long.
    JournalIsLate(u64),
    /// What another page had left to redact is redacted.
    Redacted(Redaction),
    /// What was to be made durable before the bar moves is.
    Flushed,
    /// Records have been deleted, for they were over their time.
    Pruned,
    /// The agent says something about a call, be it one of an earlier shift.
    Amend(RecordKey, Amendment),
    Amending(AmendMsg),
    /// The note that is being typed should go into the journal.
    DraftIsDue,
    TimerFired,
    MinutePassed,
    /// One of the page's clocks has made a step.
    ClockStepped(Step),
    /// The agent has seen what could not be read.
    SawHoles,
    /// The agent wants the bar in this tab.
    UseHere,
    /// Names of callers have come, or the directory has a fault.
    Named,
    /// Another tab has changed the settings.
    SettingsChanged,
    ChoseLanguage(&'static Language),
    /// It was chosen in another tab. Keeping it again might undo what was chosen there since.
    HeardLanguage(&'static Language),
    /// The page is being left; it may end, or be kept by the browser for a way back.
    Left,
}

/// What features react to.
pub enum Event {
    /// What the world must do of what happened at a time. Only in the tab that leads.
    Effect(Now, Box<Effect>),
    /// A call of this shift has ended before the journal has been read, so that nothing can be recorded.
    EndedUnrecorded(u64, Box<Call>),
    /// This tab has the bar from now on.
    Elected,
    /// This tab has the bar and has read the journal. An earlier leader has delivered these calls.
    Leads(Vec<CallId>),
    /// What was stored was gone, and has been written anew; nobody is told of the calls again.
    Emptied,
    /// The bar goes to another tab, or the page is being left.
    Released,
    /// A reading of the journal has ended.
    JournalRead,
    JournalIsLate,
    /// A number is about to be redacted: what shows it goes out of sight.
    Redacting,
    Redacted,
    /// The session is another one: it goes on from the journal, or from a new shift.
    SessionReplaced,
    /// The shift of this name is over, with these calls.
    ShiftEnded(u64, Vec<Rc<Call>>),
    /// What is on record is to be read anew. These calls of other shifts are known better than they are on record.
    RecordsChanged(Vec<(u64, Call)>),
    /// The log has its first records; those before this key are unread.
    FirstRecordsRead(Option<RecordKey>),
    /// A call of an earlier shift stands like this from now on.
    Amended(RecordKey, Rc<Call>),
    /// A note that an earlier page had left behind is written down.
    DraftFound,
    /// What became of a ring, or of a test, as far as it is known by now; it may be told again when more is.
    Rang(RingSource, Proofs),
    TimerWasLate(u64),
    Named,
    LanguageChanged,
}
