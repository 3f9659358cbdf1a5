//! An outbound call that starts here. The bar answers such a request with nothing but its events, so what has
//! become of it stands in words under the field.

use super::data_values;
use super::dial_check::{PREVIEW, Preview, Spared, SparedNotice};
use super::dial_suggestions::{Complete, LIST, use_completion};
use super::dom_events::{sent, typed};
use super::icons::{Icon, VIDEO};
use super::number::{number_in_words, number_text};
use super::phones::Phones;
use super::view_context::{use_phones, use_words};
use super::words::Words;
use crate::directory::Contact;
use crate::domain::{Callout, Dial, DialFailure, Medium, Phase};
use crate::numbers::dialable;
use crate::protocol::{CalloutModes, MediaMode, Number};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DialFieldProps {
    pub dial: Dial,
    /// Whether the bar would take a request now.
    pub enabled: bool,
    /// Another tab holds the bar.
    #[prop_or_default]
    pub elsewhere: bool,
    /// What calls can be started.
    #[prop_or_default]
    pub modes: CalloutModes,
    pub on_dial: Callback<Callout>,
    /// Whom the agent may mean by what is typed.
    #[prop_or_default]
    pub complete: Option<Complete>,
    /// The agent has come to the field.
    #[prop_or_default]
    pub on_begin: Callback<()>,
    /// Whose a number is, as far as the directory knows.
    #[prop_or_default]
    pub who: Option<Callback<Number, Option<Rc<Contact>>>>,
    /// A call rings.
    #[prop_or_default]
    pub rings: bool,
    /// Who was not called.
    #[prop_or_default]
    pub spared: Option<Spared>,
    #[prop_or_default]
    pub on_dial_anyway: Callback<()>,
}

#[derive(Properties, PartialEq)]
pub struct DialledLineProps {
    pub words: &'static Words,
    pub number: Number,
    /// Whose number it is, if the directory knows it.
    pub contact: Option<Rc<Contact>>,
    pub medium: Option<Medium>,
}

/// Whom the bar is calling, above the rows of the log, as long as there is no row for it.
#[component]
pub fn DialledLine(props: &DialledLineProps) -> Html {
    let DialledLineProps { words, number, contact, medium } = props;
    let phones = use_phones();
    html! {
        <p class="call-log-dialled" data-phase="dialling" data-number={number.as_str().to_owned()}
            data-media={medium.map(data_values::medium)}>
            { Icon::of_phase(Phase::Dialling).draw() }
            <span>
                { words.phase(Phase::Dialling) }{ " " }{ number_text(words, &phones, number) }
                { for contact.iter().map(|contact| html! { <>{ " · " }<bdi>{ contact.name.clone() }</bdi></> }) }
            </span>
            if *medium == Some(Medium::Video) {
                { " " }<span class="call-media">{ VIDEO.draw() }<span>{ words.call.video }</span></span>
            }
        </p>
    }
}

/// Never disabled outright: a call that comes in while the agent types must not take the focus away.
#[component]
pub fn DialField(props: &DialFieldProps) -> Html {
    let (words, phones) = (use_words(), use_phones());
    let text = use_state(String::new);
    let completion = use_completion(&text, &props.complete, props.rings);
    let oninput = {
        let (text, on_type) = (text.clone(), completion.on_type.clone());
        Callback::from(move |event: InputEvent| {
            text.set(typed(&event));
            on_type.emit(typed(&event));
        })
    };
    use_text_follows(&text, &props.dial, &props.spared);
    let number = dialable(&text);
    let ready = is_ready(props.enabled, &props.dial, &number);
    let dial = still_true(props, &text);
    let spared = still_spared(props, &text);
    let failed = matches!(dial, Dial::Failed { number: failed, .. } if failed.whole().as_str() == number);
    let onsubmit = {
        let (enabled, dial, on_dial) = (props.enabled, props.dial.clone(), props.on_dial.clone());
        let usual = props.modes.usual();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let number = dialable(&sent(&event));
            if is_ready(enabled, &dial, &number) {
                let video = event.submitter().is_some_and(|button| button.has_attribute("data-video"));
                let mode = if video { MediaMode::Video } else { usual };
                on_dial.emit(Callout { number: Number::new(&number), mode });
            }
        })
    };
    html! {
        <form class="dial" data-dial={dial_name(dial)} {onsubmit}>
            <label for="dial-number">{ words.dial.label }</label>
            <div class="dial-line">
                <input id="dial-number" type="tel" inputmode="tel" autocomplete="off" dir="ltr"
                    role="combobox" aria-autocomplete="list" aria-expanded={completion.open.to_string()} aria-controls={LIST}
                    aria-activedescendant={completion.active.clone()} onkeydown={completion.onkeydown.clone()}
                    onblur={completion.onblur.clone()} onfocus={props.on_begin.reform(|_: FocusEvent| ())}
                    aria-describedby={format!("{PREVIEW} dial-message")} aria-invalid={failed.then_some("true")}
                    value={(*text).clone()} {oninput} />
                if props.modes.audio {
                    <button type="submit" aria-disabled={(!ready).then_some("true")}>{ words.dial.call }</button>
                }
                if props.modes.video {
                    <button type="submit" data-video="true" aria-disabled={(!ready).then_some("true")}>
                        { VIDEO.draw() }<span>{ words.dial.video_call }</span>
                    </button>
                }
                { completion.list(words, &phones) }
            </div>
            <Preview typed={(*text).clone()} spared={spared.is_some()} who={props.who.clone()} />
            <p id="dial-message" class="dial-message" role="status">{ message(words, &phones, props, dial) }</p>
            <SparedNotice {spared} on_anyway={props.on_dial_anyway.clone()} />
        </form>
    }
}

