//! The agent's last known state as one short line of text that a page can read before there is a journal. It names
//! nobody and no number. The journal decides; until it has been read, this is what can be shown.

use super::shift::SHIFT_GAP_MS;
use crate::domain::{Agent, AgentState, Moment};

/// The version of the line that is written.
const VERSION: &str = "1";

/// The agent's state as an earlier page knew it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateHint {
    pub state: AgentState,
    /// Since when, epoch milliseconds.
    pub since: u64,
}

impl StateHint {
    /// `None` while the agent is signed out, or nobody knows.
    pub fn of(agent: &Agent) -> Option<StateHint> {
        word(&agent.state)?;
        Some(StateHint { state: agent.state.clone(), since: agent.since.wall })
    }

    /// The line, written at `wall`, epoch milliseconds. `None` for a state that is no hint.
    pub fn write(&self, wall: u64) -> Option<String> {
        let (word, code) = (word(&self.state)?, code(&self.state));
        Some(format!("{VERSION} {wall} {} {word} {code}", self.since))
    }

    /// Reads a line at `wall`, epoch milliseconds. A line that was written in an earlier shift says nothing of this one.
    pub fn read(line: &str, wall: u64) -> Option<StateHint> {
        let mut parts = line.splitn(5, ' ');
        parts.next().filter(|version| *version == VERSION)?;
        let written: u64 = parts.next()?.parse().ok()?;
        let since = parts.next()?.parse().ok()?;
        let state = state(parts.next()?, parts.next()?)?;
        (wall.abs_diff(written) < SHIFT_GAP_MS).then_some(StateHint { state, since })
    }

    /// The agent in this state. `now` stands for the beginning on the monotonic clock, which did not run then.
    pub fn agent(&self, now: Moment) -> Agent {
        Agent::before(self.state.clone(), Moment { wall: self.since, ..now })
    }

    /// How long the state had lasted at `wall`, epoch milliseconds.
    pub fn lasted_ms(&self, wall: u64) -> u64 {
        wall.saturating_sub(self.since)
    }
}

fn word(state: &AgentState) -> Option<&'static str> {
    Some(match state {
        AgentState::Unknown | AgentState::SigningIn | AgentState::SignedOut => return None,
        AgentState::Idle => "idle",
        AgentState::NotReady { .. } => "not-ready",
        AgentState::Rest { overdue: false, .. } => "rest",
        AgentState::Rest { overdue: true, .. } => "rest-overdue",
        AgentState::WrapUp => "wrap-up",
        AgentState::OnCall => "on-call",
    })
}

/// The platform's code, empty where it gave none.
fn code(state: &AgentState) -> &str {
    let code = match state {
        AgentState::NotReady { reason } => reason.as_ref().map(|reason| reason.code()),
        AgentState::Rest { cause, .. } => cause.as_ref().map(|cause| cause.code()),
        _ => None,
    };
    code.unwrap_or_default()
}

fn state(word: &str, code: &str) -> Option<AgentState> {
    let code = Some(code).filter(|code| !code.is_empty());
    Some(match word {
        "idle" => AgentState::Idle,
        "not-ready" => AgentState::NotReady { reason: code.map(Into::into) },
        "rest" | "rest-overdue" => AgentState::Rest { cause: code.map(Into::into), overdue: word == "rest-overdue" },
        "wrap-up" => AgentState::WrapUp,
        "on-call" => AgentState::OnCall,
        _ => return None,
    })
}
