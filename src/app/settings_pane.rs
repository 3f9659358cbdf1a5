//! Everything that the agent may set, in one dialog, and the checks before the first call.

use super::alerts::Alerts;
use super::bar::Bar;
use super::kernel::Kernel;
use super::keyboard::Keyboard;
use super::mini::MiniPane;
use super::page::Page;
use super::redaction::RedactionPane;
use crate::browser::modal::Modal;
use crate::settings::Look;
use crate::view::{LanguageMenu, LookSettings, SettingsButton, SettingsDialog, SettingsSection};
use yew::prelude::*;

pub enum Msg {
    Open(SettingsSection),
    /// Opens the section or, if that is open, closes the dialog.
    Toggle(SettingsSection),
    Closed,
    Look(Look),
    /// The agent has seen to what a first call needs.
    Prepared,
}

pub struct SettingsPane {
    is_open: bool,
    /// What is open, or was last.
    section: SettingsSection,
    on_open: Callback<()>,
    on_section: Callback<SettingsSection>,
    on_close: Callback<()>,
    on_look: Callback<Look>,
    on_prepared: Callback<()>,
}

/// What the sections show of other features.
pub struct Sections<'a> {
    pub alerts: &'a Alerts,
    pub keyboard: &'a Keyboard,
    pub page: &'a Page,
    pub redaction: &'a RedactionPane,
    pub mini: &'a MiniPane,
    /// What an operator should know.
    pub account: Html,
}

impl SettingsPane {
    pub fn new(on: &Callback<Msg>) -> SettingsPane {
        SettingsPane {
            is_open: false,
            section: SettingsSection::Ringing,
            on_open: on.reform(|()| Msg::Open(SettingsSection::Ringing)),
            on_section: on.reform(Msg::Open),
            on_close: on.reform(|()| Msg::Closed),
            on_look: on.reform(Msg::Look),
            on_prepared: on.reform(|()| Msg::Prepared),
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        match msg {
            Msg::Open(section) => (self.is_open, self.section) = (true, section),
            Msg::Toggle(section) => (self.is_open, self.section) = (!self.shows(section), section),
            Msg::Closed => self.is_open = false,
            Msg::Look(look) => kernel.change_settings(|settings| settings.look = look),
            Msg::Prepared => kernel.change_settings(|settings| settings.prepared = true),
        }
        kernel.rendering.now();
    }

    /// Nothing lies over the popup and the bar while it rings there.
    pub fn make_way(&mut self) {
        self.is_open = false;
    }

    pub fn shows(&self, section: SettingsSection) -> bool {
        self.is_open && self.section == section
    }

    /// Opens how calls ring.
    pub fn on_open(&self) -> Callback<()> {
        self.on_open.clone()
    }

    pub fn button(&self) -> Html {
        html! { <SettingsButton on_open={self.on_open.clone()} /> }
    }

    pub fn view(&self, kernel: &Kernel, sections: Sections) -> Html {
        let content = html! {
            if self.is_open {
                { self.content(kernel, sections) }
            }
        };
        html! {
            <Modal id="settings" labelledby="settings-heading" open={self.is_open} on_close={self.on_close.clone()}>
                <SettingsDialog section={self.section} on_section={self.on_section.clone()} on_close={self.on_close.clone()}>
                    { content }
                </SettingsDialog>
            </Modal>
        }
    }

    fn content(&self, kernel: &Kernel, sections: Sections) -> Html {
        let words = kernel.words;
        let Sections { alerts, keyboard, page, redaction, mini, account } = sections;
        match self.section {
            SettingsSection::Ringing => alerts.form(kernel),
            SettingsSection::Look => html! {
                <>
                    <LookSettings look={kernel.settings.settings().look} on_change={self.on_look.clone()} />
                    { mini.setting(kernel) }
                    <p class="help-advice">{ words.settings.own }</p>
                </>
            },
            SettingsSection::Language => {
                html! { <LanguageMenu chosen={&words.language} on_choose={page.on_language.clone()} /> }
            }
            SettingsSection::Shortcuts => keyboard.help(kernel, mini.is_supported()),
            SettingsSection::Privacy => {
                let days = kernel.locale.count(kernel.config.history.days.into());
                html! { <><p>{ (words.settings.kept)(&days) }</p>{ redaction.button() }</> }
            }
            SettingsSection::Diagnostics => account,
        }
    }

    /// Until the agent has seen to them.
    pub fn first_checks(&self, kernel: &Kernel, alerts: &Alerts, bar: &Bar) -> Html {
        let session = &kernel.session;
        let in_call = session.ring().is_some() || session.live_calls().next().is_some();
        let settings = kernel.settings.settings();
        if !kernel.leads() || !settings.awaits_first_checks(&session.agent().state, in_call) {
            return Html::default();
        }
        alerts.first_checks(kernel, bar, self.on_prepared.clone())
    }
}