/// A second Enter must not ask for the same call twice.
fn is_ready(enabled: bool, dial: &Dial, number: &str) -> bool {
    let pending = matches!(dial, Dial::Requested { number: asked, .. } if asked.whole().as_str() == number);
    enabled && !pending && !number.is_empty()
}

/// A number that is called from elsewhere on the page stands here, so that number and message are together. One that
/// the bar has taken makes room for the next; one that failed stays to be corrected. A number that is masked is named
/// by the message alone: what stands in the field is what would be called.
#[hook]
fn use_text_follows(text: &UseStateHandle<String>, dial: &Dial, spared: &Option<Spared>) {
    {
        let text = text.clone();
        let asked = spared.as_ref().map(|spared| (spared.number.clone(), spared.times));
        use_effect_with(asked, move |asked| {
            if let Some((number, _)) = asked.as_ref().filter(|(number, _)| !number.is_masked()) {
                text.set(number.as_str().to_owned());
            }
        });
    }
    let text = text.clone();
    let asked = use_mut_ref(|| None::<Number>);
    use_effect_with(dial.clone(), move |dial| {
        let (now_asked, number) = match dial {
            Dial::Requested { number, .. } => (Some(number.clone()), Some(number)),
            Dial::Failed { number, .. } => (None, Some(number)),
            Dial::Idle => (None, None),
        };
        let asked_before = asked.replace(now_asked);
        match number {
            Some(number)
                if !number.is_masked()
                    && asked_before.as_ref() != Some(number)
                    && number.as_str() != dialable(&text) =>
            {
                text.set(number.as_str().to_owned());
            }
            None if asked_before.is_some_and(|number| number.whole().as_str() == dialable(&text)) => {
                text.set(String::new())
            }
            Some(_) | None => {}
        }
    });
}

/// What was refused at once is no longer worth a word when the agent writes another number. What failed later must be
/// told even so; that names its number.
fn still_true<'a>(props: &'a DialFieldProps, text: &str) -> &'a Dial {
    use DialFailure::{NotANumber, NotSignedIn, OnCall};
    match &props.dial {
        Dial::Failed { number, why: NotANumber | NotSignedIn | OnCall }
            if number.whole().as_str() != dialable(text) =>
        {
            &Dial::Idle
        }
        dial => dial,
    }
}

/// What is said of a number, as long as that is in the field, or can't be.
fn still_spared(props: &DialFieldProps, text: &str) -> Option<Spared> {
    let is_there = |spared: &&Spared| spared.number.is_masked() || spared.number.as_str() == dialable(text);
    props.spared.as_ref().filter(is_there).cloned()
}

fn dial_name(dial: &Dial) -> &'static str {
    match dial {
        Dial::Idle => "idle",
        Dial::Requested { .. } => "requested",
        Dial::Failed { .. } => "failed",
    }
}

fn message(words: &Words, phones: &Phones, props: &DialFieldProps, dial: &Dial) -> AttrValue {
    let shown = |number: &Number| number_in_words(phones, number);
    match dial {
        Dial::Requested { number, mode: MediaMode::Audio, .. } => (words.dial.requested)(&shown(number)).into(),
        Dial::Requested { number, mode: MediaMode::Video, .. } => (words.dial.requested_video)(&shown(number)).into(),
        // What stood in the way may have gone since.
        Dial::Failed { number, why: DialFailure::NotSignedIn | DialFailure::OnCall } if props.enabled => {
            (words.dial.possible_again)(&shown(number)).into()
        }
        Dial::Failed { number, why } => words.dial_failure(&shown(number), why),
        Dial::Idle if props.elsewhere => AttrValue::Static(words.dial.elsewhere),
        Dial::Idle if !props.enabled => AttrValue::Static(words.dial.unavailable),
        Dial::Idle => AttrValue::Static(""),
    }
}
