//! What else the agent had before the eyes at an entry, and did last.

use crate::casefile::CaseFile;
use crate::journal::{Circumstance, Entry, EntryKind};
use std::collections::BTreeMap;

/// So many clicks and keys are told.
const DONE: usize = 5;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// What holds until it is told anew.
    pub holds: BTreeMap<Circumstance, String>,
    /// The latest clicks and keys: the place of the entry and what was pressed, the latest first.
    pub done: Vec<(usize, String)>,
}

impl Held {
    /// After the entry in this place. What the file's head says held from the beginning.
    pub fn at(file: &CaseFile, position: usize) -> Held {
        let head = file.head.surroundings.iter().map(|(word, how)| (Circumstance::of_word(word), how.clone()));
        let mut held = Held { holds: head.filter(|(what, _)| what.holds()).collect(), done: Vec::new() };
        for (place, Entry { what, .. }) in file.entries.iter().enumerate().take(position + 1) {
            match what {
                EntryKind::Seen { what, how } if what.holds() => {
                    held.holds.insert(*what, how.clone());
                }
                EntryKind::Seen { what: Circumstance::Click | Circumstance::Key, how } => {
                    held.done.insert(0, (place, how.clone()));
                    held.done.truncate(DONE);
                }
                _ => {}
            }
        }
        held
    }

    pub fn of(&self, what: Circumstance) -> Option<&str> {
        self.holds.get(&what).map(String::as_str)
    }

    /// The language on the screen: a tag.
    pub fn language<'a>(&'a self, file: &'a CaseFile) -> &'a str {
        self.of(Circumstance::Language).unwrap_or(&file.head.language)
    }

    /// How large the agent's window was, CSS pixels, within what can be drawn.
    pub fn window(&self) -> (u32, u32) {
        const USUAL: (u32, u32) = (1280, 800);
        let text = self.of(Circumstance::Window).unwrap_or_default();
        let mut sides = text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|side| side.parse::<u32>().ok());
        match (sides.next(), sides.next()) {
            (Some(width), Some(height)) => (width.clamp(240, 4_000), height.clamp(240, 4_000)),
            _ => USUAL,
        }
    }
}
