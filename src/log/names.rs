//! What calls are called outside: in the markup, in events, files and deliveries. Integrators rely on these names;
//! renaming one breaks somebody.

use crate::domain::{Direction, EndedBy, Medium, Outcome, Phase};
use crate::protocol::MediaType;

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

/// Every medium, for whoever offers them to choose from.
pub const MEDIA: [Medium; 2] = [Medium::Voice, Medium::Video];

/// Every direction, for whoever offers them to choose from.
pub const DIRECTIONS: [Direction; 4] =
    [Direction::Inbound, Direction::Outbound, Direction::Internal, Direction::Unknown];

/// Every outcome, for whoever offers them to choose from.
pub const OUTCOMES: [Outcome; 6] =
    [Outcome::Answered, Outcome::Missed, Outcome::Abandoned, Outcome::Rejected, Outcome::Failed, Outcome::Unknown];
