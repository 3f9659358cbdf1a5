//! The time line: calls, states and marks, and where among them the picture is. It is a slider for mouse and keys; the list
//! of entries says the same in words.

use super::opened::Opened;
use crate::domain::{Moment, StateKind};
use crate::replay::words::ReplayWords;
use crate::replay::{CallBar, Mark, MarkKind};
use crate::view::{Words, WritingDirection, data_values};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

const CALL: usize = 16;
const STATE: usize = 10;
const MARKS: usize = 20;
const GAP: usize = 2;
const STATES: [StateKind; 5] =
    [StateKind::OnCall, StateKind::WrapUp, StateKind::Idle, StateKind::NotReady, StateKind::Rest];
/// So many times of day stand below, at the most.
const TICKS: usize = 7;

#[derive(Properties, PartialEq)]
pub struct TimeLineViewProps {
    pub opened: Rc<Opened>,
    pub words: &'static ReplayWords,
    pub console: &'static Words,
    pub position: usize,
    pub at: Moment,
    /// What the entry is called.
    pub name: AttrValue,
    pub on_at: Callback<u64>,
    pub on_go: Callback<usize>,
    pub on_step: Callback<i64>,
}

#[component]
pub fn TimeLineView(props: &TimeLineViewProps) -> Html {
    let TimeLineViewProps { opened, words, console, position, at, name, on_at, on_go, on_step } = props;
    let line = &opened.line;
    let rtl = console.language.direction == WritingDirection::RightToLeft;
    let lanes = line.lanes().max(1);
    let states_top = lanes * (CALL + GAP) + GAP;
    let marks_top = states_top + STATES.len() * (STATE + GAP) + GAP;
    let height = marks_top + MARKS;
    let place = Place { rtl };
    let last = opened.entries().len() - 1;
    let onkeydown = {
        let (on_go, on_step) = (on_go.clone(), on_step.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowRight" => on_step.emit(if rtl { -1 } else { 1 }),
                "ArrowLeft" => on_step.emit(if rtl { 1 } else { -1 }),
                "ArrowDown" => on_step.emit(1),
                "ArrowUp" => on_step.emit(-1),
                "PageDown" => on_step.emit(10),
                "PageUp" => on_step.emit(-10),
                "Home" => on_go.emit(0),
                "End" => on_go.emit(last),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let pull = {
        let (opened, on_at) = (opened.clone(), on_at.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(track) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else {
                return;
            };
            if event.buttons() & 1 == 0 {
                return;
            }
            if event.type_() == "pointerdown" {
                // Without it the pull ends at the edge.
                let _ = track.set_pointer_capture(event.pointer_id());
                if let Some(track) = track.dyn_ref::<HtmlElement>() {
                    let _ = track.focus();
                }
            }
            let area = track.get_bounding_client_rect();
            let share = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
            on_at.emit(opened.line.time_at(if rtl { 1.0 - share } else { share }));
        })
    };
    let (_, ticks) = line.ticks(opened.zone.time_of_day(opened.entries()[0].now.at.wall), TICKS);
    let first = opened.entries()[0].now.at;
    let clock = |mono: u64| opened.clock(first.wall + (mono - first.mono));
    let (count, number) = ((last + 1).to_string(), (position + 1).to_string());
    let value = format!("{}, {}, {name}", opened.clock(at.wall), (words.time.position)(&number, &count));
    html! {
        <section class="replay-time" aria-labelledby="time-line-heading">
            <h2 id="time-line-heading">{ words.time.heading }</h2>
            <div class="replay-line">
                <ul class="replay-lanes" aria-hidden="true">
                    <li>{ words.time.calls }</li>
                    { for STATES.map(|kind| html! { <li>{ console.state_kind(kind) }</li> }) }
                </ul>
                <div id="time-line" class="replay-track" role="slider" tabindex="0" aria-labelledby="time-line-heading"
                    aria-description={words.time.hint} aria-valuemin="1" aria-valuemax={count} aria-valuenow={number}
                    aria-valuetext={value} {onkeydown} onpointerdown={pull.clone()} onpointermove={pull}>
                    <svg class="replay-drawing" height={height.to_string()} width="100%" aria-hidden="true">
                        { for STATES.iter().enumerate().map(|(lane, _)| html! {
                            <rect class="replay-ground" x="0" width="100%" y={(states_top + lane * (STATE + GAP)).to_string()} height={STATE.to_string()} />
                        }) }
                        { for line.states.iter().filter_map(|span| {
                            let lane = STATES.iter().position(|kind| *kind == span.kind)?;
                            let (x, width) = place.bar(line.share(span.from), line.share(span.to));
                            Some(html! {
                                <rect class="replay-state" data-kind={data_values::state_kind(span.kind)} {x} {width}
                                    y={(states_top + lane * (STATE + GAP)).to_string()} height={STATE.to_string()} />
                            })
                        }) }
                        { for line.calls.iter().map(|call| bar(opened, call, &place)) }
                        { for opened.marks.iter().map(|mark| sign(words, opened, mark, marks_top + MARKS / 2, &place)) }
                        { hand(line.share(at.mono), height, &place) }
                    </svg>
                    <svg class="replay-ticks" height="18" width="100%" aria-hidden="true">
                        { for ticks.iter().map(|mono| {
                            let share = line.share(*mono);
                            html! { <text x={place.at(share)} y="14" data-side={place.side(share)}>{ clock(*mono) }</text> }
                        }) }
                    </svg>
                </div>
            </div>
            <ul class="replay-legend" aria-hidden="true">
                { for [MarkKind::Ring, MarkKind::Alarm, MarkKind::Bad, MarkKind::Click]
                    .map(|kind| html! {
                        <li><svg width="14" height="14"><path class="replay-mark" data-kind={kind.name()} d={shape(kind)} transform="translate(7 7)" /></svg>{ kind_name(words, kind) }</li>
                    }) }
            </ul>
        </section>
    }
}

/// Where something stands in the drawing, from the side where lines begin.
struct Place {
    rtl: bool,
}

impl Place {
    fn at(&self, share: f64) -> String {
        format!("{:.3}%", 100.0 * if self.rtl { 1.0 - share } else { share })
    }

    /// The side of the drawing at which a text of some length would be cut off.
    fn side(&self, share: f64) -> Option<&'static str> {
        const NEAR: f64 = 0.07;
        match if self.rtl { 1.0 - share } else { share } {
            x if x < NEAR => Some("left"),
            x if x > 1.0 - NEAR => Some("right"),
            _ => None,
        }
    }

    fn bar(&self, from: f64, to: f64) -> (String, String) {
        (self.at(if self.rtl { to } else { from }), format!("{:.3}%", 100.0 * (to - from).max(0.0)))
    }
}

