//! How entries and records are written down: one line of JSON each, with its version in front.
//!
//! Text that was stored by an earlier version is read for ever: each version has a stored example in
//! `tests/journals`. A new optional field of a call needs no new version, because an absent one is read as none;
//! whatever else changes, does, or an earlier console would take it for damage.

mod v1;

use super::merge::merge;
use super::{Entry, EntryKind};
use crate::domain::Call;
use serde::{Deserialize, Serialize};
use std::fmt;
use v1::{StoredCall, StoredEntry};

/// The latest version of groups. Version 2 knows what an agent says about a call, version 3 what is known when the rest was
/// deleted, version 4 a wall clock that was set back, version 5 promises to call back and calls asked for with video, version 6
/// what became of rings, version 7 what the agent saw. Only a group that tells of that has it, so that an earlier console can read all others.
const GROUP_VERSION: u32 = 7;
/// The version of the records that are written.
const RECORD_VERSION: u32 = 1;

/// Why a stored text could not be read. Says nothing of what it held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written in this version, by a later console.
    Newer(u32),
    /// Not what any console has written; the column at which that shows.
    Damaged { column: usize },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Newer(version) => {
                write!(f, "The stored text has version {version}, which this console can't read. A newer one wrote it.")
            }
            Unreadable::Damaged { column } => write!(f, "The stored text is damaged at column {column}."),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<serde_json::Error> for Unreadable {
    /// Only the place: the error's own words may quote the text.
    fn from(error: serde_json::Error) -> Unreadable {
        Unreadable::Damaged { column: error.column() }
    }
}

#[derive(Deserialize)]
struct Head {
    v: u32,
}

/// Whether a text has a version up to `latest`.
fn check_version(text: &str, latest: u32) -> Result<(), Unreadable> {
    match serde_json::from_str::<Head>(text)?.v {
        0 => Err(Unreadable::Damaged { column: 0 }),
        newer if newer > latest => Err(Unreadable::Newer(newer)),
        _ => Ok(()),
    }
}

#[derive(Serialize, Deserialize)]
struct Group<'a> {
    v: u32,
    entries: Vec<StoredEntry<'a>>,
}

/// Entries that are stored together. Their texts come back to the byte.
pub fn write_group(entries: &[Entry]) -> String {
    let version = |entry: &Entry| match entry.what {
        EntryKind::Seen { .. } => GROUP_VERSION,
        EntryKind::Rang(..) => 6,
        EntryKind::Promised(..)
        | EntryKind::PromiseKept(..)
        | EntryKind::DialledBack(..)
        | EntryKind::DialledVideo(_) => 5,
        EntryKind::ClockSet => 4,
        EntryKind::Restored(_) => 3,
        _ => 2,
    };
    let v = entries.iter().map(version).max().unwrap_or(2);
    let group = Group { v, entries: entries.iter().map(Into::into).collect() };
    serde_json::to_string(&group).expect("numbers and texts can be written")
}

/// What [`write_group`] wrote, in this version or an earlier one. Version 1 differs in knowing fewer words.
pub fn read_group(text: &str) -> Result<Vec<Entry>, Unreadable> {
    check_version(text, GROUP_VERSION)?;
    let group: Group = serde_json::from_str(text)?;
    Ok(group.entries.into_iter().map(Into::into).collect())
}

/// One entry without its group, for files that have a version of their own. Its text comes back to the byte.
pub fn write_entry(entry: &Entry) -> String {
    serde_json::to_string(&StoredEntry::from(entry)).expect("numbers and texts can be written")
}

/// What [`write_entry`] wrote.
pub fn read_entry(text: &str) -> Result<Entry, Unreadable> {
    let entry: StoredEntry = serde_json::from_str(text)?;
    Ok(entry.into())
}

#[derive(Serialize, Deserialize)]
struct Record<'a> {
    v: u32,
    /// Absent in what was written before there were revisions.
    #[serde(default, skip_serializing_if = "is_zero")]
    rev: u64,
    call: StoredCall<'a>,
}

fn is_zero(revision: &u64) -> bool {
    *revision == 0
}

/// A finished call, and how often its record had been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// 1 for the first that was written; 0 if nobody counted then.
    pub revision: u64,
    pub call: Call,
}

/// A finished call.
pub fn write_record(call: &Call) -> String {
    write(0, call)
}

fn write(rev: u64, call: &Call) -> String {
    serde_json::to_string(&Record { v: RECORD_VERSION, rev, call: call.into() }).expect("a call can be written")
}

/// What [`write_record`] or [`revise`] wrote, in this version or an earlier one.
pub fn read_record(text: &str) -> Result<Call, Unreadable> {
    Ok(read_revised(text)?.call)
}

/// The same with its revision.
pub fn read_revised(text: &str) -> Result<Revised, Unreadable> {
    check_version(text, RECORD_VERSION)?;
    let record: Record = serde_json::from_str(text)?;
    Ok(Revised { revision: record.rev, call: record.call.into() })
}

/// What takes the place of a stored record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Counts the changes of the record, from 1.
    pub rev: u64,
    pub text: String,
    /// Whether this is to be delivered. What is known of an incomplete call is not.
    pub deliver: bool,
}

/// The revision that takes the place of what is `stored`; `None` if nothing changes. A call of which not everything could
/// be read never replaces what is on record, but only adds to it. What can't be read gives way to a call that is complete,
/// and damage to any; its revision is counted on as far as that can be told: no two texts have the same.
pub fn revise(stored: Option<&str>, call: &Call) -> Option<Revision> {
    #[derive(Deserialize)]
    struct Count {
        #[serde(default)]
        rev: u64,
    }
    let (before, revised) = match stored.map(|text| (read_revised(text), text)) {
        Some((Ok(stored), _)) => {
            let revised = if call.incomplete { merge(&stored.call, call) } else { call.clone() };
            if revised == stored.call {
                return None;
            }
            (stored.revision, revised)
        }
        Some((Err(Unreadable::Newer(_)), _)) if call.incomplete => return None,
        Some((Err(_), text)) => (serde_json::from_str::<Count>(text).map_or(0, |count| count.rev), call.clone()),
        None => (0, call.clone()),
    };
    Some(Revision { rev: before + 1, text: write(before + 1, &revised), deliver: !call.incomplete })
}
