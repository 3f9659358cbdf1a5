//! The agent's last known state as one short line of text that a page can read before there is a journal, and before
//! there is a program. It names nobody and no number. The journal decides; until it has been read, this is what can be
//! shown.

use super::shift::SHIFT_GAP_MS;
use crate::domain::{Agent, AgentState, Moment};
use serde_json::{Value, json};

/// The version of the line that is written.
const VERSION: u32 = 2;

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

    /// The line, written at `wall`, epoch milliseconds. `shown` is how the state is drawn before there is a program, by
    /// src/app/start.js, which reads the line by the same rules. `None` for a state that is no hint.
    pub fn write(&self, wall: u64, shown: Value) -> Option<String> {
        let line = json!({
            "version": VERSION,
            "until": wall + SHIFT_GAP_MS,
            "since": self.since,
            "state": word(&self.state)?,
            "code": code(&self.state),
            "overdue": matches!(self.state, AgentState::Rest { overdue: true, .. }),
            "shown": shown,
        });
        Some(line.to_string())
    }

    /// Reads a line at `wall`, epoch milliseconds. A line that was written in an earlier shift says nothing of this one.
    pub fn read(line: &str, wall: u64) -> Option<StateHint> {
        let line: Value = serde_json::from_str(line).ok()?;
        // Nor one that was written when the clock was ahead.
        let left = line["until"].as_u64()?.checked_sub(wall)?;
        let is_of_now = line["version"] == VERSION && (1..2 * SHIFT_GAP_MS).contains(&left);
        let code = line["code"].as_str();
        if code.is_none() && line["code"] != Value::Null {
            return None;
        }
        let state = state(line["state"].as_str()?, code, line["overdue"].as_bool()?)?;
        is_of_now.then_some(StateHint { state, since: line["since"].as_u64()? })
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
        AgentState::Rest { .. } => "rest",
        AgentState::WrapUp => "wrap-up",
        AgentState::OnCall => "on-call",
    })
}

/// The platform's code.
fn code(state: &AgentState) -> Option<&str> {
    match state {
        AgentState::NotReady { reason } => reason.as_ref().map(|reason| reason.code()),
        AgentState::Rest { cause, .. } => cause.as_ref().map(|cause| cause.code()),
        _ => None,
    }
}

fn state(word: &str, code: Option<&str>, overdue: bool) -> Option<AgentState> {
    Some(match word {
        "idle" => AgentState::Idle,
        "not-ready" => AgentState::NotReady { reason: code.map(Into::into) },
        "rest" => AgentState::Rest { cause: code.map(Into::into), overdue },
        "wrap-up" => AgentState::WrapUp,
        "on-call" => AgentState::OnCall,
        _ => return None,
    })
}
