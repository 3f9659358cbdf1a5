//! Lets the frames and timeouts of a [`RenderScheduler`](crate::render::RenderScheduler) come.

use super::clock::{page_time, window};
use super::mini_window::{self, Alarm};
use crate::render::Wake;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use yew::Callback;

pub struct Frames {
    on: Callback<()>,
    frame: Option<AnimationFrame>,
    /// The same of the mini window, for a page out of sight, which has none.
    elsewhere: Option<Alarm>,
    /// With its time, page milliseconds.
    timeout: Option<(u64, Timeout)>,
}

impl Frames {
    /// `on` is told when either has come; [`Frames::came`] is the answer.
    pub fn new(on: Callback<()>) -> Frames {
        Frames { on, frame: None, elsewhere: None, timeout: None }
    }

    /// Arranges exactly this.
    pub fn arrange(&mut self, Wake { frame, at }: Wake) {
        if frame != self.frame.is_some() {
            let on = self.on.clone();
            self.frame = frame.then(|| request_animation_frame(move |_| on.emit(())));
        }
        if !frame {
            self.elsewhere = None;
        } else if self.elsewhere.is_none() && window().document().is_some_and(|document| document.hidden()) {
            let on = self.on.clone();
            self.elsewhere = mini_window::frame(move || on.emit(()));
        }
        if at != self.timeout.as_ref().map(|(at, _)| *at) {
            let on = self.on.clone();
            let timeout = |at: u64| Timeout::new(at.saturating_sub(page_time().0) as u32, move || on.emit(()));
            self.timeout = at.map(|at| (at, timeout(at)));
        }
    }

    /// A timeout should have come by now: those of a page out of sight are late.
    pub fn is_late(&self) -> bool {
        self.timeout.as_ref().is_some_and(|(at, _)| *at <= page_time().0)
    }

    /// Whatever was arranged is over.
    pub fn came(&mut self) {
        (self.frame, self.elsewhere, self.timeout) = (None, None, None);
    }
}
