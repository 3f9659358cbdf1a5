//! How sure the console is of the agent's state.

use super::agent::AgentState;
use super::link::LinkState;
use super::session::Session;

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
