//! What the enterprise has received, in one word as long as all is well, and behind it what waits, what was refused,
//! and what the server said. The operator of the server may be a phone call away, and these words are what it is about.

use super::data_values;
use super::icons::{CHECK, DOTS, Icon, TABS, WARNING};
use super::locale::Locale;
use super::view_context::{use_locale, use_words};
use super::words::DeliveryWords;
use crate::delivery::{Failure, Report, Row, Stage, State};
use crate::journal::RecordKey;
use yew::prelude::*;

/// Who delivers, and how that goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Deliveries {
    Here {
        report: Report,
        /// What waits is written down.
        outlives_the_page: bool,
    },
    /// The tab that holds the bar delivers.
    Elsewhere,
}

#[derive(Properties, PartialEq)]
pub struct DeliveryStatusProps {
    pub deliveries: Deliveries,
    /// Where an agent signs in with the server.
    #[prop_or_default]
    pub sign_in: Option<AttrValue>,
    /// A call, or all of them.
    pub on_send_again: Callback<Option<RecordKey>>,
}

/// Only what has gone wrong is a live region: that calls come and go is nobody's news.
#[component]
pub fn DeliveryStatus(props: &DeliveryStatusProps) -> Html {
    let words = &use_words().delivery;
    let locale = use_locale();
    let (name, icon, waiting, parked) = match &props.deliveries {
        Deliveries::Elsewhere => ("elsewhere", TABS, 0, 0),
        Deliveries::Here { report, .. } => {
            (data_values::delivery(report.state), Icon::of_delivery(report.state), report.waiting, report.parked)
        }
    };
    let wants_session = matches!(&props.deliveries, Deliveries::Here { report, .. } if report.wants_session());
    let has_failed = ["retrying", "parked"].contains(&name);
    html! {
        <details id="delivery" class="delivery" data-delivery={name} data-waiting={waiting.to_string()}
            data-parked={parked.to_string()} data-sign-in={wants_session.then_some("true")} name="connection-panel">
            <summary class="readiness-chip">
                { icon.draw() }
                <span role="status">
                    if parked > 0 {
                        <span>{ (words.refused)(&locale.count(parked as u64)) }</span>
                    }
                    if has_failed && waiting > 0 {
                        <span>{ (words.waiting)(&locale.count(waiting as u64)) }</span>
                    }
                    if wants_session {
                        <span>{ words.sign_in }</span>
                    }
                    if !has_failed {
                        <span>{ words.chip }</span>
                    }
                </span>
            </summary>
            <div class="readiness-panel">
                <h2>{ words.heading }</h2>
                { panel(words, &locale, props) }
            </div>
        </details>
    }
}

fn panel(words: &DeliveryWords, locale: &Locale, props: &DeliveryStatusProps) -> Html {
    let (report, outlives_the_page) = match &props.deliveries {
        Deliveries::Elsewhere => return html! { <p>{ words.elsewhere }</p> },
        Deliveries::Here { report, outlives_the_page } => (report, *outlives_the_page),
    };
    let count = |number: usize| locale.count(number as u64);
    let hidden = report.waiting + report.parked - report.rows.len();
    html! {
        <>
            if report.state == State::Idle {
                <p>{ words.all_delivered }</p>
            }
            if report.waiting > 0 {
                <p>{ (words.are_waiting)(&count(report.waiting)) }</p>
            }
            if report.wants_session() {
                <p class="delivery-hint">
                    { WARNING.draw() }
                    <span>
                        { words.wants_session }
                        if let Some(address) = &props.sign_in {
                            { " " }
                            <a href={address.clone()} target="_blank" rel="noopener noreferrer" dir="auto">
                                { (words.sign_in_at)(address) }
                            </a>
                        }
                    </span>
                </p>
            }
            if let Some(next) = report.next.filter(|_| report.state != State::Waiting) {
                <p>{ (words.next_attempt)(&locale.time_of_day(next)) }</p>
            }
            if report.parked > 0 {
                <p>{ (words.are_refused)(&count(report.parked)) }</p>
            }
            if !outlives_the_page {
                <p class="delivery-hint">{ WARNING.draw() }<span>{ words.only_in_memory }</span></p>
            }
            if matches!(report.state, State::Retrying | State::Parked) {
                <button type="button" class="readiness-button delivery-all" data-action="send-all-again"
                    onclick={props.on_send_again.reform(|_| None)}>{ words.send_all_again }</button>
            }
            if !report.rows.is_empty() {
                <ul class="delivery-calls">
                    { for report.rows.iter().map(|row| call(words, locale, row, &props.on_send_again)) }
                </ul>
            }
            if hidden > 0 {
                <p>{ (words.more)(&count(hidden)) }</p>
            }
        </>
    }
}

fn call(words: &DeliveryWords, locale: &Locale, row: &Row, on_send_again: &Callback<Option<RecordKey>>) -> Html {
    let RecordKey { began, shift, call } = row.key;
    let key = row.key;
    let why = row.failure.map(|failure| match failure {
        Failure::Unreachable => AttrValue::Static(words.unreachable),
        Failure::TooSlow => AttrValue::Static(words.too_slow),
        Failure::Redirected => AttrValue::Static(words.redirected),
        Failure::Status(status) => (words.status)(status).into(),
    });
    html! {
        <li key={format!("{began}-{shift}-{call}")} class="delivery-call" data-stage={data_values::stage(row.stage)}
            data-status={status(row)}>
            <p>{ (words.call_of)(&locale.date(began), &locale.time_of_day(began)) }</p>
            if row.stage == Stage::UnderWay {
                <p class="delivery-why">{ words.under_way }</p>
            } else if let Some(why) = why {
                <p class="delivery-why">{ why }</p>
            }
            if !row.words.as_str().is_empty() {
                <q class="delivery-words" dir="auto">{ row.words.as_str().to_owned() }</q>
            }
            if row.stage == Stage::Parked {
                <button type="button" class="readiness-button" data-action="send-again"
                    onclick={on_send_again.reform(move |_| Some(key))}>{ words.send_again }</button>
            }
        </li>
    }
}

fn status(row: &Row) -> Option<AttrValue> {
    match row.failure {
        Some(Failure::Status(status)) => Some(status.to_string().into()),
        Some(Failure::Unreachable | Failure::TooSlow | Failure::Redirected) | None => None,
    }
}

impl Icon {
    fn of_delivery(state: State) -> Icon {
        match state {
            State::Idle => CHECK,
            State::Waiting => DOTS,
            State::Retrying | State::Parked => WARNING,
        }
    }
}
