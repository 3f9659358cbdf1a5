//! The page as it is drawn first: what the journal decides the place or the text of comes with the journal, so that
//! nothing on screen moves when that has been read. A journal that is late keeps nothing from the agent for long.

use gloo::timers::callback::Timeout;
use yew::Callback;

/// A slow machine has read its journal by then, milliseconds.
const LONGEST_MS: u32 = 2_000;

pub(super) struct Outline(Option<Timeout>);

impl Outline {
    /// `over` is called when the journal is late.
    pub fn new(over: Callback<()>) -> Outline {
        Outline(Some(Timeout::new(LONGEST_MS, move || over.emit(()))))
    }

    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Whether this was not so before.
    pub fn end(&mut self) -> bool {
        self.0.take().is_some()
    }
}
