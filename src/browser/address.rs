//! The view of the log in the page's own address, so that it can be bookmarked and the browser's way back leads through
//! the views that were. A text that may be somebody's number stays out of the address; the browser's own entry for the
//! page holds it, which nobody else can read and no bookmark takes along.

use super::clock::window;
use crate::log::{Query, from_fragment, tells_a_number, to_fragment};
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

pub struct Address {
    _listener: EventListener,
}

impl Address {
    /// `on_change` is told of each view that the agent goes to by the browser's own ways.
    pub fn follow(on_change: Callback<Query>) -> Address {
        let listener = EventListener::new(&window(), "popstate", move |_| {
            if let Some(query) = read() {
                on_change.emit(query);
            }
        });
        Address { _listener: listener }
    }
}

/// The view that the address asks for; `None` if it is about something else.
pub fn read() -> Option<Query> {
    let fragment = window().location().hash().ok()?;
    let mut query = from_fragment(&fragment)?;
    let kept = window().history().and_then(|history| history.state()).ok().and_then(|state| state.as_string());
    if let Some(text) = kept
        && query.text.is_empty()
    {
        query.text = text;
    }
    Some(query)
}

/// Goes to a view. What is typed letter by letter is one step of the way back.
pub fn write(query: &Query, before: &Query) {
    let Ok(history) = window().history() else { return };
    let fragment = to_fragment(query);
    // Without a fragment the address is the page's own, query and all.
    let address = if fragment.is_empty() { page() } else { fragment };
    let text = query.text.trim();
    let kept = if tells_a_number(text) { JsValue::from_str(text) } else { JsValue::NULL };
    let typing = !query.text.is_empty()
        && !before.text.is_empty()
        && Query { text: String::new(), ..query.clone() } == Query { text: String::new(), ..before.clone() };
    // A browser refuses hundreds of steps a minute; the view is shown all the same.
    let _ = if typing {
        history.replace_state_with_url(&kept, "", Some(&address))
    } else {
        history.push_state_with_url(&kept, "", Some(&address))
    };
}

fn page() -> String {
    let location = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    format!("{}{}", part(location.pathname()), part(location.search()))
}
