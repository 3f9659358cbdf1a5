//! The day drawn: a unit of the drawing is a minute across and a lane has ten units of height. Each state has a
//! lane of its own, so that its place tells it where its colour doesn't. What the drawing says is in the table too.

use super::data_values;
use super::day::{Day, HOUR_MS, MINUTE_MS, STATES};
use super::locale::Locale;
use super::words::Words;
use crate::domain::{Mark, Stretch};
use yew::prelude::*;

const LANE: u64 = 10;
const BAR: u64 = 8;
/// The lanes of calls, above those of the states: answered, missed, given up by the caller.
const CALL_LANES: u64 = 3;

fn view_box((begin, end): (u64, u64), height: u64) -> String {
    format!("0 0 {} {height}", (end - begin) / MINUTE_MS)
}

/// All states in one line, for a look in passing.
pub(super) fn strip(locale: &Locale, day: &Day, hours: (u64, u64)) -> Html {
    let bars = day.stretches.iter().map(|stretch| bar(stretch, hours, 0, LANE, None));
    html! {
        <span class="day-strip">
            <svg class="day-stripe" viewBox={view_box(hours, LANE)} preserveAspectRatio="none" aria-hidden="true">
                { for bars }
            </svg>
            { hour_scale(locale, hours) }
        </span>
    }
}

pub(super) fn lanes(words: &Words, locale: &Locale, day: &Day, hours: (u64, u64)) -> Html {
    let (begin, _) = hours;
    let last = day.stretches.last().map_or(begin, |stretch| stretch.to);
    let label = (words.day.picture)(&locale.time_of_day(begin), &locale.time_of_day(last));
    let names = [words.call.answered, words.call.missed, words.call.abandoned]
        .into_iter()
        .chain(STATES.map(|kind| words.state_kind(kind)));
    let height = LANE * (CALL_LANES + STATES.len() as u64);
    let title =
        |from: u64, to: u64, what: &str| (words.day.stretch)(what, &locale.time_of_day(from), &locale.time_of_day(to));
    let bars = day.stretches.iter().filter_map(|stretch| {
        let lane = STATES.iter().position(|kind| *kind == stretch.kind)? as u64 + CALL_LANES;
        let title = title(stretch.from, stretch.to, words.state_kind(stretch.kind));
        Some(bar(stretch, hours, lane * LANE + 1, BAR, Some(title)))
    });
    let ticks = day.marks.iter().flat_map(|mark| {
        [(0, "answered", mark.answered), (1, "missed", mark.missed), (2, "abandoned", mark.abandoned)]
            .into_iter()
            .filter(|(_, _, count)| *count > 0)
            .map(|(lane, kind, _)| tick(mark, begin, lane, kind))
    });
    html! {
        <div class="day-picture">
            <ul class="day-names" aria-hidden="true">{ for names.map(|name| html! { <li>{ name }</li> }) }</ul>
            <svg class="day-lanes" viewBox={view_box(hours, height)} preserveAspectRatio="none" role="img"
                aria-label={label}>
                { for (0..height / LANE).map(|lane| ground(lane, hours)) }
                { for bars }
                { for ticks }
            </svg>
            { hour_scale(locale, hours) }
        </div>
    }
}

/// The hours below a drawing, one after the other; styles/day.css leaves out the names that have no room.
fn hour_scale(locale: &Locale, (begin, end): (u64, u64)) -> Html {
    let hours = (begin..end).step_by(HOUR_MS as usize);
    html! {
        <span class="day-hours" aria-hidden="true">
            { for hours.map(|hour| html! { <span class="day-hour"><span>{ locale.time_of_day(hour) }</span></span> }) }
        </span>
    }
}

fn ground(lane: u64, (begin, end): (u64, u64)) -> Html {
    html! {
        <rect class="day-ground" x="0" y={(lane * LANE + 1).to_string()} height={BAR.to_string()}
            width={((end - begin) / MINUTE_MS).to_string()} />
    }
}

fn bar(stretch: &Stretch, (begin, end): (u64, u64), y: u64, height: u64, title: Option<String>) -> Html {
    let (from, to) = (stretch.from.clamp(begin, end), stretch.to.clamp(begin, end));
    html! {
        <rect class="day-bar" data-kind={data_values::state_kind(stretch.kind)} x={((from - begin) / MINUTE_MS).to_string()}
            y={y.to_string()} width={((to - from) / MINUTE_MS).to_string()} height={height.to_string()}>
            if let Some(title) = title {
                <title>{ title }</title>
            }
        </rect>
    }
}

/// The minute in which a call began; a little wider than a minute, to be seen.
fn tick(mark: &Mark, begin: u64, lane: u64, kind: &'static str) -> Html {
    html! {
        <rect class="day-tick" data-kind={kind} x={(mark.at.saturating_sub(begin) / MINUTE_MS).to_string()}
            y={(lane * LANE + 1).to_string()} width="2" height={BAR.to_string()} />
    }
}
