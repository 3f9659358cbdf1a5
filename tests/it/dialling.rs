//! A call that the agent asked for, until it is one or has failed; calls that come in between; and what of all that the
//! agent lives through.

use crate::support::{Desk, NONE, inbound};
use agent_console::domain::*;
use agent_console::protocol::Number;
use serde_json::{Value, json};

/// An agent who is idle and has just asked for a call.
fn dialled() -> Desk {
    let mut desk = Desk::new();
    desk.say("AgentState_Ready", NONE);
    desk.wait(1_000);
    desk.handle(Input::DialRequested(Callout::audio(Number::new("70092"))));
    desk.wait(300);
    desk
}

fn ringing(id: &str, caller: &str) -> Value {
    json!({"callid": id, "caller": caller})
}

/// Who is being dialled and is no call yet.
fn dialling(desk: &Desk) -> Option<&str> {
    desk.session.dialling().map(|(number, ..)| number.as_str())
}

fn lives(desk: &Desk) -> &'static str {
    match desk.session.phase() {
        None => "",
        Some(Phase::Ringing) => "ringing",
        Some(Phase::Dialling) => "dialling",
        Some(Phase::Talking { .. }) => "talking",
        Some(Phase::Held { .. }) => "held",
        Some(Phase::Ended { .. }) => "ended",
    }
}

#[test]
fn a_call_that_comes_in_just_after_another_was_asked_for_rings_with_its_caller() {
    let mut desk = dialled();
    desk.say("AgentState_Busy", NONE);
    desk.wait(300);
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!(desk.popup(), "? ? unknown", "busy before the phone rings is an inbound order");
    desk.say("AgentEvent_Ringing", ringing("14-1", "13800138123"));
    assert_eq!(desk.popup(), "14-1 13800138123 inbound");
    assert_eq!((dialling(&desk), lives(&desk)), (None, "ringing"));
    assert!(matches!(desk.session.dial(), Dial::Failed { why: DialFailure::OnCall, .. }));
    desk.wait(9_000);
    desk.say("AgentEvent_Customer_Release", json!({"callid": "14-1"}));
    desk.say("AgentState_Ready", NONE);
    desk.wait(SETTLE_MS);
    assert_eq!(desk.rows(), ["14-1 13800138123 inbound abandoned by customer ring 9 talk 0 hold 0"]);
    assert_eq!(desk.told(), ["ringing 14-1", "ended 14-1"]);
}

#[test]
fn what_was_overtaken_is_not_what_rings_next() {
    let mut desk = dialled();
    desk.say("AgentEvent_Ringing", ringing("14-1", "13800138123"));
    desk.say("AgentEvent_Customer_Release", json!({"callid": "14-1"}));
    desk.wait(SETTLE_MS);
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!((desk.popup(), dialling(&desk)), ("? ? unknown".to_owned(), None));
}

#[test]
fn the_same_without_a_word_of_whose_it_is_is_an_abandoned_call_that_came_in() {
    let mut desk = dialled();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.wait(2_000);
    assert_eq!((desk.popup(), lives(&desk)), ("? ? unknown".to_owned(), "ringing"));
    desk.say("AgentEvent_Customer_Release", json!({"callid": "14-1"}));
    desk.say("AgentState_Ready", NONE);
    desk.wait(SETTLE_MS);
    assert_eq!(desk.rows(), ["14-1 ? inbound abandoned by customer ring 2 talk 0 hold 0"]);
    // The next that rings is not what was asked for before.
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!(desk.popup(), "? ? unknown");
}

#[test]
fn a_ring_with_a_caller_and_no_feature_shows_that_caller_though_the_phone_rang_for_what_was_asked_for() {
    let mut desk = dialled();
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!((desk.popup(), dialling(&desk)), (String::new(), Some("70092")));
    desk.say("AgentEvent_Ringing", ringing("14-1", "13800138123"));
    assert_eq!(desk.popup(), "14-1 13800138123 inbound");
    assert_eq!(dialling(&desk), None);
}

