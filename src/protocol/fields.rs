//! Reading a payload that its makers wrote by hand: keys in any case, codes as strings or numbers,
//! a call id under two names or none.

use super::decode::{Fault, Found};
use super::personal::{CallId, Number};
use serde_json::{Map, Value};

/// The `content` of an event in one of the three forms that the platform uses.
pub(super) enum Fields<'a> {
    Nothing,
    Text(&'a str),
    Object(&'a Map<String, Value>),
}

impl<'a> Fields<'a> {
    pub fn of(content: Option<&'a Value>) -> Result<Self, Fault> {
        match content {
            None | Some(Value::Null) => Ok(Fields::Nothing),
            Some(Value::String(text)) => Ok(match clean(text) {
                "" => Fields::Nothing,
                text => Fields::Text(text),
            }),
            Some(Value::Object(map)) => Ok(Fields::Object(map)),
            Some(other) => Err(Fault::content(type_of(other))),
        }
    }

    /// The same, for the events that carry no call id and so have no use for a bare string.
    pub fn without_text(content: Option<&'a Value>) -> Result<Self, Fault> {
        match Self::of(content)? {
            Fields::Text(_) => Err(Fault::content("string")),
            fields => Ok(fields),
        }
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        match self {
            Fields::Object(map) => find(map, name),
            Fields::Nothing | Fields::Text(_) => None,
        }
    }

    /// A scalar as text; null and `""` are absent.
    pub fn text(&self, name: &'static str) -> Result<Option<String>, Fault> {
        self.get(name)
            .map_or(Ok(None), |value| scalar(value).ok_or_else(|| Fault::field(name, Found::Type(type_of(value)))))
            .map(|text| text.filter(|text| !text.is_empty()))
    }

    /// A code from one of the tables, string or number.
    pub fn code<T: for<'c> From<&'c str>>(&self, name: &'static str) -> Result<Option<T>, Fault> {
        Ok(self.text(name)?.map(|code| T::from(&code)))
    }

    pub fn number(&self, name: &'static str) -> Result<Option<Number>, Fault> {
        Ok(self.text(name)?.map(|number| Number::new(&number)))
    }

    /// A whole number, however it was written.
    pub fn whole<T: std::str::FromStr>(&self, name: &'static str) -> Result<Option<T>, Fault> {
        match self.text(name)? {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| Fault::field(name, Found::NoWholeNumber)),
        }
    }

    /// A switch: `yes`/`no`, `1`/`0`, `true`/`false`.
    pub fn flag(&self, name: &'static str) -> Result<Option<bool>, Fault> {
        match self.text(name)?.as_deref() {
            None => Ok(None),
            Some("yes" | "1" | "true") => Ok(Some(true)),
            Some("no" | "0" | "false") => Ok(Some(false)),
            Some(_) => Err(Fault::field(name, Found::NeitherYesNorNo)),
        }
    }

    /// The call that the event speaks of: the bare text, or `callid`, or `callId`.
    pub fn call_id(&self) -> Result<Option<CallId>, Fault> {
        match self {
            Fields::Text(id) => Ok(Some(CallId::new(id))),
            _ => self.call_id_under("callid"),
        }
    }

    pub fn call_id_under(&self, name: &'static str) -> Result<Option<CallId>, Fault> {
        Ok(self.text(name)?.map(|id| CallId::new(&id)))
    }

    /// An object within the object.
    pub fn inner(&self, name: &'static str) -> Result<Fields<'a>, Fault> {
        match self.get(name) {
            None | Some(Value::Null) => Ok(Fields::Nothing),
            Some(Value::Object(map)) => Ok(Fields::Object(map)),
            Some(other) => Err(Fault::field(name, Found::Type(type_of(other)))),
        }
    }

    /// Whether none of the event's own fields are there.
    pub fn is_bare(&self) -> bool {
        !matches!(self, Fields::Object(_))
    }
}

/// The fields, in any case, that hold a number of a person, or several.
pub const NUMBER_FIELDS: [&str; 10] = [
    "caller",
    "called",
    "transfrom",
    "otherPhone",
    "otherPhoneWorkno",
    "number",
    "partner",
    "address",
    "monitoredagent",
    "lastReleaseAgentId",
];

/// A key's value, the key being compared without regard to case: the vendor's texts and samples differ
/// (`transFrom` and `transfrom`, `callid` and `callId`).
pub(super) fn find<'a>(map: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    map.get(name).or_else(|| map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

/// String, number or null as text; `None` for what is no scalar. Null reads as empty.
pub(super) fn scalar(value: &Value) -> Option<Option<String>> {
    match value {
        Value::Null => Some(None),
        Value::String(text) => Some(Some(clean(text).to_owned())),
        Value::Number(number) => Some(Some(number.to_string())),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Some gateways pad strings with NUL characters.
pub(super) fn clean(text: &str) -> &str {
    text.trim_matches(|c: char| c == '\0' || c.is_whitespace())
}

/// The name of a JSON type (RFC 8259).
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
