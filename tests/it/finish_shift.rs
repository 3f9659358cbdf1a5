//! A shift whose page died is finished by the next: every call that it knew of has its end.

use crate::support::{NINE, NONE, after, inbound, message};
use agent_console::domain::{Call, Dialect, Phase};
use agent_console::journal::{Entry, EntryKind, Hole, Loaded, Missing, finish_shift, replay};
use agent_console::protocol::RawText;
use serde_json::{Value, json};

const HOUR: u64 = 3_600_000;

/// A shift as it was written: at these milliseconds the bar said these things.
fn shift(said: &[(u64, &str, Value)]) -> Loaded {
    let opened = Entry { number: 0, now: after(0), what: EntryKind::Opened };
    let entries = said.iter().zip(1..).map(|((ms, identifier, content), number)| {
        let what = EntryKind::Message(RawText::new(&message(identifier, content.clone())));
        Entry { number, now: after(*ms), what }
    });
    let entries: Vec<_> = [opened].into_iter().chain(entries).collect();
    Loaded { shift: NINE.wall, next: entries.len() as u64, entries, ..Loaded::default() }
}

/// One call that was spoken and is over, and one that was spoken when the page died.
fn died() -> Loaded {
    shift(&[
        (1_000, "AgentState_Busy", NONE),
        (1_000, "AgentEvent_Talking", inbound("1-1")),
        (60_000, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (61_000, "AgentState_Ready", NONE),
        (90_000, "AgentState_Busy", NONE),
        (90_000, "AgentEvent_Talking", inbound("1-2")),
        (120_000, "AgentEvent_Hold", json!("1-2")),
    ])
}

/// The id of each call, and when it ended, milliseconds since the shift began.
fn ends(over: &Loaded, wall: u64) -> Vec<(String, u64)> {
    let end = |call: &Call| call.ended_at().expect("it has its end").mono - NINE.mono;
    finish_shift(over, wall, Dialect::default()).iter().map(|call| (call.id.as_str().to_owned(), end(call))).collect()
}

#[test]
fn calls_that_were_up_end_with_the_last_that_was_heard() {
    let expected = [("1-1".to_owned(), 60_000), ("1-2".to_owned(), 120_000)];
    assert_eq!(ends(&died(), NINE.wall + 8 * HOUR), expected);
    assert_eq!(ends(&died(), NINE.wall - 8 * HOUR), expected, "and so if the clock was set back since");
}

#[test]
fn what_ended_in_the_page_is_as_the_page_left_it() {
    let over = died();
    let session = replay(&over.entries).expect("entries");
    assert!(matches!(session.calls()[0].phase, Phase::Ended { .. }));
    let finished = finish_shift(&over, NINE.wall + 8 * HOUR, Dialect::default());
    assert_eq!(finished[0].phase, session.calls()[0].phase);
    assert!(session.calls()[1].is_live());
    assert_eq!((finished[1].answered, finished[1].talked_ms), (session.calls()[1].answered, 30_000));
}

#[test]
fn a_shift_of_which_nothing_can_be_read_has_nothing_to_finish() {
    let hole = Hole { from: 0, to: 7, since: None, until: None, why: Missing::Damaged };
    let records =
        finish_shift(&died(), NINE.wall + 8 * HOUR, Dialect::default()).iter().map(|call| Call::clone(call)).collect();
    let unreadable = Loaded { shift: NINE.wall, next: 7, holes: vec![hole], records, ..Loaded::default() };
    for over in [Loaded::default(), unreadable] {
        assert_eq!(ends(&over, NINE.wall + 8 * HOUR), []);
    }
}

#[test]
fn a_shift_with_a_hole_is_finished_with_what_is_on_record() {
    let whole = died();
    let records: Vec<_> =
        finish_shift(&whole, NINE.wall + 8 * HOUR, Dialect::default()).iter().map(|call| Call::clone(call)).collect();
    let mut holed = Loaded { records: records[..1].to_vec(), ..whole };
    let unread = holed.entries.remove(3).number;
    let (since, until) = (holed.entries[2].now.at, holed.entries[3].now.at);
    let hole = Hole { from: unread, to: unread + 1, since: Some(since), until: Some(until), why: Missing::Damaged };
    holed.holes.push(hole);
    assert_eq!(ends(&holed, NINE.wall + 8 * HOUR), [("1-1".to_owned(), 60_000), ("1-2".to_owned(), 120_000)]);
}

#[test]
fn a_hole_that_hides_a_release_takes_nothing_from_the_record_of_that_call() {
    let said = [
        (1_000, "AgentState_Busy", NONE),
        (1_000, "AgentEvent_Talking", inbound("1-1")),
        (60_000, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (61_000, "AgentState_Ready", NONE),
        (90_000, "AgentState_Busy", NONE),
        (90_000, "AgentEvent_Talking", inbound("1-2")),
        (100_000, "AgentEvent_Customer_Release", json!({"callid": "1-2"})),
    ];
    let whole = shift(&said);
    let finished = finish_shift(&whole, NINE.wall + 8 * HOUR, Dialect::default());
    let mut holed = Loaded { records: vec![Call::clone(&finished[0])], ..whole };
    holed.entries.drain(3..5);
    let (since, until) = (holed.entries[2].now.at, holed.entries[3].now.at);
    let hole = Hole { from: 3, to: 5, since: Some(since), until: Some(until), why: Missing::Damaged };
    holed.holes.push(hole);
    let first = &finish_shift(&holed, NINE.wall + 8 * HOUR, Dialect::default())[0];
    assert_eq!((&first.id, first.phase, first.talked_ms), (&finished[0].id, finished[0].phase, finished[0].talked_ms));
}
