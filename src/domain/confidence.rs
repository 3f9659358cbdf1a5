//! How sure the console is of the agent's state.

use super::agent::AgentState;
use super::link::LinkState;
use super::session::Session;
use crate::protocol::NotReadyReason;

/// Who made the agent's state what it is, if it was not the agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imposed {
    Supervisor,
    Platform,
}

impl Imposed {
    /// By the reason why an agent is not ready (`cec_07_1346`).
    pub(super) fn by_reason(reason: Option<&NotReadyReason>) -> Option<Imposed> {
        match reason? {
            NotReadyReason::Forced => Some(Imposed::Supervisor),
            NotReadyReason::NoAnswer | NotReadyReason::PhoneUnavailable => Some(Imposed::Platform),
            NotReadyReason::NoneGiven
            | NotReadyReason::Agent
            | NotReadyReason::Rest
            | NotReadyReason::Rejected
            | NotReadyReason::Other(_) => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The bar said so, and the link is up, or another tab's and told of from there.
    Confirmed,
    /// The bar said so, and has said nothing since for so long that it may have stopped.
    Quiet,
    /// It is from before the page was loaded.
    Before,
    /// The bar said so, and cannot be relied on to tell of the next: the link is silent, lost, waiting or failed.
    Doubtful,
    /// Nobody has said.
    Unknown,
}

impl Session {
    pub fn confidence(&self) -> Confidence {
        match self.link().state {
            _ if self.agent.state == AgentState::Unknown => Confidence::Unknown,
            _ if !self.agent.confirmed => Confidence::Before,
            LinkState::Ready if self.link().quiet_since().is_some() => Confidence::Quiet,
            LinkState::Ready | LinkState::Elsewhere => Confidence::Confirmed,
            LinkState::Waiting | LinkState::WaitingLong | LinkState::Silent | LinkState::Lost | LinkState::Failed => {
                Confidence::Doubtful
            }
        }
    }
}
