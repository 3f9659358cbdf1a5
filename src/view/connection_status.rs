//! The link to the bar, in one line: whether it speaks, and if not, what the agent can do. The account of every
//! message lies folded beside it, for whoever looks into a fault.

use super::culture::{Culture, use_culture};
use super::icons::{Icon, WARNING};
use super::markup;
use super::words::{Words, use_words};
use crate::domain::{Counts, LinkState};
use crate::update::Gone;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ConnectionStatusProps {
    pub state: LinkState,
    pub counts: Counts,
    /// Identifiers of events that the console does not know, and how often each came.
    pub unknown: Vec<(AttrValue, usize)>,
    /// What was wrong with messages that could not be read. Holds no personal data.
    pub faults: Vec<AttrValue>,
    /// The bar is the simulated one.
    pub simulated: bool,
    /// The tab that holds the bar, if another does and has said when it was opened.
    #[prop_or_default]
    pub holder: Option<AttrValue>,
    /// Why the bar is not heard.
    #[prop_or_default]
    pub gone: Option<Gone>,
    /// Why the bar isn't there, in words.
    #[prop_or_default]
    pub failure: Option<AttrValue>,
    /// What is probably wrong with the bar, in words.
    #[prop_or_default]
    pub doubts: Vec<AttrValue>,
    /// The address of a bar of which perhaps nothing is to be seen.
    #[prop_or_default]
    pub unseen: Option<AttrValue>,
    /// The agent wants the bar in this tab.
    #[prop_or_else(Callback::noop)]
    pub on_use_here: Callback<()>,
    /// Why calls aren't being kept beyond this page, in words.
    #[prop_or_default]
    pub trouble: Option<AttrValue>,
    /// [`super::WillItRing`]
    #[prop_or_default]
    pub readiness: Html,
    /// [`super::DeliveryStatus`]
    #[prop_or_default]
    pub delivery: Html,
    /// What there is to say of the directory, in words. Holds no personal data.
    #[prop_or_default]
    pub directory: Vec<AttrValue>,
    /// [`super::ForgetButton`]
    #[prop_or_default]
    pub privacy: Html,
    /// The agent wants the calls in a file.
    #[prop_or_else(Callback::noop)]
    pub on_export: Callback<()>,
}

/// Only the sentence is a live region: the counts change with every message, and nobody wants them read out.
#[component]
pub fn ConnectionStatus(props: &ConnectionStatusProps) -> Html {
    let (words, culture) = (use_words(), use_culture());
    let counts = props.counts;
    let state = if props.gone == Some(Gone::Network) { LinkState::Failed } else { props.state };
    let on_use_here = props.on_use_here.reform(|_| ());
    let on_export = props.on_export.reform(|_| ());
    html! {
        <div id="connection" class="connection" data-link={markup::link(state)}
            data-received={counts.received.to_string()} data-applied={counts.applied.to_string()}
            data-unknown={counts.unknown.to_string()} data-rejected={counts.rejected.to_string()}
            data-foreign={counts.foreign.to_string()}>
            <p class="connection-state" role="status">
                <span class="connection-sign">{ Icon::of_link(state).draw() }</span>
                <span>{ sentence(words, props) }</span>
            </p>
            if let Some(address) = &props.unseen {
                <a class="connection-unseen" href={address} target="_blank" rel="noreferrer">{ words.loading.unseen }</a>
            }
            if props.state == LinkState::Elsewhere {
                <button type="button" class="connection-button" data-action="use-here" onclick={on_use_here}>
                    { words.link.use_here }
                </button>
            }
            if let Some(trouble) = &props.trouble {
                <p class="connection-trouble" role="alert">{ WARNING.draw() }<span>{ trouble }</span></p>
                <button type="button" class="connection-button" data-action="export" onclick={on_export}>
                    { words.storage.export }
                </button>
            }
            if props.simulated {
                <p class="badge">{ words.link.simulated }</p>
            }
            { props.readiness.clone() }
            { props.delivery.clone() }
            <details class="connection-details" name="connection-panel">
                <summary>{ words.messages.details }</summary>
                <div class="connection-account">
                    { doubts(&props.doubts) }
                    { account(words, &culture, counts) }
                    { unknown_events(words, &culture, &props.unknown) }
                    { list(words.messages.faults, &props.faults) }
                    { list(words.directory.heading, &props.directory) }
                    { props.privacy.clone() }
                </div>
            </details>
        </div>
    }
}

fn sentence(words: &Words, props: &ConnectionStatusProps) -> AttrValue {
    match props.gone {
        Some(Gone::Network) => return AttrValue::Static(words.update.no_network),
        Some(Gone::Server) => return AttrValue::Static(words.update.no_server),
        None => {}
    }
    match (&props.holder, &props.failure, props.state) {
        (Some(opened), _, LinkState::Elsewhere) => (words.link.elsewhere_since)(opened).into(),
        (_, Some(failure), LinkState::Failed) => failure.clone(),
        (.., state) => AttrValue::Static(words.link(state)),
    }
}

fn doubts(doubts: &[AttrValue]) -> Html {
    if doubts.is_empty() {
        return Html::default();
    }
    html! {
        <div class="connection-doubt">
            { WARNING.draw() }
            <div>{ for doubts.iter().map(|doubt| html! { <p>{ doubt }</p> }) }</div>
        </div>
    }
}

fn account(words: &Words, culture: &Culture, counts: Counts) -> Html {
    let rows = [
        (words.messages.received, counts.received),
        (words.messages.applied, counts.applied),
        (words.messages.unknown, counts.unknown),
        (words.messages.rejected, counts.rejected),
        (words.messages.foreign, counts.foreign),
    ];
    html! {
        <dl class="account">
            { for rows.iter().map(|(name, count)| html! { <div><dt>{ *name }</dt><dd>{ culture.number(*count) }</dd></div> }) }
        </dl>
    }
}

fn unknown_events(words: &Words, culture: &Culture, unknown: &[(AttrValue, usize)]) -> Html {
    if unknown.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ words.messages.unknown_events }</h2>
            <ul>
                { for unknown.iter().map(|(identifier, count)| html! {
                    <li><code>{ identifier }</code>{ " " }<span>{ (words.messages.times)(&culture.count(*count as u64)) }</span></li>
                }) }
            </ul>
        </>
    }
}

fn list(heading: &'static str, sentences: &[AttrValue]) -> Html {
    if sentences.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ heading }</h2>
            <ul>{ for sentences.iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
        </>
    }
}
