//! The count on the icon of a console that is installed as a program.

use crate::browser::clock::window;
use crate::domain::Why;
use js_sys::Promise;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// A navigator that has badges, which not every browser has.
    type Badging;
    #[wasm_bindgen(method, catch, js_name = setAppBadge)]
    fn set_app_badge(this: &Badging, count: u32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = clearAppBadge)]
    fn clear_app_badge(this: &Badging) -> Result<Promise, JsValue>;
}

pub struct Badge {
    count: u32,
    /// The count that the browser says it shows.
    shown: Rc<Cell<u32>>,
    look: Callback<()>,
}

impl Badge {
    /// `look` is called when the count is shown.
    pub fn new(look: Callback<()>) -> Badge {
        Badge { count: 0, shown: Rc::default(), look }
    }

    pub fn show(&mut self, count: u32) {
        if self.count == count {
            return;
        }
        self.count = count;
        if let Some(done) = set(count) {
            let (shown, look) = (self.shown.clone(), self.look.clone());
            spawn_local(async move {
                // A page that isn't installed has no badge.
                let is_shown = JsFuture::from(done).await.is_ok();
                shown.set(if is_shown { count } else { 0 });
                if count > 0 && Badge::obstacle().is_none() {
                    look.emit(());
                }
            });
        }
    }

    /// Whether a count is there to be seen.
    pub fn is_shown(&self) -> bool {
        self.count > 0 && self.shown.get() == self.count
    }

    /// Why there would be none: a page in a tab of the browser has no icon, and the browser doesn't say so.
    pub fn obstacle() -> Option<Why> {
        let has_badges = js_sys::Reflect::has(&window().navigator(), &"setAppBadge".into()).unwrap_or_default();
        let in_tab = window().match_media("(display-mode: browser)").ok().flatten().is_none_or(|query| query.matches());
        (!has_badges || in_tab).then_some(Why::Unsupported)
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
