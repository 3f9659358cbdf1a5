//! When a call rings and when it ends: whatever comes late, is lost or comes twice, it is one call, and the world is told of it
//! once.

use crate::support::{Desk, NONE, inbound, message, on_the_phone};
use agent_console::domain::*;
use serde_json::{Value, json};

#[test]
fn a_late_release_of_an_older_call_does_not_end_the_current_one() {
    let mut desk = on_the_phone();
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    desk.say("AgentState_Ready", NONE);
    desk.wait(1_000);
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.say("AgentEvent_Ringing", inbound("1-2"));
    desk.say("AgentEvent_Call_Release", json!("1-1"));
    desk.say("AgentOther_PhoneRelease", json!({"phoneState": 3}));
    assert_eq!(desk.popup(), "1-2 70093 inbound");
    desk.wait(30_000);
    desk.say("AgentEvent_Call_Release", json!("1-1"));
    assert_eq!(desk.popup(), "1-2 70093 inbound");
}

#[test]
fn a_phone_event_that_comes_after_its_call_was_answered_rings_for_nothing() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!(desk.popup(), "");
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.wait(5_000);
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!(desk.popup(), "? ? unknown", "a second line");
}

#[test]
fn the_same_ring_after_the_agent_was_free_again_is_another_ring() {
    for alerting in [
        message("AgentOther_PhoneAlerting", NONE),
        json!({"eventType": "AgentOther_PhoneAlerting", "eventGenTime": 5_000, "content": null}).to_string(),
    ] {
        let mut desk = Desk::with_only_the_16();
        desk.post(&alerting);
        desk.say("AgentState_Ready", NONE);
        assert_eq!(desk.popup(), "");
        desk.post(&alerting);
        assert_eq!(desk.popup(), "? ? unknown");
    }
}

#[test]
fn a_phone_put_down_between_two_calls_ends_neither() {
    let mut desk = on_the_phone();
    desk.say("AgentEvent_Hold", json!("1-1"));
    desk.say("AgentOther_PhoneRelease", json!({"phoneState": 3}));
    assert_eq!(desk.rows(), ["1-1 70093 inbound held ring 5 talk 0 hold 0"]);
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by customer ring 5 talk 0 hold 0"]);
}

#[test]
fn a_phone_put_down_in_a_conference_ends_it() {
    let mut desk = on_the_phone();
    desk.say("AgentEvent_Hold", json!("1-1"));
    desk.say("AgentEvent_Talking", json!({"callid": "1-2", "caller": "1", "called": "70092", "feature": "7"}));
    desk.say("AgentEvent_Conference", json!({"callid": "1-1", "partner": "70093,70092"}));
    assert!(desk.session.calls().iter().all(|call| call.conference));
    desk.say("AgentOther_PhoneRelease", json!({"phoneState": 3}));
    desk.say("AgentEvent_Call_Release", json!("1-1"));
    assert_eq!(
        desk.rows(),
        [
            "1-1 70093 inbound answered by platform ring 5 talk 0 hold 0",
            "1-2 70092 outbound answered by platform ring 0 talk 0 hold 0"
        ]
    );
}

#[test]
fn to_talk_with_one_party_is_to_hold_the_other() {
    let mut desk = Desk::with_only_the_16();
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.wait(10_000);
    desk.say("AgentEvent_Talking", json!({"callid": "1-2", "caller": "1", "called": "70092", "feature": "7"}));
    desk.wait(5_000);
    desk.say("AgentEvent_Talking", inbound("1-1"));
    assert_eq!(
        desk.rows(),
        ["1-1 70093 inbound talking ring 0 talk 10 hold 5", "1-2 70092 outbound held ring 0 talk 5 hold 0"]
    );
}

#[test]
fn wrap_up_leaves_a_call_that_is_being_dialled_alone() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70092"}));
    desk.say("AgentState_Work", NONE);
    assert_eq!(desk.rows(), ["1-1 70092 unknown dialling ring 0 talk 0 hold 0"]);
    desk.say("AgentState_Ready", NONE);
    assert_eq!(desk.rows(), ["1-1 70092 unknown unknown by unknown ring 0 talk 0 hold 0"]);
}

#[test]
fn a_reason_tells_of_the_call_that_it_follows_and_of_no_earlier_one() {
    let mut desk = Desk::new();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    desk.say("AgentState_Ready", NONE);
    desk.say("AgentState_SetNotReady_Success", json!({"reason": "2"}));
    assert_eq!(desk.rows(), ["1-1 70093 inbound abandoned by customer ring 0 talk 0 hold 0"]);
}

