//! The page is opened anew in the middle of a shift, or goes on without hearing anything.

use crate::support::{Desk, message};
use agent_console::domain::*;
use serde_json::{Value, json};

const NONE: Value = Value::Null;
const MINUTE: u64 = 60_000;

fn talking(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"})
}

/// A conversation of ten seconds, and then the page is opened anew after another five.
fn reloaded() -> Desk {
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentState_Busy", NONE), (0, "AgentEvent_Talking", talking("1-1"))]);
    desk.wait(10_000);
    desk.say("AgentState_Busy", NONE);
    desk.wait(5_000);
    desk.handle(Input::Opened);
    desk
}

#[test]
fn state_and_log_are_as_before_and_say_that_they_are_from_before() {
    let desk = reloaded();
    assert_eq!((desk.agent(), desk.session.agent().confirmed), ("on call".to_owned(), false));
    assert_eq!(desk.rows(), ["1-1 70093 inbound talking ring 0 talk 15 hold 0"]);
    assert!(desk.session.calls()[0].resumed);
    assert_eq!(desk.session.link().state, LinkState::Waiting);
    assert_eq!(desk.session.link().counts, Counts::default());
}

#[test]
fn the_bars_next_word_confirms_the_agent_and_the_call() {
    for (identifier, content) in [("AgentState_Busy", NONE), ("AgentEvent_Talking", talking("1-1"))] {
        let mut desk = reloaded();
        desk.say(identifier, content);
        assert!(!desk.session.calls()[0].resumed, "{identifier}");
    }
}

#[test]
fn a_long_and_quiet_call_goes_on_over_reloads_and_has_its_true_durations() {
    let release = |desk: &mut Desk| {
        desk.say("AgentEvent_Call_Release", json!("1-1"));
        desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
        desk.say("AgentState_Work", NONE);
        desk.wait(MINUTE);
    };
    let mut desk = reloaded();
    desk.wait(10 * MINUTE - 15_000);
    desk.handle(Input::Opened);
    desk.wait(35 * MINUTE);
    assert_eq!(desk.told(), ["answered 1-1"], "nothing is delivered that isn't known");
    release(&mut desk);
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by agent ring 0 talk 2700 hold 0"]);
    // The same with a hold in it, of whose end the bar tells long after.
    let mut desk = reloaded();
    desk.say("AgentEvent_Hold", json!("1-1"));
    desk.handle(Input::Opened);
    desk.wait(90 * MINUTE);
    desk.say("AgentEvent_Talking", talking("1-1"));
    desk.wait(10 * MINUTE);
    release(&mut desk);
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by agent ring 0 talk 615 hold 5400"]);
}

/// The bar has said that the agent is idle, which a conversation contradicts.
fn in_doubt() -> Desk {
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentState_Ready", NONE), (1, "AgentEvent_Talking", talking("1-1"))]);
    desk.wait(15_000);
    desk.say("AgentState_Rest_Timeout", NONE);
    desk.handle(Input::Opened);
    desk
}

