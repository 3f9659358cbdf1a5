//! What the reader of a case file draws is, as markup, what the console drew.

mod dialect;
mod draw;
mod law;
mod live;

#[path = "../it/support/cases.rs"]
mod cases;
#[path = "../it/support/days.rs"]
mod days;
#[path = "../it/support/journals.rs"]
mod journals;

use agent_console::domain::{Moment, Now};

/// 2024-03-05 09:00 UTC, an hour after the monotonic clock began.
pub const NINE: Moment = Moment { mono: 3_600_000, wall: 1_709_629_200_000 };

pub fn after(ms: u64) -> Now {
    Now { at: NINE.plus(ms), day: 19_787 }
}
