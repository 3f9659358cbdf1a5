//! What else the agent had before the eyes at a moment, and did last.

use super::player::Held;
use crate::casefile::CaseFile;
use crate::journal::{Circumstance, EntryKind};

/// So many clicks and keys are told.
const DONE: usize = 5;

pub struct Surroundings<'a> {
    pub held: &'a Held,
    pub file: &'a CaseFile,
    /// The place of the last entry that had come.
    pub position: usize,
}

impl<'a> Surroundings<'a> {
    /// What held; or what was first said of it afterwards, or when the file was saved.
    pub fn of(&self, what: Circumstance) -> Option<&'a str> {
        let head = || self.file.head.surroundings.get(what.word()).map(String::as_str);
        self.held.of(what).or_else(|| self.first(what)).or_else(head)
    }

    fn first(&self, wanted: Circumstance) -> Option<&'a str> {
        self.file.entries.iter().find_map(|entry| match &entry.what {
            EntryKind::Seen { what, how } if *what == wanted => Some(how.as_str()),
            _ => None,
        })
    }

    /// The language on the screen: a tag.
    pub fn language(&self) -> &'a str {
        self.of(Circumstance::Language).unwrap_or(&self.file.head.language)
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

    /// The latest clicks and keys: the place of the entry and what was pressed, the latest first.
    pub fn done(&self) -> Vec<(usize, &'a str)> {
        let entries = self.file.entries.iter().enumerate().take(self.position + 1).rev();
        let done = entries.filter_map(|(place, entry)| match &entry.what {
            EntryKind::Seen { what: Circumstance::Click | Circumstance::Key, how } => Some((place, how.as_str())),
            _ => None,
        });
        done.take(DONE).collect()
    }
}
