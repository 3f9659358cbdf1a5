//! When the end of a break or wrap-up is near, when it is over, and that each is told once.

use agent_console::domain::{AgentState, LimitStage, Limited, Standing, TimeLimit, TimeLimitTold};
use proptest::prelude::*;

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;

fn rest(code: Option<&str>, overdue: bool) -> AgentState {
    AgentState::Rest { cause: code.map(Into::into), overdue }
}

/// Breaks of code 1 may last half an hour, those without a code a quarter.
fn limit_of(state: &AgentState) -> Option<TimeLimit> {
    let minutes = |code: &str| match code {
        "0" => Some(15),
        "1" => Some(30),
        _ => None,
    };
    TimeLimit::of(state, minutes, Some(2))
}

fn limit(minutes: u64) -> TimeLimit {
    TimeLimit { of: Limited::Break, ms: Some(minutes * MINUTE), overdue: false }
}

#[test]
fn breaks_and_wrap_ups_have_limits_and_nothing_else_has() {
    let told = |of, ms, overdue| Some(TimeLimit { of, ms, overdue });
    assert_eq!(limit_of(&rest(Some("1"), false)), told(Limited::Break, Some(30 * MINUTE), false));
    assert_eq!(limit_of(&rest(None, false)), told(Limited::Break, Some(15 * MINUTE), false));
    assert_eq!(limit_of(&rest(Some("7"), false)), None, "the enterprise names no limit");
    assert_eq!(limit_of(&rest(Some("7"), true)), told(Limited::Break, None, true), "the platform has its own");
    assert_eq!(limit_of(&AgentState::WrapUp), told(Limited::WrapUp, Some(2 * MINUTE), false));
    assert_eq!(TimeLimit::of(&AgentState::WrapUp, |_| Some(1), None), None);
    for state in [AgentState::Unknown, AgentState::Idle, AgentState::OnCall, AgentState::NotReady { reason: None }] {
        assert_eq!(limit_of(&state), None, "{state:?}");
    }
}

#[test]
fn the_end_is_near_a_minute_before_or_when_a_tenth_is_left() {
    let standing = |minutes: u64, lasted: u64| limit(minutes).standing(lasted);
    assert_eq!(standing(30, 0), Standing::Within { left_ms: 30 * MINUTE });
    assert_eq!(standing(30, 29 * MINUTE - 1), Standing::Within { left_ms: MINUTE + 1 });
    assert_eq!(standing(30, 29 * MINUTE), Standing::Near { left_ms: MINUTE });
    assert_eq!(standing(30, 30 * MINUTE - 1), Standing::Near { left_ms: 1 });
    assert_eq!(standing(30, 30 * MINUTE), Standing::Over { by_ms: Some(0) });
    assert_eq!(standing(30, 45 * MINUTE), Standing::Over { by_ms: Some(15 * MINUTE) });
    assert_eq!(standing(2, 108 * SECOND - 1), Standing::Within { left_ms: 12 * SECOND + 1 });
    assert_eq!(standing(2, 108 * SECOND), Standing::Near { left_ms: 12 * SECOND });
}

#[test]
fn what_the_platform_calls_overdue_is_over_whatever_the_enterprise_says() {
    let overdue = |ms| TimeLimit { of: Limited::Break, ms, overdue: true };
    assert_eq!(overdue(None).standing(0), Standing::Over { by_ms: None });
    assert_eq!(overdue(Some(30 * MINUTE)).standing(20 * MINUTE), Standing::Over { by_ms: None });
    assert_eq!(overdue(Some(30 * MINUTE)).standing(31 * MINUTE), Standing::Over { by_ms: Some(MINUTE) });
    assert_eq!(overdue(Some(30 * MINUTE)).next_stage_in(0), None);
}

#[test]
fn each_stage_is_told_once_for_each_break() {
    let nothing = TimeLimitTold::default;
    let mut told = nothing();
    assert_eq!(told.news(1_000, None, nothing), None);
    assert_eq!(told.news(1_000, Some(LimitStage::Near), nothing), Some(LimitStage::Near));
    assert_eq!(told.news(1_000, Some(LimitStage::Near), nothing), None);
    assert_eq!(told.news(1_000, Some(LimitStage::Over), nothing), Some(LimitStage::Over));
    assert_eq!(told.news(1_000, Some(LimitStage::Over), nothing), None);
    assert_eq!(told.news(9_000, Some(LimitStage::Over), nothing), Some(LimitStage::Over), "another break");
}

#[test]
fn what_another_page_has_told_is_not_told_again() {
    let mut before = TimeLimitTold::default();
    before.news(1_000, Some(LimitStage::Near), TimeLimitTold::default);
    let kept = before.write();
    let mut told = TimeLimitTold::default();
    let elsewhere = || TimeLimitTold::read(&kept);
    assert_eq!(told.news(1_000, Some(LimitStage::Near), elsewhere), None);
    assert_eq!(told.news(1_000, Some(LimitStage::Over), elsewhere), Some(LimitStage::Over));
    assert_eq!(
        told.news(9_000, Some(LimitStage::Near), elsewhere),
        Some(LimitStage::Near),
        "that was of another break"
    );
}

#[test]
fn a_clock_that_was_wrong_takes_back_what_it_had_told() {
    let mut told = TimeLimitTold::default();
    told.news(1_000, Some(LimitStage::Over), TimeLimitTold::default);
    assert_eq!(told.news(1_000, None, TimeLimitTold::default), None);
    assert_eq!(told.news(1_000, Some(LimitStage::Near), TimeLimitTold::default), Some(LimitStage::Near));
}

#[test]
fn what_was_told_is_written_and_read_and_what_is_damaged_has_told_nothing() {
    for stage in [None, Some(LimitStage::Near), Some(LimitStage::Over)] {
        let mut told = TimeLimitTold::default();
        told.news(1_709_629_200_000, stage, TimeLimitTold::default);
        assert_eq!(TimeLimitTold::read(&told.write()), told);
    }
    for text in ["", "over", "x over", "-1 over", "1.5 near"] {
        assert_eq!(TimeLimitTold::read(text), TimeLimitTold::default(), "{text:?}");
    }
}

proptest! {
    /// Whoever is woken when the next stage is said to come finds it, and not a moment sooner.
    #[test]
    fn the_next_stage_comes_when_it_is_said_to(minutes in 1..1_440u64, lasted in 0..1_500 * MINUTE) {
        let limit = limit(minutes);
        let stage = |at| limit.standing(at).stage();
        match limit.next_stage_in(lasted) {
            Some(ms) => {
                prop_assert!(ms > 0 && stage(lasted + ms) > stage(lasted));
                prop_assert_eq!(stage(lasted + ms - 1), stage(lasted));
            }
            None => prop_assert_eq!(stage(lasted), Some(LimitStage::Over)),
        }
    }
}
