//! How sure the console is of the agent's state, and who made it what it is.

use crate::support::Desk;
use agent_console::domain::*;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

/// At a signed-in agent's desk, a minute after the last word.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentOther_InService", NONE), (1, "AgentState_Ready", NONE)]);
    desk.wait(60_000);
    desk
}

fn imposed(desk: &Desk) -> Option<Imposed> {
    desk.session.agent().imposed
}

#[test]
fn the_state_is_confirmed_doubtful_from_before_or_unknown() {
    let mut desk = Desk::new();
    assert_eq!(desk.session.confidence(), Confidence::Unknown);
    desk.say("AgentOther_PhoneUnknow", NONE);
    assert_eq!(desk.session.confidence(), Confidence::Unknown, "it said something else");
    desk.say("AgentState_Ready", NONE);
    assert_eq!(desk.session.confidence(), Confidence::Confirmed);
    desk.handle(Input::FrameLoaded);
    assert_eq!(desk.session.confidence(), Confidence::Doubtful, "the bar is loaded anew");
    desk.wait(60_000);
    assert_eq!((desk.session.link().state, desk.session.confidence()), (LinkState::Lost, Confidence::Doubtful));
    desk.say("AgentState_Ready", NONE);
    assert_eq!(desk.session.confidence(), Confidence::Confirmed);
    desk.handle(Input::Opened);
    assert_eq!(desk.session.confidence(), Confidence::Before);
    desk.say("AgentOther_PhoneUnknow", NONE);
    assert_eq!(desk.session.confidence(), Confidence::Before, "it said nothing about the agent");
    desk.say("AgentState_Busy", NONE);
    assert_eq!(desk.session.confidence(), Confidence::Confirmed);
    desk.say("AgentEvent_Talking", json!({"callid": "1-1"}));
    desk.wait(SILENCE_MS);
    assert_eq!((desk.session.link().state, desk.session.confidence()), (LinkState::Silent, Confidence::Doubtful));
    desk.handle(Input::BarWentElsewhere);
    assert_eq!(desk.session.confidence(), Confidence::Confirmed, "the tab with the bar tells what it hears");
}

#[test]
fn confidence_falls_when_the_bar_has_said_nothing_for_long_and_the_time_of_its_last_word_is_known() {
    let mut desk = desk();
    let last = Moment { mono: desk.now().at.mono - 60_000, wall: desk.now().at.wall - 60_000 };
    desk.wait(QUIET_MS - 60_001);
    assert_eq!((desk.session.link().quiet_since(), desk.session.confidence()), (None, Confidence::Confirmed));
    desk.wait(1);
    assert_eq!((desk.session.link().quiet_since(), desk.session.confidence()), (Some(last), Confidence::Quiet));
    assert_eq!(desk.session.link().state, LinkState::Ready);
    assert_eq!(desk.session.next_deadline(), None, "nothing more is waited for");
    desk.say("AgentOther_PhoneUnknow", NONE);
    assert_eq!((desk.session.link().quiet_since(), desk.session.confidence()), (None, Confidence::Confirmed));
}

#[test]
fn a_reminder_of_a_rest_confirms_the_rest() {
    let mut desk = desk();
    desk.say("AgentState_SetRest_Success", json!({"reason": "1"}));
    desk.handle(Input::Opened);
    desk.say("AgentState_Rest_Timeout", NONE);
    assert_eq!((desk.agent(), desk.session.confidence()), ("rest 1 overdue".to_owned(), Confidence::Confirmed));
}

