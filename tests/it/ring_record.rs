//! What is known of a ring: when the platform told of it, when it came, whether that was late, and how it could be noticed.
//!
//! `LAW_CASES` sets how many days are lived.

use crate::support::cases;
use crate::support::{Desk, NINE, NONE, after, inbound};
use agent_console::domain::*;
use agent_console::journal::{
    Entry, EntryKind, Hole, Loaded, Missing, Redaction, fold, read_record, replay, revise, write_record,
};
use agent_console::log::{RingFigures, SignalFigures};
use agent_console::protocol::{CallId, Number, RawText};
use proptest::prelude::*;
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;

/// By a clock of the platform that is so far ahead.
fn event(identifier: &str, content: Value, generated: u64) -> String {
    json!({"eventType": identifier, "workNo": "49999", "eventGenTime": generated, "content": content}).to_string()
}

/// An event of the platform: when it comes, after the shift began, and how long its way took, milliseconds; by which node.
struct Said {
    at: u64,
    way: u64,
    node: i64,
    identifier: &'static str,
    content: Value,
}

impl Said {
    fn text(&self) -> String {
        let generated = (NINE.wall + self.at - self.way).checked_add_signed(self.node).expect("a time");
        event(self.identifier, self.content.clone(), generated)
    }
}

fn lived(said: &[Said]) -> Session {
    let mut session = Session::new(after(0));
    for said in said {
        session.handle(after(said.at), EntryKind::Message(RawText::new(&said.text())).input());
    }
    session
}

fn rang(session: &Session) -> RingRecord {
    session.calls().last().expect("a call").rang.expect("it rang")
}

/// Each node has been heard of.
fn known(nodes: &[i64]) -> Vec<Said> {
    let heard = |(place, node): (usize, &i64)| Said {
        at: 4_000 * place as u64,
        way: 20,
        node: *node,
        identifier: "AgentState_Ready",
        content: NONE,
    };
    nodes.iter().enumerate().map(heard).collect()
}

/// A call rings, and is given up, by events that came so long before `at`.
fn call(at: u64, way: u64, node: i64, number: usize) -> [Said; 2] {
    let id = format!("1-{number}");
    let said = |at, identifier, content| Said { at, way, node, identifier, content };
    let release = json!({"callid": id, "number": "70093"});
    [said(at, "AgentEvent_Ringing", inbound(&id)), said(at + 100, "AgentEvent_Customer_Release", release)]
}

fn any_nodes(apart: i64) -> impl Strategy<Value = Vec<i64>> {
    let node = prop_oneof![Just(0), -10..10i64].prop_map(move |place| place * apart);
    prop::collection::vec(node, 1..4)
}

