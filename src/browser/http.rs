//! What all requests over HTTP do alike.

use super::clock::window;
use gloo::events::EventListener;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, ReadableStreamDefaultReader, RequestInit, Response};

/// The longest answer of an endpoint that is read, bytes.
pub const ANSWER: usize = 64 << 10;
/// The longest file, bytes.
pub const FILE: usize = 16 << 20;

/// The time that is given to a request, milliseconds. What was asked under its signal is aborted when the time is up, and
/// when this is dropped.
pub struct Limit {
    control: AbortController,
    time: AbortSignal,
    _up: EventListener,
}

impl Limit {
    pub fn of(ms: u32) -> Limit {
        let control = AbortController::new().expect("every browser that runs WebAssembly has it");
        let time = AbortSignal::timeout_with_u32(ms);
        let ends = control.clone();
        let up = EventListener::once(&time, "abort", move |_| ends.abort());
        Limit { control, time, _up: up }
    }

    pub fn signal(&self) -> AbortSignal {
        self.control.signal()
    }

    /// Aborted if the time is up. Not every browser says in a request's error that it is that.
    pub fn time(&self) -> AbortSignal {
        self.time.clone()
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        self.control.abort();
    }
}

/// Every request of the console, but for what src/app/start.js asks before there is a program.
pub async fn fetch(address: &str, init: &RequestInit) -> Result<Response, JsValue> {
    ask(address, init).await
}

/// The same, asked before it is waited for.
pub fn ask(address: &str, init: &RequestInit) -> impl Future<Output = Result<Response, JsValue>> + use<> {
    // A failure is handled though nobody may wait for it.
    let asked = JsFuture::from(window().fetch_with_str_and_init(address, init));
    async { Ok(asked.await?.unchecked_into()) }
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
