//! Messages from the page around the bar.

use crate::protocol::BarCommand;
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};
use yew::Callback;

pub struct Overheard {
    pub posted: BarCommand,
    pub origin: String,
}

/// The page around the bar; `None` where the bar's page stands alone.
pub fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok()??;
    // Windows of another origin allow hardly anything but to be compared and to be posted to.
    (AsRef::<JsValue>::as_ref(&parent) != AsRef::<JsValue>::as_ref(&window)).then_some(parent)
}

/// Hears the parent alone, until dropped. Extensions and frames post to this window, too.
pub fn listen(overheard: Callback<Overheard>) -> Option<EventListener> {
    let window = web_sys::window()?;
    let parent = JsValue::from(parent()?);
    Some(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        if event.source().is_some_and(|source| JsValue::from(source) == parent)
            && let Some(posted) = posting(&event.data())
        {
            overheard.emit(Overheard { posted, origin: event.origin() });
        }
    }))
}

fn posting(data: &JsValue) -> Option<BarCommand> {
    if let Some(text) = data.as_string() {
        return Some(BarCommand::Text(text));
    }
    Some(BarCommand::Object(js_sys::JSON::stringify(data).ok()?.as_string()?))
}
