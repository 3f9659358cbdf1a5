//! Which entries a file is made of. State is a fold of all entries of a shift, so a file that begins in the middle of one
//! begins with what was known there.

use crate::domain::{Call, Dialect, Now, Session};
use crate::journal::{Circumstance, Entry, EntryKind};
use std::collections::BTreeMap;

/// So long before and after a call is of interest, milliseconds.
const AROUND_MS: u64 = 120_000;

/// The time of a call with two minutes around it, monotonic milliseconds; of one that is up until `now`.
pub fn around(call: &Call, now: Now) -> (u64, u64) {
    let end = call.ended_at().unwrap_or(now.at).mono;
    (call.began.mono.saturating_sub(AROUND_MS), end.saturating_add(AROUND_MS))
}

/// The entries of a shift from one monotonic time to another, in milliseconds, and those before that until nothing was up,
/// with what was known there in front, and what the agent saw there as far as it holds. `dialect` is how the bar is to be understood.
pub fn stretch(shift: &[Entry], from: u64, to: u64, dialect: Dialect) -> Vec<Entry> {
    let Some(first) = shift.first() else { return Vec::new() };
    let mut session = Session::new(first.now).speaking(dialect);
    let mut rest = None;
    for (at, entry) in shift.iter().enumerate().take_while(|(_, entry)| entry.now.at.mono < from) {
        session.handle(entry.now, entry.input());
        if session.is_at_rest() {
            rest = Some((at, session.clone()));
        }
    }
    let begin = rest.as_ref().map_or(0, |(last, _)| last + 1);
    let known = rest.into_iter().flat_map(|(last, session)| known_at(&shift[..=last], &session));
    let lived = shift[begin..].iter().take_while(|entry| entry.now.at.mono <= to);
    known.chain(lived.cloned()).collect()
}

/// What stands for all these entries: what the session knows by them, and the last that was seen of each kind.
fn known_at(before: &[Entry], session: &Session) -> Vec<Entry> {
    let Some(last) = before.last() else { return Vec::new() };
    let seen = before.iter().filter_map(|entry| match &entry.what {
        EntryKind::Seen { what, how } if what.holds() => Some((*what, how.as_str())),
        _ => None,
    });
    let holding: BTreeMap<Circumstance, &str> = seen.collect();
    let holding = holding.into_iter().map(|(what, how)| EntryKind::Seen { what, how: how.to_owned() });
    let known = EntryKind::Restored(Box::new(session.snapshot_of_the_day(last.now)));
    std::iter::once(known).chain(holding).map(|what| Entry { what, ..last.clone() }).collect()
}
