//! Agents who sit at one desk, one after the other: who made which call, and what is whose.

use crate::support::nobody::Nobody;
use crate::support::{Desk, NONE, inbound};
use agent_console::api::v1;
use agent_console::delivery::payload;
use agent_console::domain::*;
use agent_console::journal::{RecordKey, Revised, read_record, revise, write_record};
use agent_console::log::{Forms, InFront, Row, csv};
use serde_json::{Value, json};
use std::rc::Rc;

/// The bar says something of an agent, a second after what it said before.
fn say(desk: &mut Desk, agent: &str, identifier: &str, content: Value) {
    desk.wait(1_000);
    desk.post(&json!({"eventType": identifier, "workNo": agent, "content": content}).to_string());
}

/// A call from its ring to its end, and the wrap-up after it.
fn take_call(desk: &mut Desk, agent: &str, id: &str) {
    let story = [
        ("AgentState_Busy", NONE),
        ("AgentEvent_Ringing", inbound(id)),
        ("AgentEvent_Talking", inbound(id)),
        ("AgentEvent_Customer_Release", json!({"callid": id})),
        ("AgentState_Work", NONE),
        ("AgentState_Ready", NONE),
    ];
    story.into_iter().for_each(|(identifier, content)| say(desk, agent, identifier, content));
    desk.wait(4_000);
}

fn sign_in(desk: &mut Desk, agent: &str) {
    say(desk, agent, "AgentOther_InService", NONE);
    say(desk, agent, "AgentState_Ready", NONE);
}

/// 101 has signed in and taken a call, and 102 has.
fn after_a_change() -> Desk {
    let mut desk = Desk::new();
    for (agent, id) in [("101", "1-1"), ("102", "1-2")] {
        sign_in(&mut desk, agent);
        take_call(&mut desk, agent, id);
    }
    desk
}

fn agents(desk: &Desk) -> Vec<Option<&str>> {
    desk.session.calls().iter().map(|call| call.agent.as_deref()).collect()
}

fn at_the_desk(desk: &Desk) -> (&str, bool) {
    let agent = desk.session.agent();
    (agent.work_no.as_deref().unwrap_or_default(), agent.unannounced)
}

#[test]
fn each_call_names_the_agent_whom_it_reached() {
    assert_eq!(agents(&after_a_change()), [Some("101"), Some("102")]);
}

#[test]
fn a_call_of_which_no_event_names_the_agent_is_of_who_has_signed_in_or_of_nobody() {
    let ring = json!({"eventType": "AgentEvent_Ringing", "content": inbound("1-1")}).to_string();
    let mut desk = Desk::new();
    desk.post(&ring);
    assert_eq!((agents(&desk), at_the_desk(&desk)), (vec![None], ("", false)));
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    desk.post(&ring);
    assert_eq!(agents(&desk), [Some("101")]);
}

#[test]
fn ring_record_file_and_delivery_name_the_agent() {
    let mut desk = after_a_change();
    let rings = desk.effects.iter().filter_map(|effect| match effect {
        Effect::CallRinging(ring) => Some(ring.agent.clone()),
        _ => None,
    });
    assert_eq!(rings.collect::<Vec<_>>(), [Some("101".to_owned()), Some("102".to_owned())]);

    desk.handle(Input::Noted { call: 0, note: Note::new("Late") });
    let call = &*desk.session.calls()[0];
    assert_eq!(read_record(&write_record(call)).as_ref(), Ok(call));
    assert_eq!(serde_json::to_value(v1::Call::of(call, desk.now().at)).expect("plain data")["agent"], "101");
    let revised = Revised { revision: 1, call: call.clone() };
    let body: Value = serde_json::from_str(&payload(RecordKey::of(0, call), &revised).body).expect("JSON");
    assert_eq!(body["agent"], "101", "102 has signed in since");
    let line = csv::lines([(call, None)].into_iter(), ',', desk.now().at, |wall| wall.to_string());
    assert!(line.trim_end().contains(",101,"), "{line}");
}

#[test]
fn a_phone_that_rings_without_a_call_names_its_agent() {
    let mut desk = Desk::new();
    say(&mut desk, "101", "AgentOther_PhoneAlerting", NONE);
    assert_eq!(desk.session.ring().expect("it rings").agent.as_deref(), Some("101"));
}

