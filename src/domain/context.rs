//! What is known of an event beside what it says.

use super::clock::{Moment, Now};
use super::order::Stamp;
use super::ring_record::Arrival;

/// What an event is handled with.
pub(super) struct Context<'a> {
    pub now: Now,
    /// When the event arrived and was generated.
    pub stamp: Stamp,
    /// The agent's number by the event.
    pub work_no: Option<&'a str>,
    /// The agent is occupied.
    pub on_call: bool,
    /// See [`Arrival`].
    pub late_ms: Option<u32>,
}

impl Context<'_> {
    pub fn at(&self) -> Moment {
        self.now.at
    }

    pub fn arrival(&self) -> Arrival {
        Arrival { at: self.at(), generated: self.stamp.generated, late_ms: self.late_ms }
    }
}
