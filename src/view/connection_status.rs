//! The link to the bar, in one line: whether it speaks, and if not, what the agent can do.

use super::data_values;
use super::icons::{Icon, WARNING};
use super::view_context::use_words;
use super::words::Words;
use crate::domain::{Counts, LinkState};
use crate::update::Offline;
use yew::prelude::*;

/// What becomes of what happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StorageState {
    /// It is durable, or about to be.
    Kept,
    /// It waits in memory until the storage takes it.
    Waiting,
    /// It is lost with this page: another tab has the right to write.
    Refused,
}

impl StorageState {
    fn name(self) -> &'static str {
        match self {
            StorageState::Kept => "kept",
            StorageState::Waiting => "waiting",
            StorageState::Refused => "refused",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct ConnectionStatusProps {
    pub state: LinkState,
    pub counts: Counts,
    /// The bar is the simulated one.
    pub simulated: bool,
    /// The tab that holds the bar, if another does and has said when it was opened.
    #[prop_or_default]
    pub holder: Option<AttrValue>,
    /// Why the bar is not heard.
    #[prop_or_default]
    pub gone: Option<Offline>,
    /// Why the bar isn't there, in words.
    #[prop_or_default]
    pub failure: Option<AttrValue>,
    /// The browser keeps the page out of where the bar probably is.
    #[prop_or_default]
    pub kept_out: bool,
    /// When the bar last spoke, as a time of day, if that is long ago.
    #[prop_or_default]
    pub quiet_since: Option<AttrValue>,
    /// Loads a bar again of which nothing has been heard for long.
    #[prop_or_default]
    pub on_load_again: Option<Callback<()>>,
    /// The address of a bar of which perhaps nothing is to be seen.
    #[prop_or_default]
    pub unseen: Option<AttrValue>,
    /// The agent wants the bar in this tab.
    #[prop_or_else(Callback::noop)]
    pub on_use_here: Callback<()>,
    #[prop_or(StorageState::Kept)]
    pub storage: StorageState,
    /// How many entries of the journal could not be read, and that in words; until the agent has seen it.
    #[prop_or_default]
    pub holes: Option<(u64, AttrValue)>,
    #[prop_or_else(Callback::noop)]
    pub on_seen_holes: Callback<()>,
    /// Why calls aren't being kept beyond this page, in words.
    #[prop_or_default]
    pub trouble: Option<AttrValue>,
    /// How the bar departs from the documents, in their own names, if calls may be affected; until the agent has read it.
    #[prop_or_default]
    pub departure: Option<(AttrValue, Callback<()>)>,
    /// [`super::ReadinessIndicator`]
    #[prop_or_default]
    pub readiness: Html,
    /// [`super::DeliveryStatus`]
    #[prop_or_default]
    pub delivery: Html,
    /// The agent wants the calls in a file.
    #[prop_or_else(Callback::noop)]
    pub on_export: Callback<()>,
}

/// Only the sentence is a live region: the counts change with every message, and nobody wants them read out.
#[component]
pub fn ConnectionStatus(props: &ConnectionStatusProps) -> Html {
    let words = use_words();
    let counts = props.counts;
    let state = if props.gone == Some(Offline::Network) { LinkState::Failed } else { props.state };
    let on_use_here = props.on_use_here.reform(|_| ());
    let on_export = props.on_export.reform(|_| ());
    let on_seen_holes = props.on_seen_holes.reform(|_| ());
    html! {
        <div id="connection" class="connection" data-link={data_values::link(state)}
            data-received={counts.received.to_string()} data-applied={counts.applied.to_string()}
            data-unknown={counts.unknown.to_string()} data-rejected={counts.rejected.to_string()}
            data-foreign={counts.foreign.to_string()} data-quiet={props.quiet_since.is_some().then_some("true")} data-storage={props.storage.name()}
            data-holes={props.holes.as_ref().map(|(count, _)| count.to_string())}>
            <p class="connection-state" role="status">
                <span class="connection-sign">{ Icon::of_link(state).draw() }</span>
                <span>{ sentence(words, props) }</span>
            </p>
            if let Some(address) = &props.unseen {
                <a class="connection-unseen" href={address} target="_blank" rel="noreferrer">{ words.link.unseen }</a>
            }
            if let Some(on_load_again) = &props.on_load_again {
                <button type="button" class="connection-button" data-action="load-again"
                    onclick={on_load_again.reform(|_| ())}>{ words.health.load_bar_again }</button>
            }
            if props.state == LinkState::Elsewhere {
                <button type="button" class="connection-button" data-action="use-here" onclick={on_use_here}>
                    { words.link.use_here }
                </button>
            }
            if let Some(trouble) = &props.trouble {
                <p class="connection-trouble" role="alert">{ WARNING.draw() }<span>{ trouble }</span></p>
                <button type="button" class="connection-button" data-action="export" onclick={on_export}>
                    { words.link.save_calls }
                </button>
            }
            if let Some((_, sentence)) = &props.holes {
                <p class="connection-trouble" role="alert">{ WARNING.draw() }<span>{ sentence }</span></p>
                <button type="button" class="connection-button" data-action="seen-holes" onclick={on_seen_holes}>
                    { words.link.seen_holes }
                </button>
            }
            if let Some((what, on_read)) = &props.departure {
                <p id="departure" class="connection-trouble" role="status">{ WARNING.draw() }<span>{ words.speech.departure }{ " " }
                    <bdi dir="ltr"><code>{ what }</code></bdi></span></p>
                <button type="button" class="connection-button" data-action="read-departure"
                    onclick={on_read.reform(|_| ())}>{ words.speech.read }</button>
            }
            if props.simulated {
                <p class="badge">{ words.link.simulated }</p>
            }
            { props.readiness.clone() }
            { props.delivery.clone() }
        </div>
    }
}

fn sentence(words: &Words, props: &ConnectionStatusProps) -> AttrValue {
    match props.gone {
        Some(Offline::Network) => return AttrValue::Static(words.link.no_network),
        Some(Offline::Server) => return AttrValue::Static(words.link.no_server),
        None => {}
    }
    if props.kept_out {
        return AttrValue::Static(words.loading.local_network.what);
    }
    if let (LinkState::Ready, Some(time)) = (props.state, &props.quiet_since) {
        return (words.health.quiet_since)(time).into();
    }
    match (&props.holder, &props.failure, props.state) {
        (Some(opened), _, LinkState::Elsewhere) => (words.link.elsewhere_since)(opened).into(),
        (_, Some(failure), LinkState::Failed) => failure.clone(),
        (.., state) => words.link(state),
    }
}
