//! What happened in a call, a line each. The message as it came is in the page only while somebody looks at it.

use super::culture::{Culture, use_culture};
use super::words::{Words, use_words};
use crate::config::Disposition;
use crate::log::story::{Line, Story, pretty};
use crate::protocol::RawText;
use std::rc::Rc;
use yew::prelude::*;

const DAY_MS: u64 = 86_400_000;

#[derive(Properties)]
pub(super) struct StoryLinesProps {
    pub story: Rc<Story>,
    /// When the call began, epoch milliseconds.
    pub began: u64,
    pub dispositions: Rc<[Disposition]>,
    /// Hides what should not be seen in a message.
    pub mask: Option<Callback<String, String>>,
}

impl PartialEq for StoryLinesProps {
    fn eq(&self, other: &StoryLinesProps) -> bool {
        Rc::ptr_eq(&self.story, &other.story)
            && self.began == other.began
            && Rc::ptr_eq(&self.dispositions, &other.dispositions)
            && self.mask == other.mask
    }
}

#[component]
pub(super) fn StoryLines(props: &StoryLinesProps) -> Html {
    let (words, culture) = (use_words(), use_culture());
    let disposition = |code: &str| name_of(&props.dispositions, code, words);
    html! {
        <>
            if !props.story.told_by_the_bar {
                <p class="story-gone">{ words.story.gone }</p>
            }
            <ol class="story-lines">
                { for props.story.lines.iter().enumerate().map(|(index, line)| html! {
                    <li key={key(index, line)} class="story-line" data-event={line.what.identifier().map(str::to_owned)}
                        data-offset={line.offset_ms.to_string()} data-nameless={line.nameless.then_some("true")}>
                        { time(&culture, props.began, line) }
                        <p class="story-sentence">
                            { words.happened(&line.what, |ms| culture.duration(ms), disposition) }
                        </p>
                        { beside(words, &culture, line) }
                        if let Some(raw) = &line.raw {
                            <RawMessage raw={raw.clone()} mask={props.mask.clone()}
                                of={line.what.identifier().unwrap_or_default().to_owned()} />
                        }
                    </li>
                }) }
            </ol>
        </>
    }
}

/// Lines come in between; a message stays unfolded.
fn key(index: usize, line: &Line) -> String {
    match line.what.identifier() {
        Some(identifier) => format!("{identifier} {}", line.offset_ms),
        None => format!("{index}"),
    }
}

/// The name of a disposition, or the code that the configuration had earlier.
pub(super) fn name_of(dispositions: &[Disposition], code: &str, words: &Words) -> String {
    let known = dispositions.iter().find(|one| one.code == code);
    known.map_or_else(|| code.to_owned(), |one| one.name.name(words.language.tag).to_owned())
}

fn time(culture: &Culture, began: u64, line: &Line) -> Html {
    // What is said days later has a date; how many seconds later is of no use to anybody.
    let later = line.offset_ms.unsigned_abs() >= DAY_MS || culture.date(began) != culture.date(line.wall);
    let beside = if later {
        html! { <span class="story-date">{ culture.date(line.wall) }</span> }
    } else {
        let sign = if line.offset_ms < 0 { "\u{2212}" } else { "+" };
        let offset = format!("{sign}{}", culture.duration(line.offset_ms.unsigned_abs()));
        html! { <bdi class="story-offset" dir="ltr">{ offset }</bdi> }
    };
    html! { <p class="story-time">{ beside }<time>{ culture.time_of_day(line.wall) }</time></p> }
}

fn beside(words: &Words, culture: &Culture, line: &Line) -> Html {
    let received = (line.times > 1).then(|| (words.story.received)(&culture.count(line.times.into())));
    let nameless = line.nameless.then_some(words.story.nameless);
    if line.what.identifier().is_none() && received.is_none() {
        return Html::default();
    }
    html! {
        <p class="story-beside">
            if let Some(identifier) = line.what.identifier() {
                <bdi class="story-identifier" dir="ltr">{ identifier.to_owned() }</bdi>
            }
            if let Some(nameless) = nameless {
                <span>{ nameless }</span>
            }
            if let Some(received) = received {
                <span class="story-times">{ received }</span>
            }
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct RawMessageProps {
    raw: RawText,
    mask: Option<Callback<String, String>>,
    /// What the event is called.
    of: String,
}

#[component]
fn RawMessage(props: &RawMessageProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let text = open.then(|| {
        let text = pretty(props.raw.as_str());
        props.mask.as_ref().map_or_else(|| text.clone(), |mask| mask.emit(text.clone()))
    });
    html! {
        <>
            <button type="button" class="story-message" data-action="story-message" aria-expanded={open.to_string()}
                aria-label={(words.story.message_of)(&props.of)} {onclick}>
                { words.story.message }
            </button>
            if let Some(text) = text {
                <pre class="story-raw" dir="ltr" tabindex="0" aria-label={(words.story.message_of)(&props.of)}>{ text }</pre>
            }
        </>
    }
}
