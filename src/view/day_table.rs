//! The day as a table, hour by hour, for whoever doesn't see the drawing or wants the times.

use super::day::{Day, HOUR_MS, STATES};
use super::locale::Locale;
use super::words::Words;
use crate::domain::{Mark, Stretch};
use yew::prelude::*;

pub(super) fn table(words: &Words, locale: &Locale, day: &Day, (begin, end): (u64, u64)) -> Html {
    let hours = (begin..end).step_by(HOUR_MS as usize).map(|from| Hour::of(day, from));
    html! {
        <table class="day-table">
            <caption class="visually-hidden">{ words.day.heading }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words.day.hour }</th>
                    { for STATES.map(|kind| html! { <th scope="col">{ words.state_kind(kind) }</th> }) }
                    { for [words.call.answered, words.call.missed, words.call.abandoned].map(|name| html! {
                        <th scope="col">{ name }</th>
                    }) }
                </tr>
            </thead>
            <tbody>{ for hours.filter(Hour::has_something).map(|hour| hour.row(locale)) }</tbody>
        </table>
    }
}

struct Hour {
    from: u64,
    times: [u64; STATES.len()],
    /// Answered, missed, given up by the caller.
    calls: [u64; 3],
}

impl Hour {
    fn of(day: &Day, from: u64) -> Hour {
        let to = from + HOUR_MS;
        let within = |stretch: &&Stretch| stretch.from < to && stretch.to > from;
        let time = |kind| {
            let stretches = day.stretches.iter().filter(within).filter(|stretch| stretch.kind == kind);
            stretches.map(|stretch| stretch.to.min(to) - stretch.from.max(from)).sum()
        };
        let marks = || day.marks.iter().filter(|mark| (from..to).contains(&mark.at));
        let count = |of: fn(&Mark) -> u16| marks().map(|mark| u64::from(of(mark))).sum();
        let calls = [count(|mark| mark.answered), count(|mark| mark.missed), count(|mark| mark.abandoned)];
        Hour { from, times: STATES.map(time), calls }
    }

    fn has_something(&self) -> bool {
        self.times.iter().chain(&self.calls).any(|count| *count > 0)
    }

    fn row(&self, locale: &Locale) -> Html {
        html! {
            <tr>
                <th scope="row">{ locale.time_of_day(self.from) }</th>
                { for self.times.iter().map(|ms| html! {
                    <td data-none={(*ms == 0).then_some("true")}>{ locale.duration(*ms) }</td>
                }) }
                { for self.calls.map(|count| html! {
                    <td data-none={(count == 0).then_some("true")}>{ locale.number(count) }</td>
                }) }
            </tr>
        }
    }
}
