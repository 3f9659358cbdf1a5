//! The ringtone's way out. It is handed to the browser's audio thread in one piece with its end already set, so
//! it needs no timer to go on, and stops by itself even if this program stands still.
//!
//! Browsers keep a page silent until somebody has clicked or typed in it or in its frames. The output is kept
//! running from then on, because a sound that must first be fetched may come late, and because only an output that
//! runs is known to work.

use super::tone::{Pattern, RATE};
use crate::domain::RING_LIMIT_MS;
use crate::shell::clock::{page_time, window};
use crate::view::SoundCheck;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AudioBufferSourceNode, AudioContext, AudioContextState, AudioScheduledSourceNode, BaseAudioContext, GainNode,
};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// An audio context whose output can be chosen, which not every browser has.
    type Choosing;
    #[wasm_bindgen(method, catch, js_name = setSinkId)]
    fn set_sink_id(this: &Choosing, id: &str) -> Result<Promise, JsValue>;
}

/// How long the browser may take to start the sound before it counts as refused, milliseconds.
const STARTING_MS: u32 = 1_000;
/// How soon a browser that has refused is asked again, milliseconds.
const AGAIN_MS: u64 = 5_000;

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

/// What is to be heard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Audible {
    pub pattern: Pattern,
    /// Percent.
    pub volume: u8,
    pub length: Length,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// As long as a call may ring.
    Ring,
    /// Two rounds.
    Test,
}

pub struct Sound {
    /// Something outside has changed: look again.
    look: Callback<()>,
    output: Option<Output>,
    playing: Option<Playing>,
    /// This browser has no audio at all.
    unsupported: bool,
    device: String,
}

/// The way to the speaker.
struct Output {
    context: AudioContext,
    /// When the browser was last asked to start, page milliseconds.
    asked: Cell<Option<u64>>,
    patience: RefCell<Option<Timeout>>,
    failed: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Sound {
    pub fn new(look: Callback<()>) -> Sound {
        Sound { look, output: None, playing: None, unsupported: false, device: String::new() }
    }

    /// Lets exactly this be heard, from now on or still.
    pub fn play(&mut self, heard: Option<Audible>) {
        self.wake();
        let Some(output) = self.output.as_ref().filter(|output| output.runs()) else {
            self.playing = None;
            return;
        };
        let Some(heard) = heard else {
            self.playing = None;
            return;
        };
        match &mut self.playing {
            Some(playing) if playing.goes_on_as(heard) => playing.turn_to(heard.volume),
            _ => self.playing = Playing::start(&output.context, heard, self.look.clone()).ok(),
        }
    }

    /// Whether what was played has ended by itself.
    pub fn is_over(&self) -> bool {
        self.playing.as_ref().is_some_and(|playing| playing.over.get())
    }

    pub fn state(&self) -> SoundCheck {
        match &self.output {
            _ if self.unsupported => SoundCheck::Unsupported,
            None => SoundCheck::Locked,
            Some(output) => output.state(),
        }
    }

    /// The agent has clicked in order to hear something.
    pub fn unlock(&mut self) {
        if self.output.as_ref().is_some_and(|output| output.state() == SoundCheck::Failed) {
            self.output = None;
        }
        self.open();
        if let Some(output) = self.output.as_ref().filter(|output| !output.runs()) {
            output.start(&self.look);
        }
    }

    /// Takes the speaker of this id; the standard one is an empty text.
    pub fn use_device(&mut self, id: &str) {
        if self.device != id {
            id.clone_into(&mut self.device);
            self.connect();
        }
    }

    pub fn can_choose_device() -> bool {
        let context = js_sys::Reflect::get(&window(), &"AudioContext".into()).unwrap_or_default();
        let prototype = js_sys::Reflect::get(&context, &"prototype".into()).unwrap_or_default();
        prototype.is_object() && js_sys::Reflect::has(&prototype, &"setSinkId".into()).unwrap_or_default()
    }

    /// Starts the output as soon as the browser lets us. Nothing here asks anybody.
    fn wake(&mut self) {
        self.open();
        if let Some(output) = &self.output
            && output.state() == SoundCheck::Locked
            && output.asked_before(AGAIN_MS)
            && is_active()
        {
            output.start(&self.look);
        }
    }

    fn open(&mut self) {
        if self.output.is_some() || self.unsupported {
            return;
        }
        match Output::open(&self.look) {
            Ok(output) => {
                self.output = Some(output);
                if !self.device.is_empty() {
                    self.connect();
                }
            }
            Err(_) => self.unsupported = true,
        }
    }

    fn connect(&self) {
        let Some(output) = self.output.as_ref().filter(|_| Sound::can_choose_device()) else { return };
        if let Ok(chosen) = output.context.unchecked_ref::<Choosing>().set_sink_id(&self.device) {
            // A speaker that is gone leaves the one that is in use.
            spawn_local(async { drop(JsFuture::from(chosen).await) });
        }
    }
}

/// Whether somebody has clicked or typed in this page or its frames. Browsers that don't say let us try.
fn is_active() -> bool {
    let navigator = window().navigator();
    let known = js_sys::Reflect::has(&navigator, &"userActivation".into()).unwrap_or_default();
    !known || navigator.user_activation().has_been_active()
}

impl Output {
    fn open(look: &Callback<()>) -> Result<Output, JsValue> {
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
        Ok(Output { context, asked: Cell::new(None), patience: RefCell::default(), failed, _listeners: listeners })
    }