#[test]
fn an_incomplete_call_adds_the_agent_to_its_record_and_replaces_none() {
    let call = Call::clone(&after_a_change().session.calls()[0]);
    let nameless = write_record(&Call { agent: None, ..call.clone() });
    let of = |stored: &str, agent: &str| {
        let call = Call { agent: Some(agent.to_owned()), incomplete: true, ..call.clone() };
        let revision = revise(Some(stored), &call).map_or(stored.to_owned(), |revision| revision.text);
        read_record(&revision).expect("readable").agent
    };
    assert_eq!(of(&nameless, "102").as_deref(), Some("102"));
    assert_eq!(of(&write_record(&call), "102").as_deref(), Some("101"));
}

#[test]
fn an_agent_without_a_sign_in_is_followed_after_a_few_events_from_the_first_of_them_on() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    desk.handle(Input::Opened);
    desk.wait(60_000);
    say(&mut desk, "102", "AgentState_Busy", NONE);
    let busy_at = desk.now().at;
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk)), ("idle", ("101", false)));
    say(&mut desk, "102", "AgentEvent_Ringing", inbound("1-1"));
    assert_eq!(desk.popup(), "1-1 70093 inbound", "a ring waits for nothing");
    assert_eq!(desk.told(), ["ringing 1-1"]);
    say(&mut desk, "102", "AgentEvent_Talking", inbound("1-1"));
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk)), ("on call", ("102", true)));
    assert_eq!((desk.session.agent().since, desk.session.agent().confirmed), (busy_at, true));
    say(&mut desk, "102", "AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    say(&mut desk, "102", "AgentState_Work", NONE);
    assert_eq!(desk.agent(), "wrap-up");
    sign_in(&mut desk, "102");
    assert_eq!(at_the_desk(&desk), ("102", false), "now the bar has told");
    assert_eq!(agents(&desk), [Some("102")]);
}

#[test]
fn a_ring_is_not_ended_by_what_came_before_it() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    say(&mut desk, "102", "AgentState_Ready", NONE);
    say(&mut desk, "102", "AgentEvent_Ringing", inbound("1-1"));
    say(&mut desk, "102", "AgentOther_PhoneOffhook", NONE);
    assert_eq!((desk.agent().as_str(), desk.popup().as_str()), ("idle", "1-1 70093 inbound"));
    assert_eq!(at_the_desk(&desk).0, "102");
}

#[test]
fn a_ring_ends_with_the_state_of_its_own_agent_before_that_one_is_followed() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    say(&mut desk, "102", "AgentEvent_Ringing", inbound("1-1"));
    say(&mut desk, "102", "AgentState_Ready", NONE);
    assert_eq!((desk.popup().as_str(), at_the_desk(&desk).0), ("", "101"));
}

#[test]
fn another_agents_arrival_ends_the_calls_of_the_one_before_and_no_other() {
    for announced in [true, false] {
        let mut desk = Desk::new();
        sign_in(&mut desk, "101");
        say(&mut desk, "101", "AgentState_Busy", NONE);
        say(&mut desk, "101", "AgentEvent_Talking", inbound("1-1"));
        if announced {
            say(&mut desk, "102", "AgentOther_InService", NONE);
        }
        say(&mut desk, "102", "AgentState_Busy", NONE);
        say(&mut desk, "102", "AgentEvent_Ringing", inbound("1-2"));
        say(&mut desk, "102", "AgentEvent_Talking", inbound("1-2"));
        let rows: Vec<bool> = desk.session.calls().iter().map(|call| call.is_live()).collect();
        assert_eq!((rows, desk.agent().as_str()), (vec![false, true], "on call"), "announced: {announced}");
        assert_eq!(desk.session.calls()[0].talked_ms, 1_000);
    }
}

#[test]
fn what_a_supervisors_bar_tells_of_others_changes_no_agent() {
    let notify = |agent: &str, monitored: &str| {
        let content = json!({"subtype": "QC_AgentState_Login", "monitoredagent": monitored});
        json!({"eventType": "QC_AgentState_Notify", "workNo": agent, "content": content}).to_string()
    };
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    for _ in 0..5 {
        desk.wait(1_000);
        desk.post(&notify("102", "102"));
        desk.post(&notify("101", "103"));
    }
    for identifier in ["AgentState_Busy", "AgentState_Work", "AgentState_Ready", "AgentState_Busy"] {
        say(&mut desk, "102", identifier, NONE);
    }
    for identifier in ["AgentState_Busy", "AgentState_Work", "AgentState_Ready", "AgentState_Busy"] {
        say(&mut desk, "103", identifier, NONE);
    }
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk)), ("idle", ("101", false)));
    say(&mut desk, "103", "AgentEvent_Ringing", inbound("1-1"));
    assert_eq!(desk.popup(), "1-1 70093 inbound");
    sign_in(&mut desk, "102");
    assert_eq!(at_the_desk(&desk), ("102", false), "a sign-in is believed");
}

