//! What the window that stays on top shows, of 260 × 180 pixels upwards: the agent's state and the calls, as the page shows
//! them; what rings, and the way to the bar; and the note. And what the page has to say of that window.

use super::agent_status_panel::{AgentStatusPanel, AgentStatusPanelProps};
use super::data_values;
use super::dom_events::ticked;
use super::icons::{BELL_OFF, HANDSET, Icon, ON_TOP, WARNING};
use super::incoming_call_popup::{IncomingCallPopup, IncomingCallPopupProps};
use super::readiness::Rings;
use super::view_context::use_words;
use super::wrap_up_form::{WrapUpForm, WrapUpFormProps};
use crate::domain::LinkState;
use yew::prelude::*;

#[derive(Properties, Clone, PartialEq)]
pub struct MiniConsoleProps {
    pub status: AgentStatusPanelProps,
    pub rings: Rings,
    pub link: LinkState,
    /// What rings.
    #[prop_or_default]
    pub popup: Option<IncomingCallPopupProps>,
    /// The form in front, and how often its fields were filled with what was not typed into them.
    #[prop_or_default]
    pub form: Option<(usize, WrapUpFormProps)>,
    /// The agent wants to see the bar.
    pub on_bar: Callback<()>,
}

#[component]
pub fn MiniConsole(props: &MiniConsoleProps) -> Html {
    let words = use_words();
    let MiniConsoleProps { status, rings, link, popup, form, on_bar } = props;
    let is_linked = *link == LinkState::Ready;
    html! {
        <main class="mini-console">
            <div class="mini-body" data-rings={popup.is_some().then_some("true")}>
                // What it leads to stands below.
                if let Some(popup) = popup.clone().map(|popup| IncomingCallPopupProps { on_silence: None, ..popup }) {
                    <div class="mini-popup"><IncomingCallPopup ..popup /></div>
                }
                <AgentStatusPanel ..status.clone() />
                if let Some((key, form)) = form.clone() {
                    <WrapUpForm {key} ..form />
                }
            </div>
            <div class="mini-foot">
                <p class="mini-link" data-link={data_values::link(*link)} title={words.link(*link)}>
                    { Icon::of_link(*link).draw() }<span class={is_linked.then_some("visually-hidden")}>{ words.link(*link) }</span>
                </p>
                // A link that is broken says more than whether a call would ring.
                if let Some(on_silence) = popup.as_ref().and_then(|popup| popup.on_silence.as_ref()) {
                    <button type="button" class="plain-button" data-action="silence"
                        onclick={on_silence.reform(|_: MouseEvent| ())}>{ BELL_OFF.draw() }<span>{ words.ladder.silence }</span></button>
                } else if is_linked {
                    <p class="mini-light" data-rings={data_values::rings(*rings)}>
                        { Icon::of_rings(*rings).draw() }<span>{ words.rings(*rings) }</span>
                    </p>
                }
                <button type="button" class="plain-button" data-action="mini-to-bar"
                    onclick={on_bar.reform(|_: MouseEvent| ())}>{ HANDSET.draw() }<span>{ words.ladder.to_bar }</span></button>
            </div>
        </main>
    }
}

#[derive(Properties, PartialEq)]
pub struct MiniButtonProps {
    pub open: bool,
    pub on_toggle: Callback<()>,
}

/// Opens the window, and closes it.
#[component]
pub fn MiniButton(props: &MiniButtonProps) -> Html {
    let words = &use_words().mini;
    html! {
        <button type="button" class="tool" data-action="open-mini" aria-pressed={props.open.to_string()} title={words.hint}
            onclick={props.on_toggle.reform(|_: MouseEvent| ())}>
            { ON_TOP.draw() }<span>{ words.name }</span>
        </button>
    }
}

/// Why the window is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// It was open, and neither the button nor the key has closed it.
    Closed,
    /// The browser has not opened it.
    Refused,
}

#[derive(Properties, PartialEq)]
pub struct MiniNoticeProps {
    pub missed: Option<Missed>,
    pub on_open: Callback<()>,
    pub on_not_now: Callback<()>,
}

/// The live region is there before there is anything to say, or it would not be read out.
#[component]
pub fn MiniNotice(props: &MiniNoticeProps) -> Html {
    let words = &use_words().mini;
    let line = |missed: Missed| {
        let (state, sentence) = match missed {
            Missed::Closed => ("closed", words.closed),
            Missed::Refused => ("refused", words.refused),
        };
        html! {
            <div class="update" data-mini={state}>
                { WARNING.draw() }
                <p>{ sentence }</p>
                <button type="button" class="connection-button" data-action="reopen-mini"
                    onclick={props.on_open.reform(|_: MouseEvent| ())}>{ words.reopen }</button>
                <button type="button" class="connection-button" data-action="mini-not-now"
                    onclick={props.on_not_now.reform(|_: MouseEvent| ())}>{ words.not_now }</button>
            </div>
        }
    };
    html! { <div class="update-place" role="status">{ for props.missed.map(line) }</div> }
}

#[derive(Properties, PartialEq)]
pub struct MiniSettingProps {
    /// It opens with the first click of a day.
    pub chosen: bool,
    pub on_change: Callback<bool>,
}

#[component]
pub fn MiniSetting(props: &MiniSettingProps) -> Html {
    let words = &use_words().mini;
    html! {
        <label class="setting setting-tick">
            <input type="checkbox" data-setting="mini-first-click" checked={props.chosen} autocomplete="off"
                onchange={props.on_change.reform(|event: Event| ticked(&event))} />
            <span>{ words.with_first_click }</span>
        </label>
    }
}
