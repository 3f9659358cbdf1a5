//! What happened in a call, a sentence each. What the vendor calls it stands in [`super::story_events`].

use super::locale::Locale;
use super::view_context::{use_locale, use_words};
use super::words::Words;
use crate::config::Disposition;
use crate::log::story::{Line, Story};
use std::rc::Rc;
use yew::prelude::*;

const DAY_MS: u64 = 86_400_000;

#[derive(Properties)]
pub(super) struct StoryLinesProps {
    pub story: Rc<Story>,
    /// When the call began, epoch milliseconds.
    pub began: u64,
    pub dispositions: Rc<[Disposition]>,
}

impl PartialEq for StoryLinesProps {
    fn eq(&self, other: &StoryLinesProps) -> bool {
        Rc::ptr_eq(&self.story, &other.story)
            && self.began == other.began
            && Rc::ptr_eq(&self.dispositions, &other.dispositions)
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
                    </li>
                }) }
            </ol>
        </>
    }
}

/// Lines come in between; a message stays unfolded.
pub(super) fn key(index: usize, line: &Line) -> String {
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

pub(super) fn time(locale: &Locale, began: u64, line: &Line) -> Html {
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
