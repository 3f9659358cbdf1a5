//! What of the journal could not be read, said until the agent has seen it, over reloads too.

use super::Kernel;
use crate::browser::local_storage;
use crate::journal::Hole;
use crate::log::Missing;
use yew::AttrValue;

/// The holes, and in `localStorage` how far the agent has seen them.
pub struct Holes {
    key: String,
    shift: u64,
    unseen: Vec<Hole>,
}

impl Holes {
    /// Of the journal in this database.
    pub fn new(database: &str) -> Holes {
        Holes { key: format!("{database}.seen-holes"), shift: 0, unseen: Vec::new() }
    }

    pub fn unseen(&self) -> &[Hole] {
        &self.unseen
    }

    /// The journal of a shift has been read.
    pub fn found(&mut self, shift: u64, holes: &[Hole]) {
        let seen = local_storage::read(&self.key).and_then(|text| {
            let (of, up_to) = text.split_once(' ')?;
            Some((of.parse::<u64>().ok()?, up_to.parse::<u64>().ok()?))
        });
        let is_seen = |hole: &Hole| seen.is_some_and(|(of, up_to)| of == shift && hole.to <= up_to);
        self.shift = shift;
        self.unseen = holes.iter().filter(|hole| !is_seen(hole)).copied().collect();
    }

    /// The agent has seen them. A browser that keeps nothing says them again in the next page.
    pub fn see(&mut self) {
        if let Some(last) = self.unseen.last() {
            local_storage::write(&self.key, &format!("{} {}", self.shift, last.to));
        }
        self.unseen.clear();
    }
}

impl Kernel {
    /// How many entries of the journal are missing, and that in words.
    pub fn missing(&self) -> Option<(u64, AttrValue)> {
        let Missing { entries, since, until } = Missing::of(self.holes.unseen())?;
        let times = since.zip(until).map(|(since, until)| [since, until].map(|at| self.locale.time_of_day(at)));
        let times = times.as_ref().map(|times| times.each_ref().map(|time| &**time));
        Some((entries, (self.words.storage.holes)(&self.locale.count(entries), times).into()))
    }
}
