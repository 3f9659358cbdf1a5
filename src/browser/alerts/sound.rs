//! What is heard, and whether it can be.

use super::output::{Output, is_active};
use super::player::Player;
use crate::browser::clock::page_time;
use crate::ringing::Audible;
use crate::sound::{self, Outlook, Step};
use crate::view::SoundCheck;
use gloo::timers::callback::Timeout;
use yew::Callback;

pub struct Sound {
    /// Something outside has changed: look again.
    look: Callback<()>,
    way: sound::Output,
    output: Option<Output>,
    playing: Option<Player>,
    /// What was played last dies away; the output can't rest before.
    fading: Option<Player>,
    /// This browser has no audio at all.
    unsupported: bool,
    device: String,
    /// The output is to show that it still runs, though nothing is to be heard.
    proves: bool,
    deadline: Option<Timeout>,
}

impl Sound {
    pub fn new(look: Callback<()>) -> Sound {
        Sound {
            look,
            way: sound::Output::default(),
            output: None,
            playing: None,
            fading: None,
            unsupported: false,
            device: String::new(),
            proves: false,
            deadline: None,
        }
    }

    /// Lets exactly this be heard, from now on or still.
    pub fn play(&mut self, heard: Option<Audible>) {
        self.wake(heard.is_some(), is_active());
        self.fading.take_if(|fading| fading.is_over());
        let Some(output) = self.output.as_ref().filter(|output| output.runs()) else {
            (self.playing, self.fading) = (None, None);
            return;
        };
        self.proves = false;
        if heard.is_some() {
            output.stays();
        }
        match (heard, &mut self.playing) {
            (Some(heard), Some(playing)) if playing.goes_on_as(heard) => playing.turn_to(heard.volume),
            (Some(heard), playing) => {
                *playing = Player::start(&output.context, heard, self.look.clone()).ok();
                if playing.is_none() {
                    output.has_failed();
                    self.wait();
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
        self.playing.as_ref().is_some_and(Player::is_over)
    }

    /// Whether it is known that what is played comes out.
    pub fn is_heard(&self) -> bool {
        self.playing.as_ref().is_some_and(Player::is_heard) && self.output.as_ref().is_some_and(Output::runs)
    }

    pub fn state(&self) -> SoundCheck {
        let outlook = self.output.as_ref().map(|output| self.way.outlook(page_time().0, output.seen()));
        match outlook {
            _ if self.unsupported => SoundCheck::Unsupported,
            None | Some(Outlook::Locked) => SoundCheck::Locked,
            Some(Outlook::Ready) => SoundCheck::Ready,
            Some(Outlook::Starting) => SoundCheck::Starting,
            Some(Outlook::Failed) => SoundCheck::Failed,
        }
    }

    /// The agent has clicked in order to hear something.
    pub fn unlock(&mut self) {
        if self.state() == SoundCheck::Failed {
            self.output = None;
        }
        self.way = sound::Output::default();
        self.wake(true, true);
    }

    /// Devices have come or gone, perhaps the one that is in use.
    pub fn devices_changed(&mut self) {
        self.way.try_again();
        self.proves = true;
    }

    /// Takes the speaker of this id; the standard one is an empty text.
    pub fn use_device(&mut self, id: &str) {
        if self.device != id {
            id.clone_into(&mut self.device);
            self.output.iter().for_each(|output| output.connect(id));
        }
    }

    /// Starts the output as soon as the browser lets us and again when something is to be heard, and replaces one that has
    /// failed. Nothing here asks anybody.
    fn wake(&mut self, wanted: bool, touched: bool) {
        self.open();
        let Some(output) = &self.output else { return };
        let step = self.way.step(page_time().0, output.seen(), wanted || self.proves, touched);
        if step == Step::Replace {
            (self.playing, self.fading, self.output) = (None, None, None);
            self.open();
        }
        if let Some(output) = self.output.as_ref().filter(|_| step != Step::Leave) {
            output.start(&self.look);
        }
        self.wait();
    }

    /// Looks again when it is time, though nothing may happen until then.
    fn wait(&mut self) {
        let now = page_time().0;
        let due = self.output.as_ref().and_then(|output| self.way.next_deadline(now, output.seen()));
        self.deadline = due.map(|at| {
            let look = self.look.clone();
            Timeout::new(at.saturating_sub(now) as u32, move || look.emit(()))
        });
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
