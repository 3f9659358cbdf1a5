//! What the agent sees and does goes into the journal.

use crate::app::kernel::Kernel;
use crate::browser::case_file::{Sight, Sights, environment, prefers, sizes, visibility};
use crate::config::Theme;
use crate::journal::Circumstance;
use crate::privacy::Mask;
use crate::view::{NoticeCheck, Rings, data_values};
use web_sys::Element;
use yew::Callback;

pub struct Recorder {
    on: Callback<Sight>,
    _page: Sights,
    /// The window that stays on top, while it is open.
    mini: Option<(Element, Sights)>,
}

impl Recorder {
    pub fn new(on: Callback<Sight>) -> Recorder {
        Recorder { _page: Sights::of_page(on.clone()), mini: None, on }
    }

    pub fn saw(&self, kernel: &mut Kernel, sight: Sight) {
        match sight {
            Sight::Clicked(name) => kernel.saw(Circumstance::Click, &name),
            Sight::Page => kernel.saw(Circumstance::Visibility, visibility()),
            Sight::Resized => sizes().into_iter().for_each(|(what, how)| kernel.saw(what, &how)),
        }
    }

    /// What is about to be drawn.
    pub fn look(&mut self, kernel: &mut Kernel, rings: Rings, notice: NoticeCheck, mini: Option<&Element>) {
        if self.mini.as_ref().map(|(element, _)| element) != mini {
            self.mini = mini.map(|element| (element.clone(), Sights::within(element, self.on.clone())));
        }
        if !kernel.leads() || kernel.is_reading() {
            return;
        }
        if kernel.has_seen_nothing() {
            environment().into_iter().for_each(|(what, how)| kernel.saw(what, &how));
            kernel.saw(Circumstance::Masking, mask(kernel.config.privacy.mask));
        }
        kernel.saw_clock_step();
        let look = kernel.settings.settings().look;
        kernel.saw(Circumstance::Theme, theme(look.theme.unwrap_or(kernel.config.theme)));
        kernel.saw(Circumstance::Density, look.density.name());
        kernel.saw(Circumstance::TextSize, look.text_size.name());
        kernel.saw(Circumstance::Language, kernel.words.language.tag);
        kernel.saw(Circumstance::Visibility, visibility());
        kernel.saw(Circumstance::Notifications, notifications(notice));
        kernel.saw(Circumstance::Rings, data_values::rings(rings));
    }
}

/// As it comes out.
fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto if prefers("(prefers-color-scheme: dark)") => Theme::Dark.name(),
        Theme::Auto => Theme::Light.name(),
        theme => theme.name(),
    }
}

fn mask(mask: Mask) -> &'static str {
    match mask {
        Mask::Nowhere => "none",
        Mask::List => "list",
        Mask::Everywhere => "everywhere",
    }
}

fn notifications(notice: NoticeCheck) -> &'static str {
    match notice {
        NoticeCheck::Allowed => "allowed",
        NoticeCheck::NotAsked => "not-asked",
        NoticeCheck::Denied => "denied",
        NoticeCheck::Off => "off",
        NoticeCheck::Framed => "framed",
        NoticeCheck::Unsupported => "unsupported",
    }
}
