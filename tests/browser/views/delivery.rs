//! What the enterprise has received.

use crate::stage::{Stage, draw};
use agent_console::delivery::{Failure, Report, Row, Stage as At, State};
use agent_console::journal::RecordKey;
use agent_console::protocol::RawText;
use agent_console::view::{Deliveries, DeliveryStatus};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use yew::prelude::*;

const HALF_PAST_NINE: u64 = 34_200_000;

pub fn row(call: u64, stage: At, failure: Option<Failure>, words: &str) -> Row {
    let key = RecordKey { began: HALF_PAST_NINE, shift: 1, call };
    Row { key, stage, failure, words: RawText::new(words) }
}

pub fn in_trouble() -> Report {
    Report {
        state: State::Parked,
        waiting: 40,
        parked: 2,
        next: Some(HALF_PAST_NINE),
        rows: vec![
            row(1, At::Parked, Some(Failure::Status(422)), "No such queue: <b>7</b>"),
            row(2, At::Parked, Some(Failure::Redirected), ""),
            row(3, At::UnderWay, Some(Failure::TooSlow), ""),
            row(4, At::Waiting, Some(Failure::Unreachable), ""),
            row(5, At::Waiting, Some(Failure::TooSlow), ""),
            row(6, At::Waiting, None, ""),
        ],
    }
}

async fn status(report: Report) -> (Stage, Rc<RefCell<Vec<Option<RecordKey>>>>) {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let on_send_again = {
        let asked = asked.clone();
        Callback::from(move |key| asked.borrow_mut().push(key))
    };
    let deliveries = Deliveries::Here { report, outlives_the_page: true };
    (draw(html! { <DeliveryStatus {deliveries} {on_send_again} /> }).await, asked)
}

#[wasm_bindgen_test]
async fn as_long_as_nothing_has_gone_wrong_it_is_one_quiet_word() {
    for (state, waiting, name) in [(State::Idle, 0, "idle"), (State::Waiting, 2, "waiting")] {
        let report = Report { state, waiting, parked: 0, next: None, rows: vec![] };
        let (stage, _) = status(report).await;
        assert_eq!(stage.text("summary"), "CRM");
        let attributes = stage.attributes("#delivery", ["data-delivery", "data-waiting", "data-parked"]);
        assert_eq!(attributes, [name, &waiting.to_string(), "0"]);
    }
    let stage =
        draw(html! { <DeliveryStatus deliveries={Deliveries::Elsewhere} on_send_again={Callback::noop()} /> }).await;
    assert_eq!(stage.attribute("#delivery", "data-delivery").as_deref(), Some("elsewhere"));
}

#[wasm_bindgen_test]
async fn what_was_refused_is_named_with_the_servers_words_and_can_be_sent_again() {
    let (stage, asked) = status(in_trouble()).await;
    assert_eq!(stage.text("summary"), "2 rejected by CRM40 not sent to CRM");
    assert_eq!(stage.text(".delivery-call q"), "No such queue: <b>7</b>", "as text, not as markup");
    assert_eq!(stage.attribute(".delivery-call", "data-status").as_deref(), Some("422"));
    assert!(stage.text(".delivery-call").contains("at 09:30"));
    for selector in ["[data-action=send-again]", "[data-action=send-all-again]"] {
        stage.find(selector).unchecked_into::<HtmlElement>().click();
    }
    assert_eq!(*asked.borrow(), [Some(in_trouble().rows[0].key), None]);
}
