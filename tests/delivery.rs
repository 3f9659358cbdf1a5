//! What is delivered equals what the log holds, whatever happens to page, network and server.

mod support;

use agent_console::delivery::*;
use agent_console::domain::{Call, Note};
use agent_console::journal::{RecordKey, Revision, read_revised, revise, write_record};
use agent_console::protocol::RawText;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use support::{Desk, NINE};

const SHIFT: u64 = NINE.wall;
/// Nothing is sent.
const NOTHING: [u64; 0] = [];

/// The end of a call, as a record is written of it.
fn ended(key: u64, note: &str) -> Call {
    let mut desk = Desk::new();
    desk.play(&[
        (1, "AgentState_Busy", Value::Null),
        (1, "AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13800138123", "called": "49999"})),
        (2, "AgentEvent_Talking", json!({"callid": "1-1", "caller": "13800138123", "called": "49999", "feature": "0"})),
        (9, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (10, "AgentState_Ready", Value::Null),
    ]);
    desk.wait(60_000);
    let call = Call::clone(&desk.session.calls()[0]);
    Call { key, note: (!note.is_empty()).then(|| Note::new(note)), ..call }
}

fn key(call: u64) -> RecordKey {
    RecordKey::of(SHIFT, &ended(call, ""))
}

fn status(status: u16) -> Answer {
    Answer::Status { status, retry_after: None, words: RawText::new("") }
}

fn asking_for(seconds: u64) -> Answer {
    Answer::Status { status: 429, retry_after: Some(seconds * 1_000), words: RawText::new("") }
}

/// A queue that lives on a clock of its own.
#[derive(Default)]
struct Line {
    queue: Queue,
    now: u64,
    kept: BTreeMap<RecordKey, Entry>,
}

impl Line {
    /// The calls that are sent because of it.
    fn handle(&mut self, input: Input) -> Vec<u64> {
        let effects = self.queue.handle(self.now, input);
        let mut sent = Vec::new();
        for effect in effects {
            match effect {
                Effect::Send(key) => sent.push(key.call),
                Effect::Keep(key, entry) => drop(self.kept.insert(key, entry)),
                Effect::Done(key, _) => drop(self.kept.remove(&key)),
            }
        }
        sent
    }

    fn waits(&mut self, call: u64, rev: u64) -> Vec<u64> {
        let entry = Entry::of_change(rev, self.now);
        self.handle(Input::Waits(vec![(key(call), entry)]))
    }

    fn answered(&mut self, call: u64, rev: u64, answer: Answer) -> Vec<u64> {
        self.handle(Input::Answered { key: key(call), rev, answer })
    }

    /// Lets the time come for which the queue asked: how long that took, and what was sent.
    fn wake(&mut self) -> (u64, Vec<u64>) {
        let before = self.now;
        self.now = self.queue.next_deadline().expect("something waits").max(before);
        (self.now - before, self.handle(Input::Woke))
    }

    fn state(&self) -> (State, usize, usize) {
        let report = self.queue.report();
        (report.state, report.waiting, report.parked)
    }
}

#[test]
fn an_end_is_sent_at_once_and_a_note_when_it_has_been_quiet() {
    let mut line = Line::default();
    assert_eq!(line.waits(1, 1), [1]);
    line.answered(1, 1, status(200));
    assert_eq!(line.state(), (State::Idle, 0, 0));
    assert_eq!(line.waits(1, 2), NOTHING);
    line.now += 2_000;
    assert_eq!(line.waits(1, 3), NOTHING);
    assert_eq!(line.wake(), (QUIET_MS, vec![1]));
    assert_eq!(line.answered(1, 3, status(204)), NOTHING);
    assert_eq!((line.state(), line.queue.next_deadline()), ((State::Idle, 0, 0), None));
}

#[test]
fn what_changes_while_it_is_under_way_is_sent_again_and_never_twice_at_the_same_time() {
    let mut line = Line::default();
    line.waits(1, 1);
    assert_eq!(line.waits(1, 2), NOTHING);
    line.now += 10_000;
    assert_eq!(line.handle(Input::Woke), NOTHING);
    assert_eq!(line.answered(1, 1, status(200)), [1]);
    line.answered(1, 2, status(200));
    assert_eq!(line.state(), (State::Idle, 0, 0));
}

