//! What the console is told, by whomever.

use super::amending::Amending;
use super::dialling::Dialling;
use super::forgetting::Forget;
use super::log::LogMsg;
use super::story::Telling;
use super::taking_away::Away;
use super::updating::Updating;
use super::wrapping::Wrap;
use crate::app::delivery;
use crate::browser::Heard;
use crate::browser::loader::{Happened, Violation};
use crate::browser::store::{StoreEvent, Trouble};
use crate::browser::tabs::TabEvent;
use crate::domain::{Amendment, Callout, Step};
use crate::journal::{Loaded, RecordKey};
use crate::shortcuts::{Command, Shortcuts};
use crate::view::{AlertChange, CustomerPage, DueAct, Language, Mend};

pub enum Msg {
    Heard(Heard),
    Dialling(Dialling),
    /// The bar is on its way into the page.
    Loader(Happened),
    /// The page's policy has kept something out.
    Violated(Violation),
    /// The page in the console's own frame refuses to be there.
    NotFramed,
    /// What the browser lets the page reach has changed, or has become known.
    LocalNetwork,
    /// The agent wants the bar to be loaded now.
    AskedForAnotherTry,
    TimerFired,
    /// The browser is about to draw a frame.
    Frame,
    Log(LogMsg),
    Tab(TabEvent),
    /// The journal, for the reading of this number.
    JournalRead(u64, Option<Loaded>),
    /// The page has more to show than it shows yet.
    MoreIsDue,
    /// Everybody who waited has had a turn, and the page is to be drawn.
    DrawingIsDue,
    /// It has not come for long.
    JournalIsLate(u64),
    Store(StoreEvent),
    Troubled(Trouble),
    /// The agent has seen what could not be read.
    SawHoles,
    /// What was to be made durable before the bar moves is.
    Flushed,
    AskedForTheBar,
    AskedForAFile,
    Away(Away),
    MinutePassed,
    /// Records have been deleted, for they were over their time.
    Pruned,
    /// One of the page's clocks has made a step.
    ClockStepped(Step),
    Forget(Forget),
    ChoseLanguage(&'static Language),
    /// It was chosen in another tab. Keeping it again might undo what was chosen there since.
    HeardLanguage(&'static Language),
    /// Something that a ring depends on may have changed.
    Look,
    /// A look at what rings is due.
    LookDue,
    /// Somebody has clicked or typed in the page.
    Touched,
    Mend(Mend),
    SetAlerts(AlertChange),
    AskedForATest,
    /// Another tab has changed the settings.
    SettingsChanged,
    /// Names of callers have come, or the directory has a fault.
    Named,
    /// Something has come of the deliveries.
    Delivery(delivery::Happened),
    /// A call is to be delivered again, or all that wait.
    SendAgain(Option<RecordKey>),
    /// Something is done about a promised call that is due.
    Due(RecordKey, DueAct),
    /// Whoever rings is promised a call at this time, epoch milliseconds, or no longer.
    PromisedToRing(Option<u64>),
    /// The number of the call whose story is open is to be called.
    CalledTold(Callout),
    Wrap(Wrap),
    /// The agent says something about a call, be it one of an earlier shift.
    Amend(RecordKey, Amendment),
    Amending(Amending),
    /// The agent wants to see what happened in a call, or has seen it.
    OpenStory(Option<RecordKey>),
    Telling(Telling),
    Updating(Updating),
    Commanded(Command),
    ClosedHelp,
    ChangedKeys(Shortcuts),
    /// The agent wants the customer page of the call that rings.
    AskedForPage,
    /// A customer page has opened in a tab, or the browser has not let it.
    OpenedPop((CustomerPage, bool)),
    ClosedPop,
    /// The page is being left; it may end, or be kept by the browser for a way back.
    Left,
}