#[test]
fn a_reason_tells_of_the_phone_that_has_rung_since_the_last_call_ended() {
    let mut desk = Desk::with_only_the_16();
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.wait(400);
    desk.say("AgentEvent_Call_Release", json!("1-1"));
    desk.wait(400);
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.wait(400);
    desk.say("AgentState_SetNotReady_Success", json!({"reason": "2"}));
    desk.wait(SETTLE_MS);
    let calls: Vec<_> =
        desk.session.calls().iter().map(|call| (call.id.as_str().starts_with("local-"), call.phase)).collect();
    let [(false, Phase::Ended { outcome: first, .. }), (true, Phase::Ended { outcome: second, .. })] = calls[..] else {
        panic!("{calls:?}")
    };
    assert_eq!((first, second), (Outcome::Unknown, Outcome::Missed));
}

#[test]
fn a_ring_whose_end_is_lost_stops_at_its_limit() {
    for lost in [("AgentEvent_Ringing", inbound("1-1")), ("AgentOther_PhoneAlerting", NONE)] {
        let mut desk = Desk::new();
        desk.say("AgentState_Busy", NONE);
        desk.say(lost.0, lost.1);
        desk.wait(RING_LIMIT_MS - 1);
        assert_ne!(desk.popup(), "");
        desk.wait(1);
        assert_eq!(desk.popup(), "");
    }
}

#[test]
fn a_call_that_was_given_up_and_is_answered_after_all_is_one_call() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    desk.wait(RING_LIMIT_MS + SETTLE_MS);
    assert_eq!(desk.rows(), ["1-1 70093 inbound unknown by unknown ring 120 talk 0 hold 0"]);
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.wait(10_000);
    assert_eq!(desk.rows(), ["1-1 70093 inbound talking ring 123 talk 10 hold 0"]);
    assert_eq!(desk.session.today().unknown, 0);
}

#[test]
fn a_nameless_call_that_is_over_takes_a_late_name_and_leaves_a_new_calls_name_alone() {
    let missed = |identifier: &str, content: Value| {
        let mut desk = Desk::with_only_the_16();
        desk.say("AgentState_Busy", NONE);
        desk.say("AgentOther_PhoneAlerting", NONE);
        desk.say("AgentState_SetNotReady_Success", json!({"reason": "2"}));
        desk.say(identifier, content);
        desk.rows()
    };
    let row = "? unknown missed by platform ring 0 talk 0 hold 0";
    assert_eq!(missed("AgentEvent_Call_Release", json!("1-1")), [format!("1-1 {row}")]);
    assert_eq!(
        missed("AgentOther_PhoneAlerting", json!({"callid": "1-1", "caller": "70093"})),
        [format!("local {row}"), "1-1 70093 inbound ringing ring 0 talk 0 hold 0".to_owned()]
    );
}

#[test]
fn a_call_offered_again_under_its_id_rings_again_in_a_row_of_its_own() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    desk.wait(10_000);
    desk.say("AgentEvent_No_Answer", json!("1-1"));
    desk.wait(10_000);
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    assert_eq!(desk.popup(), "1-1 70093 inbound");
    assert_eq!(
        desk.rows(),
        [
            "1-1 70093 inbound missed by platform ring 10 talk 0 hold 0",
            "1-1 70093 inbound ringing ring 0 talk 0 hold 0"
        ]
    );
}

#[test]
fn a_call_offered_again_at_once_rings_again_but_an_offer_that_comes_late_does_not() {
    let missed = "1-1 70093 inbound missed by platform ring 1 talk 0 hold 0";
    let again = "1-1 70093 inbound ringing ring 0 talk 0 hold 0";
    let rows_of = |end: Option<u64>, between: &[&str], offer: Option<u64>| {
        let at = |time: Option<u64>, identifier, content| {
            json!({"eventType": identifier, "eventGenTime": time, "content": content}).to_string()
        };
        let mut desk = Desk::new();
        desk.post(&at(end.map(|_| 1_000), "AgentEvent_Ringing", inbound("1-1")));
        desk.wait(1_000);
        desk.post(&at(end, "AgentEvent_No_Answer", json!("1-1")));
        between.iter().for_each(|identifier| desk.say(identifier, NONE));
        desk.wait(500);
        desk.post(&at(offer, "AgentEvent_Ringing", inbound("1-1")));
        assert_eq!(desk.popup().is_empty(), desk.rows() == [missed]);
        desk.rows()
    };
    // The platform's times decide where there are any.
    assert_eq!(rows_of(Some(2_000), &[], Some(2_001)), [missed, again]);
    assert_eq!(rows_of(Some(2_000), &["AgentState_Ready"], Some(1_999)), [missed]);
    // Elsewhere nothing tells the two apart as long as messages of the first may still come.
    assert_eq!(rows_of(None, &["AgentState_Ready"], None), [missed]);
}

