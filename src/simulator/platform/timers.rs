//! What happens by itself.

use super::{Dialling, Platform};
use crate::simulator::truth::{AgentState, Phase};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timer {
    SignedIn,
    RestIsOver,
    WrapUpIsOver,
    RangTooLong,
    PhoneIsPickedUp,
    CalleeRings,
}

impl Platform {
    pub(super) fn next_timer(&self) -> Option<(u64, Timer)> {
        let timers = [self.timer_of_agent(), self.timer_of_ringing(), self.timer_of_attempt()];
        timers.into_iter().flatten().min_by_key(|&(at, _)| at)
    }

    fn timer_of_agent(&self) -> Option<(u64, Timer)> {
        let (limit_ms, timer) = match self.truth.agent.state {
            AgentState::SigningIn => (self.settings.sign_in_ms, Timer::SignedIn),
            AgentState::Rest { overdue: false, .. } => (self.rest_limit_ms, Timer::RestIsOver),
            AgentState::WrapUp if self.lines.is_empty() => (self.settings.wrap_up_limit_ms?, Timer::WrapUpIsOver),
            _ => return None,
        };
        Some((self.truth.agent.since.saturating_add(limit_ms), timer))
    }

    fn timer_of_ringing(&self) -> Option<(u64, Timer)> {
        let call = &self.truth.calls[self.line_in(Phase::Ringing)?];
        Some((call.since.saturating_add(self.settings.ring_limit_ms?), Timer::RangTooLong))
    }

    fn timer_of_attempt(&self) -> Option<(u64, Timer)> {
        let attempt = self.attempt?;
        let (limit_ms, timer) = match attempt.stage {
            Dialling::OwnPhoneRings => (self.settings.pick_up_ms?, Timer::PhoneIsPickedUp),
            Dialling::OwnPhoneUp => (self.settings.callee_rings_ms?, Timer::CalleeRings),
            Dialling::CalleeRings => return None,
        };
        Some((attempt.since.saturating_add(limit_ms), timer))
    }
}
