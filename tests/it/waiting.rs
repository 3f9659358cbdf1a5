//! Who waits to be called back: people, not calls; and not who was spoken with since.

use crate::support::nobody::Nobody;
use agent_console::domain::{Amendment, Call, Direction, EndedBy, Moment, Outcome, Phase};
use agent_console::journal::RecordKey;
use agent_console::log::{CallIndex, Query, Range};
use agent_console::protocol::{CallId, Number};
use std::rc::Rc;

const SHIFT: u64 = 1_000_000;
const MINUTE: u64 = 60_000;

fn missed(key: u64, number: &str) -> Call {
    let began = Moment { mono: SHIFT + key * MINUTE, wall: SHIFT + key * MINUTE };
    Call {
        direction: Direction::Inbound,
        number: (!number.is_empty()).then(|| Number::new(number)),
        ..Call::new(
            key,
            CallId::new(&format!("1-{key}")),
            began,
            Phase::Ended { at: began, outcome: Outcome::Missed, by: EndedBy::Platform },
        )
    }
}

fn spoken(key: u64, number: &str, direction: Direction) -> Call {
    let call = missed(key, number);
    let began = call.began;
    Call { direction, answered: Some(began), phase: Phase::Talking { since: began }, ..call }
}

/// How many people wait, and which calls.
fn waiting(book: &mut CallIndex) -> (usize, Vec<u64>) {
    let query = Query { waiting: true, range: Range::All, ..Query::default() };
    let calls = book.find(&query, 0..=u64::MAX).rows().iter().map(|row| row.key.call).collect();
    (book.waiting_since(0), calls)
}

fn follow(book: &mut CallIndex, calls: &[Call]) {
    let calls: Vec<Rc<Call>> = calls.iter().cloned().map(Rc::new).collect();
    book.follow(SHIFT, &calls, &Nobody);
}

#[test]
fn people_are_counted_and_not_calls() {
    let mut book = CallIndex::default();
    let calls = [missed(0, "+86138"), missed(1, "0086 138"), missed(2, "tel:+86-138"), missed(3, "139"), missed(4, "")];
    follow(&mut book, &calls);
    assert_eq!(waiting(&mut book), (3, vec![4, 3, 2]));
    let key = |call: &Call| RecordKey::of(SHIFT, call);
    assert_eq!(book.waiting_with(key(&calls[1])), [1, 0, 2].map(|at| key(&calls[at])));
    assert_eq!(book.waiting_with(key(&calls[4])), [key(&calls[4])]);
}

#[test]
fn who_withholds_the_number_cannot_be_called_back() {
    let mut book = CallIndex::default();
    let numbers = ["anonymous", "unknown", "Restricted", "private", "-1", "0", ".."];
    let calls: Vec<Call> = (0..).zip(numbers).map(|(key, number)| missed(key, number)).collect();
    assert!(calls.iter().all(|call| !call.waits() && !call.may_wait()));
    follow(&mut book, &calls);
    assert_eq!(waiting(&mut book), (0, vec![]));
}

#[test]
fn a_conversation_in_either_direction_settles_the_calls_before_it() {
    for direction in [Direction::Outbound, Direction::Inbound, Direction::Internal, Direction::Unknown] {
        let mut book = CallIndex::default();
        let mut calls = vec![missed(0, "138"), missed(1, "138"), missed(2, "139")];
        follow(&mut book, &calls);
        assert_eq!(waiting(&mut book), (2, vec![2, 1]));
        // It is still dialled.
        calls.push(Call { phase: Phase::Dialling, answered: None, ..spoken(3, "1-38", direction) });
        follow(&mut book, &calls);
        assert_eq!(waiting(&mut book).0, 2);
        calls[3] = spoken(3, "1-38", direction);
        follow(&mut book, &calls);
        assert_eq!(waiting(&mut book), (1, vec![2]));
        let rows = book.find(&Query { range: Range::All, ..Query::default() }, 0..=u64::MAX);
        let done: Vec<bool> = rows.rows().iter().map(|row| row.is_done()).collect();
        assert_eq!(done, [false, false, true, true]);
        // Who is missed again waits again.
        calls.push(missed(4, "138"));
        follow(&mut book, &calls);
        assert_eq!(waiting(&mut book), (2, vec![4, 2]));
    }
}

#[test]
fn a_conversation_settles_the_calls_of_earlier_shifts_in_whatever_order_they_are_read() {
    let earlier = |key: u64, call: Call| {
        let began = Moment { mono: key, wall: key };
        (key, Call { began, answered: call.answered.map(|_| began), ..call })
    };
    let records =
        [earlier(1, missed(1, "138")), earlier(2, spoken(2, "138", Direction::Outbound)), earlier(3, missed(3, "138"))];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let mut book = CallIndex::default();
        follow(&mut book, &[]);
        order.into_iter().for_each(|at| book.read([records[at].clone()], &Nobody));
        assert_eq!(waiting(&mut book), (1, vec![3]), "{order:?}");
        follow(&mut book, &[spoken(0, "138", Direction::Inbound)]);
        assert_eq!(waiting(&mut book), (0, vec![]), "{order:?}");
    }
}

#[test]
fn an_agent_may_say_that_it_is_not_done_all_the_same() {
    let mut book = CallIndex::default();
    let mut calls = vec![missed(0, "138"), spoken(1, "138", Direction::Outbound)];
    follow(&mut book, &calls);
    assert_eq!(waiting(&mut book).0, 0);
    assert!(calls[0].amend(SHIFT + 2 * MINUTE, Amendment::Done(false)), "it is news");
    follow(&mut book, &calls);
    assert_eq!(waiting(&mut book), (1, vec![0]));
    calls.push(spoken(3, "138", Direction::Inbound));
    follow(&mut book, &calls);
    assert_eq!(waiting(&mut book).0, 0);
    assert!(!calls[1].amend(SHIFT, Amendment::Done(false)), "nobody waited");
}
