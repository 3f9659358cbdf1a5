//! Who sits at the desk. A sign-in says so. Without one, events of another number may be another agent's at this desk, or
//! those of agents whom this one monitors: a few in a row, with none of ours between, tell.

use super::agent::{Agent, AgentState};
use super::calls::{Calls, Context};
use super::clock::{Moment, Now};
use super::order::Stamp;
use super::session::{Effect, Session};
use super::state_change::StateChange;
use super::state_timeline::StateKind;
use crate::protocol::{Body, Event, Number};

/// So many events in a row are those of another agent at the desk.
const IN_A_ROW: usize = 3;
/// Of so many monitored agents the numbers are remembered.
const MOST_MONITORED: usize = 256;

#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Presence {
    other: Option<Other>,
    /// Agents whom the platform says that ours monitors.
    monitored: Vec<String>,
}

/// Another number, of which events have come since the last of ours.
#[derive(Clone, Debug, PartialEq)]
struct Other {
    work_no: String,
    events: usize,
    first: Moment,
    /// What they told of the agent's state.
    changes: Vec<(Stamp, StateChange)>,
}

impl Presence {
    fn monitors(&mut self, agent: Option<&str>) {
        if let Some(agent) = agent.filter(|agent| !self.is_monitored(agent)) {
            self.monitored.truncate(MOST_MONITORED - 1);
            self.monitored.insert(0, agent.to_owned());
        }
    }

    fn is_monitored(&self, agent: &str) -> bool {
        self.monitored.iter().any(|monitored| monitored == agent)
    }

    /// What comes next is looked at for itself.
    pub fn begin_anew(&mut self) {
        self.other = None;
    }

    /// The other agent is occupied, as far as is known.
    fn is_on_call(&self) -> bool {
        let last = self.other.as_ref().and_then(|other| other.changes.last());
        last.is_some_and(|(_, last)| matches!(last, StateChange::To(AgentState::OnCall, _)))
    }

    fn other(&mut self, work_no: &str, now: Moment) -> &mut Other {
        self.other.take_if(|other| other.work_no != work_no);
        self.other.get_or_insert_with(|| Other {
            work_no: work_no.to_owned(),
            events: 0,
            first: now,
            changes: Vec::new(),
        })
    }
}

impl Session {
    /// Who an event says is at the desk. Whether it is of another agent, whose state is none of ours.
    pub(super) fn see_agent(&mut self, now: Now, stamp: Stamp, event: &Event, effects: &mut Vec<Effect>) -> bool {
        if let Body::QcAgentStateNotify(monitoring) = &event.body {
            self.presence
                .monitors(monitoring.monitored_agent.as_ref().map(Number::as_str).or(event.work_no.as_deref()));
            return false;
        }
        let Some(theirs) = event.work_no.as_deref() else { return false };
        if self.agent.work_no.as_deref() == Some(theirs) {
            self.presence.other = None;
            return false;
        }
        if matches!(event.body, Body::InService) {
            self.change_agent(theirs, now.at, effects);
            return false;
        }
        if self.presence.is_monitored(theirs) {
            return true;
        }
        let change = StateChange::of(&event.body);
        let is_change = change.is_some();
        if self.agent.state == AgentState::SignedOut && is_change {
            self.take_over(theirs, now.at, effects);
            self.agent.assumed = true;
            return false;
        }
        let is_told_apart = self.agent.work_no.is_some() && !self.agent.assumed;
        let held = change.filter(|_| is_told_apart);
        if let Some(change) = &held {
            // Whoever it is, it is true of their own calls.
            let ctx = self.context(now, stamp, event);
            change.bear_on(&mut self.calls, &ctx, false, Some(theirs));
            if change.frees() {
                self.repeats.begin_anew();
            }
        }
        let other = self.presence.other(theirs, now.at);
        other.events += 1;
        other.changes.extend(held.map(|change| (stamp, change)));
        if other.events < IN_A_ROW {
            return is_told_apart;
        }
        let (first, changes) = (other.first, std::mem::take(&mut other.changes));
        if !is_told_apart {
            self.assume(theirs, now.at, effects);
            return false;
        }
        self.take_over(theirs, first, effects);
        for (stamp, change) in changes {
            self.agent.told = Some(stamp.at);
            self.change_state(stamp, change, effects);
        }
        is_change
    }

    /// What an event is handled with.
    pub(super) fn context<'a>(&self, now: Now, stamp: Stamp, event: &'a Event) -> Context<'a> {
        let work_no = event.work_no.as_deref();
        let is_ours = self.agent.concerns(work_no);
        let on_call = if is_ours { self.agent.state == AgentState::OnCall } else { self.presence.is_on_call() };
        Context { now, stamp, work_no, on_call }
    }

    /// Whoever was at the desk has been this agent for some time, as far as anybody knows: the state is theirs already.
    fn assume(&mut self, work_no: &str, at: Moment, effects: &mut Vec<Effect>) {
        self.presence.other = None;
        self.calls.change_agent(work_no, at);
        self.calls.accounts.present_mut().ledger.enter(StateKind::of(&self.agent.state), at);
        self.agent.unannounced = self.agent.work_no.is_some();
        (self.agent.work_no, self.agent.assumed) = (Some(work_no.to_owned()), true);
        if self.agent.unannounced {
            effects.push(Effect::AgentChanged(self.agent.clone()));
        }
    }

    /// This agent is at the desk, without a sign-in that says so.
    fn take_over(&mut self, work_no: &str, at: Moment, effects: &mut Vec<Effect>) {
        self.change_agent(work_no, at, effects);
        self.agent.unannounced = true;
        effects.push(Effect::AgentChanged(self.agent.clone()));
    }

    /// This agent is at the desk. Whatever another had up is over.
    fn change_agent(&mut self, work_no: &str, at: Moment, effects: &mut Vec<Effect>) {
        self.presence.other = None;
        self.presence.monitored.retain(|monitored| monitored != work_no);
        self.calls.change_agent(work_no, at);
        if self.agent.work_no.is_none() {
            self.agent.work_no = Some(work_no.to_owned());
            return;
        }
        self.calls.end_all_but(work_no, at);
        self.agent = Agent::numbered(work_no, at);
        self.wrap_up(at, effects);
    }
}

impl Calls {
    /// Counts every call for its agent, of whom there is another now.
    fn change_agent(&mut self, work_no: &str, at: Moment) {
        let Calls { log, open, accounts, .. } = self;
        for (index, call) in log.iter().enumerate() {
            if open.iter().all(|open| open.index != index) {
                accounts.of(call).ledger.reopened(call);
            }
        }
        self.accounts.change_to(work_no, at);
        self.count_anew();
    }
}
