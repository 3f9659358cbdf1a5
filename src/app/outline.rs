//! The page as it is drawn first: what the journal decides the place or the text of comes with the journal, so that
//! nothing on screen moves when that has been read. A journal that is late keeps nothing from the agent for long. What
//! is folded comes last, so that nobody waits for it.
//!
//! Before the program draws anything, src/app/start.js arranges index.html's outline as this browser's page was last.

use crate::browser::clock::window;
use crate::browser::local_storage;
use crate::browser::skeleton;
use crate::browser::yield_now::yield_now;
use crate::settings::Look;
use crate::view::Language;
use gloo::timers::callback::Timeout;
use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// The key in `localStorage`.
const KEY: &str = "agent-console.outline";
/// A slow machine has read its journal by then, milliseconds.
const LONGEST_MS: u32 = 2_000;

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// Nothing: index.html's outline stands, and whoever clicks or speaks has a turn before the program draws.
    Blank,
    Outline,
    /// Everything but what is folded.
    Unfolded,
    Whole,
}

pub struct Outline {
    stage: Stage,
    on_next: Callback<()>,
    /// Until the next stage.
    next: Option<Timeout>,
    /// The tag of the language, and the look, in which the page was kept as it is arranged.
    kept: Option<(&'static str, Look)>,
}

impl Outline {
    /// `on_next` is called when [`Outline::advance`] is due.
    pub fn new(on_next: Callback<()>) -> Outline {
        let begin = on_next.clone();
        spawn_local(async move {
            yield_now().await;
            begin.emit(());
        });
        Outline { stage: Stage::Blank, on_next, next: None, kept: None }
    }

    /// The program draws nothing yet.
    pub fn is_blank(&self) -> bool {
        self.stage == Stage::Blank
    }

    /// What the journal decides is not there yet.
    pub fn is_on(&self) -> bool {
        matches!(self.stage, Stage::Blank | Stage::Outline)
    }

    pub fn is_whole(&self) -> bool {
        self.stage == Stage::Whole
    }

    pub fn journal_read(&mut self) {
        if self.is_on() {
            self.unfold();
        }
    }

    /// Whether there is more to draw.
    pub fn advance(&mut self) -> bool {
        self.next = None;
        match self.stage {
            Stage::Blank => {
                self.stage = Stage::Outline;
                self.wait(LONGEST_MS);
            }
            Stage::Outline => self.unfold(),
            Stage::Unfolded => self.stage = Stage::Whole,
            Stage::Whole => return false,
        }
        true
    }

    /// The page is drawn. Once it is whole, how it is arranged is kept: its language and look, how high the line below the bar is at
    /// this width, and under which key its hint is.
    pub fn rendered(&mut self, language: &'static Language, look: Look, hint: &str) {
        if !self.is_blank() {
            skeleton::remove();
        }
        if !self.is_whole() || self.kept.replace((language.tag, look)) == Some((language.tag, look)) {
            return;
        }
        let line = window().document().and_then(|document| document.query_selector(".console-line").ok().flatten());
        let height = line.map(|line| line.get_bounding_client_rect().height());
        let width = window().inner_width().ok().and_then(|width| width.as_f64());
        let (lang, dir) = (language.tag, language.direction.name());
        let look = Value::from(look);
        let arranged = json!({"lang": lang, "dir": dir, "look": look, "width": width, "line": height, "hint": hint});
        local_storage::write(KEY, &arranged.to_string());
    }

    fn unfold(&mut self) {
        self.stage = Stage::Unfolded;
        self.wait(0);
    }

    fn wait(&mut self, ms: u32) {
        let on_next = self.on_next.clone();
        self.next = Some(Timeout::new(ms, move || on_next.emit(())));
    }
}
