//! An outbound call that starts here. The bar answers such a request with nothing but its events, so what has
//! become of it stands in words under the field.

use super::input::typed;
use super::words::{Words, use_words};
use crate::domain::Dial;
use crate::protocol::Number;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DialFieldProps {
    pub dial: Dial,
    /// Whether the bar would take a request now.
    pub enabled: bool,
    pub on_dial: Callback<Number>,
}

/// Never disabled outright: a call that comes in while the agent types must not take the focus away.
#[component]
pub fn DialField(props: &DialFieldProps) -> Html {
    let words = use_words();
    let text = use_state(String::new);
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(typed(&event)))
    };
    use_emptied_when_taken(&text, &props.dial);
    let number = dialable(&text);
    // A second Enter must not ask for the same call twice.
    let pending = matches!(&props.dial, Dial::Requested { number: asked, .. } if asked.as_str() == number);
    let ready = props.enabled && !pending && !number.is_empty();
    let onsubmit = {
        let on_dial = props.on_dial.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                on_dial.emit(Number::new(&number));
            }
        })
    };
    let failed = matches!(props.dial, Dial::Failed { .. });
    html! {
        <form class="dial" data-dial={dial_name(&props.dial)} {onsubmit}>
            <label for="dial-number">{ words.dial.label }</label>
            <div class="dial-line">
                <input id="dial-number" type="tel" inputmode="tel" autocomplete="off" dir="ltr"
                    aria-describedby="dial-message" aria-invalid={failed.then_some("true")}
                    value={(*text).clone()} {oninput} />
                <button type="submit" aria-disabled={(!ready).then_some("true")}>{ words.dial.call }</button>
            </div>
            <p id="dial-message" class="dial-message" role="status">{ message(words, props) }</p>
        </form>
    }
}

/// A number that the bar has taken makes room for the next one; one that failed stays to be corrected.
#[hook]
fn use_emptied_when_taken(text: &UseStateHandle<String>, dial: &Dial) {
    let text = text.clone();
    let asked = use_mut_ref(|| None::<Number>);
    use_effect_with(dial.clone(), move |dial| {
        let now_asked = match dial {
            Dial::Requested { number, .. } => Some(number.clone()),
            Dial::Idle | Dial::Failed { .. } => None,
        };
        let asked_before = asked.replace(now_asked);
        if *dial == Dial::Idle && asked_before.is_some_and(|number| number.as_str() == dialable(&text)) {
            text.set(String::new());
        }
    });
}

fn dial_name(dial: &Dial) -> &'static str {
    match dial {
        Dial::Idle => "idle",
        Dial::Requested { .. } => "requested",
        Dial::Failed { .. } => "failed",
    }
}

fn message(words: &Words, props: &DialFieldProps) -> AttrValue {
    match &props.dial {
        Dial::Requested { number, .. } => (words.dial.requested)(number.as_str()).into(),
        Dial::Failed { number, why } => words.dial_failure(number, why),
        Dial::Idle if !props.enabled => AttrValue::Static(words.dial.unavailable),
        Dial::Idle => AttrValue::Static(""),
    }
}

/// What people write between the digits of a number is no part of it.
fn dialable(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '(' | ')' | '.' | '/' | '\u{2060}'))
        .collect()
}
