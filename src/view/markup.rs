//! The state in the markup. Integrators' scripts, test automation and our own stylesheets read these names;
//! renaming one breaks somebody.

use crate::domain::{AgentState, Direction, EndedBy, LinkState, Outcome, Phase};

pub(super) fn link(state: LinkState) -> &'static str {
    match state {
        LinkState::Waiting => "waiting",
        LinkState::WaitingLong => "waiting-long",
        LinkState::Ready => "ready",
        LinkState::Silent => "silent",
        LinkState::Lost => "lost",
        LinkState::Elsewhere => "elsewhere",
        LinkState::Failed => "failed",
    }
}

pub(super) fn agent_state(state: &AgentState) -> &'static str {
    match state {
        AgentState::Unknown => "unknown",
        AgentState::SigningIn => "signing-in",
        AgentState::SignedOut => "signed-out",
        AgentState::Idle => "idle",
        AgentState::NotReady { .. } => "not-ready",
        AgentState::Rest { .. } => "rest",
        AgentState::WrapUp => "wrap-up",
        AgentState::OnCall => "on-call",
    }
}

pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Inbound => "inbound",
        Direction::Outbound => "outbound",
        Direction::Internal => "internal",
        Direction::Unknown => "unknown",
    }
}

pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Ringing => "ringing",
        Phase::Dialling => "dialling",
        Phase::Talking { .. } => "talking",
        Phase::Held { .. } => "held",
        Phase::Ended { .. } => "ended",
    }
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Answered => "answered",
        Outcome::Missed => "missed",
        Outcome::Rejected => "rejected",
        Outcome::Abandoned => "abandoned",
        Outcome::Failed => "failed",
        Outcome::Unknown => "unknown",
    }
}

pub(super) fn ended_by(by: EndedBy) -> &'static str {
    match by {
        EndedBy::Agent => "agent",
        EndedBy::Customer => "customer",
        EndedBy::Platform => "platform",
        EndedBy::Unknown => "unknown",
    }
}
