//! What of the journal could not be read, said until the agent has seen it, over reloads too.

use super::Console;
use crate::browser::local_storage;
use crate::journal::Hole;

/// The holes, and in `localStorage` how far the agent has seen them.
pub(super) struct Holes {
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

impl Console {
    pub(super) fn saw_holes(&mut self) -> bool {
        self.holes.see();
        true
    }
}