#[test]
fn after_days_offline_three_are_under_way_at_a_time() {
    let mut line = Line::default();
    let entries = (0..9).map(|call| (key(call), Entry::of_change(1, 0))).collect();
    assert_eq!(line.handle(Input::Waits(entries)), [0, 1, 2]);
    assert_eq!(line.answered(1, 1, status(200)), [3]);
    assert_eq!(line.state(), (State::Waiting, 8, 0));
}

#[test]
fn a_server_that_is_down_is_asked_less_and_less_often_with_one_call_at_a_time() {
    let mut line = Line::default();
    let entries = (0..5).map(|call| (key(call), Entry::of_change(1, 0))).collect();
    assert_eq!(line.handle(Input::Waits(entries)), [0, 1, 2]);
    for call in [0, 1, 2] {
        assert_eq!(line.answered(call, 1, Answer::Unreachable), NOTHING);
    }
    let mut pauses = Vec::new();
    let mut asked = Vec::new();
    for _ in 0..14 {
        let (pause, sent) = line.wake();
        let [call] = sent[..] else { panic!("one probe: {sent:?}") };
        pauses.push(pause);
        asked.push(call);
        assert_eq!(line.answered(call, 1, Answer::TooSlow), NOTHING);
        assert_eq!(line.state(), (State::Retrying, 5, 0));
    }
    for (at, pause) in pauses.iter().enumerate() {
        let whole = (1_000 << at).min(LONGEST_PAUSE_MS);
        assert!((whole / 2..=whole).contains(pause), "{pauses:?}");
    }
    assert_eq!(asked[..2], [3, 4], "the calls that failed go behind the others");
    let (_, sent) = line.wake();
    let mut delivered = sent.clone();
    let mut under_way = sent;
    while let Some(call) = under_way.pop() {
        let next = line.answered(call, 1, status(200));
        delivered.extend(&next);
        under_way.extend(next);
    }
    assert_eq!((delivered.len(), line.state()), (5, (State::Idle, 0, 0)), "the first success lets all others go");
}

#[test]
fn a_poisonous_call_keeps_no_other_waiting() {
    let mut line = Line::default();
    line.waits(0, 1);
    for _ in 0..12 {
        assert_eq!(line.answered(0, 1, status(500)), NOTHING);
        assert_eq!(line.wake().1, [0]);
    }
    line.answered(0, 1, status(500));
    for call in 1..5 {
        assert_eq!(line.waits(call, 1), [call], "in the middle of the pause");
        assert_eq!(line.answered(call, 1, status(200)), NOTHING);
    }
    let (pause, sent) = line.wake();
    assert!(pause > LONGEST_PAUSE_MS / 4, "it has kept its own pace: {pause}");
    assert_eq!(sent, [0]);
    // Two that fail are the server's fault.
    line.answered(0, 1, status(503));
    assert_eq!(line.waits(6, 1), [6]);
    line.answered(6, 1, status(503));
    assert_eq!(line.waits(7, 1), NOTHING);
}

#[test]
fn a_server_is_left_alone_for_as_long_as_it_asks_up_to_an_hour() {
    let mut line = Line::default();
    line.waits(1, 1);
    line.answered(1, 1, asking_for(90));
    assert_eq!(line.waits(2, 1), NOTHING, "not even by another call");
    assert_eq!(line.handle(Input::CameOnline), NOTHING);
    assert_eq!(line.wake(), (90_000, vec![2]));
    line.answered(2, 1, asking_for(90_000));
    assert_eq!(line.wake().0, LONGEST_WAIT_MS);
}

