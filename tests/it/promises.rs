//! What was promised: until it is made, a promised call waits, and the call that makes it says so.

use crate::support::nobody::Nobody;
use crate::support::{Desk, NONE, inbound};
use agent_console::domain::*;
use agent_console::journal::RecordKey;
use agent_console::log::{CallIndex, Earlier, Query, Range, Row};
use agent_console::numbers::key;
use agent_console::protocol::{CallId, Number};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;
use std::rc::Rc;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const SHIFT: u64 = 100 * DAY;

/// A call that began so many minutes into the shift.
fn call(minute: u64, number: &str, direction: Direction, outcome: Outcome) -> Call {
    let began = Moment { mono: SHIFT + minute * MINUTE, wall: SHIFT + minute * MINUTE };
    let answered = (outcome == Outcome::Answered).then_some(began);
    Call {
        direction,
        number: Some(Number::new(number)),
        answered,
        talked_ms: if answered.is_some() { 30_000 } else { 0 },
        ..Call::new(
            minute,
            CallId::new(&format!("1-{minute}")),
            began,
            Phase::Ended { at: began, outcome, by: EndedBy::Agent },
        )
    }
}

fn missed(minute: u64, number: &str) -> Call {
    call(minute, number, Direction::Inbound, Outcome::Missed)
}

fn answered(minute: u64, number: &str) -> Call {
    call(minute, number, Direction::Inbound, Outcome::Answered)
}

fn promising(call: Call, made: u64, due: u64) -> Call {
    Call { promise: Some(Promise { due: SHIFT + due * MINUTE, made: SHIFT + made * MINUTE, kept: None }), ..call }
}

fn book(calls: &[Call]) -> CallIndex {
    let mut book = CallIndex::default();
    follow(&mut book, calls);
    book
}

fn follow(book: &mut CallIndex, calls: &[Call]) {
    let calls: Vec<Rc<Call>> = calls.iter().cloned().map(Rc::new).collect();
    book.follow(SHIFT, &calls, &Nobody);
}

/// Who waits, as the list has them.
fn list(book: &mut CallIndex) -> Vec<Rc<Row>> {
    let query = Query { waiting: true, range: Range::Week, ..Query::default() };
    book.find(&query, SHIFT..=u64::MAX).rows().to_vec()
}

fn keys(book: &mut CallIndex) -> Vec<u64> {
    list(book).iter().map(|row| row.key.call).collect()
}

#[test]
fn a_promise_waits_though_the_form_is_done_until_it_is_settled_or_taken_back() {
    let mut call = answered(0, "138");
    assert!(!call.may_wait());
    assert!(call.amend(SHIFT + MINUTE, Amendment::Promise(Some(SHIFT + HOUR))), "it is news");
    assert!(!call.amend(SHIFT + MINUTE, Amendment::Promise(Some(SHIFT + HOUR))), "it was said");
    call.amend(SHIFT + 2 * MINUTE, Amendment::Done(true));
    assert!(call.waits());
    call.amend(SHIFT + 3 * MINUTE, Amendment::Kept(true));
    assert!(!call.waits() && call.may_wait());
    assert!(call.amend(SHIFT + 4 * MINUTE, Amendment::Kept(false)));
    assert_eq!(call.promise, Some(Promise { due: SHIFT + HOUR, made: SHIFT + 4 * MINUTE, kept: None }));
    assert!(call.amend(SHIFT + 5 * MINUTE, Amendment::Promise(None)));
    assert!(!call.may_wait());
    assert!(!call.amend(SHIFT + 6 * MINUTE, Amendment::Kept(true)), "nothing is promised");
}

#[test]
fn promises_come_first_by_when_they_are_due_then_people_by_their_last_call() {
    let mut book = book(&[
        missed(0, "1380"),
        missed(1, "1390"),
        missed(2, "1390"),
        promising(answered(3, "1400"), 3, 90),
        promising(answered(4, "1410"), 4, 60),
        missed(5, "1400"),
    ]);
    assert_eq!(keys(&mut book), [4, 3, 2, 0]);
    assert_eq!((book.waiting_since(0), book.promises(0).len()), (4, 2));
    let waiting: Vec<_> =
        list(&mut book).iter().map(|row| row.waiting.as_deref().cloned().expect("in the list")).collect();
    assert_eq!(waiting.iter().map(|one| one.times).collect::<Vec<_>>(), [0, 1, 2, 1]);
    assert_eq!(waiting[1].due, Some(SHIFT + 90 * MINUTE));
}

