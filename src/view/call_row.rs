//! One call of the log. What is over is written once; what still runs ticks in a leaf of its own.

use super::call_log_view::LogActions;
use super::data_values;
use super::dom_events::is_bare;
use super::elapsed::Elapsed;
use super::icons::{Icon, VIDEO};
use super::locale::Locale;
use super::marked::marked;
use super::number::number_text;
use super::phones::Phones;
use super::row_actions::row_actions;
use super::row_remarks::{due, row_remarks, spared};
use super::words::Words;
use crate::directory::Contact;
use crate::domain::{Call, Medium, Phase};
use crate::journal::RecordKey;
use crate::log::{Column, Row, Used};
use crate::protocol::MediaMode;
use std::rc::Rc;
use yew::prelude::*;

/// The id of a row in the page.
pub fn row_id(key: RecordKey) -> String {
    format!("call-{}-{}", key.shift, key.call)
}

/// The row itself, whose place among the others changes with every call that comes. Its cells don't.
pub(super) fn call_row(place: usize, opened: bool, on_click: &Callback<RecordKey>, cells: CallCellsProps) -> Html {
    let (row, call) = (&cells.row, &cells.row.call);
    let (outcome, ended_by, talk_seconds) = match call.phase {
        Phase::Ended { outcome, by, .. } => (
            Some(data_values::outcome(outcome)),
            Some(data_values::ended_by(by)),
            Some((call.talked_ms / 1000).to_string()),
        ),
        Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => (None, None, None),
    };
    let (key, on_click) = (row.key, on_click.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        if is_bare(&event) {
            on_click.emit(key);
        }
    });
    html! {
        <tr key={row_id(key)} id={row_id(key)} class="call" role="row" aria-rowindex={(place + 1).to_string()}
            aria-current={opened.then_some("true")} data-active={cells.active.then_some("true")}
            data-call-id={call.id.as_str().to_owned()}
            data-number={call.number.as_ref().map(|number| number.as_str().to_owned())}
            data-direction={data_values::direction(call.direction)} data-phase={data_values::phase(call.phase)}
            data-outcome={outcome} data-ended-by={ended_by} data-talk-seconds={talk_seconds}
            data-media={call.medium.map(data_values::medium)} data-agent={call.agent.clone()} data-due={due(row).map(|due| due.to_string())}
            data-overdue={due(row).is_some_and(|due| due <= cells.at).then_some("true")} data-done={row.is_done().then_some("true")} data-do-not-call={spared(&cells).then_some("true")} {onclick}>
            <CallCells ..cells />
        </tr>
    }
}

#[derive(Properties)]
pub struct CallCellsProps {
    pub row: Rc<Row>,
    /// The keyboard is at the row.
    pub active: bool,
    /// The day stands beside the time, for who sees no heading.
    pub dated: bool,
    /// The columns that the log has.
    pub columns: Used,
    /// The folded words that are looked for.
    pub wanted: Rc<[String]>,
    /// The log has calls of several agents.
    pub agents: bool,
    /// The time, to the minute, by which promised calls are overdue, epoch milliseconds.
    pub at: u64,
    /// Handed down rather than taken from the context: each row would be a subscription.
    pub words: &'static Words,
    pub locale: Locale,
    pub phones: Phones,
    /// The bar was asked to call its number, and how.
    pub calling: Option<MediaMode>,
    pub actions: LogActions,
}

/// By pointer: a call that changed is another `Rc`.
impl PartialEq for CallCellsProps {
    fn eq(&self, other: &CallCellsProps) -> bool {
        Rc::ptr_eq(&self.row, &other.row)
            && self.active == other.active
            && self.dated == other.dated
            && self.columns == other.columns
            && self.wanted == other.wanted
            && self.agents == other.agents
            && (self.at == other.at || due(&self.row).is_none())
            && self.words == other.words
            && self.locale == other.locale
            && self.phones == other.phones
            && self.calling == other.calling
            && self.actions == other.actions
    }
}

