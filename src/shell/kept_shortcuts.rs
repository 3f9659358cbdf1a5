//! The agent's keys, kept by the browser. One that keeps nothing forgets them with the page, and says so elsewhere.

use super::clock::window;
use crate::shortcuts::Shortcuts;

const KEY: &str = "agent-console.shortcuts";

pub fn load() -> Shortcuts {
    let text = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

pub fn keep(shortcuts: &Shortcuts) {
    let text = serde_json::to_string(shortcuts).expect("keys can be written");
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(KEY, &text);
    }
}
