//! Long work gives way to everybody else from time to time.

use super::store::event_future::first;
use wasm_bindgen::JsValue;
use web_sys::{MessageChannel, MessagePort};

/// Comes back when everybody who waited has had a turn. No timer is involved: those of a hidden tab may come a minute
/// late.
pub async fn yield_now() {
    Yielder::new().next().await;
}

/// For who gives way so often that a channel of its own each time would be felt.
pub struct Yielder {
    here: MessagePort,
    there: MessagePort,
}

impl Yielder {
    pub fn new() -> Yielder {
        let channel = MessageChannel::new().expect("every browser that runs WebAssembly has it");
        let (here, there) = (channel.port1(), channel.port2());
        here.start();
        Yielder { here, there }
    }

    /// The same as [`turn`], for one at a time.
    pub async fn next(&self) {
        let heard = first(&self.here, &["message"]);
        self.there.post_message(&JsValue::NULL).expect("an open port takes any value");
        heard.await;
    }
}

impl Drop for Yielder {
    fn drop(&mut self) {
        self.here.close();
        self.there.close();
    }
}
