//! Scripts before a page's own, and the errors of a page, in browsers whose drivers have neither: the test's servers put
//! both into every page that they send. A test, its servers and their tasks share one thread, and nobody else is on it.

use std::cell::RefCell;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH,
};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};

use super::Engine;

const PATH: &str = "/.witness/";
const HTML: &[u8] = b"text/html";

/// Tells every error to the server, in the moment in which it happens: a page that goes away takes nothing with it.
const ERRORS: &str = r#"(() => {
    const Request = XMLHttpRequest;
    const tell = what => {
        const request = new Request();
        request.open("POST", "/.witness/error", false);
        request.send(String(what));
    };
    const {error} = console;
    console.error = (...args) => { error.apply(console, args); tell(args.join(" ")); };
    addEventListener("error", event => {
        const {message, target, error} = event;
        tell(message ? `Uncaught ${error ?? message}` : `does not load: ${target.src ?? target.href}`);
    }, true);
    addEventListener("unhandledrejection", ({reason}) => tell(`Uncaught (in promise) ${reason}`));
    document.addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
        tell(`violates the policy: ${violatedDirective} ${blockedURI}`));
})()"#;

thread_local! {
    static SCRIPTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static HEARD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// From now on `script` runs first in every page that a server of this test sends.
pub fn before_pages(script: &str) {
    SCRIPTS.with_borrow_mut(|scripts| scripts.push(script.to_owned()));
}

/// The same before whatever else was asked for.
pub fn before_all(script: &str) {
    SCRIPTS.with_borrow_mut(|scripts| scripts.insert(0, script.to_owned()));
}

/// The errors since the last question.
pub fn errors() -> Vec<String> {
    HEARD.take()
}

/// A thread may serve another test after this one.
pub fn forget() {
    SCRIPTS.take();
    HEARD.take();
}

/// `routes` with the witness in every page; as they are in Chromium, whose driver does it all.
pub fn watched(routes: Router) -> Router {
    if Engine::chosen() == Engine::Chromium { routes } else { routes.layer(from_fn(watch)) }
}

async fn watch(mut request: Request, next: Next) -> Response {
    if let Some(what) = request.uri().path().strip_prefix(PATH).map(str::to_owned) {
        return answer(&what, request.into_body()).await;
    }
    // Browsers say of an address that they open what kind they hope for; whoever else asks gets the page as it is.
    let is_opened = request.headers().get(ACCEPT).is_some_and(|kinds| kinds.as_bytes().starts_with(HTML));
    if is_opened {
        // A page that the browser has kept lacks the scripts that were asked for since.
        for name in [ACCEPT_ENCODING, IF_MODIFIED_SINCE, IF_NONE_MATCH] {
            request.headers_mut().remove(name);
        }
    }
    let response = next.run(request).await;
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(HTML));
    if !is_opened || !is_page {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let page = to_bytes(body, usize::MAX).await.expect("a page is read to its end");
    let page = String::from_utf8(page.to_vec()).expect("a page is UTF-8");
    head.headers.remove(CONTENT_LENGTH);
    head.headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    Response::from_parts(head, Body::from(with_scripts(&page)))
}

async fn answer(what: &str, body: Body) -> Response {
    match what {
        "error" => {
            let text = to_bytes(body, usize::MAX).await.unwrap_or_default();
            HEARD.with_borrow_mut(|heard| heard.push(String::from_utf8_lossy(&text).into_owned()));
            ().into_response()
        }
        "errors.js" => script(ERRORS.to_owned()),
        numbered => {
            let index = numbered.trim_end_matches(".js").parse::<usize>().ok();
            let found = SCRIPTS.with_borrow(|scripts| index.and_then(|index| scripts.get(index).cloned()));
            script(found.unwrap_or_default())
        }
    }
}

fn script(text: String) -> Response {
    ([(CONTENT_TYPE, "text/javascript"), (CACHE_CONTROL, "no-store")], text).into_response()
}

fn with_scripts(page: &str) -> String {
    let names = (0..SCRIPTS.with_borrow(Vec::len)).map(|index| index.to_string());
    let tags: String = std::iter::once("errors".to_owned())
        .chain(names)
        .map(|name| format!("<script src=\"{PATH}{name}.js\"></script>"))
        .collect();
    let head = ["<head>", "<!doctype html>", "<!DOCTYPE html>"].into_iter().find_map(|tag| {
        let at = page.find(tag)? + tag.len();
        Some((&page[..at], &page[at..]))
    });
    let (before, after) = head.unwrap_or(("", page));
    format!("{before}{tags}{after}")
}
