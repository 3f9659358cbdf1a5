//! What would have been shown if something had not come, or at another time, or something else had.

use super::entry::link;
use super::facts::facts;
use super::opened::Opened;
use crate::casefile::Fact;
use crate::domain::Moment;
use crate::journal::EntryKind;
use crate::protocol::RawText;
use crate::replay::words::ReplayWords;
use crate::replay::{Edit, read_shift, what_if};
use crate::view::{Locale, Words};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Clone, Properties, PartialEq)]
pub struct WhatIfPanelProps {
    pub words: &'static ReplayWords,
    pub console: &'static Words,
    pub locale: Locale,
    pub opened: Rc<Opened>,
    pub position: usize,
    pub on_go: Callback<usize>,
}

/// What was asked, in words, and what it comes to.
#[derive(Clone, PartialEq)]
enum Answer {
    None,
    Refused(&'static str),
    Same(String),
    Differs { asked: String, place: usize, facts: Vec<(String, Option<String>, Option<String>)> },
}

#[component]
pub fn WhatIfPanel(props: &WhatIfPanelProps) -> Html {
    let WhatIfPanelProps { words, opened, position, on_go, .. } = props;
    let said = &words.what_if;
    let (seconds, message, answer) = (use_node_ref(), use_node_ref(), use_state(|| Answer::None));
    let number = (position + 1).to_string();
    let at = opened.entries().get(*position).map_or(0, |entry| entry.now.at.mono);
    let leave_out = {
        let (set, place, asked) = (answer.setter(), *position, (said.leave_out)(&number));
        let props = props.clone();
        move |_: MouseEvent| set.set(answered(&props, &Edit::LeaveOut(place), asked.clone()))
    };
    let move_it = {
        let (set, place, asked, seconds) = (answer.setter(), *position, (said.move_it)(&number), seconds.clone());
        let props = props.clone();
        move |_: MouseEvent| {
            let typed = seconds.cast::<HtmlInputElement>().and_then(|field| read_shift(&field.value()));
            set.set(match typed {
                Some(ms) => {
                    let to = at.saturating_add_signed(ms);
                    answered(&props, &Edit::Move { entry: place, to }, asked.clone())
                }
                None => Answer::Refused(said.no_seconds),
            });
        }
    };
    let add = {
        let (set, asked, message) = (answer.setter(), (said.add)(&number), message.clone());
        let props = props.clone();
        move |_: MouseEvent| {
            let typed = message.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default();
            set.set(if typed.trim().is_empty() {
                Answer::Refused(said.no_message)
            } else {
                let what = EntryKind::Message(RawText::new(&typed));
                answered(&props, &Edit::Add { at, what }, asked.clone())
            });
        }
    };
    html! {
        <>
            <p class="replay-soft">{ said.about }</p>
            <div class="replay-row">
                <button type="button" class="replay-button" data-action="leave-out" onclick={leave_out}>{ (said.leave_out)(&number) }</button>
            </div>
            <div class="replay-row">
                <label class="replay-field"><span>{ said.seconds_later }</span>
                    <input ref={seconds} id="seconds" type="number" step="any" dir="ltr" />
                </label>
                <button type="button" class="replay-button" data-action="move" onclick={move_it}>{ (said.move_it)(&number) }</button>
            </div>
            <div class="replay-add">
                <label for="added">{ said.message }</label>
                <textarea ref={message} id="added" rows="4" dir="ltr" spellcheck="false" />
                <button type="button" class="replay-button" data-action="add" onclick={add}>{ (said.add)(&number) }</button>
            </div>
            <div id="what-if" role="status">{ told(words, opened, &answer, on_go) }</div>
        </>
    }
}

fn told(words: &ReplayWords, opened: &Opened, answer: &Answer, on_go: &Callback<usize>) -> Html {
    let said = &words.what_if;
    match answer {
        Answer::None => Html::default(),
        Answer::Refused(why) => html! { <p class="replay-wrong">{ *why }</p> },
        Answer::Same(asked) => html! { <><h3>{ asked.clone() }</h3><p data-answer="same">{ said.same }</p></> },
        Answer::Differs { asked, place, facts } => html! {
            <>
                <h3>{ asked.clone() }</h3>
                <p data-answer="differs" data-entry={(place + 1).to_string()}>{ (said.first)(&(place + 1).to_string()) }</p>
                <ol class="replay-list">{ link(words, opened, *place, false, on_go) }</ol>
                <table class="replay-table">
                    <thead><tr><th scope="col">{ said.fact }</th><th scope="col">{ said.before }</th><th scope="col">{ said.after }</th></tr></thead>
                    <tbody>
                        { for facts.iter().map(|(name, before, after)| html! {
                            <tr>
                                <th scope="row">{ name.clone() }</th>
                                { for [before, after].map(|what| html! { <td>{ what.clone().unwrap_or_else(|| said.absent.to_owned()) }</td> }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </>
        },
    }
}

fn answered(props: &WhatIfPanelProps, edit: &Edit, asked: String) -> Answer {
    let WhatIfPanelProps { words, console, locale, opened, .. } = props;
    let (mut other, difference) = what_if(&opened.player.borrow(), edit);
    let Some(difference) = difference else { return Answer::Same(asked) };
    let at = opened.entries().get(difference.place).map_or(Moment::default(), |entry| entry.now.at);
    let session = opened.session(difference.place, at);
    let before = facts(words, console, locale, opened, &session, at, usize::MAX);
    let scene = other.at(difference.changed_place);
    let after = facts(words, console, locale, opened, &scene.session, scene.at, usize::MAX);
    let find =
        |facts: &[(Fact, String, String)], wanted: Fact| facts.iter().find(|(fact, ..)| *fact == wanted).cloned();
    // In the words of the page where it has some, or else in those of the comparison.
    let facts = difference.facts.into_iter().map(|(fact, plain_before, plain_after)| {
        let (before, after) = (find(&before, fact), find(&after, fact));
        let name = before.as_ref().or(after.as_ref()).map(|(_, name, _)| name.clone()).unwrap_or_default();
        let (mut before, mut after) = (before.map(|(.., said)| said), after.map(|(.., said)| said));
        if before == after {
            let exact = |plain: Option<String>| plain.map(|plain| exact(words, fact, plain));
            (before, after) = (exact(plain_before), exact(plain_after));
        }
        (name, before, after)
    });
    Answer::Differs { asked, place: difference.place, facts: facts.collect() }
}

/// Durations that differ by less than a second, with milliseconds.
fn exact(words: &ReplayWords, fact: Fact, plain: String) -> String {
    let figures: Vec<u64> = plain.split(' ').filter_map(|figure| figure.parse().ok()).collect();
    match (fact, &figures[..]) {
        (Fact::Durations(_), [ring, talk, hold, ..]) => {
            let seconds = |ms: &u64| format!("{}.{:03} s", ms / 1_000, ms % 1_000);
            (words.why.times)(&seconds(ring), &seconds(talk), &seconds(hold))
        }
        _ => plain,
    }
}
