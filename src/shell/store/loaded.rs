//! What was stored, read back.

use super::trouble::Trouble;
use crate::domain::Moment;
use crate::journal::{Entry, Unreadable, is_new_shift, read_group};
use js_sys::Array;

/// The journal of a shift.
#[derive(Debug, PartialEq)]
pub struct Loaded {
    /// Wall time of the shift's first entry, which is its name.
    pub shift: u64,
    /// In order.
    pub entries: Vec<Entry>,
    /// The number for the next entry.
    pub next: u64,
    /// How many groups of entries were damaged.
    pub unreadable: usize,
}

impl Loaded {
    /// `last` is the number in the last group's key: that much has been counted even if the group is damaged.
    pub(super) fn of(shift: u64, last: u64, groups: &Array) -> Result<Loaded, Trouble> {
        let mut loaded = Loaded { shift, entries: Vec::new(), next: 0, unreadable: 0 };
        loaded.add(groups)?;
        loaded.next = loaded.next.max(last + 1);
        Ok(loaded)
    }

    /// Takes in groups that follow.
    pub(super) fn add(&mut self, groups: &Array) -> Result<(), Trouble> {
        for text in groups.iter() {
            match text.as_string().as_deref().map(read_group) {
                Some(Ok(entries)) => {
                    for entry in entries {
                        // Groups overlap only if two tabs have written.
                        if entry.number >= self.next {
                            self.next = entry.number + 1;
                            self.entries.push(entry);
                        }
                    }
                }
                Some(Err(Unreadable::Newer(_))) => return Err(Trouble::Newer),
                Some(Err(Unreadable::Damaged { .. })) | None => self.unreadable += 1,
            }
        }
        Ok(())
    }

    /// Whether the shift is over at `wall`, epoch milliseconds.
    pub fn is_over(&self, wall: u64) -> bool {
        let unknown = Moment { mono: 0, wall: self.shift };
        is_new_shift(self.entries.last().map_or(unknown, |entry| entry.now.at), wall)
    }
}
