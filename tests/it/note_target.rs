//! Where the key for the note leads.

use crate::support::{Desk, NONE, inbound, on_the_phone};
use agent_console::domain::Input;
use agent_console::log::{FormOf, note_target};
use serde_json::json;

#[test]
fn it_leads_to_the_call_that_is_spoken() {
    assert_eq!(note_target(&on_the_phone().session), Some(FormOf::Open(0)));
}

#[test]
fn it_leads_to_the_call_that_is_spoken_and_not_to_one_on_hold() {
    let mut desk = on_the_phone();
    desk.play(&[(9, "AgentEvent_Hold", json!("1-1"))]);
    assert_eq!(note_target(&desk.session), Some(FormOf::Open(0)), "on hold it is the agent's still");
    desk.play(&[(12, "AgentEvent_Talking", inbound("1-2"))]);
    assert_eq!(note_target(&desk.session), Some(FormOf::Open(1)));
}

#[test]
fn without_such_a_call_it_leads_to_the_form_in_front() {
    assert_eq!(note_target(&Desk::new().session), None);
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentState_Busy", NONE), (0, "AgentEvent_Ringing", inbound("1-1"))]);
    assert_eq!(note_target(&desk.session), None, "it only rings");
    let mut desk = on_the_phone();
    desk.play(&[(9, "AgentEvent_Customer_Release", json!({"callid": "1-1"}))]);
    assert_eq!(note_target(&desk.session), None, "it is over");
}

#[test]
fn a_call_that_rings_during_one_on_hold_keeps_it_where_it_is() {
    let mut desk = on_the_phone();
    desk.play(&[(9, "AgentEvent_Hold", json!("1-1")), (12, "AgentEvent_Ringing", inbound("1-2"))]);
    assert_eq!(note_target(&desk.session), None);
}

#[test]
fn a_call_that_the_agent_is_done_with_is_left_alone() {
    let mut desk = on_the_phone();
    desk.handle(Input::WrappedUp { call: 0, done: true });
    assert_eq!(note_target(&desk.session), None);
}
