//! What happened at a desk for a stretch of time, in one file that can be given away: the entries of the journal, what the
//! agent had before the eyes and did, and in what surroundings. Whoever has the file sees what the agent saw.
//!
//! A file is redacted unless the agent chose otherwise: numbers, names, notes and whatever else persons wrote are
//! pseudonyms in it, see [`Pseudonyms`].

mod format;
mod pseudonyms;
mod redact;
mod stretch;
mod why;

pub use format::{Unreadable, Whole, read, write};
pub use pseudonyms::Pseudonyms;
pub use stretch::{around, stretch};
pub use why::{Fact, why};

use crate::domain::Moment;
use crate::journal::Entry;
use std::collections::BTreeMap;

/// A file. It may hold personal data, so it has no `Debug`.
#[derive(Clone, PartialEq)]
pub struct CaseFile {
    pub head: Head,
    /// In the order of time.
    pub lines: Vec<Line>,
}

/// What a file says of itself.
#[derive(Clone, PartialEq)]
pub struct Head {
    /// That of the console that saved it.
    pub release: String,
    /// When it was saved, and which time it tells of, epoch milliseconds.
    pub saved: u64,
    pub from: u64,
    pub to: u64,
    /// Persons have pseudonyms.
    pub redacted: bool,
    /// The tag of the agent's language.
    pub language: String,
    /// The browser, its time zone, the screen, by name.
    pub surroundings: BTreeMap<String, String>,
    /// The operator's configuration, as JSON and without secrets.
    pub configuration: String,
}

#[derive(Clone, PartialEq)]
pub enum Line {
    /// What the state is made of.
    Entry(Entry),
    Seen(Seen),
}

/// What the agent had before the eyes, or did, that makes no state: a click on `wrap-up-done`, the `theme` that became
/// `dark`, the page that went out of sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub at: Moment,
    pub what: String,
    pub how: String,
}

impl Line {
    pub fn at(&self) -> Moment {
        match self {
            Line::Entry(entry) => entry.now.at,
            Line::Seen(seen) => seen.at,
        }
    }
}

impl Pseudonyms {
    /// The file for other persons. What the configuration holds is the operator's.
    pub fn file(&self, file: &CaseFile) -> CaseFile {
        let line = |line: &Line| match line {
            Line::Entry(entry) => Line::Entry(self.entry(entry)),
            Line::Seen(seen) => Line::Seen(seen.clone()),
        };
        let head = Head { redacted: true, ..file.head.clone() };
        CaseFile { head, lines: file.lines.iter().map(line).collect() }
    }
}
