//! What is copied. Browsers give the clipboard to pages over HTTPS, at a click; over plain HTTP, as it is in many an
//! intranet, the older way serves.

use super::clock::window;
use crate::view::CopyState;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};
use yew::Callback;

/// Copies a text and tells what became of it. To be called at a click or a key.
pub fn copy(text: String, told: Callback<CopyState>) {
    spawn_local(async move {
        let written = match write(&text) {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        };
        told.emit(if written || copy_selected(&text) { CopyState::Done } else { CopyState::Refused });
    });
}

/// `None` where the page gets no clipboard.
fn write(text: &str) -> Option<Promise> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
}

/// Copies what is selected in a field of ours that is there for that moment.
fn copy_selected(text: &str) -> bool {
    let Some(document) = window().document().and_then(|document| document.dyn_into::<HtmlDocument>().ok()) else {
        return false;
    };
    let focused: Option<HtmlElement> = document.active_element().and_then(|element| element.dyn_into().ok());
    let (Ok(field), Some(body)) = (document.create_element("textarea"), document.body()) else { return false };
    let field: HtmlTextAreaElement = field.unchecked_into();
    field.set_value(text);
    field.set_class_name("visually-hidden");
    if body.append_child(&field).is_err() {
        return false;
    }
    field.select();
    let copied = document.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(focused) = focused {
        // An element that has gone meanwhile leaves the focus with the page.
        let _ = focused.focus();
    }
    copied
}
