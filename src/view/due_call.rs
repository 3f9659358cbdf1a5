//! A promised call is due. It covers nothing, since it stays until the agent has done something about it, is as quiet as a
//! ring is loud, and makes way for every call.

use super::icons::{CLOCK, HANDSET, Icon, VIDEO};
use super::number::number_text;
use super::view_context::{use_clock, use_locale, use_phones, use_words};
use crate::directory::Contact;
use crate::domain::Promise;
use crate::journal::RecordKey;
use crate::protocol::{CalloutModes, MediaMode, Number};
use std::rc::Rc;
use yew::prelude::*;

/// So long a promised call is put off, minutes.
const LATER: u64 = 10;

/// What is done about a call that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueAct {
    Call(MediaMode),
    /// Until then, epoch milliseconds.
    PutOff(u64),
    Done,
    Details,
}

#[derive(Properties, Clone, PartialEq)]
pub struct DueCallProps {
    pub key_of_call: RecordKey,
    pub promise: Promise,
    pub number: Option<Number>,
    #[prop_or_default]
    pub contact: Option<Rc<Contact>>,
    /// The first line of the note.
    #[prop_or_default]
    pub remark: Option<String>,
    /// How many more are due.
    #[prop_or_default]
    pub more: usize,
    /// What a call can be asked for with; `None` if there is no number that could be called, such as one that was erased.
    pub modes: Option<CalloutModes>,
    /// The bar would take a request to call now.
    pub may_call: bool,
    pub on_act: Callback<(RecordKey, DueAct)>,
}

#[component]
pub fn DueCall(props: &DueCallProps) -> Html {
    let (words, locale, clock, phones) = (use_words(), use_locale(), use_clock(), use_phones());
    let DueCallProps { key_of_call: key, promise, contact, .. } = props;
    let act = |act: fn(u64) -> DueAct| {
        let key = *key;
        props.on_act.reform(move |_: MouseEvent| (key, act((clock.now)().wall)))
    };
    let call = |action: &'static str, icon: Icon, word: &'static str, make: fn(u64) -> DueAct| {
        html! {
            <button type="button" class="plain-button call-due-call" data-action={action}
                aria-disabled={(!props.may_call).then_some("true")} onclick={act(make)}>
                { icon.draw() }<span>{ word }</span>
            </button>
        }
    };
    html! {
        <section id="call-due" class="call-due" aria-labelledby="call-due-title" data-due={promise.due.to_string()}>
            <p id="call-due-title" class="call-due-title" role="status">
                { CLOCK.draw() }<span>{ words.caller.due_now }</span>
            </p>
            <p class="call-due-who">
                if let Some(contact) = contact {
                    <bdi class="call-due-name">{ contact.name.clone() }</bdi>{ " " }
                }
                { for props.number.iter().map(|number| number_text(words, &phones, number)) }
                { " " }
                <span class="call-due-time">{ (words.caller.due)(&locale.when(promise.due, (clock.now)().wall)) }</span>
                if props.more > 0 {
                    { " " }<span class="call-due-more">{ (words.caller.more_due)(&locale.count(props.more as u64)) }</span>
                }
            </p>
            if let Some(remark) = &props.remark {
                <p class="call-due-remark"><bdi>{ remark.clone() }</bdi></p>
            }
            <div class="call-due-acts">
                if props.modes.is_some_and(|modes| modes.audio) {
                    { call("due-call", HANDSET, words.caller.heading, |_| DueAct::Call(MediaMode::Audio)) }
                }
                if props.modes.is_some_and(|modes| modes.video) {
                    { call("due-video", VIDEO, words.caller.video, |_| DueAct::Call(MediaMode::Video)) }
                }
                <button type="button" class="plain-button" data-action="due-later"
                    onclick={act(|now| DueAct::PutOff(now + LATER * 60_000))}>
                    { (words.caller.put_off)(&locale.number(LATER)) }
                </button>
                <button type="button" class="plain-button" data-action="due-done" onclick={act(|_| DueAct::Done)}>
                    { words.caller.done }
                </button>
                <button type="button" class="plain-button" data-action="due-details" onclick={act(|_| DueAct::Details)}>
                    { words.caller.details }
                </button>
            </div>
        </section>
    }
}
