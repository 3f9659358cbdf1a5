//! The moments that somebody looks for in a file first.

use super::player::{Change, Changed};
use crate::journal::{Circumstance, Entry, EntryKind};
use crate::protocol::{Verdict, decode, verdict};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The agent pressed something.
    Click,
    /// A call begins to ring.
    Ring,
    /// A break or a wrap-up has lasted as long as it may.
    Alarm,
    /// The agent may have missed something, or the bar was not understood.
    Bad,
}

impl MarkKind {
    pub fn name(self) -> &'static str {
        match self {
            MarkKind::Click => "click",
            MarkKind::Ring => "ring",
            MarkKind::Alarm => "alarm",
            MarkKind::Bad => "bad",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Monotonic milliseconds.
    pub at: u64,
    pub kind: MarkKind,
}

/// Those that are told last are drawn above the others.
pub fn marks(entries: &[Entry], changes: &[Changed]) -> Vec<Mark> {
    let done = entries.iter().filter_map(|entry| {
        let kind = match &entry.what {
            EntryKind::Seen { what: Circumstance::Click | Circumstance::Key, .. } => MarkKind::Click,
            EntryKind::Message(text) if verdict(&decode(text.as_str())) == Verdict::Rejected => MarkKind::Bad,
            _ => return None,
        };
        Some(Mark { at: entry.now.at.mono, kind })
    });
    let changed = changes.iter().filter_map(|Changed { at, what, .. }| {
        let kind = match what {
            Change::RingBegan => MarkKind::Ring,
            Change::LimitOver => MarkKind::Alarm,
            what if what.is_bad() => MarkKind::Bad,
            _ => return None,
        };
        Some(Mark { at: at.mono, kind })
    });
    done.chain(changed).collect()
}
