//! The calls of a shift: which call an event speaks of, how a call begins, ends and settles.
//! What each event does to its call stands in [`super::moves`].

use super::alert::Alert;
use super::call::{Call, Direction, Phase, Ring};
use super::clock::{Moment, Now};
use super::evidence::{Evidence, Known};
use super::session::Effect;
use super::today::Today;
use crate::protocol::{CallId, IncomingCallInfo, Number};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A ring whose end was lost stops ringing after this time, milliseconds.
pub const RING_LIMIT_MS: u64 = 120_000;
/// The same for a call being dialled.
pub const DIAL_LIMIT_MS: u64 = 180_000;
/// A conversation of which nothing is heard for so long is over, milliseconds.
pub const TALK_LIMIT_MS: u64 = 8 * 3_600_000;
/// How long a call waits for the bar's word after the page was opened anew, milliseconds.
pub const RESUME_LIMIT_MS: u64 = 30 * 60_000;
/// How long a call's end waits for the rest of its bundle before the outcome is final, milliseconds. A bundle
/// has up to five events, which the gateway hands over with gaps of up to half a second.
pub const SETTLE_MS: u64 = 3_000;
/// How long an announcement of a queued call waits for the call, milliseconds.
const ANNOUNCED_MS: u64 = 10_000;
/// How long an outbound call that was asked for is expected, milliseconds.
pub(super) const EXPECTED_MS: u64 = 60_000;

#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Calls {
    /// Every call of the session, in the order of beginning.
    pub log: Vec<Rc<Call>>,
    by_id: BTreeMap<CallId, usize>,
    /// Calls with a final outcome whose end no event with their id has told, with the day that they count for.
    given_up: BTreeMap<usize, i32>,
    /// The calls that are live or whose outcome is not final yet; few at any time.
    pub open: Vec<Open>,
    pub alert: Option<Alert>,
    /// Queue information that came before its call.
    pub announced: Option<(Moment, IncomingCallInfo)>,
    /// The outbound call that was asked for and has not shown itself.
    pub expected: Option<(Moment, Number)>,
    /// A call, by its place in the log, was ended by an event with its id, and the phone has not been put down
    /// yet: the next `PhoneRelease`, which names no call, belongs to it.
    pub phone_due: Option<(Moment, usize)>,
    /// `AgentEvent_Hold` was seen: this bar forwards it.
    pub hold_seen: bool,
    pub today: Today,
    local_ids: u64,
}

/// What is known of a call as long as its outcome is not final.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    pub index: usize,
    /// It was offered to the agent, by an event that says so.
    pub offered: bool,
    /// The other party was called.
    pub dialled: bool,
    /// The agent's phone rang for it.
    pub alerted: bool,
    /// The phone rang at an agent who was occupied already, as for inbound calls.
    pub after_busy: bool,
    /// The agent's state has moved since it ended; what the state says next is about something else.
    pub followed: bool,
    pub evidence: Evidence,
    /// Platform time of its first event, epoch milliseconds.
    pub generated: Option<u64>,
    /// When it began to ring, or began again.
    pub rings_since: Moment,
    /// The end that the world was told of, if the call had settled before.
    told: Option<Phase>,
    /// Monotonic time at which its outcome becomes final.
    settle_at: Option<u64>,
    /// The page was opened anew: when that was, and when the console had last been alive before.
    resumed: Option<(Moment, Moment)>,
    announced: bool,
    local: bool,
    day: i32,
}

/// What an event is handled with.
pub(super) struct Context<'a> {
    pub now: Now,
    /// Platform time of the event, epoch milliseconds.
    pub generated: Option<u64>,
    /// The agent's number by the event.
    pub work_no: Option<&'a str>,
    /// The agent is occupied.
    pub on_call: bool,
}

impl Context<'_> {
    pub fn at(&self) -> Moment {
        self.now.at
    }
}

/// The call that an event speaks of.
pub(super) enum Subject {
    /// A place in [`Calls::open`].
    Open(usize),
    /// A place in [`Calls::log`]; its outcome is final.
    Settled(usize),
    New,
}

impl Calls {
    pub fn call(&self, slot: usize) -> &Call {
        &self.log[self.open[slot].index]
    }

