//! The page's clock, and seconds that run.

use gloo::timers::callback::Interval;
use yew::{Html, Properties, function_component, html, use_effect_with, use_force_update};

/// Monotonic milliseconds since the page was opened.
pub fn now() -> u64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0, |performance| performance.now() as u64)
}

/// Epoch milliseconds when [`now`] was 0.
pub fn epoch() -> u64 {
    (js_sys::Date::now() as u64).saturating_sub(now())
}

#[derive(PartialEq, Properties)]
pub struct ElapsedProps {
    /// By [`now`].
    pub since: u64,
}

/// Minutes and seconds since then. It alone is drawn every second.
#[function_component]
pub fn Elapsed(props: &ElapsedProps) -> Html {
    let ticked = use_force_update();
    // The ticks fall on whole seconds since then.
    use_effect_with(props.since, move |_| {
        let ticking = Interval::new(1_000, move || ticked.force_update());
        move || drop(ticking)
    });
    let text = minutes(now().saturating_sub(props.since));
    html! { <time class="elapsed">{ text }</time> }
}

/// `m:ss`, whatever the number of minutes.
pub fn minutes(ms: u64) -> String {
    let seconds = ms / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
