//! Questions over HTTP, each without any effect and past every cache.

use crate::browser::http;
use crate::check::{Answer, Asked, Reach};
use crate::directory::{Entries, Normal};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortSignal, Headers, RequestCache, RequestCredentials, RequestInit, RequestMode, Response};

/// How long an answer may take, milliseconds.
const PATIENCE_MS: u32 = 15_000;

/// How a question is put.
#[derive(Clone, Copy, PartialEq)]
pub enum Method {
    /// With the file itself.
    Get,
    /// What would come with it.
    Head,
}

/// Asks for a file of the console; `name` is its name beside `index.html`. The text comes with [`Method::Get`].
pub async fn file(base: &str, name: &str, shown: &str, method: Method) -> (Answer, Option<String>) {
    let nothing = Answer { file: shown.to_owned(), ..Answer::default() };
    let Ok(url) = web_sys::Url::new_with_base(name, base) else { return (nothing, None) };
    let url = url.href();
    let init = question(method);
    let Some(response) = send(&url, &init).await else { return (nothing, None) };
    let text = match method {
        Method::Get => text(&response).await,
        Method::Head => None,
    };
    // The browser's account of a question is closed a moment after its answer.
    crate::browser::yield_now::yield_now().await;
    let answer = Answer {
        file: shown.to_owned(),
        status: response.status(),
        headers: headers(&response),
        protocol: protocol(&response.url()),
        redirected: response.redirected(),
    };
    (answer, text)
}

/// Asks the server of the bar's page.
pub async fn bar(url: &str, same_origin: bool) -> Reach {
    let init = question(Method::Get);
    if !same_origin {
        init.set_mode(RequestMode::NoCors);
    }
    match send(url, &init).await {
        None => Reach::Nothing,
        Some(_) if !same_origin => Reach::Opaque,
        Some(response) => Reach::Read {
            status: response.status(),
            frame_options: response.headers().get("x-frame-options").ok().flatten(),
        },
    }
}

/// Asks an endpoint as a delivery would, without delivering anything.
pub async fn endpoint(url: &str, named: &[(String, String)], credentials: RequestCredentials) -> Asked {
    let init = question(Method::Head);
    init.set_credentials(credentials);
    let headers = Headers::new().expect("no headers are valid headers");
    let own = [("idempotency-key".to_owned(), "check".to_owned())];
    for (name, value) in own.iter().chain(named) {
        // The configuration has been read, so they are such as a page may set.
        let _ = headers.set(name, value);
    }
    init.set_headers(&headers);
    send(url, &init).await.map_or(Asked::Nothing, |response| Asked::Answered(response.status()))
}

/// Reads a directory as the console does.
pub async fn directory(url: &str, strip: &[String]) -> Asked {
    let Some(response) = send(url, &question(Method::Get)).await else { return Asked::Nothing };
    if !response.ok() {
        return Asked::Answered(response.status());
    }
    let Some(text) = text(&response).await else { return Asked::Nothing };
    match Entries::read(&text, Normal::new(strip)) {
        Ok(entries) => Asked::Read(entries.len()),
        Err(unreadable) => Asked::Broken(unreadable),
    }
}

fn question(method: Method) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(if method == Method::Get { "GET" } else { "HEAD" });
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    init
}

async fn send(url: &str, init: &RequestInit) -> Option<Response> {
    http::fetch(url, init).await.ok()
}

async fn text(response: &Response) -> Option<String> {
    http::text(response, http::FILE).await.ok().flatten()
}

fn headers(response: &Response) -> Vec<(String, String)> {
    let Ok(Some(entries)) = js_sys::try_iter(&response.headers()) else { return Vec::new() };
    let pairs = entries.filter_map(Result::ok).map(|entry| entry.unchecked_into::<Array>());
    pairs.filter_map(|pair| Some((pair.get(0).as_string()?, pair.get(1).as_string()?))).collect()
}

/// By which protocol the latest answer from `url` came, where the browser says.
fn protocol(url: &str) -> String {
    let performance = web_sys::window().and_then(|window| window.performance());
    let Some(performance) = performance else { return String::new() };
    let entries: Array = performance.get_entries_by_name(url);
    let last = entries.get(entries.length().wrapping_sub(1));
    let protocol = Reflect::get(&last, &"nextHopProtocol".into()).unwrap_or(JsValue::NULL);
    protocol.as_string().unwrap_or_default()
}
