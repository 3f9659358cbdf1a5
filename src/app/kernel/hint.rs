//! The agent's state as an earlier page knew it, shown until the journal has been read. The leader keeps it where a page
//! can read it at once; a browser that keeps nothing has no hint.

use super::Kernel;
use crate::browser::clock::now;
use crate::browser::environment::Environment;
use crate::browser::local_storage;
use crate::domain::{AgentState, Confidence, Moment};
use crate::journal::{Role, StateHint};
use crate::picture::ShownAgent;
use crate::view::state_in_text;

pub(super) struct Hint {
    /// In `localStorage`. What a simulated bar makes up is no hint of the real state.
    key: String,
    /// As it was read, and when.
    read: Option<(StateHint, Moment)>,
    /// The state has changed since it was kept.
    pub changed: bool,
}

impl Hint {
    pub fn read(environment: &Environment) -> Hint {
        let key = format!("{}.state", environment.database());
        let at = now().at;
        let read = local_storage::read(&key).and_then(|line| StateHint::read(&line, at.wall)).map(|hint| (hint, at));
        Hint { key, read, changed: false }
    }
}

impl Kernel {
    /// The key under which the hint is kept.
    pub fn hint_key(&self) -> &str {
        &self.hint.key
    }

    /// The journal has not been read, so that nobody knows what came before this page.
    pub(super) fn is_before_the_journal(&self) -> bool {
        let custody = self.custody.borrow();
        custody.is_reading() || custody.role() == Role::Unknown
    }

    /// Keeps the agent's state as this tab knows it for the next page.
    pub(super) fn keep_hint(&self) {
        let (agent, at) = (self.session.agent(), now().at);
        if !self.leads() || (agent.state == AgentState::Unknown && self.is_before_the_journal()) {
            return;
        }
        let line = StateHint::of(agent).and_then(|hint| {
            let limit = self.config.time_limit(&hint.state).map(|limit| (limit, at.since(agent.since)));
            let texts = state_in_text(self.words, &self.locale, &hint.agent(at), &self.config.reasons, limit);
            hint.write(at.wall, texts)
        });
        match line {
            // Without it the next page begins with less.
            Some(line) => drop(local_storage::write(&self.hint.key, &line)),
            None => local_storage::remove(&self.hint.key),
        }
    }

    /// The agent as the session knows, or else as the hint says as long as the journal has not been read.
    pub fn shown_agent(&self) -> ShownAgent {
        let agent = self.session.agent();
        match &self.hint.read {
            Some((hint, at)) if agent.state == AgentState::Unknown && self.is_before_the_journal() => {
                ShownAgent { agent: hint.agent(*at), confidence: Confidence::Before, base_ms: hint.lasted_ms(at.wall) }
            }
            _ => ShownAgent::of(&self.session),
        }
    }
}
