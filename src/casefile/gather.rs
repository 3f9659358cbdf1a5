//! What goes into a file beside the entries, and what the agent is shown of it before it is saved.

use super::{CaseFile, Pseudonyms};
use crate::domain::{Call, Dialect, Session};
use crate::journal::{Entry, EntryKind, Hole};
use crate::numbers::digit;
use crate::privacy::{mask_runs, masked};
use crate::protocol::{NUMBER_FIELDS, Number};
use serde_json::Value;
use std::collections::BTreeSet;

/// So many calls of earlier shifts at most.
const RECORDS: usize = 200;
/// So much of a note is shown.
const SHOWN: usize = 40;

/// The numbers of all calls of some entries, and how many of these calls were up at `from` or later, monotonic milliseconds.
pub fn calls_of(entries: &[Entry], from: u64, dialect: Dialect) -> (BTreeSet<Number>, usize) {
    let Some(first) = entries.first() else { return Default::default() };
    let mut session = Session::new(first.now).speaking(dialect);
    entries.iter().for_each(|entry| drop(session.handle(entry.now, entry.input())));
    let was_up = |call: &Call| call.ended_at().is_none_or(|end| end.mono >= from);
    let numbers = session.calls().iter().flat_map(|call| numbers_of(call));
    (numbers.collect(), session.calls().iter().filter(|call| was_up(call)).count())
}

fn numbers_of(call: &Call) -> impl Iterator<Item = Number> {
    let all = [&call.number, &call.caller, &call.called, &call.transferred_from];
    all.into_iter().flatten().map(Number::whole).filter(|number| !number.is_forgotten() && !number.is_withheld())
}

/// Of the calls of earlier shifts, each with its shift, those that began at `since` or later, epoch milliseconds, and those
/// with somebody who occurs: the latest, in the order of beginning.
pub fn in_sight<'a>(
    earlier: impl IntoIterator<Item = (u64, &'a Call)>,
    since: u64,
    numbers: &BTreeSet<Number>,
) -> Vec<(u64, Call)> {
    let is_in_sight = |call: &Call| call.began.wall >= since || numbers_of(call).any(|it| numbers.contains(&it));
    let mut found = Vec::from_iter(earlier.into_iter().filter(|(_, call)| is_in_sight(call)));
    found.sort_by_key(|(_, call)| call.began.wall);
    let surplus = found.len().saturating_sub(RECORDS);
    found.drain(surplus..).map(|(shift, call)| (shift, call.clone())).collect()
}

/// How many messages of the bar there are.
pub fn messages(entries: &[Entry]) -> usize {
    entries.iter().filter(|entry| matches!(entry.what, EntryKind::Message(_))).count()
}

/// How many entries are missing among some, right before and right after them.
pub fn missing(entries: &[Entry], holes: &[Hole]) -> u64 {
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return 0 };
    let is_there = |hole: &&Hole| hole.to >= first.number && hole.from <= last.number + 1;
    holes.iter().filter(is_there).map(|hole| hole.to - hole.from).sum()
}

/// What becomes of the agent's own data: a name, a number, the beginning of a note, as far as there are such, each as it may
/// be seen and as it stands in the file.
pub fn examples(file: &CaseFile, pseudonyms: &Pseudonyms, is_masked: bool) -> Vec<[String; 2]> {
    let name = file.contacts.last().map(|(_, contact)| contact.name.to_string());
    let number = file.entries.iter().rev().find_map(|entry| match &entry.what {
        EntryKind::Message(text) => number_in(&serde_json::from_str(text.as_str()).ok()?),
        EntryKind::Dialled(number) | EntryKind::DialledVideo(number) => Some(number.as_str().to_owned()),
        _ => None,
    });
    let note = file.entries.iter().rev().find_map(|entry| match &entry.what {
        EntryKind::Noted(_, note) if !note.as_str().trim().is_empty() => Some(note.as_str().trim().to_owned()),
        _ => None,
    });
    let name = name.map(|name| [pseudonyms.text(&name), name]);
    let number = number.map(|number| {
        let seen = Number::new(&number);
        [pseudonyms.number(&number), if is_masked { masked(&seen) } else { seen }.as_str().to_owned()]
    });
    let note = note.map(|note| [pseudonyms.text(&note), if is_masked { mask_runs(&note) } else { note }]);
    let all = [name, number, note].into_iter().flatten();
    all.map(|[replaced, plain]| [cut(&plain), cut(&replaced)]).collect()
}

fn cut(text: &str) -> String {
    text.char_indices().nth(SHOWN).map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

/// A customer's number in a message, if there is one: the longest where a number stands.
fn number_in(message: &Value) -> Option<String> {
    match message {
        Value::Object(map) => {
            let is_number = |key: &str| NUMBER_FIELDS.iter().any(|field| field.eq_ignore_ascii_case(key));
            let found = map.iter().filter_map(|(key, value)| match value {
                Value::String(text) if is_number(key) => Some(text.clone()),
                Value::Number(number) if is_number(key) => Some(number.to_string()),
                _ => number_in(value),
            });
            let digits = |text: &String| text.chars().filter_map(digit).count();
            found.filter(|text| digits(text) >= 7).max_by_key(digits)
        }
        Value::Array(list) => list.iter().find_map(number_in),
        Value::String(text) if text.starts_with('{') => number_in(&serde_json::from_str(text).ok()?),
        _ => None,
    }
}

/// A file's name, by the local time at which it was saved, such as `2026-11-28 14:03:22`.
pub fn file_name(saved: &str) -> String {
    let mut name = saved.replacen(' ', "-", 1).replace(':', "");
    name.truncate("2026-11-28-1403".len());
    format!("case-{name}.json")
}
