//! When to draw: at most once a frame, and not before what is drawn has been written down. A call that rings doesn't wait
//! for that: its popup is drawn by itself, and everything else a frame later. While a bar says more than anybody can
//! read, what it says is heard first and drawn once a second, the log every other time.
//!
//! The scheduler knows neither clock nor timer: its caller tells the time, as milliseconds since the page was opened,
//! arranges what [`RenderScheduler::wake`] asks for, and calls [`RenderScheduler::frame`] when that comes.

/// How long the page waits to be written down, milliseconds. A slow disk must not keep it off the screen for longer.
const SAVED_MS: u64 = 100;
/// How old the screen may be where nobody watches, milliseconds.
const LATER_MS: u64 = 1_000;
/// More reasons to draw than this, from one frame to the next, are a flood.
const FLOOD: u32 = 100;
/// Unless they took this long to come, milliseconds: a tab out of sight has no frames.
const FLOOD_MS: u64 = 2_000;
/// From one drawing to the next in a flood, milliseconds.
const PAUSE_MS: u64 = 1_000;

/// How soon a change is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// With whatever is drawn next, or after a second.
    Later,
    /// With the next frame once it is written down, or after 100 ms.
    Saved,
    /// With the next frame.
    Frame,
}

/// What the caller arranges. It takes back what was arranged before and is not asked for any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Wake {
    /// The next animation frame.
    pub frame: bool,
    /// A timeout at this time of the page, milliseconds; whichever of the two comes first.
    pub at: Option<u64>,
}

/// What is drawn now. The popup is drawn in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub page: bool,
    /// The page with its log; without it, the log is left as it was and follows.
    pub log: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RenderScheduler {
    /// Never together with `waiting` or `pause`.
    frame: bool,
    /// When what waits, to be saved or for a flood to be heard, waits no longer.
    waiting: Option<u64>,
    /// When what nobody watches is drawn.
    later: Option<u64>,
    /// The next frame is the popup's.
    popup_first: bool,
    /// How many reasons to draw there were since the last frame, and when the first of them came.
    reasons: u32,
    since: u64,
    /// In a flood: the time before which nothing is drawn.
    pause: Option<u64>,
    /// A flood is over, and its last drawing goes without the log.
    leaves_log: bool,
    /// The last drawing went without the log.
    left_log: bool,
}

impl RenderScheduler {
    /// Something has changed.
    pub fn request(&mut self, now: u64, urgency: Urgency) {
        match urgency {
            Urgency::Later => {
                self.later.get_or_insert(now + LATER_MS);
            }
            Urgency::Saved => {
                self.count(now, 1);
                if !self.frame {
                    self.wait(now + SAVED_MS);
                }
            }
            Urgency::Frame => {
                self.count(now, 1);
                if self.pause.is_some() {
                    self.wait(now);
                } else {
                    (self.frame, self.waiting) = (true, None);
                }
            }
        }
    }

    /// Counts changes which the next request stands for.
    pub fn count(&mut self, now: u64, reasons: u32) {
        if self.reasons == 0 {
            self.since = now;
        }
        self.reasons = self.reasons.saturating_add(reasons);
    }

    /// Everything is written down: what waits for that is drawn with the next frame.
    pub fn saved(&mut self, now: u64) {
        if self.waiting.is_some() {
            self.request(now, Urgency::Frame);
        }
    }

    /// Whether the popup is drawn by itself, and everything else with the frame after. Not in a flood, nor twice a frame.
    pub fn popup_first(&mut self, now: u64) -> bool {
        let pauses = self.pause.is_some_and(|until| until > now);
        if pauses || self.floods(now) || self.popup_first {
            return false;
        }
        (self.popup_first, self.pause) = (true, None);
        self.request(now, Urgency::Frame);
        true
    }

    /// Everything that the bar has said has been heard. Whether something waited for that; the caller requests it anew.
    #[must_use]
    pub fn drained(&mut self) -> bool {
        self.reasons = 0;
        self.leaves_log = self.pause.take().is_some();
        self.leaves_log && self.waiting.take().is_some()
    }

    /// A frame or a timeout has come: what is drawn now. `popup_is_drawn` says that the popup is on screen as it is by now.
    pub fn frame(&mut self, now: u64, popup_is_drawn: bool) -> Plan {
        (self.frame, self.waiting, self.later) = (false, None, None);
        if self.popup_first {
            self.popup_first = !popup_is_drawn;
            self.request(now, Urgency::Frame);
            return Plan { page: false, log: false };
        }
        let floods = self.floods(now);
        let begins = floods && self.pause.is_none();
        self.reasons = 0;
        self.pause = floods.then_some(now + PAUSE_MS);
        // In a flood and after it all rows of the log are new, and would keep whoever clicks waiting.
        self.left_log = !begins && (self.leaves_log || floods && !self.left_log);
        self.leaves_log = false;
        // Most floods are over before anything of them could be read.
        if begins || self.left_log {
            self.request(now, Urgency::Frame);
        }
        Plan { page: !begins, log: !begins && !self.left_log }
    }

    /// What the caller arranges now.
    pub fn wake(&self) -> Wake {
        Wake { frame: self.frame, at: [self.waiting, self.later].into_iter().flatten().min() }
    }

    /// Waits until then, but not less than the pause of a flood; what waits already goes on as it does.
    fn wait(&mut self, until: u64) {
        self.waiting.get_or_insert(until.max(self.pause.unwrap_or_default()));
    }

    fn floods(&self, now: u64) -> bool {
        self.reasons > FLOOD && now.saturating_sub(self.since) < FLOOD_MS
    }
}
