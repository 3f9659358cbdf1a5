//! The log on paper: a plain table of everything that the filters show, for the list on the screen draws only the rows
//! in sight. It is in the page while it is being printed, and seen on paper alone.

use super::clock::use_clock;
use super::copying::row_cells;
use super::culture::use_culture;
use super::words::use_words;
use crate::directory::Contacts;
use crate::domain::Call;
use std::rc::Rc;
use yew::prelude::*;

/// So many calls are printed at most; more would be some two hundred pages.
pub const PRINTED: usize = 5_000;

#[derive(Properties)]
pub struct PrintedLogProps {
    /// In the order of the list, and masked as it is. From [`PRINTED`] on they are left out.
    pub rows: Rc<[Rc<Call>]>,
    #[prop_or_default]
    pub contacts: Contacts,
    /// What is asked for, in words, one condition each.
    #[prop_or_default]
    pub filters: Vec<AttrValue>,
}

/// Rows by pointer.
impl PartialEq for PrintedLogProps {
    fn eq(&self, other: &PrintedLogProps) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows) && self.contacts == other.contacts && self.filters == other.filters
    }
}

#[component]
pub fn PrintedLog(props: &PrintedLogProps) -> Html {
    let (words, culture, clock) = (use_words(), use_culture(), use_clock());
    let now = (clock.now)();
    let (printed, all) = (props.rows.len().min(PRINTED), props.rows.len());
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
        words.wrap_up.note,
    ];
    html! {
        <div class="printed" aria-hidden="true">
            <h1>{ log.heading }</h1>
            <p>
                { calls }{ " · " }
                { (words.away.printed_on)(&culture.date(now.wall), &culture.time_of_day(now.wall)) }
            </p>
            if !props.filters.is_empty() {
                <ul>{ for props.filters.iter().map(|filter| html! { <li>{ filter }</li> }) }</ul>
            }
            <table>
                <thead><tr>{ for heads.iter().map(|head| html! { <th>{ *head }</th> }) }</tr></thead>
                <tbody>
                    { for props.rows.iter().take(PRINTED).map(|call| {
                        let contact = props.contacts.of(call.number.as_ref());
                        let name = contact.as_deref().map(|contact| &*contact.name);
                        let cells = row_cells(words, &culture, call, name, now);
                        html! { <tr>{ for cells.into_iter().map(|cell| html! { <td><bdi>{ cell }</bdi></td> }) }</tr> }
                    }) }
                </tbody>
            </table>
        </div>
    }
}
