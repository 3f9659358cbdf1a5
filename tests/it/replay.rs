//! What the reader of case files makes of entries.

use crate::support::{after, inbound, message};
use agent_console::casefile::{CaseFile, Head};
use agent_console::domain::{Dialect, Outcome, StateKind};
use agent_console::journal::{Circumstance, Entry, EntryKind};
use agent_console::protocol::RawText;
use agent_console::replay::story::story;
use agent_console::replay::{
    CallBar, Mark, MarkKind, Player, StateSpan, Surroundings, TimeLine, marks, moment_at_time, pretty, read_time,
};
use serde_json::{Value, json};
use std::rc::Rc;

/// One after the other, each so many milliseconds after nine.
fn entries(told: Vec<(u64, EntryKind)>) -> Vec<Entry> {
    let numbered = told.into_iter().enumerate();
    numbered.map(|(at, (ms, what))| Entry { number: at as u64, now: after(ms), what }).collect()
}

fn said(text: &str) -> EntryKind {
    EntryKind::Message(RawText::new(text))
}

fn event(identifier: &str, content: Value) -> EntryKind {
    said(&message(identifier, content))
}

/// An answered call, and what a story has no words for.
fn a_call() -> Vec<Entry> {
    let seen = EntryKind::Seen { what: Circumstance::Click, how: "wrap-up-done".to_owned() };
    entries(vec![
        (0, EntryKind::FrameLoaded),
        (200, event("AgentState_Ready", Value::Null)),
        (10_400, event("AgentState_Busy", Value::Null)),
        (10_500, said(r#"{"eventType": "AgentOther_PhoneAlerting"}"#)),
        (11_000, event("AgentEvent_Ringing", inbound("1-1"))),
        (12_000, seen),
        (15_000, event("AgentEvent_Talking", inbound("1-1"))),
        (40_000, event("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093\n\"ñ\""}))),
        (40_000, event("AgentEvent_Call_Release", json!("1-1"))),
        (41_000, event("AgentState_Ready", Value::Null)),
        (60_000, said("not JSON")),
    ])
}

#[test]
fn a_stretch_is_a_story_as_the_tests_tell_it() {
    let story = story("a_call_out_of_a_case_file", &a_call(), Dialect::default());
    assert_eq!((story.left_out, story.rings), (3, false));
    // It is one of the stories, and passes as one.
    assert!(include_str!("stories/copied.rs").ends_with(&story.text), "{}", story.text);
}

#[test]
fn a_story_that_ends_while_it_rings_says_so() {
    assert!(story("cut_short", &a_call()[..6], Dialect::default()).rings);
}

#[test]
fn the_time_line_has_the_states_and_the_calls_of_the_file() {
    let line = TimeLine::of(&a_call(), Dialect::default());
    let began = line.from;
    let states: Vec<_> =
        line.states.iter().map(|StateSpan { kind, from, to }| (*kind, from - began, to - began)).collect();
    assert_eq!(
        states,
        [
            (StateKind::Unknown, 0, 200),
            (StateKind::Idle, 200, 10_400),
            (StateKind::OnCall, 10_400, 41_000),
            (StateKind::Idle, 41_000, 60_000)
        ]
    );
    let call = CallBar {
        key: 0,
        from: began + 10_500,
        answered: Some(began + 15_000),
        to: began + 40_000,
        outcome: Some(Outcome::Answered),
        lane: 0,
    };
    assert_eq!((line.calls.as_slice(), line.lanes()), ([call].as_slice(), 1));
    assert_eq!((line.share(began), line.share(began + 30_000), line.share(u64::MAX)), (0.0, 0.5, 1.0));
    assert_eq!((line.time_at(0.5), line.entry_at(began + 30_000), line.entry_at(0)), (began + 30_000, 6, 0));
}

#[test]
fn marks_of_a_clock_stand_at_even_times_and_are_not_too_many() {
    let line = TimeLine::of(&a_call(), Dialect::default());
    // It began at 9:00:03.
    let (step, marks) = line.ticks(9 * 3_600_000 + 3_000, 7);
    assert_eq!((step, marks.len()), (10_000, 6));
    assert_eq!(marks[0] - line.from, 7_000);
}

#[test]
fn a_time_is_read_as_people_type_it() {
    for (text, seconds) in [
        ("14:03:22", Some(50_602)),
        (" 14:03 ", Some(50_580)),
        ("140322", Some(50_602)),
        ("1403", Some(50_580)),
        ("9:5", Some(32_700)),
        ("24:00", None),
        ("14:60", None),
        ("14", None),
        ("noon", None),
        ("14:03:22:1", None),
        ("", None),
    ] {
        assert_eq!(read_time(text), seconds, "{text}");
    }
}

