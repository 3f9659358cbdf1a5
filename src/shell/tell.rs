//! `agent-console:*` events on the window, for an enterprise's own script on the page.

use super::clock::window;
use crate::domain::{Agent, AgentState, Call, Moment, Ring};
use crate::log::outward;
use crate::view::markup;
use serde::Serialize;
use serde_json::json;
use web_sys::{CustomEvent, CustomEventInit};

pub fn agent_state(agent: &Agent) {
    let overdue = matches!(agent.state, AgentState::Rest { overdue: true, .. });
    tell(
        "agent-state",
        &json!({
            "state": markup::agent_state(&agent.state),
            "reason": markup::reason(&agent.state),
            "overdue": overdue,
            "since": agent.since.wall,
            "agent": agent.work_no,
        }),
    );
}

pub fn call_ringing(ring: &Ring) {
    tell(
        "call-ringing",
        &json!({
            "callId": ring.call_id.as_ref().map(|id| id.as_str()),
            "number": ring.number.as_ref().map(|number| number.as_str()),
            "called": ring.called.as_ref().map(|number| number.as_str()),
            "queue": ring.queue,
            "direction": markup::direction(ring.direction),
            "phase": "ringing",
            "began": ring.since.wall,
        }),
    );
}

pub fn call_answered(call: &Call, now: Moment) {
    tell("call-answered", &outward(call, now));
}

pub fn call_ended(call: &Call, now: Moment) {
    tell("call-ended", &outward(call, now));
}

fn tell(name: &str, detail: &impl Serialize) {
    let detail = serde_json::to_string(detail).expect("texts and numbers are JSON");
    let init = CustomEventInit::new();
    init.set_detail(&js_sys::JSON::parse(&detail).expect("written by serde_json"));
    let event = CustomEvent::new_with_event_init_dict(&format!("agent-console:{name}"), &init)
        .expect("a name and a plain object make an event");
    // A listener that throws is reported by the browser to its own author.
    let _ = window().dispatch_event(&event);
}
