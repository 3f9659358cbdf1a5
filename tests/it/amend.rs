//! A call carries what was said of it, and what was said before.

use crate::support::{Desk, NINE, after};
use agent_console::domain::*;
use agent_console::journal::{read_record, write_record};
use agent_console::protocol::Number;
use proptest::prelude::*;
use serde_json::json;

const MINUTE: u64 = 60_000;

/// A call that was answered and is over.
fn ended() -> Call {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentEvent_Talking", json!({"caller": "70093", "callid": "1-1", "called": "49999", "feature": "0"})),
        (10, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
    ]);
    Call::clone(&desk.session.calls()[0])
}

fn note(text: &str) -> Amendment {
    Amendment::Note(Note::new(text))
}

fn disposition(code: &str) -> Amendment {
    Amendment::Disposition(Some(code.to_owned()))
}

/// What stood there earlier, in a line each: minutes since nine.
fn history(call: &Call) -> Vec<String> {
    let minutes = |wall: u64| (wall - NINE.wall) / MINUTE;
    let line = |revision: &Revision| {
        let was = match &revision.was {
            Earlier::Note(note) => note.as_str(),
            Earlier::Disposition(code) => code,
        };
        format!(
            "{}–{} {was}",
            revision.since.map_or("?".to_owned(), |at| minutes(at).to_string()),
            minutes(revision.until)
        )
    };
    call.revisions.earlier.iter().map(line).collect()
}

fn amended(steps: &[(u64, Amendment)]) -> Call {
    let mut call = ended();
    for (seconds, amendment) in steps {
        call.amend(NINE.wall + seconds * 1_000, amendment.clone());
    }
    call
}

#[test]
fn what_is_typed_with_short_pauses_is_one_version() {
    let call = amended(&[(0, note("W")), (1, note("Wants")), (119, note("Wants a")), (238, note("Wants a bill"))]);
    assert_eq!(history(&call), [""; 0]);
    assert_eq!(call.revisions.note, Some(Edited { since: NINE.wall, last: NINE.wall + 238_000 }));
}

#[test]
fn after_two_minutes_another_version_begins_and_the_one_before_is_kept() {
    let steps = [
        (0, note("Wants")),
        (60, note("Wants a bill")),
        (180, note("Wants two")),
        (181, note("Wants two bills")),
        (600, note("")),
        (900, note("Settled")),
    ];
    let call = amended(&steps);
    assert_eq!(history(&call), ["0–3 Wants a bill", "3–10 Wants two bills"]);
    assert_eq!(call.revisions.note, Some(Edited { since: NINE.wall + 900_000, last: NINE.wall + 900_000 }));
}

#[test]
fn a_version_that_is_edited_back_to_the_one_before_never_was() {
    let call = amended(&[(0, note("Wants a bill")), (600, note("Wants a billx")), (601, note("Wants a bill"))]);
    assert_eq!(history(&call), [""; 0]);
    assert_eq!(call.revisions.note.map(|edited| edited.since), Some(NINE.wall));
    let taken_away = amended(&[(0, disposition("A")), (600, Amendment::Disposition(None)), (610, disposition("A"))]);
    assert_eq!((history(&taken_away), taken_away.disposition.as_deref()), (vec![], Some("A")));
    let back_and_forth = [(0, note("one")), (600, note("")), (601, note("one")), (602, note("two"))];
    assert_eq!(history(&amended(&back_and_forth)), ["0–10 one"]);
    let later = amended(&[(0, note("one")), (600, note("two")), (1_200, note("one"))]);
    assert_eq!(history(&later), ["0–10 one", "10–20 two"]);
}

#[test]
fn the_disposition_has_a_history_of_its_own() {
    let steps = [(0, note("one")), (0, disposition("A")), (300, note("two")), (600, disposition("B"))];
    assert_eq!(history(&amended(&steps)), ["0–5 one", "0–10 A"]);
}

#[test]
fn a_text_from_before_times_were_kept_is_kept_without_its_beginning() {
    let mut call = Call { note: Some(Note::new("old")), ..ended() };
    call.amend(NINE.wall + 5 * MINUTE, note("new"));
    assert_eq!(history(&call), ["?–5 old"]);
}

#[test]
fn the_latest_versions_are_kept() {
    let steps: Vec<(u64, Amendment)> = (0..200).map(|n| (n * 300, note(&format!("v{n}")))).collect();
    let call = amended(&steps);
    assert_eq!(call.revisions.earlier.len(), MOST_REVISIONS);
    assert_eq!(history(&call).last().map(String::as_str), Some("990–995 v198"));
}

#[test]
fn a_clock_that_was_set_back_loses_no_version() {
    let mut call = ended();
    call.amend(NINE.wall + 3_600_000, note("one"));
    call.amend(NINE.wall, note("two"));
    assert_eq!(call.revisions.earlier.len(), 1);
}

#[test]
fn a_record_without_a_history_has_none_in_its_text() {
    assert!(!write_record(&ended()).contains("revisions"));
    let call = amended(&[(0, note("13800138123")), (600, note("two")), (700, Amendment::Done(true))]);
    assert_eq!(read_record(&write_record(&call)), Ok(call.clone()));
    assert!(!format!("{call:?}").contains("13800138123"));
}

