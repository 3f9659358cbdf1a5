//! `[{"number": "…" or ["…"], "name": "…", "note": "…"}]`, or `{"number": "name" or {"name": …, "note": …}}`.

use super::contact::Contact;
use super::line::{Line, Unreadable};
use serde_json::{Map, Value};

pub(super) fn read(text: &str, add: &mut impl FnMut(Line)) -> Result<(), Unreadable> {
    match serde_json::from_str(text) {
        Ok(Value::Array(list)) => list.iter().for_each(|entry| {
            let numbers = entry.get("number").map(numbers).unwrap_or_default();
            add(Line { numbers, contact: entry.as_object().and_then(contact) });
        }),
        Ok(Value::Object(map)) => map.into_iter().for_each(|(number, value)| {
            let contact = match &value {
                Value::String(name) => Contact::new(name, ""),
                Value::Object(fields) => contact(fields),
                _ => None,
            };
            add(Line { numbers: vec![number], contact });
        }),
        Ok(_) | Err(_) => return Err(Unreadable::Json),
    }
    Ok(())
}

/// What an endpoint answered for one number: `{"name": …, "note": …}`. Without a name, as in `{}` or `null`, nobody
/// is known by that number. `None` if it is no such answer.
pub fn read_answer(text: &str) -> Option<Option<Contact>> {
    match serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()? {
        Value::Null => Some(None),
        Value::Object(fields) => Some(contact(&fields)),
        _ => None,
    }
}

fn contact(fields: &Map<String, Value>) -> Option<Contact> {
    let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default();
    Contact::new(text("name"), text("note"))
}

/// A number is text; whole ones without quotes are plain enough.
fn numbers(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) if number.is_u64() => vec![number.to_string()],
        Value::Array(list) => list.iter().filter(|item| !item.is_array()).flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}
