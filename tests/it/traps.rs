//! The traps of the bar's protocol, D1 to D18, each with the test that keeps the console out of it.

use crate::support::{Desk, NONE, inbound, on_the_phone};
use agent_console::domain::*;
use agent_console::protocol::*;
use serde_json::json;

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
    desk.say("AgentEvent_Talking", inbound("1-1"));
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
    desk.say("AgentEvent_Talking", inbound("1-1"));
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
    desk.say("AgentEvent_Talking", inbound("1-1"));
    assert_eq!(
        (desk.popup().as_str(), desk.rows()),
        ("", vec!["1-1 70093 inbound talking ring 0 talk 0 hold 0".into()])
    );
}

#[test]
fn d3_after_a_callout_phone_alerting_is_the_agents_own_leg() {
    let mut desk = Desk::with_only_the_16();
    desk.say("AgentState_Ready", NONE);
    desk.handle(Input::DialRequested(Callout::audio(Number::new("70092"))));
    assert!(desk.effects.contains(&Effect::Callout(Callout::audio(Number::new("70092")))));
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
    desk.say("AgentEvent_Ringing", inbound("1-1"));
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
        ("AgentEvent_Ringing", inbound("1-1"), "1-1 70093 inbound", "1-1 70093 inbound ringing ring 0 talk 0 hold 0"),
        (
            "AgentEvent_Auto_Answer",
            inbound("1-1"),
            "1-1 70093 inbound",
            "1-1 70093 inbound ringing ring 0 talk 0 hold 0",
        ),
        ("AgentEvent_Talking", inbound("1-1"), "", "1-1 70093 inbound talking ring 0 talk 0 hold 0"),
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
    desk.say("AgentEvent_Ringing", inbound("1-1"));
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
    desk.say("AgentEvent_Ringing", inbound("1-1"));
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
        desk.say("AgentEvent_Talking", inbound("1-1"));
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
        (6, "AgentEvent_Talking", inbound("1-1")),
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
