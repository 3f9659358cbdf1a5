//! How calls end. No event is required for it, and none is trusted alone: each adds a sign, and the signs
//! together give the outcome.

use super::call::{Direction, Outcome, Phase};
use super::calls::{Calls, is_theirs};
use super::clock::Moment;
use super::context::Context;
use super::dial::Expected;
use super::evidence::Evidence;
use super::subject::Subject;
use super::tracked::Phone;
use crate::protocol::{CallId, CallRef, CustomerRelease, NotReadyReason, OutboundDetect, PhoneState};

impl Calls {
    /// `AgentEvent_Call_Release`
    pub fn agent_left(&mut self, ctx: &Context, content: &CallRef) {
        self.ended(ctx, content.call_id.as_ref(), Evidence::agent_left);
    }

    /// `AgentEvent_Customer_Release`
    pub fn customer_left(&mut self, ctx: &Context, content: &CustomerRelease) {
        if let Some(number) = &content.number {
            self.parties.retain(|party| party != number);
        }
        if let Some(slot) = self.ended(ctx, content.call_id.as_ref(), Evidence::customer_left) {
            let call = self.call_mut(slot);
            call.number = call.number.take().or_else(|| content.number.clone());
        }
    }

    /// `AgentEvent_No_Answer`
    pub fn no_answer(&mut self, ctx: &Context, content: &CallRef) {
        self.ended(ctx, content.call_id.as_ref(), Evidence::no_answer);
    }

    /// `Call_Out_Fail`, `Connect_Fail`, `Inside_Call_Fail`, `Consult_Fail`. A conversation that goes on didn't
    /// fail: the event then means another leg, as in a transfer (S8).
    pub fn failed(&mut self, ctx: &Context, content: &CallRef, direction: Option<Direction>) {
        let subject = self.subject_of_end(content.call_id.as_ref());
        if let Subject::Open(slot) = subject
            && self.call(slot).answered.is_some()
        {
            return;
        }
        let is_new = matches!(subject, Subject::New);
        if let Some(slot) = self.ended(ctx, content.call_id.as_ref(), Evidence::failed) {
            self.settle_direction(slot, direction, ctx.at());
            if let Some(Expected { number, medium, .. }) = self.expected.take_if(|_| is_new) {
                let call = self.call_mut(slot);
                call.number.get_or_insert(number);
                call.medium = call.medium.or(medium);
            }
        }
    }

    /// `OUTBOUND_DETECT_EVENT`: why a call failed; may come before or after the failure.
    pub fn outbound_detect(&mut self, ctx: &Context, content: &OutboundDetect) {
        let Subject::Open(slot) = self.subject(content.call_id.as_ref()) else { return };
        let code = content.detect.as_ref().map(|detect| detect.code().to_owned());
        let call = self.call_mut(slot);
        call.failure = call.failure.take().or_else(|| content.description.clone()).or(code);
        self.settle_direction(slot, Some(Direction::Outbound), ctx.at());
    }

    fn settle_direction(&mut self, slot: usize, direction: Option<Direction>, now: Moment) {
        if let Some(direction) = direction
            && self.call(slot).direction == Direction::Unknown
        {
            self.call_mut(slot).direction = direction;
            if !self.is_live(slot) {
                self.conclude(slot, now);
            }
        }
    }

    /// One sign that a call is over. Late signs of calls whose outcome is final change nothing.
    fn ended(&mut self, ctx: &Context, id: Option<&CallId>, sign: impl FnOnce(&mut Evidence)) -> Option<usize> {
        let slot = match self.subject_of_end(id) {
            Subject::Open(slot) => slot,
            // A call that was given up is told of after all.
            Subject::Settled(index) => self.reopen(ctx, index)?,
            Subject::New if id.is_none() && self.alert.is_none() => return None,
            Subject::New => self.begin(ctx, id, Phase::Ringing, true),
        };
        self.find_again(slot);
        let evidence = &mut self.open[slot].evidence;
        if !evidence.certain {
            evidence.stamp = Some(ctx.stamp);
        }
        sign(evidence);
        self.conclude(slot, ctx.at());
        Some(slot)
    }

    /// Draws the conclusion from a call's evidence: ends it if it is live, corrects the outcome if not.
    pub fn conclude(&mut self, slot: usize, now: Moment) {
        let open = &self.open[slot];
        let call = self.call(slot);
        let concluded = open.evidence.conclude(open.known(call));
        // Who knows what happened in between.
        let unsure = call.incomplete && call.answered.is_none();
        let (outcome, by) = if unsure { (Outcome::Unknown, concluded.1) } else { concluded };
        let at = call.ended_at().unwrap_or(now);
        let ended = Phase::Ended { at, outcome, by };
        if call.is_live() {
            self.call_mut(slot).enter(ended, at);
            self.open[slot].settle(now.mono);
            let evidence = &self.open[slot].evidence;
            if evidence.certain && evidence.phone.is_none() && self.live().is_empty() {
                self.phone_due = Some((now, self.open[slot].index));
            }
        } else if call.phase != ended {
            self.call_mut(slot).phase = ended;
        }
    }

