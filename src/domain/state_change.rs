//! What an event says of an agent's state, and what that says of calls.

use super::agent::{AgentState, Imposed};
use super::calls::Calls;
use super::context::Context;
use crate::protocol::{Body, NotReady, NotReadyReason};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum StateChange {
    To(AgentState, Option<Imposed>),
    /// The reminder that a rest has outlasted its limit.
    RestTimedOut,
    SignedOut(Imposed),
}

impl StateChange {
    /// `None` for an event that is about something else. A sign-in that begins is no state yet.
    pub fn of(body: &Body) -> Option<StateChange> {
        Some(match body {
            Body::Busy => StateChange::To(AgentState::OnCall, None),
            Body::Work | Body::SetWorkSuccess => StateChange::To(AgentState::WrapUp, None),
            Body::Ready | Body::CancelNotReadySuccess | Body::CancelRestSuccess | Body::CancelWorkSuccess => {
                StateChange::To(AgentState::Idle, None)
            }
            Body::ForceReady => StateChange::To(AgentState::Idle, Some(Imposed::Supervisor)),
            Body::SetNotReadySuccess(NotReady { reason }) => {
                let imposed = Imposed::by_reason(reason.as_ref());
                StateChange::To(AgentState::NotReady { reason: reason.clone() }, imposed)
            }
            // The older gateways' name for what is reason 3 today.
            Body::ForceSetNotReady(NotReady { reason }) => {
                let reason = reason.clone().or(Some(NotReadyReason::Forced));
                StateChange::To(AgentState::NotReady { reason }, Some(Imposed::Supervisor))
            }
            Body::SetRestSuccess(rest) => {
                StateChange::To(AgentState::Rest { cause: rest.reason.clone(), overdue: false }, None)
            }
            Body::RestTimeout => StateChange::RestTimedOut,
            Body::ShutdownService(_) => StateChange::SignedOut(Imposed::Platform),
            Body::ForceLogout => StateChange::SignedOut(Imposed::Supervisor),
            _ => return None,
        })
    }

    /// Whether the agent is free, or gone, or in wrap-up: no call is up.
    pub fn frees(&self) -> bool {
        !matches!(self, StateChange::To(AgentState::OnCall, _) | StateChange::RestTimedOut)
    }

    /// What it says of calls. `returns` says that it is the state from before the call; `whose` are the calls, all if that
    /// is `None`.
    pub fn bear_on(&self, calls: &mut Calls, ctx: &Context, returns: bool, whose: Option<&str>) {
        match self {
            StateChange::To(AgentState::OnCall, _) => calls.show_life(whose),
            StateChange::To(state, _) => {
                let reason = match state {
                    AgentState::NotReady { reason } => reason.as_ref(),
                    _ => None,
                };
                calls.agent_is_free(ctx, reason, returns, *state == AgentState::WrapUp, whose);
            }
            StateChange::RestTimedOut => {}
            StateChange::SignedOut(_) => {
                calls.agent_is_free(ctx, None, false, false, whose);
                // The platform lets go of the phone before it signs an agent out.
                calls.phone_due = None;
            }
        }
    }
}
