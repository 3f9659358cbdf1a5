//! What was promised long ago, and what is known of people by calls that no list has shown.

use crate::support::nobody::Nobody;
use agent_console::delivery::payload;
use agent_console::domain::*;
use agent_console::journal::{RecordKey, Redaction, read_record, read_revised, revise, write_record};
use agent_console::log::{CallIndex, Query, Range, read_elsewhere};
use agent_console::numbers::DialBack;
use agent_console::protocol::{CallId, Number};
use serde_json::{Value, json};
use std::rc::Rc;

const MINUTE: u64 = 60_000;
const SHIFT: u64 = 100_000_000_000;
/// An earlier shift.
const BEFORE: u64 = 1_000_000;

/// A call that began so many minutes into its shift.
fn call(shift: u64, minute: u64, number: &str) -> Call {
    let began = Moment { mono: shift + minute * MINUTE, wall: shift + minute * MINUTE };
    let phase = Phase::Ended { at: began, outcome: Outcome::Answered, by: EndedBy::Agent };
    let call = Call::new(minute, CallId::new(&format!("1-{minute}")), began, phase);
    Call { direction: Direction::Inbound, number: Some(Number::new(number)), answered: Some(began), ..call }
}

/// The same, with a promise that is due after the shift.
fn promising(call: Call) -> Call {
    let made = call.began.wall;
    Call { promise: Some(Promise { due: made + 600 * MINUTE, made, kept: None }), ..call }
}

fn follow(book: &mut CallIndex, calls: &[Call]) {
    let calls: Vec<Rc<Call>> = calls.iter().cloned().map(Rc::new).collect();
    book.follow(SHIFT, &calls, &Nobody);
}

/// The calls of whoever waits.
fn waiting(book: &mut CallIndex) -> Vec<u64> {
    let query = Query { waiting: true, range: Range::DailyTotals, ..Query::default() };
    book.find(&query, SHIFT..=u64::MAX).rows().iter().map(|row| row.key.call).collect()
}

/// How many earlier calls are known of a number.
fn known(book: &CallIndex, number: &str) -> usize {
    book.history(&Number::new(number), &Nobody, None, 0, 0, &[]).map_or(0, |earlier| earlier.in_all)
}

#[test]
fn a_conversation_settles_what_was_promised_before_it_also_where_neither_was_in_a_list() {
    let (promised, spoken) = (promising(call(BEFORE, 1, "138")), call(BEFORE, 2, "1-38"));
    for order in [[&promised, &spoken], [&spoken, &promised]] {
        let mut book = CallIndex::default();
        follow(&mut book, &[]);
        order.into_iter().for_each(|call| book.remember([(BEFORE, call.clone())], &Nobody));
        assert_eq!((waiting(&mut book), book.promises(0).len()), (vec![], 0));
    }
    let mut book = CallIndex::default();
    follow(&mut book, &[]);
    book.remember([(BEFORE, spoken), (BEFORE, promising(call(BEFORE, 3, "138")))], &Nobody);
    assert_eq!(waiting(&mut book), [3]);
}

#[test]
fn what_is_promised_in_a_call_that_no_list_has_shown_is_in_the_list() {
    let old = call(BEFORE, 1, "138");
    let mut book = CallIndex::default();
    follow(&mut book, &[]);
    book.remember([(BEFORE, old.clone()), (BEFORE, call(BEFORE, 0, "139"))], &Nobody);
    book.amend(BEFORE, Rc::new(promising(old.clone())), &Nobody);
    assert_eq!((waiting(&mut book), book.promises(0).len()), (vec![1], 1));
    book.amend(BEFORE, Rc::new(old), &Nobody);
    assert_eq!((waiting(&mut book), book.promises(0).len()), (vec![], 0));
}

#[test]
fn a_call_whose_number_becomes_another_is_one_call_of_that_one_alone() {
    let with = |number: Option<&str>| Call { number: number.map(Number::new), ..call(SHIFT, 1, "") };
    let mut book = CallIndex::default();
    follow(&mut book, &[promising(with(None))]);
    assert_eq!((waiting(&mut book), known(&book, "138"), known(&book, "139")), (vec![1], 0, 0));
    follow(&mut book, &[promising(with(Some("138")))]);
    assert_eq!((waiting(&mut book), known(&book, "138"), known(&book, "139")), (vec![1], 1, 0));
    follow(&mut book, &[promising(with(Some("139")))]);
    assert_eq!((waiting(&mut book), known(&book, "138"), known(&book, "139")), (vec![1], 0, 1));
}

