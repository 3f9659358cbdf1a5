//! What the passing of time does to calls: limits that run out, outcomes that become final.

use super::agent::Agent;
use super::call::Phase;
use super::calls::{Calls, is_theirs};
use super::clock::Moment;
use super::id_index::GivenUp;
use super::io::Effect;
use super::limits::{DIAL_LIMIT_MS, EXPECTED_MS, RESUME_LIMIT_MS, RING_LIMIT_MS, SETTLE_MS, TALK_LIMIT_MS};
use super::phone_alert::Alert;
use super::tracked::{Lost, Tracked};

/// How long an announcement of a queued call waits for the call, milliseconds.
const ANNOUNCED_MS: u64 = 10_000;
/// With more calls than this, an end waits for nothing: no agent has so many, and each event looks at all of them.
const CROWD: usize = 16;
/// Of more calls than this, those that nobody speaks in are given up at the next event, the earliest first.
const MOST: usize = 64;

impl Calls {
    /// Lets time pass: limits that ran out, outcomes that become final.
    pub fn turn(&mut self, at: Moment, agent: &Agent, effects: &mut Vec<Effect>) {
        self.announced.take_if(|(since, _)| at.since(*since) > ANNOUNCED_MS);
        self.expected.take_if(|expected| at.since(expected.since) > EXPECTED_MS);
        self.phone_due.take_if(|(since, _)| at.since(*since) > SETTLE_MS);
        if self.alert.as_mut().is_some_and(|alert| alert.turn(at)) {
            let waiting = self.in_conversation();
            effects.extend(self.alert.iter().map(|alert| Effect::CallRinging(alert.ring(waiting))));
        }
        self.alert.take_if(|alert| alert.is_past(at));
        for slot in 0..self.open.len() {
            if let Some((deadline, end)) = self.give_up(slot, agent)
                && deadline <= at.mono
            {
                // The end is placed where it belongs, whenever somebody came to look.
                self.lose(slot, end);
            }
        }
        let crowded = self.is_crowded();
        if self.open.len() > MOST {
            self.thin_out(at);
        }
        let due = |open: &Tracked| open.settles_at().is_some_and(|settles_at| crowded || settles_at <= at.mono);
        while let Some(slot) = self.open.iter().position(due) {
            let open = self.open.remove(slot);
            let call = &self.log[open.index];
            if !open.evidence.certain {
                let to_identify = !open.told.identity && !open.is_own(call);
                self.index.give_up(open.index, GivenUp { to_identify, lost: open.lost() });
            }
            let account = self.accounts.of(call);
            account.today.ended(call);
            account.ledger.settled(call);
            if open.told.end != Some(call.phase) {
                effects.push(Effect::CallEnded(call.clone()));
            }
        }
    }

    /// There are more calls than any agent has.
    pub fn is_crowded(&self) -> bool {
        self.open.len() > CROWD
    }

    /// Gives up the calls that are too many.
    fn thin_out(&mut self, at: Moment) {
        let mut live = self.live();
        live.sort_by_key(|&slot| match self.call(slot).phase {
            Phase::Talking { .. } => 2,
            Phase::Held { .. } => 1,
            Phase::Ringing | Phase::Dialling | Phase::Ended { .. } => 0,
        });
        live.truncate(live.len().saturating_sub(MOST));
        for slot in live {
            self.lose(slot, at);
        }
    }

    /// When a live call of which nothing more is heard is given up, in monotonic milliseconds, and the moment
    /// that then counts as its end.
    fn give_up(&self, slot: usize, agent: &Agent) -> Option<(u64, Moment)> {
        let call = self.call(slot);
        let goes_on = agent.may_speak() && !call.incomplete;
        let (since, limit) = match call.phase {
            Phase::Ringing => (self.open[slot].rings_since, RING_LIMIT_MS),
            Phase::Dialling => (call.began, DIAL_LIMIT_MS),
            Phase::Talking { since } | Phase::Held { since } => (since, TALK_LIMIT_MS),
            Phase::Ended { .. } => return None,
        };
        let by_phase = (since.mono + limit, since.plus(limit));
        let resumed = self.open[slot].resumed.filter(|_| !goes_on || call.answered.is_none());
        let by_resuming = resumed.map(|(opened, alive)| (opened.mono + RESUME_LIMIT_MS, alive));
        by_resuming.into_iter().chain([by_phase]).min_by_key(|(deadline, _)| *deadline)
    }

    /// Nothing was heard of a call for too long. It ends where it was known last, for now.
    pub fn lose(&mut self, slot: usize, end: Moment) {
        let call = self.call(slot);
        let was = Lost { phase: call.phase, talked_ms: call.talked_ms, held_ms: call.held_ms };
        let was = call.answered.map(|_| was);
        self.open[slot].evidence.lost = true;
        self.conclude(slot, end);
        self.open[slot].lose(was);
    }

    /// The agent is on call, says the bar: what was up is up. `whose` are the calls, all if that is `None`.
    pub fn show_life(&mut self, whose: Option<&str>) {
        for slot in self.live() {
            let call = self.call(slot);
            if is_theirs(&call.agent, whose) && call.resumed && call.answered.is_some() && !call.incomplete {
                self.call_mut(slot).resumed = false;
            }
        }
    }

    /// The page was opened anew. Live calls wait for the bar's word; `alive` is the last moment before.
    pub fn opened(&mut self, now: Moment, alive: Moment) {
        for slot in self.live() {
            self.open[slot].resumed = Some((now, alive));
            self.call_mut(slot).resumed = true;
        }
    }

    pub fn next_deadline(&self, agent: &Agent) -> Option<u64> {
        let given_up = |slot| Some(self.give_up(slot, agent)?.0);
        let calls = (0..self.open.len()).filter_map(|slot| self.open[slot].settles_at().or_else(|| given_up(slot)));
        let alert = self.alert.as_ref().and_then(Alert::next_deadline);
        calls.chain(alert).min()
    }
}
