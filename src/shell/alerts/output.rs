//! The ringtone's way out of the browser.
//!
//! Browsers keep a page silent until somebody has clicked or typed in it or in its frames. The output is started as
//! soon as that has happened, because only one that has run is known to work. Then it rests: one that runs without a
//! sound costs a hundredth or two of a core all day and keeps the sound card awake, while one that rests is back within
//! a few hundredths of a second, without a click.

use crate::shell::clock::{page_time, window};
use crate::view::SoundCheck;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioContext, AudioContextState};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// An audio context whose output can be chosen, which not every browser has.
    type Choosing;
    #[wasm_bindgen(method, catch, js_name = setSinkId)]
    fn set_sink_id(this: &Choosing, id: &str) -> Result<Promise, JsValue>;
}

/// How long the browser may take to start the sound for the first time before it counts as refused, milliseconds.
const STARTING_MS: u32 = 1_000;
/// The same for an output that has run before: it rings, and the agent is to be told at once.
const WAKING_MS: u32 = 300;
/// How long nothing is to be heard before it rests, milliseconds: where calls ring one after the other, each start and stop
/// would hold the page up.
const QUIET_MS: u32 = 3_000;

thread_local! {
    /// For a program that breaks down.
    static OPEN: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Ends every sound for good. The last thing that a program does when it breaks down.
pub fn silence() {
    OPEN.with(|open| {
        if let Some(context) = open.try_borrow_mut().ok().and_then(|mut open| open.take()) {
            // What is closed already is silent.
            let _ = context.close();
        }
    });
}

/// Whether this browser lets a page choose its speaker.
pub fn can_choose_device() -> bool {
    let context = js_sys::Reflect::get(&window(), &"AudioContext".into()).unwrap_or_default();
    let prototype = js_sys::Reflect::get(&context, &"prototype".into()).unwrap_or_default();
    prototype.is_object() && js_sys::Reflect::has(&prototype, &"setSinkId".into()).unwrap_or_default()
}

/// Whether somebody has clicked or typed in this page or its frames. Browsers that don't say let us try.
pub fn is_active() -> bool {
    let navigator = window().navigator();
    let known = js_sys::Reflect::has(&navigator, &"userActivation".into()).unwrap_or_default();
    !known || navigator.user_activation().has_been_active()
}

/// The way to the speaker.
pub struct Output {
    pub context: AudioContext,
    asked: Cell<Option<Asked>>,
    /// It ran, and was stopped because nothing was to be heard.
    rests: Cell<bool>,
    /// It has run for long enough with nothing to be heard.
    may_rest: Rc<Cell<bool>>,
    quiet: RefCell<Option<Timeout>>,
    impatience: RefCell<Option<Timeout>>,
    failed: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

/// The browser was asked to start.
#[derive(Clone, Copy)]
struct Asked {
    /// Page milliseconds.
    at: u64,
    ran_before: bool,
}

impl Asked {
    fn since(self) -> u64 {
        page_time().0.saturating_sub(self.at)
    }

    fn patience_ms(self) -> u32 {
        if self.ran_before { WAKING_MS } else { STARTING_MS }
    }
}

impl Output {
    pub fn open(look: &Callback<()>) -> Result<Output, JsValue> {
        let context = AudioContext::new()?;
        OPEN.with(|open| open.replace(Some(context.clone())));
        let failed = Rc::<Cell<bool>>::default();
        let changed = look.clone();
        let (broken, error) = (failed.clone(), look.clone());
        let listeners = [
            EventListener::new(&context, "statechange", move |_| changed.emit(())),
            EventListener::new(&context, "error", move |_| {
                broken.set(true);
                error.emit(());
            }),
        ];
        let (asked, rests) = (Cell::new(None), Cell::new(false));
        let (may_rest, quiet, impatience) = Default::default();
        Ok(Output { context, asked, rests, may_rest, quiet, impatience, failed, _listeners: listeners })
    }

    pub fn runs(&self) -> bool {
        self.context.state() == AudioContextState::Running
    }

    pub fn rests(&self) -> bool {
        self.rests.get()
    }

    pub fn state(&self) -> SoundCheck {
        match self.context.state() {
            _ if self.failed.get() => SoundCheck::Failed,
            AudioContextState::Closed => SoundCheck::Failed,
            AudioContextState::Running => SoundCheck::Ready,
            _ if self.rests() => SoundCheck::Ready,
            // Suspended, or interrupted by the system.
            _ => match self.asked.get() {
                Some(asked) if asked.since() < asked.patience_ms().into() => {
                    if asked.ran_before {
                        SoundCheck::Ready
                    } else {
                        SoundCheck::Starting
                    }
                }
                _ => SoundCheck::Locked,
            },
        }
    }

    /// It let no sound begin.
    pub fn has_failed(&self) {
        self.failed.set(true);
    }

    /// Whether it is longer ago than this that the browser was asked to start, milliseconds.
    pub fn asked_before(&self, ms: u64) -> bool {
        self.asked.get().is_none_or(|asked| asked.since() >= ms)
    }

    pub fn start(&self, look: &Callback<()>) {
        let asked = Asked { at: page_time().0, ran_before: self.rests.replace(false) };
        let Ok(started) = self.context.resume() else { return };
        self.asked.set(Some(asked));
        let impatient = look.clone();
        self.impatience.replace(Some(Timeout::new(asked.patience_ms(), move || impatient.emit(()))));
        let look = look.clone();
        spawn_local(async move {
            // Refused or not, the state says.
            let _ = JsFuture::from(started).await;
            look.emit(());
        });
    }

    /// Something is to be heard.
    pub fn stays(&self) {
        self.quiet.replace(None);
        self.may_rest.set(false);
    }

    /// Nothing is to be heard. Rests if that has been so for a while; `look` is called when it will have been.
    pub fn rest(&self, look: &Callback<()>) {
        if !self.runs() || self.rests() {
            return;
        }
        if !self.may_rest.get() {
            self.quiet.borrow_mut().get_or_insert_with(|| {
                let (may_rest, look) = (self.may_rest.clone(), look.clone());
                Timeout::new(QUIET_MS, move || {
                    may_rest.set(true);
                    look.emit(());
                })
            });
            return;
        }
        self.stays();
        if let Ok(stopped) = self.context.suspend() {
            self.rests.set(true);
            // One that goes on running is as good.
            spawn_local(async { drop(JsFuture::from(stopped).await) });
        }
    }

    /// Takes the speaker of this id; the standard one is an empty text.
    pub fn connect(&self, device: &str) {
        if !can_choose_device() {
            return;
        }
        if let Ok(chosen) = self.context.unchecked_ref::<Choosing>().set_sink_id(device) {
            // A speaker that is gone leaves the one that is in use.
            spawn_local(async { drop(JsFuture::from(chosen).await) });
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        OPEN.with(|open| open.replace(None));
        // What is closed already is silent.
        let _ = self.context.close();
    }
}
