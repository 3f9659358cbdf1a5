//! What each event does to its call.

use super::call::{Direction, Phase};
use super::calls::Calls;
use super::clock::Moment;
use super::context::Context;
use super::dial::Expected;
use super::dialect::AlertingSays;
use super::evidence::Evidence;
use super::io::Effect;
use super::parties::{direction_from, learn_parties};
use super::phone_alert::Alert;
use super::subject::Subject;
use crate::protocol::{
    CallId, CallRef, Conference, CustomerAlerting, IncomingCallInfo, MediaSwitch, Offer, PhoneAlerting, Talking,
};

/// A phone event that comes this shortly after its call has begun belongs to it, milliseconds.
const SAME_RING_MS: u64 = 3_000;

impl Calls {
    /// `AgentOther_PhoneAlerting`: names no call by its documentation.
    pub fn phone_alerting(&mut self, ctx: &Context, content: &PhoneAlerting) {
        if content.call_id.is_some() {
            return self.phone_alerting_for_call(ctx, content);
        }
        let announced = self.announced.as_ref().and_then(|(_, info)| info.call_id.clone());
        let same_ring = self.open.iter().rposition(|open| {
            let call = &self.log[open.index];
            let young = !open.origin.is_alerted() && call.is_live() && ctx.at().since(call.began) < SAME_RING_MS;
            young || matches!(call.phase, Phase::Ringing | Phase::Dialling)
        });
        if let Some(slot) = same_ring {
            self.open[slot].origin.alert();
        } else if let Some(id) = announced {
            let slot = self.begin(ctx, Some(&id), Phase::Ringing, false);
            self.open[slot].origin.offered = true;
            self.open[slot].origin.alert();
        } else if self.alert.as_ref().is_none_or(|alert| alert.is_over()) {
            let after_busy = ctx.on_call && self.live().is_empty();
            let mut alert = Alert::new(ctx.arrival(), after_busy, ctx.stamp);
            alert.agent = self.agent_of(ctx);
            alert.number = content.caller.clone();
            alert.called = content.called.clone();
            if let Some(caller) = &content.caller {
                alert.direction = direction_from(caller);
            } else if let Some(Expected { number, medium, .. }) = self.expected.take_if(|_| !after_busy) {
                // An agent who is occupied before the phone rings is being called, whatever was asked for (S1, S5).
                alert.direction = Direction::Outbound;
                (alert.number, alert.medium) = (Some(number), medium);
            }
            self.alert = Some(alert);
        }
    }

    /// Two older deployments name the call and its caller.
    fn phone_alerting_for_call(&mut self, ctx: &Context, content: &PhoneAlerting) {
        let slot = match self.subject(content.call_id.as_ref()) {
            Subject::Open(slot) => slot,
            Subject::Settled(_) => return,
            Subject::New => {
                let slot = self.begin(ctx, content.call_id.as_ref(), Phase::Ringing, false);
                self.open[slot].origin.offered = true;
                slot
            }
        };
        self.open[slot].origin.alert();
        let call = self.call_mut(slot);
        if let (Some(caller), Direction::Unknown) = (&content.caller, call.direction) {
            call.direction = direction_from(caller);
        }
        learn_parties(call, ctx, content.caller.as_ref(), content.called.as_ref(), None, true);
    }

    /// `AgentOther_PhoneOffhook`
    pub fn phone_offhook(&mut self, ctx: &Context) {
        if let Some(alert) = &mut self.alert {
            alert.pick_up(ctx.at());
        }
    }

