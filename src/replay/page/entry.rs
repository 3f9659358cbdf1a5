//! An entry in words, beside what it is made of; and all of them as a list.

use super::opened::Opened;
use crate::journal::{Circumstance, Entry, EntryKind};
use crate::protocol::{Decoded, decode};
use crate::replay::Change;
use crate::replay::words::ReplayWords;
use crate::view::Words;
use std::rc::Rc;
use yew::prelude::*;

/// So many entries are listed at a time.
const LISTED: usize = 100;

/// What kind of entry it is.
pub fn name(words: &ReplayWords, what: &EntryKind) -> &'static str {
    let words = &words.entry;
    match what {
        EntryKind::Opened => words.opened,
        EntryKind::FrameLoaded => words.frame_loaded,
        EntryKind::Message(_) => words.message,
        EntryKind::Dialled(_) | EntryKind::DialledVideo(_) | EntryKind::DialledBack(..) => words.dialled,
        EntryKind::Noted(..) => words.noted,
        EntryKind::Disposed(..) => words.disposed,
        EntryKind::WrappedUp(..) => words.wrapped_up,
        EntryKind::Promised(..) | EntryKind::PromiseKept(..) => words.promised,
        EntryKind::Rang(..) => words.rang,
        EntryKind::Seen { what: Circumstance::Click | Circumstance::Key, .. } => words.clicked,
        EntryKind::Seen { .. } => words.seen,
        EntryKind::Restored(_) => words.restored,
        EntryKind::ClockSet => words.clock_set,
    }
}

/// What it is about, in the bar's or the console's own names.
pub fn subject(what: &EntryKind) -> String {
    match what {
        EntryKind::Message(text) => {
            let said = |part: Decoded| match part {
                Decoded::Event(event) => event.body.kind().identifier().to_owned(),
                Decoded::Unknown(event) => event.identifier,
                Decoded::Error(reply) => reply.code.code().to_owned(),
                Decoded::Malformed(_) => "?".to_owned(),
            };
            decode(text.as_str()).into_iter().map(said).collect::<Vec<_>>().join(", ")
        }
        EntryKind::Seen { what, how } => format!("{} {how}", what.word()),
        EntryKind::Disposed(_, code) => code.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

/// The message as people read JSON; as it came where it is none.
fn pretty(text: &str) -> String {
    let value = serde_json::from_str::<serde_json::Value>(text);
    value.ok().and_then(|value| serde_json::to_string_pretty(&value).ok()).unwrap_or_else(|| text.to_owned())
}

#[derive(Properties)]
pub struct EntryPanelProps {
    pub words: &'static ReplayWords,
    pub console: &'static Words,
    pub opened: Rc<Opened>,
    pub position: usize,
}

impl PartialEq for EntryPanelProps {
    fn eq(&self, other: &EntryPanelProps) -> bool {
        Rc::ptr_eq(&self.opened, &other.opened) && (self.words, self.position) == (other.words, other.position)
    }
}

#[component]
pub fn EntryPanel(props: &EntryPanelProps) -> Html {
    let EntryPanelProps { words, console, opened, position } = props;
    let Entry { now, what, .. } = &opened.entries()[*position];
    let changed = opened.changes.iter().filter(|changed| changed.entry == *position);
    let changed: Vec<String> = changed.map(|changed| change(words, console, opened, *position, changed.what)).collect();
    let since = now.at.mono.saturating_sub(opened.line.from);
    html! {
        <>
            <h3 class="replay-entry-name" id="entry-name">{ name(words, what) }{ " " }<code>{ subject(what) }</code></h3>
            <dl class="replay-pairs">
                <div><dt>{ words.entry.wall }</dt><dd><bdi dir="ltr">{ opened.exact_clock(now.at.wall) }</bdi></dd></div>
                <div><dt>{ words.entry.mono }</dt><dd><bdi dir="ltr">{ format!("+{}.{:03} s", since / 1_000, since % 1_000) }</bdi></dd></div>
            </dl>
            <h4>{ words.entry.changed }</h4>
            <ul id="changed" class="replay-changed">
                { for changed.iter().map(|change| html! { <li>{ change.clone() }</li> }) }
                if changed.is_empty() {
                    <li>{ words.entry.nothing_changed }</li>
                }
            </ul>
            if let EntryKind::Message(text) = what {
                <h4>{ words.entry.raw }</h4>
                <pre id="raw-message" tabindex="0" dir="ltr"><code>{ pretty(text.as_str()) }</code></pre>
            }
        </>
    }
}

/// What became otherwise, with what it became where the console has a word for that.
fn change(words: &ReplayWords, console: &Words, opened: &Opened, position: usize, change: Change) -> String {
    let said = &words.entry;
    let call = |key: u64| (words.why.call)(&(key + 1).to_string());
    match change {
        Change::AgentState => {
            let (session, _) = opened.session(position);
            format!("{}: {}", words.why.state, console.agent_state(&session.agent().state))
        }
        Change::CallBegan(key) => format!("{}: {}", call(key), said.call_began),
        Change::CallAnswered(key) => format!("{}: {}", call(key), said.call_answered),
        Change::CallEnded(key) => format!("{}: {}", call(key), said.call_ended),
        Change::RingUnproven(key) => format!("{}: {}", call(key), said.ring_unproven),
        Change::RingBegan => said.ring_began.to_owned(),
        Change::RingEnded => said.ring_ended.to_owned(),
        Change::LimitOver => said.limit_over.to_owned(),
        Change::RingUnseen => said.ring_unseen.to_owned(),
        Change::NotConfirmed => said.not_confirmed.to_owned(),
        Change::LinkLost => said.link_lost.to_owned(),
    }
}

#[derive(Properties)]
pub struct EntryListProps {
    pub words: &'static ReplayWords,
    pub opened: Rc<Opened>,
    pub position: usize,
    pub on_go: Callback<usize>,
}

impl PartialEq for EntryListProps {
    fn eq(&self, other: &EntryListProps) -> bool {
        Rc::ptr_eq(&self.opened, &other.opened) && (self.words, self.position) == (other.words, other.position)
    }
}

/// The time line in words.
#[component]
pub fn EntryList(props: &EntryListProps) -> Html {
    let EntryListProps { words, opened, position, on_go } = props;
    let from = position / LISTED * LISTED;
    let to = (from + LISTED).min(opened.entries().len());
    let page = |place: Option<usize>, label: &'static str| {
        html! {
            if let Some(place) = place {
                <button type="button" class="replay-button" onclick={on_go.reform(move |_: MouseEvent| place)}>{ label }</button>
            }
        }
    };
    html! {
        <>
            { page(from.checked_sub(1), words.entry.earlier) }
            <ol class="replay-list" start={(from + 1).to_string()}>
                { for (from..to).map(|place| link(words, opened, place, place == *position, on_go)) }
            </ol>
            { page((to < opened.entries().len()).then_some(to), words.entry.later) }
        </>
    }
}

/// An entry as a button that leads to it.
pub fn link(words: &ReplayWords, opened: &Opened, place: usize, is_here: bool, on_go: &Callback<usize>) -> Html {
    let entry = &opened.entries()[place];
    html! {
        <li key={place}>
            <button type="button" class="replay-link" data-entry={(place + 1).to_string()} aria-current={is_here.then_some("step")}
                onclick={on_go.reform(move |_: MouseEvent| place)}>
                <span class="replay-number">{ place + 1 }</span>
                <bdi dir="ltr">{ opened.clock(entry.now.at.wall) }</bdi>
                <span>{ name(words, &entry.what) }{ " " }<code>{ subject(&entry.what) }</code></span>
            </button>
        </li>
    }
}
