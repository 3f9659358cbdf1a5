//! The view reads no clock of its own. The shell says what time it is, and how a time of day is written here.

use crate::domain::Moment;
use yew::prelude::*;

/// Provided by the shell through a `ContextProvider<Clock>`.
#[derive(Clone, Copy)]
pub struct Clock {
    pub now: fn() -> Moment,
    /// The local time of day of an epoch time in milliseconds, such as "16:40".
    pub time_of_day: fn(u64) -> String,
}

/// Two clocks are the same if they are the same functions.
impl PartialEq for Clock {
    fn eq(&self, other: &Clock) -> bool {
        std::ptr::fn_addr_eq(self.now, other.now) && std::ptr::fn_addr_eq(self.time_of_day, other.time_of_day)
    }
}

#[hook]
pub(super) fn use_clock() -> Clock {
    use_context::<Clock>().expect("the shell provides a Clock around everything that shows a time")
}
