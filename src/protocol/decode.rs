//! From a message's text to what it says. Envelope first, then the kind, then the payload of that kind:
//! a known event with a broken payload is the sender's fault and must not pass for an unknown one.

use super::codes::RetCode;
use super::event::{Body, Event};
use super::fault::{Fault, Found, MAX_ID, MAX_TEXT};
use super::kind::Kind;
use super::reader::{clean, find, is_too_long, scalar, type_of, words};
use super::redacted::RawText;
use crate::numbers::plain;
use serde_json_borrow::{Map, Value};
use std::borrow::Cow;

/// One thing that a message said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    Event(Event),
    Error(ErrorReply),
    Unknown(UnknownEvent),
    Malformed(Fault),
}

/// An error envelope: `retcode` is not `0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorReply {
    pub code: RetCode,
    pub message: RawText,
}

/// A well-formed event whose identifier the console doesn't know, kept whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownEvent {
    pub identifier: String,
    pub work_no: Option<String>,
    pub generated: Option<u64>,
    /// The message it came in, untouched.
    pub raw: RawText,
}

/// How a whole message counts. Every message counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A known event or an error envelope.
    Applied,
    /// A well-formed event that the console doesn't know.
    Unknown,
    /// Anything else.
    Rejected,
}

/// A batch counts as rejected if any part of it is, although its sound parts are used.
pub fn verdict(message: &[Decoded]) -> Verdict {
    if message.is_empty() || message.iter().any(|part| matches!(part, Decoded::Malformed(_))) {
        Verdict::Rejected
    } else if message.iter().any(|part| matches!(part, Decoded::Event(_) | Decoded::Error(_))) {
        Verdict::Applied
    } else {
        Verdict::Unknown
    }
}

/// Reads one message: an envelope, a bare event, an `eventList` batch, each perhaps once more under `data`.
/// The result has a part for each event, in the message's order, and is never empty.
pub fn decode(text: &str) -> Vec<Decoded> {
    read(text, None)
}

/// The same, beside somebody who looks at how it is written: a message is parsed once.
pub(crate) fn decode_observed(text: &str, observer: &mut dyn DecodeObserver) -> Vec<Decoded> {
    read(text, Some(observer))
}

/// Looks at each part of a message beside what was read of it.
pub(crate) trait DecodeObserver {
    fn observe(&mut self, part: &Observed);
}

/// One part of a message, as it was written and as it was read.
pub(crate) struct Observed<'a> {
    /// The object that the event was in, if there was one.
    pub envelope: Option<&'a Map<'a>>,
    /// The message was nested under `data` or in a text, or was one of a batch.
    pub nested: bool,
    pub event: Option<&'a Map<'a>>,
    pub content: Option<&'a Value<'a>>,
    /// The kind, although the content may have been unreadable.
    pub kind: Option<Kind>,
    pub decoded: &'a Decoded,
}

fn read(text: &str, observer: Option<&mut dyn DecodeObserver>) -> Vec<Decoded> {
    let mut parts = Vec::with_capacity(1);
    match parse(&well_formed(text)) {
        Ok(value) => {
            let mut reader = Reader { text, raw: None, parts: &mut parts, observer, nested: false };
            reader.message(&value, Nesting::Outer);
        }
        Err(fault) => parts.push(Decoded::Malformed(fault)),
    }
    parts
}

/// JSON without lone halves of characters, which browsers write into it and no other reader takes.
fn well_formed(text: &str) -> Cow<'_, str> {
    const LONGEST_ESCAPE: usize = 6;
    if !text.contains("\\u") {
        return text.into();
    }
    let half = |at: usize| {
        let code = text.get(at..at + LONGEST_ESCAPE)?.strip_prefix("\\u")?;
        u16::from_str_radix(code, 16).ok().filter(|code| (0xd800..0xe000).contains(code))
    };
    let (mut sound, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(found) = text[at..].find('\\') {
        at += found;
        match (half(at), half(at + LONGEST_ESCAPE)) {
            (Some(0xd800..0xdc00), Some(0xdc00..)) => at += 2 * LONGEST_ESCAPE,
            (Some(_), _) => {
                sound += &text[copied..at];
                sound.push_str("\\ufffd");
                at += LONGEST_ESCAPE;
                copied = at;
            }
            // The sign behind it may be another backslash.
            (None, _) => at = (at + 2).min(text.len()),
        }
        if !text.is_char_boundary(at) {
            break;
        }
    }
    if copied == 0 { text.into() } else { (sound + &text[copied..]).into() }
}

fn parse(text: &str) -> Result<Value<'_>, Fault> {
    if text.len() > MAX_TEXT {
        return Err(Fault::TooLong(text.len()));
    }
    serde_json::from_str(clean(text)).map_err(|error| Fault::NotJson { line: error.line(), column: error.column() })
}