    fn runs(&self) -> bool {
        self.context.state() == AudioContextState::Running
    }

    fn state(&self) -> SoundCheck {
        match self.context.state() {
            _ if self.failed.get() => SoundCheck::Failed,
            AudioContextState::Running => SoundCheck::Ready,
            AudioContextState::Closed => SoundCheck::Failed,
            // Suspended, or interrupted by the system.
            _ if !self.asked_before(u64::from(STARTING_MS)) => SoundCheck::Starting,
            _ => SoundCheck::Locked,
        }
    }

    /// Whether it is longer ago than this that the browser was asked to start, milliseconds.
    fn asked_before(&self, ms: u64) -> bool {
        self.asked.get().is_none_or(|asked| page_time().0.saturating_sub(asked) >= ms)
    }

    fn start(&self, look: &Callback<()>) {
        let Ok(started) = self.context.resume() else { return };
        self.asked.set(Some(page_time().0));
        let impatient = look.clone();
        self.patience.replace(Some(Timeout::new(STARTING_MS, move || impatient.emit(()))));
        let look = look.clone();
        spawn_local(async move {
            // Refused or not, the state says.
            let _ = JsFuture::from(started).await;
            look.emit(());
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

/// A sound with its end. Dropped, it stops.
pub struct Playing {
    heard: Audible,
    context: BaseAudioContext,
    source: AudioBufferSourceNode,
    gain: GainNode,
    over: Rc<Cell<bool>>,
    _ended: EventListener,
}

impl Playing {
    /// Begins at once. `ended` is called when it has ended by itself.
    pub fn start(context: &BaseAudioContext, heard: Audible, ended: Callback<()>) -> Result<Playing, JsValue> {
        let samples = heard.pattern.samples();
        let buffer = context.create_buffer(1, samples.len() as u32, RATE)?;
        buffer.copy_to_channel(&samples, 0)?;
        let source = context.create_buffer_source()?;
        source.set_buffer(Some(&buffer));
        source.set_loop(true);
        let gain = context.create_gain()?;
        gain.gain().set_value(gain_of(heard.volume));
        source.connect_with_audio_node(&gain)?.connect_with_audio_node(&context.destination())?;
        let seconds = match heard.length {
            Length::Ring => RING_LIMIT_MS as f64 / 1_000.0,
            Length::Test => 2.0 * heard.pattern.seconds(),
        };
        source.start()?;
        scheduled(&source).stop_with_when(context.current_time() + seconds)?;
        let over = Rc::<Cell<bool>>::default();
        let of_end = over.clone();
        let listener = EventListener::once(&source, "ended", move |_| {
            of_end.set(true);
            ended.emit(());
        });
        Ok(Playing { heard, context: context.clone(), source, gain, over, _ended: listener })
    }

    fn goes_on_as(&self, heard: Audible) -> bool {
        !self.over.get() && self.heard.pattern == heard.pattern && self.heard.length == heard.length
    }

    fn turn_to(&mut self, volume: u8) {
        if self.heard.volume != volume {
            self.heard.volume = volume;
            self.gain.gain().set_value(gain_of(volume));
        }
    }
}

/// The source as what has an end.
fn scheduled(source: &AudioBufferSourceNode) -> &AudioScheduledSourceNode {
    source
}

/// Half of the way on a slider is to sound half as loud.
fn gain_of(volume: u8) -> f32 {
    (f32::from(volume) / 100.0).powi(2)
}

impl Drop for Playing {
    fn drop(&mut self) {
        // A wave that is cut off clicks; a hundredth of a second is no ringing any more.
        let end = self.context.current_time() + 0.02;
        let _ = self.gain.gain().linear_ramp_to_value_at_time(0.0, end);
        let _ = scheduled(&self.source).stop_with_when(end);
    }
}
