//! Why something is so: what was on screen, and for each the entries that made it.

use super::entry::link;
use super::facts::facts;
use super::opened::Opened;
use crate::casefile::{Fact, reasons};
use crate::domain::Moment;
use crate::replay::words::ReplayWords;
use crate::view::{Locale, Words};
use std::rc::Rc;
use yew::prelude::*;

/// Of so many calls the facts are listed: those that are up or ended last.
const CALLS: usize = 8;

#[derive(Properties, PartialEq)]
pub struct WhyPanelProps {
    pub words: &'static ReplayWords,
    pub console: &'static Words,
    pub locale: Locale,
    pub opened: Rc<Opened>,
    pub position: usize,
    pub at: Moment,
    pub on_go: Callback<usize>,
}

#[component]
pub fn WhyPanel(props: &WhyPanelProps) -> Html {
    let WhyPanelProps { words, console, locale, opened, position, at, on_go } = props;
    let asked = use_state(|| Fact::AgentState);
    let session = opened.session(*position, *at);
    let facts = facts(words, console, locale, opened, &session, *at, CALLS);
    let button = |fact: Fact, name: &str, said: &str| {
        let set = asked.setter();
        html! {
            <li>
                <button type="button" class="replay-fact" data-fact={key(fact)} aria-pressed={(*asked == fact).to_string()}
                    onclick={move |_: MouseEvent| set.set(fact)}>
                    <span class="replay-soft">{ name.to_owned() }</span><strong>{ said.to_owned() }</strong>
                </button>
            </li>
        }
    };
    let made = use_memo((*asked, *position, Rc::as_ptr(opened) as usize), |(fact, position, _)| {
        reasons(opened.entries(), *position, *fact, opened.dialect())
    });
    html! {
        <>
            <p class="replay-soft">{ words.why.about }</p>
            <ul class="replay-facts-list">{ for facts.iter().map(|(fact, name, said)| button(*fact, name, said)) }</ul>
            <h3>{ words.why.made_by }</h3>
            if made.entries.is_empty() {
                <p>{ words.why.made_by_none }</p>
            }
            if let Some(from) = made.asked_from {
                <p class="replay-soft">{ (words.why.asked_from)(&(from + 1).to_string()) }</p>
            }
            <ol class="replay-list" id="made-by">{ for made.entries.iter().map(|place| link(words, opened, *place, place == position, on_go)) }</ol>
        </>
    }
}

fn key(fact: Fact) -> String {
    match fact {
        Fact::AgentState => "agent".to_owned(),
        Fact::Since => "since".to_owned(),
        Fact::Ring => "ring".to_owned(),
        Fact::Phase(call) => format!("phase-{call}"),
        Fact::Party(call) => format!("party-{call}"),
        Fact::Durations(call) => format!("durations-{call}"),
    }
}
