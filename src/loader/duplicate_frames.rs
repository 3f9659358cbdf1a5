//! One message, two ways. The bar posts to the page, and some deployments also call the page's `callback` with what was
//! posted (`cec_05_1311`); which of the two comes first is documented nowhere.

use serde_json::Value;
use std::collections::VecDeque;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// How a message came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Posted,
    Callback,
}

/// The other way takes no longer than this, milliseconds. A call has no event twice within it.
const SHORTLY_MS: u64 = 1_500;
/// Nobody says more than this in that time.
const MOST: usize = 64;

/// What has come one way and may still come the other. Keeps no message, only what tells one from another.
#[derive(Clone, Debug, Default)]
pub struct Doubling {
    alone: VecDeque<(u64, Way, u64)>,
}

impl Doubling {
    /// Whether this message has come the other way already. What comes twice the same way is the bar's own repetition.
    pub fn is_known(&mut self, text: &str, way: Way, now: u64) -> bool {
        self.alone.retain(|(at, ..)| now.saturating_sub(*at) <= SHORTLY_MS);
        let mark = mark(text);
        let twin = self.alone.iter().position(|(_, other, known)| *other != way && *known == mark);
        if let Some(twin) = twin {
            self.alone.remove(twin);
            return true;
        }
        if self.alone.len() == MOST {
            self.alone.pop_front();
        }
        self.alone.push_back((now, way, mark));
        false
    }
}

/// The same for a text and the object that it is of, with or without what is wrapped around the event.
fn mark(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    match serde_json::from_str(text) {
        Ok(message) => core_of(&message).to_string().hash(&mut hasher),
        Err(_) => text.hash(&mut hasher),
    }
    hasher.finish()
}

fn core_of(message: &Value) -> &Value {
    match message.get("event") {
        Some(event @ Value::Object(_)) => event,
        _ if message.get("eventType").is_some() => message,
        _ => message.get("data").filter(|inner| inner.is_object()).map_or(message, core_of),
    }
}
