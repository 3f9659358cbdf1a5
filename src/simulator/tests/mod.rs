//! The simulated bar, held against the vendor's sequences, samples and codes.

mod agent_states;
mod bar_side;
#[path = "../../../tests/it/support/days.rs"]
mod days;
mod established;
mod inbound;
mod laws;
mod morning;
mod outbound;
mod samples;

use super::*;
use crate::protocol::{Feature, MediaMode};

/// What follows when the agent hangs up the last call and no wrap-up is configured.
pub(super) const AGENT_ENDS: [&str; 4] =
    ["AgentEvent_Call_Release", "AgentEvent_Customer_Release", "AgentOther_PhoneRelease", "AgentState_Ready"];

/// A platform with an agent at some state, and the time.
pub(super) struct Desk {
    pub platform: Platform,
    pub now: u64,
}

impl Desk {
    pub fn new(dialect: Dialect, settings: Settings) -> Self {
        Desk { platform: Platform::with(dialect, settings), now: 0 }
    }

    /// Signed in and ready; calls are not followed by wrap-up.
    pub fn ready() -> Self {
        Desk::ready_with(Dialect::default(), Settings { acw: false, ..Settings::default() })
    }

    pub fn ready_with(dialect: Dialect, settings: Settings) -> Self {
        let mut desk = Desk::new(dialect, settings);
        desk.after(Action::SignIn);
        desk
    }

    /// The identifiers that the action makes the bar say, a second after the action before it.
    pub fn after(&mut self, action: Action) -> Vec<&'static str> {
        self.spoken(action).iter().map(|spoken| spoken.kind.identifier()).collect()
    }

    pub fn spoken(&mut self, action: Action) -> Vec<Spoken> {
        self.now += 1_000;
        self.platform.act(self.now, &action)
    }

    pub fn state(&self) -> &AgentState {
        &self.platform.truth().agent.state
    }

    pub fn last_call(&self) -> &CallTruth {
        self.platform.truth().calls.last().expect("a call was made")
    }

    pub fn ending(&self) -> (Option<Outcome>, Option<EndedBy>) {
        (self.last_call().outcome, self.last_call().ended_by)
    }
}

pub(super) fn incoming() -> Action {
    Action::Incoming {
        number: "5550142".to_owned(),
        queue: None,
        called: "5550110".to_owned(),
        answer: Answering::Manual,
        feature: Feature::Inbound,
        mode: MediaMode::Audio,
    }
}

pub(super) fn dial() -> Action {
    Action::Dial { number: "5550177".to_owned(), mode: MediaMode::Audio }
}

/// A customer being talked to.
pub(super) fn talking() -> Desk {
    let mut desk = Desk::ready();
    desk.after(incoming());
    desk.after(Action::Answer);
    desk
}
