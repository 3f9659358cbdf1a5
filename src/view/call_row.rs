//! One call of the log. What is over is written once; what still runs ticks in a leaf of its own.

use super::culture::Culture;
use super::elapsed::Elapsed;
use super::icons::{HANDSET, Icon, OPEN};
use super::markup;
use super::number::NumberText;
use super::words::Words;
use crate::directory::Contact;
use crate::domain::{Call, Phase, dialable, is_dialable};
use crate::protocol::Number;
use std::rc::Rc;
use yew::prelude::*;

/// The id of what the log says about calling numbers from it.
pub(super) const CALLING_NOTE: &str = "call-log-calling";

#[derive(Properties)]
pub struct CallRowProps {
    pub call: Rc<Call>,
    /// The other party, if the directory knows it.
    pub contact: Option<Rc<Contact>>,
    /// The agent wants the customer page.
    pub on_pop: Option<Callback<Rc<Call>>>,
    /// Handed down rather than taken from the context: hundreds of rows would be hundreds of subscriptions.
    pub words: &'static Words,
    pub culture: Culture,
    /// The bar was asked to call its number.
    #[prop_or_default]
    pub calling: bool,
    /// Without it the row's number can't be called.
    #[prop_or_default]
    pub on_call: Option<Callback<Number>>,
}

/// By pointer: a call that changed is another `Rc`.
impl PartialEq for CallRowProps {
    fn eq(&self, other: &CallRowProps) -> bool {
        let same_contact = match (&self.contact, &other.contact) {
            (Some(ours), Some(theirs)) => Rc::ptr_eq(ours, theirs),
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        };
        let same_call = same_contact && Rc::ptr_eq(&self.call, &other.call);
        same_call
            && self.words == other.words
            && self.culture == other.culture
            && self.calling == other.calling
            && self.on_call == other.on_call
            && self.on_pop == other.on_pop
    }
}

#[component]
pub fn CallRow(props: &CallRowProps) -> Html {
    let CallRowProps { call, contact, words, culture, .. } = props;
    let (outcome, ended_by, talk_seconds) = match call.phase {
        Phase::Ended { outcome, by, .. } => {
            (Some(markup::outcome(outcome)), Some(markup::ended_by(by)), Some((call.talked_ms / 1000).to_string()))
        }
        Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => (None, None, None),
    };
    let began = culture.time_of_day(call.began.wall);
    html! {
        <tr class="call" role="row" data-call-id={call.id.as_str().to_owned()}
            data-number={call.number.as_ref().map(|number| number.as_str().to_owned())}
            data-direction={markup::direction(call.direction)} data-phase={markup::phase(call.phase)}
            data-outcome={outcome} data-ended-by={ended_by} data-talk-seconds={talk_seconds}>
            <td class="call-time" role="cell">{ began }</td>
            <td class="call-party" role="cell">
                { contact.as_deref().map(name) }{ party(words, call) }{ call_button(props) }{ pop_button(props) }
                { origin(words, call) }
            </td>
            <td class="call-direction" role="cell">
                <span class="call-word">
                    { Icon::of_direction(call.direction).draw() }<span>{ words.direction(call.direction) }</span>
                </span>
            </td>
            <td class="call-outcome" role="cell">
                <span class="call-word">
                    { Icon::of_phase(call.phase).draw() }<span>{ words.phase(call.phase) }</span>
                </span>
                { notes(words, call) }
            </td>
            <td class="call-ended-by" role="cell" data-label={words.log.ended_by}>{ words.ended_by(call) }</td>
            { time_cell(words.log.ring, ring(culture, call)) }
            { time_cell(words.log.talk, talk(culture, call)) }
            { time_cell(words.log.hold, hold(culture, call)) }
            { time_cell(words.log.wrap_up, call.wrap_up_ms.and_then(|ms| over(culture, ms))) }
        </tr>
    }
}

/// Who the other party is. The note is for whoever points at the name; it was in the popup.
fn name(contact: &Contact) -> Html {
    html! { <span class="call-name" title={contact.note.clone()}><bdi>{ contact.name.clone() }</bdi></span> }
}

