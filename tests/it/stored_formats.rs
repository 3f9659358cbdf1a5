//! What the release before the stored formats had types of their own has written. The files in `tests/journals` are its work
//! and are never changed: they are read to the very values, and the values are written as they stand there.

mod marks;
mod rang;
mod seen;

use agent_console::api::v1;
use agent_console::delivery::{Entry as Delivery, Failure, payload, read_entry, write_entry};
use agent_console::domain::*;
use agent_console::journal::{
    Broadcast, Entry, EntryKind, Redaction, Revised, StateHint, Term, read_group, read_record, revise, write_group,
    write_record,
};
use agent_console::log::{Missing, jsonl};
use agent_console::protocol::{CallId, Feature, MediaType, NotReadyReason, Number, RawText, RestCause};
use serde_json::json;
use std::rc::Rc;

const NINE: Moment = Moment { mono: 3_600_000, wall: 1_709_629_200_000 };

fn at(seconds: u64) -> Moment {
    NINE.plus(seconds * 1_000)
}

fn wall(seconds: u64) -> u64 {
    at(seconds).wall
}

/// The lines of a file, each as it was written.
fn stored(file: &str) -> Vec<String> {
    let path = format!("{}/tests/journals/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().map(str::to_owned).collect()
}

/// What was written is read as `values`, and they are written as they were.
fn is_stored<T: PartialEq + std::fmt::Debug>(
    file: &str,
    values: &[T],
    write: impl Fn(&T) -> String,
    read: impl Fn(&str) -> T,
) {
    let texts = stored(file);
    assert_eq!(values.iter().map(write).collect::<Vec<_>>(), texts, "{file}");
    for (text, value) in texts.iter().zip(values) {
        assert_eq!(read(text), *value, "{text}");
    }
}

/// A call of which everything is known that can be.
fn full_call() -> Call {
    let note = |text: &str| Earlier::Note(Note::new(text));
    Call {
        key: 7,
        id: CallId::new("1456401416-3"),
        agent: Some("49999".to_owned()),
        direction: Direction::Inbound,
        number: Some(Number::new("13800138123")),
        caller: Some(Number::new("013800138123")),
        called: Some(Number::new("5550110")),
        queue: Some("Bills 😀 \0".to_owned()),
        feature: Some(Feature::Inbound),
        medium: Some(Medium::Video),
        switched: true,
        contact: Some(MediaType::ClickToDial),
        transferred_from: Some(Number::new("a101")),
        failure: Some("1552".to_owned()),
        transferred: true,
        conference: true,
        changed: true,
        resumed: true,
        began: at(10),
        answered: Some(at(14)),
        phase: Phase::Ended { at: at(40), outcome: Outcome::Answered, by: EndedBy::Customer },
        rang: None,
        talked_ms: 20_500,
        held_ms: 5_500,
        wrap_up_ms: Some(9_001),
        note: Some(Note::new("Wants \"May\".\nCall 13800138123 😀")),
        disposition: Some("BILL-2".to_owned()),
        wrapped_up: true,
        promise: Some(Promise { due: wall(7_200), made: wall(30), kept: Some(wall(3_600)) }),
        calls_back: Some(RecordKey { began: wall(2), shift: wall(0), call: 3 }),
        revisions: Revisions {
            note: Some(Edited { since: wall(900), last: wall(910) }),
            disposition: Some(Edited { since: wall(60), last: wall(60) }),
            done: Some(wall(61)),
            promise: Some(wall(3_600)),
            earlier: vec![
                Revision { since: None, until: wall(500), was: note("13800138123?") },
                Revision { since: Some(wall(500)), until: wall(900), was: note("") },
                Revision { since: Some(wall(50)), until: wall(60), was: Earlier::Disposition("BILL-1".to_owned()) },
            ],
        },
        incomplete: true,
    }
}

/// Each word that a call is described with, once at least.
fn calls_of_every_word() -> Vec<Call> {
    let call = |key, phase| Call::new(key, CallId::new(&format!("local-{key}")), at(key), phase);
    let since = at(50);
    let mut calls: Vec<Call> =
        [Phase::Ringing, Phase::Dialling, Phase::Talking { since }, Phase::Held { since }].map(|p| call(0, p)).into();
    let ends = [EndedBy::Agent, EndedBy::Customer, EndedBy::Platform, EndedBy::Unknown];
    let outcomes =
        [Outcome::Answered, Outcome::Missed, Outcome::Rejected, Outcome::Abandoned, Outcome::Failed, Outcome::Unknown];
    for (by, outcome) in ends.into_iter().cycle().zip(outcomes) {
        calls.push(call(1, Phase::Ended { at: since, outcome, by }));
    }
    for direction in [Direction::Inbound, Direction::Outbound, Direction::Internal, Direction::Unknown] {
        calls.push(Call { direction, ..call(2, Phase::Ringing) });
    }
    for medium in [Medium::Voice, Medium::Video] {
        calls.push(Call { medium: Some(medium), ..call(3, Phase::Ringing) });
    }
    for code in ["-1", "41", "53", "a code of the future"] {
        let (feature, contact) = (Some(code.into()), Some(code.into()));
        calls.push(Call { feature, contact, ..call(4, Phase::Ringing) });
    }
    let promise = Some(Promise { due: 2, made: 1, kept: None });
    calls.push(Call { promise, wrap_up_ms: Some(0), ..call(5, Phase::Ringing) });
    calls
}

fn agents() -> Vec<Agent> {
    let states = [
        AgentState::Unknown,
        AgentState::SigningIn,
        AgentState::SignedOut,
        AgentState::Idle,
        AgentState::NotReady { reason: None },
        AgentState::NotReady { reason: Some(NotReadyReason::Forced) },
        AgentState::NotReady { reason: Some("217".into()) },
        AgentState::Rest { cause: None, overdue: false },
        AgentState::Rest { cause: Some(RestCause::NoneGiven), overdue: true },
        AgentState::WrapUp,
        AgentState::OnCall,
    ];
    let agent = |state: AgentState| Agent { before_calls: state.clone(), ..Agent::before(state, at(5)) };
    let mut agents: Vec<Agent> = states.into_iter().map(agent).collect();
    agents[3] = Agent {
        state: AgentState::Idle,
        since: at(5),
        confirmed: true,
        told: Some(at(6)),
        imposed: Some(Imposed::Supervisor),
        work_no: Some("49999".to_owned()),
        assumed: true,
        unannounced: true,
        before_calls: AgentState::Rest { cause: Some("4".into()), overdue: false },
        generated: Some(wall(6)),
    };
    agents[4].imposed = Some(Imposed::Platform);
    agents
}

fn minutes() -> Vec<Minutes> {
    let slot = Slot { times: StateTimes([0, 1, 2, 3, 4, 5, 59_985]), answered: 1, missed: 2, abandoned: 0, other: 3 };
    vec![Minutes(28_493_820, 1, slot), Minutes(28_493_821, 700, Slot::default())]
}

fn full_ring() -> Ring {
    Ring {
        call_id: Some(CallId::new("1-1")),
        agent: Some("49999".to_owned()),
        direction: Direction::Outbound,
        number: Some(Number::new("13800138123")),
        called: Some(Number::new("5550110")),
        queue: Some("Bills".to_owned()),
        medium: Some(Medium::Voice),
        contact: Some(MediaType::SocialChat),
        transferred_from: Some(Number::new("a101")),
        since: at(3),
        arrival: Arrival { at: at(3), ..Arrival::default() },
        others: 2,
        waiting: true,
    }
}

/// What was known, once for each agent.
fn restored() -> Vec<Entry> {
    let bare = Ring {
        call_id: None,
        agent: None,
        direction: Direction::Unknown,
        number: None,
        called: None,
        queue: None,
        medium: None,
        contact: None,
        transferred_from: None,
        since: at(3),
        arrival: Arrival { at: at(3), ..Arrival::default() },
        others: 0,
        waiting: false,
    };
    let restored = |(number, agent): (usize, Agent)| {
        let mut restored = Restored {
            calls: Vec::new(),
            earlier: number,
            agent,
            phone: None,
            minutes: Vec::new(),
            holds: HoldsSeen::default(),
        };
        match number {
            0 => restored.calls = vec![full_call(), Call::new(8, CallId::new("1-2"), at(8), Phase::Dialling)],
            1 => restored.phone = Some(full_ring()),
            2 => restored.phone = Some(bare.clone()),
            3 => restored.minutes = minutes(),
            _ => {}
        }
        entry(number as u64, EntryKind::Restored(Box::new(restored)))
    };
    agents().into_iter().enumerate().map(restored).collect()
}

fn entry(number: u64, what: EntryKind) -> Entry {
    Entry { number, now: Now { at: at(number), day: 19_787 }, what }
}

fn entries() -> Vec<Entry> {
    let number = || Number::new("90013800138123");
    let key = RecordKey { began: wall(2), shift: wall(0), call: 3 };
    let whats = [
        EntryKind::Opened,
        EntryKind::FrameLoaded,
        EntryKind::Message(RawText::new("{\"eventType\":\"New 😀 \\u0000\",\"a\":13800138123}")),
        EntryKind::Dialled(number()),
        EntryKind::DialledVideo(number()),
        EntryKind::Noted(7, Note::new("Call \"13800138123\"\n😀\0")),
        EntryKind::Noted(7, Note::new("")),
        EntryKind::Disposed(7, Some("BILL-2".to_owned())),
        EntryKind::Disposed(u64::MAX, None),
        EntryKind::WrappedUp(7, true),
        EntryKind::Promised(7, Some(wall(7_200))),
        EntryKind::Promised(7, None),
        EntryKind::PromiseKept(7, false),
        EntryKind::DialledBack(number(), true, key),
        EntryKind::ClockSet,
    ];
    whats.into_iter().enumerate().map(|(number, what)| entry(number as u64, what)).collect()
}

fn group(text: &str) -> Vec<Entry> {
    read_group(text).expect("readable")
}

#[test]
fn the_entries_of_a_journal() {
    is_stored("v5-all-kinds.json", &[entries()], |entries| write_group(entries), group);
    // Each by itself, with the least version that can say it.
    let each: Vec<Vec<Entry>> = entries().into_iter().map(|entry| vec![entry]).collect();
    is_stored("each-kind.jsonl", &each, |entries| write_group(entries), group);
}

#[test]
fn what_was_known_when_the_rest_was_deleted() {
    let each: Vec<Vec<Entry>> = restored().into_iter().map(|entry| vec![entry]).collect();
    is_stored("v3-all-agents.jsonl", &each, |entries| write_group(entries), group);
    // Who gave up is told apart since.
    let mut later = restored().swap_remove(3);
    let EntryKind::Restored(restored) = &mut later.what else { panic!("{later:?}") };
    restored.minutes[0].2.abandoned = 4;
    assert_eq!(group(&write_group(std::slice::from_ref(&later))), [later]);
}

#[test]
fn the_records_of_calls() {
    let mut calls = calls_of_every_word();
    calls.push(full_call());
    is_stored("records-v1.jsonl", &calls, write_record, |text| read_record(text).expect("readable"));
    let revised = revise(stored("records-v1.jsonl").first().map(String::as_str), &Call { key: 9, ..calls[0].clone() });
    assert_eq!(vec![revised.expect("another").text], stored("record-v1-revised.json"));
    // What a later release adds, and what an earlier one did not know.
    let call = Call { key: 0, ..calls[0].clone() };
    let later = write_record(&call).replacen("{\"key\"", "{\"mood\":{\"of\":[]},\"key\"", 1);
    assert_eq!(read_record(&later), Ok(call));
    let earlier = Call {
        direction: Direction::Inbound,
        number: Some(Number::new("13800138123")),
        caller: Some(Number::new("13800138123")),
        called: Some(Number::new("49999")),
        feature: Some(Feature::Inbound),
        answered: Some(at(14)),
        talked_ms: 20_000,
        ..Call::new(
            0,
            CallId::new("1456401416-3"),
            at(10),
            Phase::Ended { at: at(34), outcome: Outcome::Answered, by: EndedBy::Customer },
        )
    };
    assert_eq!(read_record(&stored("record-v1.json")[0]), Ok(earlier));
}

#[test]
fn what_is_left_when_a_number_was_redacted() {
    let redact = Redaction::new(&Number::new("13800138123"), 0x7f3a).expect("a number");
    let groups = [entries(), restored()].map(|entries| write_group(&entries));
    let texts: Vec<String> = groups.into_iter().chain([write_record(&full_call())]).collect();
    let redacted: Vec<String> = texts.iter().map(|text| redact.in_stored(text).expect("it is in there")).collect();
    assert_eq!(redacted, stored("redacted.jsonl"));
    // A placeholder can be longer than the number whose place it takes.
    let note = format!("{}13800138123", "a".repeat(NOTE_LIMIT - 11));
    let noted =
        redact.in_stored(&write_group(&[entry(0, EntryKind::Noted(7, Note::new(&note)))])).expect("it is in there");
    assert!(
        matches!(&group(&noted)[0].what, EntryKind::Noted(_, note) if note.as_str().ends_with("aforgotten-bbbbktfn"))
    );
    // Keys come in another order then.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    for text in &redacted[..2] {
        assert_eq!(value(&write_group(&group(text))), value(text));
    }
    assert_eq!(value(&write_record(&read_record(&redacted[2]).expect("readable"))), value(&redacted[2]));
}

