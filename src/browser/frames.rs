//! Lets the frames and timeouts of a [`RenderScheduler`](crate::render::RenderScheduler) come.

use super::clock::page_time;
use crate::render::Wake;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use yew::Callback;

pub struct Frames {
    on: Callback<()>,
    frame: Option<AnimationFrame>,
    /// With its time, page milliseconds.
    timeout: Option<(u64, Timeout)>,
}

impl Frames {
    /// `on` is told when either has come; [`Frames::came`] is the answer.
    pub fn new(on: Callback<()>) -> Frames {
        Frames { on, frame: None, timeout: None }
    }

    /// Arranges exactly this.
    pub fn arrange(&mut self, Wake { frame, at }: Wake) {
        if frame != self.frame.is_some() {
            let on = self.on.clone();
            self.frame = frame.then(|| request_animation_frame(move |_| on.emit(())));
        }
        if at != self.timeout.as_ref().map(|(at, _)| *at) {
            let on = self.on.clone();
            let timeout = |at: u64| Timeout::new(at.saturating_sub(page_time().0) as u32, move || on.emit(()));
            self.timeout = at.map(|at| (at, timeout(at)));
        }
    }

    /// Whatever was arranged is over.
    pub fn came(&mut self) {
        (self.frame, self.timeout) = (None, None);
    }
}
