//! How long to wait before a request is made, and how long for its answer.

use crate::backoff::Backoff;
use crate::journal::RecordKey;

/// After this long, milliseconds, an answer isn't waited for.
pub const TIME_LIMIT_MS: u32 = 30_000;
/// Notes are typed in pieces. So long a record must have been left alone before its change is sent, milliseconds.
pub const QUIET_MS: u64 = 3_000;
/// No pause of our own is longer, milliseconds.
pub const LONGEST_PAUSE_MS: u64 = 5 * 60_000;
/// Nor one for want of a session: whoever has signed in wants to see the calls go.
pub const LONGEST_SESSION_PAUSE_MS: u64 = 60_000;
/// No pause that a server asks for is kept longer, milliseconds, and no clock that was set back adds to it.
pub const LONGEST_WAIT_MS: u64 = 60 * 60_000;
/// How often a call is sent again that the server says it is still at work on.
pub(super) const CONFLICTS: u32 = 3;

/// How often a session is wanted for one call while others are taken, before it is refused.
pub(super) const REFUSED_ALONE: u32 = 2;

const FIRST_PAUSE_MS: u64 = 1_000;
const PAUSES: Backoff = Backoff { first_ms: FIRST_PAUSE_MS, longest_ms: LONGEST_PAUSE_MS };
const FIRST_CONFLICT_MS: u64 = 5_000;

/// The pause after so many failures in a row, milliseconds. By how much it is shortened is drawn from the record's name,
/// which differs from desk to desk.
pub(super) fn pause(failures: u32, key: RecordKey) -> u64 {
    PAUSES.spread(failures, draw(key, failures))
}

/// The pause after so many answers that the call is being worked on, milliseconds.
pub(super) fn conflict(conflicts: u32) -> u64 {
    FIRST_CONFLICT_MS << (2 * conflicts.saturating_sub(1))
}

/// What the server asks for, if it does, or else our own pause. A second at least, whatever it asks for.
pub(super) fn asked_or(after: Option<u64>, own: u64) -> u64 {
    after.map_or(own, |after| after.clamp(FIRST_PAUSE_MS, LONGEST_WAIT_MS))
}

/// 0 to 1000. The mixing of SplitMix64.
fn draw(key: RecordKey, failures: u32) -> u64 {
    let mut mixed = key.shift ^ key.began.rotate_left(24) ^ key.call.rotate_left(48) ^ u64::from(failures);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % 1_001
}
