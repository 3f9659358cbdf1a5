//! Where an agent's settings lie in this browser: one set for each agent number, because desks are shared. Until
//! the bar has said who is signed in, the set that was used last applies. A browser that keeps nothing has
//! settings until the page is closed.

use super::clock::window;
use super::local;
use crate::settings::Settings;
use gloo::events::EventListener;
use serde_json::{Value, json};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::Callback;

/// The key in `localStorage`.
pub const KEY: &str = "agent-console.settings";

pub struct SettingsStore {
    /// Who is signed in or was last; empty if nobody ever was.
    agent: String,
    settings: Rc<Settings>,
    _elsewhere: EventListener,
}

impl SettingsStore {
    /// `changed` is called when another tab has changed what is kept; [`SettingsStore::read_again`] is the answer.
    pub fn open(changed: Callback<()>) -> SettingsStore {
        let elsewhere = EventListener::new(&window(), "storage", move |event| {
            let key = event.unchecked_ref::<web_sys::StorageEvent>().key();
            if key.is_none_or(|key| key == KEY) {
                changed.emit(());
            }
        });
        let kept = kept();
        let agent = kept["last"].as_str().unwrap_or_default().to_owned();
        let settings = Rc::new(Settings::from(&kept["agents"][&agent]));
        SettingsStore { agent, settings, _elsewhere: elsewhere }
    }

    pub fn settings(&self) -> &Rc<Settings> {
        &self.settings
    }

    /// This agent is signed in. One who has set nothing yet goes on with what was used last.
    pub fn belongs_to(&mut self, agent: &str) {
        if self.agent == agent {
            return;
        }
        self.agent = agent.to_owned();
        self.read_again();
        self.keep();
    }

    pub fn change(&mut self, settings: Settings) {
        self.take(settings);
        self.keep();
    }

    /// Takes over what is kept for this agent, if anything is.
    pub fn read_again(&mut self) {
        if let Some(set) = kept()["agents"].get(&self.agent) {
            self.take(Settings::from(set));
        }
    }

    /// The same settings stay the same for whoever compares by pointer.
    fn take(&mut self, settings: Settings) {
        if *self.settings != settings {
            self.settings = Rc::new(settings);
        }
    }

    fn keep(&self) {
        let mut agents = kept()["agents"].as_object().cloned().unwrap_or_default();
        agents.insert(self.agent.clone(), (&*self.settings).into());
        let text = json!({"last": self.agent, "agents": agents}).to_string();
        local::write(KEY, &text);
    }
}

/// `{"last": agent, "agents": {agent: settings}}`, or null.
fn kept() -> Value {
    local::read(KEY).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}
