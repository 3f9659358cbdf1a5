//! A note that is being typed. It is in the console with every stroke, and in the journal or in its record as soon as the
//! agent pauses or goes elsewhere. A page that is left has no time to wait for either, so until they have the note for
//! good, a copy lies where it can be written at once.

use super::{Event, Kernel};
use crate::browser::local_storage;
use crate::domain::{Amendment, Note};
use crate::journal::{RecordKey, Redaction};
use gloo::timers::callback::Timeout;
use serde_json::{Value, json};
use yew::Callback;

/// How long the journal may lack what was typed, milliseconds.
const PAUSE_MS: u32 = 300;
/// The key in `localStorage`.
const KEY: &str = "agent-console.draft";

pub struct Draft {
    /// The call and its note, not yet written down.
    pending: Option<(RecordKey, Note)>,
    pause: Option<Timeout>,
    /// Where the copy's note is being written.
    written: Option<Written>,
    due: Callback<()>,
}

#[derive(Clone, Copy, PartialEq)]
enum Written {
    /// In this entry of the journal.
    Entry(u64),
    /// In the record of a call of an earlier shift.
    Record(RecordKey),
}

impl Draft {
    /// `due` is called when the note should be written down.
    pub fn new(due: Callback<()>) -> Draft {
        Draft { pending: None, pause: None, written: None, due }
    }

    /// Is there something of this call that is not written down?
    pub fn is_pending(&self, call: RecordKey) -> bool {
        self.pending.as_ref().is_some_and(|(pending, _)| *pending == call)
    }

    /// Is there anything that is not written down?
    pub fn has_pending(&self) -> bool {
        self.pending.is_some()
    }

    /// The note of another call is to be [taken](Draft::take) first.
    pub fn typed(&mut self, call: RecordKey, note: Note) {
        let RecordKey { began, shift, call: key } = call;
        let copy = json!({"shift": shift, "call": key, "began": began, "note": note.as_str()});
        // Without a copy only the journal can keep it, at once.
        let pause = if local_storage::write(KEY, &copy.to_string()) { PAUSE_MS } else { 0 };
        self.pending = Some((call, note));
        let due = self.due.clone();
        self.pause.get_or_insert_with(|| Timeout::new(pause, move || due.emit(())));
    }

    /// What is not written down; of a call of `shift` it will be, in the journal's entry of this number.
    pub fn take(&mut self, shift: u64, entry: u64) -> Option<(RecordKey, Note)> {
        self.pause = None;
        let taken = self.pending.take()?;
        self.written = Some(if taken.0.shift == shift { Written::Entry(entry) } else { Written::Record(taken.0) });
        Some(taken)
    }

    /// Another tab writes, and finds the copy. What is here must not come back after what is typed there.
    pub fn leave(&mut self) {
        self.pause = None;
        self.pending = None;
        self.written = None;
    }

    /// The journal has everything up to this entry for good.
    pub fn saved(&mut self, entry: u64) {
        self.settle(|written| matches!(written, Written::Entry(journalled) if journalled <= entry));
    }

    /// The record of a call of an earlier shift has everything for good.
    pub fn recorded(&mut self, call: RecordKey) {
        self.settle(|written| written == Written::Record(call));
    }

    fn settle(&mut self, is_this: impl Fn(Written) -> bool) {
        if self.pending.is_none() && self.written.is_some_and(is_this) {
            self.written = None;
            local_storage::remove(KEY);
        }
    }

    /// The copy, without a number.
    pub fn redact(redaction: &Redaction) {
        if let Some(without) = local_storage::read(KEY).and_then(|copy| redaction.in_stored(&copy)) {
            local_storage::write(KEY, &without);
        }
    }

    /// What an earlier page, or another tab, could not write down any more. Of a call of the open `shift` its key is
    /// enough; notes of people are not left lying about if nobody can tell whose they are.
    pub fn left_behind(shift: u64) -> Option<(RecordKey, Note)> {
        let copy: Value = serde_json::from_str(&local_storage::read(KEY)?).ok()?;
        let of = copy["shift"].as_u64()?;
        let began = copy["began"].as_u64().or((of == shift).then_some(0));
        let Some(began) = began else {
            local_storage::remove(KEY);
            return None;
        };
        let call = RecordKey { began, shift: of, call: copy["call"].as_u64()? };
        Some((call, Note::new(copy["note"].as_str()?)))
    }
}

impl Kernel {
    /// The agent types about a call, in its form or in its story.
    pub fn typed(&mut self, call: RecordKey, note: Note) {
        if !self.leads() {
            return;
        }
        if !self.draft.is_pending(call) {
            self.write_draft();
        }
        self.draft.typed(call, note);
        self.rendering.soon();
    }

    /// Writes down what was typed.
    pub fn write_draft(&mut self) {
        let (shift, next) = (self.shift(), self.next_entry());
        if self.leads()
            && let Some((call, note)) = self.draft.take(shift, next)
        {
            self.amend(call, Amendment::Note(note));
        }
    }

    /// What was typed into a page that then had no time left.
    pub fn find_draft(&mut self) {
        if let Some((call, note)) = Draft::left_behind(self.shift()) {
            self.draft.typed(call, note);
            self.write_draft();
            self.emit(Event::DraftFound);
        }
    }
}
