//! What each event tells of what a call carries, and of what sort of contact it is.

use super::calls::Calls;
use super::context::Context;
use super::medium::{Medium, MediumTold, Source, contact_of, medium_of};
use crate::protocol::{IncomingCallInfo, MediaType, Offer, Talking};

impl Calls {
    pub(super) fn learn_offered_medium(&mut self, slot: usize, ctx: &Context, offer: &Offer) {
        let kind = offer.media_type.as_ref();
        self.learn_contact(slot, kind);
        self.learn_medium(slot, Source::Offer, ctx, medium_of(offer.media_ability.as_ref(), kind));
    }

    /// The vendor's page of `Talking` lists no ability for video alone; such a call keeps what it was offered as.
    pub(super) fn learn_spoken_medium(&mut self, slot: usize, ctx: &Context, content: &Talking) {
        self.learn_medium(slot, Source::Talking, ctx, medium_of(content.media_ability.as_ref(), None));
    }

    pub(super) fn learn_queued_medium(&mut self, slot: usize, info: &IncomingCallInfo) {
        let kind = info.media_type.as_ref();
        self.learn_contact(slot, kind);
        let call = self.call_mut(slot);
        call.medium = call.medium.or(medium_of(None, kind));
    }

    /// The parties have switched to another medium.
    pub(super) fn learn_switched_medium(&mut self, slot: usize, ctx: &Context, medium: Medium) {
        self.learn_medium(slot, Source::Switch, ctx, Some(medium));
        self.call_mut(slot).switched = true;
    }

    /// A call that is offered anew is what the next event says.
    pub(super) fn forget_who_told_the_medium(&mut self, slot: usize) {
        self.open[slot].medium_told = None;
        self.call_mut(slot).switched = false;
    }

    fn learn_medium(&mut self, slot: usize, source: Source, ctx: &Context, medium: Option<Medium>) {
        let Some(medium) = medium else { return };
        let told = MediumTold { source, stamp: ctx.stamp };
        if !self.open[slot].medium_told.is_some_and(|earlier| earlier.outweighs(told)) {
            self.open[slot].medium_told = Some(told);
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
