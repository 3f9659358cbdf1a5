//! The grips at the bar's edges, and the button that folds it away.

use crate::stage::{Stage, draw};
use agent_console::config::BarPlace;
use agent_console::settings::{Grip, Stride};
use agent_console::view::{BarEdges, GripAct, HideBar};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit};
use yew::prelude::*;

type Acts = Rc<RefCell<Vec<(Grip, GripAct)>>>;

fn edges(place: BarPlace, acts: &Acts) -> Html {
    let acts = acts.clone();
    html! { <BarEdges {place} on_grip={Callback::from(move |act| acts.borrow_mut().push(act))} on_show={Callback::noop()} /> }
}

fn press(stage: &Stage, selector: &str, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_key(key);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
    stage.find(selector).dispatch_event(&event).expect("sent")
}

#[wasm_bindgen_test]
async fn a_bar_has_the_grips_that_its_place_allows_and_each_says_which_way_it_lies() {
    for (place, separators, head) in [
        (BarPlace::Top, &["horizontal"][..], 0),
        (BarPlace::Bottom, &["horizontal"], 0),
        (BarPlace::Side, &["vertical"], 0),
        (BarPlace::Float, &["horizontal", "vertical"], 1),
    ] {
        let stage = draw(edges(place, &Acts::default())).await;
        let found = stage.root().query_selector_all("[role=separator][tabindex='0'][aria-label]").expect("a selector");
        let found = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok());
        let found: Vec<String> = found.filter_map(|one| one.get_attribute("aria-orientation")).collect();
        assert_eq!(found, separators, "{place:?}");
        assert_eq!(stage.count("button[data-grip=place]"), head, "{place:?}");
    }
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_a_grip_two_clicks_reset_it_and_other_keys_are_the_pages() {
    let acts = Acts::default();
    let stage = draw(edges(BarPlace::Top, &acts)).await;
    let grip = "[data-grip=height]";
    for key in ["ArrowUp", "ArrowDown", "Home", "End"] {
        assert!(!press(&stage, grip, key), "{key} would scroll the page");
    }
    assert!(press(&stage, grip, "Tab") && press(&stage, grip, "d"));
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let twice = web_sys::Event::new_with_event_init_dict("dblclick", &init).expect("an event");
    stage.find(grip).dispatch_event(&twice).expect("sent");
    let strides = [Stride::By(0, -16), Stride::By(0, 16), Stride::Least, Stride::Most].map(GripAct::Step);
    let expected: Vec<_> = strides.into_iter().chain([GripAct::Reset]).map(|act| (Grip::Height, act)).collect();
    assert_eq!(*acts.borrow(), expected);
}

#[wasm_bindgen_test]
async fn the_button_says_whether_the_bar_hides_and_asks_for_the_opposite() {
    let asked = Rc::new(Cell::new(None));
    let button = |hides: bool| {
        let asked = asked.clone();
        html! { <HideBar {hides} on_hide={Callback::from(move |hides| asked.set(Some(hides)))} /> }
    };
    let mut stage = draw(button(false)).await;
    for hides in [false, true] {
        stage.redraw(button(hides)).await;
        assert_eq!(stage.attribute("button", "aria-pressed"), Some(hides.to_string()));
        stage.find("button").unchecked_into::<HtmlElement>().click();
        assert_eq!(asked.take(), Some(!hides));
    }
}
