//! What holds for the session as a whole: messages that come again or out of order, those of others, the link to the bar,
//! dialling, and the day.

use crate::support::{Desk, NONE, inbound, message, on_the_phone};
use agent_console::domain::*;
use agent_console::protocol::*;
use serde_json::{Value, json};

#[test]
fn every_message_delivered_twice_changes_nothing_but_the_count() {
    let story = [
        ("AgentState_Busy", NONE),
        ("AgentOther_PhoneAlerting", NONE),
        ("AgentEvent_Ringing", inbound("1-1")),
        ("AgentEvent_Talking", inbound("1-1")),
        ("AgentEvent_Hold", json!("1-1")),
        ("AgentEvent_Talking", inbound("1-1")),
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
    desk.post(&at("AgentEvent_Talking", inbound("1-1"), 1_000));
    desk.post(&at("AgentEvent_Hold", json!("1-1"), 2_000));
    desk.post(&at("AgentEvent_Talking", inbound("1-1"), 1_000));
    assert_eq!(desk.rows(), ["1-1 70093 inbound held ring 0 talk 0 hold 0"]);
    desk.post(&at("AgentEvent_Talking", inbound("1-1"), 3_000));
    assert_eq!(desk.rows(), ["1-1 70093 inbound talking ring 0 talk 0 hold 0"]);
}

#[test]
fn a_state_event_that_is_older_than_the_call_does_not_end_it() {
    let at = |identifier: &str, content: Value, time: u64| {
        json!({"eventType": identifier, "eventGenTime": time, "content": content}).to_string()
    };
    let mut desk = Desk::new();
    desk.post(&at("AgentState_Busy", NONE, 5_000));
    desk.post(&at("AgentEvent_Ringing", inbound("1-1"), 5_100));
    desk.post(&at("AgentState_Ready", NONE, 4_000));
    assert_eq!((desk.agent().as_str(), desk.popup().as_str()), ("on call", "1-1 70093 inbound"));
    let mut desk = Desk::new();
    desk.post(&at("AgentEvent_Ringing", inbound("1-1"), 5_100));
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
        desk.handle(Input::DialRequested(Callout::audio(Number::new(number))));
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
fn the_figures_of_a_shift_go_on_at_midnight() {
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
    assert_eq!(desk.session.today().calls, 1);
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
