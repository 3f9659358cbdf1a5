//! What the parties of a call have of each other, and who told it.

use super::order::Stamp;
use crate::protocol::{MediaAbility, MediaMode, MediaSwitch, MediaType, ResultCode, SwitchedTo};

/// What the parties of a call have of each other. Where the events don't tell, a call has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Medium {
    Voice,
    Video,
}

impl From<MediaMode> for Medium {
    fn from(mode: MediaMode) -> Medium {
        match mode {
            MediaMode::Audio => Medium::Voice,
            MediaMode::Video => Medium::Video,
        }
    }
}

impl MediaSwitch {
    /// What the parties go on with, if the switch succeeded and says to what.
    pub fn medium(&self) -> Option<Medium> {
        let target = self.media_type.as_ref().filter(|_| self.reason == Some(ResultCode::Succeeded))?;
        match target {
            SwitchedTo::Audio => Some(Medium::Voice),
            SwitchedTo::Video => Some(Medium::Video),
            SwitchedTo::Other(_) => None,
        }
    }

    /// Whether it says that the attempt failed.
    pub fn failed(&self) -> bool {
        self.reason.as_ref().is_some_and(|reason| *reason != ResultCode::Succeeded)
    }
}

/// Who told the medium of a call, the weakest first. What is only expected of it, by a callout or by the queue that it
/// comes from, gives way to any.
///
/// A stronger source stands whatever a weaker one says, early or late: `Talking` is sent again after every hold with
/// what the call began as, so it takes back no switch, and an offer that comes late takes back no conversation. Of two
/// from the same source the later counts, by the platform's time where the two arrived together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// `AgentEvent_Ringing`, `AgentEvent_Auto_Answer`
    Offer,
    /// `AgentEvent_Talking`
    Talking,
    /// `AgentEvent_MediaSwith`
    Switch,
}

/// The source of a call's medium, and when its event was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MediumTold {
    pub source: Source,
    pub stamp: Stamp,
}

impl MediumTold {
    /// Whether it counts, whatever `other` says that arrives after it.
    pub fn outweighs(self, other: MediumTold) -> bool {
        self.source > other.source || self.source == other.source && other.stamp.is_overtaken_by(self.stamp)
    }
}

/// What the two codes of an event say together. An ability to carry both says only what is possible; then the type
/// tells, if it is that of video calls: `5` is "voice/video call".
pub(super) fn medium_of(ability: Option<&MediaAbility>, kind: Option<&MediaType>) -> Option<Medium> {
    match (ability, kind) {
        (Some(MediaAbility::Voice), _) => Some(Medium::Voice),
        (Some(MediaAbility::Video | MediaAbility::H5Video), _) => Some(Medium::Video),
        (Some(MediaAbility::Text), _) => None,
        (_, Some(MediaType::VideoCall)) => Some(Medium::Video),
        _ => None,
    }
}

/// The kind of contact, where it is another than a call.
pub(super) fn contact_of(kind: Option<&MediaType>) -> Option<MediaType> {
    kind.filter(|kind| !matches!(kind, MediaType::Call | MediaType::VideoCall | MediaType::Other(_))).cloned()
}
