//! Names that the enterprise gives to its codes, the same in every language or one for each.

use super::error::Expected;
use super::reader::{Reader, shown};
use serde_json_borrow::Value;

/// Written as `"Lunch"`, or as `{"en": "Lunch", "es": "Almuerzo"}`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LocalizedText {
    /// By language tag; the English one, or else the first, stands in for a language that has none.
    names: Vec<(String, String)>,
}

impl LocalizedText {
    pub fn new(name: &str) -> LocalizedText {
        LocalizedText { names: vec![(String::new(), name.to_owned())] }
    }

    /// The name in a language, such as `zh-CN`.
    pub fn name(&self, tag: &str) -> &str {
        let of = |tag: &str| self.names.iter().find(|(own, _)| own.eq_ignore_ascii_case(tag));
        of(tag).or_else(|| of("en")).or(self.names.first()).map_or("", |(_, name)| name)
    }

    /// The name that is meant for this language: its own, or the one for all.
    pub fn of_language(&self, tag: &str) -> Option<&str> {
        let of = |tag: &str| self.names.iter().find(|(own, _)| own.eq_ignore_ascii_case(tag));
        of(tag).or_else(|| of("")).map(|(_, name)| name.as_str())
    }

    /// One without a name where nothing is written.
    pub(super) fn read(section: &Reader, key: &str) -> LocalizedText {
        let Some(written) = section.get(key) else { return LocalizedText::default() };
        let mut label = LocalizedText::default();
        let mut name = |tag: &str, value: &Value| match value.as_str().map(str::trim) {
            Some(name) if !name.is_empty() => label.names.push((tag.to_owned(), name.to_owned())),
            _ => section.wrong(key, shown(written), Expected::LocalizedText),
        };
        match written {
            Value::Object(names) if !names.is_empty() => names.iter().for_each(|(tag, value)| name(tag, value)),
            one => name("", one),
        }
        label
    }
}
