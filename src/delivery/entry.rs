//! One call that waits, as it is written down. It goes by its record's key and holds nothing of the call.

use super::answer::Failure;
use super::patience::QUIET_MS;
use crate::journal::{RecordKey, read_revised};
use crate::protocol::RawText;
use serde_json::{Value, json};

/// What is known of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
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

const VERSION: u64 = 1;

/// Calls that wait, each under its record's key.
pub type Waiting = Vec<(RecordKey, Entry)>;

impl Entry {
    /// A record was written in this revision at `wall`, epoch milliseconds. The first revision is the call's end, and
    /// is sent at once; what changes later is typed in pieces.
    pub fn of_change(rev: u64, wall: u64) -> Entry {
        let due = if rev > 1 { wall.saturating_add(QUIET_MS) } else { wall };
        Entry { rev, due, attempts: 0, conflicts: 0, parked: false, failure: None, words: RawText::new("") }
    }
}

pub fn write_entry(entry: &Entry) -> String {
    let Entry { rev, due, attempts, conflicts, parked, failure, words } = entry;
    let failure = failure.map(|failure| match failure {
        Failure::Unreachable => "unreachable".into(),
        Failure::TooSlow => "too-slow".into(),
        Failure::Redirected => "redirected".into(),
        Failure::Status(status) => Value::from(status),
    });
    json!({
        "v": VERSION, "rev": rev, "due": due, "attempts": attempts, "conflicts": conflicts, "parked": parked,
        "failure": failure, "words": words.as_str(),
    })
    .to_string()
}

/// What [`write_entry`] wrote. Whatever else is there says at least that the call is to be delivered, at `wall`.
pub fn read_entry(text: &str, wall: u64) -> Entry {
    let entry: Value = serde_json::from_str(text).unwrap_or_default();
    let number = |name: &str| entry[name].as_u64();
    let (Some(VERSION), Some(rev), Some(due)) = (number("v"), number("rev"), number("due")) else {
        return Entry::of_change(0, wall);
    };
    let count = |name: &str| number(name).and_then(|count| u32::try_from(count).ok()).unwrap_or_default();
    let failure = match entry["failure"].as_str() {
        Some("unreachable") => Some(Failure::Unreachable),
        Some("too-slow") => Some(Failure::TooSlow),
        Some("redirected") => Some(Failure::Redirected),
        Some(_) => None,
        None => number("failure").and_then(|status| u16::try_from(status).ok()).map(Failure::Status),
    };
    Entry {
        rev,
        due,
        attempts: count("attempts"),
        conflicts: count("conflicts"),
        // Earlier releases parked what only wanted a sign-in.
        parked: entry["parked"] == true && !failure.is_some_and(Failure::wants_session),
        failure,
        words: RawText::new(entry["words"].as_str().unwrap_or_default()),
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