    pub fn call_mut(&mut self, slot: usize) -> &mut Call {
        Rc::make_mut(&mut self.log[self.open[slot].index])
    }

    pub fn shared(&self, slot: usize) -> Rc<Call> {
        self.log[self.open[slot].index].clone()
    }

    pub fn is_live(&self, slot: usize) -> bool {
        self.call(slot).is_live()
    }

    /// The places of the live calls, oldest first.
    pub fn live(&self) -> Vec<usize> {
        (0..self.open.len()).filter(|&slot| self.is_live(slot)).collect()
    }

    /// Finds the call of an event. Without an id that is the current call: the one that is not on hold, the
    /// latest first; then one on hold; then the one that has just ended.
    pub fn subject(&mut self, id: Option<&CallId>) -> Subject {
        let subject = self.find(id);
        if let Subject::Open(slot) = subject {
            self.confirm(slot);
        }
        subject
    }

    fn find(&mut self, id: Option<&CallId>) -> Subject {
        let Some(id) = id else {
            let rank = |&slot: &usize| match self.call(slot).phase {
                Phase::Ringing | Phase::Dialling | Phase::Talking { .. } => (2, slot),
                Phase::Held { .. } => (1, slot),
                Phase::Ended { .. } => (0, slot),
            };
            return (0..self.open.len()).max_by_key(rank).map_or(Subject::New, Subject::Open);
        };
        if let Some(&index) = self.by_id.get(id) {
            return match self.open.iter().position(|open| open.index == index) {
                Some(slot) => Subject::Open(slot),
                None => Subject::Settled(index),
            };
        }
        match self.nameless(|calls, slot| calls.is_live(slot)) {
            Some(slot) => Subject::Open(self.name(slot, id)),
            None => Subject::New,
        }
    }

    /// The same for an event that tells of an end: it may also mean a nameless call that is over already.
    pub fn subject_of_end(&mut self, id: Option<&CallId>) -> Subject {
        let subject = self.subject(id);
        if let (Subject::New, Some(id)) = (&subject, id)
            && let Some(slot) = self.nameless(|_, _| true)
        {
            return Subject::Open(self.name(slot, id));
        }
        subject
    }

    /// The latest call that the console had to name itself, if nothing rings that an unknown id may belong to.
    fn nameless(&self, fits: impl Fn(&Calls, usize) -> bool) -> Option<usize> {
        let rings = self.alert.as_ref().is_some_and(|alert| alert.over.is_none());
        let slot = (0..self.open.len()).rev().find(|&slot| self.open[slot].local && fits(self, slot));
        slot.filter(|_| !rings)
    }

