//! Calls that the agent makes, S5 and S6.

use super::*;

#[test]
fn s5_an_outbound_call_is_answered() {
    let mut desk = Desk::ready();
    assert_eq!(desk.after(dial()), ["AgentOther_PhoneAlerting"]);
    assert_eq!(desk.after(Action::PhonePickedUp), ["AgentOther_PhoneOffhook", "AgentState_Busy"]);
    assert_eq!(desk.after(Action::CalleeRings), ["AgentEvent_Customer_Alerting"]);
    assert_eq!(desk.after(Action::CalleeAnswers), ["AgentEvent_Talking"]);
    assert_eq!(desk.last_call().ring_ms, 3_000);
    assert_eq!(desk.after(Action::HangUp), AGENT_ENDS);
}

#[test]
fn s5_what_nobody_mentions_happens_all_the_same() {
    let mut desk = Desk::ready();
    desk.after(dial());
    assert_eq!(
        desk.after(Action::CalleeAnswers),
        ["AgentOther_PhoneOffhook", "AgentState_Busy", "AgentEvent_Customer_Alerting", "AgentEvent_Talking"]
    );
}

#[test]
fn s6a_the_agent_never_picks_up() {
    let mut desk = Desk::ready();
    desk.after(dial());
    assert_eq!(
        desk.after(Action::AgentPhoneNotPicked),
        ["AgentEvent_Call_Out_Fail", "AgentEvent_Connect_Fail", "AgentOther_PhoneRelease"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Failed), Some(EndedBy::Platform)));
    assert_eq!(desk.state(), &AgentState::Idle);
}

#[test]
fn s6b_the_callee_is_not_reached() {
    for failure in [Action::CalleeDoesNotAnswer, Action::CalleeRejects, Action::BadNumber] {
        let mut desk = Desk::ready_with(Dialect::default(), Settings::default());
        desk.after(dial());
        desk.after(Action::PhonePickedUp);
        let rings = failure != Action::BadNumber;
        let mut expected = vec!["AgentEvent_Customer_Alerting"; usize::from(rings)];
        expected.extend([
            "AgentOther_PhoneRelease",
            "AgentEvent_Call_Out_Fail",
            "AgentEvent_Connect_Fail",
            "OUTBOUND_DETECT_EVENT",
            "AgentState_Ready",
        ]);
        assert_eq!(desk.after(failure), expected);
        assert_eq!(desk.ending(), (Some(Outcome::Failed), Some(EndedBy::Platform)));
    }
}

#[test]
fn s6_the_agent_gives_up_dialling() {
    let mut desk = Desk::ready();
    desk.after(dial());
    desk.after(Action::CalleeRings);
    assert_eq!(
        desk.after(Action::AgentCancelsDial),
        ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Ready"]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Failed), Some(EndedBy::Agent)));
}
