//! How long what is stored stays. A clock can be wrong for a day, by years, in both directions. What is deleted is old by
//! the wall clock of a day on which nothing contradicts it, and by time that is known to have passed since.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const HOUR_MS: u64 = 3_600_000;
const DAY_MS: u64 = 24 * HOUR_MS;
/// A weekend: so long nobody may look without the clock being in doubt, milliseconds.
const SHORTEST_STEP_MS: u64 = 3 * DAY_MS;
/// While the clock is in doubt it may go on in longer steps: some work once a month.
const LONGEST_DOUBTED_STEP_MS: u64 = 31 * DAY_MS;
/// A clock that has jumped is believed when it has gone on for so long since, milliseconds.
const BELIEVED_AFTER_MS: u64 = 12 * HOUR_MS;

/// Days as they stand in the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// For the records of finished calls.
    pub days: u32,
    /// For the raw entries of past shifts.
    pub raw_days: u32,
}

impl Retention {
    /// Records of calls that began before this may go, by the clock at `wall`. Epoch milliseconds.
    pub fn records_before(self, wall: u64) -> u64 {
        wall.saturating_sub(ms(self.days))
    }

    /// The longest step of the clock from one look to the next that is not in doubt.
    fn longest_step(self) -> u64 {
        (ms(self.days.min(self.raw_days)) / 2).max(SHORTEST_STEP_MS)
    }
}

fn ms(days: u32) -> u64 {
    u64::from(days) * DAY_MS
}

/// What is known of the time that has passed. It is stored beside what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ageing {
    /// Time that is known to have passed, milliseconds.
    elapsed: u64,
    /// The clock when it was last believed; `None` before the first time.
    believed: Option<u64>,
    /// The furthest that it was then. A clock that comes back from the past counts from here.
    furthest: u64,
    /// The clock has jumped and is not believed yet.
    doubted: Option<Doubted>,
    /// What had passed when a shift began. Shifts of earlier releases have no stamp.
    stamps: BTreeMap<u64, u64>,
}

/// The clock just after it has jumped, and when somebody last looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Doubted {
    first: u64,
    last: u64,
}

impl Ageing {
    /// Somebody looks at the clock, in the `open` shift. `newest` is the newest shift before that one, which is all that
    /// is known of the time at first. Whether the clock is believed: else nothing may go.
    pub fn look(&mut self, wall: u64, retention: Retention, open: Option<u64>, newest: Option<u64>) -> bool {
        let longest = retention.longest_step();
        let is_step = |from: u64, longest: u64| wall >= from && wall - from <= longest;
        let believed = *self.believed.get_or_insert(newest.unwrap_or(wall));
        self.furthest = self.furthest.max(believed);
        if is_step(believed, longest) {
            self.elapsed += wall - believed;
            self.believe(wall);
        } else {
            let goes_on = self.doubted.filter(|doubted| is_step(doubted.last, LONGEST_DOUBTED_STEP_MS));
            let first = goes_on.map_or(wall, |doubted| doubted.first);
            self.doubted = Some(Doubted { first, last: wall });
            if wall - first >= BELIEVED_AFTER_MS {
                let in_the_past = (wall - first).min(longest);
                self.elapsed += if wall > self.furthest { wall - self.furthest } else { in_the_past };
                self.believe(wall);
            }
        }
        if let Some(open) = open {
            self.stamps.entry(open).or_insert(self.elapsed);
        }
        self.doubted.is_none()
    }

    fn believe(&mut self, wall: u64) {
        self.believed = Some(wall);
        self.furthest = self.furthest.max(wall);
        self.doubted = None;
    }

    /// Whether the raw entries of a shift may go, by a clock that is believed. A shift is named by the moment of its
    /// first entry, or of one of the future that it followed: then only what has passed since it began counts.
    pub fn is_shift_over(&self, shift: u64, wall: u64, retention: Retention) -> bool {
        let is_old = shift <= wall.saturating_sub(ms(retention.raw_days));
        let of_the_future = shift > wall && self.stamps.contains_key(&shift);
        (is_old || of_the_future) && self.has_aged(shift, retention.raw_days)
    }

    /// The same of the record of a call that began at `began`, in that shift.
    pub fn is_record_over(&self, began: u64, shift: u64, wall: u64, retention: Retention) -> bool {
        began <= retention.records_before(wall) && self.has_aged(shift, retention.days)
    }

    /// Forgets the stamps of shifts of which nothing is left.
    pub fn tidy(&mut self, wall: u64, retention: Retention, open: Option<u64>) {
        let days = retention.days.max(retention.raw_days);
        let limit = wall.saturating_sub(ms(days));
        let is_left = |shift: u64, stamp: u64| shift > limit || self.elapsed.saturating_sub(stamp) < ms(days);
        // A call may have begun a little before its shift, but not after its end.
        self.stamps.retain(|shift, stamp| Some(*shift) == open || is_left(shift.saturating_add(DAY_MS), *stamp));
    }

    fn has_aged(&self, shift: u64, days: u32) -> bool {
        self.stamps.get(&shift).is_none_or(|stamp| self.elapsed.saturating_sub(*stamp) >= ms(days))
    }
}