    /// The agent is known to be free, or resting, or in wrap-up: whatever was up is over. `returns` says that
    /// it is the state from before the call. `dialling_goes_on` is for `AgentState_Work`, which also comes when
    /// an agent dials out of wrap-up (S5). `whose` are the calls, all if that is `None`.
    pub fn agent_is_free(
        &mut self,
        ctx: &Context,
        reason: Option<&NotReadyReason>,
        returns: bool,
        dialling_goes_on: bool,
        whose: Option<&str>,
    ) {
        let theirs = |calls: &Calls, slot: usize| is_theirs(&calls.call(slot).agent, whose);
        for slot in (0..self.open.len()).filter(|&slot| theirs(self, slot)).collect::<Vec<_>>() {
            self.find_again(slot);
        }
        let log = &self.log;
        self.index.end_lost(|index| is_theirs(&log[index].agent, whose));
        for slot in self.live().into_iter().filter(|&slot| theirs(self, slot)).collect::<Vec<_>>() {
            let spared = dialling_goes_on && self.call(slot).phase == Phase::Dialling;
            // An event that a call has overtaken can't tell of its end.
            if !spared && !ctx.stamp.is_overtaken_by(self.open[slot].stamp) {
                self.open[slot].evidence.stamp = Some(ctx.stamp);
                self.conclude(slot, ctx.at());
            }
        }
        if let Some(alert) = self
            .alert
            .as_mut()
            .filter(|alert| is_theirs(&alert.agent, whose) && !ctx.stamp.is_overtaken_by(alert.stamp))
        {
            alert.end(ctx.at());
        }
        if whose.is_none() && self.live().is_empty() {
            self.settle_doubt(ctx.at());
        }
        if ctx.on_call {
            self.expected = None;
        }
        if let Some(reason @ (NotReadyReason::NoAnswer | NotReadyReason::Rejected)) = reason {
            self.not_ready_for(ctx, reason, returns, whose);
        }
        for open in &mut self.open {
            if is_theirs(&self.log[open.index].agent, whose) {
                open.follow();
            }
        }
        if let Some(alert) = &mut self.alert {
            alert.follow();
        }
    }

    /// Another agent is at the desk: what others had up is over.
    pub fn end_all_but(&mut self, agent: &str, now: Moment) {
        for slot in self.live() {
            if !is_theirs(&self.call(slot).agent, Some(agent)) {
                self.conclude(slot, now);
            }
        }
        if let Some(alert) = self.alert.as_mut().filter(|alert| !is_theirs(&alert.agent, Some(agent))) {
            alert.end(now);
        }
    }

    /// A reason that tells of a call that the agent didn't take: the one that has just ended, be it no more
    /// than a ringing phone. An agent who was not ready for the same reason before may have come back from an
    /// outbound call; then only a ring that began like an inbound one counts.
    fn not_ready_for(&mut self, ctx: &Context, reason: &NotReadyReason, returns: bool, whose: Option<&str>) {
        let unanswered = self.open.iter().rposition(|open| {
            let call = &self.log[open.index];
            let inward = open.origin.offered
                || (call.direction != Direction::Outbound && (!returns || open.origin.phone == Phone::RangAtOccupied));
            let told = returns && (open.evidence.customer_left || open.evidence.no_answer);
            let unanswered = open.has_just_ended() && call.answered.is_none();
            unanswered && inward && !told && is_theirs(&call.agent, whose)
        });
        let nameless = self.alert.as_ref().filter(|alert| {
            let inward = alert.direction != Direction::Outbound && (!returns || alert.after_busy);
            inward && !alert.is_followed() && is_theirs(&alert.agent, whose)
        });
        // A phone that has rung since rang for another.
        let ended = unanswered.and_then(|slot| self.call(slot).ended_at());
        let is_latest = nameless.is_some_and(|alert| ended.is_none_or(|ended| alert.since.mono > ended.mono));
        let slot = match unanswered {
            _ if is_latest => self.begin(ctx, None, Phase::Ringing, true),
            Some(slot) => slot,
            None => return,
        };
        self.open[slot].evidence.not_ready = Some(reason.clone());
        self.conclude(slot, ctx.at());
    }

    /// `AgentOther_PhoneRelease` names no call. It belongs to the call that has just ended and whose phone
    /// was not put down yet, or else to what rings, or else to the only call there is.
    pub fn phone_release(&mut self, ctx: &Context, state: Option<&PhoneState>) {
        let ended = self.open.iter().rposition(|open| !self.log[open.index].is_live());
        let live = self.live();
        let due = self.phone_due.take().and_then(|(_, index)| self.open.iter().position(|open| open.index == index));
        if let Some(slot) = due {
            self.open[slot].evidence.phone_down(state);
            self.conclude(slot, ctx.at());
        } else if let Some(alert) = self.alert.as_mut().filter(|alert| !alert.is_over()) {
            alert.evidence.phone_down(state);
            alert.end(ctx.at());
        } else if !live.is_empty() {
            // With several calls, or one on hold, the phone may be down between two of them. If a call ends
            // now, it is by this; if it goes on, `Talking` takes it back.
            let alone = live.len() == 1 && !matches!(self.call(live[0]).phase, Phase::Held { .. });
            let over = alone || live.iter().all(|&slot| self.call(slot).conference);
            for slot in live {
                self.open[slot].evidence.phone_down(state);
                if over {
                    self.conclude(slot, ctx.at());
                }
            }
        } else if let Some(slot) = ended {
            self.open[slot].evidence.phone_down(state);
            self.conclude(slot, ctx.at());
        }
    }

    /// `AgentOther_PhoneBusy`: the phone can't take what rings.
    pub fn phone_busy(&mut self, ctx: &Context) {
        if let Some(alert) = &mut self.alert {
            alert.evidence.phone_busy = true;
            alert.end(ctx.at());
        }
        for slot in self.live() {
            if self.call(slot).phase == Phase::Ringing {
                self.open[slot].evidence.phone_busy = true;
                self.conclude(slot, ctx.at());
            }
        }
    }
}
