//! `window.callback`, the name by which the vendor's newer sample takes messages from the bar (`cec_05_1311`).

use crate::browser::clock::window;
use crate::browser::connection_bar::{carrier_of, text_of};
use crate::monitor::Carrier;
use crate::protocol::RawText;
use wasm_bindgen::prelude::*;
use yew::Callback;

const NAME: &str = "callback";

/// The function in the page; dropped, it is gone, unless another has taken the name.
pub struct PageCallback {
    closure: Closure<dyn FnMut(JsValue)>,
}

impl PageCallback {
    pub fn offer(on: Callback<(RawText, Carrier)>) -> PageCallback {
        let closure = Closure::<dyn FnMut(JsValue)>::new(move |message| {
            let carrier = carrier_of(&message);
            on.emit((text_of(message), carrier));
        });
        // A window that takes no properties runs no console.
        let _ = js_sys::Reflect::set(&window(), &NAME.into(), closure.as_ref());
        PageCallback { closure }
    }
}

impl Drop for PageCallback {
    fn drop(&mut self) {
        let window = window();
        if js_sys::Reflect::get(&window, &NAME.into()).is_ok_and(|taken| taken == *self.closure.as_ref()) {
            let _ = js_sys::Reflect::delete_property(&window, &NAME.into());
        }
    }
}
