//! A call as a bar: how long it rang, was talked, was held and wrapped up. The legend says the same in words.

use super::elapsed::Elapsed;
use super::locale::Locale;
use super::view_context::{use_locale, use_words};
use crate::domain::{Call, Moment, Phase};
use std::rc::Rc;
use yew::prelude::*;

const HEIGHT: u64 = 10;
/// What is there has to be seen, however short: so many parts of the bar's hundred.
const LEAST: u64 = 2;

#[derive(Properties)]
pub(super) struct StoryBarProps {
    pub call: Rc<Call>,
    /// What a call that is up is measured to.
    pub now: Moment,
}

/// A call that is up grows only when something else has to be drawn: its durations run beside the bar.
impl PartialEq for StoryBarProps {
    fn eq(&self, other: &StoryBarProps) -> bool {
        Rc::ptr_eq(&self.call, &other.call)
    }
}

struct Part {
    name: &'static str,
    word: &'static str,
    ms: u64,
    /// The moment since when it runs, and what had passed before.
    runs: Option<(Moment, u64)>,
}

#[component]
pub(super) fn StoryBar(props: &StoryBarProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let (call, now) = (&*props.call, props.now);
    let (mut ring, mut talk, mut hold) = (None, None, None);
    match call.phase {
        Phase::Ringing | Phase::Dialling => ring = Some((call.began, 0)),
        Phase::Talking { since } => talk = Some((since, call.talked_ms)),
        Phase::Held { since } => hold = Some((since, call.held_ms)),
        Phase::Ended { .. } => {}
    }
    let words = &words.log;
    let parts = [
        Part { name: "ring", word: words.ring, ms: call.ring_ms(now), runs: ring },
        Part { name: "talk", word: words.talk, ms: call.talk_ms(now), runs: talk },
        Part { name: "hold", word: words.hold, ms: call.hold_ms(now), runs: hold },
        Part { name: "wrap-up", word: words.wrap_up, ms: call.wrap_up_ms.unwrap_or(0), runs: None },
    ];
    let there: Vec<&Part> = parts.iter().filter(|part| part.ms > 0 || part.runs.is_some()).collect();
    html! {
        <div class="story-bar">
            { bar(&there) }
            <dl class="story-legend">
                { for there.iter().map(|part| legend(&locale, part)) }
            </dl>
        </div>
    }
}

fn bar(parts: &[&Part]) -> Html {
    let total: u64 = parts.iter().map(|part| part.ms).sum::<u64>().max(1);
    let mut x = 0;
    let pieces: Vec<(&str, u64, u64)> = parts
        .iter()
        .map(|part| {
            let width = (part.ms.saturating_mul(100) / total).max(LEAST);
            let piece = (part.name, x, width);
            x += width;
            piece
        })
        .collect();
    html! {
        <svg class="story-picture" viewBox={format!("0 0 {} {HEIGHT}", x.max(1))} preserveAspectRatio="none" aria-hidden="true">
            { for pieces.iter().map(|(name, x, width)| html! {
                <rect key={*name} data-part={*name} x={x.to_string()} y="0" width={width.to_string()}
                    height={HEIGHT.to_string()} />
            }) }
        </svg>
    }
}

fn legend(locale: &Locale, part: &Part) -> Html {
    let time = match part.runs {
        Some((since, base_ms)) => html! { <Elapsed {since} {base_ms} /> },
        None => Html::from(locale.duration(part.ms)),
    };
    html! {
        <div key={part.name} class="story-part" data-part={part.name} data-seconds={(part.ms / 1_000).to_string()}>
            <dt>{ part.word }</dt><dd>{ time }</dd>
        </div>
    }
}
