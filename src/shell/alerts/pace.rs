//! How often a ring is looked at. A bar that floods the page would begin and end a tone with every message; so what
//! follows closely on the last look waits until the messages that are there already have been heard. No timer is
//! involved: those of a hidden tab may come a minute late.

use crate::shell::clock::window;
use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{MessageChannel, MessagePort};
use yew::Callback;

/// What comes sooner after the last look than this waits its turn, milliseconds.
const CLOSE_MS: f64 = 50.0;

pub struct Pace {
    last: Cell<f64>,
    waits: Rc<Cell<bool>>,
    port: MessagePort,
    heard: MessagePort,
    _listener: EventListener,
}

impl Pace {
    /// `due` is called when what had to wait has waited.
    pub fn new(due: Callback<()>) -> Pace {
        let channel = MessageChannel::new().expect("every browser that runs WebAssembly has it");
        let (port, heard) = (channel.port1(), channel.port2());
        let waits = Rc::<Cell<bool>>::default();
        let listener = EventListener::new(&heard, "message", {
            let waits = waits.clone();
            move |_| {
                waits.set(false);
                due.emit(());
            }
        });
        heard.start();
        Pace { last: Cell::new(f64::NEG_INFINITY), waits, port, heard, _listener: listener }
    }

    /// Whether to look now; if not, the call comes.
    pub fn is_due(&self) -> bool {
        let now = window().performance().map_or(f64::INFINITY, |performance| performance.now());
        if now - self.last.get() >= CLOSE_MS {
            self.last.set(now);
            return true;
        }
        if !self.waits.replace(true) {
            self.port.post_message(&JsValue::NULL).expect("an open port takes any value");
        }
        false
    }
}

impl Drop for Pace {
    fn drop(&mut self) {
        self.port.close();
        self.heard.close();
    }
}
