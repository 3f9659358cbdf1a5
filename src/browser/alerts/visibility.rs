//! Whether the agent has this tab before their eyes, and whether the browser lets it live. A browser may freeze a
//! hidden tab, or throw it away, in order to save energy. Chromium spares a tab that holds a Web Lock, which the tab
//! with the bar does; if it happened all the same, or the timers came so late that it must have, that is noted.

use crate::browser::clock::{page_time, window};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::Callback;

/// A timer of a hidden tab may be a minute late. One that is later was held up by more than that.
const LATE_MS: u64 = 150_000;

pub struct Visibility {
    life: Rc<Life>,
    _listeners: Vec<EventListener>,
}

#[derive(Default)]
struct Life {
    frozen: Cell<bool>,
    /// When it was last found that the tab had not been running, epoch milliseconds.
    slept: Cell<Option<u64>>,
    waking: RefCell<Option<Timeout>>,
}

impl Visibility {
    /// `look` is called when anything of this has changed, `touched` when somebody has clicked or typed.
    pub fn new(look: Callback<()>, touched: Callback<()>) -> Visibility {
        let life = Rc::<Life>::default();
        let document = window().document().expect("a window has a document");
        let discarded = js_sys::Reflect::get(&document, &"wasDiscarded".into()).unwrap_or_default();
        if discarded.is_truthy() {
            life.note_sleep();
        }
        let mut listeners = Vec::new();
        for event in ["focus", "blur"] {
            let look = look.clone();
            listeners.push(EventListener::new(&window(), event, move |_| look.emit(())));
        }
        for event in ["pointerup", "keydown"] {
            let touched = touched.clone();
            let first = EventListenerOptions::run_in_capture_phase();
            listeners.push(EventListener::new_with_options(&document, event, first, move |_| touched.emit(())));
        }
        let seen = look.clone();
        listeners.push(EventListener::new(&document, "visibilitychange", move |_| seen.emit(())));
        let (of_freeze, freezing) = (life.clone(), look.clone());
        listeners.push(EventListener::new(&document, "freeze", move |_| {
            of_freeze.frozen.set(true);
            freezing.emit(());
        }));
        let of_resume = life.clone();
        listeners.push(EventListener::new(&document, "resume", move |_| {
            of_resume.frozen.set(false);
            of_resume.note_sleep();
            // What came meanwhile is waiting in line; it may be that nothing rings any more.
            let look = look.clone();
            of_resume.waking.replace(Some(Timeout::new(0, move || look.emit(()))));
        }));
        Visibility { life, _listeners: listeners }
    }

    /// The agent is in another tab or window.
    pub fn is_away(&self) -> bool {
        let document = window().document().expect("a window has a document");
        document.hidden() || !document.has_focus().unwrap_or(true)
    }

    pub fn is_frozen(&self) -> bool {
        self.life.frozen.get()
    }

    /// A timer went off so many milliseconds late.
    pub fn timer_was_late(&self, ms: u64) {
        if ms > LATE_MS {
            self.life.note_sleep();
        }
    }

    /// When it was last found that the tab had not been running, epoch milliseconds.
    pub fn slept(&self) -> Option<u64> {
        self.life.slept.get()
    }

    /// The agent has been told.
    pub fn sleep_is_known(&self) {
        self.life.slept.set(None);
    }
}

impl Life {
    fn note_sleep(&self) {
        self.slept.set(Some(page_time().1));
    }
}
