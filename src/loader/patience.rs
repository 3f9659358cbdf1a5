//! How long things may take, and how long to wait between them. Milliseconds.

/// An answer isn't waited for any longer.
pub const TIME_LIMIT_MS: u64 = 20_000;
/// A script that has made no iframe by then isn't believed to make one.
pub const FRAME_LIMIT_MS: u64 = 15_000;
/// A bar whose page has loaded and that has said nothing by then is doubted.
pub const SILENCE_MS: u64 = 15_000;
/// No pause is longer.
pub const LONGEST_PAUSE_MS: u64 = 60_000;
/// So often in a row a new session is fetched because the old one doesn't hold. The agent may be typing a password into
/// the bar that is taken away.
pub const RENEWALS: u32 = 3;

const FIRST_PAUSE_MS: u64 = 1_000;
const FIRST_RENEWAL_PAUSE_MS: u64 = 30_000;

/// The pause after so many failures in a row: 1, 2, 4 … 60 seconds.
pub(super) fn pause(failures: u32) -> u64 {
    (FIRST_PAUSE_MS << failures.saturating_sub(1).min(20)).min(LONGEST_PAUSE_MS)
}

/// The pause before a session is renewed that has been renewed so often in vain; `None` when that is enough.
pub(super) fn renewal(renewals: u32) -> Option<u64> {
    match renewals {
        0 => Some(0),
        1..RENEWALS => Some(FIRST_RENEWAL_PAUSE_MS << (renewals - 1)),
        _ => None,
    }
}
