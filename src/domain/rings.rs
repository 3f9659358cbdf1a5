//! What rings at the agent, and what the world is told of it.

use super::call::{Call, Phase, Ring};
use super::calls::Calls;
use super::context::Context;
use super::io::Effect;
use super::ring_record::{Arrival, Proofs, RingRecord};
use super::session::Session;
use super::tracked::Tracked;
use crate::protocol::CallId;
use std::rc::Rc;

impl Calls {
    /// What rings at the agent right now: the latest call that does, or the phone.
    pub fn ring(&self) -> Option<Ring> {
        let ringing: Vec<usize> = (0..self.open.len()).filter(|&slot| self.rings(slot)).collect();
        let alert = self.alert.as_ref().filter(|alert| alert.rings());
        match (ringing.last(), alert) {
            (Some(slot), _) => Some(self.ring_of(*slot, ringing.len() - 1 + usize::from(alert.is_some()))),
            (None, Some(alert)) => Some(alert.ring(self.in_conversation())),
            (None, None) => None,
        }
    }

    /// What rings since this event has it on record.
    pub fn record_rings(&mut self, ctx: &Context) {
        for slot in 0..self.open.len() {
            if self.rings(slot) && self.call(slot).rang.is_none() {
                self.call_mut(slot).rang = Some(RingRecord::of(ctx.arrival()));
            }
        }
    }

    /// Tells the world of calls that ring and have not been told of.
    pub fn announce(&mut self, effects: &mut Vec<Effect>) {
        for slot in 0..self.open.len() {
            if self.rings(slot) && !self.open[slot].told.ring {
                self.open[slot].told.ring = true;
                effects.push(Effect::CallRinging(self.ring_of(slot, 0)));
            }
        }
    }

    /// Whether a call is known to ring.
    fn rings(&self, slot: usize) -> bool {
        self.call(slot).phase == Phase::Ringing && !self.is_unsure(slot)
    }

    fn ring_of(&self, slot: usize, others: usize) -> Ring {
        let call = self.call(slot);
        let (at, rang) = (self.open[slot].rings_since, call.rang);
        let (generated, late_ms) = rang.map_or((None, None), |rang| (rang.generated, rang.late_ms));
        Ring {
            call_id: Some(call.id.clone()),
            agent: call.agent.clone(),
            direction: call.direction,
            number: call.number.clone(),
            called: call.called.clone(),
            queue: call.queue.clone(),
            medium: call.medium,
            contact: call.contact.clone(),
            transferred_from: call.transferred_from.clone(),
            since: call.began,
            arrival: Arrival { at, generated, late_ms },
            others,
            waiting: self.in_conversation(),
        }
    }

    /// Whether the agent speaks with somebody, or has somebody on hold.
    pub fn in_conversation(&self) -> bool {
        self.open.iter().any(|open| matches!(self.log[open.index].phase, Phase::Talking { .. } | Phase::Held { .. }))
    }

    /// Tells the world whose call is offered to the agent, if it rings or is answered and `is_due`.
    pub fn identify(&mut self, is_due: impl Fn(&Call) -> bool, effects: &mut Vec<Effect>) {
        for open in self.open.iter_mut().filter(|open| !open.told.identity) {
            let call = &self.log[open.index];
            if call.is_live() && call.phase != Phase::Dialling && open.is_offer(call) && is_due(call) {
                open.told.identity = true;
                effects.push(Effect::CallIdentified(call.clone()));
            }
        }
    }
}

/// So many calls may have begun since one whose ring is still told of.
const RECENT: usize = 50;

impl Session {
    /// The call whose ring was received then, epoch milliseconds. As long as the phone is all that is known, it has no id.
    pub fn that_rang(&self, id: Option<&CallId>, received: u64) -> Option<&Rc<Call>> {
        let rang = |call: &&Rc<Call>| call.rang.is_some_and(|rang| rang.received == received);
        let those = || self.calls().iter().rev().take(RECENT).filter(rang);
        those().find(|call| Some(&call.id) == id).or_else(|| those().next())
    }

    /// Takes in what is known of the ring of a call. Where that is known better, it stands.
    pub(super) fn rang(&mut self, key: u64, proofs: Proofs, effects: &mut Vec<Effect>) {
        let Some(index) = self.calls.index_of(key) else { return };
        let Some(rang) = self.calls.log[index].rang else { return };
        let proofs = proofs.or(rang.proofs);
        if proofs == rang.proofs {
            return;
        }
        Rc::make_mut(&mut self.calls.log[index]).rang = Some(RingRecord { proofs, ..rang });
        let call = &self.calls.log[index];
        // An end that nobody was told of tells this, too.
        let is_untold = |open: &Tracked| open.index == index && open.told.end.is_none();
        if !call.is_live() && !self.calls.open.iter().any(is_untold) {
            effects.push(Effect::CallNoted(call.clone()));
        }
    }
}
