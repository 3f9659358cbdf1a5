//! How long the agent's state may last, as the enterprise has it.

use super::Kernel;
use crate::browser::clock::shown;
use crate::domain::{Standing, TimeLimit};

/// How it stands with the limit of the agent's state.
#[derive(Clone, Copy, PartialEq)]
pub struct LimitNow {
    pub limit: TimeLimit,
    /// When the state began, epoch milliseconds.
    pub since: u64,
    pub lasted_ms: u64,
    pub standing: Standing,
}

impl Kernel {
    /// `None` in a tab that doesn't have the bar, and as long as nobody knows what came before this page.
    pub fn limit_now(&self) -> Option<LimitNow> {
        let agent = self.session.agent();
        let limit = self.config.time_limit(&agent.state).filter(|_| self.leads() && !self.is_reading())?;
        let lasted_ms = shown().since(agent.since);
        Some(LimitNow { limit, since: agent.since.wall, lasted_ms, standing: limit.standing(lasted_ms) })
    }
}
