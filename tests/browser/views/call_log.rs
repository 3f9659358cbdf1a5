//! The log.

use super::{call, ended};
use crate::stage::{Stage, at, draw, set_clock, times_written, until};
use agent_console::directory::{Contact, Contacts};
use agent_console::domain::{Call, Direction, EndedBy, Outcome, Phase};
use agent_console::protocol::Number;
use agent_console::view::CallLogView;
use std::cell::{Cell, RefCell};
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

fn log(rows: &[Rc<Call>]) -> Html {
    html! { <CallLogView rows={rows.iter().cloned().collect::<Rc<[_]>>()} total={rows.len()} on_older={Callback::noop()} /> }
}

async fn one(call: Call) -> Stage {
    draw(log(&[Rc::new(call)])).await
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
        (Outcome::Abandoned, "abandoned", "Abandoned"),
        (Outcome::Failed, "failed", "Not reached"),
        (Outcome::Unknown, "unknown", "Outcome unknown"),
    ];
    for (outcome, name, word) in outcomes {
        let stage = one(Call { talked_ms: 61_999, ..call(3, ended(outcome, EndedBy::Agent)) }).await;
        let row = ["1456401416-3", "13812345678", "inbound", "ended", name, "agent", "61", "row"];
        assert_eq!(stage.attributes("tbody tr", ROW), row);
        assert_eq!(stage.text("td.call-outcome .call-word"), word);
    }
}

#[wasm_bindgen_test]
async fn a_row_says_who_ended_the_call_and_which_way_it_went() {
    let cases = [
        (EndedBy::Agent, Direction::Inbound, ["agent", "inbound"], ["You", "Inbound"]),
        (EndedBy::Customer, Direction::Outbound, ["customer", "outbound"], ["Customer", "Outbound"]),
        (EndedBy::Customer, Direction::Internal, ["customer", "internal"], ["Colleague", "Internal"]),
        (EndedBy::Platform, Direction::Unknown, ["platform", "unknown"], ["Platform", "Unknown"]),
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
async fn what_else_became_of_a_call_stands_under_its_outcome() {
    let failure = "The calling number is not allowed to make a call.";
    let noted = Call { failure: Some(failure.to_owned()), changed: true, ..call(1, Phase::Dialling) };
    let stage = one(noted).await;
    assert_eq!(stage.text("td.call-outcome"), format!("DiallingCall state changed{failure}"));
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
async fn the_table_tells_how_many_calls_there_are_and_older_ones_can_be_asked_for() {
    let asked = Rc::new(Cell::new(0));
    let on_older = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(asked.get() + 1))
    };
    let rows: Rc<[Rc<Call>]> = [Rc::new(call(41, Phase::Ringing))].into();
    let mut stage = draw(html! { <CallLogView rows={rows.clone()} total={42} on_older={on_older.clone()} /> }).await;
    assert_eq!(stage.attribute("#call-log table", "aria-rowcount").as_deref(), Some("42"));

    let button: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(stage.find("#call-log button"));
    button.click();
    assert_eq!(asked.get(), 1);

    stage.redraw(html! { <CallLogView {rows} total={1} {on_older} /> }).await;
    assert_eq!(stage.count("#call-log button"), 0);
}

#[wasm_bindgen_test]
async fn an_empty_log_says_what_will_appear_there() {
    let stage = draw(log(&[])).await;
    assert_eq!(stage.attribute("#call-log table", "aria-rowcount").as_deref(), Some("0"));
    assert!(stage.text(".call-log-empty").contains("as soon as it rings"));
}

#[wasm_bindgen_test]
async fn twenty_calls_that_come_to_five_hundred_draw_twenty_rows() {
    let newest_first = |calls: &[Rc<Call>]| log(&calls.iter().rev().cloned().collect::<Vec<_>>());
    let mut calls: Vec<_> = (0..500).map(|key| Rc::new(call(key, ended(Outcome::Answered, EndedBy::Agent)))).collect();
    let mut stage = draw(newest_first(&calls)).await;
    assert_eq!(times_written(), 500);

    for key in 500..520 {
        calls.push(Rc::new(call(key, Phase::Ringing)));
        stage.redraw(newest_first(&calls)).await;
    }
    assert_eq!(times_written(), 20);
    assert_eq!(stage.attribute("tbody tr", "data-call-id").as_deref(), Some("1456401416-519"));

    calls[519] = Rc::new(call(519, ended(Outcome::Missed, EndedBy::Platform)));
    stage.redraw(newest_first(&calls)).await;
    assert_eq!(times_written(), 1);
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
    let called: Rc<RefCell<Vec<Number>>> = Rc::default();
    let on_call = {
        let called = called.clone();
        Callback::from(move |number| called.borrow_mut().push(number))
    };
    let numbers = ["138 1234-5678", "+8613812345678", "A1002", "anonymous"];
    let row = |(key, number)| Rc::new(Call { number: Some(Number::new(number)), ..call(key, Phase::Ringing) });
    let rows: Rc<[Rc<Call>]> = (0..).zip(numbers).map(row).collect();
    let log = |obstacle, calling: Option<&str>| {
        html! {
            <CallLogView rows={rows.clone()} total=4 on_older={Callback::noop()} {obstacle} calling={calling.map(Number::new)}
                on_call={on_call.clone()} />
        }
    };
    let mut stage = draw(log(Some("Sign in first."), None)).await;
    let button = "tbody [data-action=call]";
    assert_eq!(stage.count(button), 2, "what is no number has no button");
    assert_eq!(stage.attribute(button, "aria-label").as_deref(), Some("Call 13812345678"));
    let described = stage.attribute(button, "aria-describedby").expect("a description");
    assert_eq!(stage.text(&format!("#{described}")), "Sign in first.");
    assert_eq!(stage.attribute("#call-log", "data-dialable").as_deref(), Some("false"));

    times_written();
    stage.redraw(log(None, None)).await;
    assert_eq!(stage.attribute("#call-log", "data-dialable").as_deref(), Some("true"));
    assert_eq!(times_written(), 0, "no row is drawn again because calls have become possible");

    stage.find(button).unchecked_into::<web_sys::HtmlElement>().click();
    assert_eq!(*called.borrow(), [Number::new("13812345678")]);
    stage.redraw(log(None, Some("13812345678"))).await;
    assert_eq!(times_written(), 1);
    assert_eq!(stage.count("tbody [data-action=call][data-calling=true]"), 1);
}

#[wasm_bindgen_test]
async fn a_name_that_comes_draws_the_rows_of_its_number_and_no_others() {
    let rows: Rc<[Rc<Call>]> = (0..100)
        .map(|key| Rc::new(Call { number: Some(Number::new(&key.to_string())), ..call(key, Phase::Ringing) }))
        .collect();
    let log = |contacts: &Contacts| {
        html! {
            <CallLogView rows={rows.clone()} contacts={contacts.clone()} total={100} on_older={Callback::noop()} />
        }
    };
    let nobody = Contacts::default();
    let mut stage = draw(log(&nobody)).await;
    times_written();
    let anna = Contact::new("Anna", "VIP").map(Rc::new).expect("a name");
    let contacts = nobody.replaced_by([(Number::new("7"), anna)].into());
    stage.redraw(log(&contacts)).await;
    assert_eq!(times_written(), 1);
    assert_eq!((stage.text(".call-name"), stage.attribute(".call-name", "title")), ("Anna".into(), Some("VIP".into())));
}
