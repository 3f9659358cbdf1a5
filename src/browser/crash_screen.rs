//! The crash screen: a program that has broken down must not leave its last picture standing as if it were true.

use super::clock::window;
use gloo::events::EventListener;
use js_sys::{Reflect, WebAssembly::RuntimeError};
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

thread_local! {
    /// The program listens as long as it lives.
    static LISTENERS: OnceCell<[EventListener; 2]> = const { OnceCell::new() };
}

/// Shows the crash screen when the program of this name breaks down, and runs `on_crash`, which must not need the
/// component tree. The program can't draw any more by then, so the page's own markup holds the sentence (`.stopped`),
/// hidden until the root element says so.
///
/// Whatever breaks a program down, be it a panic, a full memory or an endless recursion, is a trap in the end, and the
/// browser tells the page of it: under one name from an event, under the other from a promise.
pub fn install(program: &'static str, on_crash: fn()) {
    // The usual hooks print the whole message, and that could hold a number. The place holds none.
    yew::set_custom_panic_hook(Box::new(|info| {
        let place = info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        web_sys::console::error_1(&format!("A panic at {place}").into());
        let Some(document) = window().document() else { return };
        if let Some(code) = find(&document, ".stopped code") {
            code.set_text_content(Some(&place));
        }
        if let Some(link) = find(&document, ".stopped a") {
            // Without it a case file doesn't say where.
            let _ = link.set_attribute("href", &format!("./#case-file={place}"));
        }
    }));
    let listen = |event, error: &'static str| {
        EventListener::new(&window(), event, move |event| {
            let error = Reflect::get(event, &error.into()).unwrap_or_default();
            if let Some(trap) = error.dyn_ref() {
                broken_down(program, on_crash, trap);
            }
        })
    };
    LISTENERS.with(|listeners| {
        listeners.get_or_init(|| [listen("error", "error"), listen("unhandledrejection", "reason")]);
    });
}

fn broken_down(program: &str, on_crash: fn(), trap: &RuntimeError) {
    let stack = Reflect::get(trap, &"stack".into()).ok().and_then(|stack| stack.as_string()).unwrap_or_default();
    // A program of the vendor's may trap, too.
    if stack.contains(".wasm") && !stack.contains(program) {
        return;
    }
    on_crash();
    if let Some(document) = window().document() {
        // Nothing is left to do if this fails too.
        let _ = document.document_element().map(|root| root.set_attribute("data-stopped", "true"));
        // An agent in another tab reads the title, which may still name a call.
        if let Some(sentence) = find(&document, ".stopped span") {
            document.set_title(sentence.text_content().unwrap_or_default().trim());
        }
    }
    web_sys::console::error_1(&format!("The console stopped at {stack}").into());
}

fn find(document: &Document, selector: &str) -> Option<Element> {
    document.query_selector(selector).ok().flatten()
}