#[test]
fn an_offer_of_the_call_that_was_asked_for_is_still_that() {
    for offer in [json!({"callid": "1-1", "caller": "49999", "called": "70092"}), ringing("1-1", "70092")] {
        let mut desk = dialled();
        desk.say("AgentOther_PhoneAlerting", NONE);
        desk.say("AgentEvent_Ringing", offer);
        assert_eq!(desk.session.calls()[0].direction, Direction::Outbound);
        assert_eq!(desk.session.calls()[0].number, Some(Number::new("70092")));
    }
}

#[test]
fn whom_the_agent_dials_is_known_from_the_click_until_it_is_a_call() {
    let mut desk = dialled();
    assert_eq!((dialling(&desk), lives(&desk)), (Some("70092"), "dialling"));
    desk.wait(1_000);
    for event in ["AgentOther_PhoneAlerting", "AgentState_Busy"] {
        desk.say(event, NONE);
        assert_eq!((dialling(&desk), lives(&desk)), (Some("70092"), "dialling"), "{event}");
    }
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70092"}));
    assert_eq!((dialling(&desk), lives(&desk)), (None, "dialling"), "it is a call");
    desk.say("AgentEvent_Talking", json!({"callid": "1-1", "feature": "7"}));
    assert_eq!(lives(&desk), "talking");
    assert_eq!(desk.rows()[0], "1-1 70092 outbound talking ring 0 talk 0 hold 0");
}

#[test]
fn whom_the_agent_dials_is_known_until_it_has_failed() {
    let mut desk = dialled();
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentEvent_Call_Out_Fail", json!("1-1"));
    assert_eq!((dialling(&desk), lives(&desk)), (None, ""));

    let mut desk = dialled();
    desk.wait(60_000);
    assert_eq!((dialling(&desk), lives(&desk)), (None, ""), "nothing happened");
}

#[test]
fn a_bar_that_says_busy_before_it_dials_still_dials() {
    let mut desk = dialled();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70092"}));
    assert_eq!(desk.popup(), "");
    desk.say("AgentEvent_Talking", json!({"callid": "1-1", "feature": "7"}));
    assert_eq!(desk.rows(), ["1-1 70092 outbound talking ring 0 talk 0 hold 0"]);
    assert_eq!(desk.session.dial(), &Dial::Idle);
}

#[test]
fn of_several_calls_the_agent_lives_through_the_one_that_talks_and_then_what_rings() {
    let mut desk = Desk::new();
    assert_eq!(lives(&desk), "");
    desk.say("AgentState_Busy", NONE);
    assert_eq!(lives(&desk), "", "nobody knows yet");
    desk.say("AgentEvent_Talking", inbound("1-1"));
    assert_eq!(lives(&desk), "talking");
    desk.say("AgentEvent_Ringing", ringing("1-2", "70094"));
    assert_eq!(lives(&desk), "talking", "the popup says what rings");
    desk.say("AgentEvent_Hold", json!("1-1"));
    assert_eq!(lives(&desk), "ringing");
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-2"}));
    assert_eq!(lives(&desk), "held");
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-3", "otherPhone": "70095"}));
    assert_eq!(lives(&desk), "dialling");
}

#[test]
fn the_parties_of_a_conference_are_those_who_have_no_call_here() {
    let mut desk = Desk::new();
    let parties = |desk: &Desk| desk.session.parties().map(|party| party.as_str().to_owned()).collect::<Vec<_>>();
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.say("AgentEvent_Conference", json!({"callid": "1-1", "partner": "49997，70093, A49999 70094"}));
    assert_eq!(parties(&desk), ["49997", "70094"]);
    desk.say("AgentEvent_Customer_Release", json!({"callid": "9-9", "number": "70094"}));
    assert_eq!(parties(&desk), ["49997"]);
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    assert_eq!(parties(&desk), [""; 0]);
}
