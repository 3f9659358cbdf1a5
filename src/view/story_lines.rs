//! What happened in a call, a line each. The message as it came is in the page only while somebody looks at it.

use super::locale::Locale;
use super::view_context::{use_locale, use_words};
use super::words::Words;
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
    let (words, locale) = (use_words(), use_locale());
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
                        { time(&locale, props.began, line) }
                        <p class="story-sentence">
                            { words.happened(&line.what, |ms| locale.duration(ms), |at| locale.when(at, line.wall), disposition) }
                        </p>
                        <Beside line={line.clone()} mask={props.mask.clone()} />
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

fn time(locale: &Locale, began: u64, line: &Line) -> Html {
    // What is said days later has a date; how many seconds later is of no use to anybody.
    let later = line.offset_ms.unsigned_abs() >= DAY_MS || locale.date(began) != locale.date(line.wall);
    let beside = if later {
        html! { <span class="story-date">{ locale.date(line.wall) }</span> }
    } else {
        let (ms, minus) = (line.offset_ms.unsigned_abs(), line.offset_ms < 0);
        let sign = if ms < 1_000 {
            ""
        } else if minus {
            "\u{2212}"
        } else {
            "+"
        };
        let offset = format!("{sign}{}", locale.duration(ms));
        html! { <bdi class="story-offset" dir="ltr">{ offset }</bdi> }
    };
    html! { <p class="story-time">{ beside }<time>{ locale.time_of_day(line.wall) }</time></p> }
}

#[derive(Properties, PartialEq)]
struct BesideProps {
    line: Line,
    mask: Option<Callback<String, String>>,
}

/// What the vendor calls it, how often it came, and the message itself for whoever asks.
#[component]
fn Beside(props: &BesideProps) -> Html {
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
