//! What became of the last ring, so that whether the next one will be noticed is no promise.

use super::elapsed::use_minutes;
use super::locale::Locale;
use super::view_context::{use_clock, use_locale, use_words};
use super::words::Words;
use crate::domain::{Channel, Proof, Proofs, Why};
use crate::ringing::LastRing;
use yew::prelude::*;

const MINUTE_MS: u64 = 60_000;
/// After so many minutes the time of day says more.
const AGO: u64 = 60;

#[derive(Properties, PartialEq)]
pub struct LastRingLineProps {
    pub last: Option<LastRing>,
    /// When the sound last showed that it works, epoch milliseconds.
    pub proved: Option<u64>,
}

#[component]
pub fn LastRingLine(props: &LastRingLineProps) -> Html {
    let (words, locale, clock) = (use_words(), use_locale(), use_clock());
    use_minutes(&Callback::noop());
    let said = &words.last_ring;
    let sentence = match (&props.last, props.proved) {
        (Some(LastRing { wall, proofs }), _) => {
            let (facts, now) = (facts(words, &locale, proofs), (clock.now)().wall);
            match now.saturating_sub(*wall) / MINUTE_MS {
                0 => (said.just_now)(&facts),
                minutes @ 1..AGO => (said.minutes_ago)(&locale.count(minutes), &facts),
                _ => (said.at)(&locale.when(*wall, now), &facts),
            }
        }
        (None, Some(proved)) => (said.tried_at)(&locale.time_of_day(proved)),
        (None, None) => said.not_yet.to_owned(),
    };
    let ms = |channel| props.last.and_then(|last| last.proofs.of(channel).after()).map(|ms| ms.to_string());
    html! {
        <p class="readiness-last" data-painted-ms={ms(Channel::Page)} data-sound-ms={ms(Channel::Sound)}
            data-notice-ms={ms(Channel::Notice)} data-mini-ms={ms(Channel::Mini)}>{ sentence }</p>
    }
}

/// What is known of how it was noticed.
fn facts(words: &Words, locale: &Locale, proofs: &Proofs) -> String {
    let said = &words.last_ring;
    let fact = |channel, after: fn(&str) -> String, failed: Option<&'static str>| match proofs.of(channel) {
        Proof::After(ms) => Some(after(&locale.number(ms.into()))),
        Proof::Unknown(Why::Failed | Why::Blocked) => failed.map(str::to_owned),
        Proof::Unknown(_) => None,
    };
    let facts = [
        fact(Channel::Page, said.on_screen, None),
        fact(Channel::Sound, said.heard, Some(said.not_heard)),
        fact(Channel::Notice, said.notified, Some(said.not_notified)),
        fact(Channel::Mini, said.in_mini, None),
    ];
    let facts = Vec::from_iter(facts.into_iter().flatten());
    if facts.is_empty() { said.untold.to_owned() } else { facts.join(said.and) }
}
