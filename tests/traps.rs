//! The traps of the bar's protocol, D1 to D18, each with the test that keeps the console out of it; and what
//! must hold beside them.

mod support;

use agent_console::domain::*;
use agent_console::protocol::*;
use serde_json::{Value, json};
use support::{Desk, message};

const NONE: Value = Value::Null;

fn ringing(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"})
}

fn talking(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"})
}

/// A desk in the middle of a conversation.
fn on_the_phone() -> Desk {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Busy", NONE),
        (0, "AgentEvent_Ringing", ringing("1-1")),
        (5, "AgentEvent_Talking", talking("1-1")),
    ]);
    desk
}

#[test]
fn d1_customer_alerting_is_never_hold() {
    let mut desk = on_the_phone();
    for content in [json!({"callid": "1-1", "otherPhone": "70093"}), json!("1-1"), NONE] {
        desk.say("AgentEvent_Customer_Alerting", content);
        assert_eq!(desk.rows(), ["1-1 70093 inbound talking ring 5 talk 0 hold 0"]);
    }
}

#[test]
fn d1_without_fields_in_a_conversation_it_says_only_that_the_call_changed() {
    let mut desk = on_the_phone();
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70093"}));
    assert!(!desk.session.calls()[0].changed, "documented fields leave no doubt");
    desk.say("AgentEvent_Customer_Alerting", json!("1-1"));
    assert!(desk.session.calls()[0].changed);
    desk.say("AgentEvent_Talking", talking("1-1"));
    assert!(!desk.session.calls()[0].changed, "the conversation goes on");
    desk.say("AgentEvent_Customer_Alerting", NONE);
    assert!(desk.session.calls()[0].changed);
    desk.say("AgentEvent_Hold", json!("1-1"));
    assert!(!desk.session.calls()[0].changed, "the change was told");
}

#[test]
fn d1_a_bar_that_forwards_hold_means_no_hold_by_anything_else() {
    let mut desk = on_the_phone();
    desk.say("AgentEvent_Hold", json!("1-1"));
    desk.say("AgentEvent_Talking", talking("1-1"));
    desk.say("AgentEvent_Customer_Alerting", NONE);
    assert!(!desk.session.calls()[0].changed);
}

#[test]
fn d2_busy_is_on_a_call_and_set_not_ready_is_not_ready() {
    let mut desk = Desk::new();
    desk.say("AgentState_Busy", NONE);
    assert_eq!(desk.agent(), "on call");
    desk.say("AgentState_SetNotReady_Success", json!({"reason": "1"}));
    assert_eq!(desk.agent(), "not ready 1");
}

#[test]
fn d3_phone_alerting_rings_without_a_number_and_is_no_row_yet() {
    let mut desk = Desk::with_only_the_16();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!((desk.popup().as_str(), desk.rows().len()), ("? ? unknown", 0));
    desk.say("AgentEvent_Talking", talking("1-1"));
    assert_eq!(
        (desk.popup().as_str(), desk.rows()),
        ("", vec!["1-1 70093 inbound talking ring 0 talk 0 hold 0".into()])
    );
}

#[test]
fn d3_after_a_callout_phone_alerting_is_the_agents_own_leg() {
    let mut desk = Desk::with_only_the_16();
    desk.say("AgentState_Ready", NONE);
    desk.handle(Input::DialRequested(Number::new("70092")));
    assert!(desk.effects.contains(&Effect::Callout(Number::new("70092"))));
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!(desk.popup(), "");
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70092"}));
    assert_eq!(desk.rows(), ["1-1 70092 outbound dialling ring 0 talk 0 hold 0"]);
    desk.say("AgentEvent_Call_Release", json!("1-1"));
    assert_eq!(desk.rows(), ["1-1 70092 outbound failed by agent ring 0 talk 0 hold 0"]);
}

