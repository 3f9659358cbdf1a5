//! What the page may post to the bar: `eventpost` and `callout`, and nothing else. Answering, holding and
//! hanging up have no documented message; the agent does these in the bar.

use super::kind::Kind;
use super::personal::Number;
use serde_json::{Map, Value};

/// Something to hand to `postMessage`.
#[derive(Clone, Debug, PartialEq)]
pub enum Posting {
    Text(String),
    Object(Value),
}

/// The subscription (`cec_05_1316`), a JSON text. Whether a second one adds or replaces is not documented,
/// so it always lists everything: all known identifiers, then `extra` ones, none twice.
pub fn eventpost(extra: &[String]) -> Posting {
    let mut identifiers: Vec<&str> = Kind::ALL.iter().map(|kind| kind.identifier()).collect();
    for identifier in extra {
        if !identifiers.contains(&identifier.as_str()) {
            identifiers.push(identifier);
        }
    }
    Posting::Text(written(&object([("name", "eventpost".into()), ("param", identifiers.into())])))
}

/// As JSON. What `Display` writes is the same, by way of code that turns failing files and networks into words.
fn written(message: &Value) -> String {
    serde_json::to_string(message).expect("a value can be written as JSON")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum MediaMode {
    #[default]
    Audio,
    Video,
}

impl MediaMode {
    pub fn word(self) -> &'static str {
        match self {
            MediaMode::Audio => "audio",
            MediaMode::Video => "video",
        }
    }
}

/// The vendor documents both (`cec_05_1313`, `cec_05_1318`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CalloutForm {
    /// `"param": [number, mode]`
    #[default]
    Array,
    /// `"param": {"number": number, "mode": mode}`
    Object,
}

/// Objects are what the vendor's page posts; texts are what older bars took (`cec_05_1705`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CalloutEncoding {
    #[default]
    Object,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct CalloutStyle {
    pub form: CalloutForm,
    pub encoding: CalloutEncoding,
}

/// An outbound call. It is obeyed only while the agent is signed in, and no answer is documented.
pub fn callout(number: &Number, mode: MediaMode, style: CalloutStyle) -> Posting {
    let (number, mode) = (number.as_str(), mode.word());
    let param = match style.form {
        CalloutForm::Array => Value::from(vec![number, mode]),
        CalloutForm::Object => object([("number", number.into()), ("mode", mode.into())]),
    };
    let message = object([("name", "callout".into()), ("param", param)]);
    match style.encoding {
        CalloutEncoding::Object => Posting::Object(message),
        CalloutEncoding::Text => Posting::Text(written(&message)),
    }
}

fn object(entries: [(&str, Value); 2]) -> Value {
    let mut object = Map::new();
    for (key, value) in entries {
        object.insert(key.to_owned(), value);
    }
    object.into()
}
