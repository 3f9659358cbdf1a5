//! Reading a payload that its makers wrote by hand: keys in any case, codes as strings or numbers,
//! a call id under two names or none.

use super::fault::{Fault, Found, MAX_ID, MAX_WORDS};
use super::redacted::{CallId, Number};
use crate::numbers::plain;
use serde_json_borrow::{Map, Value};
use std::borrow::Cow;
use std::cell::OnceCell;

/// The `content` of an event. What is wrong with it stops nobody: the first fault is written down and reading goes on as
/// if the field weren't there, so that only the end has to ask whether there was one.
pub(super) struct Fields<'a> {
    form: Form<'a>,
    fault: &'a OnceCell<Fault>,
}

/// The three forms that the platform uses.
enum Form<'a> {
    Nothing,
    Text(&'a str),
    Object(&'a Map<'a>),
}

impl<'a> Fields<'a> {
    pub fn of(content: Option<&'a Value<'a>>, fault: &'a OnceCell<Fault>) -> Self {
        let form = match content {
            None | Some(Value::Null) => Form::Nothing,
            Some(Value::Str(text)) => match clean(text) {
                "" => Form::Nothing,
                text => Form::Text(text),
            },
            Some(Value::Object(map)) => Form::Object(map),
            Some(other) => {
                fault.get_or_init(|| Fault::content(type_of(other)));
                Form::Nothing
            }
        };
        Fields { form, fault }
    }

    /// The same, for the events that carry no call id and so have no use for a bare string.
    pub fn without_text(&self) -> &Self {
        if let Form::Text(_) = self.form {
            self.fault.get_or_init(|| Fault::content("string"));
        }
        self
    }

    fn wrong(&self, name: &'static str, found: Found) {
        self.fault.get_or_init(|| Fault::field(name, found));
    }

    fn get(&self, name: &str) -> Option<&'a Value<'a>> {
        match self.form {
            Form::Object(map) => find(map, name),
            Form::Nothing | Form::Text(_) => None,
        }
    }

    /// A scalar as text; null and `""` are absent.
    fn scalar(&self, name: &'static str) -> Option<Cow<'a, str>> {
        let value = self.get(name)?;
        let text = scalar(value);
        if text.is_none() {
            self.wrong(name, Found::Type(type_of(value)));
        }
        text.filter(|text| !text.is_empty())
    }

    pub fn text(&self, name: &'static str) -> Option<String> {
        self.scalar(name).map(|text| plain(&text, MAX_WORDS).into_owned())
    }

    /// A code from one of the tables, string or number.
    pub fn code<T: for<'c> From<&'c str>>(&self, name: &'static str) -> Option<T> {
        self.scalar(name).map(|code| T::from(words(&code)))
    }

    pub fn number(&self, name: &'static str) -> Option<Number> {
        self.scalar(name).map(|number| Number::new(&number))
    }

    /// The number of an agent, for whom the platform writes `65535` if there is none.
    pub fn agent(&self, name: &'static str) -> Option<Number> {
        self.number(name).filter(|agent| agent.as_str() != "65535")
    }

    /// Numbers, split at the platform's commas of either width, semicolons and blanks.
    pub fn numbers(&self, name: &'static str) -> Vec<Number> {
        let listed = self.text(name).unwrap_or_default();
        let parts = listed.split(|c: char| matches!(c, ',' | '，' | ';' | '；') || c.is_whitespace());
        parts.filter(|number| !number.is_empty()).map(Number::new).collect()
    }

    /// A whole number, however it was written.
    pub fn whole<T: std::str::FromStr>(&self, name: &'static str) -> Option<T> {
        let number = self.scalar(name)?.parse().ok();
        if number.is_none() {
            self.wrong(name, Found::NoWholeNumber);
        }
        number
    }

    /// A switch: `yes`/`no`, `1`/`0`, `true`/`false`.
    pub fn flag(&self, name: &'static str) -> Option<bool> {
        match &*self.scalar(name)? {
            "yes" | "1" | "true" => Some(true),
            "no" | "0" | "false" => Some(false),
            _ => {
                self.wrong(name, Found::NeitherYesNorNo);
                None
            }
        }
    }

    /// The call that the event speaks of: the bare text, or `callid`, or `callId`.
    pub fn call_id(&self) -> Option<CallId> {
        match self.form {
            Form::Text(id) => self.id("content", id),
            Form::Nothing | Form::Object(_) => self.call_id_under("callid"),
        }
    }

    pub fn call_id_under(&self, name: &'static str) -> Option<CallId> {
        self.scalar(name).and_then(|id| self.id(name, &id))
    }

    fn id(&self, name: &'static str, id: &str) -> Option<CallId> {
        if is_too_long(id) {
            self.wrong(name, Found::TooLong);
            return None;
        }
        Some(CallId::new(id))
    }

    /// An object within the object.
    pub fn inner(&self, name: &'static str) -> Fields<'a> {
        let form = match self.get(name) {
            None | Some(Value::Null) => Form::Nothing,
            Some(Value::Object(map)) => Form::Object(map),
            Some(other) => {
                self.wrong(name, Found::Type(type_of(other)));
                Form::Nothing
            }
        };
        Fields { form, fault: self.fault }
    }

    /// Whether none of the event's own fields are there.
    pub fn is_bare(&self) -> bool {
        !matches!(self.form, Form::Object(_))
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
pub(super) fn find<'a>(map: &'a Map<'a>, name: &str) -> Option<&'a Value<'a>> {
    let last = |is: fn(&str, &str) -> bool| map.iter().filter(|(key, _)| is(key, name)).last();
    // Of a key that comes twice the last counts, as in any browser.
    last(str::eq).or_else(|| last(str::eq_ignore_ascii_case)).map(|(_, value)| value)
}

/// String, number or null as text; `None` for what is no scalar. Null reads as empty.
pub(super) fn scalar<'a>(value: &'a Value) -> Option<Cow<'a, str>> {
    match value {
        Value::Null => Some("".into()),
        Value::Str(text) => Some(clean(text).into()),
        Value::Number(number) => Some(serde_json::Number::from(*number).to_string().into()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Some gateways pad strings with NUL characters.
pub(crate) fn clean(text: &str) -> &str {
    text.trim_matches(|c: char| c == '\0' || c.is_whitespace())
}

/// Whether it is no id.
pub(super) fn is_too_long(id: &str) -> bool {
    id.len() > MAX_ID && id.chars().nth(MAX_ID).is_some()
}

/// What is kept of a text.
pub(super) fn words(text: &str) -> &str {
    text.char_indices().nth(MAX_WORDS).map_or(text, |(end, _)| &text[..end])
}

/// The name of a JSON type (RFC 8259).
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::Str(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
