//! A duration that runs. Browsers slow the timers of a hidden tab down and stop those of a frozen one, so the
//! duration is computed anew at each tick and never counted; a late tick shows the right time all the same.

use super::duration::until_next_second;
use super::view_context::{use_clock, use_locale, use_words};
use crate::domain::{LimitStage, Moment, Standing, TimeLimit};
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
    let locale = use_locale();
    let ms = use_running(props.since, props.base_ms);
    html! { <span class="elapsed" role="timer">{ locale.duration(ms) }</span> }
}

/// Milliseconds passed; draws its component again whenever a full second more has passed.
#[hook]
pub(super) fn use_running(since: Moment, base_ms: u64) -> u64 {
    let clock = use_clock();
    let component = use_force_update();
    let ms = base_ms + (clock.now)().since(since);
    use_effect(move || {
        let tick = (clock.after)(until_next_second(ms), Box::new(move || component.force_update()));
        move || drop(tick)
    });
    ms
}

#[derive(Properties, PartialEq)]
pub struct RemainingProps {
    pub since: Moment,
    /// Time that had passed before, milliseconds.
    #[prop_or_default]
    pub base_ms: u64,
    pub limit: TimeLimit,
    /// The stage that is drawn around it.
    #[prop_or_default]
    pub drawn: Option<LimitStage>,
    /// Another stage has come.
    #[prop_or_default]
    pub on_stage: Callback<()>,
}

/// How much of a break or wrap-up is left, or how much longer than it may it lasts.
#[component]
pub fn Remaining(props: &RemainingProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let ms = use_running(props.since, props.base_ms);
    let standing = props.limit.standing(ms);
    let on_stage = props.on_stage.clone();
    use_effect_with((standing.stage(), props.drawn), move |(stage, drawn)| {
        if stage != drawn {
            on_stage.emit(());
        }
    });
    let exceeded = matches!(standing, Standing::Over { .. }).then_some("true");
    html! {
        <span class="remaining" role="timer" data-exceeded={exceeded}>
            { words.standing(props.limit.of, standing, &locale) }
        </span>
    }
}

/// Calls back whenever a minute of the wall clock has passed.
#[hook]
pub(super) fn use_minutes(on_minute: &Callback<()>) {
    const MINUTE_MS: u64 = 60_000;
    let clock = use_clock();
    let component = use_force_update();
    let on_minute = on_minute.clone();
    use_effect(move || {
        let left = MINUTE_MS - (clock.now)().wall % MINUTE_MS;
        let minute = move || {
            on_minute.emit(());
            component.force_update();
        };
        let tick = (clock.after)(left as u32, Box::new(minute));
        move || drop(tick)
    });
}
