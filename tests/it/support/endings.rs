//! How a day comes to its end.

use agent_console::simulator::Action;

/// What brings whatever is up or under way to its end.
pub const ENDINGS: [Action; 5] = [
    Action::CustomerAbandons,
    Action::AgentCancelsDial,
    Action::HangUp,
    Action::OtherCustomerHangsUp,
    Action::PutPhoneDown,
];
