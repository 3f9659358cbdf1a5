//! How a call rang: a sentence in its story, and each time or reason among the technical details.

use super::data_values;
use super::duration::whole_seconds;
use super::locale::Locale;
use super::words::Words;
use crate::domain::{Channel, Proof, Proofs, RingRecord, Why};
use yew::prelude::*;

/// What the agent could see and hear, and what else reached the agent.
pub(super) fn sentence(words: &Words, locale: &Locale, rang: &RingRecord) -> Html {
    let late = rang.late_ms.map(|ms| (words.ring.late)(&locale.count(whole_seconds(ms))));
    html! {
        <p class="story-rang" data-late-ms={rang.late_ms.map(|ms| ms.to_string())}>
            { how(words, locale, &rang.proofs) }
            if let Some(late) = late {
                { " " }<strong class="story-late">{ late }</strong>
            }
        </p>
    }
}

fn how(words: &Words, locale: &Locale, proofs: &Proofs) -> String {
    let of = &words.ring_record;
    let reason = |channel| match proofs.of(channel) {
        Proof::Unknown(why) if why != Why::Untold => Some(of.why(why)),
        Proof::Unknown(_) | Proof::After(_) => None,
    };
    let said = &words.last_ring;
    let time = |channel| proofs.of(channel).after().map(|ms| locale.number(ms.into()));
    let page = time(Channel::Page).map(|time| (said.on_screen)(&time));
    let sound = time(Channel::Sound).map(|time| (said.heard)(&time));
    let parts = [
        page.or_else(|| reason(Channel::Page).map(of.not_on_screen)),
        sound.or_else(|| reason(Channel::Sound).map(of.not_heard)),
        time(Channel::Notice).map(|time| (said.notified)(&time)),
        time(Channel::Mini).map(|time| (said.in_mini)(&time)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { of.untold.to_owned() } else { (of.rang)(&parts.join(said.and)) }
}

/// All of it.
pub(super) fn facts(words: &Words, locale: &Locale, rang: &RingRecord) -> Html {
    let of = &words.ring_record;
    let ms = |ms: u64| (of.ms)(&locale.number(ms));
    let way = rang.generated.map(|generated| {
        let sign = if rang.received < generated { "\u{2212}" } else { "" };
        html! { <bdi>{ sign }{ ms(rang.received.abs_diff(generated)) }</bdi> }
    });
    let late = rang.late_ms.map(|ms| (words.ring.late)(&locale.count(whole_seconds(ms))));
    let told = |proof: Proof, nothing: &'static str| match proof {
        Proof::After(after) => (of.after)(&ms(after.into())),
        Proof::Unknown(Why::Unneeded) => nothing.to_owned(),
        Proof::Unknown(why) => of.why(why).to_owned(),
    };
    let fact = |name: &'static str, key: &'static str, proof: Proof, nothing: &'static str| {
        html! {
            <div data-signal={key} data-after={proof.after().map(|ms| ms.to_string())}
                data-unknown={data_values::unknown(proof)}><dt>{ name }</dt><dd>{ told(proof, nothing) }</dd></div>
        }
    };
    html! {
        <section class="story-ring" aria-label={of.heading}>
            <h4>{ of.heading }</h4>
            <dl class="account">
                <div>
                    <dt>{ of.sent }</dt>
                    <dd>{ rang.generated.map_or_else(|| of.sent_untold.to_owned(), |wall| locale.time_of_day(wall)) }</dd>
                </div>
                <div><dt>{ of.received }</dt><dd>{ locale.time_of_day(rang.received) }</dd></div>
                if let Some(way) = way {
                    <div><dt>{ of.way }</dt><dd>{ way }</dd></div>
                }
                if let Some(late) = late {
                    <div class="story-late"><dt>{ late }</dt></div>
                }
                { for Channel::ALL.map(|channel| {
                    fact(of.channel(channel), data_values::channel(channel), rang.proofs.of(channel), of.why_unneeded)
                }) }
                { fact(of.silenced, data_values::SILENCED, rang.proofs.silenced, of.nobody_silenced) }
            </dl>
        </section>
    }
}
