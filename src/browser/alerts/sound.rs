//! What is heard, and whether it can be.

use super::output::{Output, exists, is_active};
use super::player::{Player, SilentTest};
use crate::browser::clock::page_time;
use crate::ringing::Audible;
use crate::sound::{self, Context, Outlook, Step};
use crate::view::SoundCheck;
use gloo::timers::callback::Timeout;
use yew::Callback;

pub struct Sound {
    /// Something outside has changed: look again.
    look: Callback<()>,
    way: sound::Output,
    /// `None` before it is opened, and if it could not be.
    output: Option<Output>,
    is_open: bool,
    playing: Option<Player>,
    /// What was played last dies away; the output can't rest before.
    fading: Option<Player>,
    /// This browser has no audio at all.
    unsupported: bool,
    device: String,
    /// The output is to show that it works, though nothing is to be heard.
    proves: bool,
    silent_test: Option<SilentTest>,
    /// It has taken the place of one that failed, and has not shown yet that it works.
    is_doubted: bool,
    /// When it last did, epoch milliseconds.
    proved: Option<u64>,
    deadline: Option<Timeout>,
}

impl Sound {
    pub fn new(look: Callback<()>) -> Sound {
        Sound {
            look,
            way: sound::Output::default(),
            output: None,
            is_open: false,
            playing: None,
            fading: None,
            unsupported: false,
            device: String::new(),
            proves: true,
            silent_test: None,
            is_doubted: false,
            proved: None,
            deadline: None,
        }
    }

    /// Lets exactly this be heard, from now on or still.
    pub fn play(&mut self, heard: Option<Audible>) {
        self.wake(heard.is_some(), is_active());
        self.fading.take_if(|fading| fading.is_over());
        let Some(output) = self.output.as_ref().filter(|output| output.runs()) else {
            (self.playing, self.fading, self.silent_test) = (None, None, None);
            return;
        };
        if output.has_advanced() {
            self.proves &= self.silent_test.take().is_none() && heard.is_none();
            self.is_doubted &= self.proves;
            self.proved = Some(page_time().1);
        }
        if self.proves && heard.is_none() && self.silent_test.is_none() {
            match SilentTest::start(&output.context) {
                Ok(silent_test) => self.silent_test = Some(silent_test),
                Err(_) => output.has_failed(),
            }
        }
        if heard.is_some() || self.silent_test.is_some() {
            output.stays();
        }
        match (heard, &mut self.playing) {
            (Some(heard), Some(playing)) if playing.goes_on_as(heard) => playing.turn_to(heard.volume),
            (Some(heard), playing) => {
                *playing = Player::start(&output.context, heard, self.look.clone()).ok();
                if playing.is_none() {
                    output.has_failed();
                }
            }
            (None, playing) => {
                if let Some(playing) = playing.take().filter(|playing| !playing.is_over()) {
                    playing.stop();
                    self.fading = Some(playing);
                }
                if self.fading.is_none() && self.silent_test.is_none() {
                    output.rest(&self.look);
                }
            }
        }
        self.wait();
    }

    /// When the output was last known to work, epoch milliseconds.
    pub fn proved(&self) -> Option<u64> {
        self.proved
    }

    /// The output is to show that it works, though nothing is to be heard.
    pub fn prove(&mut self) {
        self.proves = true;
    }

    /// Another speaker is in use than the chosen one.
    pub fn is_refused_its_speaker(&self) -> bool {
        self.output.as_ref().is_some_and(Output::is_refused_its_speaker)
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
        match self.way.outlook(page_time().0, self.seen()) {
            _ if self.unsupported => SoundCheck::Unsupported,
            _ if !self.is_open => SoundCheck::Locked,
            Outlook::Locked => SoundCheck::Locked,
            Outlook::Ready if !self.is_doubted => SoundCheck::Ready,
            Outlook::Starting => SoundCheck::Starting,
            Outlook::Ready | Outlook::Failed => SoundCheck::Failed,
        }
    }

    /// The agent has clicked in order to hear something.
    pub fn unlock(&mut self) {
        if self.state() == SoundCheck::Failed {
            (self.output, self.is_open) = (None, false);
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
            self.output.iter().for_each(|output| output.connect(id, &self.look));
        }
    }

    /// Starts the output as soon as the browser lets us and again when something is to be heard, and replaces one that has
    /// failed. Nothing here asks anybody.
    fn wake(&mut self, wanted: bool, touched: bool) {
        if !self.is_open {
            self.open();
        }
        self.output.iter().for_each(Output::read_clock);
        let step = self.way.step(page_time().0, self.seen(), wanted || self.proves, touched);
        if step == Step::Replace {
            (self.playing, self.fading, self.silent_test, self.output) = (None, None, None, None);
            (self.proves, self.is_doubted) = (true, true);
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
        let plays = self.playing.is_some() || self.silent_test.is_some();
        let look = self.output.as_ref().and_then(|output| output.next_look(plays));
        let due = [self.way.next_deadline(now, self.seen()), look].into_iter().flatten().min();
        self.deadline = due.filter(|_| !self.unsupported).map(|at| {
            let look = self.look.clone();
            Timeout::new(at.saturating_sub(now) as u32, move || look.emit(()))
        });
    }

    fn seen(&self) -> Context {
        self.output.as_ref().map_or(Context::Broken, Output::seen)
    }

    fn open(&mut self) {
        (self.is_open, self.unsupported) = (true, !exists());
        self.output = Output::open(&self.look).ok();
        if let Some(output) = self.output.as_ref().filter(|_| !self.device.is_empty()) {
            output.connect(&self.device, &self.look);
        }
    }
}
