//! What can be done with a call of the log. The buttons lie over the end of its row when the pointer or the keyboard is
//! there.

use super::call_row::CallCellsProps;
use super::dial_back::{is_changed, to_dial};
use super::icons::{BOX, COPY, DETAILS, HANDSET, Icon, OPEN, SEARCH, TICKED_BOX, VIDEO};
use super::number::number_in_words;
use crate::domain::Phase;
use crate::journal::RecordKey;
use crate::protocol::MediaMode;
use yew::prelude::*;

/// The id of what the log says about calling numbers from it.
pub(super) const CALLING_NOTE: &str = "call-log-calling";

pub(super) fn row_actions(props: &CallCellsProps) -> Html {
    let words = props.words;
    let actions = &props.actions;
    let number = props.row.call.number.as_ref().filter(|number| !number.is_forgotten());
    let known = number.filter(|number| !number.is_withheld());
    // A number that isn't shown whole would stand in the search.
    let whole = known.filter(|number| !number.is_masked());
    let plain = |action, label, icon, on_press: &Option<Callback<RecordKey>>| {
        on_press.as_ref().map(|on_press| button(props, action, label, icon, on_press))
    };
    html! {
        <td class="call-actions" role="gridcell">
            { call_button(props) }
            { video_call_button(props) }
            { known.and(plain("screen-pop", words.ring.open_page, OPEN, &actions.pop)) }
            { done_button(props) }
            { whole.and(plain("same-number", words.finding.same_number, SEARCH, &actions.same_number)) }
            { number.and(plain("copy-number", words.away.copy_number, COPY, &actions.copy_number)) }
            { plain("copy", words.log.copy, COPY, &actions.copy) }
            { plain("story", words.log.story, DETAILS, &actions.story) }
        </td>
    }
}

/// A button of the row. Only those of the row that the keyboard is at are on the way of the Tab key.
fn button(
    props: &CallCellsProps,
    action: &'static str,
    label: &'static str,
    icon: Icon,
    on_press: &Callback<RecordKey>,
) -> Html {
    let key = props.row.key;
    html! {
        <button type="button" class="call-button" data-action={action} title={label} aria-label={label}
            tabindex={tab_stop(props)} onclick={on_press.reform(move |_: MouseEvent| key)}>
            { icon.draw() }
        </button>
    }
}

fn tab_stop(props: &CallCellsProps) -> &'static str {
    if props.active { "0" } else { "-1" }
}

/// Whoever waits has been called back, or need not be.
fn done_button(props: &CallCellsProps) -> Option<Html> {
    let done = props.row.is_done();
    let on_done = props.actions.done.as_ref().filter(|_| props.row.may_wait())?;
    let on_press = on_done.reform(move |key| (key, !done));
    let label = if done { props.words.log.undo } else { props.words.log.done };
    Some(button(props, if done { "not-done" } else { "done" }, label, if done { TICKED_BOX } else { BOX }, &on_press))
}

/// Calls the number. Whether that is possible right now stands at the log as a whole, or all rows would have to be drawn
/// again whenever it changes; a press in vain is answered in the dial field.
fn call_button(props: &CallCellsProps) -> Option<Html> {
    let dial = &props.words.dial;
    dial_button(props, "call", MediaMode::Audio, [dial.call_number, dial.requested], HANDSET, &props.actions.call)
}

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
    let CallCellsProps { row, phones, calling, .. } = props;
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
            tabindex={tab_stop(props)} onclick={on_call.reform(move |_: MouseEvent| key)}>
            { if calling { Icon::of_phase(Phase::Dialling) } else { sign }.draw() }
        </button>
    })
}