#[test]
fn d3_a_recording_and_a_conference_request_leave_no_row_in_either_deployment() {
    for mut desk in [Desk::new(), Desk::with_only_the_16()] {
        desk.play(&[
            (0, "AgentState_Busy", NONE),
            (0, "AgentOther_PhoneAlerting", NONE),
            (1, "AgentOther_PhoneOffhook", json!({"type": "unknown"})),
            (20, "AgentOther_PhoneRelease", json!({"phoneState": 3})),
            (21, "AgentState_Ready", NONE),
        ]);
        desk.wait(10_000);
        assert_eq!((desk.popup().as_str(), desk.rows().len()), ("", 0));
    }
}

#[test]
fn d3_a_picked_up_phone_stops_ringing_even_if_nothing_follows() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Busy", NONE),
        (0, "AgentOther_PhoneAlerting", NONE),
        (1, "AgentOther_PhoneOffhook", json!({"type": "unknown"})),
    ]);
    assert_eq!(desk.popup(), "? ? unknown", "the event that names the call follows the pick-up");
    desk.wait(2_000);
    assert_eq!(desk.popup(), "");
    desk.say("AgentEvent_Ringing", ringing("1-1"));
    assert_eq!(desk.popup(), "1-1 70093 inbound");
}

#[test]
fn d4_phone_alerting_with_a_caller_is_inbound_and_without_is_unknown() {
    let mut desk = Desk::new();
    desk.say("AgentOther_PhoneAlerting", json!({"caller": "70093"}));
    assert_eq!(desk.popup(), "? 70093 inbound");
    let mut desk = Desk::new();
    desk.say("AgentOther_PhoneAlerting", json!({"callid": "1-1", "caller": "70093"}));
    assert_eq!((desk.popup().as_str(), desk.rows().len()), ("1-1 70093 inbound", 1));
    let mut desk = Desk::new();
    desk.say("AgentOther_PhoneAlerting", json!({"caller": "", "callid": ""}));
    assert_eq!(desk.popup(), "? ? unknown");
}

#[test]
fn d5_a_call_may_begin_with_any_event() {
    for (identifier, content, popup, row) in [
        ("AgentEvent_Ringing", ringing("1-1"), "1-1 70093 inbound", "1-1 70093 inbound ringing ring 0 talk 0 hold 0"),
        (
            "AgentEvent_Auto_Answer",
            ringing("1-1"),
            "1-1 70093 inbound",
            "1-1 70093 inbound ringing ring 0 talk 0 hold 0",
        ),
        ("AgentEvent_Talking", talking("1-1"), "", "1-1 70093 inbound talking ring 0 talk 0 hold 0"),
        (
            "AgentEvent_Customer_Alerting",
            json!({"callid": "1-1", "otherPhone": "70093"}),
            "",
            "1-1 70093 unknown dialling ring 0 talk 0 hold 0",
        ),
        ("AgentEvent_Hold", json!("1-1"), "", "1-1 ? unknown held ring 0 talk 0 hold 0"),
        ("AgentEvent_Call_Release", json!("1-1"), "", "1-1 ? unknown unknown by agent ring 0 talk 0 hold 0"),
        ("AgentEvent_Call_Out_Fail", json!("1-1"), "", "1-1 ? outbound failed by unknown ring 0 talk 0 hold 0"),
        ("AgentEvent_No_Answer", json!("1-1"), "", "1-1 ? unknown missed by platform ring 0 talk 0 hold 0"),
    ] {
        let mut desk = Desk::new();
        desk.say(identifier, content);
        assert_eq!((desk.popup().as_str(), desk.rows()), (popup, vec![row.to_owned()]), "{identifier}");
    }
}

#[test]
fn d6_customer_alerting_after_ringing_leaves_an_inbound_call_ringing() {
    let mut desk = Desk::new();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.say("AgentEvent_Ringing", ringing("1-1"));
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70093"}));
    assert_eq!(desk.popup(), "1-1 70093 inbound");
}

#[test]
fn d6_with_only_the_16_a_ring_that_began_like_an_inbound_one_goes_on() {
    let mut desk = Desk::with_only_the_16();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70093"}));
    assert_eq!(desk.popup(), "1-1 70093 unknown");
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"}));
    assert_eq!(desk.rows(), ["1-1 70093 unknown unknown by customer ring 0 talk 0 hold 0"], "who called whom is open");
}

