//! Who sits at the desk. A sign-in says so. Without one, events of another number may be another agent's at this desk, or
//! those of agents whom this one monitors: a few in a row, with none of ours between, tell.

use super::agent::{Agent, AgentState};
use super::calls::Context;
use super::clock::{Moment, Now};
use super::order::Stamp;
use super::session::{Effect, Session};
use super::state_change::StateChange;
use crate::protocol::{Body, Event, Number};
use std::collections::BTreeSet;

/// So many events in a row are those of another agent at the desk.
const IN_A_ROW: usize = 3;
/// Of so many monitored agents the numbers are remembered.
const MOST_MONITORED: usize = 256;

#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Presence {
    other: Option<Other>,
    /// Agents whom the platform says that ours monitors.
    monitored: BTreeSet<String>,
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
            let monitored = monitoring.monitored_agent.as_ref().map(Number::as_str).or(event.work_no.as_deref());
            if let Some(monitored) = monitored.filter(|_| self.presence.monitored.len() < MOST_MONITORED) {
                self.presence.monitored.insert(monitored.to_owned());
            }
            return false;
        }
        let Some(theirs) = event.work_no.as_deref() else { return false };
        if self.agent.work_no.as_deref() == Some(theirs) {
            self.presence.other = None;
            return false;
        }
        let signs_in = matches!(event.body, Body::InService);
        if signs_in || self.agent.work_no.is_none() {
            self.change_agent(theirs, now.at, effects);
            return false;
        }
        if self.presence.monitored.contains(theirs) {
            return true;
        }
        if self.agent.state == AgentState::SignedOut {
            self.take_over(theirs, now.at, effects);
            return false;
        }
        let change = StateChange::of(&event.body);
        let is_change = change.is_some();
        if let Some(change) = &change {
            // Whoever it is, it is true of their own calls.
            let ctx = self.context(now, stamp, event);
            change.bear_on(&mut self.calls, &ctx, false, Some(theirs));
            if change.frees() {
                self.repeats.begin_anew();
            }
        }
        let other = self.presence.other(theirs, now.at);
        other.events += 1;
        other.changes.extend(change.map(|change| (stamp, change)));
        if other.events < IN_A_ROW {
            return true;
        }
        let (first, changes) = (other.first, std::mem::take(&mut other.changes));
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
        let is_other = self.presence.other.as_ref().is_some_and(|other| Some(&*other.work_no) == work_no);
        let on_call = if is_other { self.presence.is_on_call() } else { self.agent.state == AgentState::OnCall };
        Context { now, stamp, work_no, on_call }
    }

    /// This agent is at the desk, without a sign-in that says so.
    fn take_over(&mut self, work_no: &str, at: Moment, effects: &mut Vec<Effect>) {
        self.change_agent(work_no, at, effects);
        self.agent.unannounced = true;
        effects.push(Effect::AgentChanged(self.agent.clone()));
    }

    /// This agent is at the desk, or always was. Whatever another had up is over.
    fn change_agent(&mut self, work_no: &str, at: Moment, effects: &mut Vec<Effect>) {
        self.presence.other = None;
        self.presence.monitored.remove(work_no);
        self.calls.accounts.change_to(work_no, at);
        if self.agent.work_no.is_none() {
            self.agent.work_no = Some(work_no.to_owned());
            return;
        }
        self.calls.end_all_but(work_no, at);
        self.agent = Agent::numbered(work_no, at);
        self.wrap_up(at, effects);
    }
}
