//! The figures of the day. Each says on request how it is counted: agents are measured by them, and supervisors
//! have others.

use super::day::Day;
use super::locale::Locale;
use super::words::{FigureWords, Words};
use yew::prelude::*;

pub(super) fn figures(words: &Words, locale: &Locale, day: &Day) -> Html {
    let (names, figures, today) = (&words.day, &day.figures, &day.today);
    let average = |ms: Option<u64>| ms.map(|ms| locale.duration(ms));
    let averages = [
        ("handle-time", &names.handle_time, average(figures.handle_ms)),
        ("talk-time", &names.talk_time, average(figures.talk_ms)),
        ("hold-time", &names.hold_time, average(figures.hold_ms)),
        ("wrap-up-time", &names.wrap_up_time, average(figures.wrap_up_ms)),
        ("occupancy", &names.occupancy, figures.occupancy.map(|share| locale.percent(f64::from(share) / 1_000.0))),
        ("signed-in", &names.signed_in, Some(locale.duration(figures.signed_in_ms))),
    ];
    let outcomes = [
        ("answered", &names.answered, today.answered, true),
        ("missed", &names.missed, today.missed, true),
        ("abandoned", &names.abandoned, today.abandoned, true),
        ("rejected", &names.rejected, today.rejected, false),
        ("failed", &names.failed, today.failed, false),
        ("unknown", &names.unknown, today.unknown, false),
    ];
    html! {
        <div class="day-figures">
            { for outcomes.into_iter().filter(|(_, _, count, always)| *always || *count > 0)
                .map(|(name, words, count, _)| figure(name, words, Some(locale.number(u64::from(count))))) }
            { for averages.into_iter().map(|(name, words, value)| figure(name, words, value)) }
        </div>
    }
}

/// One is open at a time. A figure that can't be known yet is a dash.
fn figure(name: &'static str, words: &FigureWords, value: Option<String>) -> Html {
    html! {
        <details class="figure" name="day-figure" data-figure={name}>
            <summary title={words.definition}>
                <span class="figure-name">{ words.name }</span>
                <span class="figure-value">{ value.unwrap_or_else(|| "–".to_owned()) }</span>
            </summary>
            <p class="figure-definition">{ words.definition }</p>
        </details>
    }
}
