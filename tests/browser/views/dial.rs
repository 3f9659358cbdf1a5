//! The field for an outbound call.

use crate::stage::{Stage, at, document, draw};
use agent_console::domain::{Callout, Dial, DialFailure};
use agent_console::protocol::{CalloutModes, MediaMode, Number};
use agent_console::view::DialField;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Clone, Default)]
struct Dialled(Rc<RefCell<Vec<Callout>>>);

impl Dialled {
    fn field(&self, dial: Dial, enabled: bool) -> Html {
        self.field_with(dial, enabled, CalloutModes::default())
    }

    fn field_with(&self, dial: Dial, enabled: bool, modes: CalloutModes) -> Html {
        let dialled = self.0.clone();
        let on_dial = Callback::from(move |callout| dialled.borrow_mut().push(callout));
        html! { <DialField {dial} {enabled} {modes} {on_dial} /> }
    }

    fn numbers(&self) -> Vec<String> {
        self.0.borrow().iter().map(|callout| callout.number.as_str().to_owned()).collect()
    }
}

fn requested(number: &str) -> Dial {
    Dial::Requested { number: Number::new(number), mode: MediaMode::Audio, since: at(0) }
}

fn input(stage: &Stage) -> HtmlInputElement {
    stage.find("input[type=tel]").unchecked_into()
}

async fn type_text(stage: &Stage, text: &str) {
    input(stage).set_value(text);
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    input(stage).dispatch_event(&Event::new_with_event_init_dict("input", &bubbling).expect("an event")).expect("sent");
    yew::scheduler::flush().await;
}

