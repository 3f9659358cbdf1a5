//! What a session knows, as one value. When what was stored has been deleted, it is what the session goes on from.

use super::agent::Agent;
use super::call::{Call, Direction, EndedBy, Outcome, Phase, Ring};
use super::calls::{Calls, GivenUp};
use super::clock::{Moment, Now};
use super::evidence::Evidence;
use super::media::MediumTold;
use super::order::Stamp;
use super::phone_alert::Alert;
use super::session::Session;
use super::state_timeline::{Minutes, StateKind, StateTimeline};
use super::timeouts::SETTLE_MS;
use super::tracked::{Origin, Phone, Told, Tracked};
use crate::protocol::NotReadyReason;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What a session knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Every call, in the order of beginning.
    pub calls: Vec<Call>,
    /// How many of them did not begin on the day of the figures of earlier releases. All count today.
    pub earlier: usize,
    pub agent: Agent,
    /// The phone that rings and is no call yet.
    pub phone: Option<Ring>,
    /// Of earlier shifts. None if the shift goes on.
    pub minutes: Vec<Minutes>,
}

impl Session {
    pub fn snapshot(&self) -> Restored {
        let phone = self.calls.alert.as_ref().filter(|alert| alert.rings());
        Restored {
            calls: self.calls.log.iter().map(|call| (**call).clone()).collect(),
            earlier: 0,
            agent: self.agent.clone(),
            phone: phone.map(|alert| alert.ring(self.calls.in_conversation())),
            minutes: Vec::new(),
        }
    }

    /// What the next shift begins with: the agent's state goes on, and that agent's day.
    pub fn carried_over(&self, now: Now) -> Restored {
        let minutes = self.calls.accounts.present().ledger.carried_over(now.at);
        Restored { calls: Vec::new(), earlier: 0, agent: self.agent.clone(), phone: None, minutes }
    }

    /// Goes on from there. A session that knows just that already keeps what a snapshot doesn't tell.
    pub(super) fn restored(&mut self, now: Now, restored: Restored) {
        self.presence.begin_anew();
        if self.snapshot() == restored {
            return;
        }
        let Restored { calls, agent, phone, minutes, .. } = restored;
        let log: Vec<Rc<Call>> = calls.into_iter().map(Rc::new).collect();
        let open = log.iter().enumerate().filter_map(|(index, call)| Tracked::of(index, call, now.at)).collect();
        self.calls = Calls::new(self.calls.accounts.clone());
        if let Some(agent) = &agent.work_no {
            self.calls.accounts.change_to(agent, now.at);
        }
        if !minutes.is_empty() {
            self.calls.accounts.present_mut().ledger =
                StateTimeline::going_on(&minutes, StateKind::of(&agent.state), now.at);
        }
        self.calls.adopt(log, open);
        self.calls.alert = phone.map(|ring| {
            let mut alert = Alert::new(ring.since, false, Stamp::at(ring.since));
            (alert.direction, alert.number, alert.called) = (ring.direction, ring.number, ring.called);
            (alert.agent, alert.medium) = (ring.agent, ring.medium);
            alert.announced = true;
            alert
        });
        self.agent = agent;
        self.wrapping = None;
    }
}

impl Tracked {
    /// What a call tells of itself, if it is live or its outcome is not final at `now`.
    fn of(index: usize, call: &Call, now: Moment) -> Option<Tracked> {
        let ended = call.ended_at();
        if ended.is_some_and(|ended| ended.mono.saturating_add(SETTLE_MS) <= now.mono) {
            return None;
        }
        let origin = Origin {
            offered: matches!(call.direction, Direction::Inbound | Direction::Internal),
            dialled: call.phase == Phase::Dialling || call.direction == Direction::Outbound,
            phone: Phone::Rang,
        };
        let identity = call.number.is_some() || call.answered.is_some();
        let mut tracked = Tracked::new(index, origin, Stamp::at(call.began), call.began);
        tracked.told = Told { ring: true, identity, end: None };
        tracked.evidence = Evidence::of(call);
        tracked.medium_told = MediumTold::of(call);
        tracked.resumed = call.resumed.then_some((now, now));
        ended.iter().for_each(|ended| tracked.settle(ended.mono));
        Some(tracked)
    }
}

impl Evidence {
    /// Signs that lead to the outcome that a call has.
    fn of(call: &Call) -> Evidence {
        let Phase::Ended { outcome, by, .. } = call.phase else { return Evidence::default() };
        Evidence {
            customer_left: outcome == Outcome::Abandoned,
            no_answer: outcome == Outcome::Missed,
            not_ready: (outcome == Outcome::Rejected).then_some(NotReadyReason::Rejected),
            failed: outcome == Outcome::Failed,
            first: Some(by).filter(|by| *by != EndedBy::Unknown),
            certain: outcome != Outcome::Unknown,
            ..Evidence::default()
        }
    }
}

impl Calls {
    /// Takes over a log, of which those in `open` are live or not final.
    pub fn adopt(&mut self, log: Vec<Rc<Call>>, open: Vec<Tracked>) {
        let is_open = |index: usize, open: &[Tracked]| open.iter().any(|open| open.index == index);
        for (index, call) in self.log.iter().enumerate() {
            if !is_open(index, &self.open) {
                self.accounts.of(call).ledger.reopened(call);
            }
        }
        self.by_id = BTreeMap::new();
        self.given_up = Vec::new();
        for (index, call) in log.iter().enumerate() {
            self.by_id.insert(call.id.clone(), index);
            let is_final = !is_open(index, &open);
            if is_final && matches!(call.phase, Phase::Ended { outcome: Outcome::Unknown, .. }) {
                self.given_up.push(GivenUp { index, to_identify: false, lost: None });
            }
        }
        self.phone_due = None;
        self.local_ids = self.local_ids.max(log.len() as u64);
        (self.log, self.open) = (log, open);
        self.count_anew();
    }

    /// Counts all calls, of which none is counted.
    pub fn count_anew(&mut self) {
        self.accounts.count_nothing();
        for (index, call) in self.log.iter().enumerate() {
            let account = self.accounts.of(call);
            account.today.calls += 1;
            account.today.wrap_up_ms += call.wrap_up_ms.unwrap_or(0);
            if self.open.iter().all(|open| open.index != index) {
                account.today.ended(call);
                account.ledger.settled(call);
            }
        }
    }
}
