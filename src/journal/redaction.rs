//! A number that was to be forgotten, taken out of everything that was written down.
//!
//! In its place stands a placeholder, always the same, so that calls with one person stay calls with one person. What
//! is not of the number stays to the letter: a prefix of the exchange, a `+`, the `a` of an agent, the signs between
//! other digits; so two texts are alike afterwards if they were alike before, and the journal is the same session.
//!
//! Here stored texts are read as JSON and not as what they mean: whatever a later console adds to them is searched too.

use crate::numbers::{digit, is_separator};
use crate::protocol::{NUMBER_FIELDS, Number};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A number of fewer digits may stand anywhere by chance, in an amount or in a call's id. It is looked for where
/// numbers stand, and where it stands alone.
const LONG: usize = 7;
/// How many digits the exchange may put in front of a long number.
const PREFIX: usize = 5;
/// Fewer digits name nobody.
const SHORTEST: usize = 3;

/// What is to be forgotten. It is written down until that is done, to be taken up again by the next page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redaction {
    /// As figures from 0 to 9.
    digits: Vec<u8>,
    placeholder: String,
}

impl Redaction {
    /// `tag` is any number, another for each that is forgotten. `None` for what has no digits to speak of.
    pub fn new(number: &Number, tag: u32) -> Option<Redaction> {
        let whole = number.whole();
        let digits: Vec<u8> = whole.as_str().chars().filter_map(digit).collect();
        let possible = !whole.is_forgotten() && digits.len() >= SHORTEST;
        possible.then(|| Redaction { digits, placeholder: Number::forgotten(tag).as_str().to_owned() })
    }

    /// Whether the number occurs in what holds a number.
    pub fn is_in(&self, number: &Number) -> bool {
        self.in_number(number.whole().as_str()).is_some()
    }

    /// What a person wrote, without the number; `None` if it isn't in it.
    pub fn in_text(&self, text: &str) -> Option<String> {
        self.replaced(text, false)
    }

    /// A note as it was while somebody typed, without the number or what there was of it so far; `None` if there is
    /// nothing of it.
    fn in_note(&self, text: &str) -> Option<String> {
        let lengths = (LONG..=self.digits.len()).rev();
        let begun = lengths.map(|length| Redaction { digits: self.digits[..length].to_vec(), ..self.clone() });
        let mut replaced = self.in_text(text);
        for begun in begun {
            replaced = begun.in_text(replaced.as_deref().unwrap_or(text)).or(replaced);
        }
        replaced
    }

    /// A message of the bar, without the number; `None` if it isn't in it. JSON stays JSON.
    pub fn in_message(&self, text: &str) -> Option<String> {
        let Ok(mut value) = serde_json::from_str(text.trim_start_matches('\u{feff}')) else {
            return self.in_text(text);
        };
        self.walk(&mut value, None, Words::Messages).then(|| value.to_string())
    }

    /// A stored text, of whatever store and version, without the number; `None` if it isn't in it.
    pub fn in_stored(&self, text: &str) -> Option<String> {
        let Ok(mut value) = serde_json::from_str(text) else { return self.in_text(text) };
        self.walk(&mut value, None, Words::Stored).then(|| value.to_string())
    }