#[test]
fn d6_ringing_after_customer_alerting_is_an_inbound_call_that_rings() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70093"}));
    desk.say("AgentEvent_Ringing", ringing("1-1"));
    assert_eq!(desk.popup(), "1-1 70093 inbound");
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"}));
    assert_eq!(desk.rows(), ["1-1 70093 inbound abandoned by customer ring 0 talk 0 hold 0"]);
}

#[test]
fn d7_a_call_id_may_be_text_or_in_an_object_or_missing() {
    for content in [json!("1-1"), json!({"callid": "1-1"}), json!({"callId": "1-1"}), json!({}), NONE] {
        let mut desk = on_the_phone();
        desk.say("AgentEvent_Call_Release", content);
        assert_eq!(desk.rows(), ["1-1 70093 inbound answered by agent ring 5 talk 0 hold 0"]);
    }
}

#[test]
fn d8_fields_that_the_english_pages_drop_may_be_missing() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Talking", json!({"caller": "70093", "callid": "1-1", "feature": "0"}));
    desk.say("AgentEvent_Customer_Release", json!({"number": "70093"}));
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by customer ring 0 talk 0 hold 0"]);
}

#[test]
fn d9_rest_comes_with_and_without_a_cause() {
    let mut desk = Desk::new();
    desk.say("AgentState_SetRest_Success", NONE);
    assert_eq!(desk.agent(), "rest");
    desk.say("AgentState_SetRest_Success", json!({"reason": "200"}));
    assert_eq!(desk.agent(), "rest 200");
}

#[test]
fn d9_a_rest_that_is_confirmed_again_is_not_on_time_again() {
    let mut desk = Desk::new();
    desk.say("AgentState_SetRest_Success", json!({"reason": "200"}));
    desk.say("AgentState_Rest_Timeout", NONE);
    desk.say("AgentState_SetRest_Success", json!({"reason": "200"}));
    assert_eq!(desk.agent(), "rest 200 overdue");
    desk.say("AgentState_CancelRest_Success", NONE);
    desk.say("AgentState_SetRest_Success", json!({"reason": "200"}));
    assert_eq!(desk.agent(), "rest 200");
}

#[test]
fn d10_an_unlisted_reason_is_shown_as_its_number() {
    let mut desk = Desk::new();
    desk.say("AgentState_SetNotReady_Success", json!({"reason": 99}));
    assert_eq!(desk.agent(), "not ready 99");
}

#[test]
fn d11_in_service_is_only_the_beginning_of_a_sign_in() {
    let mut desk = Desk::new();
    desk.say("AgentOther_InService", NONE);
    assert_eq!(desk.agent(), "signing in");
    desk.say("AgentState_Ready", NONE);
    assert_eq!(desk.agent(), "idle");
}

#[test]
fn d12_errors_tell_of_a_sign_out_that_no_event_tells_of() {
    for code in ["100-006", "100-008"] {
        let mut desk = on_the_phone();
        desk.post(&json!({"message": "", "retcode": code}).to_string());
        assert_eq!(desk.agent(), "signed out");
    }
    let mut desk = on_the_phone();
    for refusals in 1..=6 {
        assert_eq!(desk.agent(), "on call", "after {refusals}");
        desk.post(&json!({"message": "", "retcode": if refusals % 2 == 0 { "-3" } else { "000-003" }}).to_string());
    }
    assert_eq!(desk.agent(), "signed out", "more than five in a row");
}

#[test]
fn d12_refusals_that_are_not_in_a_row_are_no_sign_out() {
    let mut desk = on_the_phone();
    for _ in 0..20 {
        desk.post(&json!({"message": "", "retcode": "000-003"}).to_string());
        desk.say("AgentEvent_Talking", talking("1-1"));
    }
    assert_eq!(desk.agent(), "on call");
}

