//! Why something is so: the entries without which it would be otherwise.

use super::fact::{Fact, said};
use crate::domain::{Dialect, Session};
use crate::journal::{Entry, EntryKind};

/// How it stood is kept before every so many entries.
const EVERY: usize = 16;
/// Of no more entries before the one that made a fact is it asked what would be without them.
const MOST: usize = 5_000;
/// So many inputs are handled to answer that. Whoever asks waits for it.
const WORK: usize = 50_000;

/// What made a fact. Entries go by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Each without which it would be another, and the last by which it became so.
    pub entries: Vec<usize>,
    /// Entries before this one may have made it, too: they were too many to be asked.
    pub asked_from: Option<usize>,
    /// So many inputs were handled to find out.
    pub handled: usize,
}

/// The entries of [`reasons`].
pub fn why(entries: &[Entry], until: usize, fact: Fact, dialect: Dialect) -> Vec<usize> {
    reasons(entries, until, fact, dialect).entries
}

/// The entries, up to the one at `until`, that make a fact what it is then. What came before nothing was up last makes no
/// difference, and isn't asked. `dialect` is how the bar is to be understood.
pub fn reasons(entries: &[Entry], until: usize, fact: Fact, dialect: Dialect) -> Reasons {
    let Some(entries) = entries.get(..=until) else { return Reasons::default() };
    let now = entries[until].now.at;
    let begin = || Session::new(entries[0].now).speaking(dialect);
    let mut session = begin();
    let (mut rest, mut turned, mut so) = (0, None, said(&session, now, fact));
    let mut is_at_rest = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        session.handle(entry.now, entry.input());
        let said = said(&session, now, fact);
        if said != so {
            (turned, so) = (Some((at, rest)), said);
        }
        is_at_rest.push(session.is_at_rest());
        if session.is_at_rest() {
            rest = at + 1;
        }
    }
    let Some((turned, rest)) = turned else { return Reasons::default() };
    let first = rest.max(turned.saturating_sub(MOST));
    let is_kept = |at: usize| at >= first && (at - first).is_multiple_of(EVERY);
    let (mut session, mut known) = (begin(), Vec::new());
    for (at, entry) in entries.iter().enumerate() {
        if is_kept(at) {
            known.push(session.clone());
        }
        session.handle(entry.now, entry.input());
    }
    let mut handled = 0;
    let mut is_other_without = |left_out: usize| {
        let place = (left_out - first) / EVERY;
        let mut session = known[place].clone();
        for (at, entry) in entries.iter().enumerate().skip(first + place * EVERY) {
            if at > left_out && is_kept(at) && session.goes_on_as(&known[(at - first) / EVERY]) {
                return (false, handled);
            }
            if at != left_out {
                session.handle(entry.now, entry.input());
                handled += 1;
            }
            // Calls that are over stay as they are; the agent's state may be told again.
            if at >= turned && is_at_rest[at] && session.is_at_rest() && !matches!(fact, Fact::AgentState | Fact::Since)
            {
                break;
            }
        }
        (said(&session, now, fact) != so, handled)
    };
    let mut reasons = Reasons { entries: vec![turned], asked_from: (first > rest).then_some(first), handled: 0 };
    for at in (first..turned).rev().filter(|at| may_matter(&entries[*at].what)) {
        if reasons.handled >= WORK {
            reasons.asked_from = Some(at + 1);
            break;
        }
        let (is_other, handled) = is_other_without(at);
        reasons.handled = handled;
        reasons.entries.extend(is_other.then_some(at));
    }
    reasons.entries.reverse();
    reasons
}

/// Whether any fact may be another without it.
fn may_matter(what: &EntryKind) -> bool {
    match what {
        EntryKind::Opened
        | EntryKind::FrameLoaded
        | EntryKind::Message(_)
        | EntryKind::Dialled(_)
        | EntryKind::DialledVideo(_)
        | EntryKind::DialledBack(..)
        | EntryKind::WrappedUp(..)
        | EntryKind::Restored(_) => true,
        EntryKind::Noted(..)
        | EntryKind::Disposed(..)
        | EntryKind::Promised(..)
        | EntryKind::PromiseKept(..)
        | EntryKind::Rang(..)
        | EntryKind::Seen { .. }
        | EntryKind::ClockSet => false,
    }
}
