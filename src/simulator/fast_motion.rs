//! A morning in fast motion: the simulated clock is put forward, so that everything lasts as long as it does in life and
//! passes in a moment.

use super::platform::Platform;
use super::truth::Phase;

/// From one look at the clock to the next, real milliseconds.
const TICK_MS: u64 = 100;
/// How many simulated seconds pass in one.
const PACE: u64 = 90;
/// The same while a phone rings: it must be seen to ring.
const RINGING_PACE: u64 = 12;

/// By how many milliseconds the clock is put forward, so many real ones after the last time: not beyond what is due.
pub fn forward_ms(platform: &Platform, now: u64, due: u64, passed_ms: u64) -> u64 {
    passed_ms.saturating_mul(pace(platform) - 1).min(due.saturating_sub(now))
}

/// After how many real milliseconds the next time is.
pub fn wait_ms(platform: &Platform, now: u64, due: u64) -> u64 {
    due.saturating_sub(now).div_ceil(pace(platform)).min(TICK_MS)
}

fn pace(platform: &Platform) -> u64 {
    let rings = platform.live_calls().any(|call| matches!(call.phase, Phase::Ringing | Phase::Dialling));
    if rings { RINGING_PACE } else { PACE }
}
