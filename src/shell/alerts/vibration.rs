//! A phone or tablet in the agent's hand shakes. Desktops have the function and do nothing.

use crate::shell::clock::window;
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
        let navigator = window().navigator();
        if self.on == on || !Reflect::has(&navigator, &"vibrate".into()).unwrap_or_default() {
            return;
        }
        // Before the first click browsers refuse, and complain about it.
        if on && !navigator.user_activation().has_been_active() {
            return;
        }
        self.on = on;
        if on {
            let beats: Array = (0..BEATS).flat_map(|_| BEAT).map(wasm_bindgen::JsValue::from).collect();
            navigator.vibrate_with_pattern(&beats);
        } else {
            navigator.vibrate_with_duration(0);
        }
    }
}
