//! Outbound calls that are asked for in the console.

use super::call::{Call, Direction};
use super::clock::Moment;
use super::medium::Medium;
use crate::numbers::{DialBack, callable, dial_back};
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
