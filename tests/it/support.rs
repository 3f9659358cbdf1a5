//! A desk to sit at in tests: posts messages to a session as the bar would and shows what the agent would see.

pub mod cases;
pub mod days;
pub mod endings;
pub mod journals;
pub mod media;
pub mod nobody;
pub mod payloads;
pub mod remarks;
pub mod truth;

use agent_console::domain::*;
use agent_console::protocol::*;
use agent_console::replay::story;
pub use agent_console::replay::story::row;
use serde_json::{Value, json};
use std::rc::Rc;

/// 2024-03-05 09:00 UTC, an hour after the monotonic clock began.
pub const NINE: Moment = Moment { mono: 3_600_000, wall: 1_709_629_200_000 };

pub fn after(ms: u64) -> Now {
    Now { at: Moment { mono: NINE.mono + ms, wall: NINE.wall + ms }, day: 19_787 }
}

/// A documented message, enveloped as the gateway does it.
pub fn message(identifier: &str, content: Value) -> String {
    story::message(identifier, &content)
}

pub const NONE: Value = Value::Null;

/// What the events of an inbound call say of it.
pub fn inbound(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"})
}

/// A desk in the middle of a conversation.
pub fn on_the_phone() -> Desk {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Busy", NONE),
        (0, "AgentEvent_Ringing", inbound("1-1")),
        (5, "AgentEvent_Talking", inbound("1-1")),
    ]);
    desk
}

pub struct Desk {
    pub session: Session,
    pub effects: Vec<Effect>,
    only_the_16: bool,
    ms: u64,
}

impl Desk {
    pub fn new() -> Desk {
        let mut desk = Desk::before_the_frame_has_loaded();
        desk.handle(Input::FrameLoaded);
        desk
    }

    pub fn before_the_frame_has_loaded() -> Desk {
        Desk { session: Session::new(after(0)), effects: Vec::new(), only_the_16: false, ms: 0 }
    }

    /// A desk whose bar forwards nothing but the events of the vendor's page.
    pub fn with_only_the_16() -> Desk {
        Desk { only_the_16: true, ..Desk::new() }
    }

    pub fn now(&self) -> Now {
        after(self.ms)
    }

    pub fn handle(&mut self, input: Input) {
        let effects = self.session.handle(self.now(), input);
        self.effects.extend(effects);
    }

    /// Lets time pass, waking the session whenever it asked for it.
    pub fn wait(&mut self, ms: u64) {
        let end = self.ms + ms;
        while let Some(deadline) = self.session.next_deadline() {
            let deadline = deadline.saturating_sub(NINE.mono);
            if deadline > end {
                break;
            }
            self.ms = deadline.max(self.ms);
            let before = self.session.next_deadline();
            self.handle(Input::Woke);
            assert_ne!(self.session.next_deadline(), before, "a wake that changes nothing comes again for ever");
        }
        self.ms = end;
    }

    pub fn post(&mut self, text: &str) {
        self.handle(Input::Bar(decode(text)));
    }

    /// The bar posts an event, if the deployment forwards its kind.
    pub fn say(&mut self, identifier: &str, content: Value) {
        let documented = Kind::documented().iter().any(|kind| kind.identifier() == identifier);
        if documented || !self.only_the_16 {
            self.post(&message(identifier, content));
        }
    }

    /// Plays `(seconds, identifier, content)`, seconds counted from the beginning.
    pub fn play(&mut self, story: &[(u64, &str, Value)]) {
        for (seconds, identifier, content) in story {
            self.wait((seconds * 1_000).saturating_sub(self.ms));
            self.say(identifier, content.clone());
        }
    }

    /// The agent's state in a word or two.
    pub fn agent(&self) -> String {
        story::agent(&self.session.agent().state)
    }

    /// What rings, in words; empty if nothing does.
    pub fn popup(&self) -> String {
        let Some(ring) = self.session.ring() else { return String::new() };
        let id = ring.call_id.as_ref().map_or("?", CallId::as_str);
        let number = ring.number.as_ref().map_or("?", Number::as_str);
        let queue = ring.queue.map_or(String::new(), |queue| format!(" queue {queue}"));
        format!("{id} {number} {:?}{queue}", ring.direction).to_lowercase()
    }

    /// Every row of the log, oldest first.
    pub fn rows(&self) -> Vec<String> {
        self.session.calls().iter().map(|call| row(call, self.now().at)).collect()
    }

    /// How often the world was told, in order.
    pub fn told(&self) -> Vec<String> {
        let id = |call: &Rc<Call>| call.id.as_str().to_owned();
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::CallRinging(ring) => {
                    Some(format!("ringing {}", ring.call_id.as_ref().map_or("?", CallId::as_str)))
                }
                Effect::CallAnswered(call) => Some(format!("answered {}", id(call))),
                Effect::CallEnded(call) => Some(format!("ended {}", id(call))),
                Effect::Subscribe
                | Effect::Callout(_)
                | Effect::AgentChanged(_)
                | Effect::CallIdentified(_)
                | Effect::CallNoted(_) => None,
            })
            .collect()
    }
}
