//! The log.

mod finding;

use super::{Nameless, call, ended, log, log_of};
use crate::stage::{Stage, at, draw, set_clock, times_written, until};
use agent_console::domain::{Call, Direction, EndedBy, Medium, Outcome, Phase};
use agent_console::journal::RecordKey;
use agent_console::log::{Column, Query, Row, Sort, sort_name};
use agent_console::protocol::{MediaMode, MediaType, Number};
use agent_console::view::{CallLogView, CallLogViewProps, LogActions, Sight};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

const ROW: [&str; 8] = [
    "data-call-id",
    "data-number",
    "data-direction",
    "data-phase",
    "data-outcome",
    "data-ended-by",
    "data-talk-seconds",
    "role",
];

fn draw_log(calls: &[Rc<Call>]) -> Html {
    html! { <CallLogView ..log(calls) /> }
}

async fn one(call: Call) -> Stage {
    draw(draw_log(&[Rc::new(call)])).await
}

#[wasm_bindgen_test]
async fn a_row_carries_its_phase_while_the_call_is_up() {
    let phases = [
        (Phase::Ringing, "ringing", "Ringing"),
        (Phase::Dialling, "dialling", "Dialling"),
        (Phase::Talking { since: at(0) }, "talking", "Talking"),
        (Phase::Held { since: at(0) }, "held", "On hold"),
    ];
    for (phase, name, word) in phases {
        let stage = one(call(3, phase)).await;
        let row = ["1456401416-3", "13812345678", "inbound", name, "", "", "", "row"];
        assert_eq!(stage.attributes("tbody tr", ROW), row);
        assert_eq!(stage.text("td.call-outcome .call-word"), word);
    }
}

#[wasm_bindgen_test]
async fn a_row_carries_its_outcome_when_the_call_has_ended() {
    let outcomes = [
        (Outcome::Answered, "answered", "Answered"),
        (Outcome::Missed, "missed", "Missed"),
        (Outcome::Rejected, "rejected", "Rejected"),
        (Outcome::Abandoned, "abandoned", "Caller gave up"),
        (Outcome::Failed, "failed", "Not reached"),
        (Outcome::Unknown, "unknown", "Unknown"),
    ];
    for (outcome, name, word) in outcomes {
        let stage = one(Call { talked_ms: 61_999, ..call(3, ended(outcome, EndedBy::Agent)) }).await;
        let row = ["1456401416-3", "13812345678", "inbound", "ended", name, "agent", "61", "row"];
        assert_eq!(stage.attributes("tbody tr", ROW), row);
        assert_eq!(stage.text("td.call-outcome .call-word"), word);
    }
}

#[wasm_bindgen_test]
async fn a_row_names_its_agent_to_scripts_and_to_people_where_there_are_several() {
    let call = Rc::new(Call { agent: Some("101".to_owned()), ..call(1, ended(Outcome::Answered, EndedBy::Agent)) });
    let mut stage = draw(draw_log(std::slice::from_ref(&call))).await;
    assert_eq!(stage.attribute("tbody tr", "data-agent").as_deref(), Some("101"));
    assert_eq!(stage.count("td.call-remarks"), 0, "nothing is to be said beside");
    let several = CallLogViewProps { agents: true, ..log(&[call]) };
    stage.redraw(html! { <CallLogView ..several /> }).await;
    assert_eq!(stage.text("td.call-remarks"), "Agent 101");
}

#[wasm_bindgen_test]
async fn a_row_says_who_ended_the_call_and_which_way_it_went() {
    let cases = [
        (EndedBy::Agent, Direction::Inbound, ["agent", "inbound"], ["You", "Inbound"]),
        (EndedBy::Customer, Direction::Outbound, ["customer", "outbound"], ["Customer", "Outbound"]),
        (EndedBy::Customer, Direction::Internal, ["customer", "internal"], ["Colleague", "Internal"]),
        (EndedBy::Platform, Direction::Unknown, ["platform", "unknown"], ["System", "Unknown"]),
        (EndedBy::Unknown, Direction::Inbound, ["unknown", "inbound"], ["Unknown", "Inbound"]),
    ];
    for (by, direction, attributes, words) in cases {
        let stage = one(Call { direction, ..call(1, ended(Outcome::Answered, by)) }).await;
        assert_eq!(stage.attributes("tbody tr", ["data-ended-by", "data-direction"]), attributes);
        assert_eq!([stage.text("td.call-ended-by"), stage.text("td.call-direction")], words);
    }
}

