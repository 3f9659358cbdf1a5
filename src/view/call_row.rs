//! One call of the log. What is over is written once; what still runs ticks in a leaf of its own.

use super::call_log_view::LogActions;
use super::data_values;
use super::dial_back::{is_changed, to_dial};
use super::dom_events::is_bare;
use super::elapsed::Elapsed;
use super::icons::{BOX, COPY, DETAILS, HANDSET, Icon, OPEN, TICKED_BOX, VIDEO};
use super::locale::Locale;
use super::number::{number_in_words, number_text};
use super::phones::Phones;
use super::words::Words;
use crate::directory::Contact;
use crate::domain::{Call, Direction, Medium, Phase};
use crate::journal::RecordKey;
use crate::log::Row;
use crate::protocol::MediaMode;
use std::rc::Rc;
use yew::prelude::*;

/// The id of what the log says about calling numbers from it.
pub(super) const CALLING_NOTE: &str = "call-log-calling";

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
    /// The day stands beside the time.
    pub dated: bool,
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
    let CallCellsProps { row, words, locale, phones, .. } = props;
    let call = &row.call;
    html! {
        <>
            <td class="call-time" role="gridcell">
                { locale.time_of_day(call.began.wall) }
                if props.dated {
                    <span class="call-note">{ locale.date(call.began.wall) }</span>
                }
            </td>
            <td class="call-party" role="gridcell">
                { row.contact.as_deref().map(name) }
                <span class="call-number">{ party(words, phones, call) }{ call_button(props) }{ pop_button(props) }{ number_button(props) }</span>
                { origin(props) }
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
                { notes(words, call, spared(props)) }
            </td>
            <td class="call-ended-by" role="gridcell" data-label={words.log.ended_by}>{ words.ended_by(call) }</td>
            { time_cell(words.log.ring, ring(locale, call)) }
            { time_cell(words.log.talk, talk(locale, call)) }
            { time_cell(words.log.hold, hold(locale, call)) }
            { time_cell(words.log.wrap_up, call.wrap_up_ms.and_then(|ms| over(locale, ms))) }
            <td class="call-result" role="gridcell">{ row.disposition.clone() }{ remark(call) }</td>
            <td class="call-actions" role="gridcell">{ done_button(props) }{ video_call_button(props) }{ copy_button(props) }{ story_button(props) }</td>
        </>
    }
}

/// The beginning of the note; the rest is in the story.
fn remark(call: &Call) -> Option<Html> {
    const SHOWN: usize = 120;
    let note = call.note.as_ref()?.as_str();
    let end = note.char_indices().nth(SHOWN).map_or(note.len(), |(end, _)| end);
    Some(html! { <span class="call-note" dir="auto">{ note[..end].to_owned() }</span> })
}

/// A button of the row. Only those of the row that the keyboard is at are on the way of the Tab key.
fn button(
    props: &CallCellsProps,
    action: &'static str,
    label: &str,
    icon: Icon,
    on_press: &Callback<RecordKey>,
) -> Html {
    let key = props.row.key;
    html! {
        <button type="button" class="call-button" data-action={action} title={label.to_owned()} aria-label={label.to_owned()}
            tabindex={if props.active { "0" } else { "-1" }} onclick={on_press.reform(move |_: MouseEvent| key)}>
            { icon.draw() }
        </button>
    }
}

fn story_button(props: &CallCellsProps) -> Option<Html> {
    let on_press = props.actions.story.as_ref()?;
    Some(button(props, "story", props.words.log.story, DETAILS, on_press))
}

fn copy_button(props: &CallCellsProps) -> Option<Html> {
    let on_press = props.actions.copy.as_ref()?;
    Some(button(props, "copy", props.words.log.copy, COPY, on_press))
}

fn number_button(props: &CallCellsProps) -> Option<Html> {
    let number = props.row.call.number.as_ref().filter(|number| !number.is_forgotten());
    let on_press = props.actions.copy_number.as_ref().filter(|_| number.is_some())?;
    Some(button(props, "copy-number", props.words.away.copy_number, COPY, on_press))
}

/// Whoever waits has been called back, or need not be.
fn done_button(props: &CallCellsProps) -> Option<Html> {
    let done = props.row.is_done();
    let on_done = props.actions.done.as_ref().filter(|_| props.row.may_wait())?;
    let on_press = on_done.reform(move |key| (key, !done));
    let label = if done { props.words.log.undo } else { props.words.log.done };
    Some(button(props, if done { "not-done" } else { "done" }, label, if done { TICKED_BOX } else { BOX }, &on_press))
}

