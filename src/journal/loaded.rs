//! The journal of a shift as it is read back, with an account of what can't be read.

use super::{Entry, EntryKind, Unreadable, is_new_shift, read_group};
use crate::domain::{Call, Moment};
use serde::{Deserialize, Serialize};

/// The journal of a shift.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// Wall time of the shift's first entry, which is its name.
    pub shift: u64,
    /// In order.
    pub entries: Vec<Entry>,
    /// The number for the next entry.
    pub next: u64,
    /// In order; none of them touch.
    pub holes: Vec<Hole>,
    /// The stored records of the shift. The storage reads them only if there are holes.
    pub records: Vec<Call>,
}

/// Entries that were written and can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hole {
    /// The number of the first that is missing.
    pub from: u64,
    /// The number after the last that is missing. If no readable group follows and there is no [`HighWaterMark`], more
    /// may be missing.
    pub to: u64,
    /// When the entry before happened.
    pub since: Option<Moment>,
    /// When the entry after happened.
    pub until: Option<Moment>,
    pub why: Missing,
}

/// Why entries can't be read. If there are several reasons for one hole, the greatest stands for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// There is no text.
    Gone,
    /// No console has written such a text.
    Damaged,
    /// A newer console wrote the text, in this version.
    Newer(u32),
}

/// How far a shift has been written. It is stored in the same transaction as the entries, so that a group that is deleted
/// at the end is noticed, too. Journals of earlier releases have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HighWaterMark {
    pub shift: u64,
    /// The number after the last entry.
    pub next: u64,
}

impl Loaded {
    /// Reads a shift from its stored groups in order: for each the number of its first entry, which is in its key, and its
    /// text. A mark of another shift says nothing.
    pub fn read(
        shift: u64,
        groups: impl IntoIterator<Item = (u64, Option<String>)>,
        mark: Option<HighWaterMark>,
    ) -> Loaded {
        let mut reader = GroupReader::new(shift, 0);
        groups.into_iter().for_each(|(first, text)| reader.group(first, text.as_deref()));
        reader.finish(mark)
    }

    /// Drops what came before the latest [`EntryKind::Restored`], which tells all that was known then.
    fn begin_at_last_restored(&mut self) {
        let restored = |entry: &Entry| matches!(entry.what, EntryKind::Restored(_));
        if let Some(first) = self.entries.iter().rposition(restored) {
            self.entries.drain(..first);
            let from = self.entries[0].number;
            self.holes.retain(|hole| hole.from > from);
        }
    }

    /// Whether the shift is over at `wall`, epoch milliseconds. What was left behind by the shift before can be all that it
    /// holds; that is older than the shift. One of the future is left behind.
    pub fn is_over(&self, wall: u64) -> bool {
        let began = Moment { mono: 0, wall: self.shift };
        let last = self.entries.iter().rfind(|entry| entry.is_work()).map_or(began, |entry| entry.now.at);
        // If it began later than now, the clock was set back.
        is_new_shift(last, wall) && (last.wall.max(began.wall) > wall || is_new_shift(began, wall))
    }
}

/// Reads the groups of a shift one after the other.
pub struct GroupReader {
    loaded: Loaded,
    /// Every number below this was given to an entry, says a key.
    reached: u64,
    /// Why groups after `loaded.next` couldn't be read.
    why: Missing,
}

impl GroupReader {
    /// Begins with the entry of the number `from`; what comes before is left out.
    pub fn new(shift: u64, from: u64) -> GroupReader {
        let loaded = Loaded { shift, next: from, ..Loaded::default() };
        GroupReader { loaded, reached: from, why: Missing::Gone }
    }

    /// Takes in the group that follows.
    pub fn group(&mut self, first: u64, text: Option<&str>) {
        self.reached = self.reached.max(first.saturating_add(1));
        if let Err(missing) = self.readable_group(text) {
            self.why = self.why.max(missing);
        }
    }

    /// The same for one whose key is not at hand, which only an unreadable one needs.
    pub fn readable_group(&mut self, text: Option<&str>) -> Result<(), Missing> {
        match text.map(read_group) {
            Some(Ok(entries)) => entries.into_iter().for_each(|entry| self.entry(entry)),
            Some(Err(Unreadable::Newer(version))) => return Err(Missing::Newer(version)),
            Some(Err(Unreadable::Damaged { .. })) | None => return Err(Missing::Damaged),
        }
        Ok(())
    }

    /// The entries so far.
    pub fn entries(&self) -> &[Entry] {
        &self.loaded.entries
    }

    /// The number that is expected next.
    pub fn next(&self) -> u64 {
        self.loaded.next
    }

    pub fn finish(mut self, mark: Option<HighWaterMark>) -> Loaded {
        let mark = mark.filter(|mark| mark.shift == self.loaded.shift).map_or(0, |mark| mark.next);
        self.missing_up_to(self.reached.max(mark), None);
        self.loaded.begin_at_last_restored();
        self.loaded
    }

    fn entry(&mut self, entry: Entry) {
        // Groups overlap only if two tabs have written.
        if entry.number < self.loaded.next {
            return;
        }
        self.missing_up_to(entry.number, Some(entry.now.at));
        self.loaded.next = entry.number.saturating_add(1);
        self.why = Missing::Gone;
        self.loaded.entries.push(entry);
    }

    fn missing_up_to(&mut self, to: u64, until: Option<Moment>) {
        let from = self.loaded.next;
        if to > from {
            let since = self.loaded.entries.last().map(|entry| entry.now.at);
            self.loaded.holes.push(Hole { from, to, since, until, why: self.why });
            self.loaded.next = to;
        }
    }
}
