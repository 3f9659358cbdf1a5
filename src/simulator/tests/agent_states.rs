//! The sequences of the agent's own states, S10 to S14, and the timers.

use super::*;
use crate::protocol::NotReadyReason;

const REST: Action = Action::Rest { limit_ms: 10_000, cause: 200 };

fn not_ready(code: &str) -> Action {
    Action::NotReady { reason: NotReadyReason::from(code) }
}

fn wake(desk: &mut Desk, now: u64) -> Vec<&'static str> {
    desk.now = now;
    desk.platform.wake(now).iter().map(|spoken| spoken.kind.identifier()).collect()
}

#[test]
fn s10_a_rest_runs_out_once_and_goes_on() {
    let mut desk = Desk::ready();
    assert_eq!(desk.after(REST), ["AgentState_SetRest_Success"]);
    let deadline = desk.platform.next_deadline().expect("the rest has a limit");
    assert_eq!(deadline, desk.now + 10_000);
    assert_eq!(wake(&mut desk, deadline - 1), [""; 0]);
    assert_eq!(wake(&mut desk, deadline), ["AgentState_Rest_Timeout"]);
    assert_eq!(wake(&mut desk, deadline + 60_000), [""; 0]);
    assert_eq!(desk.state(), &AgentState::Rest { cause: 200, overdue: true });
    assert_eq!(desk.after(Action::EndRest), ["AgentState_CancelRest_Success"]);
}

#[test]
fn s10_a_rest_asked_for_during_a_call_begins_after_its_wrap_up() {
    let mut desk = Desk::ready_with(Dialect::default(), Settings::default());
    desk.after(incoming());
    desk.after(Action::Answer);
    assert_eq!(desk.after(REST), [""; 0]);
    assert_eq!(desk.after(Action::HangUp).last(), Some(&"AgentState_Work"));
    assert_eq!(desk.after(Action::EndWrapUp), ["AgentState_CancelWork_Success", "AgentState_SetRest_Success"]);
}

#[test]
fn s10_a_rest_is_one_second_to_a_day_long() {
    let desk = Desk::ready();
    for (limit_ms, possible) in [(999, false), (1_000, true), (86_399_000, true), (86_400_000, false)] {
        assert_eq!(desk.platform.can(&Action::Rest { limit_ms, cause: 0 }), possible, "{limit_ms} ms");
    }
}

#[test]
fn s11_not_ready_with_one_reason_and_another_and_back() {
    let mut desk = Desk::ready();
    assert_eq!(desk.after(not_ready("1")), ["AgentState_SetNotReady_Success"]);
    assert_eq!(desk.after(not_ready("1")), [""; 0]);
    assert_eq!(desk.after(not_ready("201")), ["AgentState_SetNotReady_Success"]);
    assert_eq!(desk.after(Action::Ready), ["AgentState_CancelNotReady_Success"]);
    assert_eq!(desk.state(), &AgentState::Idle);
}

#[test]
fn s11_not_ready_asked_for_during_a_call_comes_in_the_place_of_ready() {
    let mut desk = Desk::ready();
    desk.after(incoming());
    assert_eq!(desk.after(not_ready("1")), [""; 0]);
    desk.after(Action::Answer);
    assert_eq!(
        desk.after(Action::CustomerHangsUp),
        [
            "AgentEvent_Customer_Release",
            "AgentEvent_Call_Release",
            "AgentOther_PhoneRelease",
            "AgentState_SetNotReady_Success"
        ]
    );
}

#[test]
fn s11_what_was_asked_for_can_be_taken_back() {
    let mut desk = Desk::ready();
    desk.after(incoming());
    desk.after(not_ready("1"));
    assert_eq!(desk.after(Action::Ready), [""; 0]);
    assert_eq!(desk.after(Action::CustomerAbandons).last(), Some(&"AgentState_Ready"));
}

#[test]
fn s12_wrap_up_asked_for_and_left() {
    let mut desk = Desk::ready();
    assert_eq!(desk.after(Action::WrapUp), ["AgentState_SetWork_Success"]);
    assert_eq!(desk.after(Action::EndWrapUp), ["AgentState_CancelWork_Success"]);
}

#[test]
fn s12_wrap_up_ends_by_itself_where_it_has_a_limit() {
    let settings = Settings { wrap_up_limit_ms: Some(30_000), ..Settings::default() };
    let mut desk = Desk::ready_with(Dialect::default(), settings);
    desk.after(Action::WrapUp);
    assert_eq!(wake(&mut desk, 40_000), ["AgentState_CancelWork_Success"]);
}

