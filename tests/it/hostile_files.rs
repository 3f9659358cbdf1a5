//! Case files that nobody's console has written: none of them stops the reader.

use crate::support::{after, message};
use agent_console::casefile::{CaseFile, Head, Unreadable, read, write};
use agent_console::domain::{Dialect, LinkState};
use agent_console::journal::{Entry, EntryKind};
use agent_console::protocol::RawText;
use agent_console::replay::story::story;
use agent_console::replay::{Player, TimeLine, pretty};
use serde_json::Value;
use std::rc::Rc;

const YEAR_MS: u64 = 365 * 86_400_000;

fn file(entries: Vec<Entry>) -> CaseFile {
    let head = Head {
        release: "1".to_owned(),
        shift: 0,
        saved: 0,
        from: 0,
        to: 0,
        redacted: true,
        language: "en".to_owned(),
        surroundings: Default::default(),
        configuration: "{}".to_owned(),
        missing: 0,
    };
    CaseFile { head, entries, records: Vec::new(), contacts: Vec::new() }
}

fn entry(number: u64, ms: u64, what: EntryKind) -> Entry {
    Entry { number, now: after(ms), what }
}

fn ready() -> EntryKind {
    EntryKind::Message(RawText::new(&message("AgentState_Ready", Value::Null)))
}

/// A bar that is waited for, and speaks after thousands of years.
fn far_apart() -> Vec<Entry> {
    vec![entry(0, 0, EntryKind::FrameLoaded), entry(1, 5_000 * YEAR_MS, ready()), entry(2, 5_001 * YEAR_MS, ready())]
}

#[test]
fn a_message_of_nothing_but_brackets_stays_as_it_came() {
    let brackets = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(pretty(&brackets) == brackets, "it grew");
}

#[test]
fn thousands_of_years_between_two_entries_pass_at_once() {
    let mut player = Player::new(Rc::new(file(far_apart())), "en");
    assert_eq!(player.at(1).session.link().state, LinkState::Ready);
    let halfway = after(2_500 * YEAR_MS).at;
    assert_eq!(player.at_moment(0, halfway).session.link().state, LinkState::WaitingLong);
    assert_eq!(player.scene().at, halfway);
    assert_eq!(story("long", &far_apart(), Dialect::default()).left_out, 1);
}

#[test]
fn a_clock_of_thousands_of_years_has_no_more_marks_than_fit() {
    let line = TimeLine::of(&far_apart(), Dialect::default());
    let (step, marks) = line.ticks(0, 7);
    assert!((1..=7).contains(&marks.len()) && step % 43_200_000 == 0, "{} marks, {step}", marks.len());
}

#[test]
fn times_that_no_calendar_has_are_damage() {
    let text = write(&file(vec![entry(0, 0, EntryKind::Opened)]));
    let line = text.lines().nth(1).expect("an entry").to_owned();
    let damaged = |text: &str, line| assert_eq!(read(text).map(|_| ()), Err(Unreadable::Damaged { line }), "{text}");
    let now = after(0).at;
    for far in ["8640000000000001", "253402300800000", "18446744073709551615"] {
        damaged(&text.replace(&line, &line.replace(&now.mono.to_string(), far)), 2);
        damaged(&text.replace(&line, &line.replace(&now.wall.to_string(), far)), 2);
        damaged(&text.replace("\"saved\":0", &format!("\"saved\":{far}")), 1);
    }
    // Figures in what the bar says are no times.
    let said =
        EntryKind::Message(RawText::new(r#"{"message": "18446744073709551615", "retcode": 18446744073709551615}"#));
    assert!(read(&write(&file(vec![entry(0, 0, said)]))).is_ok());
}
