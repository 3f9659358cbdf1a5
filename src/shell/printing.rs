//! Printing. What goes on paper is in the page only while it is printed, also when the browser's own menu asks for it.

use super::clock::window;
use gloo::events::EventListener;
use yew::Callback;

/// Tells when the browser is about to print and when it has printed. What is drawn at the first is on paper.
pub struct Printing {
    _listeners: [EventListener; 2],
}

impl Printing {
    pub fn new(on: Callback<bool>) -> Printing {
        let listen = |name: &'static str, prints: bool| {
            let on = on.clone();
            EventListener::new(&window(), name, move |_| on.emit(prints))
        };
        Printing { _listeners: [listen("beforeprint", true), listen("afterprint", false)] }
    }
}

/// Opens the browser's dialog.
pub fn print() {
    // A frame that may not open dialogs has none; the browser says so itself.
    let _ = window().print();
}
