//! Hold, a second call, transfer and conference, S7 to S9.

use super::*;

/// One call on hold, the second being talked.
fn two_calls() -> Desk {
    let mut desk = talking();
    desk.after(Action::Hold);
    desk.after(dial());
    desk.after(Action::CalleeAnswers);
    desk
}

#[test]
fn s7_hold_and_back_is_talking_again() {
    let mut desk = talking();
    assert_eq!(desk.after(Action::Hold), ["AgentEvent_Hold"]);
    assert_eq!(desk.after(Action::Unhold), ["AgentEvent_Talking"]);
    desk.after(Action::HangUp);
    let call = desk.last_call();
    assert_eq!((call.ring_ms, call.talk_ms, call.hold_ms), (1_000, 2_000, 1_000));
}

#[test]
fn s7_a_second_call_while_one_is_on_hold_rings_no_phone_and_moves_no_state() {
    let mut desk = talking();
    desk.after(Action::Hold);
    assert_eq!(desk.after(dial()), ["AgentEvent_Customer_Alerting"]);
    assert_eq!(desk.after(Action::CalleeAnswers), ["AgentEvent_Talking"]);
    assert_eq!(desk.after(Action::Swap), ["AgentEvent_Hold", "AgentEvent_Talking"]);
    assert_eq!(desk.after(Action::OtherCustomerHangsUp), ["AgentEvent_Customer_Release", "AgentEvent_Call_Release"]);
    assert_eq!(desk.last_call().phase, Phase::Ended);
    assert_eq!(desk.after(Action::HangUp), AGENT_ENDS);
}

#[test]
fn s7_a_second_call_that_fails_leaves_the_first_on_hold() {
    let mut desk = talking();
    desk.after(Action::Hold);
    desk.after(dial());
    assert_eq!(
        desk.after(Action::CalleeDoesNotAnswer),
        ["AgentEvent_Call_Out_Fail", "AgentEvent_Connect_Fail", "OUTBOUND_DETECT_EVENT"]
    );
    assert_eq!(desk.platform.live_calls().map(|call| call.phase).collect::<Vec<_>>(), [Phase::Held]);
    assert_eq!(desk.after(Action::Unhold), ["AgentEvent_Talking"]);
}

#[test]
fn s7_holding_both_and_taking_up_the_first_toggles() {
    let mut desk = two_calls();
    desk.after(Action::Hold);
    desk.after(Action::Unhold);
    let phases: Vec<Phase> = desk.platform.live_calls().map(|call| call.phase).collect();
    assert_eq!(phases, [Phase::Talking, Phase::Held]);
}

#[test]
fn s8_a_blind_transfer_releases_the_agent_alone() {
    let mut desk = talking();
    assert_eq!(
        desk.after(Action::BlindTransfer { to: "49998".to_owned() }),
        ["AgentEvent_Customer_Alerting", "AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Ready"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Answered), Some(EndedBy::Agent)));
}

#[test]
fn s8_a_transfer_after_asking_connects_the_two_parties() {
    let mut desk = two_calls();
    assert_eq!(
        desk.after(Action::CompleteTransfer),
        [
            "AgentEvent_SuccTransResult",
            "AgentEvent_Call_Release",
            "AgentEvent_Call_Release",
            "AgentOther_PhoneRelease",
            "AgentState_Ready"
        ]
    );
}

#[test]
fn s9_a_conference_shrinks_to_a_call() {
    let mut desk = two_calls();
    assert_eq!(desk.after(Action::Conference), ["AgentEvent_Conference"]);
    assert_eq!(
        desk.after(Action::CustomerHangsUp),
        ["AgentEvent_Customer_Release", "AgentEvent_Call_Release", "AgentEvent_Talking"]
    );
    assert_eq!(desk.after(Action::HangUp), AGENT_ENDS);
}

#[test]
fn s9_the_agent_ends_a_conference() {
    let mut desk = two_calls();
    desk.after(Action::Conference);
    assert_eq!(
        desk.after(Action::HangUp),
        [
            "AgentEvent_Call_Release",
            "AgentEvent_Customer_Release",
            "AgentEvent_Call_Release",
            "AgentEvent_Customer_Release",
            "AgentOther_PhoneRelease",
            "AgentState_Ready"
        ]
    );
    assert!(desk.platform.truth().calls.iter().all(|call| !call.is_live()));
}

#[test]
fn a_call_goes_on_with_video_and_its_later_events_tell_what_it_began_as() {
    let mut desk = talking();
    let said = desk.spoken(Action::SwitchMedia { succeeds: true });
    assert_eq!(said[0].kind.identifier(), "AgentEvent_MediaSwith");
    assert!(said[0].text.contains(r#""mediaType":3"#) && said[0].text.contains(r#""reason":0"#));
    desk.after(Action::Hold);
    assert!(desk.spoken(Action::Unhold)[0].text.contains(r#""mediaAbility":"1""#));
    assert_eq!((desk.last_call().mode, desk.last_call().began_with), (MediaMode::Video, MediaMode::Audio));
    let said = desk.spoken(Action::SwitchMedia { succeeds: false });
    assert!(said[0].text.contains(r#""mediaType":1"#) && said[0].text.contains(r#""reason":1"#));
    assert_eq!(desk.last_call().mode, MediaMode::Video);
}
