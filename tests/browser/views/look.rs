//! What the page looks like, as the agent likes it.

use crate::stage::draw;
use agent_console::config::Theme;
use agent_console::settings::{Density, Look, TextSize};
use agent_console::view::LookSettings;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlSelectElement};
use yew::prelude::*;

#[wasm_bindgen_test]
async fn each_choice_changes_its_own_part_and_follows_a_look_that_comes_from_elsewhere() {
    let changed = Rc::new(RefCell::new(Vec::new()));
    let form = |look| {
        let changed = changed.clone();
        let on_change = Callback::from(move |look: Look| changed.borrow_mut().push(look));
        html! { <LookSettings {look} {on_change} /> }
    };
    let mut stage = draw(form(Look::default())).await;
    let names = ["theme", "density", "text-size"];
    for (name, value) in names.into_iter().zip(["dark", "compact", "largest"]) {
        let select: HtmlSelectElement = stage.find(&format!("[data-setting={name}]")).unchecked_into();
        select.set_value(value);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        let event = Event::new_with_event_init_dict("change", &bubbling).expect("an event");
        select.dispatch_event(&event).expect("sent");
        yew::scheduler::flush().await;
    }
    let usual = Look::default();
    let expected = [
        Look { theme: Some(Theme::Dark), ..usual },
        Look { density: Density::Compact, ..usual },
        Look { text_size: TextSize::Largest, ..usual },
    ];
    assert_eq!(changed.take(), expected);

    let chosen = Look { theme: Some(Theme::Dark), density: Density::Compact, text_size: TextSize::Largest };
    stage.redraw(form(chosen)).await;
    let other = Look { theme: Some(Theme::Contrast), density: Density::Comfortable, text_size: TextSize::Small };
    stage.redraw(form(other)).await;
    let shown =
        names.map(|name| stage.find(&format!("[data-setting={name}]")).unchecked_into::<HtmlSelectElement>().value());
    assert_eq!(shown, ["contrast", "comfortable", "small"]);
}
