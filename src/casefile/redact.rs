//! What becomes of each thing in a file that is given away. What is not known to be a code is taken for a person's.

use super::pseudonyms::Pseudonyms;
use crate::domain::{Amendment, Call, Earlier, Note, Restored, Ring};
use crate::journal::{Entry, EntryKind};
use crate::protocol::{CallId, NUMBER_FIELDS, Number, RawText, clean};
use serde_json::{Map, Value};

/// The keys under which the bar writes codes, names of events and queues, and times, in small letters. What stands under
/// any other key may be a person's.
const CODES: [&str; 29] = [
    "addresstype",
    "begintime",
    "detect",
    "endtime",
    "eventgentime",
    "eventtype",
    "feature",
    "filemediatype",
    "locationid",
    "logintime",
    "mediaability",
    "mediatype",
    "phonestate",
    "reason",
    "recordformat",
    "recordid",
    "releaseandrequeuecallflag",
    "releaseandrequeuecount",
    "result",
    "resultcode",
    "retcode",
    "skillid",
    "skillname",
    "status",
    "subtype",
    "taskid",
    "transfer",
    "type",
    "vdnid",
];
/// The keys of ids of calls, and of contents, which may be nothing but an id.
const IDS: [&str; 3] = ["callid", "orgcallid", "content"];
/// The key of several numbers in one text.
const LIST: &str = "partner";
/// An agent that is none.
const NO_AGENT: &str = "65535";
/// So many digits in a row may be a person's.
const FIGURE: usize = 5;

impl Pseudonyms {
    /// An entry that makes the same of every session, for other persons.
    pub fn entry(&self, entry: &Entry) -> Entry {
        let what = match &entry.what {
            EntryKind::Message(text) => EntryKind::Message(RawText::new(&self.message(text.as_str()))),
            EntryKind::Dialled(number) => EntryKind::Dialled(self.of_number(number)),
            EntryKind::DialledVideo(number) => EntryKind::DialledVideo(self.of_number(number)),
            EntryKind::DialledBack(number, video, to) => EntryKind::DialledBack(self.of_number(number), *video, *to),
            EntryKind::Noted(call, note) => EntryKind::said(*call, Amendment::Note(self.note(note))),
            EntryKind::Restored(restored) => EntryKind::Restored(Box::new(self.restored(restored))),
            EntryKind::Opened
            | EntryKind::FrameLoaded
            | EntryKind::Disposed(..)
            | EntryKind::WrappedUp(..)
            | EntryKind::Promised(..)
            | EntryKind::PromiseKept(..)
            | EntryKind::Rang(..)
            | EntryKind::Seen { .. }
            | EntryKind::ClockSet => entry.what.clone(),
        };
        Entry { what, ..entry.clone() }
    }

    /// A message of the bar. JSON stays JSON, and what it means for a call stays the same.
    pub fn message(&self, text: &str) -> String {
        let Ok(mut value) = serde_json::from_str(text.trim_start_matches('\u{feff}')) else { return self.text(text) };
        self.value(&mut value, "");
        value.to_string()
    }

