//! What this desk knows of a caller, in one line that leads to the last call.

use super::icons::DETAILS;
use super::locale::Locale;
use super::view_context::{use_clock, use_locale, use_words};
use super::words::EssentialWords;
use crate::journal::RecordKey;
use crate::log::Earlier;
use std::rc::Rc;
use yew::prelude::*;

/// An earlier caller. Holds personal data, so it has no `Debug`.
#[derive(Clone, PartialEq)]
pub struct KnownCaller {
    pub earlier: Earlier,
    /// What the enterprise calls the disposition of the last call.
    pub disposition: Option<String>,
    /// Over how many days the calls were counted; `None` as long as not all of them have been read.
    pub days: Option<u64>,
}

#[derive(Properties, PartialEq)]
pub struct CallerHistoryProps {
    pub known: Option<Rc<KnownCaller>>,
    /// More may come, for which there is room from the beginning.
    #[prop_or_default]
    pub expected: bool,
    /// Opens the details of a call.
    pub on_open: Callback<RecordKey>,
}

#[component]
pub fn CallerHistory(props: &CallerHistoryProps) -> Html {
    let (words, locale, clock) = (use_words(), use_locale(), use_clock());
    // One element, whatever is known: what has none can't be put before what changes beside it.
    let expected = props.expected.then_some("true");
    let Some(known) = &props.known else {
        return html! { <p class="caller-history" data-expected={expected} hidden={!props.expected}></p> };
    };
    let now = (clock.now)().wall;
    let words_of = html! { <span class="caller-history-words">{ for facts(words, &locale, known, now) }</span> };
    let line = known.earlier.told.map_or(words_of.clone(), |last| {
        html! {
            <button type="button" class="caller-history-open" data-action="open-last" title={words.caller.open_last}
                onclick={props.on_open.reform(move |_: MouseEvent| last)}>
                { words_of }
                { DETAILS.draw() }
                <span class="visually-hidden">{ words.caller.open_last }</span>
            </button>
        }
    });
    html! {
        <p class="caller-history" data-history={known.earlier.in_all.to_string()} data-expected={expected}>{ line }</p>
    }
}

/// What is open comes first: it is what the caller will speak of.
fn facts(words: &EssentialWords, locale: &Locale, known: &KnownCaller, now: u64) -> Vec<Html> {
    let KnownCaller { earlier, disposition, days } = known;
    let last = &earlier.last;
    let count = |number: usize| locale.count(number as u64);
    let promise = earlier.promise.map(|promise| {
        let when = locale.when(promise.due, now);
        if promise.due <= now { (words.caller.promise_overdue)(&when) } else { (words.caller.promised)(&when) }
    });
    let missed = (earlier.missed > 0).then(|| (words.caller.missed)(&count(earlier.missed)));
    let this_week = (earlier.this_week > 0).then(|| (words.caller.this_week)(earlier.this_week as u64 + 1));
    let in_days = days.filter(|_| earlier.in_all > earlier.this_week);
    let in_days = in_days.map(|days| (words.caller.in_days)(&count(earlier.in_all), &locale.number(days)));
    let outcome = last.outcome.map(|outcome| words.outcome(outcome)).unwrap_or_default();
    let length = if last.talk_ms > 0 { format!(" {}", locale.duration(last.talk_ms)) } else { String::new() };
    let place = if last.is_elsewhere() { format!(" {}", words.caller.elsewhere) } else { String::new() };
    let when = format!("{} {outcome}{length}{place}", locale.when(last.key.began, now));
    let fact = |class: &'static str, text: String| html! { <bdi class={class}>{ text }</bdi> };
    let facts = [
        promise.or(missed).map(|text| fact("caller-history-open-matter", text)),
        this_week.map(|text| fact("", text)),
        in_days.map(|text| fact("", text)),
        Some(fact("", when)),
        disposition.clone().map(|text| fact("", text)),
        last.remark.as_ref().map(|remark| fact("caller-history-remark", remark.to_string())),
    ];
    facts.into_iter().flatten().collect()
}
