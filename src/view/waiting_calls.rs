//! How many callers reached nobody and have not been called back.

use super::culture::use_culture;
use super::icons::MISSED;
use super::words::use_words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct WaitingCallsProps {
    pub count: usize,
    /// The agent wants to see them.
    pub on_click: Callback<()>,
}

/// Not there while nobody waits: a zero would be one more thing to read.
#[component]
pub fn WaitingCalls(props: &WaitingCallsProps) -> Html {
    let (words, culture) = (use_words(), use_culture());
    if props.count == 0 {
        return Html::default();
    }
    html! {
        <button type="button" class="plain-button waiting-calls" data-action="waiting-calls"
            data-waiting={props.count.to_string()} onclick={props.on_click.reform(|_: MouseEvent| ())}>
            { MISSED.draw() }<span>{ (words.story.waiting)(&culture.count(props.count as u64)) }</span>
        </button>
    }
}