#[test]
fn d13_the_feature_tells_the_direction() {
    for (feature, direction) in [
        ("0", "inbound"),
        ("5", "inbound"),
        ("6", "internal"),
        ("7", "outbound"),
        ("14", "outbound"),
        ("40", "outbound"),
        ("41", "outbound"),
        ("43", "outbound"),
        ("44", "outbound"),
        ("45", "outbound"),
        ("51", "internal"),
        ("52", "internal"),
        ("53", "unknown"),
        ("99", "unknown"),
        ("-1", "unknown"),
        ("777", "unknown"),
    ] {
        let mut desk = Desk::new();
        desk.say("AgentEvent_Talking", json!({"callid": "1-1", "caller": "1", "called": "2", "feature": feature}));
        let direction_told = format!("{:?}", desk.session.calls()[0].direction).to_lowercase();
        assert_eq!(direction_told, direction, "feature {feature}");
    }
}

#[test]
fn d13_a_call_that_the_platform_dialled_rings_at_the_agent_with_its_customer_as_caller() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "70093", "called": "49999", "feature": "43"}));
    assert_eq!(desk.popup(), "1-1 70093 outbound");
}

#[test]
fn d14_keys_are_read_in_any_case() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Ringing", json!({"callId": "1-1", "Caller": "70093", "FEATURE": "0", "transFrom": "20011"}));
    assert_eq!(desk.popup(), "1-1 70093 inbound");
    let ring = desk.session.ring().expect("it rings");
    assert_eq!(ring.transferred_from, Some(Number::new("20011")));
}

// D15, the three meanings of `$aicc_ContextPath`, is about addresses and origins: tests/browser/place.rs.

#[test]
fn d16_the_broken_samples_of_the_documentation_are_rejected_and_change_nothing() {
    let mut desk = on_the_phone();
    let before = (desk.agent(), desk.rows());
    for sample in [
        r#"{"eventType":"AgentEvent_ReturnFromIvr","workNo":"1","content":"1529571145-1187"}}"#,
        r#"{"event":{"jsonKey":["content","eventGenTime":1784529722590],"eventType":"AgentEvent_Hold"}}"#,
        r#"{"event":{"jsonKey":\["content"\],"eventType":"AgentEvent_Hold","content":"1-1"}}"#,
    ] {
        desk.post(sample);
    }
    assert_eq!((desk.agent(), desk.rows()), before);
    assert_eq!(desk.session.link().counts.rejected, 3);
}

#[test]
fn d17_the_page_of_16_events_is_enough_for_a_whole_call() {
    let mut desk = Desk::with_only_the_16();
    desk.play(&[
        (0, "AgentState_Ready", NONE),
        (1, "AgentState_Busy", NONE),
        (1, "AgentOther_PhoneAlerting", NONE),
        (6, "AgentEvent_Talking", talking("1-1")),
        (16, "AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"})),
        (16, "AgentEvent_Call_Release", json!("1-1")),
        (17, "AgentState_Work", NONE),
        (20, "AgentState_Ready", NONE),
    ]);
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by customer ring 5 talk 10 hold 0 wrap-up 3"]);
}

#[test]
fn d18_a_message_from_elsewhere_is_counted_and_does_nothing() {
    let mut desk = on_the_phone();
    let before = (desk.agent(), desk.rows());
    desk.handle(Input::Foreign);
    assert_eq!((desk.agent(), desk.rows()), before);
    let counts = desk.session.link().counts;
    assert_eq!((counts.foreign, counts.received), (1, 3));
}

#[test]
fn a_late_release_of_an_older_call_does_not_end_the_current_one() {
    let mut desk = on_the_phone();
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    desk.say("AgentState_Ready", NONE);
    desk.wait(1_000);
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.say("AgentEvent_Ringing", ringing("1-2"));
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
    desk.say("AgentEvent_Ringing", ringing("1-1"));
    desk.say("AgentEvent_Talking", talking("1-1"));
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
    desk.say("AgentEvent_Talking", talking("1-1"));
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
    desk.say("AgentEvent_Talking", talking("1-1"));
    desk.wait(10_000);
    desk.say("AgentEvent_Talking", json!({"callid": "1-2", "caller": "1", "called": "70092", "feature": "7"}));
    desk.wait(5_000);
    desk.say("AgentEvent_Talking", talking("1-1"));
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
    desk.say("AgentEvent_Ringing", ringing("1-1"));
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    desk.say("AgentState_Ready", NONE);
    desk.say("AgentState_SetNotReady_Success", json!({"reason": "2"}));
    assert_eq!(desk.rows(), ["1-1 70093 inbound abandoned by customer ring 0 talk 0 hold 0"]);
}