#[test]
fn a_conversation_settles_a_promise_at_a_time_and_the_agent_may_open_it_again() {
    let mut calls = vec![promising(answered(0, "138"), 1, 60), missed(2, "138")];
    let mut book = book(&calls);
    assert_eq!(keys(&mut book), [0]);
    calls.push(call(3, "1-38", Direction::Outbound, Outcome::Failed));
    follow(&mut book, &calls);
    let row = &list(&mut book)[0];
    assert_eq!(row.waiting.as_ref().and_then(|waiting| waiting.tried), Some((1, SHIFT + 3 * MINUTE)));
    calls.push(call(4, "1-38", Direction::Outbound, Outcome::Answered));
    follow(&mut book, &calls);
    assert_eq!(keys(&mut book), [0; 0]);
    let row = book.get(RecordKey::of(SHIFT, &calls[0])).expect("there").clone();
    assert_eq!((row.settled, row.is_done()), (Some(SHIFT + 4 * MINUTE), true));
    calls[0].amend(SHIFT + 5 * MINUTE, Amendment::Kept(false));
    follow(&mut book, &calls);
    assert_eq!(keys(&mut book), [0]);
}

#[test]
fn a_promise_of_an_earlier_shift_is_found_however_old_it_is() {
    let old = promising(answered(0, "138"), 0, 60);
    let began = Moment { mono: 0, wall: DAY };
    let old = Call { began, answered: Some(began), ..old };
    let mut book = book(&[]);
    book.remember([(DAY, old), (DAY + 1, Call { began, ..answered(1, "139") })], &Nobody);
    assert_eq!(keys(&mut book), [0]);
    assert_eq!((book.waiting_since(SHIFT), book.len()), (1, 1));
}

#[test]
fn the_call_that_makes_a_promise_names_the_call_in_which_it_was_given() {
    let to = RecordKey { began: 1, shift: 2, call: 3 };
    let back = |number: &str, events: &[(u64, &str, serde_json::Value)]| {
        let mut desk = Desk::new();
        desk.say("AgentState_Ready", NONE);
        desk.handle(Input::DialledBack { callout: Callout::audio(Number::new(number)), to });
        desk.play(events);
        desk.session.calls().last().and_then(|call| call.calls_back)
    };
    let outbound = |number: &str| json!({"caller": "49999", "callid": "1-1", "called": number, "feature": "7"});
    // By all the events, by only the documented ones, and by a number that the platform writes otherwise.
    let alerting = json!({"otherPhone": "13800138123", "callid": "1-1"});
    assert_eq!(back("13800138123", &[(1, "AgentEvent_Customer_Alerting", alerting)]), Some(to));
    assert_eq!(
        back(
            "13800138123",
            &[(1, "AgentOther_PhoneAlerting", NONE), (9, "AgentEvent_Talking", outbound("13800138123"))]
        ),
        Some(to)
    );
    assert_eq!(back("008613800138123", &[(2, "AgentEvent_Talking", outbound("+8613800138123"))]), Some(to));
    // Somebody else, who called meanwhile; and the next call to the same number.
    assert_eq!(back("13800138123", &[(1, "AgentEvent_Ringing", inbound("2-1"))]), None);
    assert_eq!(back("13800138123", &[(400, "AgentEvent_Talking", outbound("13800138123"))]), None);
}

#[test]
fn what_is_known_of_a_caller_is_counted_by_person_without_the_call_that_is_up() {
    let note = |text: &str| Some(Note::new(text));
    let mut calls = vec![
        Call {
            note: note("\n  Wants the May bill.\nand more"),
            disposition: Some("BILL".into()),
            ..answered(1, "+86138")
        },
        missed(2, "0086 138"),
        promising(answered(3, "139"), 3, 60),
        Call { phase: Phase::Ringing, ..missed(4, "tel:+86-138") },
    ];
    let key_of = |call: &Call| RecordKey::of(SHIFT, call);
    let mut book = book(&calls);
    let known = |book: &CallIndex, number: &str, but: &Call, week: u64| {
        book.history(&Number::new(number), &Nobody, Some(key_of(but)), week, 0, &[])
    };
    let earlier = known(&book, "+86138", &calls[3], SHIFT + 2 * MINUTE).expect("known");
    assert_eq!((earlier.this_week, earlier.in_all, earlier.missed, earlier.last.key.call), (1, 2, 1, 2));
    // The agent answers: nobody waits any more.
    calls[3] =
        Call { answered: Some(calls[3].began), phase: Phase::Talking { since: calls[3].began }, ..calls[3].clone() };
    follow(&mut book, &calls);
    assert_eq!(known(&book, "+86138", &calls[3], 0).expect("known").missed, 0);
    let of_another = known(&book, "+86138", &calls[1], 0).expect("known");
    assert_eq!(of_another.last.remark.as_deref(), Some("Wants the May bill."));
    assert_eq!(of_another.last.disposition.as_deref(), Some("BILL"));
    assert_eq!(
        known(&book, "139", &calls[3], 0).and_then(|earlier| earlier.promise).map(|promise| promise.due),
        Some(SHIFT + HOUR)
    );
    assert!(known(&book, "139", &calls[2], 0).is_none(), "it was the only call");
    for nobody in ["anonymous", "", Number::forgotten(1).as_str()] {
        assert!(known(&book, nobody, &calls[3], 0).is_none(), "{nobody}");
    }
}

