//! Limits how often the alerts are brought up to date. A bar that floods the page would begin and end a tone with every
//! message. So a change that comes less than 50 ms after the last update waits until the messages that are already queued
//! have been handled, and at least 50 ms after the last wait. It waits by a message channel, for a hidden tab's timers may
//! come a minute late. A ring that is already up to date causes no update.

use crate::browser::clock::now;
use crate::domain::Ring;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{MessageChannel, MessagePort};
use yew::Callback;

/// What comes sooner after the last look than this waits its turn, milliseconds.
const CLOSE_MS: u64 = 50;

pub struct Throttle {
    /// What rang at the last look, once there was one.
    seen: RefCell<Option<Option<Ring>>>,
    last: Cell<Option<u64>>,
    waits: Rc<Cell<bool>>,
    port: MessagePort,
    heard: MessagePort,
    _listener: EventListener,
}

impl Throttle {
    /// `due` is called when what had to wait has waited.
    pub fn new(due: Callback<()>) -> Throttle {
        let channel = MessageChannel::new().expect("every browser that runs WebAssembly has it");
        let (port, heard) = (channel.port1(), channel.port2());
        let waits = Rc::<Cell<bool>>::default();
        let listener = EventListener::new(&heard, "message", {
            let (waits, port) = (waits.clone(), port.clone());
            let waited = Cell::default();
            move |_| {
                let now = now().at.mono;
                if is_close(waited.get(), now) {
                    return go_on_waiting(&port);
                }
                waited.set(Some(now));
                waits.set(false);
                due.emit(());
            }
        });
        heard.start();
        Throttle { seen: RefCell::default(), last: Cell::default(), waits, port, heard, _listener: listener }
    }

    /// What rings has been looked at.
    pub fn saw(&self, ring: Option<&Ring>) {
        self.seen.replace(Some(ring.cloned()));
    }

    /// Whether to look `now`, in monotonic milliseconds, at what rings; if not, the call comes, unless it has been seen.
    pub fn is_due(&self, now: u64, ring: Option<&Ring>) -> bool {
        if self.seen.borrow().as_ref().is_some_and(|seen| seen.as_ref() == ring) {
            return false;
        }
        if !is_close(self.last.get(), now) {
            self.last.set(Some(now));
            return true;
        }
        if !self.waits.replace(true) {
            go_on_waiting(&self.port);
        }
        false
    }
}

fn is_close(last: Option<u64>, now: u64) -> bool {
    last.is_some_and(|last| now.abs_diff(last) < CLOSE_MS)
}

fn go_on_waiting(port: &MessagePort) {
    port.post_message(&JsValue::NULL).expect("an open port takes any value");
}

impl Drop for Throttle {
    fn drop(&mut self) {
        self.port.close();
        self.heard.close();
    }
}
