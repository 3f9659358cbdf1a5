//! How long the console waits for the bar's word.

/// A ring whose end was lost stops ringing after this time, milliseconds.
pub const RING_LIMIT_MS: u64 = 120_000;
/// The same for a call being dialled.
pub const DIAL_LIMIT_MS: u64 = 180_000;
/// A conversation of which nothing is heard for so long is over, milliseconds.
pub const TALK_LIMIT_MS: u64 = 8 * 3_600_000;
/// How long a call waits for the bar's word after the page was opened anew, if the agent is not on call, milliseconds.
pub const RESUME_LIMIT_MS: u64 = 30 * 60_000;
/// How long a call's end waits for the rest of its bundle before the outcome is final, milliseconds. A bundle
/// has up to five events, which the gateway hands over with gaps of up to half a second.
pub const SETTLE_MS: u64 = 3_000;
/// How long an outbound call that was asked for is expected, milliseconds.
pub(super) const EXPECTED_MS: u64 = 60_000;
