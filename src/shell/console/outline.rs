//! The page as it is drawn first: what the journal decides the place or the text of comes with the journal, so that
//! nothing on screen moves when that has been read. A journal that is late keeps nothing from the agent for long. What
//! is folded comes last, so that nobody waits for it.

use gloo::timers::callback::Timeout;
use yew::Callback;

/// A slow machine has read its journal by then, milliseconds.
const LONGEST_MS: u32 = 2_000;

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Outline,
    /// Everything but what is folded.
    Unfolded,
    Whole,
}

pub(super) struct Outline {
    stage: Stage,
    on_next: Callback<()>,
    /// Until the next stage.
    next: Option<Timeout>,
}

impl Outline {
    /// `on_next` is called when [`Outline::advance`] is due.
    pub fn new(on_next: Callback<()>) -> Outline {
        let mut outline = Outline { stage: Stage::Outline, on_next, next: None };
        outline.wait(LONGEST_MS);
        outline
    }

    /// What the journal decides is not there yet.
    pub fn is_on(&self) -> bool {
        self.stage == Stage::Outline
    }

    pub fn is_whole(&self) -> bool {
        self.stage == Stage::Whole
    }

    /// Whether there is more to draw.
    pub fn journal_read(&mut self) -> bool {
        self.is_on() && self.advance()
    }

    /// Whether there is more to draw.
    pub fn advance(&mut self) -> bool {
        self.next = None;
        match self.stage {
            Stage::Outline => {
                self.stage = Stage::Unfolded;
                self.wait(0);
            }
            Stage::Unfolded => self.stage = Stage::Whole,
            Stage::Whole => return false,
        }
        true
    }

    fn wait(&mut self, ms: u32) {
        let on_next = self.on_next.clone();
        self.next = Some(Timeout::new(ms, move || on_next.emit(())));
    }
}
