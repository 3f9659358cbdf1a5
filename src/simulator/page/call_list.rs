//! The agent's state, the calls that live, and what became of the others.

use super::clock::{Elapsed, minutes};
use super::names;
use crate::protocol::MediaMode;
use crate::simulator::platform::Platform;
use crate::simulator::truth::{AgentTruth, CallTruth};
use crate::simulator::words::BarWords;
use yew::{Callback, Html, html};

/// The history's latest calls are enough to compare by.
const SHOWN: usize = 500;

pub fn agent_line(words: &'static BarWords, agent: &AgentTruth) -> Html {
    let then = agent.then.as_ref().map(|intent| html! { <span class="then">{ words.intent(intent) }</span> });
    html! {
        <p class="agent">
            <span class="mark" aria-hidden="true"></span>
            <strong>{ words.state(&agent.state) }</strong>
            <Elapsed since={agent.since} />
            { for then }
        </p>
    }
}

pub fn live_calls(words: &'static BarWords, platform: &Platform) -> Html {
    let calls = platform.live_calls().map(|call| {
        html! {
            <li class="call" key={call.id.clone()} data-call-id={call.id.clone()} data-phase={names::phase_name(call.phase)}
                data-media={names::media_name(call.mode)}>
                if call.mode == MediaMode::Video {
                    <span class="media">{ words.call.video }</span>
                }
                <span class="phase">{ words.phase(call.phase) }</span>
                <span class="number" dir="ltr">{ &call.number }</span>
                { for call.queue.iter().map(|queue| html! { <span class="queue">{ queue }</span> }) }
                <Elapsed since={call.since} />
            </li>
        }
    });
    html! { <ul class="calls" aria-label={words.call.heading}>{ for calls }</ul> }
}

/// What really happened to every call, the latest first; for comparing with what a listener made of it.
pub fn history(words: &'static BarWords, platform: &Platform, open: bool, toggle: &Callback<()>) -> Html {
    let calls = &platform.truth().calls;
    let toggle = toggle.clone();
    // The summary is a button of our own, so that a closed list isn't drawn at all.
    let onclick = Callback::from(move |_| toggle.emit(()));
    html! {
        <div class="more" data-open={open.to_string()}>
            <button type="button" class="fold" data-action="history" aria-expanded={open.to_string()} {onclick}>
                { (words.simulation.history)(calls.len()) }
            </button>
            if open {
                <ol class="history" reversed=true>{ for calls.iter().rev().take(SHOWN).map(|call| past_call(words, call)) }</ol>
            }
        </div>
    }
}

fn past_call(words: &BarWords, call: &CallTruth) -> Html {
    html! {
        <li
            key={call.id.clone()}
            data-call-id={call.id.clone()}
            data-number={call.number.clone()}
            data-direction={names::direction_name(call.direction)}
            data-phase={names::phase_name(call.phase)}
            data-outcome={call.outcome.map(names::outcome_name)}
            data-ended-by={call.ended_by.map(names::ended_by_name)}
            data-media={names::media_name(call.mode)}
            data-talk-seconds={(call.talk_ms / 1_000).to_string()}
        >
            <span class="number" dir="ltr">{ &call.number }</span>
            <span>{ words.fate(call) }</span>
            <span class="elapsed">{ minutes(call.talk_ms) }</span>
        </li>
    }
}
