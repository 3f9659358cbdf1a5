//! Calls that ring at the agent, S1 to S4, and a phone that rings for no call, S15.

use super::*;

const RING: [&str; 4] =
    ["AgentState_Busy", "AgentOther_PhoneAlerting", "AgentOther_PhoneOffhook", "AgentEvent_Ringing"];

#[test]
fn s1_an_inbound_call_is_answered_and_the_agent_hangs_up() {
    let mut desk = Desk::ready_with(Dialect::default(), Settings::default());
    assert_eq!(desk.after(incoming()), RING);
    assert_eq!(desk.after(Action::Answer), ["AgentEvent_Talking"]);
    assert_eq!(
        desk.after(Action::HangUp),
        ["AgentEvent_Call_Release", "AgentEvent_Customer_Release", "AgentOther_PhoneRelease", "AgentState_Work"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Answered), Some(EndedBy::Agent)));
    assert_eq!(desk.after(Action::EndWrapUp), ["AgentState_CancelWork_Success"]);
}

#[test]
fn s1_the_customer_hangs_up() {
    let mut desk = talking();
    assert_eq!(
        desk.after(Action::CustomerHangsUp),
        ["AgentEvent_Customer_Release", "AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Ready"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Answered), Some(EndedBy::Customer)));
}

#[test]
fn s1_the_platform_hangs_up() {
    let mut desk = talking();
    assert_eq!(
        desk.after(Action::PlatformHangsUp),
        ["AgentOther_PhoneRelease", "AgentEvent_Call_Release", "AgentEvent_Customer_Release", "AgentState_Ready"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Answered), Some(EndedBy::Platform)));
}

#[test]
fn s1_a_queue_tells_of_itself_before_the_phone_rings() {
    let mut desk = Desk::ready();
    let Action::Incoming { number, called, answer, feature, mode, .. } = incoming() else { unreachable!() };
    let queued = Action::Incoming { number, queue: Some("Billing".to_owned()), called, answer, feature, mode };
    assert_eq!(
        desk.after(queued),
        [
            "AgentState_Busy",
            "AgentEvent_Incoming_CallInfo",
            "AgentOther_PhoneAlerting",
            "AgentOther_PhoneOffhook",
            "AgentEvent_Ringing"
        ]
    );
    assert_eq!(desk.last_call().queue.as_deref(), Some("Billing"));
}

#[test]
fn s1_with_only_the_documented_events() {
    let dialect = Dialect { only_documented: true, ..Dialect::default() };
    let mut desk = Desk::ready_with(dialect, Settings::default());
    assert_eq!(desk.after(incoming()), ["AgentState_Busy", "AgentOther_PhoneAlerting"]);
    assert_eq!(desk.after(Action::Answer), ["AgentEvent_Talking"]);
    assert_eq!(
        desk.after(Action::HangUp),
        ["AgentEvent_Call_Release", "AgentEvent_Customer_Release", "AgentState_Work"]
    );
}

#[test]
fn s2_the_platform_answers_for_the_agent() {
    let mut desk = Desk::ready();
    let Action::Incoming { number, queue, called, feature, mode, .. } = incoming() else { unreachable!() };
    assert_eq!(
        desk.after(Action::Incoming { number, queue, called, feature, mode, answer: Answering::Auto }),
        [
            "AgentState_Busy",
            "AgentOther_PhoneAlerting",
            "AgentOther_PhoneOffhook",
            "AgentEvent_Auto_Answer",
            "AgentEvent_Talking"
        ]
    );
    assert_eq!((desk.last_call().phase, desk.last_call().ring_ms), (Phase::Talking, 0));
}

#[test]
fn s3_the_agent_does_not_answer() {
    let mut desk = Desk::ready();
    desk.after(incoming());
    assert_eq!(
        desk.after(Action::NoAnswer),
        ["AgentEvent_No_Answer", "AgentOther_PhoneRelease", "AgentState_SetNotReady_Success"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Missed), Some(EndedBy::Platform)));
    assert_eq!(desk.after(Action::Ready), ["AgentState_CancelNotReady_Success"]);
}

#[test]
fn s3_a_platform_that_leaves_the_agent_ready() {
    let mut desk =
        Desk::ready_with(Dialect::default(), Settings { not_ready_after_refusal: false, ..Settings::default() });
    desk.after(incoming());
    assert_eq!(desk.after(Action::NoAnswer), ["AgentEvent_No_Answer", "AgentOther_PhoneRelease", "AgentState_Ready"]);
}

#[test]
fn s3b_the_agent_rejects() {
    let mut desk = Desk::ready();
    desk.after(incoming());
    assert_eq!(
        desk.after(Action::Reject),
        ["AgentOther_PhoneRelease", "AgentEvent_Call_Release", "AgentState_SetNotReady_Success"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Rejected), Some(EndedBy::Agent)));
}

#[test]
fn s4_the_customer_gives_up() {
    let mut desk = Desk::ready_with(Dialect::default(), Settings::default());
    desk.after(incoming());
    assert_eq!(
        desk.after(Action::CustomerAbandons),
        ["AgentEvent_Customer_Release", "AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Ready"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Abandoned), Some(EndedBy::Customer)));
}

#[test]
fn s15_a_recording_and_a_conference_request_ring_the_phone_and_are_no_calls() {
    let mut desk = Desk::ready();
    let rings = ["AgentState_Busy", "AgentOther_PhoneAlerting", "AgentOther_PhoneOffhook"];
    assert_eq!(desk.after(Action::Playback), rings);
    assert_eq!(desk.after(Action::PutPhoneDown), ["AgentOther_PhoneRelease", "AgentState_Ready"]);
    assert_eq!(desk.after(Action::ConferenceRequest), [&rings[..], &["AgentConf_RequestSuccess"]].concat());
    assert_eq!(desk.after(Action::PutPhoneDown), ["AgentOther_PhoneRelease", "AgentState_Ready"]);
    assert_eq!(desk.platform.truth().calls, []);
}

#[test]
fn a_predictive_call_rings_like_an_inbound_one() {
    let mut desk = Desk::ready();
    let predictive = Action::PredictiveIncoming { number: "5550142".to_owned(), queue: None };
    assert_eq!(desk.after(predictive), RING);
    assert_eq!(desk.last_call().direction, Direction::Outbound);
}

#[test]
fn a_phone_that_stays_off_the_hook_is_never_heard_of() {
    let dialect = Dialect { phone_stays_off_hook: true, ..Dialect::default() };
    let mut desk = Desk::ready_with(dialect, Settings::default());
    assert_eq!(desk.after(incoming()), ["AgentState_Busy", "AgentEvent_Ringing"]);
    assert_eq!(desk.after(Action::CustomerAbandons).last(), Some(&"AgentState_Ready"));
    assert_eq!(desk.after(dial()), ["AgentState_Busy"]);
}

#[test]
fn an_inbound_call_may_alert_the_customer_too() {
    let dialect = Dialect { inbound_customer_alerting: true, ..Dialect::default() };
    let mut desk = Desk::ready_with(dialect, Settings::default());
    assert_eq!(desk.after(incoming()).last(), Some(&"AgentEvent_Customer_Alerting"));
}