#[derive(Clone, Copy, PartialEq)]
enum Nesting {
    Outer,
    Inner,
}

struct Reader<'a, 'o> {
    text: &'a str,
    /// The text, copied once for all the unknown events of a batch.
    raw: Option<RawText>,
    parts: &'a mut Vec<Decoded>,
    observer: Option<&'o mut dyn DecodeObserver>,
    nested: bool,
}

impl Reader<'_, '_> {
    fn fault(&mut self, fault: Fault) {
        self.parts.push(Decoded::Malformed(fault));
    }

    fn message(&mut self, value: &Value, nesting: Nesting) {
        match value {
            Value::Object(map) => self.envelope(map, nesting),
            Value::Str(text) if nesting == Nesting::Outer => self.nested_text(text),
            other => self.fault(Fault::NotAMessage(type_of(other))),
        }
    }

    fn nested_text(&mut self, text: &str) {
        self.nested = true;
        match parse(&well_formed(text)) {
            Ok(value) => self.message(&value, Nesting::Inner),
            Err(fault) => self.fault(fault),
        }
    }

    fn envelope(&mut self, map: &Map, nesting: Nesting) {
        if let Some(code) = find(map, "retcode").and_then(scalar)
            && !matches!(&*code, "" | "0")
        {
            let message = find(map, "message").and_then(scalar).unwrap_or_default();
            let reply = ErrorReply { code: RetCode::from(words(&code)), message: RawText::new(words(&message)) };
            return self.part(Decoded::Error(reply), Some(map), None, None, None);
        }
        if let Some(Value::Array(events)) = find(map, "eventList") {
            self.nested = true;
            for event in events {
                // A batch may hold envelopes or bare events.
                match event {
                    Value::Object(inner) => self.envelope(inner, Nesting::Inner),
                    other => self.fault(Fault::NotAMessage(type_of(other))),
                }
            }
            if events.is_empty() {
                self.fault(Fault::NoEvent);
            }
            return;
        }
        match find(map, "event") {
            Some(Value::Object(event)) => return self.event(event, Some(map)),
            Some(found) if !is_blank(found) => return self.fault(Fault::NotAMessage(type_of(found))),
            _ => {}
        }
        if find(map, "eventType").is_some() {
            return self.event(map, None);
        }
        match find(map, "data") {
            Some(Value::Str(text)) if nesting == Nesting::Outer => self.nested_text(text),
            Some(data @ Value::Object(_)) if nesting == Nesting::Outer => {
                self.nested = true;
                self.message(data, Nesting::Inner);
            }
            _ => self.fault(Fault::NoEvent),
        }
    }

    fn event<'m>(&mut self, map: &'m Map<'m>, envelope: Option<&'m Map<'m>>) {
        let Some(Value::Str(identifier)) = find(map, "eventType") else {
            return self.fault(Fault::NoEventType);
        };
        let identifier = clean(identifier);
        if identifier.is_empty() {
            return self.fault(Fault::NoEventType);
        }
        let work_no = find(map, "workNo").and_then(scalar).map(|work_no| plain(&work_no, MAX_ID + 1).into_owned());
        let work_no = work_no.filter(|work_no| !work_no.is_empty());
        for (field, id) in [("eventType", Some(identifier)), ("workNo", work_no.as_deref())] {
            if id.is_some_and(is_too_long) {
                return self.fault(Fault::field(field, Found::TooLong));
            }
        }
        let generated = find(map, "eventGenTime").and_then(scalar).and_then(|time| time.parse().ok());
        let (kind, content) = (Kind::from_identifier(identifier), find(map, "content"));
        let decoded = match kind {
            None => Decoded::Unknown(UnknownEvent {
                identifier: identifier.to_owned(),
                work_no,
                generated,
                raw: self.raw.get_or_insert_with(|| RawText::new(self.text)).clone(),
            }),
            Some(kind) => match Body::read(kind, content) {
                Ok(body) => Decoded::Event(Event { body, work_no, generated }),
                Err(fault) => Decoded::Malformed(fault.of(kind)),
            },
        };
        self.part(decoded, envelope, Some(map), content, kind);
    }

    fn part<'m>(
        &mut self,
        decoded: Decoded,
        envelope: Option<&'m Map<'m>>,
        event: Option<&'m Map<'m>>,
        content: Option<&'m Value<'m>>,
        kind: Option<Kind>,
    ) {
        if let Some(observer) = &mut self.observer {
            observer.observe(&Observed { envelope, nested: self.nested, event, content, kind, decoded: &decoded });
        }
        self.parts.push(decoded);
    }
}

/// What clients of the gateway have seen in the place of "no event".
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Str(text) => clean(text).is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}
