//! The names that the page's markup bears, and the language that the page is in.

use crate::browser::language;
use crate::protocol::MediaMode;
use crate::simulator::truth::{AgentState, Direction, EndedBy, Outcome, Phase};
use crate::simulator::words::{BarWords, EN, named};

/// Names of queues are the tenant's own.
pub const QUEUES: [&str; 3] = ["Billing", "Support", "Sales"];

/// What the page begins in: the console's language, or what the browser asks for.
pub fn first() -> &'static BarWords {
    language::wished().iter().find_map(|tag| named(tag)).unwrap_or(&EN)
}

/// Tells the browser, and whoever reads the page out, which language it is in.
pub fn declare(words: &BarWords) {
    language::declare_as(words.tag, words.direction, words.stopped);
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(words.title);
    }
}

pub fn state_name(state: &AgentState) -> &'static str {
    match state {
        AgentState::SignedOut => "signed-out",
        AgentState::SigningIn => "signing-in",
        AgentState::Idle => "idle",
        AgentState::NotReady { .. } => "not-ready",
        AgentState::Rest { .. } => "rest",
        AgentState::WrapUp => "wrap-up",
        AgentState::OnCall => "on-call",
    }
}

pub fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Ringing => "ringing",
        Phase::Dialling => "dialling",
        Phase::Talking => "talking",
        Phase::Held => "held",
        Phase::Ended => "ended",
    }
}

/// As the console names it.
pub fn media_name(mode: MediaMode) -> &'static str {
    match mode {
        MediaMode::Audio => "voice",
        MediaMode::Video => "video",
    }
}

pub fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Inbound => "inbound",
        Direction::Outbound => "outbound",
        Direction::Internal => "internal",
    }
}

pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Answered => "answered",
        Outcome::Missed => "missed",
        Outcome::Rejected => "rejected",
        Outcome::Abandoned => "abandoned",
        Outcome::Failed => "failed",
    }
}

pub fn ended_by_name(by: EndedBy) -> &'static str {
    match by {
        EndedBy::Agent => "agent",
        EndedBy::Customer => "customer",
        EndedBy::Platform => "platform",
    }
}