/// What a browser does when Enter is pressed in a field: it submits the field's form by its button.
async fn press_enter(stage: &Stage) {
    let form = stage.find("form:has(input):has(button[type=submit])");
    let submit = js_sys::Reflect::get(&form, &JsValue::from_str("requestSubmit")).expect("a form");
    submit.unchecked_into::<js_sys::Function>().call0(&form).expect("submitted");
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn enter_dials_what_was_typed_without_what_people_write_between_the_digits() {
    let dialled = Dialled::default();
    let stage = draw(dialled.field(Dial::Idle, true)).await;
    let pasted = ["\u{202a}+86 138‑1234‑5678\u{202c}", "=\"+8613812345678\"", "٠٥٠١٢٣٤٥٦٧", "tel:+86138;ext=5"];
    for text in [" +86 138-1234 5678", "(0755) 8888.0165", "*86#", "call me", " - "].into_iter().chain(pasted) {
        type_text(&stage, text).await;
        press_enter(&stage).await;
    }
    // What is no number is left for the session to refuse.
    let typed = ["+8613812345678", "075588880165", "*86#", "callme"];
    let pasted = ["+8613812345678", "+8613812345678", "0501234567", "+86138"];
    assert_eq!(dialled.numbers(), [typed, pasted].concat());
}

#[wasm_bindgen_test]
async fn a_video_call_is_offered_where_the_enterprise_has_them() {
    let calls = |audio, video| CalloutModes { audio, video };
    const BOTH: [MediaMode; 2] = [MediaMode::Audio, MediaMode::Video];
    for (modes, buttons, by_enter, by_click) in [
        (calls(true, false), vec!["Call"], MediaMode::Audio, &BOTH[..1]),
        (calls(true, true), vec!["Call", "Video call"], MediaMode::Audio, &BOTH[..]),
        (calls(false, true), vec!["Video call"], MediaMode::Video, &BOTH[1..]),
    ] {
        let dialled = Dialled::default();
        let stage = draw(dialled.field_with(Dial::Idle, true, modes)).await;
        let button = |place: usize| format!(".dial-line button:nth-of-type({place})");
        let shown: Vec<String> =
            (1..=stage.count(".dial-line button") as usize).map(|place| stage.text(&button(place))).collect();
        assert_eq!(shown, buttons);
        type_text(&stage, "10086").await;
        press_enter(&stage).await;
        for place in 1..=buttons.len() {
            stage.find(&button(place)).unchecked_into::<HtmlElement>().click();
            yew::scheduler::flush().await;
        }
        let asked: Vec<MediaMode> = dialled.0.borrow().iter().map(|callout| callout.mode).collect();
        assert_eq!((asked[0], &asked[1..]), (by_enter, by_click));
    }
}

#[wasm_bindgen_test]
async fn nothing_is_dialled_while_nothing_can_be() {
    let dialled = Dialled::default();
    let mut stage = draw(dialled.field(Dial::Idle, true)).await;
    press_enter(&stage).await;

    type_text(&stage, "10086").await;
    stage.redraw(dialled.field(Dial::Idle, false)).await;
    press_enter(&stage).await;
    assert_eq!(dialled.numbers(), [""; 0]);
    assert_eq!(stage.text("[role=status]"), "Available when you are signed in and not on a call.");
}

#[wasm_bindgen_test]
async fn a_second_enter_does_not_ask_for_the_same_call_twice() {
    let dialled = Dialled::default();
    let mut stage = draw(dialled.field(Dial::Idle, true)).await;
    type_text(&stage, "10086").await;
    press_enter(&stage).await;
    stage.redraw(dialled.field(requested("10086"), true)).await;
    press_enter(&stage).await;
    assert_eq!(dialled.numbers(), ["10086"]);
    assert_eq!(stage.text("[role=status]"), "Calling 10086. Pick up your phone when it rings.");
}

#[wasm_bindgen_test]
async fn a_number_that_was_taken_makes_room_and_one_that_failed_stays() {
    let dialled = Dialled::default();
    let mut stage = draw(dialled.field(Dial::Idle, true)).await;
    type_text(&stage, "100 86").await;
    stage.redraw(dialled.field(requested("10086"), true)).await;
    stage
        .redraw(dialled.field(Dial::Failed { number: Number::new("10086"), why: DialFailure::NoReaction }, true))
        .await;
    assert_eq!(input(&stage).value(), "100 86");
    assert_eq!(stage.attribute("input", "aria-invalid").as_deref(), Some("true"));

    stage.redraw(dialled.field(requested("10086"), true)).await;
    stage.redraw(dialled.field(Dial::Idle, true)).await;
    assert_eq!(input(&stage).value(), "");
}

#[wasm_bindgen_test]
async fn every_failure_says_what_to_do() {
    let failures = [
        (DialFailure::NotANumber, "“12a” is not a number. Use digits, *, # and a leading +."),
        (DialFailure::NotSignedIn, "Sign in in the connection bar first, then call again."),
        (DialFailure::OnCall, "You are on a call. Call again when it has ended."),
        (
            DialFailure::NoReaction,
            "Nothing happened with the call to 12a. Check in the bar that you are signed in, then call again.",
        ),
        (DialFailure::Refused("200-001".into()), "The platform refused the number 12a. Check it, then call again."),
    ];
    let dialled = Dialled::default();
    let mut stage = draw(dialled.field(Dial::Idle, true)).await;
    for (why, sentence) in failures {
        let possible = !matches!(why, DialFailure::NotSignedIn | DialFailure::OnCall);
        stage.redraw(dialled.field(Dial::Failed { number: Number::new("12a"), why }, possible)).await;
        assert_eq!(stage.text("[role=status]"), sentence);
    }
}

#[wasm_bindgen_test]
async fn a_call_that_comes_in_while_the_agent_types_leaves_focus_and_text_alone() {
    let dialled = Dialled::default();
    let mut stage = draw(dialled.field(Dial::Idle, true)).await;
    input(&stage).unchecked_into::<HtmlElement>().focus().expect("to focus");
    type_text(&stage, "100").await;
    stage.redraw(dialled.field(Dial::Idle, false)).await;
    assert_eq!(document().active_element().map(|element| element.id()).as_deref(), Some("dial-number"));
    assert_eq!(input(&stage).value(), "100");
}

#[wasm_bindgen_test]
async fn a_number_that_is_called_from_elsewhere_stands_in_the_field_beside_what_became_of_it() {
    let dialled = Dialled::default();
    let mut stage = draw(dialled.field(Dial::Idle, false)).await;
    let failed = Dial::Failed { number: Number::new("10086"), why: DialFailure::OnCall };
    stage.redraw(dialled.field(failed.clone(), false)).await;
    assert_eq!(input(&stage).value(), "10086");
    assert_eq!(stage.text("[role=status]"), "You are on a call. Call again when it has ended.");

    stage.redraw(dialled.field(failed, true)).await;
    assert_eq!(stage.text("[role=status]"), "You can call 10086 now.", "the call has ended");

    stage.redraw(dialled.field(requested("95588"), true)).await;
    assert_eq!(input(&stage).value(), "95588");
}

#[wasm_bindgen_test]
async fn a_failure_that_comes_later_leaves_alone_what_is_typed_meanwhile_and_is_told_all_the_same() {
    let dialled = Dialled::default();
    let mut stage = draw(dialled.field(requested("10086"), true)).await;
    type_text(&stage, "955").await;
    stage
        .redraw(dialled.field(Dial::Failed { number: Number::new("10086"), why: DialFailure::NoReaction }, true))
        .await;
    assert_eq!(input(&stage).value(), "955");
    assert_eq!(stage.attribute("input", "aria-invalid"), None, "that is another number");
    assert!(stage.text("[role=status]").contains("10086"));
}

#[wasm_bindgen_test]
async fn a_number_that_was_refused_is_no_longer_a_matter_once_it_is_corrected() {
    let dialled = Dialled::default();
    let mut stage = draw(dialled.field(Dial::Idle, true)).await;
    type_text(&stage, "12a").await;
    stage.redraw(dialled.field(Dial::Failed { number: Number::new("12a"), why: DialFailure::NotANumber }, true)).await;
    assert_eq!(stage.attribute("form", "data-dial").as_deref(), Some("failed"));
    type_text(&stage, "12").await;
    assert_eq!(stage.attribute("form", "data-dial").as_deref(), Some("idle"));
    assert_eq!(stage.text("[role=status]"), "");
}

#[wasm_bindgen_test]
async fn a_tab_without_the_bar_says_where_calls_start() {
    let stage =
        draw(html! { <DialField dial={Dial::Idle} enabled=false elsewhere=true on_dial={Callback::noop()} /> }).await;
    assert_eq!(stage.text("[role=status]"), "Calls start in the tab with the connection bar.");
}