#[wasm_bindgen_test]
async fn a_call_whose_parties_are_known_but_not_their_sides_shows_both() {
    let number = |text| Some(Number::new(text));
    let both = Call { number: None, caller: number("10086"), called: number("70092"), ..call(1, Phase::Ringing) };
    let stage = one(both).await;
    assert_eq!(stage.attribute("tbody tr", "data-number"), None);
    assert_eq!(stage.text("td.call-party"), "10086 → 70092");

    let stage = one(Call { number: None, ..call(1, Phase::Ringing) }).await;
    assert_eq!(stage.text("td.call-party"), "Number unknown");
}

#[wasm_bindgen_test]
async fn what_else_became_of_a_call_stands_in_its_second_line() {
    let failure = "The calling number is not allowed to make a call.";
    let noted = Call { failure: Some(failure.to_owned()), changed: true, ..call(1, Phase::Dialling) };
    let stage = one(noted).await;
    assert_eq!(stage.text("td.call-outcome"), "Dialling");
    assert_eq!(stage.text("td.call-remarks"), format!("Call state changed{failure}"));
    let title = stage.attribute("td.call-remarks", "title").expect("what has no room is there to be read");
    assert_eq!(title, format!("Call state changed\n{failure}"));
}

#[wasm_bindgen_test]
async fn times_that_are_over_are_written_and_the_others_stay_empty() {
    let mut over = call(1, ended(Outcome::Answered, EndedBy::Agent));
    over.answered = Some(at(12_000));
    over.talked_ms = 75_000;
    over.wrap_up_ms = Some(9_000);
    let stage = one(over).await;
    let cell = |nth: usize| stage.text(&format!("tbody td:nth-child({nth})"));
    assert_eq!([cell(6), cell(7), cell(8), cell(9)], ["0:12", "1:15", "", "0:09"]);
}

#[wasm_bindgen_test]
async fn rows_out_of_sight_are_counted_and_leave_their_room() {
    let rows: Rc<[Rc<Row>]> = log(&[Rc::new(call(41, Phase::Ringing)), Rc::new(call(42, Phase::Ringing))]).sight.rows;
    let sight = Sight { rows, first: 100, days: Rc::new([]), above: 5_000.0, height: 50_000.0 };
    let props = CallLogViewProps { sight, matching: 1_000, known: 2_000, ..log(&[]) };
    let stage = draw(html! { <CallLogView ..props /> }).await;
    assert_eq!(stage.attribute("#call-log table", "aria-rowcount").as_deref(), Some("1000"));
    assert_eq!(stage.attribute("tbody .call", "aria-rowindex").as_deref(), Some("101"));
    assert_eq!(stage.attribute(".call-log-gap:first-child td", "height").as_deref(), Some("5000"));
    assert_eq!(stage.attribute("#call-log-grid tbody", "height").as_deref(), Some("50000"));
}

#[wasm_bindgen_test]
async fn the_head_of_a_column_sorts_by_it_and_says_so() {
    let asked: Rc<RefCell<Vec<Query>>> = Rc::default();
    let on_query = {
        let asked = asked.clone();
        Callback::from(move |query| asked.borrow_mut().push(query))
    };
    let props = CallLogViewProps { on_query, ..log(&[]) };
    let stage = draw(html! { <CallLogView ..props /> }).await;
    assert_eq!(stage.attribute("th.call-time", "aria-sort").as_deref(), Some("descending"));
    for column in ["talk", "time"] {
        stage.find(&format!("[data-sort={column}]")).unchecked_into::<web_sys::HtmlElement>().click();
    }
    let sorts = asked.borrow().iter().map(|query| sort_name(query.sort)).collect::<Vec<_>>();
    assert_eq!(sorts, ["-talk", "time"]);
}