#[test]
fn what_is_refused_is_kept_for_a_person_with_the_servers_words() {
    let mut line = Line::default();
    for (call, answer, failure) in [
        (1, status(413), Failure::Status(413)),
        (2, status(404), Failure::Status(404)),
        (3, status(304), Failure::Status(304)),
        (4, status(415), Failure::Status(415)),
    ] {
        line.waits(call, 1);
        assert_eq!(line.answered(call, 1, answer), NOTHING);
        assert_eq!(
            line.queue.report().rows.iter().find(|row| row.key.call == call).expect("kept").failure,
            Some(failure)
        );
    }
    line.waits(5, 1);
    line.answered(5, 1, Answer::Status { status: 422, retry_after: None, words: words_of(" No such\nqueue. ") });
    assert_eq!(line.queue.report().rows[0].words.as_str(), "No such queue.");
    assert_eq!((line.state(), line.queue.next_deadline()), ((State::Parked, 0, 5), None));
    assert!(line.kept.values().all(|entry| entry.parked));
    assert_eq!(line.handle(Input::SendAgain(Some(key(2)))), [2]);
    line.answered(2, 1, status(404));
    assert_eq!(line.handle(Input::SendAgain(None)), [1, 2, 3]);
    // What a person changes may be what the server did not like.
    line.waits(4, 2);
    assert!(line.queue.report().rows.iter().all(|row| row.key.call != 4 || row.stage == Stage::Waiting));
}

#[test]
fn without_a_session_every_call_waits_and_goes_out_by_itself_afterwards() {
    for refusal in [status(401), status(403), Answer::Redirected] {
        let mut line = Line::default();
        for call in 0..10 {
            line.waits(call, 1);
        }
        for call in 0..3 {
            line.answered(call, 1, refusal.clone());
        }
        let mut pauses = Vec::new();
        for _ in 0..12 {
            let (pause, sent) = line.wake();
            let [call] = sent[..] else { panic!("one probe: {sent:?}") };
            pauses.push(pause);
            line.answered(call, 1, refusal.clone());
            assert_eq!((line.state(), line.queue.report().wants_session()), ((State::Retrying, 10, 0), true));
        }
        assert!(pauses.iter().all(|pause| *pause <= LONGEST_SESSION_PAUSE_MS), "{pauses:?}");
        let (_, sent) = line.wake();
        let mut waiting = line.answered(sent[0], 1, status(201));
        assert_eq!(waiting.len(), AT_ONCE, "the server knows the agent again");
        while let Some(call) = waiting.pop() {
            waiting.extend(line.answered(call, 1, status(201)));
        }
        assert_eq!(line.state(), (State::Idle, 0, 0));
        assert!(!line.queue.report().wants_session());
    }
}

#[test]
fn whoever_comes_back_to_the_page_may_have_signed_in() {
    let mut line = Line::default();
    (0..5).for_each(|call| drop(line.waits(call, 1)));
    (0..3).for_each(|call| drop(line.answered(call, 1, status(401))));
    let [call] = line.handle(Input::CameBack)[..] else { panic!("one probe") };
    assert_eq!(line.handle(Input::CameBack), NOTHING, "one at a time");
    line.answered(call, 1, status(401));
    let [call] = line.handle(Input::CameBack)[..] else { panic!("one probe") };
    assert_eq!(line.answered(call, 1, status(204)).len(), AT_ONCE);
    // A server that is down is left alone.
    let mut line = Line::default();
    line.waits(1, 1);
    line.answered(1, 1, status(503));
    assert_eq!(line.handle(Input::CameBack), NOTHING);
}

#[test]
fn a_call_that_alone_is_forbidden_is_refused_in_the_end() {
    let mut line = Line::default();
    line.waits(1, 1);
    for other in 2..5 {
        line.answered(1, 1, status(403));
        assert!(line.queue.report().wants_session());
        assert_eq!(line.waits(other, 1), [other]);
        line.answered(other, 1, status(204));
        assert_eq!(line.wake().1, [1]);
    }
    line.answered(1, 1, status(403));
    assert_eq!((line.state(), line.queue.report().wants_session()), ((State::Parked, 0, 1), false));
}

#[test]
fn what_an_earlier_release_parked_for_want_of_a_session_goes_out() {
    for failure in [r#"401"#, r#"403"#, r#""redirected""#] {
        let text = format!(
            r#"{{"v":1,"rev":2,"due":5,"attempts":1,"conflicts":0,"parked":true,"failure":{failure},"words":""}}"#
        );
        assert!(!read_entry(&text, 0).parked, "{failure}");
    }
    let text = r#"{"v":1,"rev":2,"due":5,"attempts":1,"conflicts":0,"parked":true,"failure":413,"words":""}"#;
    assert!(read_entry(text, 0).parked);
}

