//! What an agent says about a call afterwards, and what was said before. One rule for the calls of the open shift, whose
//! state is a fold, and for earlier ones, which are records only: a record carries its own history.

use super::call::{Call, Direction, Outcome, Phase};
use super::note::Note;
use super::promise::Promise;
use super::revisions::{Earlier, Field};
use crate::protocol::Number;

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
