//! The components, held against what the page promises to scripts and people.

mod call_log;
mod connection;
mod day;
mod dial;
mod help;
mod incoming_call;
mod languages;
mod page;
mod readiness;
mod screen_pop;
mod status;
mod wrap_up;
mod writing;

use agent_console::domain::{Agent, AgentState, Call, Direction, EndedBy, Moment, Now, Outcome, Phase, Session};
use agent_console::protocol::{CallId, Number};

fn agent(state: AgentState, since: Moment) -> Agent {
    let mut agent = Session::new(Now::default()).agent().clone();
    agent.state = state;
    agent.since = since;
    agent
}

/// An inbound call that began at the beginning of time.
pub fn call(key: u64, phase: Phase) -> Call {
    Call {
        key,
        id: CallId::new(&format!("1456401416-{key}")),
        direction: Direction::Inbound,
        number: Some(Number::new("13812345678")),
        caller: None,
        called: None,
        queue: None,
        feature: None,
        transferred_from: None,
        failure: None,
        transferred: false,
        conference: false,
        changed: false,
        resumed: false,
        began: Moment::default(),
        answered: None,
        phase,
        talked_ms: 0,
        held_ms: 0,
        wrap_up_ms: None,
        note: None,
        disposition: None,
        wrapped_up: false,
    }
}

fn ended(outcome: Outcome, by: EndedBy) -> Phase {
    Phase::Ended { at: Moment::default(), outcome, by }
}