#[test]
fn s13_a_supervisor_forces_states() {
    let mut desk = Desk::ready();
    assert_eq!(desk.after(Action::ForcedNotReady), ["AgentState_SetNotReady_Success"]);
    assert_eq!(desk.state(), &AgentState::NotReady { reason: NotReadyReason::Forced });
    assert_eq!(desk.after(Action::ForcedReady), ["AgentState_Force_Ready"]);
    assert_eq!(desk.after(Action::KickedOut), ["AgentOther_ShutdownService"]);
    assert_eq!(desk.state(), &AgentState::SignedOut);
}

#[test]
fn s13_older_gateways_have_an_event_for_it() {
    let mut desk = Desk::ready_with(Dialect { forced_events: true, ..Dialect::default() }, Settings::default());
    assert_eq!(desk.after(Action::ForcedNotReady), ["AgentState_Force_SetNotReady"]);
}

#[test]
fn s13_who_is_kicked_out_of_a_call_loses_it() {
    let mut desk = Desk::ready();
    desk.after(incoming());
    desk.after(Action::Answer);
    assert_eq!(
        desk.after(Action::KickedOut),
        [
            "AgentOther_PhoneRelease",
            "AgentEvent_Call_Release",
            "AgentEvent_Customer_Release",
            "AgentOther_ShutdownService"
        ]
    );
    assert_eq!(desk.ending(), (Some(Outcome::Answered), Some(EndedBy::Platform)));
}

#[test]
fn s14_signing_in_leads_to_a_first_state_and_signing_out_is_silent() {
    let mut desk = Desk::new(Dialect::default(), Settings::default());
    assert_eq!(desk.after(incoming()), [""; 0]);
    assert_eq!(desk.after(Action::SignIn), ["AgentOther_InService", "AgentState_Ready"]);
    assert_eq!(desk.after(Action::SignOut), [""; 0]);
    assert_eq!(desk.state(), &AgentState::SignedOut);
    assert_eq!(desk.after(incoming()), [""; 0]);
}

#[test]
fn s14_signing_in_may_take_its_time_and_lead_into_wrap_up() {
    let settings = Settings { sign_in_ms: 500, starts_in_wrap_up: true, ..Settings::default() };
    let mut desk = Desk::new(Dialect::default(), settings);
    assert_eq!(desk.after(Action::SignIn), ["AgentOther_InService"]);
    assert_eq!(desk.state(), &AgentState::SigningIn);
    assert_eq!(wake(&mut desk, 1_500), ["AgentState_Work"]);
}

#[test]
fn a_call_from_a_colleague_reaches_who_is_not_ready_and_who_wraps_up() {
    let colleague = Action::InternalIncoming { work_no: "49998".to_owned() };
    let mut desk = Desk::ready();
    desk.after(not_ready("201"));
    assert!(!desk.platform.can(&incoming()));
    assert_eq!(desk.after(colleague.clone()).first(), Some(&"AgentState_Busy"));
    assert_eq!(desk.last_call().number, "A49998");
    assert_eq!(desk.after(Action::CustomerAbandons).last(), Some(&"AgentState_SetNotReady_Success"));
    assert_eq!(desk.state(), &AgentState::NotReady { reason: NotReadyReason::from("201") });

    desk.after(Action::Ready);
    desk.after(Action::WrapUp);
    desk.after(colleague);
    assert_eq!(desk.after(Action::CustomerAbandons).last(), Some(&"AgentState_Work"));
}

#[test]
fn a_call_that_rings_for_too_long_is_withdrawn() {
    let settings = Settings { ring_limit_ms: Some(20_000), ..Settings::default() };
    let mut desk = Desk::ready_with(Dialect::default(), settings);
    desk.after(incoming());
    assert_eq!(wake(&mut desk, 22_000)[0], "AgentEvent_No_Answer");
    assert_eq!(desk.ending(), (Some(Outcome::Missed), Some(EndedBy::Platform)));
}

#[test]
fn a_phone_that_picks_itself_up_needs_no_word() {
    let settings = Settings { pick_up_ms: Some(500), callee_rings_ms: Some(700), ..Settings::default() };
    let mut desk = Desk::ready_with(Dialect::default(), settings);
    desk.after(dial());
    assert_eq!(wake(&mut desk, 2_500), ["AgentOther_PhoneOffhook", "AgentState_Busy"]);
    assert_eq!(wake(&mut desk, 3_200), ["AgentEvent_Customer_Alerting"]);
    assert_eq!(desk.platform.next_deadline(), None);
}
