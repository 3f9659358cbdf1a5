//! What becomes of each thing in a file that is given away. What is not known to be a code is taken for a person's.

use super::pseudonyms::Pseudonyms;
use crate::domain::{Amendment, Call, Earlier, Note, Restored, Ring};
use crate::journal::{Entry, EntryKind};
use crate::protocol::{NUMBER_FIELDS, Number, RawText};
use serde_json::{Map, Value};

/// The keys under which the bar writes codes, names of events, ids of calls, and times, in small letters. What stands under
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
/// The keys of ids of calls. One that is nothing but digits might be a number, as it might be where the whole content is an id.
const IDS: [&str; 3] = ["callid", "orgcallid", "content"];
/// The key of several numbers in one text.
const LIST: &str = "partner";
/// An agent that is none.
const NO_AGENT: &str = "65535";
/// Since 2001 and until 2100, epoch milliseconds: a number in between is a time.
const TIMES: std::ops::Range<u64> = 1_000_000_000_000..4_102_444_800_000;

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
            Value::Number(number) => {
                let digits = number.to_string();
                let is_code = is_among(&CODES, key) || number.as_u64().is_some_and(|number| TIMES.contains(&number));
                // A number that begins with 0 would be no number of JSON.
                let replaced = self.string(&digits, key).trim_start_matches('0').parse::<u64>();
                if let (false, true, Ok(replaced)) = (is_code, digits.len() > 4, replaced) {
                    *value = replaced.into();
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.value(value, key)),
            Value::Object(map) => self.object(map),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn object(&self, map: &mut Map<String, Value>) {
        map.iter_mut().for_each(|(key, value)| self.value(value, key));
    }

    fn string(&self, text: &str, key: &str) -> String {
        match text {
            _ if is_among(&IDS, key) && is_id(text) => text.to_owned(),
            _ if is_among(&CODES, key) => text.to_owned(),
            NO_AGENT if is_number(key) => text.to_owned(),
            _ if key.eq_ignore_ascii_case(LIST) => self.numbers(text),
            _ if is_number(key) => self.number(text),
            _ => self.text(text),
        }
    }

    pub(super) fn of_number(&self, number: &Number) -> Number {
        Number::new(&self.number(number.whole().as_str()))
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

/// Whether it is written as the platform writes ids of calls: figures and letters with signs between them.
fn is_id(text: &str) -> bool {
    let has = |is: fn(&char) -> bool| text.chars().any(|char| is(&char));
    has(char::is_ascii_digit)
        && has(|char| !char.is_ascii_digit())
        && text.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.' | ':'))
}
