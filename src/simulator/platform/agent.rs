//! Signing in and out, ready, not ready, rest and wrap-up (`S10` to `S14`). Leaving one of these states has an
//! event of its own; `AgentState_Ready` only follows a call or a sign-in.

use super::Platform;
use crate::protocol::{Kind, NotReadyReason};
use crate::simulator::content;
use crate::simulator::truth::{AgentState, EndedBy, Intent, Outcome, Phase};

impl Platform {
    pub(super) fn enter(&mut self, state: AgentState) {
        self.truth.agent.state = state;
        self.truth.agent.since = self.now;
        if matches!(self.truth.agent.state, AgentState::SignedOut | AgentState::Idle) {
            self.truth.agent.then = None;
        }
    }

    pub(super) fn sign_in(&mut self) {
        self.signed_in_at = self.now;
        self.enter(AgentState::SigningIn);
        self.say_plain(Kind::InService);
    }

    pub(super) fn signed_in(&mut self) {
        if self.settings.starts_in_wrap_up {
            self.enter(AgentState::WrapUp);
            self.say_plain(Kind::Work);
        } else {
            self.enter(AgentState::Idle);
            self.say_plain(Kind::Ready);
        }
    }

    /// Whatever call there is ends as the platform would end it, without a word about the agent's state.
    pub(super) fn kicked_out(&mut self) {
        let reached_phone = self.aside || !self.lines.is_empty();
        let ringing = self.line_in(Phase::Ringing);
        if let Some(line) = ringing {
            self.say_of_call(Kind::NoAnswer, line);
        }
        if reached_phone {
            self.say(Kind::PhoneRelease, content::phone_release(EndedBy::Platform.phone_state()));
        }
        for line in std::mem::take(&mut self.lines) {
            let phase = self.truth.calls[line].phase;
            self.truth.calls[line].end(
                self.now,
                EndedBy::Platform,
                match phase {
                    Phase::Ringing => Outcome::Missed,
                    _ => Outcome::Failed,
                },
            );
            match phase {
                Phase::Ringing | Phase::Ended => {}
                Phase::Dialling => self.say_dialling_failed(line),
                Phase::Talking | Phase::Held => {
                    self.say_of_call(Kind::CallRelease, line);
                    self.say(Kind::CustomerRelease, content::customer_release(&self.truth.calls[line]));
                }
            }
        }
        self.forget_calls();
        self.enter(AgentState::SignedOut);
        let signed_in_at = self.dialect.epoch.saturating_add(self.signed_in_at);
        self.say(Kind::ShutdownService, content::shutdown_service(signed_in_at));
    }

    pub(super) fn ready(&mut self) {
        if self.truth.agent.state == AgentState::OnCall {
            self.truth.agent.then = None;
            self.wraps_up_again = false;
        } else {
            self.say_leaving();
            self.enter(AgentState::Idle);
        }
    }

    pub(super) fn not_ready(&mut self, reason: &NotReadyReason) {
        let reason = reason.clone();
        match &mut self.truth.agent.state {
            AgentState::OnCall | AgentState::WrapUp => self.truth.agent.then = Some(Intent::NotReady { reason }),
            AgentState::NotReady { reason: present } => {
                *present = reason;
                self.say_not_ready();
            }
            _ => self.become_not_ready(reason),
        }
    }

    pub(super) fn forced_not_ready(&mut self) {
        self.not_ready(&NotReadyReason::Forced);
    }

    pub(super) fn forced_ready(&mut self) {
        self.enter(AgentState::Idle);
        self.say_plain(Kind::ForceReady);
    }

    pub(super) fn become_not_ready(&mut self, reason: NotReadyReason) {
        self.enter(AgentState::NotReady { reason });
        self.truth.agent.then = None;
        self.say_not_ready();
    }

    fn say_not_ready(&mut self) {
        let AgentState::NotReady { reason } = &self.truth.agent.state else { return };
        if self.dialect.forced_events && *reason == NotReadyReason::Forced {
            self.say_plain(Kind::ForceSetNotReady);
        } else {
            let content = content::reason(reason.code());
            self.say(Kind::SetNotReadySuccess, content);
        }
    }

    pub(super) fn rest(&mut self, limit_ms: u64, cause: u8) {
        if self.truth.agent.state == AgentState::Idle {
            self.become_resting(limit_ms, cause);
        } else {
            self.truth.agent.then = Some(Intent::Rest { limit_ms, cause });
        }
    }

    fn become_resting(&mut self, limit_ms: u64, cause: u8) {
        self.rest_limit_ms = limit_ms;
        self.enter(AgentState::Rest { cause, overdue: false });
        self.say(Kind::SetRestSuccess, content::reason(&cause.to_string()));
    }

    /// A reminder; the agent goes on resting.
    pub(super) fn rest_is_over(&mut self) {
        if let AgentState::Rest { overdue, .. } = &mut self.truth.agent.state {
            *overdue = true;
            self.say_plain(Kind::RestTimeout);
        }
    }

    pub(super) fn end_rest(&mut self) {
        self.say_leaving();
        self.enter(AgentState::Idle);
    }

    pub(super) fn wrap_up(&mut self) {
        if self.truth.agent.state == AgentState::Idle {
            self.enter(AgentState::WrapUp);
            self.say_plain(Kind::SetWorkSuccess);
        } else {
            self.truth.agent.then = Some(Intent::WrapUp);
        }
    }

    pub(super) fn end_wrap_up(&mut self) {
        self.say_leaving();
        let then = self.truth.agent.then.take();
        self.enter(AgentState::Idle);
        if let Some(intent) = then {
            self.begin(intent);
        }
    }

    /// What had been asked for during a call.
    pub(super) fn begin(&mut self, intent: Intent) {
        match intent {
            Intent::NotReady { reason } => self.become_not_ready(reason),
            Intent::Rest { limit_ms, cause } => self.become_resting(limit_ms, cause),
            Intent::WrapUp => {
                self.enter(AgentState::WrapUp);
                self.say_plain(Kind::SetWorkSuccess);
            }
        }
    }

    fn say_leaving(&mut self) {
        match self.truth.agent.state {
            AgentState::NotReady { .. } => self.say_plain(Kind::CancelNotReadySuccess),
            AgentState::Rest { .. } => self.say_plain(Kind::CancelRestSuccess),
            AgentState::WrapUp => self.say_plain(Kind::CancelWorkSuccess),
            AgentState::SignedOut | AgentState::SigningIn | AgentState::Idle | AgentState::OnCall => {}
        }
    }
}
