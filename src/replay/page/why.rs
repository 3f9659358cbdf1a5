//! Why something is so: what was on screen, and for each the entries that made it.

use super::entry::link;
use super::opened::Opened;
use crate::casefile::{Fact, reasons};
use crate::domain::{Call, EndedBy, Moment, Phase, Session};
use crate::replay::words::ReplayWords;
use crate::view::{Locale, Words};
use std::rc::Rc;
use yew::prelude::*;

/// Of so many calls the facts are listed: those that are up or ended last.
const CALLS: usize = 8;

#[derive(Properties)]
pub struct WhyPanelProps {
    pub words: &'static ReplayWords,
    pub console: &'static Words,
    pub locale: Locale,
    pub opened: Rc<Opened>,
    pub position: usize,
    pub at: Moment,
    pub on_go: Callback<usize>,
}

impl PartialEq for WhyPanelProps {
    fn eq(&self, other: &WhyPanelProps) -> bool {
        Rc::ptr_eq(&self.opened, &other.opened)
            && (self.words, self.position, self.at) == (other.words, other.position, other.at)
    }
}

#[component]
pub fn WhyPanel(props: &WhyPanelProps) -> Html {
    let WhyPanelProps { words, console, locale, opened, position, at, on_go } = props;
    let asked = use_state(|| Fact::AgentState);
    let session = opened.session(*position, *at);
    let facts = facts(words, console, locale, &session, *at, CALLS);
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
        Fact::Ring => "ring".to_owned(),
        Fact::Phase(call) => format!("phase-{call}"),
        Fact::Party(call) => format!("party-{call}"),
        Fact::Durations(call) => format!("durations-{call}"),
    }
}

/// What is said, each with its name; of calls the latest.
pub fn facts(
    words: &ReplayWords,
    console: &Words,
    locale: &Locale,
    session: &Session,
    at: Moment,
    most: usize,
) -> Vec<(Fact, String, String)> {
    let said = &words.why;
    let ring = session.ring().map_or_else(
        || said.nothing_rings.to_owned(),
        |ring| ring.number.map_or_else(|| console.ring.number_unknown.to_owned(), |number| number.as_str().to_owned()),
    );
    let state = console.agent_state(&session.agent().state).to_owned();
    let mut facts = vec![(Fact::AgentState, said.state.to_owned(), state), (Fact::Ring, said.ring.to_owned(), ring)];
    let calls = session.calls().iter().rev().take(most);
    for call in calls {
        let name = (said.call)(&locale.number(call.key + 1));
        let of = |what: &str| format!("{name}: {what}");
        let duration = |ms: u64| locale.duration(ms);
        facts.extend([
            (Fact::Phase(call.key), of(said.phase), phase(words, console, call)),
            (Fact::Party(call.key), of(said.party), party(console, call)),
            (
                Fact::Durations(call.key),
                of(said.durations),
                (said.times)(&duration(call.ring_ms(at)), &duration(call.talk_ms(at)), &duration(call.hold_ms(at))),
            ),
        ]);
    }
    facts
}

fn phase(words: &ReplayWords, console: &Words, call: &Call) -> String {
    let said = console.phase(call.phase).to_string();
    // The console speaks to the agent.
    let by = match call.phase {
        Phase::Ended { by: EndedBy::Agent, .. } => Some(words.why.by_agent),
        _ => console.ended_by(call),
    };
    match by {
        Some(by) => format!("{said}, {by}"),
        None => said,
    }
}

fn party(console: &Words, call: &Call) -> String {
    let number = call.number.as_ref().map(|number| number.as_str().to_owned());
    let queue = call.queue.clone();
    let parts = [Some(console.direction(call.direction).to_owned()), number, queue];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
