//! What was said about a call before: each version that another has taken the place of.

use super::note::Note;

/// Notes come in pieces while the agent types. What follows the edit before within this time is still the same version,
/// milliseconds.
pub const SAME_VERSION_MS: u64 = 2 * 60_000;
/// How many earlier versions a call keeps; the oldest give way.
pub const MOST_REVISIONS: usize = 50;

/// A text that another has taken the place of. Times are epoch milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// When it was begun; `None` if that was before such times were kept.
    pub since: Option<u64>,
    /// When it was replaced.
    pub until: u64,
    pub was: Earlier,
}

/// What stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Earlier {
    Note(Note),
    Disposition(String),
}

impl Earlier {
    fn is_same_field(&self, other: Field) -> bool {
        matches!((self, other), (Earlier::Note(_), Field::Note) | (Earlier::Disposition(_), Field::Disposition))
    }
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Field {
    Note,
    Disposition,
}

/// When a version was begun and last edited, epoch milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edited {
    pub since: u64,
    pub last: u64,
}

/// The history of what was said about a call.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Revisions {
    /// The note that stands, or the place where one was taken away.
    pub note: Option<Edited>,
    /// The same of the disposition.
    pub disposition: Option<Edited>,
    /// When the agent last said whether the call is done with, epoch milliseconds.
    pub done: Option<u64>,
    /// When the agent last promised to call back, took that back, or said whether it is settled, epoch milliseconds.
    pub promise: Option<u64>,
    /// Oldest first.
    pub earlier: Vec<Revision>,
}

impl Revisions {
    /// Nobody has said anything about the call.
    pub fn is_empty(&self) -> bool {
        *self == Revisions::default()
    }

    /// `before` gives way to `after` at `wall`. A version that is edited back to the one before it never was.
    pub(super) fn replace(&mut self, field: Field, before: Option<Earlier>, after: Option<&Earlier>, wall: u64) {
        let standing = self.edited(field);
        match standing {
            Some(Edited { since, last }) if wall.abs_diff(last) < SAME_VERSION_MS => {
                let previous = self.earlier.iter().rposition(|revision| revision.was.is_same_field(field));
                let taken_back = previous.filter(|&at| {
                    let previous = &self.earlier[at];
                    previous.until == since && Some(&previous.was) == after
                });
                *self.edited_mut(field) = match taken_back.map(|at| self.earlier.remove(at)) {
                    // It has stood for long enough to be kept, should it be replaced again at once.
                    Some(previous) => previous.since.map(|since| Edited { since, last: since }),
                    None => Some(Edited { since, last: wall }),
                };
            }
            _ => {
                let since = standing.map(|edited| edited.since);
                self.earlier.extend(before.map(|was| Revision { since, until: wall, was }));
                let surplus = self.earlier.len().saturating_sub(MOST_REVISIONS);
                self.earlier.drain(..surplus);
                *self.edited_mut(field) = Some(Edited { since: wall, last: wall });
            }
        }
    }

    fn edited(&self, field: Field) -> Option<Edited> {
        match field {
            Field::Note => self.note,
            Field::Disposition => self.disposition,
        }
    }

    fn edited_mut(&mut self, field: Field) -> &mut Option<Edited> {
        match field {
            Field::Note => &mut self.note,
            Field::Disposition => &mut self.disposition,
        }
    }
}
