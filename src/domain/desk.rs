//! What each event changes of the agent: who is at the desk, and in which state.

use super::agent::{Agent, AgentState};
use super::clock::{Moment, Now};
use super::context::Context;
use super::io::Effect;
use super::order::Stamp;
use super::session::Session;
use super::state_change::StateChange;
use super::state_timeline::StateKind;
use crate::protocol::{Body, Event, Number};

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
            self.presence.begin_anew();
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
        let held = held.map(|change| (stamp, change));
        let Some((first, changes)) = self.presence.hear_other(theirs, now.at, held) else { return is_told_apart };
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
        Context { now, stamp, work_no, on_call, late_ms: None }
    }

    /// Whoever was at the desk has been this agent for some time, as far as anybody knows: the state is theirs already.
    fn assume(&mut self, work_no: &str, at: Moment, effects: &mut Vec<Effect>) {
        self.presence.begin_anew();
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
        self.presence.arrives(work_no);
        self.calls.change_agent(work_no, at);
        if self.agent.work_no.is_none() {
            self.agent.work_no = Some(work_no.to_owned());
            return;
        }
        self.calls.end_all_but(work_no, at);
        self.agent = Agent::numbered(work_no, at);
        self.wrap_up(at, effects);
    }

    /// The agent's state by a state event.
    pub(super) fn change_state(&mut self, stamp: Stamp, change: StateChange, effects: &mut Vec<Effect>) {
        let has_changed = match change {
            StateChange::To(state, imposed) => self.agent.enter(state, imposed, stamp),
            StateChange::RestTimedOut => {
                if self.agent.rest_timed_out() {
                    effects.push(Effect::AgentChanged(self.agent.clone()));
                }
                false
            }
            StateChange::SignedOut(imposed) => self.agent.signed_out(imposed, stamp.at),
        };
        if has_changed {
            self.entered(stamp.at, effects);
        }
    }

    /// The agent is in another state than before.
    pub(super) fn entered(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        self.calls.accounts.present_mut().ledger.enter(StateKind::of(&self.agent.state), now);
        self.wrap_up(now, effects);
        effects.push(Effect::AgentChanged(self.agent.clone()));
    }
}