#[test]
fn every_event_that_ends_a_ring_ends_it() {
    for (identifier, content) in [
        ("AgentEvent_Talking", inbound("1-1")),
        ("AgentEvent_Call_Release", json!("1-1")),
        ("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"})),
        ("AgentEvent_No_Answer", json!("1-1")),
        ("AgentEvent_Call_Out_Fail", json!("1-1")),
        ("AgentEvent_Connect_Fail", json!("1-1")),
        ("AgentEvent_Inside_Call_Fail", json!("1-1")),
        ("AgentOther_PhoneRelease", json!({"phoneState": 3})),
        ("AgentOther_PhoneBusy", NONE),
        ("AgentState_Ready", NONE),
        ("AgentState_Work", NONE),
        ("AgentState_SetNotReady_Success", json!({"reason": "1"})),
        ("AgentState_SetRest_Success", NONE),
        ("AgentOther_ShutdownService", json!({"loginTime": "1"})),
    ] {
        for phone_first in [false, true] {
            let mut desk = Desk::new();
            desk.say("AgentState_Busy", NONE);
            if phone_first {
                desk.say("AgentOther_PhoneAlerting", NONE);
            } else {
                desk.say("AgentEvent_Ringing", inbound("1-1"));
            }
            assert_ne!(desk.popup(), "");
            desk.say(identifier, content.clone());
            assert_eq!(desk.popup(), "", "{identifier}, {phone_first}");
        }
    }
}

#[test]
fn the_world_is_told_once_of_each_ring_answer_and_end() {
    let mut desk = Desk::new();
    for _ in 0..2 {
        desk.say("AgentState_Busy", NONE);
        desk.say("AgentOther_PhoneAlerting", NONE);
        desk.say("AgentEvent_Ringing", inbound("1-1"));
        desk.say("AgentEvent_Ringing", inbound("1-1"));
    }
    desk.wait(5_000);
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.say("AgentEvent_Hold", json!("1-1"));
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    desk.say("AgentEvent_Call_Release", json!("1-1"));
    desk.say("AgentState_Ready", NONE);
    desk.wait(5_000);
    assert_eq!(desk.told(), ["ringing 1-1", "answered 1-1", "ended 1-1"]);
}

#[test]
fn a_ring_without_a_name_is_told_of_after_a_second() {
    let mut desk = Desk::with_only_the_16();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert!(desk.told().is_empty());
    desk.wait(1_000);
    desk.say("AgentEvent_Talking", inbound("1-1"));
    assert_eq!(desk.told(), ["ringing ?", "answered 1-1"]);
    let mut desk = Desk::new();
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.wait(1_000);
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    assert_eq!(desk.told(), ["ringing ?"], "and not again when it gets a name");
}

#[test]
fn a_call_that_rings_again_after_the_agent_was_free_is_missed_by_an_agent_who_lets_it_ring() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Busy", NONE),
        (0, "AgentEvent_Ringing", inbound("1-1")),
        (5, "AgentState_Ready", NONE),
        (6, "AgentEvent_Ringing", inbound("1-1")),
        (20, "AgentState_SetNotReady_Success", json!({"reason": "2"})),
    ]);
    desk.wait(5_000);
    assert_eq!(desk.rows(), ["1-1 70093 inbound missed by platform ring 20 talk 0 hold 0"]);
}

#[test]
fn a_call_that_was_given_up_and_is_offered_again_is_another_conversation() {
    let mut desk = Desk::new();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.wait(TALK_LIMIT_MS + 10_000);
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    desk.wait(4_000);
    desk.say("AgentEvent_Talking", inbound("1-1"));
    desk.wait(10_000);
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    desk.wait(5_000);
    let again = "1-1 70093 inbound answered by customer ring 4 talk 10 hold 0";
    assert_eq!(desk.rows(), ["1-1 70093 inbound unknown by unknown ring 0 talk 28800 hold 0", again]);
}

#[test]
fn of_more_calls_than_any_agent_has_the_earliest_that_nobody_speaks_in_are_given_up() {
    let mut desk = Desk::new();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentEvent_Talking", inbound("1-0"));
    let offers = (1..=1_000).map(|i| json!({"eventType": "AgentEvent_Ringing", "content": inbound(&format!("1-{i}"))}));
    desk.post(&json!({"eventList": offers.collect::<Vec<_>>()}).to_string());
    let live = |desk: &Desk| desk.session.live_calls().map(|call| call.id.as_str().to_owned()).collect::<Vec<_>>();
    let latest = (937..=1_000).map(|i| format!("1-{i}"));
    assert_eq!(live(&desk), ["1-0".to_owned()].into_iter().chain(latest).collect::<Vec<_>>());
    // One of which the bar speaks after all is up.
    desk.say("AgentEvent_Talking", inbound("1-7"));
    assert_eq!(live(&desk).last().map(String::as_str), Some("1-7"));
    assert_eq!(desk.session.calls().len(), 1_001);
}
