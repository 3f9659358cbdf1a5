//! The question before a number is forgotten.

use crate::stage::draw;
use agent_console::journal::RedactionRefusal;
use agent_console::privacy::masked;
use agent_console::protocol::Number;
use agent_console::view::{EN, Phones, RedactionDialog, RedactionState, number_text};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use yew::prelude::*;

#[wasm_bindgen_test]
async fn it_says_what_goes_and_what_stays_and_how_far_it_is() {
    let asked = Rc::<RefCell<Vec<Number>>>::default();
    let dialog = |number: Option<Number>, state: RedactionState| {
        let asked = asked.clone();
        let on_forget = Callback::from(move |number| asked.borrow_mut().push(number));
        html! { <RedactionDialog {number} {state} {on_forget} on_close={Callback::noop()} /> }
    };
    let number = masked(&Number::new("13812345678"));
    let mut stage = draw(dialog(Some(number.clone()), RedactionState::Asking)).await;
    assert_eq!((stage.text(".forget-number"), stage.count("input")), ("138••••5678".to_owned(), 0));
    assert!(stage.text(".forget").contains("stay") && stage.text(".forget-keeps").contains("Not removed"));
    stage.find("[data-action=forget-now]").unchecked_into::<web_sys::HtmlElement>().click();
    yew::scheduler::flush().await;
    assert_eq!(*asked.borrow(), std::slice::from_ref(&number), "the one behind the mask");
    stage.redraw(dialog(Some(number.clone()), RedactionState::Refused(RedactionRefusal::Live))).await;
    assert!(stage.text("[role=status]").contains("A call with this number is up"));
    stage.redraw(dialog(Some(number.clone()), RedactionState::Running { done: 300, total: 1_200 })).await;
    assert_eq!(stage.attributes("progress", ["value", "max"]), ["300", "1200"]);
    assert!(stage.text("[role=status]").contains("300 of 1,200") && stage.count("[data-action=forget-now]") == 0);
    stage.redraw(dialog(None, RedactionState::Done)).await;
    assert_eq!(stage.text("[role=status]"), "The number is erased.");
    stage.redraw(dialog(None, RedactionState::Asking)).await;
    assert_eq!(stage.count("input[type=tel]"), 1);
}

#[wasm_bindgen_test]
async fn a_forgotten_number_is_a_word() {
    let stage = draw(number_text(&EN, &Phones::unknown(), &Number::forgotten(7))).await;
    assert_eq!(stage.root().text_content().as_deref(), Some("Number erased"));
}
