//! What all requests over HTTP do alike.

use super::clock::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

pub async fn fetch(address: &str, init: &RequestInit) -> Result<Response, JsValue> {
    let response = JsFuture::from(window().fetch_with_str_and_init(address, init)).await?;
    Ok(response.unchecked_into())
}

/// The body.
pub async fn text(response: &Response) -> Result<String, JsValue> {
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}