#[test]
fn a_ring_whose_end_is_lost_stops_at_its_limit() {
    for lost in [("AgentEvent_Ringing", ringing("1-1")), ("AgentOther_PhoneAlerting", NONE)] {
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
    desk.say("AgentEvent_Ringing", ringing("1-1"));
    desk.wait(RING_LIMIT_MS + SETTLE_MS);
    assert_eq!(desk.rows(), ["1-1 70093 inbound unknown by unknown ring 120 talk 0 hold 0"]);
    desk.say("AgentEvent_Talking", talking("1-1"));
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
    desk.say("AgentEvent_Ringing", ringing("1-1"));
    desk.wait(10_000);
    desk.say("AgentEvent_No_Answer", json!("1-1"));
    desk.wait(10_000);
    desk.say("AgentEvent_Ringing", ringing("1-1"));
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
fn every_event_that_ends_a_ring_ends_it() {
    for (identifier, content) in [
        ("AgentEvent_Talking", talking("1-1")),
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
                desk.say("AgentEvent_Ringing", ringing("1-1"));
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
        desk.say("AgentEvent_Ringing", ringing("1-1"));
        desk.say("AgentEvent_Ringing", ringing("1-1"));
    }
    desk.wait(5_000);
    desk.say("AgentEvent_Talking", talking("1-1"));
    desk.say("AgentEvent_Hold", json!("1-1"));
    desk.say("AgentEvent_Talking", talking("1-1"));
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
    desk.say("AgentEvent_Talking", talking("1-1"));
    assert_eq!(desk.told(), ["ringing ?", "answered 1-1"]);
    let mut desk = Desk::new();
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.wait(1_000);
    desk.say("AgentEvent_Ringing", ringing("1-1"));
    assert_eq!(desk.told(), ["ringing ?"], "and not again when it gets a name");
}

#[test]
fn every_message_delivered_twice_changes_nothing_but_the_count() {
    let story = [
        ("AgentState_Busy", NONE),
        ("AgentOther_PhoneAlerting", NONE),
        ("AgentEvent_Ringing", ringing("1-1")),
        ("AgentEvent_Talking", talking("1-1")),
        ("AgentEvent_Hold", json!("1-1")),
        ("AgentEvent_Talking", talking("1-1")),
        ("AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        ("AgentEvent_Call_Release", json!("1-1")),
        ("AgentOther_PhoneRelease", json!({"phoneState": 3})),
        ("AgentState_Work", NONE),
    ];
    let play = |times: u64| {
        let mut desk = Desk::new();
        let mut states = Vec::new();
        for (identifier, content) in &story {
            desk.wait(5_000);
            (0..times).for_each(|_| desk.say(identifier, content.clone()));
            states.push((desk.agent(), desk.popup(), desk.rows()));
        }
        assert_eq!(desk.session.link().counts.applied, times * story.len() as u64);
        states
    };
    assert_eq!(play(1), play(2));
}

#[test]
fn a_repetition_with_a_platform_time_is_known_among_other_events() {
    let at = |identifier: &str, content: Value, time: u64| {
        json!({"eventType": identifier, "eventGenTime": time, "content": content}).to_string()
    };
    let mut desk = Desk::new();
    desk.post(&at("AgentEvent_Talking", talking("1-1"), 1_000));
    desk.post(&at("AgentEvent_Hold", json!("1-1"), 2_000));
    desk.post(&at("AgentEvent_Talking", talking("1-1"), 1_000));
    assert_eq!(desk.rows(), ["1-1 70093 inbound held ring 0 talk 0 hold 0"]);
    desk.post(&at("AgentEvent_Talking", talking("1-1"), 3_000));
    assert_eq!(desk.rows(), ["1-1 70093 inbound talking ring 0 talk 0 hold 0"]);
}

#[test]
fn a_state_event_that_is_older_than_the_call_does_not_end_it() {
    let at = |identifier: &str, content: Value, time: u64| {
        json!({"eventType": identifier, "eventGenTime": time, "content": content}).to_string()
    };
    let mut desk = Desk::new();
    desk.post(&at("AgentState_Busy", NONE, 5_000));
    desk.post(&at("AgentEvent_Ringing", ringing("1-1"), 5_100));
    desk.post(&at("AgentState_Ready", NONE, 4_000));
    assert_eq!((desk.agent().as_str(), desk.popup().as_str()), ("on call", "1-1 70093 inbound"));
    let mut desk = Desk::new();
    desk.post(&at("AgentEvent_Ringing", ringing("1-1"), 5_100));
    desk.post(&at("AgentState_Ready", NONE, 4_000));
    assert_eq!((desk.agent().as_str(), desk.popup().as_str()), ("idle", "1-1 70093 inbound"), "even if Busy is lost");
}

#[test]
fn a_state_of_another_agent_is_ignored_once_ours_has_signed_in() {
    let of = |identifier: &str, work_no: &str| json!({"eventType": identifier, "workNo": work_no}).to_string();
    let mut desk = Desk::new();
    desk.post(&of("AgentState_Ready", "20011"));
    assert_eq!(desk.agent(), "idle", "before a sign-in nobody knows which number is ours");
    desk.post(&of("AgentOther_InService", "49999"));
    desk.post(&of("AgentState_Ready", "49999"));
    desk.post(&of("AgentState_Busy", "20011"));
    assert_eq!(desk.agent(), "idle");
}

#[test]
fn the_queue_is_learned_before_or_while_its_call_rings() {
    let info = json!({"callId": "1-1", "skillName": "Billing", "caller": "70093", "called": "310300"});
    let mut desk = Desk::new();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentEvent_Incoming_CallInfo", info.clone());
    assert_eq!(desk.popup(), "", "it doesn't ring yet");
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!(desk.popup(), "1-1 70093 inbound queue billing");
    let mut desk = Desk::new();
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.say("AgentEvent_Incoming_CallInfo", info);
    assert_eq!(desk.popup(), "1-1 70093 inbound queue billing");
}

#[test]
fn an_unknown_event_is_kept_and_changes_no_state() {
    let mut desk = on_the_phone();
    let before = (desk.agent(), desk.rows());
    desk.post(&message("AgentChat_Ring", json!({"callId": "9"})));
    assert_eq!((desk.agent(), desk.rows()), before);
    let link = desk.session.link();
    assert_eq!((link.counts.unknown, link.unknown[0].identifier.as_str()), (1, "AgentChat_Ring"));
}

#[test]
fn the_subscription_is_repeated_until_the_bar_speaks_and_after_every_later_load() {
    let mut desk = Desk::new();
    let subscriptions = |desk: &mut Desk, ms| {
        desk.effects.clear();
        desk.wait(ms);
        desk.effects.iter().filter(|effect| **effect == Effect::Subscribe).count()
    };
    let counts: Vec<usize> = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]
        .into_iter()
        .map(|pause| subscriptions(&mut desk, pause))
        .collect();
    assert_eq!(counts, [1; 8]);
    assert_eq!(desk.session.link().state, LinkState::WaitingLong);
    desk.say("AgentState_Ready", NONE);
    assert_eq!(desk.session.link().state, LinkState::Ready);
    assert_eq!(subscriptions(&mut desk, 3_600_000), 0);
    desk.handle(Input::FrameLoaded);
    assert_eq!(desk.session.link().state, LinkState::Waiting);
    assert_eq!(subscriptions(&mut desk, 0) + subscriptions(&mut desk, 1_000), 1);
    desk.wait(10_000);
    assert_eq!(desk.session.link().state, LinkState::Lost);
    desk.say("AgentState_Ready", NONE);
    assert_eq!(desk.session.link().state, LinkState::Ready);
}

#[test]
fn a_bar_that_speaks_while_it_loads_is_there() {
    let mut desk = Desk::before_the_frame_has_loaded();
    desk.say("AgentState_Ready", NONE);
    desk.handle(Input::FrameLoaded);
    assert_eq!(desk.session.link().state, LinkState::Ready);
    desk.handle(Input::FrameLoaded);
    assert_eq!(desk.session.link().state, LinkState::Waiting, "another document knows nothing of us");
}

#[test]
fn a_frame_that_never_finishes_loading_is_spoken_to_all_the_same() {
    let mut desk = Desk::before_the_frame_has_loaded();
    desk.wait(8_000);
    assert_eq!(desk.effects, [Effect::Subscribe]);
}

#[test]
fn a_malformed_message_is_no_sign_that_the_bar_has_heard_us() {
    let mut desk = Desk::new();
    desk.post("hello");
    assert_eq!(desk.session.link().state, LinkState::Waiting);
    desk.post(r#"{"retcode":"0","event":null}"#);
    assert_eq!(desk.session.link().state, LinkState::Ready, "an idle answer is one");
    let counts = desk.session.link().counts;
    assert_eq!((counts.received, counts.rejected), (2, 2));
}

#[test]
fn a_callout_is_refused_where_the_bar_would_ignore_it() {
    let dial = |desk: &mut Desk, number: &str| {
        desk.handle(Input::DialRequested(Number::new(number)));
        match desk.session.dial() {
            Dial::Failed { why, .. } => Some(why.clone()),
            Dial::Idle | Dial::Requested { .. } => None,
        }
    };
    let mut desk = Desk::new();
    assert_eq!(dial(&mut desk, "70092"), Some(DialFailure::NotSignedIn));
    desk.say("AgentState_Ready", NONE);
    for bad in ["", "+", "call me", "7009+2", "70 092"] {
        assert_eq!(dial(&mut desk, bad), Some(DialFailure::NotANumber), "{bad:?}");
    }
    assert_eq!(dial(&mut desk, "+70092*1#"), None);
    desk.wait(60_000);
    assert!(matches!(desk.session.dial(), Dial::Failed { why: DialFailure::NoReaction, .. }));
    assert_eq!(dial(&mut desk, "70092"), None);
    desk.post(r#"{"retcode":"200-001","message":"","event":null}"#);
    assert!(matches!(desk.session.dial(), Dial::Failed { why: DialFailure::Refused(_), .. }));
    desk.say("AgentState_Busy", NONE);
    assert_eq!(dial(&mut desk, "70092"), Some(DialFailure::OnCall));
}

#[test]
fn the_figures_of_today_begin_anew_at_midnight() {
    let mut desk = on_the_phone();
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    desk.say("AgentState_Ready", NONE);
    for _ in 0..2 {
        let today = desk.session.today();
        assert_eq!((today.calls, today.answered), (1, 1), "from the first sign of the end, and once");
        desk.wait(10_000);
    }
    let mut tomorrow = desk.now();
    tomorrow.day += 1;
    desk.session.handle(tomorrow, Input::Woke);
    assert_eq!(desk.session.today(), Today { day: tomorrow.day, ..Today::default() });
}

#[test]
fn the_days_talk_time_holds_the_closed_stretches_of_every_live_call() {
    let mut desk = on_the_phone();
    desk.wait(10_000);
    desk.say("AgentEvent_Hold", json!("1-1"));
    desk.say("AgentEvent_Talking", json!({"callid": "1-2", "caller": "1", "called": "70092", "feature": "7"}));
    desk.wait(5_000);
    assert_eq!(desk.session.today().talk_ms, 10_000);
    desk.say("AgentEvent_Hold", json!("1-2"));
    assert_eq!(desk.session.today().talk_ms, 15_000);
}

#[test]
fn a_clock_that_runs_backwards_makes_a_duration_zero_and_nothing_worse() {
    let mut desk = on_the_phone();
    let earlier = Now { at: Moment { mono: 0, wall: 0 }, day: 0 };
    desk.session.handle(earlier, Input::Bar(decode(&message("AgentEvent_Customer_Release", json!({"callid": "1-1"})))));
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by customer ring 5 talk 0 hold 0"]);
}
