//! How long to wait before something that has failed is tried again.

use std::time::Duration;

/// Pauses that double from the first to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    pub first_ms: u64,
    pub longest_ms: u64,
}

impl Backoff {
    /// The pause after so many failures in a row, milliseconds; none before the first.
    pub fn after(self, failures: u32) -> u64 {
        let Some(doublings) = failures.checked_sub(1) else { return 0 };
        self.first_ms.saturating_mul(1 << doublings.min(32)).min(self.longest_ms)
    }

    /// The same, shortened by up to a half, so that those who failed at once don't all come back at once. `draw` is the
    /// caller's chance, 0 (half) to 1000 (whole).
    pub fn spread(self, failures: u32, draw: u64) -> u64 {
        let whole = self.after(failures);
        whole / 2 + whole / 2 * draw.min(1_000) / 1_000
    }

    /// [`Backoff::after`], for a sleep.
    pub fn pause(self, failures: u32) -> Duration {
        Duration::from_millis(self.after(failures))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BACKOFF: Backoff = Backoff { first_ms: 1_000, longest_ms: 60_000 };

    #[test]
    fn pauses_double_up_to_the_longest_for_ever() {
        let pauses = [0, 1, 2, 3, 6, 7, 8, u32::MAX].map(|failures| BACKOFF.after(failures));
        assert_eq!(pauses, [0, 1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000]);
        assert_eq!(Backoff { first_ms: u64::MAX, longest_ms: u64::MAX }.after(u32::MAX), u64::MAX);
    }

    #[test]
    fn chance_shortens_a_pause_by_a_half_at_most() {
        assert_eq!([0, 500, 1_000, 7_000].map(|draw| BACKOFF.spread(2, draw)), [1_000, 1_500, 2_000, 2_000]);
    }
}
