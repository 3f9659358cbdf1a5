//! One sound. It is handed to the browser's audio thread in one piece with its end already set, so it needs no timer
//! to go on, and stops by itself even if this program stands still.

use super::tone::RATE;
use crate::domain::RING_LIMIT_MS;
use crate::ringing::{Audible, Length, Pattern};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{
    AudioBuffer, AudioBufferSourceNode, AudioScheduledSourceNode, BaseAudioContext, ConstantSourceNode, GainNode,
};
use yew::Callback;

/// So much of the output's time has to pass, seconds.
const PROOF_SECONDS: f64 = 0.02;

/// A sound with its end. Dropped, it stops.
pub struct Player {
    heard: Audible,
    context: BaseAudioContext,
    source: AudioBufferSourceNode,
    gain: GainNode,
    over: Rc<Cell<bool>>,
    heard_of: Rc<Cell<bool>>,
    _ended: [EventListener; 2],
}

impl Player {
    /// Begins at once. `changed` is called when it is on its way to the speaker, and when it has ended by itself.
    pub fn start(context: &BaseAudioContext, heard: Audible, changed: Callback<()>) -> Result<Player, JsValue> {
        let buffer = buffer(context, heard.pattern)?;
        let source = context.create_buffer_source()?;
        source.set_buffer(Some(&buffer));
        source.set_loop(true);
        let gain = context.create_gain()?;
        gain.gain().set_value(gain_of(heard.volume));
        source.connect_with_audio_node(&gain)?.connect_with_audio_node(&context.destination())?;
        let seconds = match heard.length {
            Length::Ring => RING_LIMIT_MS as f64 / 1_000.0,
            Length::Test => 2.0 * heard.pattern.seconds(),
            Length::Once => heard.pattern.seconds(),
        };
        source.start()?;
        scheduled(&source).stop_with_when(context.current_time() + seconds)?;
        let over = Rc::<Cell<bool>>::default();
        let (of_end, ended) = (over.clone(), changed.clone());
        let listener = EventListener::once(&source, "ended", move |_| {
            of_end.set(true);
            ended.emit(());
        });
        let heard_of = Rc::<Cell<bool>>::default();
        let of_proof = heard_of.clone();
        let proof = proof_of_life(context)?;
        let proof = EventListener::once(&proof, "ended", move |_| {
            of_proof.set(true);
            changed.emit(());
        });
        Ok(Player { heard, context: context.clone(), source, gain, over, heard_of, _ended: [listener, proof] })
    }

    /// Lets it die away. A wave that is cut off clicks; two hundredths of a second are no ringing any more.
    pub fn stop(&self) {
        let now = self.context.current_time();
        let (gain, end) = (self.gain.gain(), now + 0.02);
        // From here, or it would fall from where the sound began.
        let _ = gain.set_value_at_time(gain_of(self.heard.volume), now);
        let _ = gain.linear_ramp_to_value_at_time(0.0, end);
        let _ = scheduled(&self.source).stop_with_when(end);
    }

    /// Whether it has ended by itself, or died away after [`Player::stop`].
    pub fn is_over(&self) -> bool {
        self.over.get()
    }

    /// Whether it is known to go to the speaker, and can be heard there.
    pub fn is_heard(&self) -> bool {
        self.heard_of.get() && self.heard.volume > 0
    }

    pub fn goes_on_as(&self, heard: Audible) -> bool {
        !self.is_over() && self.heard.pattern == heard.pattern && self.heard.length == heard.length
    }

    pub fn turn_to(&mut self, volume: u8) {
        if self.heard.volume != volume {
            self.heard.volume = volume;
            self.gain.gain().set_value(gain_of(volume));
        }
    }
}

/// Ends after a moment of the output's own time, and so tells that this goes on. It is no sound.
fn proof_of_life(context: &BaseAudioContext) -> Result<ConstantSourceNode, JsValue> {
    let source = context.create_constant_source()?;
    source.offset().set_value(0.0);
    source.connect_with_audio_node(&context.destination())?;
    source.start()?;
    let scheduled: &AudioScheduledSourceNode = &source;
    scheduled.stop_with_when(context.current_time() + PROOF_SECONDS)?;
    Ok(source)
}

/// A silence, played to see whether the output takes what it is given. Dropped, it ends.
pub struct SilentTest(AudioBufferSourceNode);

impl SilentTest {
    /// Begins at once.
    pub fn start(context: &BaseAudioContext) -> Result<SilentTest, JsValue> {
        let source = context.create_buffer_source()?;
        source.set_buffer(Some(&context.create_buffer(1, RATE as u32, RATE)?));
        source.connect_with_audio_node(&context.destination())?;
        source.start()?;
        Ok(SilentTest(source))
    }
}

impl Drop for SilentTest {
    fn drop(&mut self) {
        // What has ended can't be ended again.
        let _ = scheduled(&self.0).stop();
    }
}

/// One round. Any output can play it, so it is made once.
fn buffer(context: &BaseAudioContext, pattern: Pattern) -> Result<AudioBuffer, JsValue> {
    thread_local! {
        static MADE: RefCell<Vec<(Pattern, AudioBuffer)>> = const { RefCell::new(Vec::new()) };
    }
    MADE.with_borrow_mut(|made| {
        if let Some((_, buffer)) = made.iter().find(|(known, _)| *known == pattern) {
            return Ok(buffer.clone());
        }
        let samples = pattern.samples();
        let buffer = context.create_buffer(1, samples.len() as u32, RATE)?;
        buffer.copy_to_channel(&samples, 0)?;
        made.push((pattern, buffer.clone()));
        Ok(buffer)
    })
}

/// The source as what has an end.
fn scheduled(source: &AudioBufferSourceNode) -> &AudioScheduledSourceNode {
    source
}

/// Half of the way on a slider is to sound half as loud.
fn gain_of(volume: u8) -> f32 {
    (f32::from(volume) / 100.0).powi(2)
}

impl Drop for Player {
    fn drop(&mut self) {
        if !self.is_over() {
            self.stop();
        }
    }
}
