//! The shift at a glance: what the agent's minutes were, which calls came when, and the figures that agents are
//! measured by. Folded, it is one line with a strip; unfolded, over the log, a lane for each state, figures with their
//! definitions, and the same as a table.

use super::day_figures::figures;
use super::day_picture::{lanes, strip};
use super::day_table::table;
use super::dom_events::{fold, went_elsewhere};
use super::elapsed::use_minutes;
use super::locale::Locale;
use super::view_context::{use_locale, use_words};
use super::words::Words;
use crate::domain::{DailyTotals, Mark, Metrics, StateKind, Stretch};
use std::rc::Rc;
use yew::prelude::*;

pub(super) const MINUTE_MS: u64 = 60_000;
pub(super) const HOUR_MS: u64 = 60 * MINUTE_MS;
/// In the order in which they are shown; signed out and unknown are gaps.
pub(super) const STATES: [StateKind; 5] =
    [StateKind::OnCall, StateKind::WrapUp, StateKind::Idle, StateKind::NotReady, StateKind::Rest];
/// A day that has just begun leaves room for what will come, hours.
const FEWEST_HOURS: u64 = 8;

/// The local day as far as it has come. All times are epoch milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// When it began, so that hours are the clock's hours.
    pub midnight: u64,
    pub stretches: Vec<Stretch>,
    pub marks: Vec<Mark>,
    pub today: DailyTotals,
    pub figures: Metrics,
}

impl Day {
    /// From the hour in which the agent was first seen, to the end of the picture; `None` before that.
    pub(super) fn hours(&self) -> Option<(u64, u64)> {
        let state = self.stretches.iter().find(|stretch| STATES.contains(&stretch.kind)).map(|stretch| stretch.from);
        let call = self.marks.first().map(|mark| mark.at);
        // Of the first minute, longer than half may have passed before anybody said what the agent does.
        let minute = self.stretches.last().filter(|_| self.figures.signed_in_ms > 0).map(|stretch| stretch.from);
        let first = [state, call].into_iter().flatten().min().or(minute)?.max(self.midnight);
        let last = self.stretches.last().map_or(first, |stretch| stretch.to);
        let begin = first - (first - self.midnight) % HOUR_MS;
        let hours = last.saturating_sub(begin).div_ceil(HOUR_MS).max(FEWEST_HOURS);
        Some((begin, begin + hours * HOUR_MS))
    }
}

#[derive(Properties)]
pub struct DayViewProps {
    pub day: Rc<Day>,
    /// A minute has passed; the day should be told anew.
    pub on_minute: Callback<()>,
}

/// By pointer: a day that has gone on is another `Rc`.
impl PartialEq for DayViewProps {
    fn eq(&self, other: &DayViewProps) -> bool {
        Rc::ptr_eq(&self.day, &other.day) && self.on_minute == other.on_minute
    }
}

#[component]
pub fn DayView(props: &DayViewProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    use_minutes(&props.on_minute);
    let details = use_node_ref();
    // It lies over the log, which can't be used unseen.
    let onfocusout = use_callback(details.clone(), |event: FocusEvent, details| {
        if went_elsewhere(&event, ".day-details") {
            fold(details);
        }
    });
    let day = &*props.day;
    let Some(hours) = day.hours() else {
        return html! {
            <section class="day day-awaited">
                <h2>{ words.day.heading }</h2>
                <p>{ words.day.nothing_yet }</p>
            </section>
        };
    };
    html! {
        <section id="day" class="day" aria-labelledby="day-heading">
            <details class="day-details" ref={details} {onfocusout}>
                <summary class="day-summary">
                    <h2 id="day-heading">{ words.day.heading }</h2>
                    { strip(&locale, day, hours) }
                    <span class="day-occupancy">{ occupancy(words, &locale, day) }</span>
                </summary>
                <div class="day-sheet">
                    { lanes(words, &locale, day, hours) }
                    { figures(words, &locale, day) }
                    <details class="day-as-table">
                        <summary>{ words.day.as_table }</summary>
                        { table(words, &locale, day, hours) }
                    </details>
                </div>
            </details>
        </section>
    }
}

fn occupancy(words: &Words, locale: &Locale, day: &Day) -> Option<String> {
    let share = day.figures.occupancy?;
    Some((words.day.occupied)(&locale.percent(f64::from(share) / 1_000.0)))
}
