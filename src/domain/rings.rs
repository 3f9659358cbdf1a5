//! What rings at the agent, and what the world is told of it.

use super::call::{Call, Phase, Ring};
use super::calls::Calls;
use super::io::Effect;

impl Calls {
    /// What rings at the agent right now: the latest call that does, or the phone.
    pub fn ring(&self) -> Option<Ring> {
        let ringing: Vec<&Call> =
            (0..self.open.len()).filter(|&slot| self.rings(slot)).map(|slot| self.call(slot)).collect();
        let alert = self.alert.as_ref().filter(|alert| alert.rings());
        match (ringing.last(), alert) {
            (Some(call), _) => Some(self.ring_of(call, ringing.len() - 1 + usize::from(alert.is_some()))),
            (None, Some(alert)) => Some(alert.ring(self.in_conversation())),
            (None, None) => None,
        }
    }

    /// Tells the world of calls that ring and have not been told of.
    pub fn announce(&mut self, effects: &mut Vec<Effect>) {
        for slot in 0..self.open.len() {
            if self.rings(slot) && !self.open[slot].told.ring {
                self.open[slot].told.ring = true;
                effects.push(Effect::CallRinging(self.ring_of(self.call(slot), 0)));
            }
        }
    }

    /// Whether a call is known to ring.
    fn rings(&self, slot: usize) -> bool {
        self.call(slot).phase == Phase::Ringing && !self.is_unsure(slot)
    }

    fn ring_of(&self, call: &Call, others: usize) -> Ring {
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
