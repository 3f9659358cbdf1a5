//! What of the journal could not be read, as it stands in the page and in files.

use crate::journal::Hole;

/// How many entries are missing, and between which times, epoch milliseconds, as far as those are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    pub entries: u64,
    pub since: Option<u64>,
    pub until: Option<u64>,
}

impl Missing {
    /// `None` if nothing is missing.
    pub fn of(holes: &[Hole]) -> Option<Missing> {
        let (first, last) = (holes.first()?, holes.last()?);
        Some(Missing {
            entries: holes.iter().map(|hole| hole.to - hole.from).sum(),
            since: first.since.map(|at| at.wall),
            until: last.until.map(|at| at.wall),
        })
    }
}