#[test]
fn a_call_waits_if_somebody_reached_nobody_until_that_is_settled() {
    let of = |direction, outcome| Call {
        direction,
        phase: Phase::Ended { at: NINE, outcome, by: EndedBy::Customer },
        answered: None,
        ..ended()
    };
    for direction in [Direction::Inbound, Direction::Outbound, Direction::Internal, Direction::Unknown] {
        for outcome in [Outcome::Missed, Outcome::Abandoned, Outcome::Answered, Outcome::Rejected, Outcome::Failed] {
            let waits = matches!(direction, Direction::Inbound | Direction::Unknown)
                && matches!(outcome, Outcome::Missed | Outcome::Abandoned);
            assert_eq!(of(direction, outcome).waits(), waits, "{direction:?} {outcome:?}");
        }
    }
    let mut call = of(Direction::Inbound, Outcome::Missed);
    assert!(call.amend(NINE.wall, Amendment::Done(true)) && !call.amend(NINE.wall, Amendment::Done(true)));
    assert!(!call.waits() && call.may_wait());
    assert_eq!(call.revisions.done, Some(NINE.wall));
    call.amend(NINE.wall, Amendment::Done(false));
    assert!(call.waits());
    assert!(!Call { phase: Phase::Ringing, ..call }.waits(), "it still rings");
}

#[test]
fn an_outcome_that_is_corrected_waits_no_longer() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentEvent_Ringing", json!({"callid": "1-1", "caller": "70093", "called": "49999", "feature": "0"})),
        (5, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
    ]);
    assert!(desk.session.calls()[0].waits());
    // The platform's reason comes with the agent's state.
    desk.say("AgentState_SetNotReady_Success", json!({"reason": "7"}));
    assert!(!desk.session.calls()[0].waits(), "{:?}", desk.session.calls()[0].phase);
}

#[test]
fn done_with_a_call_that_nobody_answered_is_a_word_about_it_and_no_wrap_up() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentEvent_Ringing", json!({"callid": "1-1", "caller": "70093", "called": "49999", "feature": "0"})),
        (5, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
    ]);
    desk.wait(SETTLE_MS);
    desk.effects.clear();
    assert!(desk.session.calls_in_wrap_up().next().is_none());
    desk.handle(Input::WrappedUp { call: 0, done: true });
    assert!(matches!(&desk.effects[..], [Effect::CallNoted(call)] if !call.waits()));
    assert_eq!(desk.session.calls()[0].number, Some(Number::new("70093")));
}

fn any_amendment() -> impl Strategy<Value = Amendment> {
    prop_oneof![
        4 => "[ab ]{0,2}".prop_map(|text| note(&text)),
        2 => prop::option::of("[AB]").prop_map(Amendment::Disposition),
        1 => any::<bool>().prop_map(Amendment::Done),
        1 => prop::option::of(1..4u64).prop_map(Amendment::Promise),
        1 => any::<bool>().prop_map(Amendment::Kept),
    ]
}

/// Each with the time since the one before it.
fn any_amendments() -> impl Strategy<Value = Vec<(u64, Amendment)>> {
    prop::collection::vec((0..4 * MINUTE, any_amendment()), 0..40)
}

proptest! {
    #[test]
    fn the_session_and_a_record_of_it_come_to_the_same(steps in any_amendments()) {
        let mut desk = Desk::new();
        desk.say("AgentEvent_Talking", json!({"caller": "70093", "callid": "1-1", "called": "49999", "feature": "0"}));
        desk.say("AgentEvent_Customer_Release", json!({"callid": "1-1"}));
        desk.wait(SETTLE_MS);
        let mut record = Call::clone(&desk.session.calls()[0]);
        for (pause, amendment) in steps {
            desk.wait(pause);
            let wall = desk.now().at.wall;
            desk.effects.clear();
            let changed = record.amend(wall, amendment.clone());
            desk.handle(amendment.of(0));
            prop_assert_eq!(desk.effects.len(), usize::from(changed));
        }
        prop_assert_eq!(&record, &*desk.session.calls()[0]);
        prop_assert_eq!(read_record(&write_record(&record)), Ok(record));
    }

    #[test]
    fn whatever_stood_for_two_minutes_is_still_there_with_its_times(steps in any_amendments()) {
        let (mut call, mut wall) = (ended(), after(0).at.wall);
        let mut stood: Vec<(String, u64)> = Vec::new();
        let mut last = wall;
        for (pause, amendment) in steps {
            wall += pause;
            let before = call.note.clone();
            if call.amend(wall, amendment) && call.note != before {
                if let Some(note) = before
                    && wall - last >= SAME_VERSION_MS
                {
                    stood.push((note.as_str().to_owned(), wall));
                }
                last = wall;
            }
        }
        let notes: Vec<&Revision> =
            call.revisions.earlier.iter().filter(|revision| matches!(revision.was, Earlier::Note(_))).collect();
        for pair in notes.windows(2) {
            prop_assert!(pair[0].until <= pair[1].since.expect("every edit had its time"));
        }
        for revision in &notes {
            prop_assert!(revision.since.expect("every edit had its time") <= revision.until);
            let Earlier::Note(note) = &revision.was else { unreachable!("filtered") };
            prop_assert!(stood.iter().any(|(text, _)| text == note.as_str()), "only what has stood");
        }
        for (text, until) in stood {
            let kept = notes.iter().any(|revision| revision.until == until && revision.was == Earlier::Note(Note::new(&text)));
            // It was replaced and put back within the two minutes, or nobody could tell that it was gone.
            let put_back = call.note == Some(Note::new(&text)) || notes.iter().any(|revision| revision.until > until
                && revision.since.is_some_and(|since| since < until) && revision.was == Earlier::Note(Note::new(&text)));
            prop_assert!(kept || put_back, "{text} until {until}");
        }
    }
}
