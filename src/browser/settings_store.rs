//! Where the settings of a desk's agents lie in this browser: one set for each agent number. Until the bar has said who is
//! signed in, the set that was used last applies. A browser that keeps nothing has settings until the page is closed.

use super::clock::window;
use super::local_storage;
use crate::settings::{BarBox, DeskSettings, Settings};
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::Callback;

/// The key in `localStorage`.
pub const KEY: &str = "agent-console.settings";

pub struct SettingsStore {
    /// Who is signed in or was last; empty if nobody ever was.
    agent: String,
    settings: Rc<Settings>,
    /// What this page knows; the browser's copy may be newer, or there may be none.
    desk: DeskSettings,
    _elsewhere: EventListener,
}

/// What was used last.
pub fn last() -> Settings {
    let desk = DeskSettings::read(local_storage::read(KEY).as_deref());
    desk.of(desk.last())
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
        let desk = DeskSettings::read(local_storage::read(KEY).as_deref());
        let agent = desk.last().to_owned();
        let settings = Rc::new(desk.of(&agent));
        SettingsStore { agent, settings, desk, _elsewhere: elsewhere }
    }

    pub fn settings(&self) -> &Rc<Settings> {
        &self.settings
    }

    /// This agent is at the desk. Whether that is another than before.
    pub fn belongs_to(&mut self, agent: &str) -> bool {
        let other = self.agent != agent;
        if other {
            agent.clone_into(&mut self.agent);
            self.read_again();
            self.keep();
        }
        other
    }

    pub fn change(&mut self, settings: Settings) {
        self.take(settings);
        self.keep();
    }

    /// The bar's box at this desk.
    pub fn bar(&self) -> BarBox {
        self.desk.bar()
    }

    pub fn change_bar(&mut self, bar: BarBox) {
        if let Some(kept) = local_storage::read(KEY) {
            self.desk = DeskSettings::read(Some(&kept));
        }
        self.desk.keep_bar(bar);
        local_storage::write(KEY, &self.desk.write());
    }

    /// Takes over what is kept for this agent.
    pub fn read_again(&mut self) {
        if let Some(kept) = local_storage::read(KEY) {
            self.desk = DeskSettings::read(Some(&kept));
        }
        self.take(self.desk.of(&self.agent));
    }

    /// The same settings stay the same for whoever compares by pointer.
    fn take(&mut self, settings: Settings) {
        if *self.settings != settings {
            self.settings = Rc::new(settings);
        }
    }

    fn keep(&mut self) {
        if let Some(kept) = local_storage::read(KEY) {
            self.desk = DeskSettings::read(Some(&kept));
        }
        self.desk.keep(&self.agent, &self.settings);
        local_storage::write(KEY, &self.desk.write());
    }
}
