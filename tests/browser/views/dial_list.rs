//! The list under the field for a number to call, and what is known before calling.

use crate::stage::{Stage, document, draw, set_phones};
use agent_console::domain::Dial;
use agent_console::log::Suggestion;
use agent_console::numbers::DialBack;
use agent_console::protocol::Number;
use agent_console::view::{DialField, Phone, PhoneBook, Phones};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlInputElement, KeyboardEvent, KeyboardEventInit};
use yew::prelude::*;

fn suggestion(number: &str, name: &str) -> Suggestion {
    Suggestion { number: Number::new(number), name: Some(name.into()), hint: None }
}

fn field(rings: bool) -> Html {
    let complete = Callback::from(|typed: String| -> Rc<[Suggestion]> {
        if typed.is_empty() { [].into() } else { [suggestion("1001", "Anna"), suggestion("1002", "Ben")].into() }
    });
    html! { <DialField dial={Dial::Idle} enabled=true {rings} {complete} on_dial={Callback::noop()} /> }
}

fn input(stage: &Stage) -> HtmlInputElement {
    stage.find("#dial-number").unchecked_into()
}

async fn type_text(stage: &Stage, text: &str) {
    input(stage).set_value(text);
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    input(stage).dispatch_event(&Event::new_with_event_init_dict("input", &bubbling).expect("an event")).expect("sent");
    yew::scheduler::flush().await;
}

/// Whether the browser would go on with it.
async fn press(stage: &Stage, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
    let goes_on = input(stage).dispatch_event(&event).expect("sent");
    yew::scheduler::flush().await;
    goes_on
}

fn at(stage: &Stage) -> Option<String> {
    stage.attribute("#dial-number", "aria-activedescendant")
}

#[wasm_bindgen_test]
async fn the_keyboard_leads_through_the_list_and_around_its_ends() {
    let stage = draw(field(false)).await;
    assert_eq!(stage.attribute("#dial-number", "aria-expanded").as_deref(), Some("false"));
    type_text(&stage, "a").await;
    assert_eq!(stage.attribute("#dial-number", "aria-expanded").as_deref(), Some("true"));
    for (key, active) in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowDown", 0), ("ArrowUp", 1)] {
        assert!(!press(&stage, key).await);
        assert_eq!(at(&stage), Some(format!("dial-suggestions-{active}")), "{key}");
        assert!(document().get_element_by_id(&at(&stage).expect("an id")).is_some());
    }
    assert!(!press(&stage, "Enter").await, "it chooses and doesn't call");
    assert_eq!((input(&stage).value(), at(&stage)), ("1002".to_owned(), None));
    assert_eq!(stage.attribute("#dial-number", "aria-expanded").as_deref(), Some("false"));

    type_text(&stage, "b").await;
    assert!(press(&stage, "Enter").await, "with nothing chosen the number is called that was typed");
    assert_eq!(stage.attribute("#dial-number", "aria-expanded").as_deref(), Some("false"));

    type_text(&stage, "c").await;
    assert!(!press(&stage, "Escape").await);
    assert_eq!(stage.attribute("#dial-number", "aria-expanded").as_deref(), Some("false"));
    assert!(press(&stage, "Escape").await, "then it is the page's again");
}

#[wasm_bindgen_test]
async fn the_list_goes_when_a_call_rings_and_stays_away() {
    let mut stage = draw(field(false)).await;
    type_text(&stage, "a").await;
    stage.redraw(field(true)).await;
    assert_eq!(stage.attribute("#dial-number", "aria-expanded").as_deref(), Some("false"));
    type_text(&stage, "ab").await;
    assert_eq!(stage.attribute("#dial-number", "aria-expanded").as_deref(), Some("false"));
    stage.redraw(field(false)).await;
    assert_eq!(stage.attribute("#dial-number", "aria-expanded").as_deref(), Some("false"));
}

/// Japan's, and who must not be called.
struct Book(DialBack);

impl PhoneBook for Book {
    fn phone(&self, number: &str) -> Option<Rc<Phone>> {
        let abroad = Some(("JP".into(), "Japan".into()));
        let known =
            Phone { shown: "+81 3-1234-5678".into(), abroad, forms: ["+81312345678".into(), "0312345678".into()] };
        (number == "+81312345678").then(|| Rc::new(known))
    }

    fn time_in(&self, _: &str, _: u64) -> Option<String> {
        Some("07:00".to_owned())
    }

    fn dial_back(&self) -> &DialBack {
        &self.0
    }

    fn is_spared(&self, number: &str) -> bool {
        number == "70093"
    }
}

#[wasm_bindgen_test]
async fn country_and_time_of_the_other_side_and_the_list_are_told_before_calling() {
    set_phones(Phones::new(Rc::new(Book(DialBack::default()))));
    let stage = draw(field(false)).await;
    type_text(&stage, "+81312345678").await;
    assert_eq!(stage.text(".dial-preview .whereabouts"), "Japan · 07:00 local time");
    assert_eq!(stage.text(".dial-shown"), "+81 3-1234-5678");
    type_text(&stage, "70093").await;
    assert_eq!(stage.text(".dial-preview"), "On the do-not-call list");
    type_text(&stage, "Anna").await;
    assert_eq!(stage.text(".dial-preview"), "");
    set_phones(Phones::unknown());
}
