//! The one timer, set to the session's next deadline. A hidden tab's timers come late; nothing is lost by
//! that, because every input lets time pass first.

use gloo::timers::callback::Timeout;
use yew::Callback;

/// Browsers keep a delay in 31 bits; a longer one would fire at once.
const LONGEST_MS: u64 = 1 << 30;

pub struct Timer {
    wake: Callback<()>,
    pending: Option<(u64, Timeout)>,
}

impl Timer {
    pub fn new(wake: Callback<()>) -> Timer {
        Timer { wake, pending: None }
    }

    /// Sees to it that the timer goes off by `deadline`; both in monotonic milliseconds. If it goes off earlier already
    /// that is left so: a deadline moves on with almost every message, and a wake that is not needed does nothing.
    pub fn set(&mut self, deadline: Option<u64>, now: u64) {
        // One that should have gone off already may be long in coming: the clock has gone ahead of it.
        let pending = self.pending.as_ref().map(|(at, _)| *at).filter(|at| *at > now);
        if pending.zip(deadline).is_some_and(|(pending, deadline)| pending <= deadline) {
            return;
        }
        self.pending = deadline.map(|at| {
            let wake = self.wake.clone();
            let delay = at.saturating_sub(now).min(LONGEST_MS) as u32;
            (at, Timeout::new(delay, move || wake.emit(())))
        });
    }

    /// It should have gone off by `now`, and has not.
    pub fn is_late(&self, now: u64) -> bool {
        self.pending.as_ref().is_some_and(|(at, _)| *at <= now)
    }

    /// The timer went off and is no longer pending. How late that is at `now`, milliseconds.
    pub fn fired(&mut self, now: u64) -> u64 {
        self.pending.take().map_or(0, |(at, _)| now.saturating_sub(at))
    }
}