    fn value(&self, value: &mut Value, key: &str) {
        match value {
            Value::String(text) if text.starts_with(['{', '[']) && serde_json::from_str::<Value>(text).is_ok() => {
                *text = self.message(text);
            }
            Value::String(text) => *text = self.string(text, key),
            Value::Number(number) => *number = self.figure_under(number, key),
            Value::Array(values) => values.iter_mut().for_each(|value| self.value(value, key)),
            Value::Object(map) => self.object(map),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn object(&self, map: &mut Map<String, Value>) {
        for (key, mut value) in std::mem::take(map) {
            self.value(&mut value, &key);
            let mut name = if is_field(&key) { key } else { self.text(&key) };
            while map.contains_key(&name) {
                name.push('_');
            }
            map.insert(name, value);
        }
    }

    fn figure_under(&self, number: &serde_json::Number, key: &str) -> serde_json::Number {
        let text = number.to_string();
        let is_small = text.bytes().filter(u8::is_ascii_digit).count() < FIGURE;
        let replaced = match &*text {
            _ if is_among(&IDS, key) => self.id(&text),
            _ if is_among(&CODES, key) => return number.clone(),
            NO_AGENT if is_number(key) => return number.clone(),
            _ if is_number(key) => self.figure(&text, true),
            _ if is_small => return number.clone(),
            _ => self.figure(&text, false),
        };
        // With other digits, or letters in an exponent, it may be too large for a number or none.
        replaced.parse().unwrap_or_else(|_| 0.into())
    }

    fn string(&self, text: &str, key: &str) -> String {
        match text {
            _ if is_among(&IDS, key) => self.call_id(text),
            _ if is_among(&CODES, key) => text.to_owned(),
            NO_AGENT if is_number(key) => text.to_owned(),
            _ if key.eq_ignore_ascii_case(LIST) => self.numbers(text),
            _ if is_number(key) => self.number(text),
            _ => self.text(text),
        }
    }

    /// What stands where a call's id does. It may be padded.
    fn call_id(&self, text: &str) -> String {
        let id = clean(text);
        let is_text = !id.is_ascii() || id.contains(char::is_whitespace);
        match id {
            _ if is_id(id) => text.to_owned(),
            _ if is_text => self.text(text),
            // What is padded is no part of the id.
            _ => text.replacen(id, &self.id(id), 1),
        }
    }

    pub(super) fn of_number(&self, number: &Number) -> Number {
        Number::new(&self.number(number.whole().as_str()))
    }

    fn of_id(&self, id: &CallId) -> CallId {
        CallId::new(&self.call_id(id.as_str()))
    }

    fn note(&self, note: &Note) -> Note {
        Note::new(&self.text(note.as_str()))
    }

    fn restored(&self, restored: &Restored) -> Restored {
        let mut agent = restored.agent.clone();
        agent.work_no = agent.work_no.map(|work_no| self.number(&work_no));
        Restored {
            calls: restored.calls.iter().map(|call| self.call(call)).collect(),
            agent,
            phone: restored.phone.as_ref().map(|ring| self.ring(ring)),
            ..restored.clone()
        }
    }

    /// A call as it is on record.
    pub fn call(&self, call: &Call) -> Call {
        let number = |number: &Option<Number>| number.as_ref().map(|number| self.of_number(number));
        let mut revisions = call.revisions.clone();
        for revision in &mut revisions.earlier {
            if let Earlier::Note(note) = &mut revision.was {
                *note = self.note(note);
            }
        }
        Call {
            id: if call.is_local() { call.id.clone() } else { self.of_id(&call.id) },
            agent: call.agent.as_ref().map(|agent| self.number(agent)),
            number: number(&call.number),
            caller: number(&call.caller),
            called: number(&call.called),
            transferred_from: number(&call.transferred_from),
            failure: call.failure.as_ref().map(|failure| self.text(failure)),
            note: call.note.as_ref().map(|note| self.note(note)),
            revisions,
            ..call.clone()
        }
    }

    fn ring(&self, ring: &Ring) -> Ring {
        let number = |number: &Option<Number>| number.as_ref().map(|number| self.of_number(number));
        Ring {
            call_id: ring.call_id.as_ref().map(|id| self.of_id(id)),
            agent: ring.agent.as_ref().map(|agent| self.number(agent)),
            number: number(&ring.number),
            called: number(&ring.called),
            transferred_from: number(&ring.transferred_from),
            ..ring.clone()
        }
    }
}

fn is_among(keys: &[&str], key: &str) -> bool {
    keys.iter().any(|known| known.eq_ignore_ascii_case(key))
}

/// Whether a number stands there, of a person or an agent.
fn is_number(key: &str) -> bool {
    is_among(&NUMBER_FIELDS, key) || key.eq_ignore_ascii_case("workNo")
}

/// Whether it is written as a field of an object is named. The catalogue's keys are.
fn is_field(key: &str) -> bool {
    let is_long = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    key.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !key.as_bytes().windows(FIGURE).any(is_long)
}

/// Whether it is written as the platform writes ids of calls, the second of its beginning and a count: `1456401416-3`.
fn is_id(text: &str) -> bool {
    let is_of_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // Until 2033. No number within a country is so long and begins with 1.
    let is_second = |text: &str| text.len() == 10 && text.starts_with('1') && is_of_digits(text);
    text.split_once('-').is_some_and(|(first, count)| is_second(first) && count.len() <= 8 && is_of_digits(count))
}
