//! What the consoles of several tabs tell each other, as text.

use super::{Entry, Unreadable, read_group, read_record, write_group, write_record};
use crate::domain::Call;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A message from one console to the others.
#[derive(Clone, Debug, PartialEq)]
pub enum Broadcast {
    /// The entries of a shift, in order, from whoever leads since `leader`, epoch milliseconds. Those before `saved` are durable, and `all` says that these are all
    /// others. A leader that has not read the journal guesses shift and numbers.
    Entries { leader: u64, shift: u64, saved: u64, all: bool, entries: Vec<Entry> },
    /// What a tab that gives up the bar, or has lost it, heard and could not make durable.
    Leftover { entries: Vec<Entry> },
    /// A follower wants the entries that it can't read from the store, from whoever leads now. The latest leader that it
    /// has heard of leads since `leader`, epoch milliseconds.
    Ask { leader: u64 },
    /// The journal has become another; read it again.
    ReadAgain,
    /// A call of an earlier shift stands like this from now on.
    Amended { shift: u64, call: Rc<Call> },
}

/// How it is written. Groups and records keep the versions that they have in the store.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Text {
    Entries { leader: u64, shift: u64, saved: u64, all: bool, group: String },
    Leftover { group: String },
    Ask { leader: u64 },
    ReadAgain,
    Amended { shift: u64, record: String },
}

impl Broadcast {
    /// The entries that it tells of: those that are durable, and those that may not be.
    pub fn into_entries(self) -> (Vec<Entry>, Vec<Entry>) {
        match self {
            Broadcast::Entries { saved, entries, .. } => entries.into_iter().partition(|entry| entry.number < saved),
            Broadcast::Leftover { entries } => (Vec::new(), entries),
            Broadcast::Ask { .. } | Broadcast::ReadAgain | Broadcast::Amended { .. } => Default::default(),
        }
    }

    pub fn write(&self) -> String {
        let text = match self {
            Broadcast::Entries { leader, shift, saved, all, entries } => {
                Text::Entries { leader: *leader, shift: *shift, saved: *saved, all: *all, group: write_group(entries) }
            }
            Broadcast::Leftover { entries } => Text::Leftover { group: write_group(entries) },
            Broadcast::Ask { leader } => Text::Ask { leader: *leader },
            Broadcast::ReadAgain => Text::ReadAgain,
            Broadcast::Amended { shift, call } => Text::Amended { shift: *shift, record: write_record(call) },
        };
        serde_json::to_string(&text).expect("numbers and texts can be written")
    }

    /// What [`Broadcast::write`] wrote. Another release may say something else.
    pub fn read(text: &str) -> Result<Broadcast, Unreadable> {
        Ok(match serde_json::from_str(text)? {
            Text::Entries { leader, shift, saved, all, group } => {
                Broadcast::Entries { leader, shift, saved, all, entries: read_group(&group)? }
            }
            Text::Leftover { group } => Broadcast::Leftover { entries: read_group(&group)? },
            Text::Ask { leader } => Broadcast::Ask { leader },
            Text::ReadAgain => Broadcast::ReadAgain,
            Text::Amended { shift, record } => Broadcast::Amended { shift, call: Rc::new(read_record(&record)?) },
        })
    }
}