#[test]
fn two_quiet_calls_one_on_hold_go_on_over_a_reload_at_any_point() {
    let story = [
        (0, "AgentState_Busy", NONE),
        (0, "AgentEvent_Talking", talking("1-1")),
        (40, "AgentEvent_Hold", json!("1-1")),
        (40, "AgentEvent_Ringing", talking("1-2")),
        (40, "AgentEvent_Talking", talking("1-2")),
        (90, "AgentEvent_Customer_Release", json!({"callid": "1-2"})),
        (95, "AgentEvent_Talking", talking("1-1")),
        (140, "AgentEvent_Call_Release", json!("1-1")),
        (140, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (140, "AgentState_Work", NONE),
    ];
    for reload in 0..story.len() {
        let (mut desk, mut now) = (Desk::new(), 0);
        for (place, (minute, identifier, content)) in story.iter().enumerate() {
            let quiet = (minute - now) * MINUTE;
            now = *minute;
            desk.wait(quiet / 2);
            if place == reload {
                desk.handle(Input::Opened);
            }
            desk.wait(quiet / 2);
            assert!(!desk.told().iter().any(|told| told.starts_with("ended 1-1")), "{reload}");
            desk.say(identifier, content.clone());
        }
        desk.wait(MINUTE);
        assert_eq!(
            desk.rows(),
            [
                "1-1 70093 inbound answered by agent ring 0 talk 5100 hold 3300",
                "1-2 70093 inbound answered by customer ring 0 talk 3000 hold 0"
            ],
            "{reload}"
        );
        assert_eq!(desk.told().iter().filter(|told| told.starts_with("ended")).count(), 2, "{reload}");
    }
}

#[test]
fn without_an_agent_on_call_it_ends_unknown_where_it_was_last_known_for_now() {
    let mut desk = in_doubt();
    desk.wait(RESUME_LIMIT_MS - 1);
    assert!(desk.session.calls()[0].is_live());
    desk.wait(1);
    assert_eq!(desk.rows(), ["1-1 70093 inbound unknown by unknown ring 0 talk 15 hold 0"]);
    assert_eq!(desk.told(), ["answered 1-1", "ended 1-1"]);
}

#[test]
fn what_the_bar_tells_of_a_call_that_was_given_up_is_the_truth() {
    for seconds in [1, 60] {
        let mut desk = in_doubt();
        desk.wait(RESUME_LIMIT_MS + seconds * 1_000);
        desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"}));
        let talk = 15 + 1_800 + seconds;
        assert_eq!(desk.rows(), [format!("1-1 70093 inbound answered by customer ring 0 talk {talk} hold 0")]);
        desk.wait(MINUTE);
        let today = desk.session.today();
        assert_eq!((today.calls, today.answered, today.unknown, today.talk_ms), (1, 1, 0, talk * 1_000));
    }
    let mut desk = in_doubt();
    desk.say("AgentEvent_Hold", json!("1-1"));
    desk.handle(Input::Opened);
    desk.wait(RESUME_LIMIT_MS + MINUTE);
    desk.say("AgentEvent_Talking", talking("1-1"));
    assert_eq!(desk.rows(), ["1-1 70093 inbound talking ring 0 talk 15 hold 1860"]);
}

#[test]
fn a_call_that_was_given_up_ends_at_the_latest_when_the_agent_is_free() {
    let mut desk = in_doubt();
    desk.wait(RESUME_LIMIT_MS + MINUTE);
    desk.say("AgentState_Ready", NONE);
    desk.wait(MINUTE);
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"}));
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by customer ring 0 talk 15 hold 0"]);
}

#[test]
fn when_a_shift_is_over_nothing_more_is_heard_of_its_calls() {
    let mut desk = reloaded();
    desk.wait(7 * 60 * MINUTE);
    let effects = desk.session.end(desk.now());
    assert!(matches!(effects[..], [Effect::CallEnded(_)]), "{effects:?}");
    assert_eq!(desk.rows(), ["1-1 70093 inbound unknown by unknown ring 0 talk 15 hold 0"]);
}

#[test]
fn an_agent_who_is_free_has_no_call_whatever_was_resumed() {
    let mut desk = reloaded();
    desk.say("AgentState_Ready", NONE);
    assert_eq!(desk.rows(), ["1-1 70093 inbound answered by unknown ring 0 talk 15 hold 0"]);
}

#[test]
fn a_ring_goes_on_ringing_over_a_reload() {
    let mut desk = Desk::with_only_the_16();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentOther_PhoneAlerting", NONE);
    desk.handle(Input::Opened);
    assert_eq!(desk.popup(), "? ? unknown");
    desk.wait(RING_LIMIT_MS);
    assert_eq!(desk.popup(), "");
}

#[test]
fn no_conversation_stays_open_for_ever() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Talking", talking("1-1"));
    desk.wait(TALK_LIMIT_MS);
    assert_eq!(desk.rows(), ["1-1 70093 inbound unknown by unknown ring 0 talk 28800 hold 0"]);
}

#[test]
fn a_bar_that_is_silent_during_a_call_is_called_silent_and_ends_nothing() {
    let mut desk = Desk::new();
    desk.session.allow_silence(5 * MINUTE);
    desk.say("AgentState_Ready", NONE);
    desk.wait(60 * MINUTE);
    assert_eq!(desk.session.link().state, LinkState::Ready, "without a call there is nothing to say");
    desk.say("AgentEvent_Talking", talking("1-1"));
    desk.wait(5 * MINUTE - 1);
    assert_eq!(desk.session.link().state, LinkState::Ready);
    desk.wait(1);
    assert_eq!(desk.session.link().state, LinkState::Silent);
    assert!(desk.session.calls()[0].is_live());
    desk.say("AgentEvent_Hold", json!("1-1"));
    assert_eq!(desk.session.link().state, LinkState::Ready);
}

#[test]
fn a_tab_without_the_bar_counts_nothing_and_knows_everything() {
    let mut desk = Desk::new();
    desk.handle(Input::BarWentElsewhere);
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentEvent_Talking", talking("1-1"));
    assert_eq!(desk.session.link().state, LinkState::Elsewhere);
    assert_eq!(desk.session.link().counts, Counts::default());
    assert_eq!(desk.rows(), ["1-1 70093 inbound talking ring 0 talk 0 hold 0"]);
    desk.effects.clear();
    desk.wait(MINUTE);
    assert_eq!(desk.effects, [], "it subscribes to nothing");
    desk.handle(Input::BarCameHere);
    assert_eq!(desk.session.link().state, LinkState::Waiting);
}

#[test]
fn durations_follow_the_monotonic_clock_and_so_do_the_times_of_a_call() {
    let hour = 60 * MINUTE as i64;
    for jump in [hour, -hour] {
        let mut desk = Desk::new();
        desk.say("AgentEvent_Talking", talking("1-1"));
        let mut later = desk.now();
        later.at.mono += 30_000;
        later.at.wall = later.at.wall.checked_add_signed(jump).expect("a time");
        let text = message("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
        desk.session.handle(later, Input::Bar(agent_console::protocol::decode(&text)));
        let call = &desk.session.calls()[0];
        assert_eq!(call.talk_ms(later.at), 30_000);
        assert_eq!(call.ended_at().map(|at| at.wall), Some(call.began.wall + 30_000));
    }
}

#[test]
fn a_sleep_of_half_an_hour_is_half_an_hour() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Talking", talking("1-1"));
    // Nobody wakes the session meanwhile.
    let mut later = desk.now();
    later.at.mono += 30 * MINUTE;
    later.at.wall += 30 * MINUTE;
    let text = message("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    desk.session.handle(later, Input::Bar(agent_console::protocol::decode(&text)));
    assert_eq!(desk.session.calls()[0].talk_ms(later.at), 30 * MINUTE);
}