    /// `AgentEvent_Ringing`, `AgentEvent_Auto_Answer`: a call is offered to the agent. An id whose call is
    /// over is a call offered again, after it went back into the queue.
    pub fn offered(&mut self, ctx: &Context, offer: &Offer) {
        self.disown_alert(offer);
        let slot = match self.subject(offer.call_id.as_ref()) {
            Subject::Open(slot) if self.may_be_of(slot, ctx, offer) => slot,
            Subject::Open(_) | Subject::Settled(_) | Subject::New => {
                self.begin(ctx, offer.call_id.as_ref(), Phase::Ringing, false)
            }
        };
        let open = &mut self.open[slot];
        open.origin.offered = true;
        let late = open.evidence.comes_late(ctx.stamp);
        match self.call(slot).phase {
            Phase::Dialling => {
                self.call_mut(slot).phase = Phase::Ringing;
                self.open[slot].rings_since = ctx.at();
            }
            Phase::Ended { .. } if !late => {
                self.revive(slot, Phase::Ringing, ctx.at());
                self.forget_who_told_the_medium(slot);
            }
            Phase::Ringing | Phase::Talking { .. } | Phase::Held { .. } | Phase::Ended { .. } => {}
        }
        if self.call(slot).phase == Phase::Ringing {
            self.open[slot].origin.dialled = false;
        }
        let call = self.call_mut(slot);
        call.transferred_from = call.transferred_from.take().or_else(|| offer.transferred_from.clone());
        if call.direction == Direction::Unknown && offer.feature.is_none() {
            call.direction = offer.caller.as_ref().map_or(Direction::Inbound, direction_from);
        }
        learn_parties(call, ctx, offer.caller.as_ref(), offer.called.as_ref(), offer.feature.as_ref(), true);
        self.learn_offered_medium(slot, ctx, offer);
    }

    /// The phone that was taken for the agent's own outbound call rings for an offer of somebody else's.
    fn disown_alert(&mut self, offer: &Offer) {
        let (None, Some(caller)) = (&offer.feature, &offer.caller) else { return };
        if let Some(alert) = &mut self.alert
            && alert.direction == Direction::Outbound
            && ![Some(caller), offer.called.as_ref()].contains(&alert.number.as_ref())
        {
            alert.direction = direction_from(caller);
            (alert.number, alert.medium) = (Some(caller.clone()), None);
        }
    }

    /// Whether an offer is, be it late, that of a call whose outcome is not final yet.
    fn may_be_of(&self, slot: usize, ctx: &Context, offer: &Offer) -> bool {
        let (open, phase) = (&self.open[slot], &self.call(slot).phase);
        if offer.call_id.is_none() {
            // Without an id, an offer can't be about a conversation that goes on.
            return *phase == Phase::Ringing;
        }
        let follows = open.evidence.certain && open.evidence.stamp.is_some_and(|end| ctx.stamp.follows(end));
        !(matches!(phase, Phase::Ended { .. }) && follows)
    }

    /// `AgentEvent_Incoming_CallInfo`: comes before or while its call rings.
    pub fn incoming_call_info(&mut self, ctx: &Context, info: &IncomingCallInfo) {
        match self.subject(info.call_id.as_ref()) {
            Subject::Open(slot) => self.learn_queue(slot, info),
            Subject::Settled(_) => {}
            Subject::New if self.alert.as_ref().is_some_and(Alert::rings) => {
                let slot = self.begin(ctx, info.call_id.as_ref(), Phase::Ringing, false);
                self.open[slot].origin.offered = true;
                self.learn_queue(slot, info);
            }
            Subject::New => self.announced = Some((ctx.at(), info.clone())),
        }
    }

