//! Who sits at the desk. A sign-in says so. Without one, events of another number may be another agent's at this desk, or
//! those of agents whom this one monitors: a few in a row, with none of ours between, tell.

use super::agent::AgentState;
use super::clock::Moment;
use super::order::Stamp;
use super::state_change::StateChange;

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
    /// The platform says that ours monitors this agent.
    pub fn monitors(&mut self, agent: Option<&str>) {
        if let Some(agent) = agent.filter(|agent| !self.is_monitored(agent)) {
            self.monitored.truncate(MOST_MONITORED - 1);
            self.monitored.insert(0, agent.to_owned());
        }
    }

    pub fn is_monitored(&self, agent: &str) -> bool {
        self.monitored.iter().any(|monitored| monitored == agent)
    }

    /// This agent is at the desk.
    pub fn arrives(&mut self, work_no: &str) {
        self.begin_anew();
        self.monitored.retain(|monitored| monitored != work_no);
    }

    /// What comes next is looked at for itself.
    pub fn begin_anew(&mut self) {
        self.other = None;
    }

    /// The other agent is occupied, as far as is known.
    pub fn is_on_call(&self) -> bool {
        let last = self.other.as_ref().and_then(|other| other.changes.last());
        last.is_some_and(|(_, last)| matches!(last, StateChange::To(AgentState::OnCall, _)))
    }

    /// An event of another number. Once there are enough of them, it is of the agent at the desk: since when, and what the
    /// events told of the agent's state.
    pub fn hear_other(
        &mut self,
        work_no: &str,
        now: Moment,
        change: Option<(Stamp, StateChange)>,
    ) -> Option<(Moment, Vec<(Stamp, StateChange)>)> {
        self.other.take_if(|other| other.work_no != work_no);
        let new = || Other { work_no: work_no.to_owned(), events: 0, first: now, changes: Vec::new() };
        let other = self.other.get_or_insert_with(new);
        other.events += 1;
        other.changes.extend(change);
        (other.events >= IN_A_ROW).then(|| (other.first, std::mem::take(&mut other.changes)))
    }
}