#[test]
fn a_call_that_the_server_is_still_at_work_on_is_sent_three_times_more_and_then_parked() {
    let mut line = Line::default();
    line.waits(1, 1);
    for pause in [5_000, 20_000, 80_000] {
        assert_eq!(line.answered(1, 1, status(409)), NOTHING);
        assert_eq!(line.waits(2, 1), [2], "the server is there");
        line.answered(2, 1, status(200));
        assert_eq!(line.wake(), (pause, vec![1]));
    }
    line.answered(1, 1, status(409));
    assert_eq!(line.state(), (State::Parked, 0, 1));
}

#[test]
fn the_network_that_comes_back_ends_the_pause() {
    let mut line = Line::default();
    line.waits(1, 1);
    for _ in 0..9 {
        line.answered(1, 1, Answer::Unreachable);
        line.wake();
    }
    line.answered(1, 1, Answer::Unreachable);
    assert_eq!(line.handle(Input::CameOnline), [1]);
}

#[test]
fn a_page_that_is_loaded_again_goes_on_with_the_pause() {
    let mut line = Line::default();
    line.waits(1, 1);
    for _ in 0..8 {
        line.answered(1, 1, Answer::Unreachable);
        line.wake();
    }
    line.answered(1, 1, Answer::Unreachable);
    let entries: Vec<(RecordKey, Entry)> = line.kept.iter().map(|(key, entry)| (*key, entry.clone())).collect();
    let text: Vec<String> = entries.iter().map(|(_, entry)| write_entry(entry)).collect();
    assert_eq!(read_entry(&text[0], 0), entries[0].1);
    let due = line.queue.next_deadline();
    let mut again = Line { now: line.now + 1_000, ..Line::default() };
    assert_eq!(again.handle(Input::Waits(entries.clone())), NOTHING);
    assert_eq!(again.queue.next_deadline(), due);
    // Unless the clock was set back by a year.
    let mut again = Line { now: 0, ..Line::default() };
    let mut shifted = entries;
    shifted[0].1.due = 1 << 40;
    again.handle(Input::Waits(shifted));
    again.handle(Input::Woke);
    assert_eq!(again.queue.next_deadline(), Some(LONGEST_WAIT_MS));
}

#[test]
fn an_entry_is_read_as_it_was_written() {
    let failures = [Failure::Unreachable, Failure::TooSlow, Failure::Status(422)];
    for failure in failures.map(Some).into_iter().chain([None]) {
        let words = words_of("\"No\" such queue");
        let entry = Entry { attempts: 7, conflicts: 2, parked: true, failure, words, ..Entry::of_change(3, 9) };
        assert_eq!(read_entry(&write_entry(&entry), 0), entry);
    }
    // As it was written first.
    let text = r#"{"v":1,"rev":2,"due":5,"attempts":1,"conflicts":0,"parked":false,"failure":500,"words":"Oh"}"#;
    let (failure, words) = (Some(Failure::Status(500)), words_of("Oh"));
    assert_eq!(read_entry(text, 0), Entry { due: 5, attempts: 1, failure, words, ..Entry::of_change(2, 0) });
}

#[test]
fn an_entry_that_cannot_be_read_still_says_that_the_call_waits() {
    for text in ["", "{}", "null", r#"{"v":2,"rev":7}"#] {
        assert_eq!(read_entry(text, 7), Entry::of_change(0, 7), "{text}");
    }
}

