//! The page's clock, which fast motion puts forward, and seconds that run.

use crate::simulator::words::BarWords;
use gloo::timers::callback::Interval;
use std::cell::Cell;
use yew::{Html, Properties, function_component, hook, html, use_effect_with, use_force_update};

thread_local! {
    static FORWARD: Cell<u64> = const { Cell::new(0) };
}

/// Monotonic milliseconds since the page was opened.
pub fn now() -> u64 {
    real() + FORWARD.get()
}

fn real() -> u64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0, |performance| performance.now() as u64)
}

pub fn put_forward(ms: u64) {
    FORWARD.set(FORWARD.get().saturating_add(ms));
}

/// Epoch milliseconds when [`now`] was 0.
pub fn epoch() -> u64 {
    (js_sys::Date::now() as u64).saturating_sub(real())
}

#[derive(PartialEq, Properties)]
pub struct ElapsedProps {
    /// By [`now`].
    pub since: u64,
}

/// Minutes and seconds since then. It alone is drawn every second.
#[function_component]
pub fn Elapsed(props: &ElapsedProps) -> Html {
    // The ticks fall on whole seconds since then.
    use_ticks(props.since);
    let text = minutes(now().saturating_sub(props.since));
    html! { <time class="elapsed">{ text }</time> }
}

#[derive(PartialEq, Properties)]
pub struct SimulatedTimeProps {
    pub words: &'static BarWords,
}

/// The time of day, once it is another than outside.
#[function_component]
pub fn SimulatedTime(props: &SimulatedTimeProps) -> Html {
    const MINUTE_MS: u64 = 60_000;
    use_ticks(());
    if FORWARD.get() < MINUTE_MS {
        return Html::default();
    }
    let date = js_sys::Date::new(&((epoch() + now()) as f64).into());
    let time = format!("{:02}:{:02}", date.get_hours(), date.get_minutes());
    html! { <p class="clock">{ (props.words.simulation.clock)(&time) }</p> }
}

/// Draws its component again every second, beginning anew with another `from`.
#[hook]
fn use_ticks<T: PartialEq + 'static>(from: T) {
    let ticked = use_force_update();
    use_effect_with(from, move |_| {
        let ticking = Interval::new(1_000, move || ticked.force_update());
        move || drop(ticking)
    });
}

/// `m:ss`, whatever the number of minutes.
pub fn minutes(ms: u64) -> String {
    let seconds = ms / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
