//! The second line of a call in the log: what else there is to know of it.

use super::call_row::CallCellsProps;
use super::marked::marked;
use crate::domain::Direction;
use crate::log::{Row, excerpt, matches};
use yew::prelude::*;

/// The line, whole for whoever points at it; `None` if there is nothing to say. What was looked for in the note comes
/// first, where it is in sight. The platform's own text may be in another script than the page.
pub(super) fn row_remarks(props: &CallCellsProps) -> Option<Html> {
    let CallCellsProps { row, words, agents, wanted, .. } = props;
    let call = &row.call;
    let note = call.note.as_ref().map(|note| note.as_str());
    let code = call.disposition.as_ref().filter(|code| {
        let has = |text: &str| !matches(text, wanted).is_empty();
        has(code) && !row.disposition.as_deref().is_some_and(has)
    });
    let mut remarks = return_remarks(props);
    let promised = remarks.len();
    remarks.extend(
        [
            call.resumed.then(|| words.call.resumed.to_owned()),
            call.changed.then(|| words.call.changed.to_owned()),
            call.conference.then(|| words.call.conference.to_owned()),
            call.transferred.then(|| words.call.transferred.to_owned()),
            spared(props).then(|| words.numbers.spared.to_owned()),
            call.failure.clone(),
            call.contact.as_ref().and_then(|kind| words.contact(kind)).map(str::to_owned),
            call.queue.as_ref().map(|queue| (words.call.queue)(queue)),
            call.transferred_from.as_ref().map(|number| (words.call.transferred_from)(number.as_str())),
            call.agent.as_ref().filter(|_| *agents).map(|agent| (words.call.agent)(agent)),
            code.cloned(),
        ]
        .into_iter()
        .flatten(),
    );
    if remarks.is_empty() && note.is_none() {
        return None;
    }
    let title: Vec<&str> = remarks.iter().map(|remark| &**remark).chain(note).collect();
    let title = title.join("\n");
    let note_found = note.is_some_and(|note| !matches(note, wanted).is_empty());
    let mut line: Vec<Html> = remarks
        .iter()
        .map(|remark| html! { <span class="call-remark"><bdi>{ marked(remark, wanted) }</bdi></span> })
        .collect();
    if let Some(note) = note {
        let (cut, shown) = excerpt(note, wanted);
        let note = html! {
            <span class="call-remark call-remark-note">
                <bdi dir="auto">{ cut.then_some("…") }{ marked(shown, wanted) }</bdi>
            </span>
        };
        line.insert(if note_found { promised } else { line.len() }, note);
    }
    Some(html! {
        <td class="call-remarks" role="gridcell" data-promised={(promised > 0).then_some("true")} {title}>{ line }</td>
    })
}

/// When the promised call is due, as long as it has not been made, epoch milliseconds.
pub(super) fn due(row: &Row) -> Option<u64> {
    row.call.promise.filter(|_| row.waits()).map(|promise| promise.due)
}

/// What is to be known of calling back: in the list of who waits all of it, elsewhere when it is due, and that it is done.
fn return_remarks(props: &CallCellsProps) -> Vec<String> {
    let CallCellsProps { row, words, locale, at, .. } = props;
    let (words, when) = (&words.caller, |wall: u64| locale.when(wall, *at));
    let promised = due(row).map(|due| if due <= *at { (words.overdue)(&when(due)) } else { (words.due)(&when(due)) });
    let waiting = row.waiting.as_deref();
    let called = waiting.filter(|waiting| waiting.times > 1);
    let called = called.map(|waiting| (words.called)(&locale.count(waiting.times as u64)));
    let tried = waiting.and_then(|waiting| waiting.tried);
    let tried = tried.map(|(times, last)| (words.tried)(&locale.count(times as u64), &when(last)));
    let reached = row.settled.filter(|_| row.call.waits()).map(|at| (words.reached)(&when(at)));
    [promised, called, tried, reached].into_iter().flatten().collect()
}

/// Whether the agent has called somebody who must not be called, here or in the bar.
pub(super) fn spared(cells: &CallCellsProps) -> bool {
    let call = &cells.row.call;
    let number = call.number.as_ref().filter(|number| call.direction == Direction::Outbound && !number.is_forgotten());
    number.is_some_and(|number| cells.phones.is_spared(number.whole().as_str()))
}
