//! Whom the agent may mean by the first letters of a name or the first digits of a number.

use super::search_fold::fold;
use crate::numbers::key;
use crate::protocol::Number;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Somebody who could be called.
#[derive(Clone, PartialEq)]
pub struct Suggestion {
    /// As it would be dialled.
    pub number: Number,
    pub name: Option<Rc<str>>,
    /// Where the number is from, in the words of the page.
    pub hint: Option<Rc<str>>,
}

/// Everybody of one source, in the order in which they are offered. Cheap to search: the names and numbers are one text.
#[derive(Clone, Default)]
pub struct Suggestions {
    all: Vec<Suggestion>,
    known: BTreeSet<String>,
    /// A line each: the folded name, a tab and the number's key.
    text: String,
    /// Where each line begins.
    starts: Vec<usize>,
}

/// Fewer digits are in nearly every number.
const FEWEST_DIGITS: usize = 2;

impl Suggestions {
    /// Adds somebody, unless the number is there already, or is none.
    pub fn add(&mut self, suggestion: Suggestion) {
        let key = key(suggestion.number.as_str());
        if key.is_empty() || !self.known.insert(key.clone()) {
            return;
        }
        self.starts.push(self.text.len());
        self.text.push_str(&fold(suggestion.name.as_deref().unwrap_or_default()).replace(['\n', '\t'], " "));
        self.text.push('\t');
        self.text.push_str(&key);
        self.text.push('\n');
        self.all.push(suggestion);
    }

    /// The first of them.
    pub fn first(&self, most: usize) -> &[Suggestion] {
        &self.all[..most.min(self.all.len())]
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The first of those who are meant by what was typed, `most` at most: each word begins a word of the name, or all is part
    /// of the number.
    pub fn find(&self, typed: &str, most: usize) -> Vec<&Suggestion> {
        let (folded, digits) = (fold(typed), key(typed));
        let words: Vec<&str> = folded.split_whitespace().collect();
        let is_number =
            digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+') && digits.len() >= FEWEST_DIGITS;
        let Some(word) = words.first() else { return Vec::new() };
        // A number that was written down with its country code has no zero in front of the area's.
        let inner = digits.strip_prefix('0').filter(|rest| rest.len() >= FEWEST_DIGITS).unwrap_or(&digits);
        let needle = if is_number { inner } else { *word };
        let mut found: Vec<&Suggestion> = Vec::new();
        let mut from = 0;
        // A text is searched much faster than its lines.
        while found.len() < most
            && let Some(at) = memchr::memmem::find(&self.text.as_bytes()[from..], needle.as_bytes())
        {
            let line = self.starts.partition_point(|start| *start <= from + at) - 1;
            let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
            let (name, number) = self.text[self.starts[line]..end].split_once('\t').unwrap_or_default();
            let named = !is_number && words.iter().all(|word| begins_a_word(name, word));
            if named || (is_number && number.contains(needle)) {
                found.push(&self.all[line]);
            }
            from = end;
        }
        found
    }
}

fn begins_a_word(name: &str, word: &str) -> bool {
    name.match_indices(word)
        .any(|(at, _)| name[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
}
