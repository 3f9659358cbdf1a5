//! Posts what the bar says to the page around it.

use super::incoming;
use crate::protocol::clock_forward;
use crate::simulator::bar_side::BarSide;
use crate::simulator::dialect::Spoken;
use gloo::timers::callback::Timeout;
use std::collections::VecDeque;
use wasm_bindgen::JsValue;
use yew::Callback;

/// The gateway is polled, and hands out one event an answer, so that events trickle (`cec_07_1274`).
const GAP_MS: u32 = 300;

/// How messages are posted. No document says whether a bar posts texts or objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    pub as_objects: bool,
    /// One message every [`GAP_MS`].
    pub slowly: bool,
}

pub struct Outgoing {
    target: Option<String>,
    waiting: VecDeque<Waiting>,
    gap: Option<Timeout>,
    gap_passed: Callback<()>,
    posted: usize,
}

enum Waiting {
    Spoken(Spoken),
    Forward(u64),
}

impl Outgoing {
    pub fn new(gap_passed: Callback<()>) -> Self {
        Outgoing { target: None, waiting: VecDeque::new(), gap: None, gap_passed, posted: 0 }
    }

    /// Only a page of that origin will hear what is posted. A page without one, such as a file or a sandboxed
    /// frame, can't be named, and everybody may hear.
    pub fn speak_to(&mut self, origin: String) {
        self.target = Some(if origin == "null" { "*".to_owned() } else { origin });
    }

    /// How many messages have been posted.
    pub fn posted(&self) -> usize {
        self.posted
    }

    pub fn say(&mut self, said: Vec<Spoken>, bar: &BarSide, manner: Manner) {
        self.waiting.extend(said.into_iter().map(Waiting::Spoken));
        if self.gap.is_none() {
            self.go_on(bar, manner);
        }
    }

    /// The clock was put forward by so many milliseconds, or not any more. What was said before comes before that.
    pub fn put_forward(&mut self, ms: u64, bar: &BarSide, manner: Manner) {
        self.waiting.push_back(Waiting::Forward(ms));
        self.say(Vec::new(), bar, manner);
    }

    pub fn gap_passed(&mut self, bar: &BarSide, manner: Manner) {
        self.gap = None;
        self.go_on(bar, manner);
    }

    /// Posts what waits, up to the next gap. What nobody subscribed to costs no time.
    fn go_on(&mut self, bar: &BarSide, manner: Manner) {
        while let Some(next) = self.waiting.pop_front() {
            let spoken = match next {
                Waiting::Spoken(spoken) => spoken,
                Waiting::Forward(ms) => {
                    // A page that has gone follows no clock.
                    let _ = self.post(&clock_forward(ms), Manner::default());
                    continue;
                }
            };
            if bar.wants(spoken.kind) && self.post(&spoken.text, manner).is_some() {
                self.posted += 1;
                if manner.slowly {
                    let passed = self.gap_passed.clone();
                    self.gap = Some(Timeout::new(GAP_MS, move || passed.emit(())));
                    return;
                }
            }
        }
    }

    fn post(&self, text: &str, manner: Manner) -> Option<()> {
        let message = if manner.as_objects { js_sys::JSON::parse(text).ok()? } else { JsValue::from_str(text) };
        incoming::parent()?.post_message(&message, self.target.as_deref()?).ok()
    }
}
