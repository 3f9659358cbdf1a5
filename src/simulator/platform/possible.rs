//! What can happen at the moment.

use super::{Dialling, Platform};
use crate::protocol::NotReadyReason;
use crate::simulator::action::Action;
use crate::simulator::truth::{AgentState, Intent, Phase};
use std::ops::RangeInclusive;

/// The longest and the shortest rest (`cec_07_1213`).
const REST_MS: RangeInclusive<u64> = 1_000..=86_399_000;

impl Platform {
    /// Whether the action would do anything now.
    pub fn can(&self, action: &Action) -> bool {
        let idle = self.is(&AgentState::Idle) && self.lines.is_empty();
        let two = self.line_in(Phase::Talking).is_some() && self.line_in(Phase::Held).is_some();
        match action {
            Action::SignIn => self.is(&AgentState::SignedOut),
            Action::SignOut => self.is_free() && !self.is(&AgentState::SigningIn),
            Action::KickedOut => !self.is(&AgentState::SignedOut),
            Action::Ready | Action::ForcedReady if self.is_free() => self.is_away(),
            Action::Ready => self.is_occupied() && (self.truth.agent.then.is_some() || self.wraps_up_again),
            Action::ForcedReady => false,
            Action::NotReady { reason } => self.can_become_not_ready(reason),
            Action::ForcedNotReady => self.can_be_forced_not_ready(),
            Action::Rest { limit_ms, .. } => {
                REST_MS.contains(limit_ms) && (idle || self.is_occupied() || self.is_free() && self.is_wrapping_up())
            }
            Action::EndRest => matches!(self.truth.agent.state, AgentState::Rest { .. }),
            Action::WrapUp => idle || self.is_occupied() && self.truth.agent.then != Some(Intent::WrapUp),
            Action::EndWrapUp => self.is_free() && self.is_wrapping_up(),

            Action::Incoming { .. } | Action::PredictiveIncoming { .. } => idle,
            Action::InternalIncoming { .. } => self.is_reachable(),
            Action::Answer | Action::Reject | Action::NoAnswer | Action::CustomerAbandons => {
                self.line_in(Phase::Ringing).is_some()
            }

            Action::Hold => !self.joined && self.line_in(Phase::Talking).is_some(),
            Action::Unhold => {
                self.attempt.is_none() && self.line_in(Phase::Talking).is_none() && self.line_in(Phase::Held).is_some()
            }
            Action::SwitchMedia { .. } => !self.joined && self.line_in(Phase::Talking).is_some(),
            Action::Swap | Action::Conference | Action::CompleteTransfer => two,
            Action::HangUp | Action::CustomerHangsUp => self.in_hand().is_some(),
            Action::OtherCustomerHangsUp => self.not_in_hand().is_some(),
            Action::PlatformHangsUp => self.in_hand().is_some() && (self.joined || self.lines.len() == 1),
            Action::BlindTransfer { to } => {
                !to.is_empty() && self.lines.len() == 1 && self.line_in(Phase::Talking).is_some()
            }

            Action::Dial { number, .. } => !number.is_empty() && (self.is_reachable() || self.has_one_on_hold()),
            Action::PhonePickedUp | Action::AgentPhoneNotPicked => self.stage() == Some(Dialling::OwnPhoneRings),
            Action::CalleeRings | Action::BadNumber => {
                matches!(self.stage(), Some(Dialling::OwnPhoneRings | Dialling::OwnPhoneUp))
            }
            Action::CalleeAnswers | Action::CalleeDoesNotAnswer | Action::CalleeRejects | Action::AgentCancelsDial => {
                self.attempt.is_some()
            }

            Action::Playback | Action::ConferenceRequest => idle,
            Action::PutPhoneDown => self.aside,
        }
    }

    fn is(&self, state: &AgentState) -> bool {
        self.truth.agent.state == *state
    }

    /// Signed in, without a call of any sort.
    fn is_free(&self) -> bool {
        self.lines.is_empty() && !self.is(&AgentState::SignedOut) && !self.is_occupied()
    }

    fn is_occupied(&self) -> bool {
        self.is(&AgentState::OnCall)
    }

    fn is_wrapping_up(&self) -> bool {
        self.is(&AgentState::WrapUp)
    }

    fn is_away(&self) -> bool {
        matches!(self.truth.agent.state, AgentState::NotReady { .. } | AgentState::Rest { .. } | AgentState::WrapUp)
    }

    /// Free, and able to place a call and to take a colleague's: anybody but who rests.
    fn is_reachable(&self) -> bool {
        let state = &self.truth.agent.state;
        self.lines.is_empty() && matches!(state, AgentState::Idle | AgentState::NotReady { .. } | AgentState::WrapUp)
    }

    fn has_one_on_hold(&self) -> bool {
        self.lines.len() == 1 && self.line_in(Phase::Held).is_some()
    }

    fn can_become_not_ready(&self, reason: &NotReadyReason) -> bool {
        let (state, then) = (&self.truth.agent.state, &self.truth.agent.then);
        let is_intended = matches!(then, Some(Intent::NotReady { reason: intended }) if intended == reason);
        match state {
            AgentState::Idle => self.lines.is_empty(),
            // Another reason is news.
            AgentState::NotReady { reason: present } => self.lines.is_empty() && present != reason,
            AgentState::WrapUp => self.lines.is_empty() && !is_intended,
            AgentState::OnCall => !is_intended,
            AgentState::SignedOut | AgentState::SigningIn | AgentState::Rest { .. } => false,
        }
    }

    fn can_be_forced_not_ready(&self) -> bool {
        matches!(self.truth.agent.state, AgentState::Rest { .. }) || self.can_become_not_ready(&NotReadyReason::Forced)
    }

    fn stage(&self) -> Option<Dialling> {
        self.attempt.map(|attempt| attempt.stage)
    }
}
