//! The look of the page: what the operator has configured, and what the agent at the desk has chosen.

use super::mini_window::roots;
use crate::config::{Colour, Config, Theme};
use crate::settings::{Density, Look, TextSize};
use web_sys::HtmlElement;

/// The sheet that coloured things stand on, by day and by night; styles/tokens.css has the same.
const SHEETS: [(&str, Colour); 2] =
    [("--accent-light", Colour([0xff, 0xff, 0xff])), ("--accent-dark", Colour([0x14, 0x1a, 0x22]))];
/// Text on its ground (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

/// Colours the page as the operator has configured it, and shows it as the agent likes it.
pub fn show(config: &Config, look: Look) {
    roots().for_each(|root| dress(&root, config, look));
}

fn dress(root: &HtmlElement, config: &Config, look: Look) {
    for (name, sheet) in SHEETS {
        if let Some(accent) = config.brand.accent {
            let readable = accent.readable_against(sheet, CONTRAST);
            root.style().set_property(name, &readable.hex()).expect("a colour is a valid value");
        }
    }
    let set = |name: &str, value: &str, is_usual: bool| {
        let done = if is_usual { root.remove_attribute(name) } else { root.set_attribute(name, value) };
        done.expect("the name is a valid attribute");
    };
    let theme = look.theme.unwrap_or(config.theme);
    set("data-theme", theme.name(), theme == Theme::Auto);
    set("data-density", look.density.name(), look.density == Density::default());
    set("data-text-size", look.text_size.name(), look.text_size == TextSize::default());
}
