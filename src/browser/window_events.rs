//! `agent-console:*` events on the window, for an enterprise's own script on the page.

use super::clock::window;
use crate::domain::{Agent, AgentState, Call, Moment, Ring};
use crate::log::{names, outward};
use crate::view::markup;
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

#[derive(Serialize)]
struct AgentDetail<'a> {
    state: &'static str,
    reason: Option<&'a str>,
    overdue: bool,
    /// Epoch milliseconds, as all times here.
    since: u64,
    agent: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RingDetail<'a> {
    call_id: Option<&'a str>,
    agent: Option<&'a str>,
    number: Option<&'a str>,
    called: Option<&'a str>,
    queue: Option<&'a str>,
    direction: &'static str,
    media: Option<&'static str>,
    contact: Option<&'static str>,
    phase: &'static str,
    began: u64,
}

pub fn agent_state(agent: &Agent) {
    let detail = AgentDetail {
        state: markup::agent_state(&agent.state),
        reason: markup::reason(&agent.state),
        overdue: matches!(agent.state, AgentState::Rest { overdue: true, .. }),
        since: agent.since.wall,
        agent: agent.work_no.as_deref().filter(|_| agent.state != AgentState::SignedOut),
    };
    tell(&AGENT_STATE, &detail);
}

pub fn call_ringing(ring: &Ring) {
    let detail = RingDetail {
        call_id: ring.call_id.as_ref().map(|id| id.as_str()),
        agent: ring.agent.as_deref(),
        number: ring.number.as_ref().map(|number| number.as_str()),
        called: ring.called.as_ref().map(|number| number.as_str()),
        queue: ring.queue.as_deref(),
        direction: markup::direction(ring.direction),
        media: ring.medium.map(names::medium),
        contact: ring.contact.as_ref().and_then(names::contact),
        phase: "ringing",
        began: ring.since.wall,
    };
    tell(&CALL_RINGING, &detail);
}

pub fn call_answered(call: &Call, now: Moment) {
    tell(&CALL_ANSWERED, &outward(call, now));
}

pub fn call_ended(call: &Call, now: Moment) {
    tell(&CALL_ENDED, &outward(call, now));
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
