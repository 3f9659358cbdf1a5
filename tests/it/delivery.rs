//! What is delivered equals what the log holds, whatever happens to page, network and server.

mod law;
mod payload;

use crate::support::{Desk, NINE};
use agent_console::delivery::*;
use agent_console::domain::{Call, Note};
use agent_console::journal::RecordKey;
use agent_console::protocol::RawText;
use serde_json::{Value, json};
use std::collections::BTreeMap;

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
    for refusal in [401, 403, 407, 419, 440, 511].map(status).into_iter().chain([Answer::Redirected]) {
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
