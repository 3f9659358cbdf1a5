//! Outbound calls that are asked for in the console.

use super::agent::AgentState;
use super::call::{Call, Direction};
use super::clock::Moment;
use super::media::Medium;
use super::session::{Effect, Session};
use super::timeouts::EXPECTED_MS;
use super::tracked::Phone;
use crate::numbers::{DialBack, callable, dial_back, is_dialable};
use crate::protocol::{MediaMode, Number, RetCode};

/// An outbound call to ask the bar for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    pub number: Number,
    pub mode: MediaMode,
}

impl Callout {
    pub fn audio(number: Number) -> Callout {
        Callout { number, mode: MediaMode::Audio }
    }

    pub fn video(number: Number) -> Callout {
        Callout { number, mode: MediaMode::Video }
    }
}

/// An outbound call that has not shown itself yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expected {
    pub since: Moment,
    pub number: Number,
    /// None if it was asked for elsewhere.
    pub medium: Option<Medium>,
}

/// An outbound call that the agent asked for. The bar answers such a request with nothing but its events.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Dial {
    #[default]
    Idle,
    Requested {
        number: Number,
        mode: MediaMode,
        since: Moment,
    },
    Failed {
        number: Number,
        why: DialFailure,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum DialFailure {
    /// Something other than digits, `*`, `#` and a leading `+`.
    NotANumber,
    /// The bar has not said that the agent is signed in.
    NotSignedIn,
    OnCall,
    /// Nothing happened within a minute.
    NoReaction,
    /// The gateway refused it.
    Refused(RetCode),
}

impl Call {
    /// What to dial in order to call the other party; `None` if nothing does. Only the number of somebody who has called
    /// is changed: a number that was dialled can be dialled again, and a colleague's has no outside.
    pub fn to_dial(&self, rules: &DialBack) -> Option<String> {
        let number = callable(self.number.as_ref()?.whole().as_str())?;
        match self.direction {
            Direction::Inbound | Direction::Unknown => Some(dial_back(rules, &number)),
            Direction::Outbound | Direction::Internal => Some(number),
        }
    }
}

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

    fn dial_obstacle(&self) -> Option<DialFailure> {
        match self.agent.state {
            AgentState::Unknown | AgentState::SigningIn | AgentState::SignedOut => Some(DialFailure::NotSignedIn),
            AgentState::OnCall => Some(DialFailure::OnCall),
            AgentState::Idle | AgentState::NotReady { .. } | AgentState::Rest { .. } | AgentState::WrapUp => None,
        }
    }

    /// The number that is being called for the agent and is no call yet, since when, and with what.
    pub fn dialling(&self) -> Option<(&Number, Moment, Option<Medium>)> {
        match (&self.dial, &self.calls.alert) {
            (Dial::Requested { number, since, mode }, _) => Some((number, *since, Some((*mode).into()))),
            (_, Some(alert)) if !alert.is_over() && alert.direction == Direction::Outbound => {
                alert.number.as_ref().map(|number| (number, alert.since, alert.medium))
            }
            _ => None,
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
