//! What is written down of what the agent sees: only what has changed.

use crate::journal::{Circumstance, EntryKind};
use std::collections::BTreeMap;

/// The last that was written down of each circumstance that holds.
#[derive(Debug, Default)]
pub struct Sightings(BTreeMap<Circumstance, String>);

impl Sightings {
    /// What is to be written down; `None` if that is known, or is no name.
    pub fn saw(&mut self, what: Circumstance, how: &str) -> Option<EntryKind> {
        let is_known = self.0.get(&what).is_some_and(|known| known == how);
        if is_known || (what == Circumstance::Click && !is_name(how)) {
            return None;
        }
        if what.holds() {
            self.0.insert(what, how.to_owned());
        }
        Some(EntryKind::Seen { what, how: how.to_owned() })
    }

    /// The journal holds nothing of it: another page wrote it, or a shift begins.
    pub fn begin_anew(&mut self) {
        self.0.clear();
    }

    /// Nothing is written down.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// As buttons are named in the page. Nothing that somebody else has put into it gets into the journal.
fn is_name(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && text.bytes().filter(u8::is_ascii_digit).count() < 3
}
