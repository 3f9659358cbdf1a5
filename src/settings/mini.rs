//! The window that stays on top, as an agent likes it.

use crate::domain::AgentState;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct MiniSettings {
    /// It opens with the agent's first click of a day.
    pub with_first_click: bool,
    /// The day on which it was opened last, as [`Now::day`](crate::domain::Now) counts.
    pub opened_on: Option<i32>,
}

impl MiniSettings {
    /// Whether a click on this day, in this state, opens it. Who has closed it since doesn't get it again.
    pub fn opens_at_a_click(self, day: i32, state: &AgentState) -> bool {
        self.with_first_click && self.opened_on != Some(day) && state.is_signed_in()
    }
}

impl From<&Value> for MiniSettings {
    fn from(written: &Value) -> MiniSettings {
        MiniSettings {
            with_first_click: written["withFirstClick"].as_bool().unwrap_or_default(),
            opened_on: written["openedOn"].as_i64().and_then(|day| i32::try_from(day).ok()),
        }
    }
}

impl From<MiniSettings> for Value {
    fn from(mini: MiniSettings) -> Value {
        json!({ "withFirstClick": mini.with_first_click, "openedOn": mini.opened_on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_at_the_first_click_of_a_day_for_whoever_wants_that() {
        let opens = |with_first_click, opened_on, state| {
            MiniSettings { with_first_click, opened_on }.opens_at_a_click(7, &state)
        };
        assert!(opens(true, None, AgentState::Idle));
        assert!(opens(true, Some(6), AgentState::Idle));
        assert!(
            !opens(true, Some(7), AgentState::Idle),
            "it was opened today, perhaps by hand, and perhaps closed since"
        );
        assert!(!opens(false, None, AgentState::Idle));
        for state in [AgentState::Unknown, AgentState::SigningIn, AgentState::SignedOut] {
            assert!(!opens(true, None, state), "nobody is there");
        }
    }
}
