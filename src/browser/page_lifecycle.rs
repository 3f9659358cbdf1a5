//! A page that is left may be kept whole for a way back, frozen. It would hold the bar and hear nothing, so it
//! lets go of the bar when it is left, and is loaded anew when somebody comes back.

use super::clock::window;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;
use yew::Callback;

pub fn on_page_hide(left: Callback<()>) -> [EventListener; 2] {
    [
        EventListener::new(&window(), "pagehide", move |_| left.emit(())),
        EventListener::new(&window(), "pageshow", |event| {
            if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
                // What could go wrong with a reload would go wrong with the page.
                let _ = window().location().reload();
            }
        }),
    ]
}
