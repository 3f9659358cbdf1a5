//! One request.

use super::outbox_source::{OutboxSource, patiently};
use super::page_time;
use crate::browser::http;
use crate::config::{self, Credentials};
use crate::delivery::{Answer, Parcel, TIME_LIMIT_MS, is_sign_in, payload, retry_after, words_of};
use crate::journal::RecordKey;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    AbortSignal, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect, ResponseType,
};
use yew::Callback;

/// A request under way. Dropped, it is aborted.
pub struct InFlight {
    pub key: RecordKey,
    _limit: http::Limit,
}

impl InFlight {
    /// Sends the call as it is on record; `answered` receives the revision and what came of it.
    pub fn begin(
        config: Rc<config::Delivery>,
        source: OutboxSource,
        key: RecordKey,
        answered: Callback<(u64, Answer)>,
    ) -> InFlight {
        let limit = http::Limit::of(TIME_LIMIT_MS);
        let (signal, time) = (limit.signal(), limit.time());
        spawn_local(async move {
            let Some(revised) = patiently(&source, key, || !signal.aborted()).await else {
                return answered.emit((0, if time.aborted() { Answer::TooSlow } else { Answer::NoRecord }));
            };
            let answer = match send(&config, &payload(key, &revised), &signal).await {
                Ok(answer) => answer,
                Err(_) if time.aborted() => Answer::TooSlow,
                Err(_) => Answer::Unreachable,
            };
            answered.emit((revised.revision, answer));
        });
        InFlight { key, _limit: limit }
    }
}

async fn send(config: &config::Delivery, payload: &Parcel, signal: &AbortSignal) -> Result<Answer, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &config.headers {
        headers.set(name, value)?;
    }
    headers.set("Content-Type", "application/json")?;
    headers.set("Idempotency-Key", &payload.idempotency_key)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&payload.body));
    init.set_credentials(match config.credentials {
        Credentials::Omit => RequestCredentials::Omit,
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    });
    // Not followed, and told from a server that isn't there, which "error" would not allow.
    init.set_redirect(RequestRedirect::Manual);
    init.set_cache(RequestCache::NoStore);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(signal));
    let response = http::fetch(&config.url, &init).await?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Ok(Answer::Redirected);
    }
    let is_page =
        response.headers().get("Content-Type")?.is_some_and(|kind| kind.to_ascii_lowercase().contains("html"));
    if response.ok() && is_page {
        let page = http::text(&response, http::ANSWER).await?;
        if page.is_none_or(|page| is_sign_in(&page)) {
            return Ok(Answer::Redirected);
        }
    }
    let (_, wall) = page_time();
    let after = response.headers().get("Retry-After")?.and_then(|text| retry_after(&text, wall));
    // A server that has taken the call has said all that counts, even if the rest of its answer is lost.
    let words = if response.ok() { None } else { http::text(&response, http::ANSWER).await.ok().flatten() };
    let words = words_of(&words.unwrap_or_default());
    Ok(Answer::Status { status: response.status(), retry_after: after, words })
}
