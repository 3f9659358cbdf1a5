//! The ledger keeps every millisecond once, whatever the clocks do, and no more than 26 hours of them.

use crate::support::{NINE, after, message};
use agent_console::domain::*;
use agent_console::protocol::decode;
use proptest::prelude::*;
use serde_json::Value;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;

fn event(identifier: &str) -> Input {
    Input::Bar(decode(&message(identifier, Value::Null)))
}

fn at(mono: u64, wall: u64) -> Now {
    Now { at: Moment { mono, wall }, day: 19_787 }
}

#[test]
fn a_wall_clock_that_is_set_back_loses_and_doubles_nothing() {
    let mut session = Session::new(after(0));
    session.handle(after(0), event("AgentState_Ready"));
    // Two minutes later by the monotonic clock, an hour earlier by the wall clock.
    let back = at(NINE.mono + 2 * MINUTE, NINE.wall - 58 * MINUTE);
    session.handle(back, event("AgentState_Busy"));
    let later = at(back.at.mono + 10_000, back.at.wall + 10_000);
    let times = session.time_in(0, later.at);
    assert_eq!((times[StateKind::Idle], times[StateKind::OnCall]), (2 * MINUTE, 10_000));
    let stretches: Vec<_> = session.stretches(0, later.at).iter().map(|s| (s.kind, s.from, s.to)).collect();
    let expected = [
        (StateKind::OnCall, NINE.wall - 58 * MINUTE, NINE.wall - 57 * MINUTE),
        (StateKind::Idle, NINE.wall, NINE.wall + 2 * MINUTE),
    ];
    assert_eq!(stretches, expected);
}

#[test]
fn a_state_of_many_days_fills_the_last_26_hours_and_no_more() {
    let mut session = Session::new(after(0));
    session.handle(after(0), event("AgentState_Ready"));
    let days = after(72 * HOUR + 1);
    let times = |session: &Session| session.time_in(0, days.at);
    assert_eq!(times(&session)[StateKind::Idle], 26 * HOUR);
    session.handle(days, event("AgentState_Busy"));
    let whole_minutes = times(&session)[StateKind::Idle];
    assert!(whole_minutes <= 26 * HOUR && whole_minutes > 26 * HOUR - MINUTE, "{whole_minutes}");
    assert_eq!(session.stretches(0, days.at)[0].to, days.at.wall - 1 + MINUTE);
}

#[test]
fn states_and_calls_of_days_take_no_more_than_26_hours_of_slots() {
    let mut session = Session::new(after(0));
    for minute in 0..3_000 {
        let now = after(minute * MINUTE);
        let talking = message("AgentEvent_Talking", serde_json::json!({"callid": format!("1-{minute}")}));
        session.handle(now, event(if minute % 2 == 0 { "AgentState_Busy" } else { "AgentState_Ready" }));
        session.handle(now, Input::Bar(decode(&talking)));
    }
    let now = after(3_000 * MINUTE).at;
    assert_eq!(session.stretches(0, now).len(), 26 * 60 + 1, "and the minute that runs");
    assert!(session.marks(0).len() <= 26 * 60);
    assert_eq!(session.time_in(0, now).total(), 26 * HOUR + MINUTE);
}

#[test]
fn three_hundred_calls_in_a_minute_are_one_mark() {
    let mut session = Session::new(after(0));
    for call in 0..300u64 {
        let id = format!("1-{call}");
        let release = message("AgentEvent_Customer_Release", serde_json::json!({"callid": id, "number": "1"}));
        let ringing = message("AgentEvent_Ringing", serde_json::json!({"callid": id}));
        session.handle(after(call), Input::Bar(decode(&ringing)));
        session.handle(after(call), Input::Bar(decode(&release)));
    }
    session.handle(after(HOUR), Input::Woke);
    assert_eq!(session.marks(0), [Mark { at: NINE.wall, answered: 0, missed: 0, abandoned: 300, other: 0 }]);
}

type Steps = Vec<(u64, Option<u64>, usize)>;

/// State events, each with the time since the one before it, and where the wall clock is set, if it is.
fn any_steps(wall: impl Strategy<Value = u64> + 'static) -> impl Strategy<Value = Steps> {
    let wall = prop_oneof![8 => Just(None), 2 => wall.prop_map(Some)];
    prop::collection::vec((0..20 * MINUTE, wall, 0..5usize), 0..60)
}

fn lived(steps: Steps) -> (Session, Moment) {
    let events = [
        "AgentState_Ready",
        "AgentState_Busy",
        "AgentState_Work",
        "AgentState_SetNotReady_Success",
        "AgentOther_ShutdownService",
    ];
    let mut now = after(0);
    let mut session = Session::new(now);
    for (ms, wall, chosen) in steps {
        now = at(now.at.mono + ms, wall.unwrap_or(now.at.wall.saturating_add(ms)));
        session.handle(now, event(events[chosen]));
    }
    (session, now.at)
}

proptest! {
    #[test]
    fn wherever_the_wall_clock_is_set_no_time_is_lost_or_counted_twice(steps in any_steps(0..u64::MAX / 2)) {
        let (session, now) = lived(steps);
        prop_assert_eq!(session.time_in(0, now).total(), now.since(NINE));
        for pair in session.stretches(0, now).windows(2) {
            let apart = pair[0].to < pair[1].from || pair[0].kind != pair[1].kind;
            prop_assert!(pair[0].to <= pair[1].from && apart, "{:?}", pair);
        }
    }

    /// A stretch that reaches the end of time has no more minutes to lie in.
    #[test]
    fn no_clock_can_harm_the_ledger(
        steps in any_steps(prop_oneof![Just(0), Just(u64::MAX), u64::MAX - 2 * MINUTE..u64::MAX]), mono in any::<u64>(),
    ) {
        let (session, now) = lived(steps);
        prop_assert!(session.time_in(0, now).total() <= now.since(NINE));
        for now in [now, Moment { mono, ..now }, Moment { mono: u64::MAX, wall: u64::MAX }, Moment::default()] {
            prop_assert!(session.stretches(0, now).len() <= 2 * 26 * 60);
            prop_assert!(session.time_in(0, now).total() <= 2 * 26 * HOUR);
            prop_assert!(session.marks(u64::MAX).is_empty());
        }
    }
}
