//! Calls back: an outbound call that is asked for because of an earlier one says so.

use super::call::{Call, Direction, RecordKey};
use super::clock::Moment;
use crate::numbers::key;
use crate::protocol::Number;

/// So long after it was asked for a call back may still tell its number, milliseconds.
const RETURNS_MS: u64 = 5 * 60_000;

/// A call back that was asked for and is no call yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Returning {
    pub number: Number,
    /// The call whose other party is called back.
    pub to: RecordKey,
    pub since: Moment,
}

impl Returning {
    /// Whether no call can be this one any more.
    pub fn is_over(&self, now: Moment) -> bool {
        now.since(self.since) > RETURNS_MS
    }

    /// Whether a call is what was asked for.
    pub fn is_made_by(&self, call: &Call) -> bool {
        let is_outward = matches!(call.direction, Direction::Outbound | Direction::Unknown);
        let theirs = call.number.as_ref().map(|number| key(number.as_str()));
        is_outward && call.began.mono >= self.since.mono && theirs == Some(key(self.number.as_str()))
    }
}
