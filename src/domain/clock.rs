//! Time as an input.

/// A point in time, by two clocks. Durations are taken from the monotonic one, which a
/// [`ShiftClock`](super::ShiftClock) makes; the wall clock, which somebody may set, only names the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Moment {
    /// Milliseconds of a clock that never runs backwards.
    pub mono: u64,
    /// Epoch milliseconds.
    pub wall: u64,
}

impl Moment {
    /// Milliseconds since `earlier`; zero if that is not earlier.
    pub fn since(self, earlier: Moment) -> u64 {
        self.mono.saturating_sub(earlier.mono)
    }

    /// So many milliseconds later, by both clocks.
    pub fn plus(self, ms: u64) -> Moment {
        Moment { mono: self.mono.saturating_add(ms), wall: self.wall.saturating_add(ms) }
    }
}

/// The moment at which an input is handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Now {
    pub at: Moment,
    /// The local day, in days since 1970-01-01. Earlier releases count by it.
    pub day: i32,
}
