//! A call of the log, with what is found in it.

use super::history::History;
use super::search_fold::fold;
use super::waiting::Waiting;
use crate::directory::Contact;
use crate::domain::Call;
use crate::journal::RecordKey;
use crate::numbers::{callable, dialable, key};
use crate::protocol::Number;
use std::rc::Rc;

/// What numbers and codes are called.
pub trait Naming {
    fn contact(&self, number: &Number) -> Option<Rc<Contact>>;
    /// The enterprise's name for a code, in the language of the page.
    fn disposition(&self, call: &Call, code: &str) -> Option<String>;
    /// What is the same for all numbers of one person.
    fn person(&self, number: &Number) -> String {
        key(number.as_str())
    }
}

/// A call under its record's key. Holds personal data, so it has no `Debug`.
#[derive(Clone)]
pub struct Row {
    pub key: RecordKey,
    pub call: Rc<Call>,
    /// Who the other party is, as far as the directory knows.
    pub contact: Option<Rc<Contact>>,
    /// What the enterprise calls the disposition; its code if it calls it nothing.
    pub disposition: Option<String>,
    /// Its numbers are not shown whole; the other party's could be dialled.
    pub masked: bool,
    /// When the agent has spoken with the other party since, epoch milliseconds.
    pub settled: Option<u64>,
    /// In the list of those who wait: what is known of the person.
    pub waiting: Option<Rc<Waiting>>,
    /// Who that is, unless nobody knows.
    pub(super) person: Option<Rc<str>>,
    /// The folded texts in which words are looked for, a line each.
    pub(super) text: String,
}

impl Row {
    pub fn new(shift: u64, call: Rc<Call>, naming: &impl Naming) -> Row {
        let contact = call.number.as_ref().and_then(|number| naming.contact(number));
        let label = |code: &String| naming.disposition(&call, code).unwrap_or_else(|| code.clone());
        let disposition = call.disposition.as_ref().map(label);
        let mut text = String::new();
        let mut add = |part: &str| {
            text.push_str(&fold(part));
            text.push('\n');
        };
        for number in [&call.number, &call.caller, &call.called].into_iter().flatten() {
            add(number.as_str());
            let read = dialable(number.as_str());
            if read != number.as_str() {
                add(&read);
            }
        }
        contact.iter().for_each(|contact| add(&contact.name));
        call.queue.iter().for_each(|queue| add(queue));
        call.disposition.iter().chain(&disposition).for_each(|disposition| add(disposition));
        call.note.iter().for_each(|note| add(note.as_str()));
        Row {
            person: person(&call, naming),
            key: RecordKey::of(shift, &call),
            call,
            contact,
            disposition,
            masked: false,
            settled: None,
            waiting: None,
            text,
        }
    }

    /// Takes the call into the history of its other party, who was another `before`; whether that is so.
    pub(super) fn remember(&self, history: &mut History, before: Option<&Row>) -> bool {
        let another = before.and_then(|before| before.person.as_deref());
        let another = another.filter(|another| Some(*another) != self.person.as_deref());
        if let Some(another) = another {
            history.leave(another, self.key);
        }
        if let Some(person) = &self.person {
            history.take(person, self.key, &self.call);
        }
        another.is_some()
    }

    /// The same row for a person to look at, with `call`'s numbers masked. One that could be dialled still can.
    #[must_use]
    pub fn masked(&self, call: Rc<Call>) -> Row {
        let whole = self.call.number.as_ref().and_then(|number| callable(number.whole().as_str()));
        Row {
            key: self.key,
            call,
            contact: self.contact.clone(),
            disposition: self.disposition.clone(),
            masked: whole.is_some(),
            settled: self.settled,
            waiting: self.waiting.clone(),
            person: None,
            text: String::new(),
        }
    }

    /// The other party's name or else number; empty if neither is known.
    pub fn party(&self) -> &str {
        let number = self.call.number.as_ref().map(|number| number.as_str());
        self.contact.as_ref().map(|contact| &*contact.name).or(number).unwrap_or_default()
    }

    /// Whether the other party waits to be called back, or would if the agent had not said otherwise.
    pub fn may_wait(&self) -> bool {
        self.call.may_wait()
    }

    /// Whether the other party waits to be called back.
    pub fn waits(&self) -> bool {
        self.call.waits() && self.settled.is_none()
    }

    /// Whether the agent has said that nothing is left to be done, or has spoken with who waited.
    pub fn is_done(&self) -> bool {
        if self.may_wait() { !self.waits() } else { self.call.wrapped_up }
    }
}

/// Who the other party is, unless nobody knows.
pub(super) fn person(call: &Call, naming: &impl Naming) -> Option<Rc<str>> {
    let number = call.number.as_ref().filter(|number| !number.is_withheld() && !number.is_forgotten())?;
    Some(naming.person(number).into())
}
