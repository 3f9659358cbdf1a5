//! Names that the enterprise gives to its codes, the same in every language or one for each.

use super::mistake::{Expected, Mistake};
use super::section::shown;
use serde_json::Value;

/// Written as `"Lunch"`, or as `{"en": "Lunch", "es": "Almuerzo"}`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Label {
    /// By language tag; the English one, or else the first, stands in for a language that has none.
    names: Vec<(String, String)>,
}

impl Label {
    pub fn new(name: &str) -> Label {
        Label { names: vec![(String::new(), name.to_owned())] }
    }

    /// The name in a language, such as `zh-CN`.
    pub fn name(&self, tag: &str) -> &str {
        let of = |tag: &str| self.names.iter().find(|(own, _)| own.eq_ignore_ascii_case(tag));
        of(tag).or_else(|| of("en")).or(self.names.first()).map_or("", |(_, name)| name)
    }

    pub(super) fn read(key: &str, value: &Value) -> Result<Label, Mistake> {
        let wrong = || Mistake::at(key, shown(value), Expected::Label);
        let name = |value: &Value| match value.as_str().map(str::trim) {
            Some(name) if !name.is_empty() => Ok(name.to_owned()),
            _ => Err(wrong()),
        };
        let names = match value {
            Value::Object(names) if !names.is_empty() => {
                names.iter().map(|(tag, value)| Ok((tag.clone(), name(value)?))).collect::<Result<_, _>>()?
            }
            one => vec![(String::new(), name(one)?)],
        };
        Ok(Label { names })
    }
}
