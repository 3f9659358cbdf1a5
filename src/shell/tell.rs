//! `agent-console:*` events on the window, for an enterprise's own script on the page.

use super::clock::window;
use crate::domain::{Agent, AgentState, Call, Moment, Ring};
use crate::log::outward;
use crate::view::markup;
use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit};

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
    tell("agent-console:agent-state", &detail);
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
    tell("agent-console:call-ringing", &detail);
}

pub fn call_answered(call: &Call, now: Moment) {
    tell("agent-console:call-answered", &outward(call, now));
}

pub fn call_ended(call: &Call, now: Moment) {
    tell("agent-console:call-ended", &outward(call, now));
}

fn tell(name: &str, detail: &impl Serialize) {
    let detail = serde_json::to_string(detail).expect("texts and numbers are JSON");
    let init = CustomEventInit::new();
    init.set_detail(&js_sys::JSON::parse(&detail).expect("written by serde_json"));
    let event = CustomEvent::new_with_event_init_dict(name, &init).expect("a name and a plain object make an event");
    // A listener that throws is reported by the browser to its own author.
    let _ = window().dispatch_event(&event);
}
