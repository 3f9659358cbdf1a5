//! The platform's times. Its transport delivers in order; its nodes have clocks of their own, which differ and step back.
//!
//! `LAW_CASES` sets how many days are lived.

use crate::support::{Desk, NONE, inbound};
use agent_console::domain::*;
use agent_console::protocol::Number;
use serde_json::{Value, json};

const MINUTE: u64 = 60_000;

fn event(identifier: &str, content: Value, time: u64) -> String {
    json!({"eventType": identifier, "workNo": "49999", "eventGenTime": time, "content": content}).to_string()
}

/// Plays `(seconds, identifier, content, platform's time in milliseconds)`.
fn play(story: &[(u64, &str, Value, u64)]) -> Desk {
    let mut desk = Desk::new();
    let mut now = 0;
    for (seconds, identifier, content, time) in story {
        desk.wait((seconds - now) * 1_000);
        now = *seconds;
        desk.post(&event(identifier, content.clone(), *time));
    }
    desk
}

#[test]
fn a_clock_that_stepped_back_leaves_no_state_standing() {
    let release = || json!({"callid": "1-1", "number": "70093"});
    let mut story = vec![
        (0, "AgentState_Busy", NONE, 1_000),
        (1, "AgentEvent_Ringing", inbound("1-1"), 2_000),
        (1, "AgentEvent_Talking", inbound("1-1"), 2_000),
        (61, "AgentEvent_Customer_Release", release(), 61_000),
        (62, "AgentState_Work", NONE, 61_500),
    ];
    for (identifier, content, state) in [
        ("AgentState_Ready", NONE, "idle"),
        ("AgentState_CancelWork_Success", NONE, "idle"),
        ("AgentState_SetRest_Success", NONE, "rest"),
        ("AgentOther_ShutdownService", NONE, "signed out"),
        ("AgentState_SetNotReady_Success", json!({"reason": "1"}), "not ready 1"),
    ] {
        story.push((122, identifier, content, 59_900));
        assert_eq!(play(&story).agent(), state);
        story.pop();
    }
}

#[test]
fn a_call_on_a_node_an_hour_ahead_ends_with_the_state_of_another() {
    const AHEAD: u64 = 60 * MINUTE;
    let desk = play(&[
        (0, "AgentState_Busy", NONE, AHEAD),
        (0, "AgentEvent_Ringing", inbound("1-1"), AHEAD + 100),
        (2, "AgentEvent_Talking", inbound("1-1"), AHEAD + 2_000),
        (62, "AgentState_Ready", NONE, 62_000),
    ]);
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by unknown ring 2 talk 60 hold 0"]);
}

#[test]
fn nothing_rings_on_at_an_agent_who_is_free_whatever_the_platforms_times_say() {
    for ahead in [3_000, 10_000, 60 * MINUTE] {
        for content in [inbound("1-1"), NONE] {
            let identifier = if content.is_null() { "AgentOther_PhoneAlerting" } else { "AgentEvent_Ringing" };
            let desk = play(&[
                (0, "AgentState_Busy", NONE, ahead),
                (0, identifier, content, ahead),
                (0, "AgentState_Ready", NONE, 100),
            ]);
            assert_eq!((desk.popup().as_str(), desk.agent().as_str()), ("", "idle"), "{ahead}");
        }
        // Later than together, an older time is no reason either.
        let desk = play(&[
            (0, "AgentState_Busy", NONE, ahead),
            (0, "AgentEvent_Ringing", inbound("1-1"), ahead),
            (1, "AgentState_Ready", NONE, ahead - 1),
        ]);
        assert_eq!((desk.popup().as_str(), desk.agent().as_str()), ("", "idle"), "{ahead}");
    }
}

#[test]
fn a_call_that_is_offered_again_rings_again_though_its_nodes_clock_is_behind() {
    let mut desk = play(&[
        (0, "AgentEvent_Ringing", inbound("1-1"), 10_000),
        (20, "AgentEvent_No_Answer", json!("1-1"), 30_000),
        (21, "AgentEvent_Ringing", inbound("1-1"), 29_500),
    ]);
    assert_eq!(desk.popup(), "1-1 70093 inbound");
    desk.wait(MINUTE);
    assert_eq!(desk.rows().len(), 2);
}

#[test]
fn what_arrives_together_is_put_in_order_by_its_times() {
    let together = |ready: u64| {
        let desk = play(&[
            (0, "AgentState_Busy", NONE, 5_000),
            (0, "AgentEvent_Ringing", inbound("1-1"), 5_100),
            (0, "AgentState_Ready", NONE, ready),
        ]);
        (desk.agent(), desk.popup())
    };
    assert_eq!(together(4_800), ("on call".to_owned(), "1-1 70093 inbound".to_owned()));
    assert_eq!(together(5_200), ("idle".to_owned(), String::new()));
}

#[test]
fn a_conversation_that_the_agents_state_has_overtaken_is_over() {
    let told_at = |talking: u64| {
        let mut desk = play(&[
            (0, "AgentState_Busy", NONE, 1_000),
            (0, "AgentEvent_Ringing", inbound("1-1"), 1_100),
            (5, "AgentState_Ready", NONE, 6_000),
            (5, "AgentEvent_Talking", inbound("1-1"), talking),
        ]);
        desk.wait(10 * MINUTE);
        desk.rows()
    };
    assert_eq!(told_at(5_900), ["1-1 70093 inbound answered by unknown ring 5 talk 0 hold 0"]);
    assert_eq!(
        told_at(6_100),
        ["1-1 70093 inbound talking ring 5 talk 600 hold 0"],
        "it is taken back by what came after"
    );
}

#[test]
fn a_platform_whose_clocks_were_seen_to_differ_is_believed_by_the_order_of_arrival_alone() {
    let desk = play(&[
        (0, "AgentState_Ready", NONE, 5_000),
        (10, "AgentState_Busy", NONE, 4_000),
        (20, "AgentState_Work", NONE, 20_400),
        (20, "AgentState_Ready", NONE, 20_100),
    ]);
    assert_eq!(desk.agent(), "idle");
}

#[test]
fn a_repetition_that_comes_late_says_nothing_of_the_clocks() {
    let mut desk = play(&[
        (0, "AgentState_Ready", NONE, 5_000),
        (1, "AgentOther_PhoneAlerting", NONE, 6_000),
        (2, "AgentOther_PhoneOffhook", NONE, 7_000),
        (3, "AgentOther_PhoneAlerting", NONE, 6_000),
        (4, "AgentState_Work", NONE, 9_000),
    ]);
    desk.post(&event("AgentState_Ready", NONE, 8_900));
    assert_eq!(desk.agent(), "wrap-up");
}

#[test]
fn an_outbound_call_is_asked_for_and_connected_by_two_nodes() {
    let mut desk = play(&[(0, "AgentState_Ready", NONE, 60 * MINUTE)]);
    desk.wait(1_000);
    desk.handle(Input::DialRequested(Callout::audio(Number::new("70092"))));
    desk.post(&event("AgentOther_PhoneAlerting", NONE, 1_100));
    desk.post(&event("AgentState_Busy", NONE, 60 * MINUTE + 1_200));
    desk.post(&event("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70092"}), 1_300));
    assert_eq!((desk.agent().as_str(), desk.popup().as_str()), ("on call", ""));
    assert_eq!(desk.rows(), ["1-1 70092 outbound dialling ring 0 talk 0 hold 0"]);
}
