//! A duration that runs. Browsers slow the timers of a hidden tab down and stop those of a frozen one, so the
//! duration is computed anew at each tick and never counted; a late tick shows the right time all the same.

use super::clock::use_clock;
use super::culture::use_culture;
use super::duration::until_next_second;
use crate::domain::Moment;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ElapsedProps {
    pub since: Moment,
    /// Time that had passed before, milliseconds.
    #[prop_or_default]
    pub base_ms: u64,
}

/// The one thing on the page that ticks. A tick draws this text again and nothing else.
#[component]
pub fn Elapsed(props: &ElapsedProps) -> Html {
    let culture = use_culture();
    let ms = use_running(props.since, props.base_ms);
    html! { <span class="elapsed" role="timer">{ culture.duration(ms) }</span> }
}

/// Milliseconds passed; draws its component again whenever a full second more has passed.
#[hook]
fn use_running(since: Moment, base_ms: u64) -> u64 {
    let clock = use_clock();
    let component = use_force_update();
    let ms = base_ms + (clock.now)().since(since);
    use_effect(move || {
        let tick = Timeout::new(until_next_second(ms), move || component.force_update());
        move || drop(tick)
    });
    ms
}
