//! What the page says in words, and the names that its markup bears.

use crate::protocol::{MediaMode, NotReadyReason};
use crate::simulator::truth::{AgentState, CallTruth, Direction, EndedBy, Intent, Outcome, Phase};

/// Reasons that the agent can choose; those from 200 are what a tenant might have configured.
pub const REASONS: [(&str, &str); 4] =
    [("1", "Away"), ("200", "In a meeting"), ("201", "In training"), ("202", "Doing paperwork")];

/// Lengths of a rest in milliseconds.
pub const RESTS: [(&str, &str); 4] =
    [("900000", "15 minutes"), ("300000", "5 minutes"), ("60000", "1 minute"), ("10000", "10 seconds")];

pub const QUEUES: [(&str, &str); 4] =
    [("Billing", "Billing"), ("Support", "Support"), ("Sales", "Sales"), ("", "No queue")];

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

pub fn state(state: &AgentState) -> String {
    match state {
        AgentState::SignedOut => "Signed out".to_owned(),
        AgentState::SigningIn => "Signing in".to_owned(),
        AgentState::Idle => "Ready".to_owned(),
        AgentState::NotReady { reason } => not_ready(reason),
        AgentState::Rest { overdue: false, .. } => "Resting".to_owned(),
        AgentState::Rest { overdue: true, .. } => "Resting, over time".to_owned(),
        AgentState::WrapUp => "Wrapping up".to_owned(),
        AgentState::OnCall => "On the phone".to_owned(),
    }
}

fn not_ready(reason: &NotReadyReason) -> String {
    let chosen = REASONS.iter().find(|(code, _)| *code == reason.code()).map(|&(_, words)| words);
    let words = chosen.unwrap_or(match reason {
        NotReadyReason::NoAnswer => "A call was missed",
        NotReadyReason::Forced => "By a supervisor",
        NotReadyReason::Rejected => "A call was rejected",
        _ => return "Not ready".to_owned(),
    });
    format!("Not ready: {words}")
}

pub fn intent(intent: &Intent) -> &'static str {
    match intent {
        Intent::NotReady { .. } => "Not ready after this",
        Intent::Rest { .. } => "Rest after this",
        Intent::WrapUp => "Wrap-up after this",
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

pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Ringing => "Ringing",
        Phase::Dialling => "Dialling",
        Phase::Talking => "Talking",
        Phase::Held => "On hold",
        Phase::Ended => "Ended",
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

/// What became of a call, as a sentence's end.
pub fn fate(call: &CallTruth) -> &'static str {
    match (call.outcome, call.ended_by) {
        (None, _) => phase(call.phase),
        (Some(Outcome::Answered), Some(EndedBy::Agent)) => "Answered, ended by the agent",
        (Some(Outcome::Answered), Some(EndedBy::Customer)) => "Answered, ended by the other party",
        (Some(Outcome::Answered), _) => "Answered, ended by the platform",
        (Some(Outcome::Missed), _) => "Missed",
        (Some(Outcome::Rejected), _) => "Rejected by the agent",
        (Some(Outcome::Abandoned), _) => "The caller gave up",
        (Some(Outcome::Failed), Some(EndedBy::Agent)) => "Given up by the agent",
        (Some(Outcome::Failed), _) => "Not reached",
    }
}