#[test]
fn what_tabs_tell_each_other() {
    let term = Term { number: 5, since: wall(0) };
    let broadcasts = [
        Broadcast::Entries { term, shift: wall(0), saved: 3, answer: None, entries: entries() },
        Broadcast::Entries { term, shift: wall(0), saved: 3, answer: Some(9), entries: Vec::new() },
        Broadcast::Leftover { entries: entries() },
        Broadcast::Ask { number: 9, term: Term::default() },
        Broadcast::ReadAgain,
        Broadcast::Amended { shift: wall(0), call: Rc::new(full_call()) },
    ];
    is_stored("broadcasts.jsonl", &broadcasts, Broadcast::write, |text| Broadcast::read(text).expect("readable"));
}

#[test]
fn the_hint_of_the_last_state() {
    let hints: Vec<StateHint> = agents().iter().filter_map(StateHint::of).collect();
    let write = |hint: &StateHint| hint.write(wall(60), json!({"state": "idle"})).expect("a hint");
    is_stored("hints.jsonl", &hints, write, |text| StateHint::read(text, wall(90)).expect("of this shift"));
}

#[test]
fn what_waits_to_be_delivered() {
    let failures = [None, Some(Failure::Unreachable), Some(Failure::TooSlow), Some(Failure::Redirected)];
    let failures = failures.into_iter().chain([503, 422].map(|status| Some(Failure::Status(status))));
    let entry = |failure: Option<Failure>| Delivery {
        rev: 3,
        due: wall(100),
        attempts: 2,
        conflicts: 1,
        parked: failure == Some(Failure::Status(422)),
        failure,
        words: RawText::new("Try \"later\" 😀"),
    };
    let entries: Vec<Delivery> = failures.map(entry).collect();
    is_stored("deliveries.jsonl", &entries, write_entry, |text| read_entry(text, 0));
}

