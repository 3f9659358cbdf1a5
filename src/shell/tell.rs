//! `agent-console:*` events on the window, for an enterprise's own script on the page.

use super::clock::window;
use crate::domain::{Agent, AgentState, Call, Moment, Ring};
use crate::log::outward;
use crate::view::markup;
use js_sys::JsString;
use serde::Serialize;
use std::thread::LocalKey;
use wasm_bindgen::prelude::*;
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
    number: Option<&'a str>,
    called: Option<&'a str>,
    queue: Option<&'a str>,
    direction: &'static str,
    phase: &'static str,
    began: u64,
}

pub fn agent_state(agent: &Agent) {
    let detail = AgentDetail {
        state: markup::agent_state(&agent.state),
        reason: markup::reason(&agent.state),
        overdue: matches!(agent.state, AgentState::Rest { overdue: true, .. }),
        since: agent.since.wall,
        agent: agent.work_no.as_deref(),
    };
    tell(&AGENT_STATE, &detail);
}

pub fn call_ringing(ring: &Ring) {
    let detail = RingDetail {
        call_id: ring.call_id.as_ref().map(|id| id.as_str()),
        number: ring.number.as_ref().map(|number| number.as_str()),
        called: ring.called.as_ref().map(|number| number.as_str()),
        queue: ring.queue.as_deref(),
        direction: markup::direction(ring.direction),
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

fn tell(name: &'static LocalKey<JsString>, detail: &impl Serialize) {
    let detail = serde_json::to_string(detail).expect("texts and numbers are JSON");
    let event = INIT.with(|init| {
        init.set_detail(&js_sys::JSON::parse(&detail).expect("written by serde_json"));
        name.with(|name| CustomEvent::new(name, init))
    });
    // A listener that throws is reported by the browser to its own author.
    let _ = window().dispatch_event(&event);
}
