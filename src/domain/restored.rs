//! What a session knows, as one value.

use super::agent::Agent;
use super::call::{Call, Ring};
use super::state_timeline::Minutes;

/// What a session knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Every call, in the order of beginning.
    pub calls: Vec<Call>,
    /// How many of them did not begin on the day of the figures of earlier releases. All count today.
    pub earlier: usize,
    pub agent: Agent,
    /// The phone that rings and is no call yet.
    pub phone: Option<Ring>,
    /// Of earlier shifts. None if the shift goes on.
    pub minutes: Vec<Minutes>,
}
