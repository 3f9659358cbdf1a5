//! What all requests over HTTP do alike.

use super::clock::window;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestInit, Response};

/// The longest answer of an endpoint that is read, bytes.
pub const ANSWER: usize = 64 << 10;
/// The longest file, bytes.
pub const FILE: usize = 16 << 20;

pub async fn fetch(address: &str, init: &RequestInit) -> Result<Response, JsValue> {
    let response = JsFuture::from(window().fetch_with_str_and_init(address, init)).await?;
    Ok(response.unchecked_into())
}

/// The body, as UTF-8; `None` if it is longer than so many bytes. No more of it is fetched then.
pub async fn text(response: &Response, longest: usize) -> Result<Option<String>, JsValue> {
    let Some(body) = response.body() else { return Ok(Some(String::new())) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await?;
        if Reflect::get(&read, &"done".into())?.is_truthy() {
            break;
        }
        let chunk: Uint8Array = Reflect::get(&read, &"value".into())?.unchecked_into();
        let known = bytes.len();
        let length = known + chunk.length() as usize;
        if length > longest {
            // What the server still sends is nobody's.
            let _ = reader.cancel();
            return Ok(None);
        }
        bytes.resize(length, 0);
        chunk.copy_to(&mut bytes[known..]);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    Ok(Some(String::from_utf8_lossy(text).into_owned()))
}

/// Whether src/browser/worker/worker.js has answered instead of the server.
pub fn is_kept(response: &Response) -> bool {
    response.headers().has("Agent-Console-Kept").unwrap_or_default()
}
