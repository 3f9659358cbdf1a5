//! Runs the platform's text as a script of the page. Not inline: that would need `unsafe-inline` in the page's policy, and
//! has no event. As a `blob:` it has an address of its own, so that the policy can allow it, its end is told, and its
//! errors can be told from everybody else's.

use super::policy::Violations;
use crate::browser::clock::window;
use crate::browser::yield_now::yield_now;
use crate::loader::{Failure, Outcome, Step};
use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, HtmlScriptElement, Url};
use yew::Callback;

thread_local! {
    /// Whether a script has run in this page.
    static RAN: Cell<bool> = const { Cell::new(false) };
}

/// A script in the page; dropped, it is taken out of it.
pub struct Running {
    script: HtmlScriptElement,
    url: String,
    _listeners: [EventListener; 3],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.script.remove();
        // An address that nobody knows any more can't be revoked.
        let _ = Url::revoke_object_url(&self.url);
    }
}

impl Running {
    /// `None` if the page has no place for it.
    pub fn start(text: &str, policy: &Violations, on: Callback<Outcome>) -> Option<Running> {
        // What a script declares with `const` can't be declared twice in a page; from the second time on it is in a block.
        let text = if RAN.replace(true) { format!("{{\n{text}\n}}") } else { text.to_owned() };
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &kind).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let document = window().document()?;
        let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
        let broke = Rc::new(Cell::new(false));
        let listeners = [
            EventListener::new(&window(), "error", {
                let (broke, url) = (broke.clone(), url.clone());
                move |event| {
                    if event.dyn_ref::<ErrorEvent>().is_some_and(|error| error.filename() == url) {
                        broke.set(true);
                    }
                }
            }),
            EventListener::new(&script, "load", {
                let on = on.clone();
                move |_| {
                    let (on, broke) = (on.clone(), broke.get());
                    spawn_local(async move {
                        // What the policy has kept from the script is told in a task of its own, and explains the rest.
                        yield_now().await;
                        on.emit(if broke { Outcome::Failed(Failure::ScriptBroke) } else { Outcome::Done(Step::Run) });
                    });
                }
            }),
            // A text that is at hand can be kept from running by the policy alone.
            EventListener::new(&script, "error", {
                let policy = policy.clone();
                move |_| {
                    let (policy, on) = (policy.clone(), on.clone());
                    spawn_local(async move {
                        yield_now().await;
                        let blocked = policy.of("script-src", "blob");
                        on.emit(Outcome::Failed(blocked.unwrap_or(Failure::ScriptBroke)));
                    });
                }
            }),
        ];
        script.set_src(&url);
        document.query_selector("head").ok()??.append_child(&script).ok()?;
        Some(Running { script, url, _listeners: listeners })
    }
}
