//! How long things may take, and how long to wait between them. Milliseconds.

use crate::backoff::Backoff;

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

/// Between one attempt that failed and the next.
pub(super) const PAUSES: Backoff = Backoff { first_ms: 1_000, longest_ms: LONGEST_PAUSE_MS };
/// Between one renewal in vain and the next.
const RENEWAL_PAUSES: Backoff = Backoff { first_ms: 30_000, longest_ms: LONGEST_PAUSE_MS };

/// The pause before a session is renewed that has been renewed so often in vain; `None` when that is enough.
pub(super) fn renewal(renewals: u32) -> Option<u64> {
    (renewals < RENEWALS).then(|| RENEWAL_PAUSES.after(renewals))
}
