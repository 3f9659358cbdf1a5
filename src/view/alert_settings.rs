//! How a call makes itself noticed, as the agent likes it. Every change counts at once, and can be tried out.

use super::dom_events::{chosen, ticked, typed};
use super::readiness::Fix;
use super::view_context::use_words;
use super::words::Words;
use crate::settings::{AlertSettings, Chosen, Speaker, Tone, When};
use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Speakers {
    /// All but the standard one.
    pub list: Vec<Speaker>,
    /// There are more, whose names the browser tells only if the agent allows it.
    pub hidden: bool,
}

/// What the agent has changed. It is told instead of what comes of it, since another change may not be drawn yet.
pub type AlertChange = Box<dyn FnOnce(&mut AlertSettings)>;

#[derive(Properties, PartialEq)]
pub struct AlertSettingsFormProps {
    pub settings: AlertSettings,
    pub speakers: Speakers,
    /// The test is under way.
    pub testing: bool,
    pub on_change: Callback<AlertChange>,
    pub on_test: Callback<()>,
    pub on_fix: Callback<Fix>,
}

#[component]
pub fn AlertSettingsForm(props: &AlertSettingsFormProps) -> Html {
    let words = use_words();
    let settings = &props.settings;
    let text = &words.alerts;
    let test = if props.testing { text.stop_test } else { text.test };
    html! {
        <fieldset class="alert-settings">
            <legend>{ text.heading }</legend>
            { tick(props, "sound", text.sound, settings.sound, |settings, on| settings.sound = on) }
            { tone(words, props) }
            { volume(words, props) }
            { speaker(words, props) }
            { tick(props, "waiting-beep", text.waiting_beep, settings.waiting_beep, |settings, on| settings.waiting_beep = on) }
            { tick(props, "due-sound", words.caller.due_sound, settings.due_sound, |settings, on| settings.due_sound = on) }
            { tick(props, "limit-sound", words.limit.sound, settings.limit_sound, |settings, on| settings.limit_sound = on) }
            { tick(props, "notice", text.notices, settings.notice, |settings, on| settings.notice = on) }
            { tick(props, "notice-number", text.notice_number, settings.notice_number, |settings, on| settings.notice_number = on) }
            { tick(props, "due-notice", words.caller.due_notice, settings.due_notice, |settings, on| settings.due_notice = on) }
            { tick(props, "limit-notice", words.limit.notice, settings.limit_notice, |settings, on| settings.limit_notice = on) }
            { tick(props, "title", text.tab, settings.title, |settings, on| settings.title = on) }
            { tick(props, "badge", text.badge, settings.badge, |settings, on| settings.badge = on) }
            { tick(props, "vibrate", text.vibrate, settings.vibrate, |settings, on| settings.vibrate = on) }
            { when(words, props) }
            <button type="button" class="readiness-button" data-action="test-alerts" data-testing={props.testing.to_string()}
                onclick={props.on_test.reform(|_| ())}>{ test }</button>
        </fieldset>
    }
}

fn tick(
    props: &AlertSettingsFormProps,
    name: &'static str,
    label: &'static str,
    on: bool,
    set: fn(&mut AlertSettings, bool),
) -> Html {
    let onchange = props.on_change.reform(move |event: Event| -> AlertChange {
        let on = ticked(&event);
        Box::new(move |settings| set(settings, on))
    });
    html! {
        <label class="setting setting-tick">
            <input type="checkbox" data-setting={name} checked={on} {onchange} /><span>{ label }</span>
        </label>
    }
}

fn tone(words: &Words, props: &AlertSettingsFormProps) -> Html {
    let onchange = props.on_change.reform(|event: Event| -> AlertChange {
        let tone = Tone::named(&chosen(&event));
        Box::new(move |settings| settings.tone = tone.unwrap_or(settings.tone))
    });
    html! {
        <label class="setting">
            <span>{ words.alerts.tone }</span>
            // An option that was once chosen by hand no longer heeds its attribute.
            <select data-setting="tone" ~value={props.settings.tone.name()} autocomplete="off" {onchange}>
                { for Tone::ALL.iter().map(|tone| html! {
                    <option value={tone.name()} selected={*tone == props.settings.tone}>{ words.tone(*tone) }</option>
                }) }
            </select>
        </label>
    }
}

fn volume(words: &Words, props: &AlertSettingsFormProps) -> Html {
    let oninput = props.on_change.reform(|event: InputEvent| -> AlertChange {
        let volume = typed(&event).parse::<u8>().ok();
        Box::new(move |settings| settings.volume = volume.unwrap_or(settings.volume).min(100))
    });
    html! {
        <label class="setting">
            <span>{ words.alerts.volume }</span>
            <input type="range" data-setting="volume" min="0" max="100" step="5"
                value={props.settings.volume.to_string()} {oninput} />
        </label>
    }
}

/// There only where there is something to choose.
fn speaker(words: &Words, props: &AlertSettingsFormProps) -> Html {
    let AlertSettingsFormProps { settings, speakers, .. } = props;
    if speakers.list.is_empty() && !speakers.hidden {
        return Html::default();
    }
    let speaker = settings.speaker(&speakers.list);
    let shown = if let Chosen::There(id) = speaker { id.to_owned() } else { String::new() };
    let list = speakers.list.clone();
    let onchange = props.on_change.reform(move |event: Event| -> AlertChange {
        let id = chosen(&event);
        let chosen = list.iter().find(|speaker| speaker.id == id).cloned();
        Box::new(move |settings| (settings.device, settings.device_name) = chosen.map(|it| (it.id, it.name)).unzip())
    });
    html! {
        <>
            if !speakers.list.is_empty() {
                <label class="setting">
                    <span>{ words.alerts.speaker }</span>
                    // An option that was once chosen by hand no longer heeds its attribute.
                    <select data-setting="device" ~value={&shown} autocomplete="off" {onchange}>
                        <option value="" selected={shown.is_empty()}>{ words.alerts.standard_speaker }</option>
                        { for speakers.list.iter().map(|speaker| html! {
                            <option key={speaker.id.clone()} value={speaker.id.clone()} selected={speaker.id == shown}>
                                { &speaker.name }
                            </option>
                        }) }
                    </select>
                </label>
                if speaker == Chosen::Missing {
                    <p class="setting-hint">{ words.alerts.speaker_gone }</p>
                }
            } else {
                <div class="setting">
                    <span>{ words.alerts.speaker_hidden }</span>
                    <button type="button" class="readiness-button" data-action="ask-for-speakers"
                        onclick={props.on_fix.reform(|_| Fix::AskForSpeakers)}>{ words.alerts.choose_speaker }</button>
                </div>
            }
        </>
    }
}

fn when(words: &Words, props: &AlertSettingsFormProps) -> Html {
    let onchange = props.on_change.reform(|event: Event| -> AlertChange {
        let when = When::named(&chosen(&event));
        Box::new(move |settings| settings.when = when.unwrap_or(settings.when))
    });
    html! {
        <label class="setting">
            <span>{ words.alerts.when }</span>
            // An option that was once chosen by hand no longer heeds its attribute.
            <select data-setting="when" ~value={props.settings.when.name()} autocomplete="off" {onchange}>
                { for [(When::Always, words.alerts.always), (When::Hidden, words.alerts.when_away)].map(|(when, name)| html! {
                    <option value={when.name()} selected={when == props.settings.when}>{ name }</option>
                }) }
            </select>
        </label>
    }
}
