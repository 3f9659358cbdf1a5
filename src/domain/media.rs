//! What a call carries, and what sort of contact it is.

use super::call::Call;
use super::calls::{Calls, Context, Subject};
use super::order::Stamp;
use crate::protocol::{
    IncomingCallInfo, MediaAbility, MediaMode, MediaSwitch, MediaType, Offer, ResultCode, SwitchedTo, Talking,
};

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

/// Who told the medium of a call, the weakest first. What is only expected of it, by a callout or by the queue that it
/// comes from, gives way to any.
///
/// A stronger source stands whatever a weaker one says, early or late: `Talking` is sent again after every hold with
/// what the call began as, so it takes back no switch, and an offer that comes late takes back no conversation. Of two
/// from the same source the later counts, by the platform's time where the two arrived together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
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
    source: Source,
    stamp: Stamp,
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

impl MediumTold {
    /// What a call itself keeps of that.
    pub fn of(call: &Call) -> Option<MediumTold> {
        call.switched.then(|| MediumTold { source: Source::Switch, stamp: Stamp::at(call.began) })
    }
}

/// What the two codes of an event say together. An ability to carry both says only what is possible; then the type
/// tells, if it is that of video calls: `5` is "voice/video call".
fn medium_of(ability: Option<&MediaAbility>, kind: Option<&MediaType>) -> Option<Medium> {
    match (ability, kind) {
        (Some(MediaAbility::Voice), _) => Some(Medium::Voice),
        (Some(MediaAbility::Video | MediaAbility::H5Video), _) => Some(Medium::Video),
        (Some(MediaAbility::Text), _) => None,
        (_, Some(MediaType::VideoCall)) => Some(Medium::Video),
        _ => None,
    }
}

/// The kind of contact, where it is another than a call.
fn contact_of(kind: Option<&MediaType>) -> Option<MediaType> {
    kind.filter(|kind| !matches!(kind, MediaType::Call | MediaType::VideoCall | MediaType::Other(_))).cloned()
}

impl Calls {
    pub(super) fn learn_offered_medium(&mut self, slot: usize, ctx: &Context, offer: &Offer) {
        let kind = offer.media_type.as_ref();
        self.learn_contact(slot, kind);
        self.learn_medium(slot, Source::Offer, ctx.stamp, medium_of(offer.media_ability.as_ref(), kind));
    }

    /// The vendor's page of `Talking` lists no ability for video alone; such a call keeps what it was offered as.
    pub(super) fn learn_spoken_medium(&mut self, slot: usize, ctx: &Context, content: &Talking) {
        self.learn_medium(slot, Source::Talking, ctx.stamp, medium_of(content.media_ability.as_ref(), None));
    }

    pub(super) fn learn_queued_medium(&mut self, slot: usize, info: &IncomingCallInfo) {
        let kind = info.media_type.as_ref();
        self.learn_contact(slot, kind);
        let call = self.call_mut(slot);
        call.medium = call.medium.or(medium_of(None, kind));
    }

    /// `AgentEvent_MediaSwith`: the parties go on with another medium, if that succeeded.
    pub fn switched(&mut self, ctx: &Context, content: &MediaSwitch) {
        let Some(medium) = content.medium() else { return };
        let slot = match self.subject(content.call_id.as_ref()) {
            Subject::Open(slot) => Some(slot),
            Subject::Settled(index) => self.reopen_lost(ctx, index),
            Subject::New => None,
        };
        if let Some(slot) = slot {
            self.find_again(slot);
            self.learn_medium(slot, Source::Switch, ctx.stamp, Some(medium));
            self.call_mut(slot).switched = true;
        }
    }

    /// A call that is offered anew is what the next event says.
    pub(super) fn forget_who_told_the_medium(&mut self, slot: usize) {
        self.open[slot].medium_told = None;
        self.call_mut(slot).switched = false;
    }

    fn learn_medium(&mut self, slot: usize, source: Source, stamp: Stamp, medium: Option<Medium>) {
        let Some(medium) = medium else { return };
        let stands = self.open[slot]
            .medium_told
            .is_some_and(|told| told.source > source || told.source == source && stamp.is_overtaken_by(told.stamp));
        if !stands {
            self.open[slot].medium_told = Some(MediumTold { source, stamp });
            self.call_mut(slot).medium = Some(medium);
        }
    }

    fn learn_contact(&mut self, slot: usize, kind: Option<&MediaType>) {
        if self.call(slot).contact.is_none()
            && let Some(contact) = contact_of(kind)
        {
            self.call_mut(slot).contact = Some(contact);
        }
    }
}