#[test]
fn a_server_names_its_pause_in_seconds_or_by_a_date() {
    const WALL: u64 = 784_111_777_000;
    for (text, expected) in [
        ("120", Some(120_000)),
        (" 0 ", Some(0)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(0)),
        ("Sun, 06 Nov 1994 08:51:07 GMT", Some(90_000)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
        ("Thu, 29 Feb 1996 00:00:00 GMT", Some(825_552_000_000 - WALL)),
        ("Fri, 01 Mar 1996 00:00:00 GMT", Some(825_638_400_000 - WALL)),
        ("99999999999999999999", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("Sun, 06 Nov 1994 08:49:37 CET", None),
        ("Sun, 06 Now 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 1994 25:49:37 GMT", None),
        ("Sunday, 06-Nov-94 08:49:37 GMT", None),
    ] {
        assert_eq!(retry_after(text, WALL), expected, "{text}");
    }
}

#[test]
fn the_servers_words_are_one_short_line() {
    assert_eq!(words_of("{\"error\":\n  \"closed\"}").as_str(), "{\"error\": \"closed\"}");
    assert_eq!(words_of("<!doctype html><head><title>\n502 Bad\n Gateway</title>…").as_str(), "502 Bad Gateway");
    assert_eq!(words_of("<html>").as_str(), "");
    let long = words_of(&"é".repeat(1_000));
    assert_eq!(long.as_str().chars().count(), 301);
    assert!(!format!("{long:?}").contains('é'));
}

#[test]
fn a_delivery_is_the_call_with_its_revision() {
    let first = revise(None, &ended(3, "")).expect("nothing is stored").text;
    assert_eq!(revise(Some(&first), &ended(3, "")), None);
    let Revision { rev: revision, text: second, .. } = revise(Some(&first), &ended(3, "Sold two.")).expect("a change");
    assert_eq!(revision, 2);
    let sent = parcel(key(3), &read_revised(&second).expect("readable"));
    assert_eq!(sent.idempotency_key, "1709629201000-1709629200000-3-2");
    let expected = json!({
        "idempotencyKey": "1709629201000-1709629200000-3-2", "record": "1709629201000-1709629200000-3", "revision": 2,
        "callId": "1-1", "number": "13800138123", "called": "49999", "queue": null, "transferredFrom": null,
        "direction": "inbound", "phase": "ended", "began": 1_709_629_201_000_u64, "answered": 1_709_629_202_000_u64,
        "ended": 1_709_629_209_000_u64, "outcome": "answered", "endedBy": "customer", "ringSeconds": 1,
        "talkSeconds": 7, "holdSeconds": 0, "wrapUpSeconds": null, "transferred": false, "conference": false,
        "failure": null, "note": "Sold two.", "disposition": null, "done": false, "incomplete": false
    });
    let body: Value = serde_json::from_str(&sent.body).expect("JSON");
    // What is added to the form of a call is delivered, too.
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(body.get(name), Some(value), "{name}");
    }
}

#[test]
fn a_record_from_before_there_were_revisions_is_counted_on_from_none() {
    let old = write_record(&ended(0, ""));
    assert!(!old.contains("rev"));
    assert_eq!(read_revised(&old).expect("readable").revision, 0);
    assert_eq!(revise(Some(&old), &ended(0, "")), None);
    assert_eq!(revise(Some(&old), &ended(0, "a")).expect("a change").rev, 1);
    let damaged = r#"{"v":1,"rev":6,"call":{}}"#;
    assert_eq!(revise(Some(damaged), &ended(0, "")).expect("to be replaced").rev, 7);
    assert_eq!(revise(Some("{"), &ended(0, "")).expect("to be replaced").rev, 1);
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Taken,
    /// Taken, and the connection breaks before the answer is there.
    AnswerLost,
    TakenTooSlowly,
    Lost,
    Refused(u16),
    Redirected,
    Busy(Option<u64>),
}

#[derive(Clone, Debug)]
enum Step {
    /// The call ends, or somebody says something about it.
    Change(u64, u8),
    /// The writing of a change is complete, and the queue hears of it.
    Tell,
    /// The page dies, or the bar goes to another tab: what was in memory is lost, and the next page begins.
    Crash,
    Offline(bool),
    Pass(u64),
    /// Something of a request happens: it leaves, or its answer arrives.
    Go(usize),
    SendAgain(Option<u64>),
    CameOnline,
    /// The record has been kept long enough.
    Forget(u64),
}

fn any_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Taken),
        1 => Just(Fate::AnswerLost),
        1 => Just(Fate::TakenTooSlowly),
        1 => Just(Fate::Lost),
        2 => prop::sample::select(vec![400, 401, 408, 409, 413, 425, 500, 503]).prop_map(Fate::Refused),
        1 => Just(Fate::Redirected),
        1 => prop::option::of(0..200_000u64).prop_map(Fate::Busy),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    let call = || 0..5u64;
    prop_oneof![
        5 => (call(), any::<u8>()).prop_map(|(call, note)| Step::Change(call, note % 4)),
        5 => Just(Step::Tell),
        2 => Just(Step::Crash),
        1 => any::<bool>().prop_map(Step::Offline),
        3 => (0..400_000u64).prop_map(Step::Pass),
        3 => (0..4_000u64).prop_map(Step::Pass),
        9 => any::<usize>().prop_map(Step::Go),
        1 => prop::option::of(call()).prop_map(Step::SendAgain),
        1 => Just(Step::CameOnline),
        1 => call().prop_map(Step::Forget),
    ]
}

