//! When to draw: at most once a frame, and not before what is drawn has been written down. A ring that begins doesn't
//! wait for that: it is worth more to the agent now than it would be to the next page.

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use yew::Callback;

/// A disk that takes longer than this must not keep a ringing call from the screen.
const PATIENCE_MS: u32 = 100;

pub struct Drawing {
    draw: Callback<()>,
    frame: Option<AnimationFrame>,
    /// Waits for the disk, but not for ever.
    waiting: Option<Timeout>,
}

impl Drawing {
    pub fn new(draw: Callback<()>) -> Drawing {
        Drawing { draw, frame: None, waiting: None }
    }

    /// Draws with the next frame.
    pub fn soon(&mut self) {
        self.waiting = None;
        if self.frame.is_none() {
            let draw = self.draw.clone();
            self.frame = Some(request_animation_frame(move |_| draw.emit(())));
        }
    }

    /// Draws once somebody calls [`Drawing::soon`] because everything is saved, or after a moment.
    pub fn when_saved(&mut self) {
        if self.waiting.is_none() && self.frame.is_none() {
            let draw = self.draw.clone();
            self.waiting = Some(Timeout::new(PATIENCE_MS, move || draw.emit(())));
        }
    }

    pub fn drawn(&mut self) {
        self.frame = None;
        self.waiting = None;
    }
}
