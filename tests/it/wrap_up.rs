//! What an agent says about a call stays with it, whatever the bar says meanwhile.

use crate::support::Desk;
use agent_console::domain::*;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

fn talking(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"})
}

fn note(text: &str) -> Option<Note> {
    Some(Note::new(text))
}

fn noted(desk: &mut Desk, call: u64, text: &str) -> usize {
    desk.effects.clear();
    desk.handle(Input::Noted { call, note: Note::new(text) });
    desk.effects.iter().filter(|effect| matches!(effect, Effect::CallNoted(call) if call.note.is_some())).count()
}

/// Two calls: one that is over, one that is spoken.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentEvent_Talking", talking("1-1")),
        (10, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (20, "AgentEvent_Talking", talking("1-2")),
    ]);
    desk
}

#[test]
fn a_note_is_the_last_one_typed_and_is_told_once_when_its_call_is_over() {
    let mut desk = desk();
    assert_eq!(noted(&mut desk, 0, "Wants"), 1);
    assert_eq!(noted(&mut desk, 0, "Wants a bill"), 1);
    assert_eq!(noted(&mut desk, 0, "Wants a bill"), 0, "the same again");
    assert_eq!(noted(&mut desk, 1, "Speaks"), 0, "its record is written when it ends");
    assert_eq!(desk.session.calls()[0].note, note("Wants a bill"));
    desk.say("AgentEvent_Customer_Release", json!({"callid": "1-2"}));
    assert_eq!(noted(&mut desk, 1, "Has spoken"), 1, "over, but not final");
    desk.wait(SETTLE_MS);
    desk.handle(Input::Opened);
    assert_eq!(desk.session.calls()[1].note, note("Has spoken"));
}

#[test]
fn a_blank_note_is_none() {
    let mut desk = desk();
    noted(&mut desk, 0, "Wants a bill");
    desk.effects.clear();
    desk.handle(Input::Noted { call: 0, note: Note::new(" \n\t") });
    assert_eq!(desk.session.calls()[0].note, None);
    assert!(matches!(&desk.effects[..], [Effect::CallNoted(call)] if call.note.is_none()));
}

#[test]
fn what_is_said_of_a_call_that_is_not_there_changes_nothing_but_shows_life() {
    let mut desk = desk();
    let calls = desk.session.calls().to_vec();
    desk.effects.clear();
    for call in [2, u64::MAX] {
        desk.handle(Input::Noted { call, note: Note::new("x") });
        desk.handle(Input::Disposed { call, code: Some("x".to_owned()) });
        desk.handle(Input::WrappedUp { call, done: true });
    }
    assert_eq!((desk.session.calls(), &desk.effects[..]), (&calls[..], &[][..]));
}

#[test]
fn a_note_is_cut_at_its_limit_between_two_characters_and_debug_shows_its_length() {
    let long = "é😀".repeat(NOTE_LIMIT);
    let note = Note::new(&long);
    assert_eq!(note.as_str().chars().count(), NOTE_LIMIT);
    assert!(long.starts_with(note.as_str()));
    assert_eq!(Note::new(&long[..2 * 6]).as_str(), &long[..2 * 6]);
    assert_eq!(format!("{:?}", Note::new("13800138123 é")), "Note(13 characters)");
}

#[test]
fn a_disposition_and_the_word_that_all_is_done_can_be_taken_back() {
    let mut desk = desk();
    let (a, b) = (Some("A".to_owned()), Some("B".to_owned()));
    let changes = [
        (Input::Disposed { call: 0, code: a.clone() }, 1),
        (Input::Disposed { call: 0, code: a }, 0),
        (Input::Disposed { call: 0, code: b }, 1),
        (Input::WrappedUp { call: 0, done: true }, 1),
        (Input::WrappedUp { call: 0, done: true }, 0),
        (Input::WrappedUp { call: 0, done: false }, 1),
        (Input::Disposed { call: 0, code: None }, 1),
    ];
    for (input, told) in changes {
        desk.effects.clear();
        desk.handle(input.clone());
        let heard = desk.effects.iter().filter(|effect| matches!(effect, Effect::CallNoted(_))).count();
        assert_eq!(heard, told, "{input:?}");
    }
    assert_eq!((desk.session.calls()[0].disposition.as_ref(), desk.session.calls()[0].wrapped_up), (None, false));
}

#[test]
fn calls_in_wrap_up_were_answered_and_are_not_done_with_newest_first() {
    let mut desk = desk();
    let keys = |desk: &Desk| desk.session.calls_in_wrap_up().map(|call| call.key).collect::<Vec<_>>();
    desk.say("AgentEvent_Ringing", json!({"callid": "1-3", "caller": "70094", "called": "49999", "feature": "0"}));
    assert_eq!(keys(&desk), [1, 0], "the one that rings is not answered");
    desk.handle(Input::WrappedUp { call: 1, done: true });
    assert_eq!(keys(&desk), [0]);
    desk.handle(Input::WrappedUp { call: 1, done: false });
    assert_eq!(keys(&desk), [1, 0]);
    for call in 4..40 {
        desk.wait(10_000);
        desk.say("AgentEvent_Talking", talking(&format!("1-{call}")));
    }
    assert_eq!(keys(&desk), (3..39).rev().chain([1, 0]).collect::<Vec<_>>(), "however many there are");
}

#[test]
fn the_record_is_written_again_when_the_platforms_wrap_up_is_over() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentEvent_Talking", talking("1-1")),
        (10, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (10, "AgentState_Work", NONE),
        (40, "AgentState_Ready", NONE),
    ]);
    let wrap_up: Vec<_> = desk
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::CallEnded(call) => Some(("ended", call.wrap_up_ms)),
            Effect::CallNoted(call) => Some(("noted", call.wrap_up_ms)),
            _ => None,
        })
        .collect();
    assert_eq!(wrap_up, [("ended", None), ("noted", Some(30_000))]);
    assert_eq!(desk.session.today().wrap_up_ms, 30_000);
}
