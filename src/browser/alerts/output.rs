//! The ringtone's way out of the browser.
//!
//! Browsers keep a page silent until somebody has clicked or typed in it or in its frames. The output is started as
//! soon as that has happened, because only one that has run is known to work. Then it rests: one that runs without a
//! sound costs a hundredth or two of a core all day and keeps the sound card awake, while one that rests is back within
//! a few hundredths of a second, without a click.

use crate::browser::clock::{page_time, window};
use crate::sound::{Context, OutputClock};
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

/// Whether this browser has audio at all.
pub fn exists() -> bool {
    js_sys::Reflect::has(&window(), &"AudioContext".into()).unwrap_or_default()
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

/// The way to the speaker, until it fails; see [`crate::sound`].
pub struct Output {
    pub context: AudioContext,
    /// It ran, and was stopped because nothing was to be heard.
    rests: Cell<bool>,
    /// It has run for long enough with nothing to be heard.
    may_rest: Rc<Cell<bool>>,
    quiet: RefCell<Option<Timeout>>,
    failed: Rc<Cell<bool>>,
    clock: RefCell<OutputClock>,
    /// The speaker that was chosen can't be had.
    refused: Rc<Cell<bool>>,
    _listeners: [EventListener; 3],
}

impl Output {
    pub fn open(look: &Callback<()>) -> Result<Output, JsValue> {
        let context = AudioContext::new()?;
        OPEN.with(|open| open.replace(Some(context.clone())));
        let failed = Rc::<Cell<bool>>::default();
        let (broken, error) = (failed.clone(), look.clone());
        let tell = || {
            let look = look.clone();
            move |_: &web_sys::Event| look.emit(())
        };
        let listeners = [
            EventListener::new(&context, "statechange", tell()),
            EventListener::new(&context, "sinkchange", tell()),
            EventListener::new(&context, "error", move |_| {
                broken.set(true);
                error.emit(());
            }),
        ];
        let (may_rest, quiet, clock, refused) = Default::default();
        let rests = Cell::new(false);
        Ok(Output { context, rests, may_rest, quiet, failed, clock, refused, _listeners: listeners })
    }

    /// Looks whether its clock goes, as long as it runs.
    pub fn read_clock(&self) {
        if self.context.state() == AudioContextState::Running && !self.rests.get() {
            self.clock.borrow_mut().read(page_time().0, self.context.current_time());
        }
    }

    /// Whether it is known to run: its clock has gone on since it was started.
    pub fn has_advanced(&self) -> bool {
        self.runs() && self.clock.borrow().has_advanced()
    }

    /// When to look at its clock again. `plays`: something is played, heard or not.
    pub fn next_look(&self, plays: bool) -> Option<u64> {
        self.runs().then(|| self.clock.borrow().next_deadline(page_time().0, plays)).flatten()
    }

    /// The speaker that was chosen can't be had, and the standard one is in use.
    pub fn is_refused_its_speaker(&self) -> bool {
        self.refused.get()
    }

    pub fn runs(&self) -> bool {
        self.seen() == Context::Running
    }

    /// What is to be seen of it. The system may have interrupted it, too.
    pub fn seen(&self) -> Context {
        match self.context.state() {
            _ if self.failed.get() => Context::Broken,
            AudioContextState::Closed => Context::Broken,
            _ if self.rests.get() => Context::Resting,
            AudioContextState::Running if self.clock.borrow().is_stalled() => Context::Broken,
            AudioContextState::Running => Context::Running,
            _ => Context::Stopped,
        }
    }

    /// It let no sound begin.
    pub fn has_failed(&self) {
        self.failed.set(true);
    }

    pub fn start(&self, look: &Callback<()>) {
        self.rests.set(false);
        self.clock.take();
        let Ok(started) = self.context.resume() else { return };
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
        if !self.runs() {
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
    pub fn connect(&self, device: &str, look: &Callback<()>) {
        if !can_choose_device() {
            return;
        }
        let chosen = self.context.unchecked_ref::<Choosing>().set_sink_id(device);
        let (refused, look) = (self.refused.clone(), look.clone());
        spawn_local(async move {
            // A speaker that can't be had leaves the one that is in use.
            let is_refused = match chosen {
                Ok(chosen) => JsFuture::from(chosen).await.is_err(),
                Err(_) => true,
            };
            if refused.replace(is_refused) != is_refused {
                look.emit(());
            }
        });
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        OPEN.with(|open| open.replace(None));
        // What is closed already is silent.
        let _ = self.context.close();
    }
}
