//! What waits to be written.

use crate::domain::Call;
use crate::journal::{Entry, RecordKey, write_group};
use std::collections::BTreeMap;
use std::rc::Rc;

/// So many entries go into one transaction. A bar that says thousands of things at once must not keep the page for as long
/// as it takes to write them down.
const MOST: usize = 1_000;
/// The same of records, each of which is read, compared and written by itself.
const MOST_RECORDS: usize = 200;
/// A transaction of more entries than this takes no records along: in a flood they would cost more than all the rest, and
/// until they are written the entries hold all that they say.
const FEW: usize = 100;

type Records = BTreeMap<RecordKey, Rc<Call>>;

#[derive(Default)]
pub struct Buffer {
    /// Each with its shift, oldest first.
    entries: Vec<(u64, Entry)>,
    records: Records,
    /// What is being written right now.
    leaving: (Vec<(u64, Entry)>, Records),
    /// How many things have come in.
    pub taken_in: u64,
}

/// What is written in one transaction.
pub struct Batch {
    entries: Vec<(u64, Entry)>,
    records: Records,
    /// With it, so many things of [`Buffer::taken_in`] are written; `None` as long as others wait.
    pub up_to: Option<u64>,
}

impl Buffer {
    pub fn append(&mut self, shift: u64, entry: Entry) {
        self.entries.push((shift, entry));
        self.taken_in += 1;
    }

    /// A record that waits already is replaced.
    pub fn record(&mut self, shift: u64, call: &Call) {
        self.records.insert(RecordKey::of(shift, call), Rc::new(call.clone()));
        self.taken_in += 1;
    }

    /// What is to be written next, unless there is nothing. No record goes before the entries that came earlier.
    pub fn take(&mut self) -> Option<Batch> {
        if self.entries.is_empty() && self.records.is_empty() {
            return None;
        }
        let entries: Vec<_> = self.entries.drain(..self.entries.len().min(MOST)).collect();
        let mut records = BTreeMap::new();
        if self.entries.is_empty() && entries.len() <= FEW {
            records = std::mem::take(&mut self.records);
            if let Some(key) = records.keys().nth(MOST_RECORDS).copied() {
                self.records = records.split_off(&key);
            }
        }
        self.leaving = (entries.clone(), records.clone());
        let is_all = self.entries.is_empty() && self.records.is_empty();
        Some(Batch { entries, records, up_to: is_all.then_some(self.taken_in) })
    }

    /// What was taken is stored, or nobody wants it.
    pub fn written(&mut self) {
        self.leaving = Default::default();
    }

    /// The entries of a shift that nobody can read from the database yet, in order.
    pub fn entries_of(&self, shift: u64) -> Vec<Entry> {
        let all = self.leaving.0.iter().chain(&self.entries);
        all.filter(|(of, _)| *of == shift).map(|(_, entry)| entry.clone()).collect()
    }

    /// The same of a record.
    pub fn record_at(&self, key: &RecordKey) -> Option<&Rc<Call>> {
        self.records.get(key).or_else(|| self.leaving.1.get(key))
    }

    /// What could not be written goes before what has come since, and before it gives way to it.
    pub fn put_back(&mut self, batch: Batch) {
        self.leaving = Default::default();
        let since = std::mem::replace(&mut self.entries, batch.entries);
        self.entries.extend(since);
        let since = std::mem::replace(&mut self.records, batch.records);
        self.records.extend(since);
    }
}

impl Batch {
    /// One group for each shift: the shift, the first entry's number, the text.
    pub fn groups(&self) -> impl Iterator<Item = (u64, u64, String)> {
        self.entries.chunk_by(|(one, _), (other, _)| one == other).map(|entries| {
            let (shift, first) = &entries[0];
            let group: Vec<Entry> = entries.iter().map(|(_, entry)| entry.clone()).collect();
            (*shift, first.number, write_group(&group))
        })
    }

    pub fn records(&self) -> impl Iterator<Item = (&RecordKey, &Rc<Call>)> {
        self.records.iter()
    }

    /// The last entry's shift and number.
    pub fn last(&self) -> Option<(u64, u64)> {
        self.entries.last().map(|(shift, entry)| (*shift, entry.number))
    }
}