enum Flight {
    Reading(RecordKey),
    /// It has reached the server or never will.
    Out {
        key: RecordKey,
        rev: u64,
        answer: Answer,
        confirms: Option<String>,
    },
}

#[derive(Default)]
struct Server {
    /// By idempotency key, everything that ever came.
    contents: BTreeMap<String, String>,
    /// The latest revision that was taken of each record.
    taken: BTreeMap<String, (u64, String)>,
    /// The latest that came.
    came: BTreeMap<String, u64>,
}

/// The browser's storage, one page at a time, and the other side.
#[derive(Default)]
struct World {
    now: u64,
    calls: BTreeMap<u64, Call>,
    forgotten: BTreeSet<u64>,
    records: BTreeMap<RecordKey, String>,
    outbox: BTreeMap<RecordKey, String>,
    queue: Queue,
    untold: Vec<(RecordKey, Entry)>,
    flights: Vec<Flight>,
    offline: bool,
    fates: Vec<Fate>,
    server: Server,
    /// What the page knows to be delivered.
    confirmed: BTreeSet<String>,
}

impl World {
    /// One transaction: the record and what is to be done about it.
    fn record(&mut self, call: u64) {
        let call = &self.calls[&call];
        let key = RecordKey::of(SHIFT, call);
        if let Some(Revision { rev, text, .. }) = revise(self.records.get(&key).map(String::as_str), call) {
            let entry = Entry::of_change(rev, self.now);
            self.records.insert(key, text);
            self.outbox.insert(key, write_entry(&entry));
            self.untold.push((key, entry));
        }
    }

    fn handle(&mut self, input: Input) {
        for effect in self.queue.handle(self.now, input) {
            let (key, rev, entry) = match effect {
                Effect::Send(key) => {
                    let same = self.flights.iter().any(|flight| match flight {
                        Flight::Reading(other) | Flight::Out { key: other, .. } => *other == key,
                    });
                    assert!(!same && self.flights.len() < AT_ONCE, "too much at a time");
                    self.flights.push(Flight::Reading(key));
                    continue;
                }
                Effect::Keep(key, entry) => (key, entry.rev, Some(entry)),
                Effect::Done(key, rev) => (key, rev, None),
            };
            match settle(self.records.get(&key).map(String::as_str), rev, entry.as_ref()) {
                Settled::Left => {}
                Settled::Written(text) => drop(self.outbox.insert(key, text)),
                Settled::Deleted => drop(self.outbox.remove(&key)),
            }
        }
    }

    fn begin(&mut self) {
        (self.queue, self.flights, self.untold) = Default::default();
        let calls: Vec<u64> = self.calls.keys().copied().filter(|call| !self.forgotten.contains(call)).collect();
        calls.into_iter().for_each(|call| self.record(call));
        let entries = self.outbox.iter().map(|(key, text)| (*key, read_entry(text, self.now))).collect();
        self.handle(Input::Waits(entries));
    }

    fn go(&mut self, which: usize) {
        if self.flights.is_empty() {
            return;
        }
        let at = which % self.flights.len();
        match self.flights.remove(at) {
            Flight::Reading(key) => {
                // Transactions are in order: what is read now was written, and the queue has heard of it.
                self.step(&Step::Tell);
                let Some(text) = self.records.get(&key) else {
                    return self.handle(Input::Answered { key, rev: 0, answer: Answer::NoRecord });
                };
                let revised = read_revised(text).expect("a record");
                let sent = parcel(key, &revised);
                let (answer, arrives, taken) = self.fate();
                let confirms = (answer == status(200)).then(|| sent.idempotency_key.clone());
                if arrives {
                    self.receive(key, revised.revision, sent, taken);
                }
                self.flights.push(Flight::Out { key, rev: revised.revision, answer, confirms });
            }
            Flight::Out { key, rev, answer, confirms } => {
                self.confirmed.extend(confirms);
                self.handle(Input::Answered { key, rev, answer });
            }
        }
    }

