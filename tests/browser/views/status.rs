//! The agent's state.

use super::{agent, call, ended};
use crate::stage::{at, draw, set_clock, until};
use agent_console::domain::{Agent, AgentState, Call, EndedBy, Outcome, Phase, Today};
use agent_console::protocol::{NotReadyReason, RestCause};
use agent_console::view::AgentStatusPanel;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

fn panel(agent: &Agent, call: Option<Call>, today: Today) -> Html {
    html! { <AgentStatusPanel agent={agent.clone()} call={call.map(Rc::new)} {today} /> }
}

fn alone(state: AgentState) -> Html {
    panel(&agent(state, at(0)), None, Today::default())
}

#[wasm_bindgen_test]
async fn every_state_stands_in_the_markup_and_in_words() {
    let not_ready = |code: &str| AgentState::NotReady { reason: Some(NotReadyReason::from(code)) };
    let rest = |code: &str, overdue| AgentState::Rest { cause: Some(RestCause::from(code)), overdue };
    let states = [
        (AgentState::Unknown, ["unknown", "", ""], "Unknown"),
        (AgentState::SigningIn, ["signing-in", "", ""], "Signing in"),
        (AgentState::SignedOut, ["signed-out", "", ""], "Signed out"),
        (AgentState::Idle, ["idle", "", ""], "Idle"),
        (AgentState::NotReady { reason: None }, ["not-ready", "", ""], "Not ready"),
        (not_ready("2"), ["not-ready", "2", ""], "Not ready"),
        (AgentState::Rest { cause: None, overdue: false }, ["rest", "", ""], "Rest"),
        (rest("7", false), ["rest", "7", ""], "Rest"),
        (rest("7", true), ["rest", "7", "true"], "Rest"),
        (AgentState::WrapUp, ["wrap-up", "", ""], "Wrap-up"),
        (AgentState::OnCall, ["on-call", "", ""], "On call"),
    ];
    let mut stage = draw(alone(AgentState::Unknown)).await;
    for (state, attributes, word) in states {
        stage.redraw(alone(state)).await;
        assert_eq!(stage.attributes("#agent-status", ["data-state", "data-reason", "data-overdue"]), attributes);
        assert_eq!(stage.text(".agent-state-word"), word);
    }
}

#[wasm_bindgen_test]
async fn the_reason_for_being_not_ready_is_said_in_words_and_an_unknown_one_by_its_number() {
    let reasons = [
        ("0", "No reason given"),
        ("1", "Set by you"),
        ("2", "You missed a call"),
        ("3", "Set by a supervisor"),
        ("4", "For a rest"),
        ("5", "Your phone is unavailable"),
        ("7", "You rejected a call"),
        ("217", "Reason 217"),
    ];
    let mut stage = draw(alone(AgentState::Idle)).await;
    for (code, words) in reasons {
        stage.redraw(alone(AgentState::NotReady { reason: Some(code.into()) })).await;
        assert_eq!(stage.text(".agent-state-reason"), words);
    }
}

#[wasm_bindgen_test]
async fn a_rest_over_its_limit_is_said_in_words() {
    let stage = draw(alone(AgentState::Rest { cause: None, overdue: true })).await;
    assert_eq!(stage.text(".agent-state-alarm"), "Rest is over its limit");
}

#[wasm_bindgen_test]
async fn an_agent_who_is_signed_out_is_told_what_to_do() {
    let stage = draw(alone(AgentState::SignedOut)).await;
    assert_eq!(stage.text(".agent-state-advice"), "Sign in in the connection bar to take calls.");
}

#[wasm_bindgen_test]
async fn a_state_is_shown_with_its_age_and_its_beginning() {
    set_clock(14 * 3_600_000 + 83_000);
    let stage = draw(panel(&agent(AgentState::Idle, at(14 * 3_600_000)), None, Today::default())).await;
    assert_eq!(stage.text(".agent-state-since .elapsed"), "1:23");
    assert_eq!(stage.text(".agent-state-clock"), "Since 14:00");
}

#[wasm_bindgen_test]
async fn the_call_that_is_up_stands_below_the_state() {
    set_clock(90_000);
    let agent = agent(AgentState::OnCall, at(0));
    let phases = [
        (Phase::Ringing, "ringing", "Ringing1:30"),
        (Phase::Dialling, "dialling", "Dialling1:30"),
        (Phase::Talking { since: at(30_000) }, "talking", "Talking1:10"),
        (Phase::Held { since: at(85_000) }, "held", "On hold0:05"),
    ];
    let mut stage = draw(panel(&agent, None, Today::default())).await;
    for (phase, name, words) in phases {
        let call = Call { talked_ms: 10_000, ..call(1, phase) };
        stage.redraw(panel(&agent, Some(call), Today::default())).await;
        assert_eq!(stage.attribute(".agent-call", "data-phase").as_deref(), Some(name));
        assert_eq!(stage.text(".agent-call-phase"), words);
        assert_eq!(stage.text(".agent-call-number"), "13812345678");
    }
}

#[wasm_bindgen_test]
async fn the_days_talk_time_runs_on_with_the_call_that_is_talking() {
    set_clock(60_000);
    let talking = Call { talked_ms: 5_000, ..call(1, Phase::Talking { since: at(50_000) }) };
    let today = Today { calls: 4, missed: 1, talk_ms: 100_000, ..Today::default() };
    let stage = draw(panel(&agent(AgentState::OnCall, at(0)), Some(talking), today)).await;
    assert_eq!(stage.text(".today dl"), "Calls4Missed1Talk time1:50");

    set_clock(61_000);
    until("the talk time to run on", || stage.text(".today .elapsed") == "1:51").await;
}

#[wasm_bindgen_test]
async fn a_call_that_has_just_ended_leaves_no_clock_running() {
    set_clock(60_000);
    let over = Call { talked_ms: 5_000, ..call(1, ended(Outcome::Answered, EndedBy::Customer)) };
    let stage = draw(panel(&agent(AgentState::WrapUp, at(0)), Some(over), Today::default())).await;
    assert_eq!(stage.count(".agent-call .elapsed"), 0);
    assert_eq!(stage.text(".today .elapsed"), "0:00", "what the call adds is in the figures already");
}