#[component]
pub fn CallCells(props: &CallCellsProps) -> Html {
    let CallCellsProps { row, words, locale, phones, columns, wanted, .. } = props;
    let call = &row.call;
    html! {
        <>
            <td class="call-time" role="gridcell">
                { locale.time_of_day(call.began.wall) }
                if props.dated {
                    <span class="call-date">{ locale.short_date(call.began.wall, props.at) }</span>
                }
            </td>
            <td class="call-party" role="gridcell">
                { row.contact.as_deref().map(|contact| name(contact, wanted)) }
                <span class="call-number">{ party(words, phones, call) }</span>
            </td>
            <td class="call-direction" role="gridcell">
                <span class="call-word">
                    { Icon::of_direction(call.direction).draw() }<span>{ words.direction(call.direction) }</span>
                </span>
                if call.medium == Some(Medium::Video) {
                    <span class="call-word call-media">{ VIDEO.draw() }<span>{ words.call.video }</span></span>
                }
            </td>
            <td class="call-outcome" role="gridcell">
                <span class="call-word">
                    { Icon::of_phase(call.phase).draw() }<span>{ words.phase(call.phase) }</span>
                </span>
            </td>
            if columns.has(Column::EndedBy) {
                <td class="call-ended-by" role="gridcell">{ words.ended_by(call) }</td>
            }
            <td class="call-duration call-ring" role="gridcell">{ ring(locale, call) }</td>
            <td class="call-duration call-talk" role="gridcell">{ talk(locale, call) }</td>
            if columns.has(Column::Hold) {
                <td class="call-duration call-hold" role="gridcell">{ hold(locale, call) }</td>
            }
            if columns.has(Column::WrapUp) {
                <td class="call-duration call-wrap-up" role="gridcell">{ call.wrap_up_ms.and_then(|ms| over(locale, ms)) }</td>
            }
            if columns.has(Column::Disposition) {
                <td class="call-result" role="gridcell" title={row.disposition.clone()}>
                    { row.disposition.as_deref().map(|disposition| marked(disposition, wanted)) }
                </td>
            }
            { row_actions(props) }
            { row_remarks(props) }
        </>
    }
}

/// Who the other party is. The note is for whoever points at the name; it was in the popup.
fn name(contact: &Contact, wanted: &[String]) -> Html {
    let title = [Some(&*contact.name), contact.note.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("\n");
    html! { <bdi class="call-name" {title}>{ marked(&contact.name, wanted) }</bdi> }
}

/// The other party; as long as nobody knows which of the two numbers that is, both.
fn party(words: &Words, phones: &Phones, call: &Call) -> Html {
    match (&call.number, &call.caller, &call.called) {
        (Some(number), _, _) => number_text(words, phones, number),
        (None, Some(caller), Some(called)) => html! {
            <bdi class="call-parties" dir="ltr">
                { number_text(words, phones, caller) }{ " → " }{ number_text(words, phones, called) }
            </bdi>
        },
        (None, Some(_), None) | (None, None, Some(_)) | (None, None, None) => html! {
            <span class="call-no-number">{ words.call.number_unknown }</span>
        },
    }
}

fn ring(locale: &Locale, call: &Call) -> Option<Html> {
    match call.phase {
        Phase::Ringing | Phase::Dialling => Some(html! { <Elapsed since={call.began} /> }),
        Phase::Talking { .. } | Phase::Held { .. } | Phase::Ended { .. } => over(locale, call.ring_ms(call.began)),
    }
}

fn talk(locale: &Locale, call: &Call) -> Option<Html> {
    match call.phase {
        Phase::Talking { since } => Some(html! { <Elapsed {since} base_ms={call.talked_ms} /> }),
        Phase::Ringing | Phase::Dialling | Phase::Held { .. } | Phase::Ended { .. } => over(locale, call.talked_ms),
    }
}

fn hold(locale: &Locale, call: &Call) -> Option<Html> {
    match call.phase {
        Phase::Held { since } => Some(html! { <Elapsed {since} base_ms={call.held_ms} /> }),
        Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Ended { .. } => over(locale, call.held_ms),
    }
}

/// A time that no longer runs, if there was any: most calls are never held, and a column of zeros hides those that were.
fn over(locale: &Locale, ms: u64) -> Option<Html> {
    (ms > 0).then(|| Html::from(locale.duration(ms)))
}
