//! An entry in words, beside what it is made of; and all of them as a list.

use super::facts::facts;
use super::opened::Opened;
use crate::domain::{Input, Moment, Now};
use crate::journal::{Circumstance, Entry, EntryKind, write_entry};
use crate::protocol::{Decoded, decode};
use crate::replay::words::ReplayWords;
use crate::replay::{Change, pretty};
use crate::view::{Locale, Words};
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

#[derive(Properties, PartialEq)]
pub struct EntryPanelProps {
    pub words: &'static ReplayWords,
    pub console: &'static Words,
    pub locale: Locale,
    pub opened: Rc<Opened>,
    pub position: usize,
    pub at: Moment,
}

#[component]
pub fn EntryPanel(props: &EntryPanelProps) -> Html {
    let EntryPanelProps { words, opened, position, .. } = props;
    let Some(Entry { now, what, .. }) = opened.entries().get(*position) else { return Html::default() };
    let changed = changed(props);
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
            } else {
                <h4>{ words.entry.stored }</h4>
                <pre id="stored-entry" tabindex="0" dir="ltr"><code>{ pretty(&write_entry(&opened.entries()[*position])) }</code></pre>
            }
        </>
    }
}

/// What is said at the moment otherwise than it would be without the entry, and what may have been missed by it.
fn changed(props: &EntryPanelProps) -> Vec<String> {
    let EntryPanelProps { words, console, locale, opened, position, at } = props;
    let told = |session| facts(words, console, locale, opened, &session, *at, usize::MAX);
    let without = position.checked_sub(1).map(|before| {
        let mut session = opened.session(before, *at);
        session.handle(Now { at: *at, day: 0 }, Input::Woke);
        session
    });
    let before = without.map(told).unwrap_or_default();
    let differs = told(opened.session(*position, *at)).into_iter().filter(|fact| !before.contains(fact));
    let said = &words.entry;
    let missed = opened.changes.iter().filter(|changed| changed.entry == *position).filter_map(|changed| {
        Some(match changed.what {
            Change::RingUnproven(_) => said.ring_unproven,
            Change::LimitOver => said.limit_over,
            Change::RingUnseen => said.ring_unseen,
            Change::NotConfirmed => said.not_confirmed,
            Change::LinkLost => said.link_lost,
            Change::AgentState
            | Change::CallBegan(_)
            | Change::CallAnswered(_)
            | Change::CallEnded(_)
            | Change::RingBegan
            | Change::RingEnded => return None,
        })
    });
    differs.map(|(_, name, said)| format!("{name}: {said}")).chain(missed.map(str::to_owned)).collect()
}

#[derive(Properties, PartialEq)]
pub struct EntryListProps {
    pub words: &'static ReplayWords,
    pub opened: Rc<Opened>,
    pub position: usize,
    pub on_go: Callback<usize>,
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
    let Some(entry) = opened.entries().get(place) else { return Html::default() };
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
