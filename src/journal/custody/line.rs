//! Puts entries that were heard elsewhere, or before the journal was read, behind the journal.

use crate::domain::Moment;
use crate::journal::{Entry, Loaded, resume_clock};

/// Entries that follow the journal's last one, in its numbers and its time.
pub struct Line {
    pub last: Option<Moment>,
    pub next: u64,
    pub entries: Vec<Entry>,
    /// By how much what this page has heard was put forward, milliseconds.
    pub ahead: i64,
}

impl Line {
    /// Leaves out what stands in the journal or was added. The numbers may have been guessed, but not the time.
    pub fn without_known<'a>(&self, late: Vec<Entry>, journals: impl Iterator<Item = &'a Loaded>) -> Vec<Entry> {
        let Some(first) = late.iter().map(|entry| entry.now.at.wall).min() else { return late };
        let read = journals.flat_map(|loaded| &loaded.entries).chain(&self.entries);
        let mut known: Vec<&Entry> = read.filter(|entry| entry.now.at.wall >= first).collect();
        let mut is_new = |entry: &Entry| match known.iter().position(|known| known.is_same(entry)) {
            Some(at) => {
                known.swap_remove(at);
                false
            }
            None => true,
        };
        late.into_iter().filter(|entry| is_new(entry)).collect()
    }

    /// Adds an entry of another page, by the wall clock.
    pub fn push(&mut self, mut entry: Entry) {
        let ahead = resume_clock(self.last, entry.now.at.mono, entry.now.at.wall);
        entry.number = self.next;
        entry.now.at.mono = entry.now.at.mono.saturating_add_signed(ahead);
        self.next += 1;
        self.last = Some(entry.now.at);
        self.entries.push(entry);
    }

    /// Adds what this page has heard, which keeps its distances.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        let Some(first) = entries.first().map(|first| first.now.at) else { return };
        self.ahead = resume_clock(self.last, first.mono, first.wall);
        for mut entry in entries {
            entry.number = self.next;
            entry.now.at.mono = entry.now.at.mono.saturating_add_signed(self.ahead);
            self.next += 1;
            self.last = Some(entry.now.at);
            self.entries.push(entry);
        }
    }
}
