//! The channel between the tabs. It carries nothing back to who says it.

use crate::tabs::TabMessage;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

/// Open as long as it lives.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// `None` on a page that gets no channel, such as one without an origin.
    pub fn open(name: &str, hear: impl Fn(TabMessage) + 'static) -> Option<Channel> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let text = event.unchecked_ref::<MessageEvent>().data().as_string();
            if let Some(message) = text.and_then(|text| TabMessage::read(&text)) {
                hear(message);
            }
        });
        Some(Channel { channel, _listener: listener })
    }

    pub fn send(&self, message: &TabMessage) {
        self.channel.post_message(&message.write().into()).expect("an open channel takes any text");
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