#[test]
fn what_leaves_the_console() {
    let calls = [vec![full_call()], calls_of_every_word()].concat();
    let named = calls.iter().map(|call| (call, (call.key == 7).then_some("Ann \"B\"")));
    let mut texts = jsonl::lines(named, at(90));
    texts += &jsonl::missing(&Missing { entries: 4, since: None, until: Some(wall(4)) });
    assert_eq!(texts.lines().collect::<Vec<_>>(), stored("export-lines.jsonl"));
    let key = RecordKey { began: wall(10), shift: wall(0), call: 7 };
    let bodies = [payload(key, &Revised { revision: 2, call: full_call() }).body];
    assert_eq!(bodies[..], stored("delivery-body.json")[..]);
}

#[test]
fn what_events_on_the_window_say() {
    let agents = agents();
    let told = [1, 2, 3, 6, 8, 10].map(|place| serde_json::to_string(&v1::Agent::from(&agents[place])).expect("JSON"));
    assert_eq!(
        told,
        [
            r#"{"state":"signing-in","reason":null,"overdue":false,"since":1709629205000,"agent":null}"#,
            r#"{"state":"signed-out","reason":null,"overdue":false,"since":1709629205000,"agent":null}"#,
            r#"{"state":"idle","reason":null,"overdue":false,"since":1709629205000,"agent":"49999"}"#,
            r#"{"state":"not-ready","reason":"217","overdue":false,"since":1709629205000,"agent":null}"#,
            r#"{"state":"rest","reason":"0","overdue":true,"since":1709629205000,"agent":null}"#,
            r#"{"state":"on-call","reason":null,"overdue":false,"since":1709629205000,"agent":null}"#,
        ]
    );
    assert_eq!(
        serde_json::to_string(&v1::Ring::from(&full_ring())).expect("JSON"),
        concat!(
            r#"{"callId":"1-1","agent":"49999","number":"13800138123","called":"5550110","queue":"Bills","#,
            r#""direction":"outbound","media":"voice","contact":"social-chat","phase":"ringing","began":1709629203000}"#,
        )
    );
}
