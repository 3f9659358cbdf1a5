//! Durations are written as a stopwatch writes them: `0:07`, `12:30`, `1:02:03`.

/// A duration in milliseconds. The second that has begun does not count.
pub fn duration(ms: u64) -> String {
    let seconds = ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Milliseconds until a running duration is written differently.
pub(super) fn until_next_second(ms: u64) -> u32 {
    1000 - (ms % 1000) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_written_as_a_stopwatch_writes_it() {
        let written = [0, 999, 1_000, 59_999, 60_000, 754_000, 3_599_999, 3_600_000, 36_061_000].map(duration);
        assert_eq!(written, ["0:00", "0:00", "0:01", "0:59", "1:00", "12:34", "59:59", "1:00:00", "10:01:01"]);
    }

    #[test]
    fn waiting_until_the_next_second_always_changes_what_is_written() {
        for ms in (0..10_000).step_by(37) {
            let next = ms + u64::from(until_next_second(ms));
            assert_ne!(duration(ms), duration(next));
            assert_eq!(duration(ms), duration(next - 1));
        }
    }
}
