//! What calls are called outside: in the markup, in events, files and deliveries. Integrators rely on these names;
//! renaming one breaks somebody.

use crate::domain::{Direction, EndedBy, Outcome, Phase};

pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Inbound => "inbound",
        Direction::Outbound => "outbound",
        Direction::Internal => "internal",
        Direction::Unknown => "unknown",
    }
}

pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Ringing => "ringing",
        Phase::Dialling => "dialling",
        Phase::Talking { .. } => "talking",
        Phase::Held { .. } => "held",
        Phase::Ended { .. } => "ended",
    }
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Answered => "answered",
        Outcome::Missed => "missed",
        Outcome::Rejected => "rejected",
        Outcome::Abandoned => "abandoned",
        Outcome::Failed => "failed",
        Outcome::Unknown => "unknown",
    }
}

pub fn ended_by(by: EndedBy) -> &'static str {
    match by {
        EndedBy::Agent => "agent",
        EndedBy::Customer => "customer",
        EndedBy::Platform => "platform",
        EndedBy::Unknown => "unknown",
    }
}

/// Every direction, for whoever offers them to choose from.
pub const DIRECTIONS: [Direction; 4] =
    [Direction::Inbound, Direction::Outbound, Direction::Internal, Direction::Unknown];

/// Every outcome, for whoever offers them to choose from.
pub const OUTCOMES: [Outcome; 6] =
    [Outcome::Answered, Outcome::Missed, Outcome::Abandoned, Outcome::Rejected, Outcome::Failed, Outcome::Unknown];
