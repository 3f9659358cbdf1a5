//! A phone or tablet in the agent's hand shakes. Desktops have the function and do nothing.

use super::output::is_active;
use crate::browser::clock::window;
use js_sys::{Array, Reflect};

/// On and off, milliseconds.
const BEAT: [f64; 2] = [600.0, 1_900.0];
/// Browsers cut a pattern off after 99 numbers. Forty-eight beats are the two minutes that a call may ring, so the
/// shaking has its end in itself.
const BEATS: usize = 48;

#[derive(Default)]
pub struct Vibration {
    on: bool,
}

impl Vibration {
    pub fn show(&mut self, on: bool) {
        // Before the first click browsers refuse, and complain about it.
        if self.on == on || (on && !is_active()) {
            return;
        }
        self.on = on;
        if on {
            shake((0..BEATS).flat_map(|_| BEAT).map(wasm_bindgen::JsValue::from).collect());
        } else {
            rest();
        }
    }
}

/// Ends the shaking.
pub fn rest() {
    shake(Array::new());
}

fn shake(beats: Array) {
    let navigator = window().navigator();
    if Reflect::has(&navigator, &"vibrate".into()).unwrap_or_default() {
        navigator.vibrate_with_pattern(&beats);
    }
}
