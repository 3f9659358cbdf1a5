//! Controls that need something said beforehand: a number, a queue, a reason, a length.

use super::button::ActionButton;
use super::names::QUEUES;
use crate::protocol::{Feature, MediaMode, NotReadyReason};
use crate::simulator::action::{Action, Answering};
use crate::simulator::words::BarWords;
use web_sys::{HtmlInputElement, HtmlSelectElement, KeyboardEvent};
use yew::{AttrValue, Callback, Event, Html, InputEvent, Properties, TargetCast, function_component, html, use_state};

#[derive(PartialEq, Properties)]
pub struct FieldProps {
    pub words: &'static BarWords,
    /// Whether the action is possible at the moment.
    pub enabled: bool,
    pub on_act: Callback<Action>,
}

#[function_component]
pub fn NotReadyField(props: &FieldProps) -> Html {
    let words = &props.words;
    let reason = use_state(|| AttrValue::from(words.state.reasons[0].0));
    let on_choose = setter(&reason);
    let action = Action::NotReady { reason: NotReadyReason::from(reason.as_str()) };
    html! {
        <span class="joined">
            { choice(words.agent.reason, "reason", &words.state.reasons, &reason, on_choose) }
            <ActionButton label={words.state.not_ready} {action} enabled={props.enabled} on_act={props.on_act.clone()} />
        </span>
    }
}

#[function_component]
pub fn RestField(props: &FieldProps) -> Html {
    let words = &props.words;
    let limit = use_state(|| AttrValue::from(words.agent.rests[0].0));
    let on_choose = setter(&limit);
    let action = Action::Rest { limit_ms: limit.parse().unwrap_or(60_000), cause: 0 };
    html! {
        <span class="joined">
            { choice(words.agent.rest_length, "rest-length", &words.agent.rests, &limit, on_choose) }
            <ActionButton label={words.state.rest} {action} enabled={props.enabled} on_act={props.on_act.clone()} />
        </span>
    }
}

#[function_component]
pub fn DialField(props: &FieldProps) -> Html {
    let words = &props.words.agent;
    let number = use_state(|| AttrValue::from("5550142"));
    let on_number = setter(&number);
    let action = Action::Dial { number: number.trim().to_owned(), mode: MediaMode::Audio };
    let enabled = props.enabled && !number.trim().is_empty();
    let on_enter = on_enter(enabled, &action, &props.on_act);
    html! {
        <span class="joined">
            { telephone(words.number, "dial-number", &number, on_number, on_enter) }
            <ActionButton label={words.call} {action} {enabled} on_act={props.on_act.clone()} />
        </span>
    }
}

#[derive(PartialEq, Properties)]
pub struct IncomingProps {
    pub words: &'static BarWords,
    pub enabled: bool,
    pub answer: Answering,
    pub mode: MediaMode,
    pub on_act: Callback<Action>,
}

#[function_component]
pub fn IncomingField(props: &IncomingProps) -> Html {
    let words = &props.words.simulation;
    let number = use_state(|| AttrValue::from("+8613800138123"));
    let queue = use_state(|| AttrValue::from(QUEUES[0]));
    let (on_number, on_choose) = (setter(&number), setter(&queue));
    let action = Action::Incoming {
        number: number.trim().to_owned(),
        queue: (!queue.is_empty()).then(|| queue.to_string()),
        called: "5550110".to_owned(),
        answer: props.answer,
        feature: Feature::Inbound,
        mode: props.mode,
    };
    let [first, second, third] = QUEUES.map(|queue| (queue, queue));
    let queues = [first, second, third, ("", words.no_queue)];
    let enabled = props.enabled && !number.trim().is_empty();
    let on_enter = on_enter(enabled, &action, &props.on_act);
    html! {
        <span class="joined">
            { telephone(words.caller_number, "incoming-number", &number, on_number, on_enter) }
            { choice(words.queue, "queue", &queues, &queue, on_choose) }
            <ActionButton class="primary" label={words.incoming} {action} {enabled} on_act={props.on_act.clone()} />
        </span>
    }
}

fn setter(state: &yew::UseStateHandle<AttrValue>) -> Callback<String> {
    let set = state.setter();
    Callback::from(move |value: String| set.set(value.into()))
}

fn on_enter(enabled: bool, action: &Action, on_act: &Callback<Action>) -> Callback<KeyboardEvent> {
    let (action, on_act) = (action.clone(), on_act.clone());
    Callback::from(move |event: KeyboardEvent| {
        if enabled && event.key() == "Enter" {
            on_act.emit(action.clone());
        }
    })
}

fn telephone(
    label: &'static str,
    name: &'static str,
    value: &AttrValue,
    on_value: Callback<String>,
    onkeydown: Callback<KeyboardEvent>,
) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        on_value.emit(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <input type="tel" dir="ltr" aria-label={label} {name} value={value.clone()} autocomplete="off" {oninput} {onkeydown} />
    }
}

fn choice(
    label: &'static str,
    name: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: &AttrValue,
    on_choose: Callback<String>,
) -> Html {
    let onchange =
        Callback::from(move |event: Event| on_choose.emit(event.target_unchecked_into::<HtmlSelectElement>().value()));
    let options = options.iter().map(|&(value, words)| {
        html! { <option {value} key={value} selected={chosen == value}>{ words }</option> }
    });
    html! { <select aria-label={label} {name} {onchange}>{ for options }</select> }
}
