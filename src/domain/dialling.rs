//! How outbound calls are asked for, and what becomes of that.

use super::agent::AgentState;
use super::call::{Direction, RecordKey};
use super::clock::Moment;
use super::dial::{Callout, Dial, DialFailure, Expected};
use super::io::Effect;
use super::limits::EXPECTED_MS;
use super::returning::Returning;
use super::session::Session;
use super::tracked::Phone;
use crate::numbers::is_dialable;
use std::rc::Rc;

impl Session {
    /// Whether a callout would be obeyed: the agent is signed in and not on a call.
    pub fn may_dial(&self) -> bool {
        self.dial_obstacle().is_none()
    }

    pub(super) fn dial_requested(&mut self, callout: Callout, now: Moment, effects: &mut Vec<Effect>) {
        let Callout { number, mode } = callout;
        let dialable = is_dialable(number.as_str());
        // A number that was forgotten since was one then; nobody is called by it.
        let why = (!dialable && !number.is_forgotten()).then_some(DialFailure::NotANumber);
        self.dial = match why.or_else(|| self.dial_obstacle()) {
            Some(why) => Dial::Failed { number, why },
            None => {
                self.calls.expected = Some(Expected { since: now, number: number.clone(), medium: Some(mode.into()) });
                if dialable {
                    effects.push(Effect::Callout(Callout { number: number.clone(), mode }));
                }
                Dial::Requested { number, mode, since: now }
            }
        };
    }

    /// Asks for an outbound call that is due because of the call `to`.
    pub(super) fn dial_back(&mut self, callout: Callout, to: RecordKey, now: Moment, effects: &mut Vec<Effect>) {
        let number = callout.number.clone();
        self.dial_requested(callout, now, effects);
        let asked_for = matches!(self.dial, Dial::Requested { .. });
        self.returning = asked_for.then_some(Returning { number, to, since: now });
    }

    /// Lets the call that was asked for say whose call it returns, as soon as its number is known.
    pub(super) fn link_return(&mut self, now: Moment) {
        let failed = matches!(self.dial, Dial::Failed { .. });
        self.returning.take_if(|returning| failed || returning.is_over(now));
        let Some(returning) = &self.returning else { return };
        let live = self.live_calls().find(|call| returning.is_made_by(call)).map(|call| call.key);
        if let Some(index) = live.and_then(|key| self.calls.index_of(key)) {
            Rc::make_mut(&mut self.calls.log[index]).calls_back = Some(returning.to);
            self.returning = None;
        }
    }

    fn dial_obstacle(&self) -> Option<DialFailure> {
        match self.agent.state {
            AgentState::Unknown | AgentState::SigningIn | AgentState::SignedOut => Some(DialFailure::NotSignedIn),
            AgentState::OnCall => Some(DialFailure::OnCall),
            AgentState::Idle | AgentState::NotReady { .. } | AgentState::Rest { .. } | AgentState::WrapUp => None,
        }
    }

    /// The bar does something about a call. A phone that rings for somebody else's is no answer to what was asked for.
    pub(super) fn dial_reacted(&mut self) {
        if matches!(self.dial, Dial::Requested { .. }) && self.ring().is_none() {
            self.dial = Dial::Idle;
        }
    }

    /// A call came in between: what was asked for will not happen.
    pub(super) fn overtake_dial(&mut self) {
        let Dial::Requested { number, since, .. } = &self.dial else { return };
        let calls = &self.calls;
        let overtakes = |slot: &usize| {
            let (open, call) = (&calls.open[*slot], calls.call(*slot));
            (open.origin.offered || open.origin.phone == Phone::RangAtOccupied)
                && !open.is_own(call)
                && call.began.mono >= since.mono
        };
        if let Some(slot) = (0..calls.open.len()).find(overtakes) {
            self.dial = Dial::Failed { number: number.clone(), why: DialFailure::OnCall };
            self.calls.expected = None;
            let call = self.calls.call_mut(slot);
            if call.direction == Direction::Unknown {
                call.direction = Direction::Inbound;
            }
        }
    }

    pub(super) fn turn_dial(&mut self, now: Moment) {
        if let Dial::Requested { number, since, .. } = &self.dial
            && now.since(*since) >= EXPECTED_MS
        {
            self.dial = Dial::Failed { number: number.clone(), why: DialFailure::NoReaction };
        }
    }
}
