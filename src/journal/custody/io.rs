//! What goes into the [custody](super::Custody) of the journal, and what comes out.

use crate::domain::{Input as SessionInput, Moment, Now, Restored};
use crate::journal::{Broadcast, Entry, EntryKind, Loaded};

/// What a tab is to the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nobody has said who leads.
    Unknown,
    /// It has the bar, and writes.
    Leader,
    /// Another tab gets the bar as soon as everything is durable.
    Releasing,
    /// It lives through what the leader tells of.
    Follower,
}

/// What happened to a tab's share in the journal.
#[derive(Debug)]
pub enum Input {
    /// This tab has the bar.
    Elected,
    /// Another tab leads.
    LeaderSeen,
    /// Another tab wants the bar.
    AskedFor,
    /// The bar is another tab's.
    Lost,
    /// The page is being left.
    Left,
    /// The answer to the [`Act::Read`] of this number: the journal of the latest shift, if there is one, and what
    /// earlier pages could not store any more.
    Read { number: u64, loaded: Option<Loaded>, spilled: Vec<Vec<Entry>> },
    /// Every entry of the shift up to this one is durable.
    Saved(u64),
    /// The store doesn't answer, or can't write.
    StorageFailed,
    /// Another tab told this.
    Told(Broadcast),
    /// Something happened that belongs into the journal.
    Happened(EntryKind),
    /// The same, of which is known already what the session is given for it.
    HappenedAs(EntryKind, SessionInput),
    /// The shift [is over](crate::journal::Custody::is_shift_over) in an open page, and its session has ended. This is what
    /// the next begins with.
    ShiftEnded(Box<Restored>),
    /// What was stored has been deleted, says the store. This is what the session knows.
    Emptied(Box<Restored>),
}

/// What the console must do.
#[derive(Debug)]
pub enum Act {
    /// Read the journal of the latest shift. With `claim`, claim the right to write first.
    Read {
        number: u64,
        claim: bool,
    },
    /// Let the session live through this, at this moment.
    Apply(Now, SessionInput),
    /// Go on from this journal instead of what the session has lived through so far.
    Resume(Resume),
    /// What is appended from now on belongs to this shift. Everything is read; this tab leads.
    Lead {
        shift: u64,
        over: Option<Loaded>,
    },
    Append(Entry),
    /// What was stored has been deleted, and this tab has lived through it: say that it is [emptied](Input::Emptied). It
    /// leads since this moment.
    WriteAnew {
        since: Moment,
    },
    Tell(Broadcast),
    /// Make durable what was appended, then release the bar.
    Release,
    /// Keep what may not become durable where it can be written at once.
    Spill(Vec<Entry>),
}

/// A journal to go on from.
#[derive(Debug)]
pub struct Resume {
    /// `None` if a shift begins.
    pub loaded: Option<Loaded>,
    /// What happened since, in the journal's own time.
    pub since: Vec<Entry>,
    /// What the page's monotonic clock must be put forward by, milliseconds.
    pub ahead: i64,
}
