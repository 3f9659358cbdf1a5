//! A note that is being typed. It is in the console with every stroke, and in the journal as soon as the agent pauses
//! or goes elsewhere. A page that is left has no time to wait for the journal, so until that has the note for good, a
//! copy lies where it can be written at once.

use super::local;
use crate::domain::Note;
use gloo::timers::callback::Timeout;
use serde_json::{Value, json};
use yew::Callback;

/// How long the journal may lack what was typed, milliseconds.
const PAUSE_MS: u32 = 300;
/// The key in `localStorage`.
const KEY: &str = "agent-console.draft";

pub struct Draft {
    /// The call and its note, not yet in the journal.
    pending: Option<(u64, Note)>,
    pause: Option<Timeout>,
    /// The journal's entry that has the copy's note.
    journalled: Option<u64>,
    due: Callback<()>,
}

impl Draft {
    /// `due` is called when the note should go into the journal.
    pub fn new(due: Callback<()>) -> Draft {
        Draft { pending: None, pause: None, journalled: None, due }
    }

    /// Is there something of this call that the journal lacks?
    pub fn is_pending(&self, call: u64) -> bool {
        self.pending.as_ref().is_some_and(|(pending, _)| *pending == call)
    }

    /// The note of another call is to be [taken](Draft::take) first.
    pub fn typed(&mut self, shift: u64, call: u64, note: Note) {
        let copy = json!({"shift": shift, "call": call, "note": note.as_str()});
        local::write(KEY, &copy.to_string());
        self.pending = Some((call, note));
        let due = self.due.clone();
        self.pause.get_or_insert_with(|| Timeout::new(PAUSE_MS, move || due.emit(())));
    }

    /// What the journal lacks; `entry` is the number under which it will have it.
    pub fn take(&mut self, entry: u64) -> Option<(u64, Note)> {
        self.pause = None;
        let taken = self.pending.take()?;
        self.journalled = Some(entry);
        Some(taken)
    }

    /// Another tab writes the journal, and finds the copy. What is here must not come back after what is typed there.
    pub fn leave(&mut self) {
        self.pause = None;
        self.pending = None;
        self.journalled = None;
    }

    /// The journal has everything up to this entry for good.
    pub fn saved(&mut self, entry: u64) {
        if self.pending.is_none() && self.journalled.is_some_and(|journalled| journalled <= entry) {
            self.journalled = None;
            local::remove(KEY);
        }
    }

    /// What an earlier page, or another tab, could not put into the journal of this shift any more.
    pub fn left_behind(shift: u64) -> Option<(u64, Note)> {
        let copy: Value = serde_json::from_str(&local::read(KEY)?).ok()?;
        if copy["shift"].as_u64() != Some(shift) {
            // Its call is a finished record of an earlier shift, and notes of people are not left lying about.
            local::remove(KEY);
            return None;
        }
        Some((copy["call"].as_u64()?, Note::new(copy["note"].as_str()?)))
    }
}
