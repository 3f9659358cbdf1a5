//! How calls begin: a row of the log for each, which takes over the phone that rang for it, and its name when
//! that is told late. Calls that were given up begin again when the bar speaks of them after all.

use super::call::{Call, Direction, Phase};
use super::calls::Calls;
use super::clock::Moment;
use super::context::Context;
use super::id_index::GivenUp;
use super::ring_record::RingRecord;
use super::tracked::{Lost, Origin, Phone, Told, Tracked, medium_told};
use crate::protocol::{CallId, IncomingCallInfo};
use std::rc::Rc;

impl Calls {
    /// A new row. It takes over the ringing phone, if there is one: that rang for this call.
    /// `late` says that the event is of a kind that may follow the end of the ring.
    pub fn begin(&mut self, ctx: &Context, id: Option<&CallId>, phase: Phase, late: bool) -> usize {
        let alert = self.alert.take_if(|alert| late || !alert.is_over());
        let local = id.is_none();
        let id = id.cloned().unwrap_or_else(|| {
            self.local_ids += 1;
            CallId::new(&format!("local-{}-{}", ctx.at().wall, self.local_ids))
        });
        let agent = alert.as_ref().and_then(|alert| alert.agent.clone()).or_else(|| self.agent_of(ctx));
        let index = self.log.len();
        let began = alert.as_ref().map_or(ctx.at(), |alert| alert.since);
        let key = self.new_key(&id, began);
        let rang = alert.as_ref().filter(|alert| phase == Phase::Ringing && alert.direction != Direction::Outbound);
        // A call that is offered by its id begins now, whatever was missed before.
        let incomplete = self.is_in_doubt(ctx.at()) && (late || local);
        self.log.push(Rc::new(Call {
            agent,
            direction: alert.as_ref().map_or(Direction::Unknown, |alert| alert.direction),
            number: alert.as_ref().and_then(|alert| alert.number.clone()),
            called: alert.as_ref().and_then(|alert| alert.called.clone()),
            medium: alert.as_ref().and_then(|alert| alert.medium),
            rang: rang.map(|alert| RingRecord::of(alert.arrival)),
            incomplete,
            ..Call::new(key, id.clone(), began, phase)
        }));
        self.index.name(id.clone(), index);
        self.accounts.of(&self.log[index]).today.calls += 1;
        let origin = Origin { dialled: phase == Phase::Dialling, ..Origin::default() };
        let mut tracked = Tracked::new(index, origin, ctx.stamp, began);
        if let Some(alert) = alert {
            tracked.origin.offered = matches!(alert.direction, Direction::Inbound | Direction::Internal);
            tracked.origin.phone = if alert.after_busy { Phone::RangAtOccupied } else { Phone::Rang };
            tracked.told.ring = alert.announced;
            (tracked.stamp, tracked.evidence) = (alert.stamp, alert.evidence);
        }
        self.open.push(tracked);
        let slot = self.open.len() - 1;
        self.learn_announced(slot);
        slot
    }

    /// A call that is seen in its middle.
    pub fn begin_unseen(&mut self, ctx: &Context, id: Option<&CallId>) -> usize {
        let slot = self.begin(ctx, id, Phase::Ringing, false);
        self.call_mut(slot).incomplete |= self.is_in_doubt(ctx.at());
        slot
    }

    /// The key of the call that begins: the one it has on record, or one that no other has.
    fn new_key(&mut self, id: &CallId, began: Moment) -> u64 {
        let recorded = self.on_record.iter().find(|record| record.id == *id && record.spans(began));
        if let Some(record) = recorded.filter(|record| self.index_of(record.key).is_none()) {
            self.next_key = self.next_key.max(record.key + 1);
            return record.key;
        }
        let mut key = self.next_key;
        while self.on_record.iter().any(|record| record.key == key) {
            key += 1;
        }
        self.next_key = key + 1;
        key
    }

    /// Whose a call is that begins with this event.
    pub fn agent_of(&self, ctx: &Context) -> Option<String> {
        ctx.work_no.or(self.accounts.present().agent()).map(str::to_owned)
    }

    /// A nameless call tells its name.
    pub fn name(&mut self, slot: usize, id: &CallId) -> usize {
        self.index.name(id.clone(), self.open[slot].index);
        self.call_mut(slot).id = id.clone();
        self.learn_announced(slot);
        slot
    }

    /// Takes what was announced for this call.
    fn learn_announced(&mut self, slot: usize) {
        let id = self.call(slot).id.clone();
        if let Some((_, info)) = self.announced.take_if(|(_, info)| info.call_id.as_ref() == Some(&id)) {
            self.learn_queue(slot, &info);
        }
    }

    pub fn learn_queue(&mut self, slot: usize, info: &IncomingCallInfo) {
        self.learn_queued_medium(slot, info);
        let call = self.call_mut(slot);
        call.queue = call.queue.take().or_else(|| info.skill_name.clone());
        call.caller = call.caller.take().or_else(|| info.caller.clone());
        call.called = call.called.take().or_else(|| info.called.clone());
        if call.direction == Direction::Unknown {
            call.direction = Direction::Inbound;
        }
        if call.direction == Direction::Inbound {
            call.number = call.number.take().or_else(|| info.caller.clone());
        }
    }

    /// A call that was concluded to be over shows a sign of life.
    pub fn revive(&mut self, slot: usize, phase: Phase, now: Moment) {
        self.open[slot].revive();
        self.open[slot].rings_since = now;
        let call = self.call_mut(slot);
        if phase == Phase::Ringing {
            call.rang = None;
        }
        call.enter(phase, now);
    }

    /// Opens a settled call again, if it was given up rather than known to have ended.
    pub fn reopen(&mut self, ctx: &Context, index: usize) -> Option<usize> {
        let GivenUp { to_identify, lost } = self.index.take_back(index)?;
        let account = self.accounts.of(&self.log[index]);
        account.today.resumed(&self.log[index]);
        account.ledger.reopened(&self.log[index]);
        let origin = Origin { offered: true, dialled: false, phone: Phone::Rang };
        let mut tracked = Tracked::new(index, origin, ctx.stamp, ctx.at());
        tracked.told = Told { ring: true, identity: !to_identify, end: Some(self.log[index].phase) };
        tracked.medium_told = medium_told(&self.log[index]);
        tracked.settle(ctx.at().mono);
        tracked.lose(lost);
        self.open.push(tracked);
        Some(self.open.len() - 1)
    }

    /// The same for a call of which nothing had been heard.
    pub fn reopen_lost(&mut self, ctx: &Context, index: usize) -> Option<usize> {
        if self.index.is_lost(index) { self.reopen(ctx, index) } else { None }
    }

    /// The bar speaks of a call of which nothing had been heard for too long: it went on all the time.
    pub fn find_again(&mut self, slot: usize) {
        let Some(Lost { phase, talked_ms, held_ms }) = self.open[slot].lost() else { return };
        self.open[slot].revive();
        let call = self.call_mut(slot);
        (call.phase, call.talked_ms, call.held_ms) = (phase, talked_ms, held_ms);
    }
}
