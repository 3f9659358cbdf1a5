//! The view reads no clock of its own, and knows of no window. The app says what time it is, and whose timers tick.

use crate::domain::Moment;
use gloo::timers::callback::Timeout;
use std::any::Any;

/// What was asked for comes, unless this is dropped before.
pub type Tick = Box<dyn Any>;

/// What time it is.
#[derive(Clone, Copy)]
pub struct Clock {
    pub now: fn() -> Moment,
    /// Calls back after so many milliseconds, by the timers of the window that is drawn into.
    pub after: fn(u32, Box<dyn FnOnce()>) -> Tick,
}

impl Clock {
    /// With the timers of the page.
    pub fn of_the_page(now: fn() -> Moment) -> Clock {
        Clock { now, after: |ms, call| Box::new(Timeout::new(ms, call)) }
    }
}

/// Two clocks are the same if they are the same functions.
impl PartialEq for Clock {
    fn eq(&self, other: &Clock) -> bool {
        std::ptr::fn_addr_eq(self.now, other.now) && std::ptr::fn_addr_eq(self.after, other.after)
    }
}