/// The same, found by looking through all calls.
fn looked_through(
    calls: &BTreeMap<RecordKey, Call>,
    number: &str,
    but: RecordKey,
    week: u64,
    since: u64,
) -> Option<(RecordKey, usize, usize, usize, Option<u64>)> {
    let is_of = |call: &Call| call.number.as_ref().is_some_and(|own| key(own.as_str()) == key(number));
    let of_person: Vec<(&RecordKey, &Call)> = calls.iter().filter(|(_, call)| is_of(call)).collect();
    let spoken = of_person.iter().filter_map(|(_, call)| call.answered).map(|at| at.wall).max().unwrap_or(0);
    let earlier: Vec<_> =
        of_person.into_iter().filter(|(key, call)| **key != but && key.began >= since && !call.is_live()).collect();
    let open = |call: &Call| call.waits() && spoken <= call.waits_since();
    let promise = earlier
        .iter()
        .filter(|(_, call)| open(call))
        .filter_map(|(_, call)| call.promise)
        .map(|promise| promise.due)
        .min();
    Some((
        *earlier.last()?.0,
        earlier.iter().filter(|(key, _)| key.began >= week).count(),
        earlier.len(),
        earlier.iter().filter(|(_, call)| call.promise.is_none() && open(call)).count(),
        promise,
    ))
}

fn any_call() -> impl Strategy<Value = Call> {
    let number = prop::sample::select(vec!["138", "1-38", "tel:138", "139", "a139", "anonymous", "140"]);
    let kind = prop::sample::select(vec![
        (Direction::Inbound, Outcome::Missed),
        (Direction::Inbound, Outcome::Answered),
        (Direction::Outbound, Outcome::Failed),
        (Direction::Outbound, Outcome::Answered),
        (Direction::Internal, Outcome::Answered),
    ]);
    (0..200u64, number, kind, prop::option::of(0..400u64), any::<bool>()).prop_map(
        |(minute, number, (direction, outcome), due, done)| {
            let call = call(minute, number, direction, outcome);
            let call = Call { wrapped_up: done, ..call };
            due.map_or(call.clone(), |due| promising(call, minute + due % 7, due))
        },
    )
}

proptest! {
    #[test]
    fn the_history_is_what_one_finds_by_looking_through_all_calls(
        earlier in prop::collection::vec(any_call(), 0..40),
        shift in prop::collection::vec(any_call(), 0..20),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        week in 0..200u64, since in 0..200u64, at in any::<prop::sample::Index>(),
    ) {
        let mut all = BTreeMap::new();
        let mut book = CallIndex::default();
        let mut known = Vec::new();
        for (place, call) in earlier.into_iter().enumerate() {
            let call = Call { key: place as u64, ..call };
            all.insert(RecordKey::of(1, &call), call.clone());
            known.push(call);
        }
        let shift: Vec<Call> = shift.into_iter().enumerate().map(|(place, call)| Call { key: place as u64, ..call }).collect();
        follow(&mut book, &shift);
        // In pieces, some as rows and some for the history alone, some of them twice.
        for (place, call) in known.iter().enumerate() {
            if place % 2 == 0 { book.read([(1, call.clone())], &Nobody) } else { book.remember([(1, call.clone())], &Nobody) }
        }
        for index in again.iter().filter(|_| !known.is_empty()) {
            book.remember([(1, index.get(&known).clone())], &Nobody);
        }
        all.extend(shift.iter().map(|call| (RecordKey::of(SHIFT, call), call.clone())));
        let keys: Vec<RecordKey> = all.keys().copied().collect();
        let but = if keys.is_empty() { RecordKey { began: 0, shift: 0, call: 0 } } else { *at.get(&keys) };
        let (week, since) = (SHIFT + week * MINUTE, SHIFT + since * MINUTE);
        for number in ["138", "139", "140"] {
            let found = book.history(&Number::new(number), &Nobody, Some(but), week, since, &[]);
            let found = found.map(|Earlier { last, told: _, this_week, in_all, missed, promise }| {
                (last.key, this_week, in_all, missed, promise.map(|promise| promise.due))
            });
            prop_assert_eq!(found, looked_through(&all, number, but, week, since));
        }
    }
}

