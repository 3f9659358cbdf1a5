//! The journal of a shift: everything that state is made of, numbered, with both times and the untouched
//! text. State is its fold, so a page that is loaded again replays the journal and goes on.
//!
//! Wakes are not journalled: whether anybody woke the session makes no difference to it. Finished calls are
//! kept beside the journal as records, for longer than the raw entries. How either is written down is
//! versioned ([`write_group`], [`write_record`]); where it lies is the store's business.

// What is written.
mod circumstance;
mod format;
mod merge;
mod loaded;
mod retention;
mod hint;

// By which tab, and what the others are told.
mod custody;
mod broadcast;

// When a shift is over.
mod shift;
mod finish;

// A number that is taken out.
mod redaction;
mod may_redact;

pub use crate::domain::RecordKey;
pub use broadcast::{Broadcast, Term};
pub use circumstance::Circumstance;
pub use custody::{Act, Custody, Input as CustodyInput, Resume, Role};
pub use finish::finish_shift;
pub use format::{
    Revised, Revision, Unreadable, read_entry, read_group, read_record, read_revised, revise, write_entry, write_group,
    write_record,
};
pub use hint::StateHint;
pub use loaded::{GroupReader, HighWaterMark, Hole, Loaded, Missing};
pub use may_redact::{RedactionRefusal, may_redact};
pub use redaction::Redaction;
pub use retention::{Ageing, Retention};
pub use shift::{SHIFT_GAP_MS, is_new_shift, resume_clock};

use crate::domain::{Amendment, Call, Callout, Dialect, Input, Note, Now, Proofs, Restored, Session};
use crate::protocol::{MediaMode, Number, RawText, decode};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Counts the entries of the shift, from 0.
    pub number: u64,
    pub now: Now,
    pub what: EntryKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The page was loaded, perhaps again.
    Opened,
    /// The bar's frame fired `load`.
    FrameLoaded,
    /// Our frame posted this text.
    Message(RawText),
    /// The agent asked for an outbound call.
    Dialled(Number),
    /// The agent asked for one with video.
    DialledVideo(Number),
    /// The agent typed about a call, named by its key: the whole text.
    Noted(u64, Note),
    /// The agent chose what came of a call, in the enterprise's code, or took that back.
    Disposed(u64, Option<String>),
    /// The agent said whether a call is done with.
    WrappedUp(u64, bool),
    /// The agent promised in a call to call back at this time, epoch milliseconds, or took that back.
    Promised(u64, Option<u64>),
    /// The agent said whether the promise of a call is settled.
    PromiseKept(u64, bool),
    /// The agent asked for an outbound call, perhaps with video, to call back the other party of that earlier one.
    DialledBack(Number, bool, RecordKey),
    /// What is known, so far, of how the ring of the call of this key could be noticed.
    Rang(u64, Proofs),
    /// What the agent saw, or did, that makes no state, and how it was then: a word, never a person's.
    Seen { what: Circumstance, how: String },
    /// What was stored has been deleted, and this is what was known.
    Restored(Box<Restored>),
    /// The wall clock was set back, and by this clock it is now. No time has passed by that.
    ClockSet,
}

impl Entry {
    /// Whether both tell of the same thing that happened. Numbers and monotonic times may have been guessed.
    pub fn is_same(&self, other: &Entry) -> bool {
        self.now.at.wall == other.now.at.wall && self.what == other.what
    }

    /// Whether it tells no less behind what another leader has heard meanwhile. What was known once would replace that.
    fn can_come_late(&self) -> bool {
        !matches!(self.what, EntryKind::Restored(_))
    }

    /// What the session is given for it.
    pub fn input(&self) -> Input {
        self.what.input()
    }

    /// Whether it keeps the shift open. What the agent sees may change long after work.
    fn is_work(&self) -> bool {
        !matches!(self.what, EntryKind::Seen { .. })
    }
}

impl From<Callout> for EntryKind {
    fn from(Callout { number, mode }: Callout) -> EntryKind {
        match mode {
            MediaMode::Audio => EntryKind::Dialled(number),
            MediaMode::Video => EntryKind::DialledVideo(number),
        }
    }
}

impl EntryKind {
    /// The agent asked for a call, to call back the other party of that earlier one.
    pub fn dialled_back(Callout { number, mode }: Callout, to: RecordKey) -> EntryKind {
        EntryKind::DialledBack(number, mode == MediaMode::Video, to)
    }