#[test]
fn what_the_bar_last_told_is_the_latest_repetition() {
    let mut desk = Desk::new();
    let told = |desk: &Desk| desk.session.agent().told;
    assert_eq!(told(&desk), None);
    for second in [1, 1, 60] {
        desk.play(&[(second, "AgentState_Ready", NONE)]);
        assert_eq!(told(&desk), Some(desk.now().at));
    }
    desk.wait(1_000);
    desk.say("AgentEvent_Talking", json!({"callid": "1-1"}));
    desk.post(r#"{"event": {"eventType": "AgentState_Work", "workNo": "49999", "eventGenTime": 5000000}}"#);
    let at = told(&desk);
    desk.wait(300);
    desk.post(r#"{"event": {"eventType": "AgentState_Ready", "workNo": "49999", "eventGenTime": 4999000}}"#);
    assert_eq!((told(&desk), desk.agent()), (at, "wrap-up".to_owned()), "an event that was overtaken tells nothing");
    desk.handle(Input::Opened);
    assert_eq!(told(&desk), None);
}

#[test]
fn who_put_the_agent_into_a_state() {
    use Imposed::*;
    let cases = [
        ("AgentState_SetNotReady_Success", json!({"reason": "3"}), Some(Supervisor)),
        ("AgentState_Force_SetNotReady", NONE, Some(Supervisor)),
        ("AgentState_Force_SetNotReady", json!({"reason": "201"}), Some(Supervisor)),
        ("AgentState_SetNotReady_Success", json!({"reason": "2"}), Some(Platform)),
        ("AgentState_SetNotReady_Success", json!({"reason": "5"}), Some(Platform)),
        ("AgentState_SetNotReady_Success", json!({"reason": "1"}), None),
        ("AgentState_SetNotReady_Success", json!({"reason": "7"}), None),
        ("AgentState_SetNotReady_Success", json!({"reason": "201"}), None),
        ("AgentState_SetNotReady_Success", NONE, None),
        ("Force_Logout", NONE, Some(Supervisor)),
        ("AgentOther_ShutdownService", json!({"loginTime": 1}), Some(Platform)),
        ("AgentState_SetRest_Success", NONE, None),
        ("AgentState_Work", NONE, None),
        ("AgentState_Busy", NONE, None),
    ];
    for (identifier, content, expected) in cases {
        let mut desk = desk();
        desk.say(identifier, content.clone());
        assert_eq!(imposed(&desk), expected, "{identifier} {content}");
        desk.wait(60_000);
        desk.say(identifier, content.clone());
        assert_eq!(imposed(&desk), expected, "{identifier} {content}, repeated");
        desk.say("AgentState_Ready", NONE);
        assert_eq!(imposed(&desk), None, "the next state after {identifier}");
    }
}

#[test]
fn an_error_that_says_signed_out_is_the_platforms() {
    let mut desk = desk();
    desk.post(r#"{"message": "not logged in", "retcode": "100-006", "event": null}"#);
    assert_eq!((desk.agent(), imposed(&desk)), ("signed out".to_owned(), Some(Imposed::Platform)));
}

#[test]
fn of_two_events_that_tell_of_one_change_the_one_that_names_a_person_counts() {
    for story in [["AgentState_Ready", "AgentState_Force_Ready"], ["AgentState_Force_Ready", "AgentState_Ready"]] {
        let mut desk = desk();
        desk.say("AgentState_SetNotReady_Success", json!({"reason": "1"}));
        story.iter().for_each(|identifier| desk.say(identifier, NONE));
        assert_eq!((desk.agent(), imposed(&desk)), ("idle".to_owned(), Some(Imposed::Supervisor)), "{story:?}");
    }
    for story in [["Force_Logout", "AgentOther_ShutdownService"], ["AgentOther_ShutdownService", "Force_Logout"]] {
        let mut desk = desk();
        story.iter().for_each(|identifier| desk.say(identifier, NONE));
        assert_eq!((desk.agent(), imposed(&desk)), ("signed out".to_owned(), Some(Imposed::Supervisor)), "{story:?}");
    }
}

#[test]
fn what_changes_nothing_was_imposed_by_nobody() {
    let mut desk = desk();
    desk.say("AgentState_Force_Ready", NONE);
    assert_eq!(imposed(&desk), None, "idle for a minute already");
}