#[test]
fn a_record_of_the_open_shift_that_is_read_late_does_not_hide_what_was_said_since() {
    let stored = call(SHIFT, 1, "138");
    let mut book = CallIndex::default();
    follow(&mut book, &[promising(stored.clone())]);
    book.remember([(SHIFT, stored)], &Nobody);
    let earlier = book.history(&Number::new("138"), &Nobody, None, 0, 0, &[]).expect("known");
    assert!(earlier.promise.is_some());
}

#[test]
fn a_promise_outlives_its_shift_until_there_is_a_conversation_in_the_next() {
    const NEXT: u64 = SHIFT + 1_000 * MINUTE;
    let mut book = CallIndex::default();
    follow(&mut book, &[promising(call(SHIFT, 1, "138"))]);
    book.shift_ended();
    assert_eq!(waiting(&mut book), [1]);
    book.follow(NEXT, &[], &Nobody);
    assert_eq!((waiting(&mut book), known(&book, "138")), (vec![1], 1));
    book.follow(NEXT, &[Rc::new(call(NEXT, 2, "138"))], &Nobody);
    assert_eq!((waiting(&mut book), known(&book, "138")), (vec![], 2));
    // The journal turns out to be another one.
    book.follow(NEXT, &[], &Nobody);
    book.follow(NEXT, &[Rc::new(call(NEXT, 2, "139"))], &Nobody);
    assert_eq!((known(&book, "138"), known(&book, "139")), (1, 1));
}

#[test]
fn every_change_of_a_promise_is_delivered_under_a_key_of_its_own() {
    let mut promised = promising(call(BEFORE, 1, "138"));
    let (mut stored, mut keys) = (None::<String>, Vec::new());
    let said =
        [Amendment::Promise(Some(SHIFT)), Amendment::Kept(true), Amendment::Kept(false), Amendment::Promise(None)];
    for (minute, amendment) in (2..).zip([None].into_iter().chain(said.map(Some))) {
        if let Some(amendment) = amendment {
            assert!(promised.amend(BEFORE + minute * MINUTE, amendment));
        }
        let revision = revise(stored.as_deref(), &promised).expect("news");
        assert!(revision.deliver);
        let revised = read_revised(&revision.text).expect("it was just written");
        let payload = payload(RecordKey::of(BEFORE, &promised), &revised);
        let body: Value = serde_json::from_str(&payload.body).expect("JSON");
        let due = promised.promise.map(|promise| promise.due);
        let done = promised.promise.map(|promise| promise.kept.is_some());
        assert_eq!((body["callBack"]["due"].as_u64(), body["callBack"]["done"].as_bool()), (due, done));
        keys.push(payload.idempotency_key);
        stored = Some(revision.text);
    }
    keys.dedup();
    assert_eq!(keys.len(), 5);
    assert_eq!(revise(stored.as_deref(), &promised), None, "nothing is new");
}

#[test]
fn a_promise_to_a_number_that_is_forgotten_can_be_seen_and_not_called() {
    let number = "13800138123";
    let promised = promising(Call { caller: Some(Number::new(number)), ..call(BEFORE, 1, number) });
    let redaction = Redaction::new(&Number::new(number), 7).expect("a number");
    let text = redaction.in_stored(&write_record(&promised)).expect("it is in there");
    let forgotten = read_record(&text).expect("a record");
    assert_eq!((forgotten.promise, forgotten.to_dial(&DialBack::default())), (promised.promise, None));
    let mut book = CallIndex::default();
    follow(&mut book, &[]);
    book.remember([(BEFORE, forgotten.clone())], &Nobody);
    assert_eq!(waiting(&mut book), [1]);
    assert_eq!(known(&book, number), 0);
    assert_eq!(known(&book, forgotten.number.expect("a placeholder").as_str()), 0);
    book.waiting_with(RecordKey::of(BEFORE, &promised));
}

#[test]
fn what_an_enterprise_says_of_times_that_no_calendar_has_is_left_out() {
    // The last moment that a browser's `Date` can tell (ECMA-262, 21.4.1.1).
    const LAST: u64 = 8_640_000_000_000_000;
    let answer = json!([
        {"began": LAST + 1, "outcome": "answered"},
        {"began": u64::MAX, "outcome": "answered"},
        {"began": LAST, "outcome": "answered", "talkSeconds": u64::MAX},
        {"began": 5, "outcome": "answered", "callBack": {"due": LAST + 1, "made": u64::MAX}},
        {"began": 6, "outcome": "answered", "callBack": {"due": LAST, "made": u64::MAX}},
        {"began": -7, "outcome": "answered"}, {"began": 7.5, "outcome": "answered"},
    ]);
    let said = read_elsewhere(&answer.to_string()).expect("an answer");
    let told: Vec<_> = said.iter().map(|past| (past.key.began, past.promise.map(|promise| promise.due))).collect();
    assert_eq!(told, [(LAST, None), (5, None), (6, Some(LAST))]);
}
