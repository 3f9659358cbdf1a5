//! An object of the file, with its path for whoever has to correct it. What is wrong stops nobody: each mistake is written
//! down and reading goes on as if the key weren't there, so that only the end has to ask whether there was one.

use super::error::{ConfigError, Expected, Found};
use super::origin::{completed, is_other_scheme};
use serde_json_borrow::{Map, Value};
use std::cell::RefCell;
use std::ops::RangeInclusive;

pub struct Reader<'a> {
    path: String,
    map: Option<&'a Map<'a>>,
    mistakes: &'a RefCell<Vec<ConfigError>>,
}

impl<'a> Reader<'a> {
    /// The whole file, whose mistakes come to the others.
    pub fn root(value: &'a Value<'a>, mistakes: &'a RefCell<Vec<ConfigError>>) -> Self {
        if !value.is_object() {
            mistakes.borrow_mut().push(ConfigError::of_file(shown(value), Expected::JsonObject));
        }
        Reader { path: String::new(), map: value.as_object(), mistakes }
    }

    /// A mistake that follows from one at the same key is not told.
    pub fn wrong(&self, name: &str, found: Found, expected: Expected) {
        let key = self.key(name);
        let mut mistakes = self.mistakes.borrow_mut();
        let explains = |known: &ConfigError| {
            known.key.as_deref() == Some(&*key) && (found == Found::Nothing || known.found == found)
        };
        if !mistakes.iter().any(explains) {
            mistakes.push(ConfigError::at(&key, found, expected));
        }
    }

    fn key(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    pub fn get(&self, name: &str) -> Option<&'a Value<'a>> {
        self.map.and_then(|map| map.get(name))
    }

    /// Every entry, for a section whose keys are the operator's own.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Value<'a>)> {
        self.map.into_iter().flat_map(|map| map.iter())
    }

    pub fn only(&self, known: &[&str]) {
        for key in self.map.into_iter().flat_map(|map| map.keys()).filter(|key| !known.contains(key)) {
            let keys = known.iter().map(|name| self.key(name)).collect();
            self.wrong(key, Found::UnknownKey, Expected::Key(keys));
        }
    }

    pub fn section(&self, name: &str) -> Reader<'a> {
        self.get(name)
            .map_or(Reader { path: self.key(name), map: None, mistakes: self.mistakes }, |value| self.of(name, value))
    }

    /// `value` as the object that it has to be; its path ends in `name`.
    pub fn of(&self, name: &str, value: &'a Value<'a>) -> Reader<'a> {
        if !value.is_object() {
            self.wrong(name, shown(value), Expected::Object);
        }
        Reader { path: self.key(name), map: value.as_object(), mistakes: self.mistakes }
    }

    pub fn text(&self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        if !value.is_string() {
            self.wrong(name, shown(value), Expected::Text);
        }
        value.as_str().map(|text| text.trim().to_owned())
    }

    /// The text of an address, absolute or relative to the console's page.
    pub fn address(&self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        let expected = match completed(&text) {
            Some(complete) => Expected::Complete(complete),
            None if is_other_scheme(&text) => Expected::Address,
            None => return Some(text),
        };
        self.wrong(name, shown(&text.as_str().into()), expected);
        None
    }

    pub fn texts(&self, name: &str) -> Vec<String> {
        let Some(value) = self.get(name) else { return Vec::new() };
        let wrong = |value| self.wrong(name, shown(value), Expected::Texts);
        let mut texts = Vec::new();
        match value {
            Value::Array(list) => {
                for item in list {
                    match item.as_str().map(str::trim) {
                        Some(text) if !text.is_empty() => texts.push(text.to_owned()),
                        _ => wrong(item),
                    }
                }
            }
            other => wrong(other),
        }
        texts
    }

    pub fn truth(&self, name: &str) -> bool {
        match self.get(name) {
            None => false,
            Some(Value::Bool(truth)) => *truth,
            Some(other) => {
                self.wrong(name, shown(other), Expected::TrueOrFalse);
                false
            }
        }
    }

    pub fn whole(&self, name: &str, range: RangeInclusive<u32>) -> Option<u32> {
        let value = self.get(name)?;
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            self.wrong(name, shown(value), Expected::Whole { from: *range.start(), to: *range.end() });
        }
        number
    }

    pub fn choice<T: Copy + Default>(&self, name: &str, choices: &[(&str, T)]) -> T {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        self.one_of(name, &words).map_or_else(T::default, |chosen| choices[chosen].1)
    }

    /// The place of what is chosen among the words.
    fn one_of(&self, name: &str, words: &[&str]) -> Option<usize> {
        let value = self.get(name)?;
        let chosen = words.iter().position(|word| value.as_str() == Some(word));
        if chosen.is_none() {
            let words = words.iter().map(|word| format!("\"{word}\"")).collect();
            self.wrong(name, shown(value), Expected::OneOf(words));
        }
        chosen
    }
}

/// The paths of keys that are there twice in one object. Whoever wrote both meant one of them.
pub fn repeated(value: &Value, path: &str) -> Vec<String> {
    match value {
        Value::Object(map) => map
            .iter()
            .enumerate()
            .flat_map(|(at, (key, value))| {
                let own = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                let is_repeated = map.keys().take(at).any(|earlier| earlier == key);
                if is_repeated { vec![own] } else { repeated(value, &own) }
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(|value| repeated(value, path)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Str(_) => Vec::new(),
    }
}

/// A value as the operator wrote it, cut where it gets long.
pub fn shown(value: &Value) -> Found {
    const LONGEST: usize = 80;
    let text = serde_json::to_string(value).expect("a value can be written as JSON");
    Found::Value(match text.char_indices().nth(LONGEST) {
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    })
}
