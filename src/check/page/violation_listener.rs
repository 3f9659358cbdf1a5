//! What is heard beside the bar's own messages: what the policy blocks, and from where our frame's window speaks when that
//! is no origin of the bar.

use crate::check::plain_address;
use crate::loader::FRAME;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent};
use yew::Callback;

/// Something that the policy has blocked.
#[derive(Clone, PartialEq)]
pub struct Violation {
    pub directive: String,
    /// What was to be fetched or run, without what could be a secret in its address.
    pub what: String,
}

pub fn violations(on: Callback<Violation>) -> EventListener {
    let document = super::browser_probe::window().document().expect("a window has a document");
    EventListener::new_with_options(
        &document,
        "securitypolicyviolation",
        EventListenerOptions::run_in_capture_phase(),
        move |event| {
            let text = |name: &str| {
                Reflect::get(event, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
            };
            let (directive, blocked) = (text("effectiveDirective"), text("blockedURI"));
            // Extensions of the browser are none of the console's business.
            if !blocked.contains("-extension") && text("disposition") != "report" {
                on.emit(Violation { directive, what: plain_address(&blocked).to_owned() });
            }
        },
    )
}

/// `origins` are those that the bar may speak from. Whoever has made the frame, it bears the bar's name.
pub fn strangers(origins: Rc<[String]>, on: Callback<String>) -> EventListener {
    EventListener::new(&super::browser_probe::window(), "message", move |event| {
        let event = event.unchecked_ref::<MessageEvent>();
        let source: Option<JsValue> = event.source().map(JsValue::from);
        let ours = bar().and_then(|frame| frame.content_window()).map(JsValue::from);
        if source.is_some() && source == ours && !origins.contains(&event.origin()) {
            on.emit(event.origin());
        }
    })
}

fn bar() -> Option<HtmlIFrameElement> {
    let document = super::browser_probe::window().document()?;
    document.query_selector(&format!("iframe[name={FRAME}]")).ok()??.dyn_into().ok()
}