#[test]
fn events_of_others_with_ours_between_or_of_several_change_no_agent() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    for _ in 0..4 {
        say(&mut desk, "102", "AgentState_Busy", NONE);
        say(&mut desk, "102", "AgentState_Work", NONE);
        say(&mut desk, "101", "AgentState_Ready", NONE);
    }
    for _ in 0..4 {
        say(&mut desk, "102", "AgentState_Busy", NONE);
        say(&mut desk, "103", "AgentState_Busy", NONE);
    }
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk)), ("idle", ("101", false)));
}

#[test]
fn a_state_of_another_agent_ends_no_call_of_ours() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    say(&mut desk, "101", "AgentState_Busy", NONE);
    say(&mut desk, "101", "AgentEvent_Talking", inbound("1-1"));
    say(&mut desk, "102", "AgentState_Ready", NONE);
    say(&mut desk, "102", "AgentOther_ShutdownService", NONE);
    assert!(desk.session.calls()[0].is_live());
}

#[test]
fn one_event_that_comes_again_and_again_is_one() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    let busy = json!({"eventType": "AgentState_Busy", "workNo": "102", "eventGenTime": 5_000}).to_string();
    (0..5).for_each(|_| desk.post(&busy));
    assert_eq!(at_the_desk(&desk).0, "101");
}

#[test]
fn after_a_sign_out_the_next_agent_is_followed_at_once() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    say(&mut desk, "101", "AgentOther_ShutdownService", NONE);
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk).0), ("signed out", "101"));
    say(&mut desk, "102", "AgentState_Ready", NONE);
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk)), ("idle", ("102", true)));
}

#[test]
fn figures_and_times_are_each_agents_own_and_there_again() {
    let counted = |desk: &Desk| {
        let DailyTotals { calls, answered, talk_ms, wrap_up_ms, .. } = desk.session.today();
        (calls, answered, talk_ms, wrap_up_ms)
    };
    let minutes = |desk: &Desk, kind| desk.session.time_in(0, desk.now().at)[kind] / 60_000;
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    take_call(&mut desk, "101", "1-1");
    say(&mut desk, "101", "AgentState_SetRest_Success", NONE);
    desk.wait(600_000);
    assert_eq!((counted(&desk), minutes(&desk, StateKind::Rest)), ((1, 1, 1_000, 1_000), 10));

    sign_in(&mut desk, "102");
    assert_eq!((counted(&desk), minutes(&desk, StateKind::Rest)), ((0, 0, 0, 0), 0));
    assert_eq!(desk.session.marks(0), []);
    take_call(&mut desk, "102", "1-2");
    take_call(&mut desk, "102", "1-3");
    assert_eq!(counted(&desk), (2, 2, 2_000, 2_000));

    say(&mut desk, "102", "AgentOther_ShutdownService", NONE);
    desk.wait(600_000);
    assert_eq!(counted(&desk), (2, 2, 2_000, 2_000), "signed out, and nobody else there");
    sign_in(&mut desk, "102");
    assert_eq!(counted(&desk), (2, 2, 2_000, 2_000));

    // 101 is back, and no sign-in says so.
    take_call(&mut desk, "101", "1-4");
    assert_eq!((counted(&desk), minutes(&desk, StateKind::Rest)), ((2, 2, 2_000, 2_000), 10));
    assert_eq!(desk.session.calls()[3].wrap_up_ms, Some(1_000));
}

#[test]
fn a_call_that_begins_before_its_agent_is_followed_counts_for_that_agent() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    take_call(&mut desk, "102", "1-1");
    assert_eq!((at_the_desk(&desk).0, desk.session.today().calls, desk.session.today().answered), ("102", 1, 1));
    sign_in(&mut desk, "101");
    assert_eq!(desk.session.today(), DailyTotals::default());
}

#[test]
fn a_wrap_up_is_booked_to_no_call_of_the_agent_before() {
    let mut desk = Desk::new();
    sign_in(&mut desk, "101");
    say(&mut desk, "101", "AgentState_Busy", NONE);
    say(&mut desk, "101", "AgentEvent_Talking", inbound("1-1"));
    sign_in(&mut desk, "102");
    say(&mut desk, "102", "AgentState_Work", NONE);
    say(&mut desk, "102", "AgentState_Ready", NONE);
    assert_eq!(desk.session.calls()[0].wrap_up_ms, None);
}