proptest! {
    #![proptest_config(cases::law(300))]

    #[test]
    fn no_ring_is_late_on_a_desk_whose_clocks_differ_and_whose_ways_take_up_to_three_seconds(
        nodes in prop_oneof![any_nodes(HOUR), any_nodes(1_700)],
        calls in prop::collection::vec((300..60_000u64, 0..2_980u64, any::<prop::sample::Index>()), 1..25),
    ) {
        let mut said = known(&nodes);
        let mut at = 20_000;
        for (number, (pause, way, node)) in calls.iter().enumerate() {
            at += pause;
            said.extend(call(at, *way, *node.get(&nodes), number));
        }
        let lived = lived(&said);
        prop_assert_eq!(lived.calls().len(), calls.len());
        for call in lived.calls() {
            prop_assert_eq!(call.rang.expect("it rang").late_ms, None, "{:?}", call.id);
        }
    }

    #[test]
    fn a_ring_is_late_by_what_its_way_took_more_than_usual(
        nodes in any_nodes(HOUR), before in prop::collection::vec((3_000..60_000u64, 0..900u64, any::<prop::sample::Index>()), 0..20),
        pause in 0..600_000u64, late in 3_001..100_000u64, ways in [0..900u64, 0..900, 0..900], node in any::<prop::sample::Index>(),
    ) {
        let mut said = known(&nodes);
        let mut at = 20_000;
        for (number, (pause, way, node)) in before.iter().enumerate() {
            at += pause;
            said.extend(call(at, *way, *node.get(&nodes), number));
        }
        // The transport keeps the order.
        at += 1_000 + late + pause;
        let node = *node.get(&nodes);
        let said_late = |place: usize, identifier, content| Said {
            at: at + 300 * place as u64,
            way: late + 900 + ways[place],
            node,
            identifier,
            content,
        };
        said.push(said_late(0, "AgentState_Busy", NONE));
        said.push(said_late(1, "AgentOther_PhoneAlerting", NONE));
        said.push(said_late(2, "AgentEvent_Ringing", inbound("2-1")));
        let session = lived(&said);
        let ring = session.ring().expect("it rings");
        prop_assert_eq!((rang(&session).late_ms, rang(&session).received), (ring.arrival.late_ms, after(at + 300).at.wall));
        let told = u64::from(ring.arrival.late_ms.expect("it is late"));
        prop_assert!(told.abs_diff(late + 900) <= 900, "{told} for {late}");
        // Whoever loads the page again sees the same.
        let entry = |(number, said): (usize, &Said)| Entry {
            number: number as u64,
            now: after(said.at),
            what: EntryKind::Message(RawText::new(&said.text())),
        };
        let entries: Vec<Entry> = said.iter().enumerate().map(entry).collect();
        let replayed = replay(&entries).expect("a session");
        prop_assert_eq!(replayed.calls(), session.calls());
    }
}

#[test]
fn of_the_first_event_nobody_knows_whether_it_is_late() {
    let session = lived(&call(60_000, 50_000, 0, 1));
    assert_eq!(rang(&session).late_ms, None);
}

#[test]
fn the_record_begins_with_the_phone_and_stays_when_the_call_is_named() {
    let mut desk = Desk::new();
    desk.post(&event("AgentOther_PhoneAlerting", NONE, 7_000));
    let phone = desk.session.ring().expect("it rings");
    assert_eq!(phone.arrival, Arrival { at: after(0).at, generated: Some(7_000), late_ms: None });
    desk.wait(300);
    desk.post(&event("AgentEvent_Ringing", inbound("1-1"), 7_200));
    let ring = desk.session.ring().expect("it rings");
    assert_eq!((ring.call_id.is_some(), ring.arrival), (true, phone.arrival));
    let expected = RingRecord { generated: Some(7_000), received: NINE.wall, late_ms: None, proofs: Proofs::default() };
    assert_eq!(rang(&desk.session), expected);
    // A page that is loaded again goes on with it.
    desk.handle(Input::Opened);
    assert_eq!(rang(&desk.session), expected);
}

#[test]
fn a_phone_that_nobody_answered_has_a_record_without_an_id() {
    let mut desk = Desk::new();
    desk.play(&[
        (1, "AgentState_Busy", NONE),
        (2, "AgentOther_PhoneAlerting", NONE),
        (12, "AgentOther_PhoneRelease", NONE),
        (13, "AgentState_SetNotReady_Success", json!({"reason": "2"})),
    ]);
    assert_eq!(desk.rows(), ["local ? unknown missed by platform ring 11 talk 0 hold 0"]);
    assert_eq!(rang(&desk.session).received, after(2_000).at.wall);
}

#[test]
fn what_the_agent_dials_or_hears_of_when_it_is_spoken_did_not_ring() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Ready", NONE),
        (1, "AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70093"})),
        (5, "AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"})),
        (20, "AgentEvent_Talking", inbound("1-2")),
    ]);
    assert_eq!(desk.session.calls().iter().filter(|call| call.rang.is_some()).count(), 0);
    assert_eq!(desk.session.calls().len(), 2);
}

