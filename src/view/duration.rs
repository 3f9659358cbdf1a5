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

/// The whole seconds that are nearest to so many milliseconds.
pub(super) fn whole_seconds(ms: u32) -> u64 {
    (u64::from(ms) + 500) / 1_000
}
