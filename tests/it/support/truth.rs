//! The simulator's words for what is so, in the domain's.

use agent_console::domain;
use agent_console::simulator::{AgentState, Direction, EndedBy, Outcome};

pub fn same_state(truth: &AgentState, seen: &domain::AgentState) -> bool {
    match (truth, seen) {
        (AgentState::SignedOut, domain::AgentState::SignedOut)
        | (AgentState::SigningIn, domain::AgentState::SigningIn)
        | (AgentState::Idle, domain::AgentState::Idle)
        | (AgentState::WrapUp, domain::AgentState::WrapUp)
        | (AgentState::OnCall, domain::AgentState::OnCall) => true,
        (AgentState::NotReady { reason }, domain::AgentState::NotReady { reason: seen }) => {
            Some(reason) == seen.as_ref()
        }
        (AgentState::Rest { overdue, .. }, domain::AgentState::Rest { overdue: seen, .. }) => overdue == seen,
        _ => false,
    }
}

pub fn as_direction(direction: Direction) -> domain::Direction {
    match direction {
        Direction::Inbound => domain::Direction::Inbound,
        Direction::Outbound => domain::Direction::Outbound,
        Direction::Internal => domain::Direction::Internal,
    }
}

pub fn as_outcome(outcome: Outcome) -> domain::Outcome {
    match outcome {
        Outcome::Answered => domain::Outcome::Answered,
        Outcome::Missed => domain::Outcome::Missed,
        Outcome::Rejected => domain::Outcome::Rejected,
        Outcome::Abandoned => domain::Outcome::Abandoned,
        Outcome::Failed => domain::Outcome::Failed,
    }
}

pub fn as_ended_by(by: EndedBy) -> domain::EndedBy {
    match by {
        EndedBy::Agent => domain::EndedBy::Agent,
        EndedBy::Customer => domain::EndedBy::Customer,
        EndedBy::Platform => domain::EndedBy::Platform,
    }
}