#[test]
fn calls_at_other_desks_are_merged_and_those_of_this_one_are_not_counted_twice() {
    let calls = [answered(1, "138"), missed(9, "138")];
    let book = book(&calls);
    let began = |minute: u64| SHIFT + minute * MINUTE;
    let said = json!({"calls": [
        {"began": began(1), "outcome": "answered", "talkSeconds": 30, "note": "ours, delivered"},
        {"began": began(3), "outcome": "answered", "talkSeconds": 75, "disposition": "BILL", "note": "Wants\nmore",
         "callBack": {"due": began(99), "made": began(4), "done": false}},
        {"began": began(2), "direction": "inbound", "outcome": "missed"},
        {"began": "yesterday"}, 7,
    ]});
    let said = agent_console::log::read_elsewhere(&said.to_string()).expect("an answer");
    let but = RecordKey::of(SHIFT, &calls[1]);
    let known = book.history(&Number::new("138"), &Nobody, Some(but), began(2), 0, &said).expect("known");
    assert_eq!((known.in_all, known.this_week, known.missed), (3, 2, 0), "who was missed was spoken with");
    assert_eq!(
        (known.last.is_elsewhere(), known.last.talk_ms, known.last.remark.as_deref()),
        (true, 75_000, Some("Wants"))
    );
    assert_eq!(
        (known.told, known.promise.map(|promise| promise.due)),
        (Some(RecordKey::of(SHIFT, &calls[0])), Some(began(99)))
    );
    // Of somebody who has never called here.
    let known = book.history(&Number::new("139"), &Nobody, None, 0, 0, &said).expect("known");
    assert_eq!((known.in_all, known.told), (3, None));
    for text in ["", "7", "{}", "[", "{\"calls\": 7}", "<p>Sign in</p>"] {
        assert!(agent_console::log::read_elsewhere(text).is_none(), "{text}");
    }
}

proptest! {
    /// Whatever was missed, spoken and promised: each person who waits is in the list once, in order, with what is known.
    #[test]
    fn the_list_has_everybody_who_waits_once(calls in prop::collection::vec(any_call(), 0..30)) {
        let calls: Vec<Call> = calls.into_iter().enumerate().map(|(place, call)| Call { key: place as u64, ..call }).collect();
        let mut book = book(&calls);
        let person = |call: &Call| call.number.as_ref().filter(|number| !number.is_withheld()).map(|number| key(number.as_str()));
        let spoken = |someone: &Option<String>| {
            let theirs = calls.iter().filter(|call| someone.is_some() && person(call) == *someone);
            theirs.filter_map(|call| call.answered).map(|at| at.wall).max().unwrap_or(0)
        };
        let waits = |call: &&Call| call.waits() && spoken(&person(call)) <= call.waits_since();
        // By person; who is nobody stands alone.
        let mut people: BTreeMap<String, Vec<&Call>> = BTreeMap::new();
        for call in calls.iter().filter(waits) {
            people.entry(person(call).unwrap_or(format!("nobody {}", call.key))).or_default().push(call);
        }
        let mut wanted: Vec<(Option<u64>, std::cmp::Reverse<u64>, usize)> = people
            .values()
            .map(|theirs| (
                theirs.iter().filter_map(|call| call.promise).map(|promise| promise.due).min(),
                std::cmp::Reverse(theirs.iter().map(|call| call.began.wall).max().unwrap_or(0)),
                theirs.iter().filter(|call| call.was_missed()).count(),
            ))
            .collect();
        wanted.sort_by_key(|(due, last, _)| (due.is_none(), *due, *last));
        let found: Vec<_> = list(&mut book).iter().map(|row| row.waiting.as_deref().cloned().expect("in the list")).collect();
        let found: Vec<_> = found.into_iter().map(|waiting| (waiting.due, std::cmp::Reverse(waiting.last), waiting.times)).collect();
        prop_assert_eq!(book.waiting_since(0), wanted.len());
        let without_times = |list: &[(Option<u64>, std::cmp::Reverse<u64>, usize)]| list.iter().map(|(due, last, _)| (*due, *last)).collect::<Vec<_>>();
        prop_assert_eq!(without_times(&found), without_times(&wanted));
        let (mut found, mut wanted) = (found, wanted);
        found.sort();
        wanted.sort();
        prop_assert_eq!(found, wanted);
    }
}
