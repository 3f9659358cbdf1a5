//! What an agent says about a call afterwards, and what was said before. One rule for the calls of the open shift, whose
//! state is a fold, and for earlier ones, which are records only: a record carries its own history.

use super::call::{Call, Direction, Outcome, Phase};
use super::promise::Promise;
use super::session::Input;
use super::wrap_up::Note;
use crate::protocol::Number;

/// Notes come in pieces while the agent types. What follows the edit before within this time is still the same version,
/// milliseconds.
pub const SAME_VERSION_MS: u64 = 2 * 60_000;
/// How many earlier versions a call keeps; the oldest give way.
pub const MOST_REVISIONS: usize = 50;

/// What an agent says about a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amendment {
    /// The whole text; a blank one means none.
    Note(Note),
    /// In the enterprise's code.
    Disposition(Option<String>),
    /// Nothing is left to be done about it.
    Done(bool),
    /// A promise to call back at this time, epoch milliseconds; `None` takes it back.
    Promise(Option<u64>),
    /// The promise is settled.
    Kept(bool),
}

impl Amendment {
    /// What the session is told of it, about the call of this [`Call::key`].
    pub fn of(self, call: u64) -> Input {
        match self {
            Amendment::Note(note) => Input::Noted { call, note },
            Amendment::Disposition(code) => Input::Disposed { call, code },
            Amendment::Done(done) => Input::WrappedUp { call, done },
            Amendment::Promise(_) | Amendment::Kept(_) => Input::Amended { call, amendment: self },
        }
    }
}

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
enum Field {
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
    fn replace(&mut self, field: Field, before: Option<Earlier>, after: Option<&Earlier>, wall: u64) {
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

impl Call {
    /// Takes in what the agent says at `wall`, epoch milliseconds. Whether it says anything new.
    pub fn amend(&mut self, wall: u64, amendment: Amendment) -> bool {
        match amendment {
            Amendment::Note(note) => {
                let note = (!note.is_blank()).then_some(note);
                if note == self.note {
                    return false;
                }
                let before = std::mem::replace(&mut self.note, note.clone()).map(Earlier::Note);
                self.revisions.replace(Field::Note, before, note.map(Earlier::Note).as_ref(), wall);
            }
            Amendment::Disposition(code) => {
                if code == self.disposition {
                    return false;
                }
                let before = std::mem::replace(&mut self.disposition, code.clone()).map(Earlier::Disposition);
                self.revisions.replace(Field::Disposition, before, code.map(Earlier::Disposition).as_ref(), wall);
            }
            Amendment::Done(done) => {
                // Whoever was called back waits all the same if the agent says so.
                if done == self.wrapped_up && (done || !self.may_wait()) {
                    return false;
                }
                self.wrapped_up = done;
                self.revisions.done = Some(wall);
            }
            Amendment::Promise(due) => return self.promise(wall, due),
            Amendment::Kept(kept) => return self.keep_promise(wall, kept),
        }
        true
    }

    /// Promises to call back when it is due, or takes that back. Whether that is news.
    fn promise(&mut self, wall: u64, due: Option<u64>) -> bool {
        let same = self.promise.filter(|promise| promise.kept.is_none()).map(|promise| promise.due) == due;
        if same && due.is_some() || self.promise.is_none() && due.is_none() {
            return false;
        }
        self.promise = due.map(|due| Promise { due, made: wall, kept: None });
        self.revisions.promise = Some(wall);
        true
    }

    /// Whether the promise is settled, as the agent says. Whether that is news: somebody with whom the agent has spoken since
    /// waits all the same if the agent says so.
    fn keep_promise(&mut self, wall: u64, kept: bool) -> bool {
        let Some(promise) = &mut self.promise else { return false };
        if kept && promise.kept.is_some() {
            return false;
        }
        (promise.kept, promise.made) = if kept { (Some(wall), promise.made) } else { (None, wall) };
        self.revisions.promise = Some(wall);
        true
    }

    /// Somebody was promised a call, or called and reached nobody, and the agent has not said that this is settled.
    pub fn waits(&self) -> bool {
        match self.promise {
            Some(promise) => promise.kept.is_none(),
            None => self.was_missed() && !self.wrapped_up,
        }
    }

    /// Whether somebody waits, or would if the agent had not said otherwise.
    pub fn may_wait(&self) -> bool {
        self.promise.is_some() || self.was_missed()
    }

    /// When it was last said, or seen, that somebody waits, epoch milliseconds. A conversation after that settles it.
    pub fn waits_since(&self) -> u64 {
        let said = self.promise.map_or(self.revisions.done, |promise| Some(promise.made));
        self.began.wall.max(said.unwrap_or(0))
    }

    /// Somebody called and reached nobody, and has not withheld the number.
    pub fn was_missed(&self) -> bool {
        let inward = matches!(self.direction, Direction::Inbound | Direction::Unknown);
        let withheld = self.number.as_ref().is_some_and(Number::is_withheld);
        inward && !withheld && matches!(self.phase, Phase::Ended { outcome: Outcome::Missed | Outcome::Abandoned, .. })
    }
}
