//! The calls of the shift, the newest at the top. A row is drawn again only when its own call has changed: the
//! log may have hundreds of rows, and a call that comes in must not wait for them.

use super::call_row::{CALLING_NOTE, CallRow};
use super::culture::{Culture, use_culture};
use super::icons::HANDSET;
use super::words::{Words, use_words};
use crate::directory::Contacts;
use crate::domain::{Call, dialable};
use crate::protocol::Number;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties)]
pub struct CallLogViewProps {
    /// The calls to show, newest first.
    pub rows: Rc<[Rc<Call>]>,
    /// The names of their other parties, as far as they are known.
    #[prop_or_default]
    pub contacts: Contacts,
    /// The agent wants a call's customer page. `None` if there are no such pages.
    #[prop_or_default]
    pub on_pop: Option<Callback<Rc<Call>>>,
    /// How many calls there are, shown or not.
    pub total: usize,
    /// The agent wants to see more of them.
    pub on_older: Callback<()>,
    /// Why no number can be called from here; `None` if one can.
    #[prop_or_default]
    pub obstacle: Option<&'static str>,
    /// The number that the bar was asked to call.
    #[prop_or_default]
    pub calling: Option<Number>,
    /// Numbers can be called from here.
    #[prop_or_default]
    pub on_call: Option<Callback<Number>>,
}

/// Rows are compared by pointer: a call that changed is another `Rc`.
impl PartialEq for CallLogViewProps {
    fn eq(&self, other: &CallLogViewProps) -> bool {
        let same_rows = self.rows.len() == other.rows.len()
            && self.rows.iter().zip(other.rows.iter()).all(|(ours, theirs)| Rc::ptr_eq(ours, theirs));
        same_rows
            && self.contacts == other.contacts
            && self.total == other.total
            && self.on_older == other.on_older
            && self.obstacle == other.obstacle
            && self.calling == other.calling
            && self.on_call == other.on_call
            && self.on_pop == other.on_pop
    }
}

#[component]
pub fn CallLogView(props: &CallLogViewProps) -> Html {
    let (words, culture) = (use_words(), use_culture());
    let (shown, total) = (props.rows.len(), props.total);
    let onclick = props.on_older.reform(|_: MouseEvent| ());
    html! {
        <section id="call-log" class="call-log" data-dialable={props.obstacle.is_none().to_string()}>
            <p id={CALLING_NOTE} hidden=true>{ props.obstacle }</p>
            <div class="call-log-head">
                <h2 id="call-log-heading">{ words.log.heading }</h2>
                if total > 0 {
                    <p class="call-log-count">{ count(words, &culture, shown, total) }</p>
                }
            </div>
            <div class="call-log-scroll" role="region" aria-labelledby="call-log-heading" tabindex="0">
                <table role="table" aria-labelledby="call-log-heading" aria-rowcount={total.to_string()}>
                    { columns(words) }
                    <tbody role="rowgroup">
                        { for props.rows.iter().map(|call| html! {
                            <CallRow key={call.key} call={call.clone()} contact={props.contacts.of(call.number.as_ref())}
                                {words} culture={culture.clone()} on_pop={props.on_pop.clone()}
                                calling={is_calling(props, call)} on_call={props.on_call.clone()} />
                        }) }
                    </tbody>
                </table>
                if total == 0 {
                    { empty(words) }
                }
                if shown < total {
                    <button type="button" class="call-log-older" {onclick}>{ words.log.older }</button>
                }
            </div>
        </section>
    }
}

fn count(words: &Words, culture: &Culture, shown: usize, total: usize) -> String {
    let count = |calls| culture.count(calls as u64);
    if shown < total { (words.log.shown)(&count(shown), &count(total)) } else { (words.log.count)(&count(total)) }
}

fn is_calling(props: &CallLogViewProps, call: &Call) -> bool {
    let number = call.number.as_ref();
    props.calling.as_ref().is_some_and(|calling| {
        number.is_some_and(|number| number == calling || dialable(number.as_str()) == calling.as_str())
    })
}

/// The roles repeat what the elements say: a stylesheet that lays rows out as cards would take it from them.
fn columns(words: &Words) -> Html {
    let columns = [
        ("call-time", words.log.time),
        ("call-party", words.log.party),
        ("call-direction", words.log.direction),
        ("call-outcome", words.log.outcome),
        ("call-ended-by", words.log.ended_by),
        ("call-duration", words.log.ring),
        ("call-duration", words.log.talk),
        ("call-duration", words.log.hold),
        ("call-duration", words.log.wrap_up),
    ];
    html! {
        <thead role="rowgroup">
            <tr role="row">
                { for columns.iter().map(|(class, name)| html! {
                    <th class={*class} scope="col" role="columnheader">{ *name }</th>
                }) }
            </tr>
        </thead>
    }
}

fn empty(words: &Words) -> Html {
    html! {
        <div class="call-log-empty">
            { HANDSET.draw() }
            <p>{ words.log.empty }</p>
            <p class="call-log-empty-advice">{ words.log.empty_advice }</p>
        </div>
    }
}
