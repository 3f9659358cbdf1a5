//! A phone or tablet in the agent's hand shakes. Desktops have the function and do nothing.

use super::output::is_active;
use crate::browser::clock::window;
use crate::domain::Why;
use js_sys::{Array, Reflect};

/// On and off, milliseconds.
const BEAT: [f64; 2] = [600.0, 1_900.0];
/// Browsers cut a pattern off after 99 numbers. Forty-eight beats are the two minutes that a call may ring, so the
/// shaking has its end in itself.
const BEATS: usize = 48;

#[derive(Default)]
pub struct Vibration {
    on: bool,
    /// The browser has taken it on.
    accepted: bool,
}

impl Vibration {
    pub fn show(&mut self, on: bool) {
        // Before the first click browsers refuse, and complain about it.
        if self.on == on || (on && !is_active()) {
            return;
        }
        self.on = on;
        self.accepted = if on {
            shake((0..BEATS).flat_map(|_| BEAT).map(wasm_bindgen::JsValue::from).collect())
        } else {
            rest();
            false
        };
    }

    /// Whether the browser has taken on what shakes now.
    pub fn is_accepted(&self) -> bool {
        self.accepted
    }

    /// Why nothing would shake. What can't be touched is no device that an agent holds, whatever its browser says.
    pub fn obstacle() -> Option<Why> {
        let navigator = window().navigator();
        let is_there = Reflect::has(&navigator, &"vibrate".into()).unwrap_or_default();
        let touched = Reflect::get(&navigator, &"maxTouchPoints".into()).ok().and_then(|points| points.as_f64());
        match is_there && touched.is_some_and(|points| points > 0.0) {
            false => Some(Why::Unsupported),
            true => (!is_active()).then_some(Why::Blocked),
        }
    }
}

/// Ends the shaking.
pub fn rest() {
    shake(Array::new());
}

fn shake(beats: Array) -> bool {
    let navigator = window().navigator();
    Reflect::has(&navigator, &"vibrate".into()).unwrap_or_default() && navigator.vibrate_with_pattern(&beats)
}