#[test]
fn what_the_platform_dials_rings_when_it_is_offered() {
    let mut desk = Desk::new();
    desk.play(&[
        (1, "AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70093"})),
        (5, "AgentEvent_Ringing", json!({"caller": "49999", "callid": "1-1", "called": "70093", "feature": "6"})),
    ]);
    let ring = desk.session.ring().expect("it rings");
    assert_eq!((ring.since, ring.arrival.at), (after(1_000).at, after(5_000).at));
    assert_eq!(rang(&desk.session).received, after(5_000).at.wall);
}

fn shown(after: u32) -> Proofs {
    let mut proofs = Proofs::default();
    proofs.set(Channel::Page, Proof::After(after));
    proofs
}

#[test]
fn a_call_that_is_offered_again_rings_anew() {
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentState_Busy", NONE), (1, "AgentEvent_Ringing", inbound("1-1"))]);
    desk.handle(Input::Rang { call: 0, proofs: shown(40) });
    assert_eq!(rang(&desk.session).proofs, shown(40));
    desk.play(&[(10, "AgentState_Ready", NONE), (11, "AgentEvent_Ringing", inbound("1-1"))]);
    assert_eq!(desk.session.calls().len(), 1, "it is the same call");
    assert_eq!((rang(&desk.session).received, rang(&desk.session).proofs), (after(11_000).at.wall, Proofs::default()));
}

#[test]
fn what_is_known_of_a_ring_is_added_and_told_once_the_end_was() {
    let mut desk = Desk::new();
    desk.play(&[(1, "AgentEvent_Ringing", inbound("1-1"))]);
    let noted = |desk: &Desk| desk.effects.iter().filter(|effect| matches!(effect, Effect::CallNoted(_))).count();
    let mut known = shown(40);
    known.set(Channel::Sound, Proof::Unknown(Why::Blocked));
    desk.handle(Input::Rang { call: 0, proofs: known });
    let mut more = shown(90);
    more.set(Channel::Notice, Proof::After(120));
    desk.handle(Input::Rang { call: 0, proofs: more });
    known.set(Channel::Notice, Proof::After(120));
    assert_eq!(rang(&desk.session).proofs, known);

    let release = || json!({"callid": "1-1", "number": "70093"});
    desk.play(&[(9, "AgentEvent_Customer_Release", release())]);
    known.silenced = Proof::Unknown(Why::Unneeded);
    desk.handle(Input::Rang { call: 0, proofs: known });
    assert_eq!(noted(&desk), 0, "the end tells it");
    desk.wait(10_000);
    assert!(
        matches!(desk.effects.last(), Some(Effect::CallEnded(call)) if call.rang.expect("it rang").proofs == known)
    );
    known.set(Channel::Sound, Proof::After(60));
    for _ in 0..2 {
        desk.handle(Input::Rang { call: 0, proofs: known });
        assert_eq!(noted(&desk), 1);
    }
    assert_eq!(rang(&desk.session).proofs, known);
    // Of what did not ring, and of no call, nothing becomes known.
    desk.handle(Input::Rang { call: 7, proofs: known });
}

#[test]
fn a_record_keeps_its_ring_whatever_is_read_or_taken_out() {
    let ended = Phase::Ended { at: after(9_000).at, outcome: Outcome::Missed, by: EndedBy::Platform };
    let rang = RingRecord { generated: Some(7), received: NINE.wall, late_ms: Some(4_000), proofs: shown(40) };
    let number = Number::new("1709629200");
    let call = Call { number: Some(number.clone()), rang: Some(rang), ..Call::new(0, CallId::new("1-1"), NINE, ended) };
    let redaction = Redaction::new(&number, 1).expect("a number");
    let without = redaction.in_stored(&write_record(&call)).expect("it is in there");
    assert_eq!(read_record(&without).map(|call| call.rang), Ok(Some(rang)));

    // A journal with holes adds what it knows, and takes nothing back.
    let mut more = shown(90);
    more.set(Channel::Sound, Proof::After(60));
    let poor =
        Call { incomplete: true, rang: Some(RingRecord { proofs: more, late_ms: None, ..rang }), ..call.clone() };
    let text = revise(Some(&write_record(&call)), &poor).expect("it says more").text;
    more.set(Channel::Page, Proof::After(40));
    assert_eq!(read_record(&text).map(|call| call.rang), Ok(Some(RingRecord { proofs: more, ..rang })));
    let other = Call { incomplete: true, rang: Some(RingRecord { received: 1, ..rang }), ..call.clone() };
    assert_eq!(revise(Some(&write_record(&call)), &other), None);
}

