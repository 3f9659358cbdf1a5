//! The count on the icon of a console that is installed as a program.

use crate::browser::clock::window;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// A navigator that has badges, which not every browser has.
    type Badging;
    #[wasm_bindgen(method, catch, js_name = setAppBadge)]
    fn set_app_badge(this: &Badging, count: u32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = clearAppBadge)]
    fn clear_app_badge(this: &Badging) -> Result<Promise, JsValue>;
}

#[derive(Default)]
pub struct Badge {
    count: u32,
}

impl Badge {
    pub fn show(&mut self, count: u32) {
        if self.count == count {
            return;
        }
        self.count = count;
        if let Some(done) = set(count) {
            // A page that isn't installed has no badge.
            spawn_local(async { drop(JsFuture::from(done).await) });
        }
    }
}

/// Takes the count away. A program that breaks down can't wait for it to be done.
pub fn clear() {
    set(0);
}

fn set(count: u32) -> Option<Promise> {
    let navigator = window().navigator();
    if !js_sys::Reflect::has(&navigator, &"setAppBadge".into()).unwrap_or_default() {
        return None;
    }
    let badging = navigator.unchecked_ref::<Badging>();
    if count == 0 { badging.clear_app_badge() } else { badging.set_app_badge(count) }.ok()
}
