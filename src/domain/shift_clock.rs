//! The clock of a shift, made of a page's two. A machine that sleeps stops the page's monotonic clock on macOS and Linux,
//! and a wall clock may be set: in both cases the wall clock goes ahead of the other, and only one of them is time that has
//! passed. What was it is decided once. The decision stands in the journal: in the moment of the entry that follows it,
//! and in an entry of its own if the wall clock was set back.

use super::clock::Moment;
use super::limits::{RING_LIMIT_MS, SETTLE_MS};
use std::collections::VecDeque;

/// Clocks that part by less than this are not worth a decision, milliseconds: time servers correct so much now and then.
const STEP_MS: i64 = 2_000;
/// How far the platform's times may be from what a step explains, milliseconds: messages come a little late.
const NEAR_MS: i64 = 5_000;
/// How many of the platform's latest times are remembered. Each of its nodes has a clock of its own.
const REMEMBERED: usize = 64;
/// How many of them tell how much time has passed.
const LATEST: usize = 16;
/// An event whose way took so much longer than usual is late, milliseconds.
const LATE_MS: i64 = 3_000;
/// A ring that is over cannot be late. What seems to be later than that comes from a clock that was not heard of yet.
const LATEST_MS: i64 = RING_LIMIT_MS.cast_signed();
/// How long the events of one bundle take to come, milliseconds.
const BUNDLE_MS: i64 = SETTLE_MS.cast_signed();

/// What the clocks of a page say at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Reading {
    /// Milliseconds since the page was opened, without those in which the machine slept on some systems.
    pub ran: u64,
    /// Epoch milliseconds, by a clock that somebody may set.
    pub wall: u64,
}

/// How far the platform's clocks are ahead of the shift's, by the latest events that told their time, milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PlatformTimes(VecDeque<Heard>);

/// An event that told its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Heard {
    /// When it came, monotonic milliseconds of the shift.
    at: u64,
    ahead: i64,
}

impl PlatformTimes {
    /// An event has come. By how many milliseconds more than usual it is late, if that is worth a word.
    pub(super) fn heard(&mut self, generated: u64, now: Moment) -> Option<u32> {
        let ahead = ahead(generated, now);
        let late_ms = self.late(ahead, now);
        if self.0.len() == REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back(Heard { at: now.mono, ahead });
        late_ms
    }

    /// By how much it is late by the clock that is nearest. The transport keeps the order, so nothing that came since it was
    /// generated can tell. It is on time if an earlier event had a time like it, for each node has its own clock; but not one
    /// of the same bundle, which is late together.
    fn late(&self, ahead: i64, now: Moment) -> Option<u32> {
        let late_by = |known: &Heard| known.ahead.saturating_sub(ahead);
        let came_before = |known: &Heard, late: i64| signed(known.at).saturating_add(late) <= signed(now.mono);
        let lates = self.0.iter().map(|known| (known, late_by(known)));
        let late = lates.filter(|(known, late)| (LATE_MS + 1..=LATEST_MS).contains(late) && came_before(known, *late));
        let late = late.map(|(_, late)| late).min()?;
        let is_usual = |known: &Heard| late_by(known).abs() <= LATE_MS && came_before(known, BUNDLE_MS);
        if self.0.iter().any(is_usual) { None } else { u32::try_from(late).ok() }
    }

    /// Whether the bar tells times at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How much time has passed since the wall clock went `step` ahead, by an event that was generated since; `None` if
    /// that doesn't tell. `now` is the moment without the step.
    fn passed(&self, generated: u64, now: Moment, step: i64) -> Option<i64> {
        let shifts = || self.0.iter().rev().take(LATEST).map(|known| ahead(generated, now).saturating_sub(known.ahead));
        let distance = |to: i64| shifts().map(|shift| shift.saturating_sub(to).abs()).min().unwrap_or(i64::MAX);
        let near = if step == 0 { NEAR_MS } else { NEAR_MS.min(step / 2) };
        if distance(0).min(distance(step)) <= near {
            return Some(if distance(step) <= distance(0) { step } else { 0 });
        }
        // Both: the machine slept, and the clock was set. Only a platform with one clock can tell.
        let (least, most) = (shifts().min()?, shifts().max()?);
        (most - least <= NEAR_MS).then_some(most.max(0))
    }
}

fn ahead(generated: u64, now: Moment) -> i64 {
    signed(generated).saturating_sub(signed(now.mono))
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

/// What has become of the clock by a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The wall clock went ahead of the page's. [`ShiftClock::decide`] says what that was.
    Ahead,
    /// The wall clock was set back. That is to be journalled, or the next page would take the clock's loss for time.
    SetBack,
}

/// The clock of a shift in one page.
#[derive(Clone, Debug, Default)]
pub struct ShiftClock {
    /// What the shift's monotonic time is ahead of the page's, milliseconds.
    ahead: i64,
    last: Option<Reading>,
    /// The clocks have parted, and nobody knows yet what that was: how far the wall clock went ahead since it was last set
    /// back, milliseconds.
    doubt: Option<i64>,
}

impl ShiftClock {
    /// Goes on from another page's time.
    pub fn put_ahead(&mut self, ms: i64) {
        self.ahead = self.ahead.saturating_add(ms);
    }

    /// Takes a reading in, and says whether one of the clocks has made a step since the one before.
    pub fn read(&mut self, reading: Reading) -> Option<Step> {
        let last = self.last.replace(reading)?;
        let by_wall = signed(reading.wall).saturating_sub(signed(last.wall));
        let step = by_wall.saturating_sub(signed(reading.ran.saturating_sub(last.ran)));
        if step.abs() < STEP_MS {
            return None;
        }
        // A clock that comes back from ahead has not been set back, if nobody took that for time.
        let doubted = self.doubt.unwrap_or(0).saturating_add(step);
        self.doubt = Some(doubted.max(0));
        Some(if doubted > -STEP_MS { Step::Ahead } else { Step::SetBack })
    }

    /// The moment of the latest reading, at which inputs are handled. What is in doubt is not counted.
    pub fn moment(&self) -> Moment {
        let Reading { ran, wall } = self.last.unwrap_or_default();
        Moment { mono: ran.saturating_add_signed(self.ahead), wall }
    }

    /// The same as it is shown: what is in doubt is mostly sleep.
    pub fn shown(&self) -> Moment {
        let now = self.moment();
        Moment { mono: now.mono.saturating_add_signed(self.doubt.unwrap_or(0)), ..now }
    }

    pub fn is_in_doubt(&self) -> bool {
        self.doubt.is_some()
    }

    /// Decides what is in doubt. `generated` is the platform's time of the event at hand; without any that tells, a wall
    /// clock that has gone ahead is a machine that slept: that happens every day, and a clock is set hardly ever.
    pub fn decide(&mut self, times: &PlatformTimes, generated: Option<u64>) {
        let Some(step) = self.doubt.take() else { return };
        let told = generated.and_then(|generated| times.passed(generated, self.moment(), step));
        self.put_ahead(told.unwrap_or(step));
    }

    /// Follows the clock of the tab that leads, which has told of something at that moment.
    pub fn follow(&mut self, told: Moment) {
        let now = self.moment();
        let theirs = signed(told.mono).saturating_add(signed(now.wall)).saturating_sub(signed(told.wall));
        let behind = theirs.saturating_sub(signed(now.mono));
        if behind.abs() >= STEP_MS {
            self.put_ahead(behind);
        }
        self.doubt = None;
    }
}
