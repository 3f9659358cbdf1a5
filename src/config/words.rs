//! `words`: what the enterprise calls the agent's states, so that the console says what the tenant's bar says. Breaks and
//! reasons have their names in [`super::Reasons`].

use super::entries::Entries;
use super::localized_text::LocalizedText;
use super::reader::Reader;

/// By the state's name in the page (`data-state`).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct StateNames(Entries<LocalizedText>);

const STATES: [&str; 8] = ["unknown", "signing-in", "signed-out", "idle", "not-ready", "rest", "wrap-up", "on-call"];

impl StateNames {
    /// Of a state in a language. `None`: the console's own word.
    pub fn name(&self, state: &str, tag: &str) -> Option<&str> {
        self.0.get(state)?.of_language(tag)
    }

    pub(super) fn read(root: &Reader) -> StateNames {
        let words = root.section("words");
        words.only(&["states"]);
        let section = words.section("states");
        section.only(&STATES);
        let mut states = StateNames::default();
        for state in STATES.into_iter().filter(|state| section.get(state).is_some()) {
            states.0.push(state, LocalizedText::read(&section, state));
        }
        states
    }
}
