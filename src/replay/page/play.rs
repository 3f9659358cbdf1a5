//! Time that goes on, perhaps faster than it did.

use crate::browser::clock::page_time;
use crate::domain::Moment;
use gloo::timers::callback::Interval;
use yew::Callback;

/// How often the picture goes on, milliseconds.
const TICK_MS: u32 = 200;

/// Dropped, it stands still.
pub struct Playing {
    /// Monotonic milliseconds of the file, and milliseconds of this page.
    from: u64,
    began: u64,
    speed: u32,
    _tick: Interval,
}

impl Playing {
    pub fn from(at: Moment, speed: u32, on_tick: Callback<()>) -> Playing {
        let tick = Interval::new(TICK_MS, move || on_tick.emit(()));
        Playing { from: at.mono, began: page_time().0, speed, _tick: tick }
    }

    /// The same, from another moment or at another speed.
    pub fn at_speed(self, at: Moment, speed: u32) -> Playing {
        Playing { from: at.mono, began: page_time().0, speed, ..self }
    }

    /// Monotonic milliseconds of the file.
    pub fn now(&self) -> u64 {
        self.from + (page_time().0 - self.began) * u64::from(self.speed)
    }
}
