//! Which call's wrap-up form lies in front of the agent.

mod support;

use agent_console::domain::*;
use serde_json::{Value, json};
use support::Desk;

fn talking(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"})
}

fn over(id: &str) -> Value {
    json!({ "callid": id })
}

/// Three calls: two that are over, one that is spoken.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentEvent_Talking", talking("1-0")),
        (10, "AgentEvent_Customer_Release", over("1-0")),
        (20, "AgentEvent_Talking", talking("1-1")),
        (30, "AgentEvent_Customer_Release", over("1-1")),
        (40, "AgentEvent_Talking", talking("1-2")),
    ]);
    desk
}

/// The keys of the call in front and of those that wait.
fn forms(desk: &Desk, shown: Option<u64>, held: bool, required: bool) -> (Option<u64>, Vec<u64>) {
    let WrapUps { shown, waiting } = desk.session.wrap_ups(shown, held, |_| required);
    (shown.map(|call| call.key), waiting.iter().map(|call| call.key).collect())
}

fn note(desk: &mut Desk, call: u64) {
    desk.handle(Input::Noted { call, note: Note::new("Wants a bill") });
}

#[test]
fn without_an_answered_call_there_is_no_form() {
    let mut desk = Desk::new();
    assert_eq!(forms(&desk, None, false, true), (None, vec![]));
    desk.say("AgentEvent_Ringing", json!({"callid": "1-0", "caller": "70093"}));
    assert_eq!(forms(&desk, None, false, true), (None, vec![]));
}

#[test]
fn the_latest_call_is_in_front_and_those_that_need_nothing_are_gone() {
    assert_eq!(forms(&desk(), None, false, false), (Some(2), vec![]));
    assert_eq!(forms(&desk(), Some(0), false, false), (Some(2), vec![]), "it was in front, and nothing was begun");
}

#[test]
fn a_form_stays_under_the_hands_that_are_on_it_and_the_call_that_is_up_waits_beside_it() {
    assert_eq!(forms(&desk(), Some(0), true, false), (Some(0), vec![2]));
}

#[test]
fn a_form_that_is_begun_stays_until_the_agent_is_done_with_it() {
    let mut desk = desk();
    note(&mut desk, 0);
    assert_eq!(forms(&desk, Some(0), false, false), (Some(0), vec![2]));
    assert_eq!(forms(&desk, Some(2), true, false), (Some(2), vec![0]), "chosen by the agent");
    desk.handle(Input::WrappedUp { call: 0, done: true });
    assert_eq!(forms(&desk, Some(0), false, false), (Some(2), vec![]));
}

#[test]
fn where_a_disposition_is_required_every_call_waits_for_its_own() {
    let mut desk = desk();
    assert_eq!(forms(&desk, Some(1), false, true), (Some(1), vec![2, 0]));
    desk.handle(Input::Disposed { call: 1, code: Some("sold".to_owned()) });
    assert_eq!(forms(&desk, Some(1), false, true), (Some(1), vec![2, 0]), "chosen, and not yet said to be done");
    desk.handle(Input::WrappedUp { call: 1, done: true });
    assert_eq!(forms(&desk, Some(1), false, true), (Some(2), vec![0]), "the next that is not finished");
}

#[test]
fn when_the_latest_is_done_nobody_is_sent_back_to_calls_that_need_nothing() {
    let mut desk = desk();
    desk.say("AgentEvent_Customer_Release", over("1-2"));
    desk.handle(Input::WrappedUp { call: 2, done: true });
    assert_eq!(forms(&desk, None, false, false), (None, vec![]));
}