#[wasm_bindgen_test]
async fn who_waits_to_be_called_back_is_counted_and_can_be_marked_as_done() {
    let marked: Rc<RefCell<Vec<(RecordKey, bool)>>> = Rc::default();
    let done = {
        let marked = marked.clone();
        Some(Callback::from(move |mark| marked.borrow_mut().push(mark)))
    };
    let missed = call(1, ended(Outcome::Missed, EndedBy::Platform));
    let over = Call { key: 2, wrapped_up: true, ..missed.clone() };
    let own = Call { key: 3, direction: Direction::Outbound, ..missed.clone() };
    let actions = LogActions { done, ..LogActions::default() };
    let props = CallLogViewProps { waiting: 3, actions, ..log(&[missed, over, own].map(Rc::new)) };
    let stage = draw(html! { <CallLogView ..props /> }).await;
    assert_eq!(stage.attribute(".call-log-waiting", "data-waiting").as_deref(), Some("3"));
    assert_eq!((stage.count("[data-action=done]"), stage.count("[data-action=not-done]")), (1, 1));
    for action in ["done", "not-done"] {
        stage.find(&format!("[data-action={action}]")).unchecked_into::<web_sys::HtmlElement>().click();
    }
    let key = |call| RecordKey { began: 0, shift: 0, call };
    assert_eq!(*marked.borrow(), [(key(1), true), (key(2), false)]);
}

#[wasm_bindgen_test]
async fn the_list_of_who_waits_has_an_order_of_its_own_and_says_when_nobody_does() {
    let query = |sort| Rc::new(Query { waiting: true, sort, ..Query::default() });
    let waiting = |sort| html! { <CallLogView ..CallLogViewProps { query: query(sort), ..log(&[]) } /> };
    let mut stage = draw(waiting(Sort::default())).await;
    assert_eq!(stage.text(".call-log-empty"), "Nobody is waiting to be called back.");
    assert_eq!(stage.count("[aria-sort]"), 0);
    stage.redraw(waiting(Sort { column: Column::Party, descending: false })).await;
    assert_eq!(stage.count("[aria-sort]"), 1);
}

#[wasm_bindgen_test]
async fn an_empty_log_says_what_will_appear_there() {
    let stage = draw(draw_log(&[])).await;
    assert_eq!(stage.attribute("#call-log table", "aria-rowcount").as_deref(), Some("0"));
    assert!(stage.text(".call-log-empty").contains("as soon as it rings"));
}

#[wasm_bindgen_test]
async fn twenty_calls_that_come_to_five_hundred_draw_twenty_rows() {
    // A row is made once a call, as the book does.
    let row = |call: Call| Rc::new(Row::new(0, Rc::new(call), &Nameless));
    let newest_first = |rows: &[Rc<Row>]| html! { <CallLogView ..log_of(rows.iter().rev().cloned().collect()) /> };
    let mut rows: Vec<_> = (0..500).map(|key| row(call(key, ended(Outcome::Answered, EndedBy::Agent)))).collect();
    let mut stage = draw(newest_first(&rows)).await;
    assert_eq!(times_written(), 500);

    for key in 500..520 {
        rows.push(row(call(key, Phase::Ringing)));
        stage.redraw(newest_first(&rows)).await;
    }
    assert_eq!(times_written(), 20);
    assert_eq!(stage.attribute("tbody tr", "data-call-id").as_deref(), Some("1456401416-519"));

    rows[519] = row(call(519, ended(Outcome::Missed, EndedBy::Platform)));
    stage.redraw(newest_first(&rows)).await;
    assert_eq!(times_written(), 1);
}

#[wasm_bindgen_test]
async fn a_row_says_that_a_call_is_one_with_video_and_nothing_of_voice() {
    let with = |medium| Call { medium, ..call(1, ended(Outcome::Answered, EndedBy::Agent)) };
    for (medium, attribute, word) in [
        (None, None, "Inbound"),
        (Some(Medium::Voice), Some("voice"), "Inbound"),
        (Some(Medium::Video), Some("video"), "InboundVideo"),
    ] {
        let stage = one(with(medium)).await;
        assert_eq!(stage.attribute("tbody .call", "data-media").as_deref(), attribute);
        assert_eq!(stage.text("td.call-direction"), word);
    }
    let stage = one(Call { contact: Some(MediaType::ClickToDial), ..with(None) }).await;
    assert!(stage.text("td.call-remarks").contains("Click-to-call"));
}