#[test]
fn a_time_of_day_leads_to_the_last_entry_that_had_come_by_then() {
    const DAY_MS: u64 = 86_400_000;
    // Two hours east of the clock of the entries, which begin at nine.
    let local = |wall: u64| (wall + 7_200_000) % DAY_MS;
    let entries = a_call();
    let at = |text: &str| {
        let (entry, at) = moment_at_time(&entries, read_time(text).expect("a time"), local).expect("entries");
        (entry, at.mono - entries[0].now.at.mono)
    };
    assert_eq!(at("11:00:12"), (5, 12_000));
    assert_eq!(at("11:00:30"), (6, 30_000));
    assert_eq!(at("08:00"), (0, 0), "before the file");
    assert_eq!(at("23:00"), (10, 60_000), "after it");
}

#[test]
fn a_message_is_read_line_by_line_and_nothing_of_it_is_another() {
    let text = r#"{"b": {"a":[1.50, "x, {\"y\": \\", true],"e": {} ,"f":[]}, "b": null}"#;
    let lines = [
        "{",
        "  \"b\": {",
        "    \"a\": [",
        "      1.50,",
        r#"      "x, {\"y\": \\","#,
        "      true",
        "    ],",
        "    \"e\": {},",
        "    \"f\": []",
        "  },",
        "  \"b\": null",
        "}",
    ];
    assert_eq!(pretty(text), lines.join("\n"));
    assert_eq!(pretty("{not JSON, [at] all}"), "{not JSON, [at] all}");
}

/// A file of these entries.
fn file(entries: Vec<Entry>) -> CaseFile {
    let head = Head {
        release: "0.1.0".to_owned(),
        shift: 0,
        saved: 0,
        from: 0,
        to: 0,
        redacted: true,
        language: "ar".to_owned(),
        surroundings: [("environment/window".to_owned(), "900x700".to_owned())].into(),
        configuration: "{}".to_owned(),
        missing: 0,
    };
    CaseFile { head, entries, records: Vec::new(), contacts: Vec::new() }
}

fn seen(what: Circumstance, how: &str) -> EntryKind {
    EntryKind::Seen { what, how: how.to_owned() }
}

#[test]
fn what_an_agent_may_have_missed_is_marked() {
    let entries = entries(vec![
        (0, EntryKind::FrameLoaded),
        (1_000, event("AgentState_Ready", Value::Null)),
        (2_000, seen(Circumstance::Click, "call")),
        (3_000, said("not JSON")),
        (10_000, event("AgentState_Busy", Value::Null)),
        (11_000, event("AgentEvent_Ringing", inbound("1-1"))),
        (12_000, seen(Circumstance::Visibility, "hidden")),
    ]);
    let began = entries[0].now.at.mono;
    let player = Player::new(Rc::new(file(entries.clone())), "en");
    let found: Vec<_> =
        marks(&entries, player.changes()).iter().map(|Mark { at, kind }| (*at - began, *kind)).collect();
    assert_eq!(
        found,
        [(2_000, MarkKind::Click), (3_000, MarkKind::Bad), (11_000, MarkKind::Ring), (12_000, MarkKind::Bad)]
    );
}

#[test]
fn what_held_is_what_was_told_last_or_first_afterwards_or_what_the_file_says() {
    let silent = Rc::new(file(entries(vec![(0, EntryKind::FrameLoaded)])));
    let held = Player::new(silent.clone(), "en").at(0).held.clone();
    let around = Surroundings { held: &held, file: &silent, position: 0 };
    assert_eq!((around.language(), around.window()), ("ar", (900, 700)));

    let entries = entries(vec![
        (0, EntryKind::FrameLoaded),
        (1, seen(Circumstance::Language, "es")),
        (2, seen(Circumstance::Click, "settings")),
        (3, seen(Circumstance::Key, "note")),
        (4, seen(Circumstance::Window, "1600x10")),
    ]);
    let file = Rc::new(file(entries));
    let mut player = Player::new(file.clone(), "en");
    let mut around = |position: usize| {
        let held = player.at(position).held.clone();
        let around = Surroundings { held: &held, file: &file, position };
        let done = around.done().into_iter().map(|(place, how)| (place, how.to_owned())).collect::<Vec<_>>();
        (around.language().to_owned(), around.window(), done)
    };
    let done =
        |places: &[(usize, &str)]| places.iter().map(|(place, how)| (*place, (*how).to_owned())).collect::<Vec<_>>();
    assert_eq!(around(0), ("es".to_owned(), (1_600, 240), done(&[])));
    assert_eq!(around(3), ("es".to_owned(), (1_600, 240), done(&[(3, "note"), (2, "settings")])));
    assert_eq!(around(4).1, (1_600, 240), "nothing is drawn in ten pixels");
}
