//! The calls that are up, in the state panel: a line for each with what it does, whom it is with, and its own clock. The
//! one on hold is as easily forgotten as it is kept there, so its line says when that has gone on for long.

use super::data_values;
use super::elapsed::use_running;
use super::icons::{Icon, VIDEO, WARNING};
use super::known_caller::{CallerHistory, KnownCaller};
use super::lines::signed;
use super::number::number_text;
use super::view_context::{use_locale, use_phones, use_words};
use super::whereabouts::Whereabouts;
use crate::directory::Contact;
use crate::domain::{Call, Medium, Moment, Phase};
use crate::journal::RecordKey;
use crate::protocol::{CallId, Number};
use std::rc::Rc;
use yew::prelude::*;

/// A call that is up, or will be one: the phone that rings, a number that is dialled, a party of a conference.
#[derive(Clone, PartialEq)]
pub struct LiveLine {
    /// `None` for what is no call of its own.
    pub id: Option<CallId>,
    pub phase: Phase,
    pub number: Option<Number>,
    /// The other party, if the directory knows it.
    pub contact: Option<Rc<Contact>>,
    pub medium: Option<Medium>,
    /// When what it does began; without, it has no clock.
    pub since: Option<Moment>,
    /// For how long it had done so before, milliseconds.
    pub base_ms: u64,
    pub resumed: bool,
    pub changed: bool,
    /// The popup is about this call, and says its number.
    pub in_popup: bool,
    /// What is known of earlier calls, unless the popup says that.
    pub known: Option<Rc<KnownCaller>>,
    /// More of it may come.
    pub more_known: bool,
}

impl LiveLine {
    /// What has no call of its own.
    pub fn new(phase: Phase, number: Option<Number>, since: Option<Moment>) -> LiveLine {
        LiveLine {
            id: None,
            phase,
            number,
            contact: None,
            medium: None,
            since,
            base_ms: 0,
            resumed: false,
            changed: false,
            in_popup: false,
            known: None,
            more_known: false,
        }
    }

    /// `None` if it is up no more.
    pub fn of(call: &Call) -> Option<LiveLine> {
        let (since, base_ms) = match call.phase {
            Phase::Ringing | Phase::Dialling => (call.began, 0),
            Phase::Talking { since } => (since, call.talked_ms),
            Phase::Held { since } => (since, 0),
            Phase::Ended { .. } => return None,
        };
        Some(LiveLine {
            id: Some(call.id.clone()),
            base_ms,
            medium: call.medium,
            resumed: call.resumed,
            changed: call.changed,
            ..LiveLine::new(call.phase, call.number.clone(), Some(since))
        })
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct LiveCallProps {
    pub line: LiveLine,
    /// After so long on hold its look changes, milliseconds.
    pub remind_ms: u64,
    pub on_open: Callback<RecordKey>,
}

#[component]
pub(super) fn LiveCall(props: &LiveCallProps) -> Html {
    let (words, phones, line) = (use_words(), use_phones(), &props.line);
    let number = line.number.as_ref().filter(|_| !line.in_popup || line.contact.is_none());
    html! {
        <li class="agent-call" data-call-id={line.id.as_ref().map(|id| id.as_str().to_owned())}
            data-phase={data_values::phase(line.phase)}
            data-number={line.number.as_ref().map(|number| number.as_str().to_owned())}
            data-media={line.medium.map(data_values::medium)}>
            <span class="agent-call-phase">{ Icon::of_phase(line.phase).draw() }<span>{ words.phase(line.phase) }</span></span>
            { " " }
            <span class="agent-call-party">
                { for number.map(|number| html! {
                    <span class="agent-call-number">{ number_text(words, &phones, number) }</span>
                }) }
                if line.contact.is_some() && number.is_some() {
                    <span class="agent-call-and">{ " · " }</span>
                }
                { for line.contact.iter().map(|contact| html! { <bdi class="agent-call-name">{ contact.name.clone() }</bdi> }) }
                if line.medium == Some(Medium::Video) {
                    { " " }
                    <span class="agent-call-media">{ VIDEO.draw() }<span>{ words.call.video }</span></span>
                }
                { for line.number.iter().filter(|_| !line.in_popup).map(|number| html! { <Whereabouts number={number.clone()} /> }) }
            </span>
            { " " }
            if let Some(since) = line.since {
                <Clock {since} base_ms={line.base_ms}
                    limit_ms={matches!(line.phase, Phase::Held { .. }).then_some(props.remind_ms)} />
            }
            <CallerHistory known={line.known.clone()} expected={line.more_known} on_open={props.on_open.clone()} />
            { for line.resumed.then(|| signed("agent-call-changed", WARNING, words.call.resumed)) }
            { for line.changed.then(|| signed("agent-call-changed", WARNING, words.call.changed)) }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ClockProps {
    since: Moment,
    base_ms: u64,
    limit_ms: Option<u64>,
}

/// The clock of a line, which knows when it has run for too long.
#[component]
fn Clock(props: &ClockProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let ms = use_running(props.since, props.base_ms);
    let reminds = props.limit_ms.is_some_and(|limit| ms >= limit);
    html! {
        <span class="agent-call-clock" data-reminds={reminds.then_some("true")}>
            if reminds {
                { WARNING.draw() }<span class="visually-hidden" role="status">{ words.call.held_for_long }</span>
            }
            <span class="elapsed" role="timer">{ locale.duration(ms) }</span>
        </span>
    }
}
