//! Play and pause, step by step, and to a time.

use super::opened::Opened;
use crate::domain::Moment;
use crate::replay::words::ReplayWords;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

const SPEEDS: [u32; 3] = [1, 10, 60];

pub struct Transport<'a> {
    pub words: &'a ReplayWords,
    pub opened: &'a Opened,
    pub position: usize,
    pub at: Moment,
    pub playing: bool,
    pub speed: u32,
    pub no_time: bool,
    pub on_play: Callback<bool>,
    pub on_step: Callback<i64>,
    pub on_speed: Callback<u32>,
    pub on_typed: Callback<String>,
}

impl Transport<'_> {
    pub fn view(self) -> Html {
        let Transport { words, opened, position, at, playing, speed, no_time, on_play, on_step, on_speed, on_typed } =
            self;
        let time = &words.time;
        let last = opened.entries().len() - 1;
        let onsubmit = Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let field = event.target_dyn_into::<web_sys::Element>();
            let field = field.and_then(|form| form.query_selector("input").ok().flatten());
            if let Some(field) = field.map(wasm_bindgen::JsCast::unchecked_into::<HtmlInputElement>) {
                on_typed.emit(field.value());
            }
        });
        let onchange = on_speed.reform(|event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse().ok());
            chosen.unwrap_or(1)
        });
        let (number, all) = ((position + 1).to_string(), (last + 1).to_string());
        html! {
            <div class="replay-transport" role="group" aria-label={time.heading}>
                <button type="button" class="replay-button" data-action="back" disabled={position == 0} aria-label={time.back} title={time.back}
                    onclick={on_step.reform(|_: MouseEvent| -1)}>{ sign("M16 5 8 12l8 7zM7 5v14") }</button>
                <button type="button" class="replay-button replay-play" data-action="play" aria-pressed={playing.to_string()}
                    onclick={on_play.reform(move |_: MouseEvent| !playing)}>
                    { sign(if playing { "M8 5v14M16 5v14" } else { "M8 5l10 7-10 7z" }) }
                    <span>{ if playing { time.pause } else { time.play } }</span>
                </button>
                <button type="button" class="replay-button" data-action="forward" disabled={position == last} aria-label={time.forward} title={time.forward}
                    onclick={on_step.reform(|_: MouseEvent| 1)}>{ sign("M8 5l8 7-8 7zM17 5v14") }</button>
                <label class="replay-field"><span>{ time.speed }</span>
                    <select id="speed" {onchange}>
                        { for SPEEDS.map(|one| html! { <option value={one.to_string()} selected={one == speed}>{ format!("×{one}") }</option> }) }
                    </select>
                </label>
                <p id="replay-clock" class="replay-clock" data-entry={number.clone()}>
                    <bdi dir="ltr">{ opened.clock(at.wall) }</bdi>
                    <span>{ (time.position)(&number, &all) }</span>
                </p>
                <form class="replay-field" {onsubmit}>
                    <label for="jump">{ time.jump }</label>
                    <input id="jump" type="text" dir="ltr" inputmode="numeric" placeholder="hh:mm:ss" autocomplete="off" size="9"
                        aria-invalid={no_time.to_string()} aria-describedby="no-time" />
                    <button type="submit" class="replay-button" data-action="jump">{ time.go }</button>
                    <span id="no-time" role="status" class="replay-wrong">{ if no_time { time.no_time } else { "" } }</span>
                </form>
            </div>
        }
    }
}

fn sign(path: &'static str) -> Html {
    html! {
        <svg class="icon icon-directed" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d={path} /></svg>
    }
}
