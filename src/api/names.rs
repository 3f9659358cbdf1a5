//! What states and calls are called outside: in events, files and deliveries, and in the markup, too.

use crate::domain::{AgentState, Channel, Direction, EndedBy, Medium, Outcome, Phase, Proof, Why};
use crate::protocol::{MediaType, NotReadyReason, RestCause};

pub fn agent_state(state: &AgentState) -> &'static str {
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

/// The platform's code for the state, where it gave one.
pub fn reason(state: &AgentState) -> Option<&str> {
    match state {
        AgentState::NotReady { reason } => reason.as_ref().map(NotReadyReason::code),
        AgentState::Rest { cause, .. } => cause.as_ref().map(RestCause::code),
        AgentState::Unknown
        | AgentState::SigningIn
        | AgentState::SignedOut
        | AgentState::Idle
        | AgentState::WrapUp
        | AgentState::OnCall => None,
    }
}

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

pub fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Voice => "voice",
        Medium::Video => "video",
    }
}

/// The kind of contact, where it is another than a call.
pub fn contact(kind: &MediaType) -> Option<&'static str> {
    match kind {
        MediaType::Text => Some("text-chat"),
        MediaType::ClickToDial => Some("click-to-dial"),
        MediaType::CallbackRequest => Some("callback-request"),
        MediaType::Predictive => Some("predictive"),
        MediaType::Preview => Some("preview"),
        MediaType::MessageCall => Some("message"),
        MediaType::MultimediaChat => Some("web-chat"),
        MediaType::SocialChat => Some("social-chat"),
        MediaType::Call | MediaType::VideoCall | MediaType::Other(_) => None,
    }
}

/// A way in which a ring is noticed.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Page => "painted",
        Channel::Sound => "sound",
        Channel::Notice => "notice",
        Channel::Mini => "mini",
        Channel::Vibration => "vibration",
        Channel::Badge => "badge",
    }
}

/// That the agent silenced a ring, beside those ways.
pub const SILENCED: &str = "silenced";

/// Why something of a ring is not known to have happened.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Untold => "untold",
        Why::Off => "off",
        Why::Unneeded => "unneeded",
        Why::Blocked => "blocked",
        Why::Unsupported => "unsupported",
        Why::Failed => "failed",
        Why::Closed => "closed",
        Why::Hidden => "hidden",
    }
}

/// The same of something that may be known.
pub fn unknown(proof: Proof) -> Option<&'static str> {
    match proof {
        Proof::After(_) => None,
        Proof::Unknown(reason) => Some(why(reason)),
    }
}

/// Every medium, for whoever offers them to choose from.
pub const MEDIA: [Medium; 2] = [Medium::Voice, Medium::Video];

/// Every direction, for whoever offers them to choose from.
pub const DIRECTIONS: [Direction; 4] =
    [Direction::Inbound, Direction::Outbound, Direction::Internal, Direction::Unknown];

/// Every outcome, for whoever offers them to choose from.
pub const OUTCOMES: [Outcome; 6] =
    [Outcome::Answered, Outcome::Missed, Outcome::Abandoned, Outcome::Rejected, Outcome::Failed, Outcome::Unknown];
