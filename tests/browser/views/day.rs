//! The shift at a glance.

use crate::stage::{at, draw, set_clock, until};
use agent_console::domain::{DailyTotals, Mark, Metrics, StateKind, StateTimes, Stretch};
use agent_console::view::{Day, DayView, EN};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;

fn stretch(kind: StateKind, from: u64, to: u64) -> Stretch {
    Stretch { kind, from: from * MINUTE, to: to * MINUTE }
}

/// From 08:50: idle to 09:00, a call and its wrap-up to 09:10, a lunch to 10:10. Minutes since midnight.
pub fn morning() -> Day {
    let today = DailyTotals { calls: 3, answered: 2, missed: 1, ..DailyTotals::default() };
    Day {
        midnight: 0,
        stretches: vec![
            stretch(StateKind::SignedOut, 400, 530),
            stretch(StateKind::Idle, 530, 540),
            stretch(StateKind::OnCall, 540, 546),
            stretch(StateKind::WrapUp, 546, 550),
            stretch(StateKind::Rest, 550, 610),
        ],
        marks: vec![
            Mark { at: 540 * MINUTE, answered: 1, missed: 0, abandoned: 0, other: 0 },
            Mark { at: 545 * MINUTE, answered: 1, missed: 1, abandoned: 1, other: 0 },
        ],
        today,
        figures: Metrics {
            handle_ms: Some(300_000),
            talk_ms: Some(170_000),
            hold_ms: Some(10_000),
            wrap_up_ms: Some(120_000),
            occupancy: Some(500),
            signed_in_ms: 80 * MINUTE,
        },
    }
}

pub fn shown(day: Day) -> Html {
    html! { <DayView day={Rc::new(day)} on_minute={Callback::noop()} /> }
}

#[wasm_bindgen_test]
async fn before_the_agent_was_seen_there_is_nothing_to_picture() {
    let day = Day {
        stretches: vec![stretch(StateKind::Unknown, 0, 90), stretch(StateKind::SignedOut, 90, 500)],
        marks: Vec::new(),
        figures: Metrics::of(&DailyTotals::default(), &StateTimes::default()),
        ..morning()
    };
    let stage = draw(shown(day)).await;
    assert_eq!(stage.count("#day"), 0);
    assert_eq!(stage.text(".day-awaited"), format!("{}{}", EN.day.heading, EN.day.nothing_yet));
}

#[wasm_bindgen_test]
async fn each_state_lies_in_its_lane_from_its_beginning_to_its_end() {
    let stage = draw(shown(morning())).await;
    let place = |kind: &str| {
        let bar = format!(".day-lanes [data-kind={kind}]");
        ["x", "width", "y"].map(|name| stage.attribute(&bar, name).expect("a place").parse::<u64>().expect("a number"))
    };
    assert_eq!(stage.attribute(".day-lanes", "viewBox").as_deref(), Some("0 0 480 80"), "eight hours from 08:00");
    assert_eq!(place("idle"), [50, 10, 51]);
    assert_eq!(place("on-call"), [60, 6, 31]);
    assert_eq!(place("wrap-up"), [66, 4, 41]);
    assert_eq!(place("rest"), [70, 60, 71]);
    assert_eq!(place("missed"), [65, 2, 11]);
    assert_eq!(place("abandoned"), [65, 2, 21], "who gave up has a lane of its own");
    assert_eq!(stage.count(".day-tick[data-kind=answered]"), 2);
    assert_eq!(stage.count(".day-lanes [data-kind=signed-out]"), 0);
    let hours = ["08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00"].concat();
    for drawing in [".day-strip", ".day-picture"] {
        assert_eq!(stage.text(&format!("{drawing} > .day-hours")), hours);
    }
    assert!(stage.attribute(".day-lanes", "aria-label").expect("a label").contains("from 08:00 to 10:10"));
}

#[wasm_bindgen_test]
async fn the_table_says_the_same_hour_by_hour() {
    let stage = draw(shown(morning())).await;
    let row = |number: usize| {
        let cells =
            (1..=9).map(|cell| stage.text(&format!(".day-table tbody tr:nth-child({number}) :nth-child({cell})")));
        cells.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(stage.count(".day-table tbody tr"), 3, "hours in which nothing was are left out");
    assert_eq!(row(1), "08:00 0:00 0:00 10:00 0:00 0:00 0 0 0");
    assert_eq!(row(2), "09:00 6:00 4:00 0:00 0:00 50:00 2 1 1");
    assert_eq!(row(3), "10:00 0:00 0:00 0:00 0:00 10:00 0 0 0");
}

#[wasm_bindgen_test]
async fn each_figure_stands_with_its_definition_and_one_that_nobody_knows_is_a_dash() {
    let mut stage = draw(shown(morning())).await;
    let figure = |stage: &crate::stage::Stage, name: &str| stage.text(&format!("[data-figure={name}] .figure-value"));
    for (name, value) in [
        ("answered", "2"),
        ("missed", "1"),
        ("abandoned", "0"),
        ("handle-time", "5:00"),
        ("talk-time", "2:50"),
        ("hold-time", "0:10"),
        ("wrap-up-time", "2:00"),
        ("occupancy", "50%"),
        ("signed-in", "1:20:00"),
    ] {
        assert_eq!(figure(&stage, name).replace(['\u{a0}', ' '], ""), value, "{name}");
        assert!(!stage.text(&format!("[data-figure={name}] .figure-definition")).is_empty());
    }
    assert_eq!(stage.count("[data-figure=rejected]"), 0, "what did not happen and seldom does is not shown");
    let figures = Metrics { handle_ms: None, occupancy: None, ..morning().figures };
    stage.redraw(shown(Day { figures, ..morning() })).await;
    assert_eq!([figure(&stage, "handle-time"), figure(&stage, "occupancy")], ["–", "–"]);
    assert_eq!(stage.text(".day-occupancy"), "");
    let why = stage.text("[data-figure=occupancy] .figure-definition");
    assert!(why.ends_with("Shown once you have been signed in for half an hour."), "{why}");
}

#[wasm_bindgen_test]
async fn the_day_is_told_anew_every_minute() {
    let told = Rc::new(Cell::new(0));
    let on_minute = {
        let told = told.clone();
        Callback::from(move |()| told.set(told.get() + 1))
    };
    set_clock(at(10 * HOUR + MINUTE - 30).wall);
    let _stage = draw(html! { <DayView day={Rc::new(morning())} {on_minute} /> }).await;
    until("the minute to pass", || told.get() > 0).await;
}

#[wasm_bindgen_test]
async fn averages_are_called_averages() {
    let stage = draw(shown(morning())).await;
    for name in ["handle-time", "talk-time", "hold-time", "wrap-up-time"] {
        let name = stage.text(&format!("[data-figure={name}] .figure-name"));
        assert!(name.starts_with("Average "), "{name}");
    }
}
