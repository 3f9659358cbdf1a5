//! The components, held against what the page promises to scripts and people.

mod bar_box;
mod call_log;
mod case_file;
mod connection;
mod day;
mod delivery;
mod dial;
mod dial_list;
mod forget;
mod help;
mod incoming_call;
mod languages;
mod look;
mod mini;
mod page;
mod readiness;
mod ring_record;
mod screen_pop;
mod status;
mod story;
mod wrap_up;
mod writing;

use crate::stage::at;
use agent_console::directory::Contact;
use agent_console::domain::{
    Agent, AgentState, Arrival, Call, Direction, EndedBy, Moment, Now, Outcome, Phase, Ring, Session,
};
use agent_console::log::{Naming, Row};
use agent_console::protocol::{CallId, Number};
use agent_console::view::{CallLogViewProps, Sight};
use std::rc::Rc;
use yew::prelude::*;

fn agent(state: AgentState, since: Moment) -> Agent {
    let mut agent = Session::new(Now::default()).agent().clone();
    agent.state = state;
    agent.since = since;
    agent
}

/// An inbound call that began at the beginning of time.
pub fn call(key: u64, phase: Phase) -> Call {
    Call {
        direction: Direction::Inbound,
        number: Some(Number::new("13812345678")),
        ..Call::new(key, CallId::new(&format!("1456401416-{key}")), Moment::default(), phase)
    }
}

/// What calls and codes are called here: nothing.
struct Nameless;

impl Naming for Nameless {
    fn contact(&self, _: &Number) -> Option<Rc<Contact>> {
        None
    }

    fn disposition(&self, _: &Call, _: &str) -> Option<String> {
        None
    }
}

/// The log with these calls, all in sight, in this order.
fn log(calls: &[Rc<Call>]) -> CallLogViewProps {
    log_of(calls.iter().map(|call| Rc::new(Row::new(0, call.clone(), &Nameless))).collect())
}

fn log_of(rows: Rc<[Rc<Row>]>) -> CallLogViewProps {
    let (matching, known) = (rows.len(), rows.len());
    let height = 52.0 * rows.len() as f64;
    let sight = Sight { rows, first: 0, days: Rc::new([]), above: 0.0, height };
    yew::props!(CallLogViewProps { sight, matching, known, query: Rc::default(), on_query: Callback::noop() })
}

fn ended(outcome: Outcome, by: EndedBy) -> Phase {
    Phase::Ended { at: Moment::default(), outcome, by }
}

/// Only the phone rings, so far.
fn phone() -> Ring {
    Ring {
        call_id: None,
        agent: None,
        direction: Direction::Unknown,
        number: None,
        called: None,
        queue: None,
        medium: None,
        contact: None,
        transferred_from: None,
        since: at(0),
        arrival: Arrival::default(),
        others: 0,
        waiting: false,
    }
}

/// A customer's call rings.
fn inbound() -> Ring {
    Ring {
        call_id: Some(CallId::new("1456404043-37")),
        direction: Direction::Inbound,
        number: Some(Number::new("+8613812345678")),
        ..phone()
    }
}
