//! What the enterprise calls the agent's states, in place of a language's own words.

use super::EssentialWords;
use crate::config::StateNames;
use std::cell::Cell;
use yew::AttrValue;

thread_local! {
    static NAMES: Cell<Option<&'static StateNames>> = const { Cell::new(None) };
}

/// From here on the states go by these names, for as long as the page is there.
pub fn call_states(names: StateNames) {
    NAMES.set(Some(Box::leak(Box::new(names))));
}

impl EssentialWords {
    /// The enterprise's name of a state (`data-state`), or else the language's.
    pub(super) fn state_name(&self, state: &str, word: &'static str) -> &'static str {
        NAMES.get().and_then(|names| names.name(state, self.language.tag)).unwrap_or(word)
    }

    /// A sentence that tells the agent to switch to *not ready*, by the name that the bar has for it.
    pub(super) fn with_state_name(&self, sentence: &'static str) -> AttrValue {
        let word = self.agent.not_ready;
        match self.state_name("not-ready", word) {
            name if name == word => AttrValue::Static(sentence),
            name => sentence.replace(word, name).into(),
        }
    }
}
