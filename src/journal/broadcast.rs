//! What the consoles of several tabs tell each other, as text.

use super::{Entry, Unreadable, read_group, read_record, write_group, write_record};
use crate::domain::Call;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The time for which one tab leads. Later ones are greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Term {
    /// Greater than those that its leader has heard of. Two tabs that have heard of the same can take the same.
    pub number: u64,
    /// When it began, epoch milliseconds. This tells those two apart.
    pub since: u64,
}

impl Term {
    /// One that begins at `wall`. The time is the number, too, unless the clock was set back.
    pub fn next(self, wall: u64) -> Term {
        Term { number: wall.max(self.number + 1), since: wall }
    }
}

/// A message from one console to the others.
#[derive(Clone, Debug, PartialEq)]
pub enum Broadcast {
    /// The entries of a shift, in order, from the leader of `term`. Those before `saved` are durable. The
    /// `answer` to an [`Ask`](Broadcast::Ask) of that number has all others. A leader that has not read the journal guesses
    /// shift and numbers.
    Entries { term: Term, shift: u64, saved: u64, answer: Option<u64>, entries: Vec<Entry> },
    /// What a tab that gives up the bar, or has lost it, heard and could not make durable.
    Leftover { entries: Vec<Entry> },
    /// A follower wants the entries that it can't read from the store, from whoever leads now. `term` is the latest that it
    /// has heard of. The answer has the number.
    Ask { number: u64, term: Term },
    /// The journal has become another; read it again.
    ReadAgain,
    /// A call of an earlier shift stands like this from now on.
    Amended { shift: u64, call: Rc<Call> },
}

/// How it is written. Groups and records keep the versions that they have in the store.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Text {
    Entries { term: Term, shift: u64, saved: u64, answer: Option<u64>, group: String },
    Leftover { group: String },
    Ask { number: u64, term: Term },
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

    /// Learns from what the same leader told later how much has become durable.
    pub fn learn_saved(&mut self, later: &Broadcast) {
        if let Broadcast::Entries { term, shift, saved, .. } = self
            && let Broadcast::Entries { term: later_term, shift: later_shift, saved: later_saved, .. } = later
            && (*term, *shift) == (*later_term, *later_shift)
        {
            *saved = (*later_saved).max(*saved);
        }
    }

    pub fn write(&self) -> String {
        let text = match self {
            Broadcast::Entries { term, shift, saved, answer, entries } => Text::Entries {
                term: *term,
                shift: *shift,
                saved: *saved,
                answer: *answer,
                group: write_group(entries),
            },
            Broadcast::Leftover { entries } => Text::Leftover { group: write_group(entries) },
            Broadcast::Ask { number, term } => Text::Ask { number: *number, term: *term },
            Broadcast::ReadAgain => Text::ReadAgain,
            Broadcast::Amended { shift, call } => Text::Amended { shift: *shift, record: write_record(call) },
        };
        serde_json::to_string(&text).expect("numbers and texts can be written")
    }

    /// What [`Broadcast::write`] wrote. Another release may say something else.
    pub fn read(text: &str) -> Result<Broadcast, Unreadable> {
        Ok(match serde_json::from_str(text)? {
            Text::Entries { term, shift, saved, answer, group } => {
                Broadcast::Entries { term, shift, saved, answer, entries: read_group(&group)? }
            }
            Text::Leftover { group } => Broadcast::Leftover { entries: read_group(&group)? },
            Text::Ask { number, term } => Broadcast::Ask { number, term },
            Text::ReadAgain => Broadcast::ReadAgain,
            Text::Amended { shift, record } => Broadcast::Amended { shift, call: Rc::new(read_record(&record)?) },
        })
    }
}