    /// The answer, whether the request arrives at all, and whether it is taken.
    fn fate(&mut self) -> (Answer, bool, bool) {
        if self.offline {
            return (Answer::Unreachable, false, false);
        }
        match self.fates.pop().unwrap_or(Fate::Taken) {
            Fate::Taken => (status(200), true, true),
            Fate::AnswerLost => (Answer::Unreachable, true, true),
            Fate::TakenTooSlowly => (Answer::TooSlow, true, true),
            Fate::Lost => (Answer::Unreachable, false, false),
            Fate::Refused(code) => (status(code), true, false),
            Fate::Redirected => (Answer::Redirected, false, false),
            Fate::Busy(retry_after) => {
                (Answer::Status { status: 429, retry_after, words: RawText::new("busy") }, true, false)
            }
        }
    }

    fn receive(&mut self, key: RecordKey, rev: u64, sent: Parcel, taken: bool) {
        let record = format!("{}-{}-{}", key.began, key.shift, key.call);
        assert!(!self.confirmed.contains(&sent.idempotency_key), "sent again without need");
        let before = self.server.contents.entry(sent.idempotency_key).or_insert_with(|| sent.body.clone());
        assert_eq!(*before, sent.body, "another content under the same key");
        let latest = self.server.came.entry(record.clone()).or_default();
        assert!(*latest <= rev, "revision {rev} after {latest}");
        *latest = rev;
        if taken {
            self.server.taken.insert(record, (rev, sent.body));
        }
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Change(call, _) if self.forgotten.contains(&call) => {}
            Step::Change(call, note) => {
                self.calls.insert(call, ended(call, &"n".repeat(note.into())));
                self.record(call);
            }
            Step::Tell => {
                let told = std::mem::take(&mut self.untold);
                self.handle(Input::Waits(told));
            }
            Step::Crash => self.begin(),
            Step::Offline(offline) => self.offline = offline,
            Step::Pass(ms) => {
                self.now += ms;
                self.handle(Input::Woke);
            }
            Step::Go(which) => self.go(which),
            Step::SendAgain(call) => self.handle(Input::SendAgain(call.map(key))),
            Step::CameOnline => self.handle(Input::CameOnline),
            Step::Forget(call) => {
                // What has not ended yet has no record that could grow old.
                if self.calls.contains_key(&call) {
                    self.forgotten.insert(call);
                    self.records.remove(&key(call));
                    self.outbox.remove(&key(call));
                }
            }
        }
    }

    /// The server is well, somebody sends again what it had refused, and time passes.
    fn come_to_rest(&mut self) {
        self.offline = false;
        self.fates.clear();
        self.step(&Step::Tell);
        self.handle(Input::SendAgain(None));
        let mut steps = 0;
        loop {
            if !self.flights.is_empty() {
                self.go(steps);
            } else if let Some(due) = self.queue.next_deadline() {
                self.now = self.now.max(due);
                self.handle(Input::Woke);
            } else if self.queue.report().parked > 0 {
                // It was refused before the server was well.
                self.handle(Input::SendAgain(None));
            } else {
                return;
            }
            steps += 1;
            assert!(steps < 1_000, "it never comes to rest");
        }
    }
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("LAW_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: cases.unwrap_or(300), max_shrink_iters: 20_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_delivered_equals_what_the_log_holds(
        steps in prop::collection::vec(any_step(), 0..80),
        fates in prop::collection::vec(any_fate(), 0..40),
    ) {
        let mut world = World { now: SHIFT, fates, ..World::default() };
        for step in &steps {
            world.step(step);
        }
        world.come_to_rest();
        prop_assert!(world.outbox.is_empty(), "{:?}", world.outbox);
        for (key, text) in &world.records {
            let revised = read_revised(text).expect("a record");
            let record = format!("{}-{}-{}", key.began, key.shift, key.call);
            let expected = (revised.revision, parcel(*key, &revised).body);
            prop_assert_eq!(world.server.taken.get(&record), Some(&expected));
        }
    }
}
