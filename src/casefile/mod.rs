//! What happened at a desk for a stretch of time, in one file that can be given away: the entries of the journal, what the
//! agent had before the eyes and did, and in what surroundings. Whoever has the file sees what the agent saw.
//!
//! A file is redacted unless the agent chose otherwise: numbers, names, notes and whatever else persons wrote are
//! pseudonyms in it, see [`Pseudonyms`].

// Writing down what happens.
mod sightings;
mod environment;

// The file.
mod gather;
mod secrets;
mod pseudonyms;
mod redact;
mod stretch;
mod format;

// Reading it.
mod fact;
mod why;

pub use environment::{CRASH, browser, crash_place};
pub use fact::{Fact, facts, facts_of, own_facts, said};
pub use format::{Unreadable, Whole, read, sum, write};
pub use gather::{calls_of, examples, file_name, in_sight, messages, missing};
pub use pseudonyms::Pseudonyms;
pub use secrets::without_secrets;
pub use sightings::Sightings;
pub use stretch::{around, stretch};
pub use why::{Reasons, reasons, why};

use crate::directory::Contact;
use crate::domain::Call;
use crate::journal::Entry;
use crate::protocol::Number;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A file. It may hold personal data, so it has no `Debug`.
#[derive(Clone, PartialEq)]
pub struct CaseFile {
    pub head: Head,
    /// In the order of time.
    pub entries: Vec<Entry>,
    /// Calls of earlier shifts that were in sight, each with the name of its shift.
    pub records: Vec<(u64, Call)>,
    /// Whom the directory named for numbers that occur.
    pub contacts: Vec<(Number, Contact)>,
}

/// What a file says of itself.
#[derive(Clone, PartialEq)]
pub struct Head {
    /// That of the console that saved it.
    pub release: String,
    /// The journal's name of the shift: epoch milliseconds.
    pub shift: u64,
    /// When it was saved, and which time it tells of, epoch milliseconds.
    pub saved: u64,
    pub from: u64,
    pub to: u64,
    /// Persons have pseudonyms.
    pub redacted: bool,
    /// The tag of the agent's language when it was saved.
    pub language: String,
    /// The browser that saved it, its time zone, the screen, by the words of [`Circumstance`](crate::journal::Circumstance).
    pub surroundings: BTreeMap<String, String>,
    /// The operator's configuration, as JSON and without secrets.
    pub configuration: String,
    /// So many entries of that time were written and could not be read again.
    pub missing: u64,
}

impl Pseudonyms {
    /// The file for other persons. What the configuration holds is the operator's.
    pub fn file(&self, file: &CaseFile) -> CaseFile {
        let contact = |contact: &Contact| Contact {
            name: self.text(&contact.name).into(),
            note: contact.note.as_ref().map(|note| Rc::from(self.text(note))),
        };
        CaseFile {
            head: Head { redacted: true, ..file.head.clone() },
            entries: file.entries.iter().map(|entry| self.entry(entry)).collect(),
            records: file.records.iter().map(|(shift, call)| (*shift, self.call(call))).collect(),
            contacts: file.contacts.iter().map(|(number, named)| (self.of_number(number), contact(named))).collect(),
        }
    }
}