/// The other party; as long as nobody knows which of the two numbers that is, both.
fn party(words: &Words, call: &Call) -> Html {
    match (&call.number, &call.caller, &call.called) {
        (Some(number), _, _) => html! { <NumberText number={number.clone()} /> },
        (None, Some(caller), Some(called)) => html! {
            <bdi class="call-parties" dir="ltr">
                <NumberText number={caller.clone()} />{ " → " }<NumberText number={called.clone()} />
            </bdi>
        },
        (None, Some(_), None) | (None, None, Some(_)) | (None, None, None) => html! {
            <span class="call-no-number">{ words.call.number_unknown }</span>
        },
    }
}

/// Calls the number. Whether that is possible right now stands at the log as a whole, or hundreds of rows would have to
/// be drawn again whenever it changes; a press in vain is answered in the dial field.
fn call_button(props: &CallRowProps) -> Html {
    let CallRowProps { call, words, calling, on_call, .. } = props;
    let number = call.number.as_ref().map(|number| dialable(number.as_str())).filter(|number| is_dialable(number));
    let (Some(number), Some(on_call)) = (number, on_call) else { return Html::default() };
    let label = if *calling { (words.dial.requested)(&number) } else { (words.dial.call_number)(&number) };
    let sign = if *calling { Icon::of_phase(Phase::Dialling) } else { HANDSET };
    html! {
        <button type="button" class="call-button" data-action="call" data-calling={calling.then_some("true")}
            aria-label={label} aria-describedby={CALLING_NOTE}
            onclick={on_call.reform(move |_: MouseEvent| Number::new(&number))}>
            { sign.draw() }
        </button>
    }
}

/// The way to the customer page, also of a call whose page was blocked or closed. Without a number nobody is looked up.
fn pop_button(props: &CallRowProps) -> Html {
    let CallRowProps { call, words, on_pop, .. } = props;
    let (Some(on_pop), Some(_)) = (on_pop, &call.number) else { return Html::default() };
    let asked_for = call.clone();
    html! {
        <button type="button" class="call-button" data-action="screen-pop" title={words.pop.open}
            aria-label={words.pop.open} onclick={on_pop.reform(move |_: MouseEvent| asked_for.clone())}>
            { OPEN.draw() }
        </button>
    }
}

/// Where the call came from.
fn origin(words: &Words, call: &Call) -> Html {
    let queue = call.queue.as_ref().map(|queue| (words.call.queue)(queue));
    let transfer = call.transferred_from.as_ref().map(|number| (words.call.transferred_from)(number.as_str()));
    html! { { for [queue, transfer].into_iter().flatten().map(note) } }
}

/// What else became of the call.
fn notes(words: &Words, call: &Call) -> Html {
    let notes = [
        call.resumed.then(|| words.call.resumed.to_owned()),
        call.changed.then(|| words.call.changed.to_owned()),
        call.conference.then(|| words.call.conference.to_owned()),
        call.transferred.then(|| words.call.transferred.to_owned()),
        call.failure.clone(),
    ];
    html! { { for notes.into_iter().flatten().map(note) } }
}

fn note(text: String) -> Html {
    // The platform's own text may be in another script than the page.
    html! { <span class="call-note"><bdi>{ text }</bdi></span> }
}

/// A cell without a time stays empty: most calls are never held, and a column of zeros hides those that were.
fn time_cell(label: &'static str, time: Option<Html>) -> Html {
    html! {
        <td class="call-duration" role="cell" data-label={label} data-none={time.is_none().then_some("true")}>
            { time }
        </td>
    }
}

fn ring(culture: &Culture, call: &Call) -> Option<Html> {
    match call.phase {
        Phase::Ringing | Phase::Dialling => Some(html! { <Elapsed since={call.began} /> }),
        Phase::Talking { .. } | Phase::Held { .. } | Phase::Ended { .. } => over(culture, call.ring_ms(call.began)),
    }
}

fn talk(culture: &Culture, call: &Call) -> Option<Html> {
    match call.phase {
        Phase::Talking { since } => Some(html! { <Elapsed {since} base_ms={call.talked_ms} /> }),
        Phase::Ringing | Phase::Dialling | Phase::Held { .. } | Phase::Ended { .. } => over(culture, call.talked_ms),
    }
}

fn hold(culture: &Culture, call: &Call) -> Option<Html> {
    match call.phase {
        Phase::Held { since } => Some(html! { <Elapsed {since} base_ms={call.held_ms} /> }),
        Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Ended { .. } => over(culture, call.held_ms),
    }
}

/// A time that no longer runs, if there was any.
fn over(culture: &Culture, ms: u64) -> Option<Html> {
    (ms > 0).then(|| Html::from(culture.duration(ms)))
}
