//! The page about a call's other party.

use crate::stage::draw;
use agent_console::directory::Contact;
use agent_console::protocol::Number;
use agent_console::view::{BlockedPop, CustomerPage, ScreenPopPanel};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use yew::prelude::*;

fn page(key: u64) -> CustomerPage {
    CustomerPage { key, address: "about:blank".into(), number: Some(Number::new("13812345678")) }
}

#[wasm_bindgen_test]
async fn a_name_that_comes_late_loads_no_page_again_and_another_call_does() {
    let panel = |key, name: Option<&str>| {
        let contact = name.and_then(|name| Contact::new(name, "")).map(Rc::new);
        html! { <ScreenPopPanel page={page(key)} {contact} on_close={Callback::noop()} /> }
    };
    let mut stage = draw(panel(1, None)).await;
    let frame = stage.find("iframe[name=screen-pop]");
    assert_eq!(stage.text("h2"), "Customer page: 13812345678");
    stage.redraw(panel(1, Some("Anna"))).await;
    assert_eq!(
        (stage.text("h2").as_str(), stage.attribute("iframe", "title")),
        ("Customer page: Anna", Some("Customer page: Anna".into()))
    );
    assert_eq!(stage.find("iframe[name=screen-pop]"), frame);
    stage.redraw(panel(2, Some("Anna"))).await;
    assert_ne!(stage.find("iframe[name=screen-pop]"), frame);
}

#[wasm_bindgen_test]
async fn the_panel_may_not_lead_the_console_away_and_offers_a_tab() {
    let stage = draw(html! { <ScreenPopPanel page={page(1)} on_close={Callback::noop()} /> }).await;
    let sandbox = stage.attribute("iframe", "sandbox").expect("it is in a sandbox");
    assert!(!sandbox.contains("allow-top-navigation") && !sandbox.contains("allow-modals"), "{sandbox}");
    assert_eq!(stage.attribute("iframe", "referrerpolicy").as_deref(), Some("no-referrer"));
    assert_eq!(stage.attributes("a", ["href", "target", "rel"]), ["about:blank", "_blank", "noopener noreferrer"]);
}

#[wasm_bindgen_test]
async fn a_blocked_page_is_told_of_once_and_can_be_dismissed() {
    let done = Rc::new(Cell::new(0));
    let on_done = {
        let done = done.clone();
        Callback::from(move |()| done.set(done.get() + 1))
    };
    let stage = draw(html! { <BlockedPop page={page(1)} {on_done} /> }).await;
    assert!(stage.text("[role=status]").starts_with("The browser has blocked"));
    stage.find("[data-action=dismiss-screen-pop]").unchecked_into::<HtmlElement>().click();
    assert_eq!(done.get(), 1);
}
