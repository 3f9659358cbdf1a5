//! Laws that hold for whatever anybody does, in any dialect.

use super::days::{any_action, any_day, any_dialect, any_settings};
use super::*;
use crate::protocol::{Decoded, Kind, decode};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeSet, HashSet};

/// Takes the first possible action of each step; signs in beforehand. `check` sees the platform after each.
fn live(mut desk: Desk, day: &[(u64, Vec<Action>)], mut check: impl FnMut(&Desk, &[Spoken])) -> Desk {
    desk.spoken(Action::SignIn);
    for (pause, choices) in day {
        desk.now += pause;
        let said = desk.platform.wake(desk.now);
        check(&desk, &said);
        let action = choices.iter().find(|action| desk.platform.can(action)).unwrap_or(&choices[0]).clone();
        let said = desk.platform.act(desk.now, &action);
        check(&desk, &said);
    }
    desk
}

proptest! {
    #[test]
    fn every_message_decodes_to_the_event_that_it_is(
        dialect in any_dialect(), settings in any_settings(), day in any_day()
    ) {
        let documented = dialect.only_documented;
        live(Desk::new(dialect, settings), &day, |_, said| {
            for spoken in said {
                let parts = decode(&spoken.text);
                assert!(matches!(parts[..], [Decoded::Event(_)]), "{}: {parts:?}", spoken.text);
                assert!(spoken.text.contains(spoken.kind.identifier()));
                assert!(!documented || Kind::documented().contains(&spoken.kind));
            }
        });
    }

    #[test]
    fn the_truth_is_consistent_at_every_moment(settings in any_settings(), day in any_day()) {
        live(Desk::new(Dialect::default(), settings), &day, |desk, _| {
            let truth = desk.platform.truth();
            let ids: HashSet<&str> = truth.calls.iter().map(|call| call.id.as_str()).collect();
            assert_eq!(ids.len(), truth.calls.len(), "call ids are unique");
            for call in &truth.calls {
                let ended = !call.is_live();
                assert_eq!(call.outcome.is_some(), ended);
                assert_eq!(call.ended_by.is_some(), ended);
                assert_eq!(call.ended_at.is_some(), ended);
                assert_eq!(call.outcome == Some(Outcome::Answered), ended && call.answered_at.is_some());
                let now = call.ended_at.unwrap_or(desk.now);
                let lived = call.ring_ms_at(now) + call.talk_ms_at(now) + call.hold_ms_at(now);
                assert_eq!(lived, now - call.began, "a call rings, is talked or is held all its life");
                if let Some(answered_at) = call.answered_at {
                    assert_eq!(call.ring_ms, answered_at - call.began);
                }
            }
            let live: Vec<Phase> = desk.platform.live_calls().map(|call| call.phase).collect();
            assert_eq!(live.len(), truth.calls.iter().filter(|call| call.is_live()).count());
            assert!(live.len() <= 2);
            if matches!(truth.agent.state, AgentState::SignedOut | AgentState::SigningIn) {
                assert_eq!(live, []);
            }
            if live.iter().any(|phase| *phase != Phase::Dialling) {
                assert_eq!(truth.agent.state, AgentState::OnCall);
            }
        });
    }

    #[test]
    fn what_is_impossible_changes_nothing(settings in any_settings(), day in any_day(), action in any_action()) {
        let mut desk = live(Desk::new(Dialect::default(), settings), &day, |_, _| {});
        desk.platform.wake(desk.now);
        if !desk.platform.can(&action) {
            let before = desk.platform.truth().clone();
            assert_eq!(desk.platform.act(desk.now, &action), []);
            assert_eq!(desk.platform.truth(), &before);
        }
    }

    #[test]
    fn every_possible_action_does_something(settings in any_settings(), day in any_day(), action in any_action()) {
        let mut desk = live(Desk::new(Dialect::default(), settings), &day, |_, _| {});
        desk.platform.wake(desk.now);
        if desk.platform.can(&action) {
            let before = format!("{:?}", desk.platform);
            let said = desk.platform.act(desk.now, &action);
            assert!(!said.is_empty() || format!("{:?}", desk.platform) != before, "{action:?}");
        }
    }

    #[test]
    fn an_early_or_repeated_wake_is_silent(settings in any_settings(), day in any_day()) {
        let mut desk = live(Desk::new(Dialect::default(), settings), &day, |_, _| {});
        desk.platform.wake(desk.now);
        assert_eq!(desk.platform.wake(desk.now), []);
        if let Some(deadline) = desk.platform.next_deadline() {
            assert!(deadline > desk.now);
            assert_eq!(desk.platform.wake(deadline - 1), []);
        }
    }

    #[test]
    fn while_the_agent_is_signed_out_the_bar_says_nothing(day in any_day()) {
        let mut platform = Platform::new(Dialect::default());
        for (_, actions) in &day {
            for action in actions.iter().filter(|action| **action != Action::SignIn) {
                assert_eq!(platform.act(0, action), []);
            }
        }
    }
}

/// The laws would hold for an idle platform, too; this shows that the days above are eventful.
#[test]
fn the_days_of_these_laws_have_every_event_that_the_simulator_knows() {
    let mut runner = TestRunner::deterministic();
    let days = (any_dialect(), any_settings(), any_day());
    let (mut said_ever, mut two_on_hold) = (BTreeSet::new(), false);
    for _ in 0..200 {
        let (dialect, settings, day) = days.new_tree(&mut runner).expect("a day").current();
        live(Desk::new(dialect, settings), &day, |desk, said| {
            said_ever.extend(said.iter().map(|spoken| spoken.kind.identifier()));
            two_on_hold |= desk.platform.live_calls().filter(|call| call.phase == Phase::Held).count() == 2;
        });
    }
    let never: Vec<&str> = SPOKEN.iter().copied().filter(|kind| !said_ever.contains(kind)).collect();
    assert_eq!((never, two_on_hold), (vec![], true));
    assert_eq!(said_ever.len(), SPOKEN.len());
}

/// Every event that some sequence has.
const SPOKEN: [&str; 33] = [
    "AgentConf_RequestSuccess",
    "AgentEvent_Auto_Answer",
    "AgentEvent_Call_Out_Fail",
    "AgentEvent_Call_Release",
    "AgentEvent_Conference",
    "AgentEvent_Connect_Fail",
    "AgentEvent_Customer_Alerting",
    "AgentEvent_Customer_Release",
    "AgentEvent_Hold",
    "AgentEvent_Incoming_CallInfo",
    "AgentEvent_MediaSwith",
    "AgentEvent_No_Answer",
    "AgentEvent_Ringing",
    "AgentEvent_SuccTransResult",
    "AgentEvent_Talking",
    "AgentOther_InService",
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentOther_PhoneRelease",
    "AgentOther_ShutdownService",
    "AgentState_Busy",
    "AgentState_CancelNotReady_Success",
    "AgentState_CancelRest_Success",
    "AgentState_CancelWork_Success",
    "AgentState_Force_Ready",
    "AgentState_Force_SetNotReady",
    "AgentState_Ready",
    "AgentState_Rest_Timeout",
    "AgentState_SetNotReady_Success",
    "AgentState_SetRest_Success",
    "AgentState_SetWork_Success",
    "AgentState_Work",
    "OUTBOUND_DETECT_EVENT",
];
