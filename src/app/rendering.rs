//! When the page is drawn: what the [`RenderScheduler`] decides, with the browser's frames and timeouts.

use crate::browser::clock::page_time;
use crate::browser::frames::Frames;
use crate::browser::yield_now::yield_now;
use crate::render::{Plan, RenderScheduler, Urgency};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

pub struct Rendering {
    scheduler: RenderScheduler,
    frames: Frames,
    /// The page is drawn in this task.
    is_due: bool,
    /// The last drawing was to leave the log as it was.
    leaves_log: bool,
    on_turn: Callback<()>,
}

impl Rendering {
    /// `on_frame` is told when a frame or its time has come, and `on_turn` when the page is to be drawn without one.
    pub fn new(on_frame: Callback<()>, on_turn: Callback<()>) -> Rendering {
        let (scheduler, frames) = (RenderScheduler::default(), Frames::new(on_frame));
        Rendering { scheduler, frames, is_due: false, leaves_log: false, on_turn }
    }

    pub fn request(&mut self, urgency: Urgency) {
        self.scheduler.request(page_time().0, urgency);
        self.frames.arrange(self.scheduler.wake());
    }

    /// Draws with the next frame.
    pub fn soon(&mut self) {
        self.request(Urgency::Frame);
    }

    /// Draws in this task: a hidden tab has no frames.
    pub fn now(&mut self) {
        self.is_due = true;
    }

    /// Draws when everybody who waited has had a turn, and not with a frame.
    pub fn in_a_turn(&self) {
        let on_turn = self.on_turn.clone();
        spawn_local(async move {
            yield_now().await;
            on_turn.emit(());
        });
    }

    /// What waited for a timeout has waited long enough, and the timeout has not come.
    pub fn is_late(&self) -> bool {
        self.frames.is_late()
    }

    /// Whether the page is to be drawn in this task.
    pub fn take_now(&mut self) -> bool {
        std::mem::take(&mut self.is_due)
    }

    /// Whether the log is left as it was.
    pub fn leaves_log(&self) -> bool {
        self.leaves_log
    }

    /// So many changes are drawn when something is requested next.
    pub fn count(&mut self, reasons: u32) {
        self.scheduler.count(page_time().0, reasons);
    }

    /// Everything is written down.
    pub fn saved(&mut self) {
        self.scheduler.saved(page_time().0);
        self.frames.arrange(self.scheduler.wake());
    }

    /// Whether the popup is drawn by itself, and everything else with the frame after.
    pub fn popup_first(&mut self) -> bool {
        let first = self.scheduler.popup_first(page_time().0);
        self.frames.arrange(self.scheduler.wake());
        first
    }

    /// Everything that the bar has said has been heard. Whether something waited for that.
    pub fn drained(&mut self) -> bool {
        let waited = self.scheduler.drained();
        self.frames.arrange(self.scheduler.wake());
        waited
    }

    /// A frame or its time has come. Whether the page is drawn now, or the popup alone.
    pub fn frame(&mut self, popup_is_drawn: bool) -> bool {
        self.frames.came();
        let Plan { page, log } = self.scheduler.frame(page_time().0, popup_is_drawn);
        if page {
            self.leaves_log = !log;
        }
        self.frames.arrange(self.scheduler.wake());
        page
    }
}
