//! Calls back: an outbound call that is asked for because of an earlier one says so.

use super::call::{Call, Direction, RecordKey};
use super::clock::Moment;
use super::dial::{Callout, Dial};
use super::session::{Effect, Session};
use crate::numbers::key;
use crate::protocol::Number;
use std::rc::Rc;

/// A call back that was asked for and is no call yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Returning {
    number: Number,
    to: RecordKey,
    since: Moment,
}

/// So long after it was asked for a call back may still tell its number, milliseconds.
const RETURNS_MS: u64 = 5 * 60_000;

impl Session {
    /// Asks for an outbound call that is due because of the call `to`.
    pub(super) fn dial_back(&mut self, callout: Callout, to: RecordKey, now: Moment, effects: &mut Vec<Effect>) {
        let number = callout.number.clone();
        self.dial_requested(callout, now, effects);
        let asked_for = matches!(self.dial, Dial::Requested { .. });
        self.returning = asked_for.then_some(Returning { number, to, since: now });
    }

    /// Lets the call that was asked for say whose call it returns, as soon as its number is known.
    pub(super) fn link_return(&mut self, now: Moment) {
        let over = matches!(self.dial, Dial::Failed { .. });
        self.returning.take_if(|returning| over || now.since(returning.since) > RETURNS_MS);
        let Some(Returning { number, to, since }) = &self.returning else { return };
        let is_return = |call: &Call| {
            let is_outward = matches!(call.direction, Direction::Outbound | Direction::Unknown);
            let theirs = call.number.as_ref().map(|number| key(number.as_str()));
            is_outward && call.began.mono >= since.mono && theirs == Some(key(number.as_str()))
        };
        let live = self.live_calls().find(|call| is_return(call)).map(|call| call.key);
        if let Some(index) = live.and_then(|key| self.calls.index_of(key)) {
            Rc::make_mut(&mut self.calls.log[index]).calls_back = Some(*to);
            self.returning = None;
        }
    }
}
