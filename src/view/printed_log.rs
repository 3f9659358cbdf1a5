//! The log on paper: a plain table of everything that the filters show, for the list on the screen draws only the rows
//! in sight. It is in the page while it is being printed, and seen on paper alone.

use super::call_log_view::CodeNames;
use super::clock::use_clock;
use super::copying::row_cells;
use super::culture::{Culture, use_culture};
use super::log_tools::talk_label;
use super::words::{Words, use_words};
use crate::log::{Query, Range, Row};
use std::rc::Rc;
use yew::prelude::*;

/// So many calls are printed at most; more would be some two hundred pages.
pub const PRINTED: usize = 5_000;

#[derive(Properties)]
pub struct PrintedLogProps {
    /// In the order of the list, masked as it is, and [`PRINTED`] at most.
    pub rows: Vec<Rc<Row>>,
    /// How many calls there are in the list.
    pub matching: usize,
    /// What is asked for, a condition each. See [`conditions`].
    #[prop_or_default]
    pub conditions: Vec<String>,
}

/// Rows by pointer.
impl PartialEq for PrintedLogProps {
    fn eq(&self, other: &PrintedLogProps) -> bool {
        let same = |(ours, theirs): (&Rc<Row>, &Rc<Row>)| Rc::ptr_eq(ours, theirs);
        self.rows.len() == other.rows.len()
            && self.rows.iter().zip(&other.rows).all(same)
            && self.matching == other.matching
            && self.conditions == other.conditions
    }
}

/// What the log is asked for, in words. `text` is the search as it may be seen.
pub fn conditions(words: &Words, culture: &Culture, query: &Query, text: &str, codes: &CodeNames) -> Vec<String> {
    let code_name = |code: &String| {
        let named = codes.iter().find(|(known, _)| known == code).map(|(_, name)| name.clone());
        if code.is_empty() { words.log.no_disposition.to_owned() } else { named.unwrap_or_else(|| code.clone()) }
    };
    let range = match query.range {
        Range::Today => words.log.today.to_owned(),
        Range::Week => words.log.week.to_owned(),
        Range::All => words.log.all.to_owned(),
        Range::Days(from, to) => format!("{from} – {to}"),
    };
    let asked = [
        Some((words.log.when, range)),
        (!text.is_empty()).then(|| (words.log.search, text.to_owned())),
        query.direction.map(|direction| (words.log.direction, words.direction(direction).to_owned())),
        query.outcome.map(|outcome| (words.log.outcome, words.outcome(outcome).to_owned())),
        query.talk.map(|talk| (words.log.talk, talk_label(words, culture, talk))),
        query.disposition.as_ref().map(|code| (words.wrap_up.disposition, code_name(code))),
        query.waiting.then(|| (words.log.filters, words.away.waits.to_owned())),
    ];
    asked.into_iter().flatten().map(|(what, value)| (words.away.condition)(what, &value)).collect()
}

#[component]
pub fn PrintedLog(props: &PrintedLogProps) -> Html {
    let (words, culture, clock) = (use_words(), use_culture(), use_clock());
    let now = (clock.now)();
    let (printed, all) = (props.rows.len(), props.matching);
    let count = |calls: usize| culture.count(calls as u64);
    let calls = if printed < all {
        (words.away.printed_some)(&count(printed), &count(all))
    } else {
        (words.log.count)(&count(all))
    };
    let log = &words.log;
    let heads = [
        log.time,
        log.party,
        log.direction,
        log.outcome,
        log.ended_by,
        log.ring,
        log.talk,
        log.hold,
        log.wrap_up,
        words.wrap_up.disposition,
        words.wrap_up.note,
    ];
    html! {
        <div class="printed" aria-hidden="true">
            <h1>{ log.heading }</h1>
            <p>
                { calls }{ " · " }
                { (words.away.printed_on)(&culture.date(now.wall), &culture.time_of_day(now.wall)) }
            </p>
            if !props.conditions.is_empty() {
                <ul>{ for props.conditions.iter().map(|condition| html! { <li>{ condition.clone() }</li> }) }</ul>
            }
            <table>
                <thead><tr>{ for heads.iter().map(|head| html! { <th>{ *head }</th> }) }</tr></thead>
                <tbody>
                    { for props.rows.iter().map(|row| {
                        let cells = row_cells(words, &culture, row, now);
                        html! { <tr>{ for cells.into_iter().map(|cell| html! { <td><bdi>{ cell }</bdi></td> }) }</tr> }
                    }) }
                </tbody>
            </table>
        </div>
    }
}