    /// A nameless call tells its name.
    fn name(&mut self, slot: usize, id: &CallId) -> usize {
        self.open[slot].local = false;
        self.by_id.insert(id.clone(), self.open[slot].index);
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

    /// A new row. It takes over the ringing phone, if there is one: that rang for this call.
    /// `late` says that the event is of a kind that may follow the end of the ring.
    pub fn begin(&mut self, ctx: &Context, id: Option<&CallId>, phase: Phase, late: bool) -> usize {
        let alert = self.alert.take_if(|alert| late || alert.over.is_none());
        let local = id.is_none();
        let id = id.cloned().unwrap_or_else(|| {
            self.local_ids += 1;
            CallId::new(&format!("local-{}-{}", ctx.at().wall, self.local_ids))
        });
        let index = self.log.len();
        self.log.push(Rc::new(Call {
            key: index as u64,
            id: id.clone(),
            direction: alert.as_ref().map_or(Direction::Unknown, |alert| alert.direction),
            number: alert.as_ref().and_then(|alert| alert.number.clone()),
            caller: None,
            called: alert.as_ref().and_then(|alert| alert.called.clone()),
            queue: None,
            feature: None,
            transferred_from: None,
            failure: None,
            transferred: false,
            conference: false,
            changed: false,
            resumed: false,
            began: alert.as_ref().map_or(ctx.at(), |alert| alert.since),
            answered: None,
            phase,
            talked_ms: 0,
            held_ms: 0,
            wrap_up_ms: None,
        }));
        self.by_id.insert(id.clone(), index);
        self.today.calls += 1;
        self.open.push(Open {
            index,
            offered: alert
                .as_ref()
                .is_some_and(|alert| matches!(alert.direction, Direction::Inbound | Direction::Internal)),
            dialled: phase == Phase::Dialling,
            alerted: alert.is_some(),
            after_busy: alert.as_ref().is_some_and(|alert| alert.after_busy),
            followed: false,
            announced: alert.as_ref().is_some_and(|alert| alert.announced),
            generated: alert.as_ref().and_then(|alert| alert.generated).or(ctx.generated),
            evidence: alert.map(|alert| alert.evidence).unwrap_or_default(),
            rings_since: self.log[index].began,
            told: None,
            settle_at: None,
            resumed: None,
            local,
            day: ctx.now.day,
        });
        let slot = self.open.len() - 1;
        self.learn_announced(slot);
        slot
    }

    pub fn learn_queue(&mut self, slot: usize, info: &IncomingCallInfo) {
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

    /// Draws the conclusion from a call's evidence: ends it if it is live, corrects the outcome if not.
    pub fn conclude(&mut self, slot: usize, now: Moment) {
        let open = &self.open[slot];
        let call = self.call(slot);
        let (outcome, by) = open.evidence.conclude(Known {
            direction: call.direction,
            offered: open.offered,
            alerted: open.alerted,
            dialled: open.dialled,
            talked: call.answered.is_some(),
        });
        let at = call.ended_at().unwrap_or(now);
        let ended = Phase::Ended { at, outcome, by };
        if call.is_live() {
            self.call_mut(slot).enter(ended, at);
            self.open[slot].settle_at = Some(now.mono + SETTLE_MS);
            let evidence = &self.open[slot].evidence;
            if evidence.certain && evidence.phone.is_none() && self.live().is_empty() {
                self.phone_due = Some((now, self.open[slot].index));
            }
        } else {
            if call.phase != ended {
                self.call_mut(slot).phase = ended;
            }
            self.open[slot].settle_at.get_or_insert(now.mono + SETTLE_MS);
        }
    }

    /// A call that was concluded to be over shows a sign of life.
    pub fn revive(&mut self, slot: usize, phase: Phase, now: Moment) {
        self.open[slot].settle_at = None;
        self.open[slot].rings_since = now;
        self.open[slot].evidence = Evidence::default();
        let call = self.call_mut(slot);
        call.enter(phase, now);
    }

    /// Opens a settled call again, if it was given up rather than known to have ended.
    pub fn reopen(&mut self, ctx: &Context, index: usize) -> Option<usize> {
        let day = self.given_up.remove(&index)?;
        if day == self.today.day {
            self.today.resumed(&self.log[index]);
        }
        self.open.push(Open {
            index,
            offered: true,
            dialled: false,
            alerted: true,
            after_busy: false,
            followed: false,
            evidence: Evidence::default(),
            generated: ctx.generated,
            rings_since: ctx.at(),
            told: Some(self.log[index].phase),
            settle_at: None,
            resumed: None,
            announced: true,
            local: false,
            day,
        });
        Some(self.open.len() - 1)
    }

    /// Lets time pass: limits that ran out, outcomes that become final.
    pub fn turn(&mut self, now: Now, effects: &mut Vec<Effect>) {
        self.today.turn(now.day);
        let at = now.at;
        self.announced.take_if(|(since, _)| at.since(*since) > ANNOUNCED_MS);
        self.expected.take_if(|(since, _)| at.since(*since) > EXPECTED_MS);
        self.phone_due.take_if(|(since, _)| at.since(*since) > SETTLE_MS);
        if let Some(alert) = &mut self.alert
            && alert.turn(at, RING_LIMIT_MS)
        {
            effects.push(Effect::CallRinging(alert.ring(0)));
        }
        self.alert.take_if(|alert| alert.over.is_some_and(|over| at.since(over) >= SETTLE_MS));
        for slot in 0..self.open.len() {
            if let Some((deadline, end)) = self.give_up(slot)
                && deadline <= at.mono
            {
                // The end is placed where it belongs, whenever somebody came to look.
                self.open[slot].evidence.lost = true;
                self.conclude(slot, end);
            }
        }
        let (due, open): (Vec<Open>, Vec<Open>) = std::mem::take(&mut self.open)
            .into_iter()
            .partition(|open| open.settle_at.is_some_and(|settle_at| settle_at <= at.mono));
        self.open = open;
        for open in due {
            if !open.evidence.certain {
                self.given_up.insert(open.index, open.day);
            }
            let call = &self.log[open.index];
            if open.day == now.day {
                self.today.ended(call);
            }
            if open.told != Some(call.phase) {
                effects.push(Effect::CallEnded(call.clone()));
            }
        }
    }

    /// The day's figures with the calls whose outcome is not final.
    pub fn figures(&self) -> Today {
        let mut today = self.today;
        for open in &self.open {
            let call = &self.log[open.index];
            if open.day == today.day && call.is_live() {
                today.talk_ms += call.talked_ms;
                today.hold_ms += call.held_ms;
            } else if open.day == today.day {
                today.ended(call);
            }
        }
        today
    }

    /// Tells the world of calls that ring and have not been told of.
    pub fn announce(&mut self, effects: &mut Vec<Effect>) {
        for slot in 0..self.open.len() {
            if self.call(slot).phase == Phase::Ringing && !self.open[slot].announced {
                self.open[slot].announced = true;
                effects.push(Effect::CallRinging(ring_of(self.call(slot), 0)));
            }
        }
    }

    /// When a live call of which nothing more is heard is given up, in monotonic milliseconds, and the moment
    /// that then counts as its end.
    fn give_up(&self, slot: usize) -> Option<(u64, Moment)> {
        let call = self.call(slot);
        let (since, limit) = match call.phase {
            Phase::Ringing => (self.open[slot].rings_since, RING_LIMIT_MS),
            Phase::Dialling => (call.began, DIAL_LIMIT_MS),
            Phase::Talking { since } | Phase::Held { since } => (since, TALK_LIMIT_MS),
            Phase::Ended { .. } => return None,
        };
        let by_phase = (since.mono + limit, since.plus(limit));
        let by_resuming = self.open[slot].resumed.map(|(opened, alive)| (opened.mono + RESUME_LIMIT_MS, alive));
        by_resuming.into_iter().chain([by_phase]).min_by_key(|(deadline, _)| *deadline)
    }

    /// The page was opened anew. Live calls wait for the bar's word; `alive` is the last moment before.
    pub fn opened(&mut self, now: Moment, alive: Moment) {
        for slot in self.live() {
            self.open[slot].resumed = Some((now, alive));
            self.call_mut(slot).resumed = true;
        }
    }

    /// The bar speaks of a call.
    fn confirm(&mut self, slot: usize) {
        if self.open[slot].resumed.take().is_some() {
            self.call_mut(slot).resumed = false;
        }
    }

    pub fn next_deadline(&self) -> Option<u64> {
        let calls =
            (0..self.open.len()).filter_map(|slot| self.open[slot].settle_at.or_else(|| Some(self.give_up(slot)?.0)));
        let alert = self.alert.as_ref().and_then(|alert| alert.next_deadline(RING_LIMIT_MS, SETTLE_MS));
        calls.chain(alert).min()
    }

    /// What rings at the agent right now: the latest call that does, or the phone.
    pub fn ring(&self) -> Option<Ring> {
        let ringing: Vec<&Call> =
            self.open.iter().map(|open| &*self.log[open.index]).filter(|call| call.phase == Phase::Ringing).collect();
        let alert = self.alert.as_ref().filter(|alert| alert.rings());
        match (ringing.last(), alert) {
            (Some(call), _) => Some(ring_of(call, ringing.len() - 1 + usize::from(alert.is_some()))),
            (None, Some(alert)) => Some(alert.ring(0)),
            (None, None) => None,
        }
    }
}

fn ring_of(call: &Call, others: usize) -> Ring {
    Ring {
        call_id: Some(call.id.clone()),
        direction: call.direction,
        number: call.number.clone(),
        called: call.called.clone(),
        queue: call.queue.clone(),
        transferred_from: call.transferred_from.clone(),
        since: call.began,
        others,
    }
}
