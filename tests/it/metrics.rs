//! Shifts that were calculated by hand.

use crate::support::{Desk, NINE, message};
use agent_console::domain::*;
use agent_console::protocol::decode;
use serde_json::{Value, json};

const NONE: Value = Value::Null;
const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;

fn offer(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"})
}

/// Seconds in each kind of state, in the order of [`StateKind::ALL`].
fn seconds(times: StateTimes) -> [u64; 7] {
    StateKind::ALL.map(|kind| times[kind] / SECOND)
}

/// Kinds with the minutes that they cover, counted from nine o'clock.
fn stretches(desk: &Desk, from: u64) -> Vec<(StateKind, u64, u64)> {
    let minute = |wall: u64| (wall - NINE.wall) / MINUTE;
    let stretches = desk.session.stretches(from, desk.now().at);
    stretches.iter().map(|stretch| (stretch.kind, minute(stretch.from), minute(stretch.to))).collect()
}

fn marks(desk: &Desk) -> Vec<(u64, [u16; 4])> {
    let marks = desk.session.marks(0);
    let counts = |mark: &Mark| [mark.answered, mark.missed, mark.abandoned, mark.other];
    marks.iter().map(|mark| ((mark.at - NINE.wall) / MINUTE, counts(mark))).collect()
}

/// Twenty minutes: a call with a hold and a wrap-up, one that is missed, a rest, a call without wrap-up.
fn twenty_minutes() -> Desk {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentOther_InService", NONE),
        (30, "AgentState_Ready", NONE),
        (120, "AgentState_Busy", NONE),
        (121, "AgentEvent_Ringing", offer("1-1")),
        (126, "AgentEvent_Talking", offer("1-1")),
        (156, "AgentEvent_Hold", json!("1-1")),
        (176, "AgentEvent_Talking", offer("1-1")),
        (206, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (206, "AgentEvent_Call_Release", json!("1-1")),
        (207, "AgentState_Work", NONE),
        (247, "AgentState_CancelWork_Success", NONE),
        (300, "AgentState_Busy", NONE),
        (301, "AgentEvent_Ringing", offer("1-2")),
        (321, "AgentEvent_No_Answer", json!("1-2")),
        (322, "AgentState_SetNotReady_Success", json!({"reason": "2"})),
        (400, "AgentState_CancelNotReady_Success", NONE),
        (500, "AgentState_SetRest_Success", json!({"reason": "1"})),
        (700, "AgentState_Rest_Timeout", NONE),
        (800, "AgentState_CancelRest_Success", NONE),
        (900, "AgentState_Busy", NONE),
        (902, "AgentEvent_Ringing", offer("1-3")),
        (910, "AgentEvent_Talking", offer("1-3")),
        (970, "AgentEvent_Call_Release", json!("1-3")),
        (971, "AgentState_Ready", NONE),
    ]);
    desk.wait(229 * SECOND);
    desk
}

#[test]
fn a_hold_a_wrap_up_a_missed_call_and_a_rest() {
    let desk = twenty_minutes();
    let times = desk.session.time_in(0, desk.now().at);
    // Idle: 30–120, 247–300, 400–500, 800–900, 971–1200. On call: 120–207, 300–322, 900–971.
    assert_eq!(seconds(times), [0, 30, 572, 78, 300, 40, 180]);
    assert_eq!(times.total(), 1_200 * SECOND);
    let expected = Metrics {
        handle_ms: Some(90 * SECOND),
        talk_ms: Some(60 * SECOND),
        hold_ms: Some(10 * SECOND),
        wrap_up_ms: Some(20 * SECOND),
        occupancy: None,
        signed_in_ms: 1_170 * SECOND,
    };
    assert_eq!(Metrics::of(&desk.session.today(), &times), expected);
}

#[test]
fn each_minute_is_shown_as_what_held_it_longest() {
    use StateKind::*;
    let desk = twenty_minutes();
    let all = [
        (Idle, 0, 2), // as long as signed out in the first minute
        (OnCall, 2, 3),
        (WrapUp, 3, 4),
        (Idle, 4, 5),
        (NotReady, 5, 7),
        (Idle, 7, 8),
        (Rest, 8, 13),
        (Idle, 13, 15),
        (OnCall, 15, 16),
        (Idle, 16, 20),
    ];
    assert_eq!(stretches(&desk, 0), all);
    assert_eq!(stretches(&desk, NINE.wall + 9 * MINUTE)[0], (Rest, 9, 13));
    assert_eq!(stretches(&desk, NINE.wall + 9 * MINUTE - 1)[0], (Rest, 9, 13), "a minute that began before");
    let since = |minute: u64| seconds(desk.session.time_in(NINE.wall + minute * MINUTE, desk.now().at));
    assert_eq!(since(13), [0, 0, 40 + 60 + 229, 0, 20, 0, 71]);
    assert_eq!(marks(&desk), [(2, [1, 0, 0, 0]), (5, [0, 1, 0, 0]), (15, [1, 0, 0, 0])]);
    assert_eq!(desk.session.marks(NINE.wall + 6 * MINUTE).len(), 1);
}

