//! Whether a page refuses to be framed. Of a page of another origin a script learns nothing: a refusal, an error and a good
//! page all fire `load`, have no readable document and leave the same timing. Of a page of the console's own origin, as
//! behind a reverse proxy, the document can be seen, and where there is none, the answer's headers.

use crate::browser::clock::window;
use crate::browser::http;
use crate::loader::TIME_LIMIT_MS;
use web_sys::{AbortSignal, HtmlIFrameElement, RequestCache, RequestInit, RequestRedirect, Url};

/// The address of a page of our own origin that has loaded without showing a document.
pub fn doubtful(iframe: &HtmlIFrameElement) -> Option<String> {
    let source = iframe.src();
    let ours = window().location().origin().ok()?;
    let is_ours = Url::new(&source).is_ok_and(|url| url.origin() == ours);
    (is_ours && iframe.content_document().is_none()).then_some(source)
}

/// Whether the page at an address of our own origin forbids to be framed.
pub async fn is_forbidden(address: &str) -> bool {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    // What is shown after a redirection is another page's to decide, and perhaps another origin's.
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(TIME_LIMIT_MS as u32)));
    let Ok(response) = http::fetch(address, &init).await else { return false };
    let headers = response.headers();
    let says = |name: &str, word: &str| {
        headers.get(name).ok().flatten().is_some_and(|value| value.to_ascii_lowercase().contains(word))
    };
    says("X-Frame-Options", "deny") || says("Content-Security-Policy", "frame-ancestors")
}
