//! The account of every message, for whoever looks into a fault.

use super::icons::WARNING;
use super::locale::Locale;
use super::ring_figures::ring_figures;
use super::view_context::{use_locale, use_words};
use super::words::Words;
use crate::domain::Counts;
use crate::log::RingFigures;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MessageAccountProps {
    pub counts: Counts,
    /// Identifiers of events that the console does not know, and how often each came.
    pub unknown: Vec<(AttrValue, usize)>,
    /// What was wrong with messages that could not be read. Holds no personal data.
    pub faults: Vec<AttrValue>,
    /// What is probably wrong with the bar, in words.
    #[prop_or_default]
    pub doubts: Vec<AttrValue>,
    /// What is wrong with the configuration and stops nobody, in words.
    #[prop_or_default]
    pub configuration: Vec<AttrValue>,
    /// What the bar is taken to mean where the documents leave it open, in words.
    #[prop_or_default]
    pub dialect: Vec<AttrValue>,
    /// What there is to say of the directory, in words. Holds no personal data.
    #[prop_or_default]
    pub directory: Vec<AttrValue>,
    /// Of the shift.
    #[prop_or_default]
    pub rings: RingFigures,
    /// What there is to say of the list of those who must not be called, in words.
    #[prop_or_default]
    pub do_not_call: Vec<AttrValue>,
}

#[component]
pub fn MessageAccount(props: &MessageAccountProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    html! {
        <div class="connection-account">
            { doubts(&props.doubts) }
            { account(words, &locale, props.counts) }
            { unknown_events(words, &locale, &props.unknown) }
            { ring_figures(words, &locale, &props.rings) }
            { list(words.messages.faults, &props.faults) }
            { list(words.config.warnings, &props.configuration) }
            { list(words.speech.heading, &props.dialect) }
            { list(words.directory.heading, &props.directory) }
            { list(words.numbers.list, &props.do_not_call) }
        </div>
    }
}

fn doubts(doubts: &[AttrValue]) -> Html {
    if doubts.is_empty() {
        return Html::default();
    }
    html! {
        <div class="connection-doubt">
            { WARNING.draw() }
            <div>{ for doubts.iter().map(|suspicion| html! { <p>{ suspicion }</p> }) }</div>
        </div>
    }
}

fn account(words: &Words, locale: &Locale, counts: Counts) -> Html {
    let rows = [
        (words.messages.received, counts.received),
        (words.messages.applied, counts.applied),
        (words.messages.unknown, counts.unknown),
        (words.messages.rejected, counts.rejected),
        (words.messages.foreign, counts.foreign),
    ];
    html! {
        <dl class="account">
            { for rows.iter().map(|(name, count)| html! { <div><dt>{ *name }</dt><dd>{ locale.number(*count) }</dd></div> }) }
        </dl>
    }
}

fn unknown_events(words: &Words, locale: &Locale, unknown: &[(AttrValue, usize)]) -> Html {
    if unknown.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ words.messages.unknown_events }</h2>
            <ul>
                { for unknown.iter().map(|(identifier, count)| html! {
                    <li><code>{ identifier }</code>{ " " }<span>{ (words.messages.times)(&locale.count(*count as u64)) }</span></li>
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