#[test]
fn forms_are_each_agents_own_and_there_again_also_over_night() {
    let shown = |forms: &Forms| {
        let of = |form: &agent_console::log::Form| form.call.id.as_str().to_owned();
        (forms.front.as_ref().map(of), forms.waiting.iter().map(of).collect::<Vec<_>>())
    };
    let some = |id: &str| Some(id.to_owned());
    let mut desk = after_a_change();
    let mut front = InFront::default();
    let follow = |front: &mut InFront, desk: &Desk, earlier: &[Rc<Row>]| {
        shown(&front.follow(&desk.session, earlier, false, |_| true))
    };
    assert_eq!(follow(&mut front, &desk, &[]), (some("1-2"), vec![]));
    sign_in(&mut desk, "101");
    assert_eq!(follow(&mut front, &desk, &[]), (some("1-1"), vec![]));

    let row = |call: &Rc<Call>| Rc::new(Row::new(1, call.clone(), &Nobody));
    let earlier: Vec<Rc<Row>> = desk.session.calls().iter().map(row).collect();
    let mut desk = Desk::new();
    sign_in(&mut desk, "102");
    let mut front = InFront::default();
    assert_eq!(follow(&mut front, &desk, &earlier), (some("1-2"), vec![]));
    take_call(&mut desk, "102", "2-1");
    assert_eq!(follow(&mut front, &desk, &earlier), (some("2-1"), vec!["1-2".to_owned()]));
    sign_in(&mut desk, "101");
    assert_eq!(follow(&mut front, &desk, &earlier), (some("1-1"), vec![]));
}

#[test]
fn what_is_carried_over_into_the_next_shift_is_who_sits_there() {
    let desk = after_a_change();
    let mut next = Desk::new();
    next.handle(Input::Restored(Box::new(desk.session.carried_over(desk.now()))));
    assert_eq!(at_the_desk(&next), ("102", false));
    take_call(&mut next, "102", "2-1");
    assert_eq!(next.session.today().calls, 1);
}

#[test]
fn before_any_sign_in_all_states_are_taken_and_a_few_events_in_a_row_name_the_agent() {
    let mut desk = Desk::new();
    say(&mut desk, "101", "AgentState_Ready", NONE);
    say(&mut desk, "102", "AgentState_Busy", NONE);
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk)), ("on call", ("", false)));
    say(&mut desk, "101", "AgentState_Ready", NONE);
    take_call(&mut desk, "101", "1-1");
    assert_eq!((at_the_desk(&desk), desk.session.today().calls), (("101", false), 1));
    say(&mut desk, "102", "AgentState_Busy", NONE);
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk).0), ("on call", "101"), "no sign-in tells the two apart");

    take_call(&mut desk, "102", "1-2");
    assert_eq!((desk.agent().as_str(), at_the_desk(&desk)), ("idle", ("102", true)));
    let own: Vec<bool> = desk.session.calls().iter().map(|call| desk.session.is_own(call)).collect();
    assert_eq!((own, desk.session.today().calls), (vec![false, true], 1));
    take_call(&mut desk, "101", "1-3");
    assert_eq!((at_the_desk(&desk).0, desk.session.today().calls), ("101", 2));
    assert_eq!(desk.session.marks(0).iter().map(|mark| mark.answered).sum::<u16>(), 2);
}

#[test]
fn that_the_agents_number_has_become_known_is_no_change_of_the_state() {
    let mut desk = Desk::new();
    take_call(&mut desk, "101", "1-1");
    assert_eq!(at_the_desk(&desk), ("101", false));
    let changes = desk.effects.iter().filter(|effect| matches!(effect, Effect::AgentChanged(_))).count();
    assert_eq!(changes, 3, "on call, wrap-up, idle");
}

#[test]
fn whoever_has_signed_out_is_nobodys_agent_on_the_window() {
    let agent = |state: AgentState| {
        let at = Moment { mono: 0, wall: 0 };
        let agent = Agent { work_no: Some("49999".to_owned()), ..Agent::before(state, at) };
        serde_json::to_value(v1::Agent::from(&agent)).expect("JSON")["agent"].clone()
    };
    assert_eq!((agent(AgentState::Idle), agent(AgentState::SignedOut)), (json!("49999"), NONE));
}
