//! `agent-console:*` events on the window, for an enterprise's own script on the page.

use super::clock::window;
use crate::api::v1;
use crate::domain::{Agent, Call, Moment, Ring};
use js_sys::{Array, JsString};
use serde::Serialize;
use std::cell::RefCell;
use std::thread::LocalKey;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::CustomEventInit;

#[wasm_bindgen]
extern "C" {
    // With a name that need not be made anew each time: a burst tells thousands of things.
    #[wasm_bindgen(extends = web_sys::Event)]
    type CustomEvent;
    #[wasm_bindgen(constructor)]
    fn new(name: &JsString, init: &CustomEventInit) -> CustomEvent;
}

thread_local! {
    static AGENT_STATE: JsString = "agent-console:agent-state".into();
    static CALL_RINGING: JsString = "agent-console:call-ringing".into();
    static CALL_ANSWERED: JsString = "agent-console:call-answered".into();
    static CALL_ENDED: JsString = "agent-console:call-ended".into();
    static INIT: CustomEventInit = CustomEventInit::new();
    static UNTOLD: RefCell<Untold> = RefCell::default();
}

pub fn agent_state(agent: &Agent) {
    tell(&AGENT_STATE, &v1::Agent::from(agent));
}

pub fn call_ringing(ring: &Ring) {
    tell(&CALL_RINGING, &v1::Ring::from(ring));
}

pub fn call_answered(call: &Call, now: Moment) {
    tell(&CALL_ANSWERED, &v1::Call::of(call, now));
}

pub fn call_ended(call: &Call, now: Moment) {
    tell(&CALL_ENDED, &v1::Call::of(call, now));
}

/// What a task has to tell.
#[derive(Default)]
struct Untold {
    names: Vec<&'static LocalKey<JsString>>,
    /// JSON, each with a comma before it.
    details: Vec<u8>,
}

/// At the end of the task, with everything else that it has to tell: read together, the details of a burst take a fraction
/// of the time.
fn tell(name: &'static LocalKey<JsString>, detail: &impl Serialize) {
    UNTOLD.with_borrow_mut(|Untold { names, details }| {
        if names.is_empty() {
            spawn_local(async { tell_all() });
        }
        names.push(name);
        details.push(b',');
        serde_json::to_writer(details, detail).expect("texts and numbers are JSON");
    });
}

fn tell_all() {
    let Untold { names, mut details } = UNTOLD.take();
    details[0] = b'[';
    details.push(b']');
    let details = String::from_utf8(details).expect("JSON is UTF-8");
    let details = js_sys::JSON::parse(&details).expect("written by serde_json");
    for (name, detail) in names.into_iter().zip(Array::from(&details)) {
        let event = INIT.with(|init| {
            init.set_detail(&detail);
            name.with(|name| CustomEvent::new(name, init))
        });
        // A listener that throws is reported by the browser to its own author.
        let _ = window().dispatch_event(&event);
    }
}
