//! The question before a number is forgotten: what goes, what stays, and how far it is.

use super::dom_events::{sent, typed};
use super::icons::{CHECK, WARNING};
use super::locale::Locale;
use super::number::number_text;
use super::view_context::{use_locale, use_phones, use_words};
use super::words::Words;
use crate::journal::RedactionRefusal;
use crate::protocol::Number;
use yew::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RedactionState {
    /// The agent is asked.
    #[default]
    Asking,
    Refused(RedactionRefusal),
    /// So many stored texts of so many are searched.
    Running {
        done: u32,
        total: u32,
    },
    Done,
    /// Something is left, and will be taken up again.
    Failed,
}

#[derive(Properties, PartialEq)]
pub struct RedactionDialogProps {
    /// The number, as it may be seen; without one the agent types it.
    pub number: Option<Number>,
    pub state: RedactionState,
    pub on_forget: Callback<Number>,
    pub on_close: Callback<()>,
}

/// The content of a dialog whose heading is `forget-heading`.
#[component]
pub fn RedactionDialog(props: &RedactionDialogProps) -> Html {
    let (all, locale, phones) = (use_words(), use_locale(), use_phones());
    let words = &all.away;
    let text = use_state(String::new);
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(typed(&event)))
    };
    let onsubmit = {
        let (number, on_forget) = (props.number.clone(), props.on_forget.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_forget.emit(number.clone().unwrap_or_else(|| Number::new(sent(&event).trim())));
        })
    };
    let asks = matches!(props.state, RedactionState::Asking | RedactionState::Refused(_));
    let on_close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <form class="forget" data-forget={name(props.state)} {onsubmit}>
            <h2 id="forget-heading">{ words.forget_heading }</h2>
            if let Some(number) = &props.number {
                <p class="forget-number">{ number_text(all, &phones, number) }</p>
            } else if asks {
                <label class="forget-label" for="forget-number">{ words.forget_number }</label>
                <input id="forget-number" type="tel" dir="ltr" autocomplete="off" required=true value={(*text).clone()}
                    {oninput} />
            }
            if asks {
                <p>{ words.forget_removes }</p>
                <p class="forget-keeps">{ words.forget_keeps }</p>
            }
            { progress(props.state, words.redaction) }
            <p class="forget-said" role="status">{ said(all, &locale, props.state) }</p>
            <div class="forget-buttons">
                if asks {
                    <button type="submit" class="plain-button forget-now" data-action="forget-now">
                        { words.forget_now }
                    </button>
                    <button type="button" class="plain-button" data-action="close-forget" onclick={on_close}>
                        { words.forget_not }
                    </button>
                } else {
                    <button type="button" class="plain-button" data-action="close-forget" onclick={on_close}>
                        { words.close }
                    </button>
                }
            </div>
        </form>
    }
}

fn progress(state: RedactionState, label: &'static str) -> Html {
    let RedactionState::Running { done, total } = state else { return Html::default() };
    html! { <progress aria-label={label} max={total.max(1).to_string()} value={done.to_string()} /> }
}

fn said(words: &Words, locale: &Locale, state: RedactionState) -> Html {
    let figures = |number: u32| locale.number(number.into());
    match state {
        RedactionState::Asking => Html::default(),
        RedactionState::Refused(why) => html! { <>{ WARNING.draw() }<span>{ refusal(words, why) }</span></> },
        RedactionState::Running { done, total } => html! {
            <><span>{ words.away.redaction }</span>{ " " }<span>{ (words.away.written)(&figures(done), &figures(total)) }</span></>
        },
        RedactionState::Done => html! { <>{ CHECK.draw() }<span>{ words.away.forgotten }</span></> },
        RedactionState::Failed => html! { <>{ WARNING.draw() }<span>{ words.away.forget_failed }</span></> },
    }
}

fn refusal(words: &Words, why: RedactionRefusal) -> &'static str {
    match why {
        RedactionRefusal::NoNumber => words.away.forget_no_number,
        RedactionRefusal::Live => words.away.forget_live,
        RedactionRefusal::Own => words.away.forget_own,
        RedactionRefusal::Elsewhere => words.away.forget_elsewhere,
        RedactionRefusal::Unkept => words.away.forget_unkept,
    }
}

fn name(state: RedactionState) -> &'static str {
    match state {
        RedactionState::Asking => "asking",
        RedactionState::Refused(_) => "refused",
        RedactionState::Running { .. } => "running",
        RedactionState::Done => "done",
        RedactionState::Failed => "failed",
    }
}

#[derive(Properties, PartialEq)]
pub struct RedactionButtonProps {
    pub on_open: Callback<()>,
}

/// Asks for the dialog without naming a number.
#[component]
pub fn RedactionButton(props: &RedactionButtonProps) -> Html {
    let words = use_words();
    html! {
        <button type="button" class="plain-button" data-action="forget" aria-haspopup="dialog"
            onclick={props.on_open.reform(|_: MouseEvent| ())}>{ words.away.forget }</button>
    }
}
