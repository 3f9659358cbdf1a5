//! What the bar does with the messages that the page around it posts.

use crate::protocol::{BarCommand, Kind, MediaMode, greeted};
use serde_json::Value;
use std::collections::BTreeSet;

/// The page's subscription. Nothing is acknowledged and nothing is repeated for a late subscriber: no
/// document promises either.
#[derive(Clone, Debug, Default)]
pub struct BarSide {
    subscribed: BTreeSet<String>,
}

/// What a posted message turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// `eventpost`: the page wants these identifiers, and no longer those that it had named before.
    Subscribed(Vec<String>),
    CallOut {
        number: String,
        mode: MediaMode,
    },
    /// The console whose own bar this is has this language, and follows the bar's clock. No real bar knows that message.
    Greeted {
        language: String,
    },
    /// None of these; a real bar shares its window with extensions and ignores them.
    NotUnderstood,
}

impl BarSide {
    pub fn new() -> Self {
        BarSide::default()
    }

    /// `eventpost` is understood as a text only, as documented (`cec_05_1316`); `callout` as an object
    /// (`cec_05_1313`, `cec_05_1318`) and as a text, its parameters listed or named.
    pub fn receive(&mut self, posted: &BarCommand) -> Heard {
        let greeted = greeted(posted).map(|language| Heard::Greeted { language: language.to_owned() });
        greeted.or_else(|| self.read(posted)).unwrap_or(Heard::NotUnderstood)
    }

    /// Whether the page is to be sent such an event.
    pub fn wants(&self, kind: Kind) -> bool {
        self.subscribed.contains(kind.identifier())
    }

    /// How many identifiers the page has subscribed to.
    pub fn subscriptions(&self) -> usize {
        self.subscribed.len()
    }

    fn read(&mut self, posted: &BarCommand) -> Option<Heard> {
        let (text, is_text) = match posted {
            BarCommand::Text(text) => (text, true),
            BarCommand::Object(text) => (text, false),
        };
        let message: Value = serde_json::from_str(text).ok()?;
        let param = message.get("param")?;
        match message.get("name")?.as_str()? {
            "eventpost" if is_text => self.subscribe(param),
            "callout" => call_out(param),
            _ => None,
        }
    }

    fn subscribe(&mut self, param: &Value) -> Option<Heard> {
        let identifiers: Option<Vec<String>> =
            param.as_array()?.iter().map(|identifier| identifier.as_str().map(str::to_owned)).collect();
        let identifiers = identifiers?;
        self.subscribed = identifiers.iter().cloned().collect();
        Some(Heard::Subscribed(identifiers))
    }
}

fn call_out(param: &Value) -> Option<Heard> {
    let (number, mode) = match param {
        Value::Array(list) => (list.first()?, list.get(1)),
        Value::Object(map) => (map.get("number")?, map.get("mode")),
        _ => return None,
    };
    let number = match number {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let mode = match mode.map(Value::as_str) {
        None | Some(Some("audio")) => MediaMode::Audio,
        Some(Some("video")) => MediaMode::Video,
        Some(_) => return None,
    };
    (!number.is_empty()).then_some(Heard::CallOut { number, mode })
}
