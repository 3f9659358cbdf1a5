//! When to draw: at most once a frame, and not before what is drawn has been written down. What rings doesn't wait for
//! that: it is worth more to the agent now than it would be to the next page. It is drawn at once and by itself, and
//! everything else a frame later. While a bar says more than anybody can read, what it says is heard first, and drawn
//! once a second, the log every other time.

use super::clock::page_time;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use yew::Callback;

/// A disk that takes longer than this must not keep a ringing call from the screen.
const PATIENCE_MS: u32 = 100;
/// Counts that nobody watches may be so old, milliseconds.
const LATER_MS: u32 = 1_000;
/// So many reasons to draw from one frame to the next are a flood, unless they took long to come: a tab out of sight has no
/// frames.
const FLOOD: u32 = 100;
const FLOOD_MS: u64 = 2_000;
/// From one frame to the next in a flood, milliseconds.
const FLOOD_PAUSE_MS: u64 = 1_000;

pub struct Drawing {
    draw: Callback<()>,
    frame: Option<AnimationFrame>,
    /// Waits for the disk, or for a flood to be heard, but not for ever.
    waiting: Option<Timeout>,
    /// For what nobody waits to see.
    later: Option<Timeout>,
    /// The next frame is that of something which goes ahead of everything else.
    ahead: bool,
    /// How many reasons to draw there were since the last frame, and when the first of them came, page milliseconds.
    reasons: u32,
    since: u64,
    /// In a flood: the page's time before which nothing is drawn, milliseconds.
    pause: Option<u64>,
    /// The next drawing, and then this one, leave the log as it was.
    log_follows: [bool; 2],
}

impl Drawing {
    pub fn new(draw: Callback<()>) -> Drawing {
        Drawing {
            draw,
            frame: None,
            waiting: None,
            later: None,
            ahead: false,
            reasons: 0,
            since: 0,
            pause: None,
            log_follows: [false; 2],
        }
    }

    /// Draws with the next frame.
    pub fn soon(&mut self) {
        self.count_reasons(1);
        if self.frame.is_some() {
            return;
        }
        if self.pause.is_some() {
            return self.wait(self.rest_of_pause_ms());
        }
        self.waiting = None;
        let draw = self.draw.clone();
        self.frame = Some(request_animation_frame(move |_| draw.emit(())));
    }

    /// Draws with whatever is drawn next, or by itself after a while.
    pub fn later(&mut self) {
        if self.later.is_none() {
            let draw = self.draw.clone();
            self.later = Some(Timeout::new(LATER_MS, move || draw.emit(())));
        }
    }

    /// Lets something that can't wait be drawn by itself, and everything with the frame after that. Not in a flood, nor
    /// twice a frame.
    pub fn let_first(&mut self) -> bool {
        if self.rest_of_pause_ms() > 0 || self.floods() || self.ahead {
            return false;
        }
        (self.ahead, self.pause) = (true, None);
        self.soon();
        true
    }

    /// Whether something is to be drawn that waits, to be saved or for a flood to be heard.
    pub fn waits(&self) -> bool {
        self.waiting.is_some()
    }

    /// Draws once somebody calls [`Drawing::soon`] because everything is saved, or after a moment.
    pub fn when_saved(&mut self) {
        self.count_reasons(1);
        if self.frame.is_none() {
            self.wait(PATIENCE_MS.max(self.rest_of_pause_ms()));
        }
    }

    /// All that was said has been heard. Whether something waited for that, and need not any longer.
    pub fn flood_is_over(&mut self) -> bool {
        self.reasons = 0;
        self.log_follows[0] = self.pause.is_some();
        let waited = self.pause.take().is_some() && self.waiting.take().is_some();
        waited && self.frame.is_none()
    }

    fn rest_of_pause_ms(&self) -> u32 {
        self.pause.map_or(0, |until| until.saturating_sub(page_time().0) as u32)
    }

    fn wait(&mut self, ms: u32) {
        if self.waiting.is_none() {
            let draw = self.draw.clone();
            self.waiting = Some(Timeout::new(ms, move || draw.emit(())));
        }
    }

    /// A frame has come: whether everything is drawn with it. That is the frame after what goes ahead is drawn.
    pub fn is_due(&mut self, ahead_is_drawn: bool) -> bool {
        self.frame = None;
        self.waiting = None;
        self.later = None;
        if self.ahead {
            self.ahead = !ahead_is_drawn;
            self.soon();
            return false;
        }
        let floods = self.floods();
        let begins = floods && self.pause.is_none();
        self.reasons = 0;
        self.pause = floods.then(|| page_time().0 + FLOOD_PAUSE_MS);
        if begins {
            // Most floods are over before anything of them could be read.
            self.soon();
        }
        self.log_follows = [false, !begins && (self.log_follows[0] || floods && !self.log_follows[1])];
        if self.log_follows[1] {
            self.soon();
        }
        !begins
    }

    /// Whether the log is left for the next time: in a flood and after it all its rows are new, and the page would keep
    /// whoever clicks waiting for them.
    pub fn log_follows(&self) -> bool {
        self.log_follows[1]
    }

    fn floods(&self) -> bool {
        self.reasons > FLOOD && page_time().0.saturating_sub(self.since) < FLOOD_MS
    }

    /// So much has happened that is drawn when [`Drawing::soon`] or [`Drawing::when_saved`] is called next.
    pub fn count_reasons(&mut self, count: u32) {
        if self.reasons == 0 {
            self.since = page_time().0;
        }
        self.reasons += count;
    }
}