    /// The agent said something about the call of this key.
    pub fn said(call: u64, amendment: Amendment) -> EntryKind {
        match amendment {
            Amendment::Note(note) => EntryKind::Noted(call, note),
            Amendment::Disposition(code) => EntryKind::Disposed(call, code),
            Amendment::Done(done) => EntryKind::WrappedUp(call, done),
            Amendment::Promise(due) => EntryKind::Promised(call, due),
            Amendment::Kept(kept) => EntryKind::PromiseKept(call, kept),
        }
    }

    /// What the agent said, if it is that.
    pub fn amendment(&self) -> Option<Amendment> {
        Some(match self {
            EntryKind::Noted(_, note) => Amendment::Note(note.clone()),
            EntryKind::Disposed(_, code) => Amendment::Disposition(code.clone()),
            EntryKind::WrappedUp(_, done) => Amendment::Done(*done),
            EntryKind::Promised(_, due) => Amendment::Promise(*due),
            EntryKind::PromiseKept(_, kept) => Amendment::Kept(*kept),
            _ => return None,
        })
    }

    /// What the session is given for it.
    pub fn input(&self) -> Input {
        match self {
            EntryKind::Opened => Input::Opened,
            EntryKind::FrameLoaded => Input::FrameLoaded,
            EntryKind::Message(text) => Input::Bar(decode(text.as_str())),
            EntryKind::Dialled(number) => Input::DialRequested(Callout::audio(number.clone())),
            EntryKind::DialledVideo(number) => Input::DialRequested(Callout::video(number.clone())),
            EntryKind::Noted(call, note) => Input::Noted { call: *call, note: note.clone() },
            EntryKind::Disposed(call, code) => Input::Disposed { call: *call, code: code.clone() },
            EntryKind::WrappedUp(call, done) => Input::WrappedUp { call: *call, done: *done },
            EntryKind::DialledBack(number, video, to) => {
                let mode = if *video { MediaMode::Video } else { MediaMode::Audio };
                Input::DialledBack { callout: Callout { number: number.clone(), mode }, to: *to }
            }
            EntryKind::Promised(call, due) => Input::Amended { call: *call, amendment: Amendment::Promise(*due) },
            EntryKind::PromiseKept(call, kept) => Input::Amended { call: *call, amendment: Amendment::Kept(*kept) },
            EntryKind::Rang(call, proofs) => Input::Rang { call: *call, proofs: *proofs },
            EntryKind::Restored(restored) => Input::Restored(restored.clone()),
            EntryKind::Seen { .. } | EntryKind::ClockSet => Input::Woke,
        }
    }
}

/// The session that has lived through `entries`; `None` if there are none. What it asked of the world then
/// was done then.
pub fn replay(entries: &[Entry]) -> Option<Session> {
    replay_in(entries, Dialect::default())
}

fn replay_in(entries: &[Entry], dialect: Dialect) -> Option<Session> {
    let mut session = Session::new(entries.first()?.now).speaking(dialect);
    for entry in entries {
        session.handle(entry.now, entry.input());
    }
    Some(session)
}

/// The session that has lived through a journal of which entries may be missing; `None` if nothing at all is left. What is
/// on record of its calls stands. `dialect` is how the bar is to be understood.
pub fn fold(loaded: &Loaded, dialect: Dialect) -> Option<Session> {
    let (holes, records) = (&loaded.holes, &loaded.records);
    if holes.is_empty() {
        return replay_in(&loaded.entries, dialect);
    }
    let last_on_record = records.iter().filter_map(Call::ended_at).max_by_key(|ended| ended.mono);
    let nothing_read = || Some(Now { at: last_on_record?, day: 0 });
    let mut last = loaded.entries.first().map(|first| first.now).or_else(nothing_read)?;
    let mut session = Session::new(last).speaking(dialect);
    let mut holes = holes.iter().peekable();
    for entry in &loaded.entries {
        if holes.next_if(|hole| hole.to <= entry.number).is_some() {
            session.missed(entry.now, last.at, records);
        }
        session.handle(entry.now, entry.input());
        last = entry.now;
    }
    if holes.next().is_some() {
        session.missed(last, last.at, records);
    }
    session.take_records();
    Some(session)
}
