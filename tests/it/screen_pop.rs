//! Whose call it is, is told once, when it can be of use, and the address says what is known of it.

use crate::support::Desk;
use agent_console::config::{Place, parse};
use agent_console::domain::*;
use agent_console::protocol::Number;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

fn offer(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"})
}

/// Each call that was identified, with its number and whether it still rang.
fn popped(desk: &Desk) -> Vec<String> {
    let number = |call: &Call| call.number.as_ref().map_or("?", Number::as_str).to_owned();
    let effects = desk.effects.iter().filter_map(|effect| match effect {
        Effect::CallIdentified(call) => {
            let when = if call.phase == Phase::Ringing { "ringing" } else { "answered" };
            Some(format!("{} {} {when}", call.id.as_str(), number(call)))
        }
        _ => None,
    });
    effects.collect()
}

#[track_caller]
fn check(mut desk: Desk, story: &[(u64, &str, Value)], expected: &[&str]) {
    desk.play(story);
    desk.wait(10_000);
    assert_eq!(popped(&desk), expected);
}

#[test]
fn a_ring_that_names_its_caller_at_once_and_never_again() {
    let story = [
        (0, "AgentState_Busy", NONE),
        (0, "AgentOther_PhoneAlerting", NONE),
        (1, "AgentEvent_Ringing", offer("1-1")),
        (2, "AgentEvent_Ringing", offer("1-1")),
        (2, "AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70093"})),
        (5, "AgentEvent_Talking", offer("1-1")),
        (9, "AgentEvent_Hold", json!("1-1")),
        (12, "AgentEvent_Talking", offer("1-1")),
        (20, "AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"})),
    ];
    check(Desk::new(), &story, &["1-1 70093 ringing"]);
    check(Desk::with_only_the_16(), &story, &["1-1 70093 answered"]);
}

#[test]
fn a_call_that_the_platform_answers() {
    let story = [
        (0, "AgentState_Busy", NONE),
        (1, "AgentEvent_Auto_Answer", offer("1-1")),
        (1, "AgentEvent_Talking", offer("1-1")),
    ];
    check(Desk::new(), &story, &["1-1 70093 ringing"]);
}

#[test]
fn a_number_that_comes_while_it_rings() {
    let story = [
        (0, "AgentEvent_Ringing", json!({"callid": "1-1"})),
        (3, "AgentEvent_Incoming_CallInfo", json!({"callid": "1-1", "caller": "70093", "called": "49999"})),
        (5, "AgentEvent_Talking", offer("1-1")),
    ];
    check(Desk::new(), &story, &["1-1 70093 ringing"]);
}

#[test]
fn without_a_number_when_it_is_answered() {
    let story = [
        (0, "AgentEvent_Ringing", json!({"callid": "1-1"})),
        (5, "AgentEvent_Talking", json!({"callid": "1-1"})),
        (7, "AgentEvent_Talking", offer("1-1")),
    ];
    check(Desk::new(), &story, &["1-1 ? answered"]);
}

#[test]
fn a_call_that_ends_unanswered_and_unknown_is_told_of_at_no_time() {
    let story = [
        (0, "AgentEvent_Ringing", json!({"callid": "1-1"})),
        (5, "AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"})),
    ];
    check(Desk::new(), &story, &[]);
}

#[test]
fn calls_that_the_agent_dials_pop_nothing() {
    let out = json!({"caller": "10086", "callid": "1-1", "called": "70092", "feature": "7"});
    let inside = json!({"caller": "49999", "callid": "1-1", "called": "49998", "feature": "6"});
    let rings = json!({"callid": "1-1", "otherPhone": "70092"});
    let rings_inside = json!({"callid": "1-1", "otherPhone": "49998", "otherPhoneWorkno": "49998"});
    check(Desk::new(), &[(0, "AgentEvent_Customer_Alerting", rings), (5, "AgentEvent_Talking", out.clone())], &[]);
    check(Desk::new(), &[(0, "AgentOther_PhoneAlerting", NONE), (5, "AgentEvent_Talking", out)], &[]);
    check(Desk::new(), &[(0, "AgentEvent_Customer_Alerting", rings_inside), (5, "AgentEvent_Talking", inside)], &[]);
}

