//! A journal that can't be read whole says what is missing, and no record becomes poorer by it.

use crate::support::after;
use agent_console::domain::*;
use agent_console::journal::*;
use agent_console::protocol::{CallId, Number, RawText};
use proptest::prelude::*;

fn entry(number: u64) -> Entry {
    Entry { number, now: after(number * 1_000), what: EntryKind::Message(RawText::new("{}")) }
}

fn group(numbers: std::ops::Range<u64>) -> (u64, Option<String>) {
    (numbers.start, Some(write_group(&numbers.map(entry).collect::<Vec<_>>())))
}

fn damaged(first: u64) -> (u64, Option<String>) {
    (first, Some("{\"v\":1,\"entr".to_owned()))
}

fn newer(first: u64) -> (u64, Option<String>) {
    (first, Some(r#"{"v":9,"entries":"packed"}"#.to_owned()))
}

fn at(number: u64) -> Option<Moment> {
    Some(after(number * 1_000).at)
}

fn hole(numbers: std::ops::Range<u64>, why: Missing) -> Hole {
    let since = numbers.start.checked_sub(1).and_then(at);
    Hole { from: numbers.start, to: numbers.end, since, until: at(numbers.end), why }
}

fn mark(next: u64) -> Option<HighWaterMark> {
    Some(HighWaterMark { shift: 7, next })
}

#[test]
fn what_is_missing_is_told_with_its_bounds_and_its_reason() {
    let at_the_end = |numbers, why| Hole { until: None, ..hole(numbers, why) };
    let cases = [
        ("whole", vec![group(0..3), group(3..5)], mark(5), vec![]),
        ("whole, of an earlier release", vec![group(0..3)], None, vec![]),
        ("a damaged group", vec![group(0..3), damaged(3), group(5..6)], mark(6), vec![hole(3..5, Missing::Damaged)]),
        ("no text", vec![group(0..3), (3, None), group(5..6)], None, vec![hole(3..5, Missing::Damaged)]),
        ("a deleted group", vec![group(0..3), group(5..6)], mark(6), vec![hole(3..5, Missing::Gone)]),
        ("the first is deleted", vec![group(3..5)], mark(5), vec![hole(0..3, Missing::Gone)]),
        ("the last is deleted", vec![group(0..3)], mark(5), vec![at_the_end(3..5, Missing::Gone)]),
        ("all are deleted", vec![], mark(5), vec![at_the_end(0..5, Missing::Gone)]),
        ("the last is damaged", vec![group(0..3), damaged(3)], mark(9), vec![at_the_end(3..9, Missing::Damaged)]),
        ("the same without a mark", vec![group(0..3), damaged(3)], None, vec![at_the_end(3..4, Missing::Damaged)]),
        ("a newer group", vec![group(0..3), newer(3), group(5..6)], mark(6), vec![hole(3..5, Missing::Newer(9))]),
        (
            "three in a row are one",
            vec![group(0..1), newer(1), damaged(2), group(5..6)],
            mark(6),
            vec![hole(1..5, Missing::Newer(9))],
        ),
        (
            "two apart are two",
            vec![damaged(0), group(1..2), group(4..5)],
            mark(5),
            vec![hole(0..1, Missing::Damaged), hole(2..4, Missing::Gone)],
        ),
        ("groups that overlap", vec![group(0..4), group(2..6)], mark(6), vec![]),
        ("damage of what is twice", vec![group(0..4), damaged(2), group(4..6)], mark(6), vec![]),
        ("a mark that is behind", vec![group(0..4)], mark(2), vec![]),
        ("another shift's mark", vec![group(0..4)], Some(HighWaterMark { shift: 8, next: 9 }), vec![]),
    ];
    for (name, groups, mark, holes) in cases {
        let loaded = Loaded::read(7, groups, mark);
        assert_eq!(loaded.holes, holes, "{name}");
    }
}

#[test]
fn the_next_entry_gets_a_number_that_was_never_given() {
    let cases = [
        (vec![], None, 0),
        (vec![group(0..3)], None, 3),
        (vec![group(0..3)], mark(9), 9),
        (vec![group(0..3), damaged(7)], mark(5), 8),
    ];
    for (groups, mark, next) in cases {
        assert_eq!(Loaded::read(7, groups, mark).next, next);
    }
}

proptest! {
    /// Groups are deleted or damaged at will: what is read and what is missing are together what was written.
    #[test]
    fn every_entry_is_read_or_missing(
        lengths in prop::collection::vec(1..5_u64, 1..12),
        fates in prop::collection::vec(0..4, 12),
    ) {
        let (mut groups, mut sound, mut next) = (Vec::new(), Vec::new(), 0);
        for (length, fate) in lengths.iter().zip(fates) {
            let numbers = next..next + length;
            next = numbers.end;
            match fate {
                0 => groups.push(damaged(numbers.start)),
                1 => groups.push(newer(numbers.start)),
                2 => {}
                _ => {
                    sound.extend(numbers.clone());
                    groups.push(group(numbers));
                }
            }
        }
        let loaded = Loaded::read(7, groups, mark(next));
        prop_assert!(loaded.entries.iter().map(|entry| entry.number).eq(sound.iter().copied()));
        let mut all = sound;
        all.extend(loaded.holes.iter().flat_map(|hole| hole.from..hole.to));
        all.sort_unstable();
        prop_assert!(all.into_iter().eq(0..next));
        prop_assert!(loaded.holes.windows(2).all(|pair| pair[0].to < pair[1].from), "adjacent ones are merged");
        prop_assert_eq!(loaded.next, next);
    }
}

fn moment(ms: u64) -> Moment {
    after(ms).at
}

fn ended(outcome: Outcome) -> Phase {
    Phase::Ended { at: moment(90_000), outcome, by: EndedBy::Customer }
}

fn call(outcome: Outcome) -> Call {
    let began = moment(0);
    Call {
        direction: Direction::Inbound,
        number: Some(Number::new("13800138123")),
        answered: (outcome == Outcome::Answered).then(|| moment(5_000)),
        talked_ms: if outcome == Outcome::Answered { 85_000 } else { 0 },
        ..Call::new(3, CallId::new("1-3"), began, ended(outcome))
    }
}

fn noted(mut call: Call, ms: u64, note: &str) -> Call {
    call.amend(moment(ms).wall, Amendment::Note(Note::new(note)));
    call
}

fn incomplete(call: Call) -> Call {
    Call { incomplete: true, ..call }
}

/// What is on record after `call`.
fn revised(stored: &Call, call: &Call) -> Option<Call> {
    let revision = revise(Some(&write_record(stored)), call)?;
    assert_eq!(revision.deliver, !call.incomplete);
    Some(read_record(&revision.text).expect("it was just written"))
}

#[test]
fn a_poorer_call_leaves_the_record_as_it_is() {
    let stored = noted(call(Outcome::Answered), 100_000, "Wants a copy.");
    let poorer = incomplete(Call { number: None, ..call(Outcome::Abandoned) });
    assert_eq!(revised(&stored, &poorer), None);
    assert_eq!(revised(&stored, &incomplete(call(Outcome::Unknown))), None);
    // A complete one has the last word, as ever.
    assert_eq!(revised(&stored, &call(Outcome::Missed)), Some(call(Outcome::Missed)));
}

#[test]
fn what_an_incomplete_call_knows_is_added_and_not_delivered() {
    let stored = call(Outcome::Unknown);
    let known = Call { queue: Some("Sales".to_owned()), wrap_up_ms: Some(9), ..call(Outcome::Answered) };
    assert_eq!(revised(&stored, &incomplete(known.clone())), Some(incomplete(known)));
    let first = revise(None, &incomplete(stored)).expect("nothing is stored");
    assert_eq!((first.rev, first.deliver), (1, false));
}

#[test]
fn a_later_word_of_the_agent_counts_and_the_earlier_one_is_kept() {
    let stored = noted(call(Outcome::Answered), 100_000, "Wants a copy.");
    let later = incomplete(noted(call(Outcome::Unknown), 900_000, "Was sent."));
    let merged = revised(&stored, &later).expect("a new note");
    assert_eq!(merged.note, Some(Note::new("Was sent.")));
    assert_eq!(merged.phase, ended(Outcome::Answered));
    assert!(!merged.incomplete, "of the call itself all is known");
    let before = Earlier::Note(Note::new("Wants a copy."));
    let (since, until) = (Some(moment(100_000).wall), moment(900_000).wall);
    assert_eq!(merged.revisions.earlier, [agent_console::domain::Revision { since, until, was: before }]);
    // The same with an older word changes nothing.
    let older = incomplete(noted(call(Outcome::Unknown), 50_000, "Wants"));
    assert_eq!(revised(&stored, &older), None);
    // A word that was taken back, later, is taken back.
    let taken_back = incomplete(noted(stored.clone(), 900_000, ""));
    assert_eq!(revised(&stored, &taken_back).expect("a change").note, None);
}

#[test]
fn what_a_newer_console_wrote_gives_way_only_to_a_complete_call() {
    let newer = r#"{"v":2,"rev":4,"call":"packed"}"#;
    assert_eq!(revise(Some(newer), &incomplete(call(Outcome::Answered))), None);
    assert_eq!(revise(Some(newer), &call(Outcome::Answered)).expect("it gives way").rev, 5);
    assert_eq!(revise(Some(r#"{"rev":4"#), &incomplete(call(Outcome::Answered))).expect("damage gives way").rev, 1);
}

#[test]
fn a_complete_call_is_written_as_it_was_before_there_were_incomplete_ones() {
    assert!(!write_record(&call(Outcome::Answered)).contains("incomplete"));
    let text = write_record(&incomplete(call(Outcome::Answered)));
    assert_eq!(read_record(&text), Ok(incomplete(call(Outcome::Answered))));
}

fn any_call() -> impl Strategy<Value = Call> {
    let outcomes = [Outcome::Answered, Outcome::Missed, Outcome::Rejected, Outcome::Abandoned, Outcome::Unknown];
    let amendment = prop_oneof![
        "[ab]{0,2}".prop_map(|text| Amendment::Note(Note::new(&text))),
        prop::option::of("[xy]").prop_map(Amendment::Disposition),
        any::<bool>().prop_map(Amendment::Done),
        prop::option::of(0..9_000_000_u64).prop_map(Amendment::Promise),
        any::<bool>().prop_map(Amendment::Kept),
    ];
    let amendments = prop::collection::vec((0..9_000_000_u64, amendment), 0..70);
    let facts =
        (prop::option::of("[1-3]{3}"), prop::option::of("[QR]"), prop::option::of(0..9_u64), any::<[bool; 3]>());
    (prop::sample::select(outcomes.to_vec()), facts, 0..90_000_u64, 0..90_000_u64, amendments).prop_map(
        |(outcome, (number, queue, wrap_up_ms, [incomplete, transferred, is_certain]), talked, held, amendments)| {
            let talked_ms = if outcome == Outcome::Answered { talked } else { 0 };
            let mut call = Call {
                number: number.as_deref().map(Number::new),
                direction: if is_certain { Direction::Inbound } else { Direction::Unknown },
                queue,
                wrap_up_ms,
                transferred,
                talked_ms,
                held_ms: held,
                incomplete,
                ..call(outcome)
            };
            let mut wall = 0;
            for (ms, amendment) in amendments {
                // An hour apart at most, so that some belong to the same version.
                wall += ms % 3_600_000;
                call.amend(moment(90_000 + wall).wall, amendment);
            }
            call
        },
    )
}

/// `stored` if it is known; the later word of an agent may replace it.
fn is_kept<T: PartialEq>(stored: &Option<T>, merged: &Option<T>, times: [Option<Edited>; 2]) -> bool {
    let [before, after] = times.map(|edited| edited.map(|edited| edited.last));
    stored.is_none() || merged == stored || after > before
}

proptest! {
    #[test]
    fn no_record_becomes_poorer_by_an_incomplete_call(stored in any_call(), call in any_call()) {
        let call = incomplete(call);
        let Some(merged) = revised(&stored, &call) else { return Ok(()) };
        prop_assert_eq!(revised(&merged, &call), None, "the same once more changes nothing");
        let outcome = |call: &Call| if let Phase::Ended { outcome, .. } = call.phase { outcome } else { unreachable!() };
        let (before, after) = (outcome(&stored), outcome(&merged));
        prop_assert!(
            before == Outcome::Unknown || before == after || stored.incomplete && after == Outcome::Answered,
            "{:?} became {:?}", before, after
        );
        prop_assert!(stored.answered.is_none() || merged.answered == stored.answered);
        prop_assert!(merged.talked_ms >= stored.talked_ms && merged.held_ms >= stored.held_ms);
        prop_assert!(merged.transferred >= stored.transferred);
        prop_assert!(stored.direction == Direction::Unknown || merged.direction == stored.direction);
        for (stored, merged) in [(&stored.number, &merged.number), (&stored.caller, &merged.caller)] {
            prop_assert!(stored.is_none() || merged == stored);
        }
        prop_assert!(stored.queue.is_none() || merged.queue == stored.queue);
        prop_assert!(stored.wrap_up_ms.is_none() || merged.wrap_up_ms == stored.wrap_up_ms);
        prop_assert!(is_kept(&stored.note, &merged.note, [stored.revisions.note, merged.revisions.note]));
        let edited = [stored.revisions.disposition, merged.revisions.disposition];
        prop_assert!(is_kept(&stored.disposition, &merged.disposition, edited));
        prop_assert!(merged.wrapped_up >= stored.wrapped_up || merged.revisions.done > stored.revisions.done);
        prop_assert!(merged.promise == stored.promise || merged.revisions.promise > stored.revisions.promise);
        let earlier = &merged.revisions.earlier;
        prop_assert!(earlier.len() <= MOST_REVISIONS);
        let lost = stored.revisions.earlier.iter().filter(|revision| !earlier.contains(revision)).count();
        prop_assert!(lost == 0 || earlier.len() == MOST_REVISIONS && lost <= 2, "{} versions are lost", lost);
    }

    #[test]
    fn an_amended_record_is_the_amended_call(stored in any_call(), note in "[cd]{1,3}") {
        // The agent amends what is on record, also of an incomplete call.
        let stored = incomplete(stored);
        let edited = |edited: Option<Edited>| edited.map_or(0, |edited| edited.last);
        let wall = edited(stored.revisions.note).max(moment(0).wall) + 1;
        let mut amended = stored.clone();
        amended.amend(wall, Amendment::Note(Note::new(&note)));
        let merged = revised(&stored, &amended).expect("a new note");
        prop_assert_eq!(&merged.note, &amended.note);
        prop_assert_eq!(merged.revisions, amended.revisions);
    }
}
