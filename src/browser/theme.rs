//! What the operator chose for the look of the page: theme, name and colour.

use super::clock::window;
use crate::config::{Colour, Config, Theme};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The sheet that coloured things stand on, by day and by night; styles/tokens.css has the same.
const SHEETS: [(&str, Colour); 2] =
    [("--accent-light", Colour([0xff, 0xff, 0xff])), ("--accent-dark", Colour([0x14, 0x1a, 0x22]))];
/// Text on its ground (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

pub fn show(config: &Config) {
    let root = window().document().and_then(|document| document.document_element());
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let theme = match config.theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
        Theme::Contrast => Some("contrast"),
    };
    if let Some(theme) = theme {
        root.set_attribute("data-theme", theme).expect("the name is a valid attribute");
    }
    for (name, sheet) in SHEETS {
        if let Some(accent) = config.brand.accent {
            let readable = accent.readable_against(sheet, CONTRAST);
            root.style().set_property(name, &readable.hex()).expect("a colour is a valid value");
        }
    }
}
