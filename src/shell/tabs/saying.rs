//! What the tabs say to each other on their channel, as JSON text. Another version of the console may be open
//! in another tab: what can't be read is not for us.

use gloo::events::EventListener;
use serde::Serialize;
use serde_json_borrow::Value;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// One time that a tab held the bar. Later terms are greater, so that words that come late are known as such.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Term {
    /// When it began, in epoch milliseconds, or just after the last term known then if that is later.
    pub began: u64,
    /// The holder.
    pub tab: String,
}

#[derive(Serialize)]
#[serde(tag = "say", rename_all = "kebab-case")]
pub enum Saying {
    /// A tab has come and wants to know.
    WhoHolds,
    /// Said by the holder when its term begins, and by everyone who knows when asked.
    Holds { term: Term, label: String },
    /// The holder's console is gone. A tab that was closed says nothing.
    Left { term: Term },
    /// `tab` asks the holder to let go.
    Wants { tab: String },
    /// The holder has let go and keeps the lock only for `tab` to take it.
    Free { tab: String },
    /// Text between consoles; with its term if the holder speaks.
    Told { term: Option<Term>, text: String },
}

/// The channel, open as long as it lives. It carries nothing back to who says it.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// `None` on a page that gets no channel, such as one without an origin.
    pub fn open(name: &str, hear: impl Fn(Saying) + 'static) -> Option<Channel> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            if let Some(saying) = read(&event.unchecked_ref::<MessageEvent>().data()) {
                hear(saying);
            }
        });
        Some(Channel { channel, _listener: listener })
    }

    pub fn say(&self, saying: &Saying) {
        // An `expect` would bring everything along that shows an error of JSON.
        let Ok(text) = serde_json::to_string(saying) else { unreachable!("plain data is JSON") };
        self.channel.post_message(&text.into()).expect("an open channel takes any text");
    }
}

fn read(data: &JsValue) -> Option<Saying> {
    let said = data.as_string()?;
    let said: Value = serde_json::from_str(&said).ok()?;
    let text = |name: &str| Some(said.get(name).as_str()?.to_owned());
    let term = || {
        let term = said.get("term");
        Some(Term { began: term.get("began").as_u64()?, tab: term.get("tab").as_str()?.to_owned() })
    };
    Some(match said.get("say").as_str()? {
        "who-holds" => Saying::WhoHolds,
        "holds" => Saying::Holds { term: term()?, label: text("label")? },
        "left" => Saying::Left { term: term()? },
        "wants" => Saying::Wants { tab: text("tab")? },
        "free" => Saying::Free { tab: text("tab")? },
        "told" if said.get("term").is_null() => Saying::Told { term: None, text: text("text")? },
        "told" => Saying::Told { term: Some(term()?), text: text("text")? },
        _ => return None,
    })
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