    /// `AgentEvent_Customer_Alerting`: the other party's phone rings. The vendor's page calls it "Holding
    /// Success", and on some bars it may be that (trap D1). It may come for inbound calls too (trap D6).
    pub fn customer_alerting(&mut self, ctx: &Context, content: &CustomerAlerting) {
        let expected = self.expected.clone();
        let slot = match self.subject(content.call_id.as_ref()) {
            Subject::Open(slot) => slot,
            Subject::Settled(_) => return,
            Subject::New => self.begin_dialling(ctx, content.call_id.as_ref()),
        };
        let says = self.hold_habit.says(content.without_fields);
        let late = self.open[slot].evidence.comes_late(ctx.stamp);
        match self.call(slot).phase {
            Phase::Talking { .. } if says == AlertingSays::Something => self.call_mut(slot).changed = true,
            Phase::Talking { .. } if says == AlertingSays::Hold => {
                self.call_mut(slot).enter(Phase::Held { since: ctx.at() }, ctx.at());
            }
            Phase::Ended { .. } if !late => self.revive(slot, Phase::Dialling, ctx.at()),
            Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } | Phase::Ended { .. } => {}
        }
        let call = self.call_mut(slot);
        if content.other_phone_work_no.is_some() && call.direction == Direction::Unknown {
            call.direction = Direction::Internal;
        }
        let asked_for = expected.filter(|_| call.direction == Direction::Outbound);
        call.medium = call.medium.or(asked_for.as_ref().and_then(|expected| expected.medium));
        let asked_for = asked_for.map(|expected| expected.number);
        call.number = call.number.take().or_else(|| content.other_phone.clone()).or(asked_for);
    }

    fn begin_dialling(&mut self, ctx: &Context, id: Option<&CallId>) -> usize {
        let expected = self.expected.take();
        // A phone that rings at an occupied agent was an inbound call's, and it may go on ringing.
        let inbound = expected.is_none()
            && self.alert.as_ref().is_some_and(|alert| alert.rings() && alert.after_busy && !alert.is_picked_up());
        let phase = if inbound { Phase::Ringing } else { Phase::Dialling };
        let slot = self.begin(ctx, id, phase, true);
        if expected.is_some() {
            self.call_mut(slot).direction = Direction::Outbound;
        }
        self.open[slot].origin.dialled = true;
        if phase == Phase::Dialling {
            self.hold_others(slot, ctx.at());
        }
        slot
    }

    /// `AgentEvent_Talking`: the parties speak, for the first time or again after hold, transfer, conference.
    pub fn talking(&mut self, ctx: &Context, content: &Talking, effects: &mut Vec<Effect>) {
        let now = ctx.at();
        let slot = match self.subject(content.call_id.as_ref()) {
            Subject::Open(slot) => slot,
            Subject::Settled(index) => match self.reopen(ctx, index) {
                Some(slot) => slot,
                None => self.begin_unseen(ctx, content.call_id.as_ref()),
            },
            Subject::New => self.begin_unseen(ctx, content.call_id.as_ref()),
        };
        self.find_again(slot);
        let unanswered = self.call(slot).answered.is_none();
        let talking = Phase::Talking { since: now };
        match self.call(slot).phase {
            Phase::Talking { .. } => {
                if std::mem::take(&mut self.call_mut(slot).changed) {
                    self.hold_habit.went_on();
                }
            }
            Phase::Ringing | Phase::Dialling | Phase::Held { .. } => {
                self.open[slot].evidence = Evidence::default();
                self.call_mut(slot).enter(talking, now);
            }
            Phase::Ended { at, .. } if self.open[slot].evidence.comes_late(ctx.stamp) => {
                // It came late: they did speak, but no longer do.
                self.call_mut(slot).answered.get_or_insert(at);
                self.conclude(slot, now);
            }
            Phase::Ended { .. } => self.revive(slot, talking, now),
        }
        let offered = self.open[slot].origin.offered;
        let call = self.call_mut(slot);
        learn_parties(call, ctx, content.caller.as_ref(), content.called.as_ref(), content.feature.as_ref(), offered);
        if self.call(slot).direction == Direction::Outbound
            && let Some(Expected { medium, .. }) = self.expected.take()
        {
            let call = self.call_mut(slot);
            call.medium = call.medium.or(medium);
        }
        self.learn_spoken_medium(slot, ctx, content);
        if self.is_live(slot) {
            self.hold_others(slot, now);
            if unanswered {
                effects.push(Effect::CallAnswered(self.shared(slot)));
            }
        }
    }

    /// The agent speaks with one call at a time. If the bar doesn't forward `Hold`, another call's beginning
    /// is the only sign of it.
    fn hold_others(&mut self, slot: usize, now: Moment) {
        if self.call(slot).conference {
            return;
        }
        for other in self.live() {
            if other != slot && matches!(self.call(other).phase, Phase::Talking { .. }) {
                self.call_mut(other).enter(Phase::Held { since: now }, now);
            }
        }
    }

    /// `AgentEvent_Hold`, and a linked desk phone's.
    pub fn held(&mut self, ctx: &Context, content: &CallRef) {
        self.hold_habit.seen.own_event = true;
        let now = ctx.at();
        let held = Phase::Held { since: now };
        let slot = match self.subject(content.call_id.as_ref()) {
            Subject::Open(slot) => slot,
            Subject::Settled(index) => match self.reopen_lost(ctx, index) {
                Some(slot) => slot,
                None => return,
            },
            Subject::New if content.call_id.is_none() => return,
            Subject::New => self.begin_unseen(ctx, content.call_id.as_ref()),
        };
        self.find_again(slot);
        match self.call(slot).phase {
            Phase::Ringing | Phase::Dialling | Phase::Talking { .. } => self.call_mut(slot).enter(held, now),
            Phase::Ended { .. } if !self.open[slot].evidence.comes_late(ctx.stamp) => self.revive(slot, held, now),
            Phase::Held { .. } | Phase::Ended { .. } => {}
        }
    }

    /// A linked desk phone's end of hold; the bar's own is `Talking`.
    pub fn unheld(&mut self, ctx: &Context, content: &CallRef) {
        let slot = self.subject_going_on(ctx, content.call_id.as_ref());
        if let Some(slot) = slot.filter(|slot| matches!(self.call(*slot).phase, Phase::Held { .. })) {
            self.call_mut(slot).enter(Phase::Talking { since: ctx.at() }, ctx.at());
            self.hold_others(slot, ctx.at());
        }
    }

    /// `AgentEvent_MediaSwith`: the parties go on with another medium, if that succeeded.
    pub fn switched(&mut self, ctx: &Context, content: &MediaSwitch) {
        if let Some(medium) = content.medium()
            && let Some(slot) = self.subject_going_on(ctx, content.call_id.as_ref())
        {
            self.learn_switched_medium(slot, ctx, medium);
        }
    }

    /// `AgentEvent_Conference`: every call that is up is now one conversation.
    pub fn conference(&mut self, ctx: &Context, content: &Conference) {
        if let Subject::New = self.subject(content.call_id.as_ref())
            && content.call_id.is_some()
        {
            self.begin_unseen(ctx, content.call_id.as_ref());
        }
        self.parties = content.partners.clone();
        for slot in self.live() {
            let named = self.call(slot).id.as_str() == content.call_id.as_ref().map_or("", CallId::as_str);
            let call = self.call_mut(slot);
            if matches!(call.phase, Phase::Held { .. }) || (named && !matches!(call.phase, Phase::Talking { .. })) {
                call.enter(Phase::Talking { since: ctx.at() }, ctx.at());
            }
            if matches!(call.phase, Phase::Talking { .. }) {
                call.conference = true;
            }
        }
    }

    /// `AgentEvent_SuccTransResult` with result 0: the agent passed the call on.
    pub fn transferred(&mut self, id: Option<&CallId>) {
        if let Subject::Open(slot) = self.subject(id) {
            self.call_mut(slot).transferred = true;
        }
    }

    /// `AgentEvent_ReturnFromIvr`: a call that left the agent is back; what follows is no late event.
    pub fn returned(&mut self, content: &CallRef) {
        if let Subject::Open(slot) = self.subject(content.call_id.as_ref()) {
            self.open[slot].evidence.certain = false;
        }
    }
}