#[test]
fn a_call_that_was_given_up_and_goes_on_is_counted_once_with_its_true_outcome() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Ready", NONE),
        (0, "AgentEvent_Ringing", offer("1-1")),
        (10, "AgentEvent_Talking", offer("1-1")),
    ]);
    desk.wait(30 * SECOND);
    desk.handle(Input::Opened);
    desk.wait(RESUME_LIMIT_MS + SETTLE_MS);
    assert_eq!(marks(&desk), [(0, [0, 0, 0, 1])]);
    let figures = |desk: &Desk| Metrics::of(&desk.session.today(), &desk.session.time_in(0, desk.now().at));
    assert_eq!((figures(&desk).handle_ms, figures(&desk).talk_ms), (None, None));

    desk.play(&[(1_900, "AgentEvent_Talking", offer("1-1"))]);
    assert_eq!(marks(&desk), [], "it goes on");
    desk.play(&[
        (1_960, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (1_961, "AgentState_Work", NONE),
        (1_991, "AgentState_Ready", NONE),
        (2_000, "AgentState_Ready", NONE),
    ]);
    assert_eq!(marks(&desk), [(0, [1, 0, 0, 0])]);
    let expected = Metrics {
        handle_ms: Some(1_980 * SECOND),
        talk_ms: Some(1_950 * SECOND),
        hold_ms: Some(0),
        wrap_up_ms: Some(30 * SECOND),
        occupancy: Some(15), // 30 in wrap-up of 2000 seconds
        signed_in_ms: 2_000 * SECOND,
    };
    assert_eq!(figures(&desk), expected);
}

#[test]
fn a_live_call_is_in_no_average_before_it_is_over() {
    let mut desk = twenty_minutes();
    let before = desk.session.today();
    desk.play(&[(1_200, "AgentEvent_Talking", offer("1-4")), (1_500, "AgentEvent_Hold", json!("1-4"))]);
    let today = desk.session.today();
    assert_eq!((before.talk_ms, today.talk_ms), (120 * SECOND, 420 * SECOND));
    assert_eq!(Metrics::of(&today, &StateTimes::default()).talk_ms, Some(60 * SECOND));
}

#[test]
fn a_shift_over_midnight_is_counted_as_a_whole() {
    // 2024-03-05 23:50 UTC; seconds count from midnight.
    const MIDNIGHT: u64 = 1_709_683_200_000;
    let now = |second: i64| {
        let wall = MIDNIGHT.checked_add_signed(second * 1_000).expect("a date");
        Now { at: Moment { mono: wall - NINE.wall, wall }, day: 0 }
    };
    let mut session = Session::new(now(-600));
    let story = [
        (-600, "AgentState_Ready", NONE),
        (-300, "AgentState_Busy", NONE),
        (-300, "AgentEvent_Ringing", offer("1-1")),
        (-290, "AgentEvent_Talking", offer("1-1")),
        (-30, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (-29, "AgentState_Work", NONE),
        (31, "AgentState_Ready", NONE),
        (300, "AgentState_Busy", NONE),
        (300, "AgentEvent_Ringing", offer("1-2")),
        (305, "AgentEvent_Talking", offer("1-2")),
        (365, "AgentEvent_Customer_Release", json!({"callid": "1-2"})),
        (366, "AgentState_Work", NONE),
        (386, "AgentState_Ready", NONE),
    ];
    for (second, identifier, content) in story {
        session.handle(now(second), Input::Bar(decode(&message(identifier, content))));
    }
    session.handle(now(600), Input::Woke);
    assert_eq!(session.calls()[0].wrap_up_ms, Some(60 * SECOND));
    let today = DailyTotals {
        calls: 2,
        answered: 2,
        talk_ms: 320 * SECOND,
        answered_talk_ms: 320 * SECOND,
        wrap_up_ms: 80 * SECOND,
        ..DailyTotals::default()
    };
    assert_eq!(session.today(), today);
    let times = session.time_in(MIDNIGHT, now(600).at);
    assert_eq!(seconds(times), [0, 0, 269 + 214, 0, 0, 31 + 20, 66]);
    let expected = Metrics {
        handle_ms: Some(200 * SECOND),
        talk_ms: Some(160 * SECOND),
        hold_ms: Some(0),
        wrap_up_ms: Some(40 * SECOND),
        occupancy: None,
        signed_in_ms: 600 * SECOND,
    };
    assert_eq!(Metrics::of(&today, &times), expected);
    assert_eq!(seconds(session.time_in(0, now(600).at)), [0, 0, 300 + 483, 0, 0, 60 + 20, 271 + 66]);
}

#[test]
fn a_shift_without_anything_has_no_averages() {
    let figures = Metrics::of(&DailyTotals::default(), &StateTimes::default());
    assert_eq!((figures.handle_ms, figures.occupancy, figures.signed_in_ms), (None, None, 0));
}

#[test]
fn occupancy_is_known_after_half_an_hour_signed_in() {
    // Signed out does not count, a rest does, and of the rest no occupancy is made.
    let occupancy = |rest: u64| {
        let times = StateTimes([0, 3_600, 572, 0, rest, 40, 180].map(|seconds| seconds * SECOND));
        Metrics::of(&DailyTotals::default(), &times).occupancy
    };
    assert_eq!(occupancy(1_007), None);
    assert_eq!(occupancy(1_008), Some(278), "220 of 792 seconds");
}

#[test]
fn who_gave_up_is_counted_apart_from_who_was_missed() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Ready", NONE),
        (1, "AgentEvent_Ringing", offer("1-1")),
        (9, "AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        (60, "AgentEvent_Ringing", offer("1-2")),
        (80, "AgentEvent_No_Answer", json!("1-2")),
    ]);
    desk.wait(60 * SECOND);
    assert_eq!(marks(&desk), [(0, [0, 0, 1, 0]), (1, [0, 1, 0, 0])]);
    let today = desk.session.today();
    assert_eq!((today.missed, today.abandoned), (1, 1));
}
