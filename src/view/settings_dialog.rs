//! Everything that an agent may set, in one place, and what else is looked for there.

use super::icons::SLIDERS;
use super::view_context::use_words;
use super::words::Words;
use yew::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsSection {
    Ringing,
    Look,
    Language,
    Shortcuts,
    Privacy,
    Diagnostics,
}

impl SettingsSection {
    pub const ALL: [SettingsSection; 6] = [
        SettingsSection::Ringing,
        SettingsSection::Look,
        SettingsSection::Language,
        SettingsSection::Shortcuts,
        SettingsSection::Privacy,
        SettingsSection::Diagnostics,
    ];

    /// The name that the markup has for it.
    pub fn name(self) -> &'static str {
        match self {
            SettingsSection::Ringing => "ringing",
            SettingsSection::Look => "look",
            SettingsSection::Language => "language",
            SettingsSection::Shortcuts => "shortcuts",
            SettingsSection::Privacy => "privacy",
            SettingsSection::Diagnostics => "diagnostics",
        }
    }

    fn in_words(self, words: &Words) -> &'static str {
        match self {
            SettingsSection::Ringing => words.alerts.heading,
            SettingsSection::Look => words.settings.look,
            SettingsSection::Language => words.page.language,
            SettingsSection::Shortcuts => words.help.heading,
            SettingsSection::Privacy => words.settings.privacy,
            SettingsSection::Diagnostics => words.link.details,
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct SettingsButtonProps {
    pub on_open: Callback<()>,
}

#[component]
pub fn SettingsButton(props: &SettingsButtonProps) -> Html {
    let words = use_words();
    html! {
        <button type="button" class="tool" data-action="settings" aria-haspopup="dialog" title={words.settings.heading}
            onclick={props.on_open.reform(|_: MouseEvent| ())}>
            { SLIDERS.draw() }<span>{ words.settings.heading }</span>
        </button>
    }
}

#[derive(Properties, PartialEq)]
pub struct SettingsDialogProps {
    pub section: SettingsSection,
    pub on_section: Callback<SettingsSection>,
    pub on_close: Callback<()>,
    /// The section's content.
    pub children: Html,
}

/// The content of a dialog whose heading is `settings-heading`.
#[component]
pub fn SettingsDialog(props: &SettingsDialogProps) -> Html {
    let words = use_words();
    html! {
        <div class="settings">
            <div class="help-head">
                <h2 id="settings-heading">{ words.settings.heading }</h2>
                <button type="button" class="plain-button" data-action="close-settings"
                    onclick={props.on_close.reform(|_: MouseEvent| ())}>{ words.help.close }</button>
            </div>
            <nav class="settings-sections" aria-labelledby="settings-heading">
                { for SettingsSection::ALL.map(|section| html! {
                    <button key={section.name()} type="button" data-section={section.name()}
                        aria-current={(section == props.section).then_some("true")}
                        onclick={props.on_section.reform(move |_: MouseEvent| section)}>{ section.in_words(words) }</button>
                }) }
            </nav>
            <section key={props.section.name()} class="settings-section" aria-label={props.section.in_words(words)}>
                { props.children.clone() }
            </section>
        </div>
    }
}