#[wasm_bindgen_test]
async fn a_running_time_ticks_without_its_row_being_drawn_again() {
    set_clock(7_990);
    let stage = one(call(1, Phase::Ringing)).await;
    assert_eq!(stage.text("tbody .elapsed"), "0:07");
    times_written();

    set_clock(9_000);
    until("the tick", || stage.text("tbody .elapsed") == "0:09").await;
    assert_eq!(times_written(), 0);
}

#[wasm_bindgen_test]
async fn a_ring_that_began_after_the_clock_was_put_back_has_lasted_no_time() {
    set_clock(1_000);
    let stage = one(Call { began: at(5_000), ..call(1, Phase::Ringing) }).await;
    assert_eq!(stage.text("tbody .elapsed"), "0:00");
}

#[wasm_bindgen_test]
async fn a_number_of_the_log_is_called_by_the_button_beside_it() {
    let called: Rc<RefCell<Vec<u64>>> = Rc::default();
    let on_call = {
        let called = called.clone();
        Callback::from(move |key: RecordKey| called.borrow_mut().push(key.call))
    };
    let numbers = ["138 1234-5678", "+8613812345678", "A1002", "anonymous"];
    let row = |(key, number)| Rc::new(Call { number: Some(Number::new(number)), ..call(key, Phase::Ringing) });
    let all = log(&(0..).zip(numbers).map(row).collect::<Vec<_>>());
    let actions = LogActions { call: Some(on_call.clone()), video_call: Some(on_call), ..LogActions::default() };
    let log = |obstacle, calling: &[(u64, MediaMode)]| {
        let calling = calling.iter().map(|&(call, mode)| (RecordKey { began: 0, shift: 0, call }, mode)).collect();
        let (sight, actions) = (all.sight.clone(), actions.clone());
        let props = CallLogViewProps { obstacle, calling, sight, actions, ..log(&[]) };
        html! { <CallLogView ..props /> }
    };
    let mut stage = draw(log(Some("Sign in first."), &[])).await;
    let button = "tbody [data-action=call]";
    assert_eq!(stage.count(button), 2, "what is no number has no button");
    assert_eq!(stage.attribute(button, "aria-label").as_deref(), Some("Call 13812345678"));
    let described = stage.attribute(button, "aria-describedby").expect("a description");
    assert_eq!(stage.text(&format!("#{described}")), "Sign in first.");
    assert_eq!(stage.attribute("#call-log", "data-dialable").as_deref(), Some("false"));

    times_written();
    stage.redraw(log(None, &[])).await;
    assert_eq!(stage.attribute("#call-log", "data-dialable").as_deref(), Some("true"));
    assert_eq!(times_written(), 0, "no row is drawn again because calls have become possible");

    stage.find(button).unchecked_into::<web_sys::HtmlElement>().click();
    let video = "tbody [data-action=video-call]";
    assert_eq!(stage.attribute(video, "aria-label").as_deref(), Some("Video call to 13812345678"));
    stage.find(video).unchecked_into::<web_sys::HtmlElement>().click();
    assert_eq!(*called.borrow(), [0, 0]);
    stage.redraw(log(None, &[(0, MediaMode::Audio)])).await;
    assert_eq!(times_written(), 1);
    assert_eq!(stage.count("tbody [data-action=call][data-calling=true]"), 1);
    assert_eq!(stage.count("tbody [data-calling]"), 1, "the button that was not pressed says nothing");
    stage.redraw(log(None, &[(0, MediaMode::Video)])).await;
    assert_eq!(stage.count("tbody [data-action=video-call][data-calling=true]"), 1);
    assert_eq!(stage.count("tbody [data-calling]"), 1);
}
