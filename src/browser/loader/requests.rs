//! The two requests, and what can be found out about one that failed. A script is told nothing but that it failed, so the
//! network is asked once more without wanting to read the answer: that succeeds where only the permission was missing.

use super::policy::Violations;
use crate::browser::clock::window;
use crate::browser::environment::LoaderAddresses;
use crate::browser::http;
use crate::browser::local_network;
use crate::loader::{Credentials, Failure, SCRIPT, Server, judge};
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, Headers, RequestCache, RequestCredentials, RequestInit, RequestMode, Url};
use yew::platform::time::sleep;

/// How late a browser may tell that its policy has kept a request in.
const VIOLATION: Duration = Duration::from_millis(100);

/// Asks the enterprise who the agent is.
pub async fn session(
    place: &LoaderAddresses,
    signal: &AbortSignal,
    policy: &Violations,
) -> Result<Credentials, Failure> {
    let init = request(signal);
    // The enterprise knows its agents by its own cookie, on whichever of its servers the endpoint is.
    init.set_credentials(RequestCredentials::Include);
    if let Ok(headers) = Headers::new() {
        // One of the headers that need no permission beforehand.
        let _ = headers.set("Accept", "application/json");
        init.set_headers(&headers);
    }
    match text(&place.session, &init, http::ANSWER).await {
        Ok((status, text)) => Credentials::read(status, &text),
        Err(_) => Err(reason(Server::Enterprise, &place.session, signal, policy).await),
    }
}

/// Asks the platform for the script.
///
/// The content type is documented nowhere. What is sent is JSON and says so: a server that looks at the type takes no
/// other, and one that doesn't look takes this one as well. A form's type would need no preflight from another origin,
/// but may make a server read the body as a form; and from another origin the platform has to be told to answer anyway.
pub async fn script(
    place: &LoaderAddresses,
    credentials: Credentials,
    signal: &AbortSignal,
    policy: &Violations,
) -> Result<String, Failure> {
    let address = format!("{}{SCRIPT}", place.context_path);
    let init = request(signal);
    init.set_method("POST");
    // The console's own origin only, as in the vendor's sample: with cookies the platform couldn't allow every origin.
    init.set_credentials(RequestCredentials::SameOrigin);
    if let Ok(headers) = Headers::new() {
        let _ = headers.set("Content-Type", "application/json");
        init.set_headers(&headers);
    }
    init.set_body(&JsValue::from_str(&credentials.body()));
    match text(&address, &init, http::FILE).await {
        Ok((status, text)) => judge(status, &text).map(|()| text),
        Err(_) => Err(reason(Server::Platform, &address, signal, policy).await),
    }
}

fn request(signal: &AbortSignal) -> RequestInit {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(signal));
    init
}

/// Status and body; nothing of one that is too long.
async fn text(address: &str, init: &RequestInit, longest: usize) -> Result<(u16, String), JsValue> {
    let response = http::fetch(address, init).await?;
    let text = http::text(&response, longest).await?;
    Ok((response.status(), text.unwrap_or_default()))
}

/// Why a request came to nothing.
async fn reason(server: Server, address: &str, signal: &AbortSignal, policy: &Violations) -> Failure {
    if !window().navigator().on_line() {
        return Failure::Offline;
    }
    let url = Url::new(address).ok();
    let origin = url.as_ref().map(Url::origin).unwrap_or_default();
    let probe = request(signal);
    probe.set_mode(RequestMode::NoCors);
    probe.set_credentials(RequestCredentials::Omit);
    let answers = http::fetch(address, &probe).await.is_ok();
    if answers {
        return Failure::Cors { server };
    }
    // Browsers tell of their policy in a task of its own, and Firefox some tasks later.
    sleep(VIOLATION).await;
    if let Some(blocked) = policy.of("connect-src", &origin) {
        return blocked;
    }
    if local_network::keeps_out(local_network::grants().await, address, true) {
        return Failure::LocalNetwork;
    }
    Failure::Unreachable { server, secure: url.is_some_and(|url| url.protocol() == "https:") }
}
