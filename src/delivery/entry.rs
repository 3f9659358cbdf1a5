//! One call that waits, as it is written down. It goes by its record's key and holds nothing of the call.

use super::answer::Failure;
use super::patience::QUIET_MS;
use crate::journal::read_revised;
use crate::protocol::RawText;
use serde::{Deserialize, Serialize};

/// What is known of a delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    v: u32,
    /// The latest revision of the record that is known to wait.
    pub rev: u64,
    /// Before this it is not sent, epoch milliseconds.
    pub due: u64,
    /// How often this revision was sent in vain.
    pub attempts: u32,
    /// How often of these the server was still at work on it.
    pub conflicts: u32,
    /// The server will not take it as it is; it waits for a person.
    pub parked: bool,
    /// Why the last attempt failed.
    pub failure: Option<Failure>,
    /// What the server said then.
    pub words: RawText,
}

const VERSION: u32 = 1;

impl Entry {
    /// A record was written in this revision at `wall`, epoch milliseconds. The first revision is the call's end, and
    /// is sent at once; what changes later is typed in pieces.
    pub fn of_change(rev: u64, wall: u64) -> Entry {
        let due = if rev > 1 { wall.saturating_add(QUIET_MS) } else { wall };
        Entry { v: VERSION, rev, due, attempts: 0, conflicts: 0, parked: false, failure: None, words: RawText::new("") }
    }
}

pub fn write_entry(entry: &Entry) -> String {
    serde_json::to_string(entry).expect("numbers and texts can be written")
}

/// What [`write_entry`] wrote. Whatever else is there says at least that the call is to be delivered, at `wall`.
pub fn read_entry(text: &str, wall: u64) -> Entry {
    match serde_json::from_str::<Entry>(text) {
        Ok(entry) if entry.v == VERSION => entry,
        _ => Entry::of_change(0, wall),
    }
}

/// What becomes of a call's entry.
#[derive(Debug, PartialEq, Eq)]
pub enum Settled {
    /// The record has changed meanwhile, and its own entry was written with the change.
    Left,
    Written(String),
    Deleted,
}

/// What came of sending `rev`, with the `record` as it is by then: it is delivered, or waits on as `entry` says. An
/// entry goes with its record.
pub fn settle(record: Option<&str>, rev: u64, entry: Option<&Entry>) -> Settled {
    match record.map(read_revised) {
        Some(Ok(record)) if record.revision != rev => Settled::Left,
        Some(Ok(_)) => entry.map_or(Settled::Deleted, |entry| Settled::Written(write_entry(entry))),
        Some(Err(_)) | None => Settled::Deleted,
    }
}
