//! An object of the file, with its path for whoever has to correct it.

use super::mistake::{Expected, Found, Mistake};
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

pub struct Section<'a> {
    path: String,
    map: Option<&'a Map<String, Value>>,
}

impl<'a> Section<'a> {
    pub fn root(value: &'a Value) -> Result<Self, Mistake> {
        let map = value.as_object().ok_or_else(|| Mistake::of_file(shown(value), Expected::JsonObject))?;
        Ok(Section { path: String::new(), map: Some(map) })
    }

    pub fn of(path: String, value: &'a Value) -> Result<Self, Mistake> {
        match value {
            Value::Object(map) => Ok(Section { path, map: Some(map) }),
            other => Err(Mistake::at(&path, shown(other), Expected::Object)),
        }
    }

    pub fn key(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    pub fn get(&self, name: &str) -> Option<&'a Value> {
        self.map.and_then(|map| map.get(name))
    }

    /// Every entry, for a section whose keys are the operator's own.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.map.into_iter().flatten().map(|(key, value)| (key.as_str(), value))
    }

    pub fn only(&self, known: &[&str]) -> Result<(), Mistake> {
        let unknown = self.map.and_then(|map| map.keys().find(|key| !known.contains(&key.as_str())));
        match unknown {
            None => Ok(()),
            Some(key) => {
                let keys = known.iter().map(|name| self.key(name)).collect();
                Err(Mistake::at(&self.key(key), Found::UnknownKey, Expected::Key(keys)))
            }
        }
    }

    pub fn section(&self, name: &str) -> Result<Section<'a>, Mistake> {
        let path = self.key(name);
        match self.get(name) {
            None => Ok(Section { path, map: None }),
            Some(value) => Section::of(path, value),
        }
    }

    pub fn text(&self, name: &str) -> Result<Option<String>, Mistake> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
            Some(other) => Err(Mistake::at(&self.key(name), shown(other), Expected::Text)),
        }
    }

    pub fn texts(&self, name: &str) -> Result<Vec<String>, Mistake> {
        let wrong = |found| Mistake::at(&self.key(name), found, Expected::Texts);
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => list
                .iter()
                .map(|item| match item.as_str().map(str::trim) {
                    Some(text) if !text.is_empty() => Ok(text.to_owned()),
                    _ => Err(wrong(shown(item))),
                })
                .collect(),
            Some(other) => Err(wrong(shown(other))),
        }
    }

    pub fn truth(&self, name: &str) -> Result<bool, Mistake> {
        match self.get(name) {
            None => Ok(false),
            Some(Value::Bool(truth)) => Ok(*truth),
            Some(other) => Err(Mistake::at(&self.key(name), shown(other), Expected::TrueOrFalse)),
        }
    }

    pub fn whole(&self, name: &str, range: RangeInclusive<u32>) -> Result<Option<u32>, Mistake> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        match number.filter(|number| range.contains(number)) {
            Some(number) => Ok(Some(number)),
            None => {
                let expected = Expected::Whole { from: *range.start(), to: *range.end() };
                Err(Mistake::at(&self.key(name), shown(value), expected))
            }
        }
    }

    pub fn choice<T: Copy + Default>(&self, name: &str, choices: &[(&str, T)]) -> Result<T, Mistake> {
        let Some(value) = self.get(name) else { return Ok(T::default()) };
        let chosen = choices.iter().find(|(word, _)| value.as_str() == Some(word));
        chosen.map(|(_, choice)| *choice).ok_or_else(|| {
            let words = choices.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            Mistake::at(&self.key(name), shown(value), Expected::OneOf(words))
        })
    }
}

/// A value as the operator wrote it, cut where it gets long.
pub fn shown(value: &Value) -> Found {
    const LONGEST: usize = 80;
    let text = value.to_string();
    Found::Value(match text.char_indices().nth(LONGEST) {
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    })
}
