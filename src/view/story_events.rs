//! What only who looks into a fault wants to see of a call: what the vendor calls its events, how often each came, and the
//! message as it came. That is in the page only while somebody looks at it.

use super::story_lines::{key, time};
use super::story_rang::facts;
use super::view_context::{use_locale, use_words};
use crate::domain::RingRecord;
use crate::log::story::{Line, Story, pretty};
use crate::protocol::RawText;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties)]
pub(super) struct StoryEventsProps {
    pub story: Rc<Story>,
    /// When the call began, epoch milliseconds.
    pub began: u64,
    pub rang: Option<RingRecord>,
    /// Hides what should not be seen in a message.
    pub mask: Option<Callback<String, String>>,
}

impl PartialEq for StoryEventsProps {
    fn eq(&self, other: &StoryEventsProps) -> bool {
        Rc::ptr_eq(&self.story, &other.story)
            && (self.began, self.rang) == (other.began, other.rang)
            && self.mask == other.mask
    }
}

#[component]
pub(super) fn StoryEvents(props: &StoryEventsProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let events: Vec<(usize, &Line)> =
        props.story.lines.iter().enumerate().filter(|(_, line)| line.raw.is_some()).collect();
    if events.is_empty() && props.rang.is_none() {
        return Html::default();
    }
    html! {
        <details class="story-technical">
            <summary>{ words.layout.technical }</summary>
            if let Some(rang) = &props.rang {
                { facts(words, &locale, rang) }
            }
            <ol class="story-lines">
                { for events.iter().map(|(index, line)| html! {
                    <li key={key(*index, line)} class="story-event" data-event={line.what.identifier().map(str::to_owned)}>
                        { time(&locale, props.began, line) }
                        <Event line={Line::clone(line)} mask={props.mask.clone()} />
                    </li>
                }) }
            </ol>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct EventProps {
    line: Line,
    mask: Option<Callback<String, String>>,
}

#[component]
fn Event(props: &EventProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let open = use_state(|| false);
    let line = &props.line;
    let identifier = line.what.identifier();
    let Some(raw) = &line.raw else { return Html::default() };
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let label = (words.story.message_of)(identifier.unwrap_or_default());
    html! {
        <>
            <div class="story-beside">
                if let Some(identifier) = identifier {
                    <bdi class="story-identifier" dir="ltr">{ identifier.to_owned() }</bdi>
                }
                if line.times > 1 {
                    <span class="story-times">{ (words.story.received)(&locale.count(line.times.into())) }</span>
                }
                <button type="button" class="story-message" data-action="story-message" {onclick}
                    aria-expanded={open.to_string()} aria-label={label.clone()}>
                    { words.story.message }
                </button>
            </div>
            if *open {
                <div class="story-raw">
                    if line.nameless {
                        <p>{ words.story.nameless }</p>
                    }
                    <pre dir="ltr" tabindex="0" aria-label={label}>{ shown(raw, props.mask.as_ref()) }</pre>
                </div>
            }
        </>
    }
}

fn shown(raw: &RawText, mask: Option<&Callback<String, String>>) -> String {
    let text = pretty(raw.as_str());
    match mask {
        Some(mask) => mask.emit(text),
        None => text,
    }
}
