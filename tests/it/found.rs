//! What machines have found: each input that once led the console astray, by a name that says what was wrong.

use crate::support::{Desk, after};
use agent_console::domain::*;
use agent_console::protocol::decode;
use serde_json::{Value, json};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// A session that nobody wakes, as in a computer that sleeps: only messages let time pass.
struct Sleeper {
    session: Session,
    ms: u64,
    ended: Vec<(Outcome, EndedBy)>,
}

impl Sleeper {
    fn new() -> Sleeper {
        Sleeper { session: Session::new(after(0)), ms: 0, ended: Vec::new() }
    }

    fn handle(&mut self, input: Input) {
        for effect in self.session.handle(after(self.ms), input) {
            if let Effect::CallEnded(call) = effect
                && let Phase::Ended { outcome, by, .. } = call.phase
            {
                self.ended.push((outcome, by));
            }
        }
    }

    fn after(&mut self, ms: u64, identifier: &str, content: Value) {
        self.ms += ms;
        self.handle(Input::Bar(decode(&json!({"eventType": identifier, "content": content}).to_string())));
    }

    fn wake_after(&mut self, ms: u64) {
        self.ms += ms;
        self.handle(Input::Woke);
    }
}

#[test]
fn a_ring_forgotten_overnight_is_over_in_the_morning_whoever_woke_the_session() {
    let rows = |awake: bool| {
        let mut sleeper = Sleeper::new();
        sleeper.after(0, "AgentOther_PhoneAlerting", Value::Null);
        if awake {
            sleeper.wake_after(RING_LIMIT_MS);
            sleeper.wake_after(SETTLE_MS);
        }
        sleeper.after(DAY - sleeper.ms, "AgentEvent_Call_Release", Value::Null);
        sleeper.session.calls().len()
    };
    assert_eq!(rows(false), rows(true));
}

#[test]
fn the_world_hears_of_a_given_up_call_once_more_when_its_end_is_told_after_all() {
    let mut desk = Desk::new();
    desk.say("AgentState_Busy", Value::Null);
    desk.say("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "88889007"}));
    desk.wait(1_000);
    desk.say("AgentState_Ready", Value::Null);
    desk.wait(30_000);
    desk.say("AgentEvent_No_Answer", json!("1-1"));
    desk.wait(30_000);
    let Phase::Ended { outcome, .. } = desk.session.calls()[0].phase else { panic!("it is over") };
    assert_eq!(outcome, Outcome::Missed);
    let told: Vec<Outcome> = desk
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::CallEnded(call) => match call.phase {
                Phase::Ended { outcome, .. } => Some(outcome),
                _ => None,
            },
            _ => None,
        })
        .collect();
    assert_eq!(told.last(), Some(&Outcome::Missed), "{told:?}");
}

#[test]
fn a_call_that_is_told_of_again_takes_nothing_from_the_figures_of_another() {
    let mut sleeper = Sleeper::new();
    for id in ["1-1", "1-2"] {
        sleeper.after(DAY, "AgentEvent_Ringing", json!({"callid": id}));
        sleeper.wake_after(RING_LIMIT_MS);
        sleeper.wake_after(SETTLE_MS);
    }
    sleeper.after(MINUTE, "AgentEvent_Talking", json!({"callid": "1-1"}));
    let figures = sleeper.session.today();
    assert_eq!((figures.calls, figures.unknown), (2, 1));
}

#[test]
fn the_world_is_not_told_of_the_same_end_twice() {
    let mut sleeper = Sleeper::new();
    sleeper.after(0, "AgentOther_PhoneAlerting", json!("1-1"));
    sleeper.wake_after(RING_LIMIT_MS);
    sleeper.wake_after(SETTLE_MS);
    sleeper.after(MINUTE, "AgentEvent_Call_Release", json!("1-1"));
    sleeper.wake_after(SETTLE_MS);
    sleeper.wake_after(MINUTE);
    let mut once = sleeper.ended.clone();
    once.dedup();
    assert_eq!(sleeper.ended, once);
}

#[test]
fn a_call_that_is_offered_again_as_it_was_given_up_rings() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "88889007"}));
    desk.wait(RING_LIMIT_MS);
    assert_eq!(desk.popup(), "");
    desk.wait(1_000);
    desk.say("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "88889007"}));
    desk.wait(5_000);
    assert_eq!(desk.popup(), "1-1 88889007 inbound");
}

#[test]
fn a_call_that_was_dialled_for_long_and_then_is_offered_rings() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "88889007"}));
    desk.wait(RING_LIMIT_MS + 10_000);
    desk.say("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "88889007"}));
    desk.wait(5_000);
    assert_ne!(desk.popup(), "");
}

#[test]
fn a_call_that_was_announced_and_then_found_its_row_gets_no_second_one() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Incoming_CallInfo", json!({"callid": "1-1"}));
    desk.say("AgentEvent_Talking", Value::Null);
    desk.wait(3_000);
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1"}));
    desk.say("AgentOther_PhoneAlerting", Value::Null);
    assert_eq!(desk.rows().len(), 1, "{:?}", desk.rows());
}

#[test]
fn a_batch_of_unknown_events_keeps_its_text_once() {
    let events: Vec<Value> = (0..50_000).map(|_| json!({"eventType": "x"})).collect();
    let parts = decode(&json!({"eventList": events}).to_string());
    let texts = parts.iter().map(|part| match part {
        agent_console::protocol::Decoded::Unknown(event) => event.raw.as_str().as_ptr(),
        _ => panic!("x is no event that we know"),
    });
    let first = texts.clone().next();
    assert!(texts.map(Some).all(|text| text == first), "the message is kept more than once");
}

#[test]
fn a_call_whose_end_is_told_just_after_the_agent_is_free_may_have_begun_unseen() {
    let mut desk = Desk::new();
    let now = desk.now();
    desk.session.missed(now, now.at, &[]);
    desk.say("AgentState_Ready", Value::Null);
    desk.say("AgentEvent_Call_Out_Fail", json!("1-1"));
    desk.wait(SETTLE_MS);
    desk.say("AgentEvent_Call_Out_Fail", json!("1-2"));
    let incomplete: Vec<bool> = desk.session.calls().iter().map(|call| call.incomplete).collect();
    assert_eq!(incomplete, [true, false]);
}

#[test]
fn a_call_that_goes_on_after_a_hole_may_hide_what_begins_beside_it() {
    let mut desk = Desk::new();
    let now = desk.now();
    desk.session.missed(now, now.at, &[]);
    desk.say("AgentEvent_Customer_Alerting", json!({"callid": "1-1"}));
    desk.say("AgentState_Work", Value::Null);
    desk.wait(SETTLE_MS);
    desk.say("AgentEvent_Call_Out_Fail", json!("1-2"));
    assert!(desk.session.calls()[1].incomplete);
}
