//! `eventGenTime`: its unit, and the platform's clocks.

use super::finding::{Finding, Found, TimeUnit};
use super::habit::Habit;
use super::questions::{Question, Questions};

/// How far the platform's clock may be from the desk's, milliseconds.
const NEAR_MS: u64 = 10_000;
const NEEDED: u8 = 3;
const UNITS: [TimeUnit; 4] = [TimeUnit::Milliseconds, TimeUnit::Seconds, TimeUnit::Microseconds, TimeUnit::Strange];

#[derive(Clone, Debug)]
pub(super) struct Times {
    unit: Habit,
    /// The latest, milliseconds.
    latest: u64,
}

impl Times {
    pub fn new() -> Times {
        Times { unit: Habit::new(NEEDED), latest: 0 }
    }

    /// What follows may be earlier.
    pub fn begin_stretch(&mut self) {
        self.latest = 0;
    }

    /// `time` as the platform wrote it; `wall` is the desk's clock, epoch milliseconds.
    pub fn sees(&mut self, time: u64, wall: u64, questions: &mut Questions) {
        // From 2001 to 2603.
        const YEARS: std::ops::Range<u64> = 1_000_000_000..20_000_000_000;
        let (unit, ms) = match time {
            time if YEARS.contains(&(time / 1_000)) => (0, time),
            time if YEARS.contains(&time) => (1, time * 1_000),
            time if YEARS.contains(&(time / 1_000_000)) => (2, time / 1_000),
            _ => (3, 0),
        };
        self.unit.sees(1 << unit);
        if unit < 2 {
            questions.tells(Question::TimeUnit, unit == 0);
        }
        if unit < 3 {
            questions.tells(Question::OneClock, ms >= self.latest);
            questions.tells(Question::RightClock, ms.abs_diff(wall) <= NEAR_MS);
            self.latest = ms;
        }
    }

    pub fn findings(&self, found: &mut Vec<Found>) {
        let named = |way: u8| UNITS[way.trailing_zeros() as usize & 3];
        let (present, run) = self.unit.present();
        if let Some((from, to)) = self.unit.change() {
            found.push(Found { finding: Finding::TimeUnit { from: named(from), to: named(to) }, count: run });
        } else if present > 1 && run >= u32::from(NEEDED) {
            let (from, to) = (TimeUnit::Milliseconds, named(present));
            found.push(Found { finding: Finding::TimeUnit { from, to }, count: run });
        }
    }
}
