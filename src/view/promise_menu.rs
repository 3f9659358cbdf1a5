//! When to call back: a few times that are often meant, and any other.

use super::dom_events::{focus, typed};
use super::icons::{CLOCK, CLOSE};
use super::view_context::{use_clock, use_locale, use_words};
use crate::domain::{Call, Promise};
use crate::numbers::callable;
use yew::prelude::*;

const MINUTE_MS: u64 = 60_000;
/// Offered first: so many minutes, so many hours, and the next day at so many o'clock.
const MINUTES: u64 = 30;
const HOURS: u64 = 2;
const TOMORROW_HOUR: u8 = 9;

#[derive(Properties, PartialEq)]
pub struct PromiseMenuProps {
    pub promise: Option<Promise>,
    pub editable: bool,
    /// The time, epoch milliseconds; `None` takes the promise back.
    pub on_promise: Callback<Option<u64>>,
}

/// Unfolds in its place, so that nothing lies over anything else.
#[component]
pub fn PromiseMenu(props: &PromiseMenuProps) -> Html {
    let (words, locale, clock) = (use_words(), use_locale(), use_clock());
    let (open, other, is_past) = (use_state(|| false), use_state(|| None::<String>), use_state(|| false));
    let toggle = use_node_ref();
    let words = &words.caller;
    let standing = props.promise.filter(|promise| promise.kept.is_none());
    if !props.editable && standing.is_none() {
        return html! { <div class="promise"></div> };
    }
    let now = (clock.now)().wall;
    let close = {
        let (open, other, is_past, toggle) = (open.clone(), other.clone(), is_past.clone(), toggle.clone());
        move || {
            open.set(false);
            other.set(None);
            is_past.set(false);
            focus(&toggle);
        }
    };
    let choose = {
        let (on_promise, close) = (props.on_promise.clone(), close.clone());
        move |due: Option<u64>| {
            on_promise.emit(due);
            close();
        }
    };
    let choice = |name: &'static str, label: String, due: fn(u64) -> u64| {
        let (choose, clock) = (choose.clone(), clock);
        let onclick = Callback::from(move |_: MouseEvent| choose(Some(due((clock.now)().wall))));
        html! { <button type="button" class="plain-button" data-promise={name} {onclick}>{ label }</button> }
    };
    let tomorrow = {
        let (choose, locale) = (choose.clone(), locale.clone());
        Callback::from(move |_: MouseEvent| choose(Some(locale.tomorrow_at((clock.now)().wall, TOMORROW_HOUR))))
    };
    let usual = locale.local_minute(now + 60 * MINUTE_MS);
    let written = (*other).clone().unwrap_or_else(|| usual.clone());
    let set = {
        let (choose, locale, is_past, written) = (choose.clone(), locale.clone(), is_past.clone(), written.clone());
        Callback::from(move |_: MouseEvent| match locale.read_minute(&written) {
            Some(due) if due > (clock.now)().wall => choose(Some(due)),
            Some(_) | None => is_past.set(true),
        })
    };
    let oninput = {
        let (other, is_past) = (other.clone(), is_past.clone());
        Callback::from(move |event: InputEvent| {
            other.set(Some(typed(&event)));
            is_past.set(false);
        })
    };
    let onkeydown = {
        let (is_open, close) = (*open, close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if is_open && event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                close();
            }
        })
    };
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let label = standing.map_or(words.promise.to_owned(), |promise| {
        let when = locale.when(promise.due, now);
        if promise.due <= now { (words.overdue)(&when) } else { (words.due)(&when) }
    });
    html! {
        <div class="promise" data-due={standing.map(|promise| promise.due.to_string())} {onkeydown}>
            <div class="promise-line">
                <button ref={toggle} type="button" class="plain-button promise-toggle" data-action="promise"
                    aria-expanded={open.to_string()} disabled={!props.editable} {onclick}>
                    { CLOCK.draw() }<span>{ label }</span>
                </button>
                if props.editable && standing.is_some() {
                    <button type="button" class="plain-button" data-action="promise-remove" title={words.take_back}
                        aria-label={words.take_back} onclick={let choose = choose.clone(); Callback::from(move |_: MouseEvent| choose(None))}>
                        { CLOSE.draw() }
                    </button>
                }
            </div>
            if *open && props.editable {
                <div class="promise-choices" role="group" aria-label={words.heading}>
                    { choice("minutes", (words.in_minutes)(&locale.number(MINUTES)), |now| now + MINUTES * MINUTE_MS) }
                    { choice("hours", (words.in_hours)(&locale.number(HOURS)), |now| now + HOURS * 60 * MINUTE_MS) }
                    <button type="button" class="plain-button" data-promise="tomorrow" onclick={tomorrow}>
                        { (words.tomorrow)("9:00") }
                    </button>
                    <label class="promise-other">
                        <span>{ words.other_time }</span>
                        <input type="datetime-local" value={written} aria-invalid={is_past.then_some("true")} {oninput} />
                    </label>
                    <button type="button" class="plain-button" data-promise="set" onclick={set}>{ words.set }</button>
                    <p class="promise-past" role="alert">{ if *is_past { words.is_past } else { "" } }</p>
                </div>
            }
        </div>
    }
}

/// Whether somebody is known who can be called back.
pub fn can_be_promised(call: &Call) -> bool {
    let number = call.number.as_ref().filter(|number| !number.is_forgotten());
    number.is_some_and(|number| callable(number.whole().as_str()).is_some())
}
