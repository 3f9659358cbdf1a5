//! When to draw: at most once a frame, and not before what is drawn has been written down. A ring that begins doesn't
//! wait for that: it is worth more to the agent now than it would be to the next page. While a bar says more than anybody
//! can read, what it says is heard first, and drawn a few times a second.

use super::clock::page_time;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use yew::Callback;

/// A disk that takes longer than this must not keep a ringing call from the screen.
const PATIENCE_MS: u32 = 100;
/// So many reasons to draw from one frame to the next are a flood.
const FLOOD: u32 = 100;
/// From one frame to the next in a flood, milliseconds.
const FLOOD_PAUSE_MS: u64 = 250;

pub struct Drawing {
    draw: Callback<()>,
    frame: Option<AnimationFrame>,
    /// Waits for the disk, or for a flood to be heard, but not for ever.
    waiting: Option<Timeout>,
    /// How many reasons to draw there were since the last frame.
    reasons: u32,
    /// In a flood: the page's time before which nothing is drawn, milliseconds.
    pause: Option<u64>,
}

impl Drawing {
    pub fn new(draw: Callback<()>) -> Drawing {
        Drawing { draw, frame: None, waiting: None, reasons: 0, pause: None }
    }

    /// Draws with the next frame.
    pub fn soon(&mut self) {
        self.reasons += 1;
        if self.frame.is_some() {
            return;
        }
        if let Some(until) = self.pause {
            return self.wait(until.saturating_sub(page_time().0) as u32);
        }
        self.waiting = None;
        let draw = self.draw.clone();
        self.frame = Some(request_animation_frame(move |_| draw.emit(())));
    }

    /// Draws once somebody calls [`Drawing::soon`] because everything is saved, or after a moment.
    pub fn when_saved(&mut self) {
        self.reasons += 1;
        if self.frame.is_none() {
            self.wait(PATIENCE_MS);
        }
    }

    fn wait(&mut self, ms: u32) {
        if self.waiting.is_none() {
            let draw = self.draw.clone();
            self.waiting = Some(Timeout::new(ms, move || draw.emit(())));
        }
    }

    pub fn drawn(&mut self) {
        self.pause = (self.reasons > FLOOD).then(|| page_time().0 + FLOOD_PAUSE_MS);
        self.reasons = 0;
        self.frame = None;
        self.waiting = None;
    }
}
