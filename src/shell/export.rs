//! The calls as a file, for a browser that can't keep them.

use super::clock::window;
use crate::domain::Call;
use crate::journal::write_record;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// Offers the calls as JSON Lines, one record a line.
pub fn save(calls: &[Rc<Call>]) {
    let lines: String = calls.iter().map(|call| write_record(call) + "\n").collect();
    // A browser that refuses has said so itself.
    let _ = offer(&lines);
}

fn offer(text: &str) -> Result<(), JsValue> {
    let document = window().document().ok_or(JsValue::UNDEFINED)?;
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download("calls.jsonl");
    link.click();
    Url::revoke_object_url(&address)
}
