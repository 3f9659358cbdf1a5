//! What is known of an event beside what it says.

use super::clock::{Moment, Now};
use super::order::Stamp;

/// What an event is handled with.
pub(super) struct Context<'a> {
    pub now: Now,
    /// When the event arrived and was generated.
    pub stamp: Stamp,
    /// The agent's number by the event.
    pub work_no: Option<&'a str>,
    /// The agent is occupied.
    pub on_call: bool,
}

impl Context<'_> {
    pub fn at(&self) -> Moment {
        self.now.at
    }
}