/// Who the other party is. The note is for whoever points at the name; it was in the popup.
fn name(contact: &Contact) -> Html {
    html! { <span class="call-name" title={contact.note.clone()}><bdi>{ contact.name.clone() }</bdi></span> }
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

/// Calls the number. Whether that is possible right now stands at the log as a whole, or all rows would have to be drawn
/// again whenever it changes; a press in vain is answered in the dial field.
fn call_button(props: &CallCellsProps) -> Option<Html> {
    let dial = &props.words.dial;
    dial_button(props, "call", MediaMode::Audio, [dial.call_number, dial.requested], HANDSET, &props.actions.call)
}

/// The same with video. Beside the number there is no room for both.
fn video_call_button(props: &CallCellsProps) -> Option<Html> {
    let dial = &props.words.dial;
    let words = [dial.call_number_video, dial.requested_video];
    dial_button(props, "video-call", MediaMode::Video, words, VIDEO, &props.actions.video_call)
}

/// The words are for before and after it was pressed.
fn dial_button(
    props: &CallCellsProps,
    action: &'static str,
    mode: MediaMode,
    [label, requested]: [fn(&str) -> String; 2],
    sign: Icon,
    on_call: &Option<Callback<RecordKey>>,
) -> Option<Html> {
    let CallCellsProps { row, phones, calling, active, .. } = props;
    let on_call = on_call.as_ref()?;
    let received = row.call.number.as_ref()?;
    // What is dialled instead of a number that isn't shown whole would tell too much of it.
    let dialled = if row.masked { received.clone() } else { to_dial(phones, &row.call)? };
    let number = number_in_words(phones, &dialled);
    let calling = *calling == Some(mode);
    let title = (!row.masked && is_changed(&dialled, received)).then(|| label(&number));
    let key = row.key;
    Some(html! {
        <button type="button" class="call-button" data-action={action} data-calling={calling.then_some("true")}
            aria-label={if calling { requested(&number) } else { label(&number) }} {title} aria-describedby={CALLING_NOTE}
            tabindex={if *active { "0" } else { "-1" }} onclick={on_call.reform(move |_: MouseEvent| key)}>
            { if calling { Icon::of_phase(Phase::Dialling) } else { sign }.draw() }
        </button>
    })
}

/// The way to the customer page, also of a call whose page was blocked or closed. Without a number nobody is looked up.
fn pop_button(props: &CallCellsProps) -> Option<Html> {
    let on_press = props
        .actions
        .pop
        .as_ref()
        .filter(|_| props.row.call.number.as_ref().is_some_and(|number| !number.is_withheld()))?;
    Some(button(props, "screen-pop", props.words.ring.open_page, OPEN, on_press))
}

/// When to call back, where the call came from, and whom it reached where that is not always the same.
fn origin(props: &CallCellsProps) -> Html {
    let CallCellsProps { row, words, agents, .. } = props;
    let call = &row.call;
    let contact = call.contact.as_ref().and_then(|kind| words.contact(kind)).map(str::to_owned);
    let queue = call.queue.as_ref().map(|queue| (words.call.queue)(queue));
    let transfer = call.transferred_from.as_ref().map(|number| (words.call.transferred_from)(number.as_str()));
    let agent = call.agent.as_ref().filter(|_| *agents).map(|agent| (words.call.agent)(agent));
    let mut remarks = return_remarks(props);
    remarks.extend([contact, queue, transfer, agent].into_iter().flatten());
    remarked(remarks)
}

/// When the promised call is due, as long as it has not been made, epoch milliseconds.
fn due(row: &Row) -> Option<u64> {
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
fn spared(cells: &CallCellsProps) -> bool {
    let call = &cells.row.call;
    let number = call.number.as_ref().filter(|number| call.direction == Direction::Outbound && !number.is_forgotten());
    number.is_some_and(|number| cells.phones.is_spared(number.whole().as_str()))
}

/// What else became of the call.
fn notes(words: &Words, call: &Call, spared: bool) -> Html {
    remarks([
        call.resumed.then(|| words.call.resumed.to_owned()),
        call.changed.then(|| words.call.changed.to_owned()),
        call.conference.then(|| words.call.conference.to_owned()),
        call.transferred.then(|| words.call.transferred.to_owned()),
        spared.then(|| words.numbers.spared.to_owned()),
        call.failure.clone(),
    ])
}

fn remarks<const N: usize>(remarks: [Option<String>; N]) -> Html {
    remarked(remarks.into_iter().flatten().collect())
}

/// One line, whole for whoever points at it. The platform's own text may be in another script than the page.
fn remarked(remarks: Vec<String>) -> Html {
    if remarks.is_empty() {
        return Html::default();
    }
    html! {
        <span class="call-note" title={remarks.join("\n")}>
            { for remarks.iter().map(|remark| html! { <bdi class="call-remark">{ remark.clone() }</bdi> }) }
        </span>
    }
}

/// A cell without a time stays empty: most calls are never held, and a column of zeros hides those that were.
fn time_cell(label: &'static str, time: Option<Html>) -> Html {
    html! {
        <td class="call-duration" role="gridcell" data-label={label} data-none={time.is_none().then_some("true")}>
            { time }
        </td>
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

/// A time that no longer runs, if there was any.
fn over(locale: &Locale, ms: u64) -> Option<Html> {
    (ms > 0).then(|| Html::from(locale.duration(ms)))
}
