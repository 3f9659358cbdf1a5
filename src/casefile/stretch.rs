//! Which entries a file is made of. State is a fold of all entries of a shift, so a file that begins in the middle of one
//! begins with what was known there.

use crate::domain::{Call, Dialect, Now, Session};
use crate::journal::{Entry, EntryKind};

/// So long before and after a call is of interest, milliseconds.
const AROUND_MS: u64 = 120_000;

/// The time of a call with two minutes around it, monotonic milliseconds; of one that is up until `now`.
pub fn around(call: &Call, now: Now) -> (u64, u64) {
    let end = call.ended_at().unwrap_or(now.at).mono;
    (call.began.mono.saturating_sub(AROUND_MS), end.saturating_add(AROUND_MS))
}

/// The entries of a shift from one monotonic time to another, in milliseconds, and those before that until nothing was up,
/// with what was known there in front. `dialect` is how the bar is to be understood.
pub fn stretch(shift: &[Entry], from: u64, to: u64, dialect: Dialect) -> Vec<Entry> {
    let Some(first) = shift.first() else { return Vec::new() };
    let mut session = Session::new(first.now).speaking(dialect);
    let (mut begin, mut known) = (0, None);
    for (at, entry) in shift.iter().enumerate().take_while(|(_, entry)| entry.now.at.mono < from) {
        session.handle(entry.now, entry.input());
        if session.is_at_rest() {
            (begin, known) = (at + 1, Some((entry, session.snapshot())));
        }
    }
    let known = known.map(|(last, known)| Entry { what: EntryKind::Restored(Box::new(known)), ..last.clone() });
    let lived = shift[begin..].iter().take_while(|entry| entry.now.at.mono <= to);
    known.into_iter().chain(lived.cloned()).collect()
}
