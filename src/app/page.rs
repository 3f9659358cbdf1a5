//! The page as a whole: how much of it is drawn, and what belongs to no feature.

use super::kernel::{self, Kernel};
use super::outline::Outline;
use crate::browser::language;
use crate::browser::page_lifecycle::on_page_hide;
use crate::browser::theme;
use crate::browser::translation::Translation;
use crate::settings::Look;
use crate::view::Language;
use gloo::events::EventListener;
use yew::Callback;

pub enum Msg {
    /// The browser is about to draw a frame, or what waited for one has waited long enough.
    Frame,
    /// The page is to be drawn in this task.
    Now,
    /// The page has more to show than it shows yet.
    More,
}

pub struct Page {
    pub outline: Outline,
    pub translation: Translation,
    pub on_language: Callback<&'static Language>,
    pub on_seen_holes: Callback<()>,
    pub on_use_here: Callback<()>,
    pub on_export: Callback<()>,
    /// How the page looks, once that is known.
    look: Option<Look>,
    _language: EventListener,
    _leaving: [EventListener; 2],
}

impl Page {
    pub fn new(kernel: &Kernel, on_export: Callback<()>, on: &Callback<Msg>) -> Page {
        let to_kernel = kernel.on();
        Page {
            outline: Outline::new(on.reform(|()| Msg::More)),
            translation: Translation::look_after(),
            on_language: to_kernel.reform(kernel::Msg::ChoseLanguage),
            on_seen_holes: to_kernel.reform(|()| kernel::Msg::SawHoles),
            on_use_here: to_kernel.reform(|()| kernel::Msg::UseHere),
            on_export,
            look: None,
            _language: language::following(to_kernel.reform(kernel::Msg::HeardLanguage)),
            _leaving: on_page_hide(kernel.on_page_hide()),
        }
    }

    /// What is drawn is drawn.
    pub fn rendered(&mut self, kernel: &Kernel) {
        let look = kernel.settings.settings().look;
        if self.look.replace(look) != Some(look) {
            theme::show(&kernel.config, look);
        }
        self.outline.rendered(&kernel.words.language, look, kernel.hint_key());
    }
}