fn bar(opened: &Opened, call: &CallBar, place: &Place) -> Html {
    let line = &opened.line;
    let y = (call.lane * (CALL + GAP) + GAP).to_string();
    let part = |from: u64, to: u64, kind: &'static str| {
        let (x, width) = place.bar(line.share(from), line.share(to));
        html! { <rect class="replay-call" data-kind={kind} {x} {width} y={y.clone()} height={CALL.to_string()} rx="3" /> }
    };
    match call.answered {
        Some(answered) => html! { <>{ part(call.from, answered, "ring") }{ part(answered, call.to, "talk") }</> },
        None if call.outcome.is_some() => part(call.from, call.to, "unanswered"),
        None => part(call.from, call.to, "ring"),
    }
}

fn kind_name(words: &ReplayWords, kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Click => words.time.click,
        MarkKind::Ring => words.time.ring,
        MarkKind::Alarm => words.time.alarm,
        MarkKind::Bad => words.time.bad,
    }
}

fn sign(words: &ReplayWords, opened: &Opened, mark: &Mark, y: usize, place: &Place) -> Html {
    let (at, first) = (opened.line.share(mark.at), opened.entries()[0].now.at);
    let clock = opened.clock(first.wall + mark.at.saturating_sub(first.mono));
    html! {
        <svg class="replay-sign" x={place.at(at)} y={y.to_string()} overflow="visible">
            <path class="replay-mark" data-kind={mark.kind.name()} d={shape(mark.kind)}><title>{ kind_name(words, mark.kind) }{ " " }{ clock }</title></path>
        </svg>
    }
}

fn hand(share: f64, height: usize, place: &Place) -> Html {
    let x = place.at(share);
    html! {
        <>
            <line class="replay-hand" x1={x.clone()} x2={x.clone()} y1="0" y2={height.to_string()} />
            <svg {x} y="0" overflow="visible"><path class="replay-hand-head" d="M-6 0h12l-6 8z" /></svg>
        </>
    }
}

/// Each kind has a shape of its own around its place.
fn shape(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Click => "M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z",
        MarkKind::Ring => "M0 -5l5 9h-10z",
        MarkKind::Alarm => "M0 -6l6 6l-6 6l-6 -6z",
        MarkKind::Bad => "M-5 -5l10 10M5 -5l-10 10",
    }
}
