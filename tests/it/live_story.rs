//! How long the story of a call goes on.

use agent_console::domain::{Call, EndedBy, Moment, Outcome, Phase};
use agent_console::log::story::is_live;
use agent_console::protocol::CallId;

const BEGAN: Moment = Moment { mono: 0, wall: 1_709_629_200_000 };
const ENDED: Moment = Moment { mono: 300_000, wall: BEGAN.wall + 300_000 };

fn talks() -> Call {
    Call::new(0, CallId::new("1-1"), BEGAN, Phase::Talking { since: BEGAN })
}

fn is_over(wrap_up_ms: Option<u64>) -> Call {
    let phase = Phase::Ended { at: ENDED, outcome: Outcome::Answered, by: EndedBy::Customer };
    Call { phase, wrap_up_ms, ..talks() }
}

#[test]
fn as_long_as_the_call_is_up() {
    assert!(is_live(&talks(), true, BEGAN));
    assert!(is_live(&talks(), true, BEGAN.plus(36_000_000)));
}

#[test]
fn a_minute_after_its_end_and_its_wrap_up() {
    for (wrap_up_ms, after_ms) in [(None, 60_000), (Some(0), 60_000), (Some(90_000), 150_000)] {
        let call = is_over(wrap_up_ms);
        let live = |ms| is_live(&call, true, ENDED.plus(ms));
        assert_eq!([live(0), live(after_ms), live(after_ms + 1)], [true, true, false], "{wrap_up_ms:?}");
    }
}

#[test]
fn never_in_a_shift_that_is_over() {
    for call in [talks(), is_over(None)] {
        assert!(!is_live(&call, false, ENDED));
    }
}