#[test]
fn what_is_known_of_a_ring_finds_its_call_by_when_it_was_received() {
    let mut desk = Desk::new();
    desk.play(&[
        (1, "AgentEvent_Ringing", inbound("1-1")),
        (1, "AgentEvent_Ringing", inbound("1-2")),
        (5, "AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"})),
    ]);
    let found = |id: Option<&str>, at| {
        let id = id.map(CallId::new);
        desk.session.that_rang(id.as_ref(), after(at).at.wall).map(|call| call.id.as_str().to_owned())
    };
    assert_eq!(found(Some("1-1"), 1_000).as_deref(), Some("1-1"));
    assert_eq!(found(Some("1-2"), 1_000).as_deref(), Some("1-2"));
    assert_eq!(found(None, 1_000).as_deref(), Some("1-2"), "the phone, before it was a call");
    assert_eq!(found(Some("1-1"), 2_000), None);
}

#[test]
fn the_figures_of_a_shift_count_what_is_proved() {
    let ring = |page: Proof, late_ms| {
        let mut proofs = Proofs::default();
        proofs.set(Channel::Page, page);
        let rang = Some(RingRecord { generated: None, received: 0, late_ms, proofs });
        Call { rang, ..Call::new(0, CallId::new("1-1"), NINE, Phase::Ringing) }
    };
    let silent = Call { rang: None, ..ring(Proof::After(1), None) };
    let unseen = ring(Proof::Unknown(Why::Hidden), None);
    let calls = [
        ring(Proof::After(90), None),
        ring(Proof::After(20), Some(4_000)),
        ring(Proof::After(40), None),
        unseen,
        silent,
    ];
    let RingFigures { rings, late, signals } = RingFigures::of(&calls);
    assert_eq!((rings, late), (4, 1));
    let page = SignalFigures { channel: Channel::Page, worked: 3, median: Some(40), slowest: Some(90) };
    let sound = SignalFigures { channel: Channel::Sound, worked: 0, median: None, slowest: None };
    assert_eq!(signals[..2], [page, sound]);
    assert_eq!(RingFigures::of(&calls[..2]).signals[0].median, Some(20));
    assert_eq!(RingFigures::of([]).rings, 0);
}

#[test]
fn a_call_that_outlives_its_record_knows_what_that_says_of_its_ring() {
    let entry = |number, ms, identifier: &str| Entry {
        number,
        now: after(ms),
        what: EntryKind::Message(RawText::new(&crate::support::message(identifier, inbound("1-1")))),
    };
    let entries = vec![entry(0, 1_000, "AgentEvent_Ringing"), entry(5, 200_000, "AgentEvent_Talking")];
    let lost = Phase::Ended { at: after(121_000).at, outcome: Outcome::Unknown, by: EndedBy::Unknown };
    let rang = RingRecord { generated: None, received: after(1_000).at.wall, late_ms: None, proofs: shown(40) };
    let record = Call { rang: Some(rang), ..Call::new(0, CallId::new("1-1"), after(1_000).at, lost) };
    let hole =
        Hole { from: 1, to: 5, since: Some(after(1_000).at), until: Some(after(200_000).at), why: Missing::Gone };
    let loaded = Loaded { shift: NINE.wall, entries, next: 6, holes: vec![hole], records: vec![record] };
    let session = fold(&loaded, Default::default()).expect("a session");
    let call = session.calls().last().expect("a call");
    assert_eq!((call.is_live(), call.rang), (true, Some(rang)));
}