#[test]
fn a_call_that_the_platform_dials_and_offers_pops_its_customer() {
    let story =
        [(0, "AgentEvent_Ringing", json!({"caller": "10086", "callid": "1-1", "called": "70092", "feature": "43"}))];
    check(Desk::new(), &story, &["1-1 70092 ringing"]);
}

#[test]
fn an_internal_call_pops_the_colleague() {
    let story =
        [(0, "AgentEvent_Ringing", json!({"caller": "49998", "callid": "1-1", "called": "49999", "feature": "6"}))];
    check(Desk::new(), &story, &["1-1 49998 ringing"]);
}

#[test]
fn a_page_that_is_opened_anew_pops_nothing_again() {
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentEvent_Ringing", offer("1-1"))]);
    desk.handle(Input::Opened);
    desk.play(&[(1, "AgentEvent_Ringing", offer("1-1")), (5, "AgentEvent_Talking", offer("1-1"))]);
    assert_eq!(popped(&desk), ["1-1 70093 ringing"]);
    desk.handle(Input::Opened);
    desk.wait(RESUME_LIMIT_MS + SETTLE_MS);
    desk.say("AgentEvent_Talking", offer("1-1"));
    assert!(desk.session.calls()[0].is_live());
    assert_eq!(popped(&desk), ["1-1 70093 ringing"], "given up, and told of again");
}

#[test]
fn a_call_that_was_given_up_unidentified_is_told_of_when_it_goes_on() {
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentEvent_Ringing", json!({"callid": "1-1"}))]);
    desk.wait(RING_LIMIT_MS + SETTLE_MS);
    desk.say("AgentEvent_Talking", offer("1-1"));
    assert_eq!(popped(&desk), ["1-1 70093 answered"]);
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70092"}))]);
    desk.wait(DIAL_LIMIT_MS + SETTLE_MS);
    desk.say("AgentEvent_Talking", json!({"callid": "1-1"}));
    assert_eq!(popped(&desk), [""; 0], "it was dialled");
}

#[test]
fn a_ring_during_a_conversation_waits() {
    let mut desk = Desk::new();
    let waits = |desk: &Desk| desk.session.ring().map(|ring| ring.waiting);
    desk.play(&[(0, "AgentEvent_Ringing", offer("1-1"))]);
    assert_eq!(waits(&desk), Some(false));
    desk.play(&[(5, "AgentEvent_Talking", offer("1-1")), (9, "AgentEvent_Ringing", offer("1-2"))]);
    assert_eq!(waits(&desk), Some(true));
    desk.play(&[(10, "AgentEvent_Hold", json!("1-1"))]);
    assert_eq!(waits(&desk), Some(true));
    desk.play(&[(11, "AgentEvent_Customer_Release", json!({"callid": "1-1"}))]);
    assert_eq!(waits(&desk), Some(false));
    let told: Vec<bool> = desk
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::CallRinging(ring) => Some(ring.waiting),
            _ => None,
        })
        .collect();
    assert_eq!(told, [false, true]);
}

#[test]
fn what_is_known_of_a_call_is_encoded_into_its_place() {
    let fill = |url: &str| {
        let text = format!(r#"{{"screenPop": {{"url": "{url}", "schemes": ["crm"]}}}}"#);
        let pop = parse(&text).expect("valid").screen_pop.expect("a screen pop");
        pop.template.fill(|place| match place {
            Place::Number => Some("+86 138&x=/é"),
            Place::Called => Some("95555"),
            Place::CallId => Some("1456401416-3"),
            Place::Agent => Some("1001"),
            Place::Direction => Some("inbound"),
            Place::Queue => None,
        })
    };
    assert_eq!(
        fill("https://crm.example.com/?n={number}&c={called}#{callId}"),
        "https://crm.example.com/?n=%2B86%20138%26x%3D%2F%C3%A9&c=95555#1456401416-3"
    );
    assert_eq!(fill("crm:{direction}/{agent}/{queue}/"), "crm:inbound/1001//");
    assert_eq!(fill("https://crm.example.com/plain"), "https://crm.example.com/plain");
}