    /// Replaces it within the value, and says whether it was there.
    fn walk(&self, value: &mut Value, key: Option<&str>, words: Words) -> bool {
        let holds_number = key.is_some_and(|key| words.hold_a_number(key));
        match value {
            Value::String(text) => {
                let replaced = match (words, key) {
                    (Words::Stored, Some("message")) => self.in_message(text),
                    (Words::Messages, _) if text.starts_with(['{', '[', '"']) => self.in_message(text),
                    (Words::Stored, Some("noted")) => self.in_note(text),
                    _ if holds_number => self.in_number(text),
                    // Elsewhere in a message a few digits are a code, or a part of an id.
                    (Words::Messages, _) if self.digits.len() < LONG => None,
                    _ => self.in_text(text),
                };
                replaced.map(|replaced| *text = replaced).is_some()
            }
            // The console itself writes numbers of persons as text; its own figures are times and counts.
            Value::Number(number) if words == Words::Messages => {
                let digits = number.to_string();
                let whole =
                    self.digits.len() >= LONG && digits.chars().filter_map(digit).eq(self.digits.iter().copied());
                let replaced = if holds_number { self.in_number(&digits) } else { None };
                let replaced = replaced.or_else(|| whole.then(|| self.placeholder.clone()));
                replaced.map(|replaced| *value = Value::String(replaced)).is_some()
            }
            Value::Array(values) => {
                let mut found = false;
                for value in values {
                    found |= self.walk(value, key, words);
                }
                found
            }
            Value::Object(map) => self.walk_object(map, words),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    fn walk_object(&self, map: &mut Map<String, Value>, words: Words) -> bool {
        let mut found = false;
        for (key, value) in map.iter_mut() {
            found |= self.walk(value, Some(key), words);
        }
        let named: Vec<String> =
            map.keys().filter(|key| key.len() >= LONG && self.in_text(key).is_some()).cloned().collect();
        for key in named {
            if let (Some(replaced), Some(value)) = (self.in_text(&key), map.remove(&key)) {
                map.insert(replaced, value);
                found = true;
            }
        }
        found
    }

    /// What holds nothing but a number, or several.
    fn in_number(&self, text: &str) -> Option<String> {
        self.replaced(text, true)
    }

    fn replaced(&self, text: &str, is_number: bool) -> Option<String> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut replaced = String::new();
        let (mut at, mut copied) = (0, 0);
        while at < chars.len() {
            let Some(end) = self.occurrence(&chars, at, is_number) else {
                at += 1;
                continue;
            };
            let byte = |place: usize| chars.get(place).map_or(text.len(), |(byte, _)| *byte);
            replaced.push_str(&text[copied..byte(at)]);
            replaced.push_str(&self.placeholder);
            copied = byte(end);
            at = end;
        }
        (copied > 0).then(|| replaced + &text[copied..])
    }

    /// Where the number ends, if it begins here.
    fn occurrence(&self, chars: &[(usize, char)], start: usize, is_number: bool) -> Option<usize> {
        let char_at = |place: usize| chars.get(place).map(|(_, char)| *char);
        let long = self.digits.len() >= LONG;
        let mut at = start;
        let mut between = 0;
        for (index, wanted) in self.digits.iter().enumerate() {
            loop {
                let char = char_at(at)?;
                if digit(char) == Some(*wanted) {
                    break;
                }
                // Signs stand between the digits of a long number, at most two of them.
                if index == 0 || !long || between == 2 || !is_separator(char) {
                    return None;
                }
                between += 1;
                at += 1;
            }
            between = 0;
            at += 1;
        }
        let follows = char_at(at).is_some_and(|char| digit(char).is_some());
        let before = chars[..start].iter().rev().take_while(|(_, char)| digit(*char).is_some()).count();
        let alone = |char: Option<char>| {
            char.is_none_or(|char| !char.is_alphanumeric() && !matches!(char, '-' | '.' | ':' | '/'))
        };
        let previous = start.checked_sub(1).and_then(char_at);
        let stands_for_it = match (long, is_number) {
            (true, _) => before <= PREFIX,
            (false, true) => before == 0,
            // An amount, a date or a piece of an id is no number; the point at the end of a sentence is.
            (false, false) => {
                alone(previous) && (alone(char_at(at)) || alone(char_at(at + 1)) && char_at(at) == Some('.'))
            }
        };
        (!follows && stands_for_it).then_some(at)
    }
}

/// By whom a text was written.
#[derive(Clone, Copy, PartialEq)]
enum Words {
    Messages,
    Stored,
}

impl Words {
    /// Whether what stands under this key holds a number of a person, or several.
    fn hold_a_number(self, key: &str) -> bool {
        match self {
            Words::Messages => NUMBER_FIELDS.iter().any(|field| field.eq_ignore_ascii_case(key)),
            Words::Stored => [
                "number",
                "caller",
                "called",
                "transferred_from",
                "transferredFrom",
                "dialled",
                "dialled-video",
                "dialled-back",
            ]
            .contains(&key),
        }
    }
}
