//! What is heard, and whether it can be.

use super::output::{Output, is_active};
use super::playing::{Audible, Playing};
use crate::view::SoundCheck;
use yew::Callback;

/// How soon a browser that has refused is asked again, milliseconds.
const AGAIN_MS: u64 = 5_000;

pub struct Sound {
    /// Something outside has changed: look again.
    look: Callback<()>,
    output: Option<Output>,
    playing: Option<Playing>,
    /// What was played last dies away; the output can't rest before.
    fading: Option<Playing>,
    /// This browser has no audio at all.
    unsupported: bool,
    device: String,
}

impl Sound {
    pub fn new(look: Callback<()>) -> Sound {
        Sound { look, output: None, playing: None, fading: None, unsupported: false, device: String::new() }
    }

    /// Lets exactly this be heard, from now on or still.
    pub fn play(&mut self, heard: Option<Audible>) {
        self.wake(heard.is_some());
        self.fading.take_if(|fading| fading.is_over());
        let Some(output) = self.output.as_ref().filter(|output| output.runs()) else {
            (self.playing, self.fading) = (None, None);
            return;
        };
        if heard.is_some() {
            output.stays();
        }
        match (heard, &mut self.playing) {
            (Some(heard), Some(playing)) if playing.goes_on_as(heard) => playing.turn_to(heard.volume),
            (Some(heard), playing) => {
                *playing = Playing::start(&output.context, heard, self.look.clone()).ok();
                if playing.is_none() {
                    output.has_failed();
                }
            }
            (None, playing) => {
                if let Some(playing) = playing.take().filter(|playing| !playing.is_over()) {
                    playing.stop();
                    self.fading = Some(playing);
                }
                if self.fading.is_none() {
                    output.rest(&self.look);
                }
            }
        }
    }

    /// Whether what was played has ended by itself.
    pub fn is_over(&self) -> bool {
        self.playing.as_ref().is_some_and(Playing::is_over)
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
        self.output.take_if(|output| output.state() == SoundCheck::Failed);
        self.open();
        if let Some(output) = self.output.as_ref().filter(|output| !output.runs()) {
            output.start(&self.look);
        }
    }

    /// Takes the speaker of this id; the standard one is an empty text.
    pub fn use_device(&mut self, id: &str) {
        if self.device != id {
            id.clone_into(&mut self.device);
            self.output.iter().for_each(|output| output.connect(id));
        }
    }

    /// Starts the output as soon as the browser lets us, and again when something is to be heard. Nothing here asks
    /// anybody.
    fn wake(&mut self, wanted: bool) {
        self.open();
        let Some(output) = &self.output else { return };
        let is_time = match output.rests() {
            true => wanted,
            false => output.state() == SoundCheck::Locked && output.asked_before(AGAIN_MS) && is_active(),
        };
        if is_time {
            output.start(&self.look);
        }
    }

    fn open(&mut self) {
        if self.output.is_some() || self.unsupported {
            return;
        }
        match Output::open(&self.look) {
            Ok(output) => {
                if !self.device.is_empty() {
                    output.connect(&self.device);
                }
                self.output = Some(output);
            }
            Err(_) => self.unsupported = true,
        }
    }
}
