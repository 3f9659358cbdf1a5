//! The bar's frame and its listener, with real frames: of our own origin (`blob:`), and of one that is nobody's
//! (`data:`, whose messages come from the origin `null`).

use crate::stage::{document, draw, until};
use agent_console::browser::{ConnectionBar, Environment, Heard as Sound};
use agent_console::protocol::{Body, Decoded, Event, Fault, clock_forward, decode};
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::*;
use web_sys::{Blob, BlobPropertyBag, HtmlIFrameElement, Url, Window};
use yew::prelude::*;

fn window() -> Window {
    web_sys::window().expect("a window")
}

fn origin() -> String {
    window().location().origin().expect("an origin")
}

/// A page whose script is `script`, at an address of our own origin.
fn page(script: &str) -> String {
    let html = format!("<!doctype html><script>{script}</script>");
    let kind = BlobPropertyBag::new();
    kind.set_type("text/html");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&html.into()), &kind).expect("a blob");
    Url::create_object_url_with_blob(&blob).expect("an address")
}

/// The same at an address that has no origin.
fn foreign_page(script: &str) -> String {
    format!("data:text/html,<script>{script}</script>")
}

fn place(source: &str) -> Rc<Environment> {
    Rc::new(Environment {
        source: source.to_owned(),
        loader: None,
        allow: String::new(),
        origins: vec![origin()],
        target: origin(),
        simulated: false,
    })
}

/// A bar in the page, and what was heard of it.
struct Heard {
    inputs: Rc<RefCell<Vec<Sound>>>,
    frame: NodeRef,
}

impl Heard {
    fn bar(source: &str) -> (Heard, Html) {
        Heard::bar_at(place(source))
    }

    fn bar_at(place: Rc<Environment>) -> (Heard, Html) {
        let inputs = Rc::new(RefCell::new(Vec::new()));
        let frame = NodeRef::default();
        let on_heard = Callback::from({
            let inputs = inputs.clone();
            move |input| match input {
                Sound::Batch(turn) => inputs.borrow_mut().extend(turn),
                input => inputs.borrow_mut().push(input),
            }
        });
        let html = html! {
            <ConnectionBar {place} frame={frame.clone()} title="bar" {on_heard} />
        };
        (Heard { inputs, frame }, html)
    }

    fn frame(&self) -> HtmlIFrameElement {
        self.frame.cast().expect("the frame is drawn")
    }

    fn count(&self, wanted: impl Fn(&Sound) -> bool) -> usize {
        self.inputs.borrow().iter().filter(|input| wanted(input)).count()
    }

    fn messages(&self) -> Vec<Vec<Decoded>> {
        let message = |sound: &Sound| match sound {
            Sound::Message(text, _) => Some(decode(text.as_str())),
            Sound::Loaded
            | Sound::Forward(_)
            | Sound::OtherOrigin
            | Sound::Foreign
            | Sound::Batch(_)
            | Sound::Drained => None,
        };
        self.inputs.borrow().iter().filter_map(message).collect()
    }
}

fn is_foreign(sound: &Sound) -> bool {
    matches!(sound, Sound::Foreign | Sound::OtherOrigin)
}

const READY: &str = r#"{"eventType":"AgentState_Ready"}"#;

fn ready() -> Vec<Decoded> {
    vec![Decoded::Event(Event { body: Body::Ready, work_no: None, generated: None })]
}

#[wasm_bindgen_test]
async fn text_and_objects_from_our_frame_are_read_alike() {
    let (heard, bar) =
        Heard::bar(&page(&format!("parent.postMessage({READY}, '*'); parent.postMessage('{READY}', '*')")));
    let _stage = draw(bar).await;
    until("both messages", || heard.messages().len() == 2).await;
    assert_eq!(heard.messages(), [ready(), ready()]);
    until("the load", || heard.count(|input| *input == Sound::Loaded) == 1).await;
}

#[wasm_bindgen_test]
async fn the_simulated_bar_and_no_other_puts_the_clock_forward() {
    let script = page(&format!("parent.postMessage('{}', '*')", clock_forward(9_000)));
    let (heard, bar) = Heard::bar(&script);
    let _stage = draw(bar).await;
    until("a message that is rejected", || heard.messages().len() == 1).await;
    assert!(matches!(heard.messages()[0][..], [Decoded::Malformed(_)]), "{:?}", heard.messages());

    let simulated = Environment { simulated: true, ..Environment::clone(&place(&script)) };
    let (heard, bar) = Heard::bar_at(Rc::new(simulated));
    let _stage = draw(bar).await;
    until("the clock", || heard.count(|input| *input == Sound::Forward(9_000)) == 1).await;
    assert_eq!(heard.messages().len(), 0);
}

#[wasm_bindgen_test]
async fn what_has_no_form_as_text_is_a_message_that_is_rejected() {
    let script = "const a = {}; a.a = a; for (const what of [a, undefined, 10n, Symbol.iterator.description]) parent.postMessage(what, '*')";
    let (heard, bar) = Heard::bar(&page(script));
    let _stage = draw(bar).await;
    until("the messages", || heard.messages().len() == 4).await;
    assert!(heard.messages().iter().all(|parts| matches!(parts[..], [Decoded::Malformed(_)])));
}

#[wasm_bindgen_test]
async fn the_end_of_a_flood_is_told_once_and_after_all_of_it() {
    let (heard, bar) = Heard::bar(&page(&format!("for (let i = 0; i < 2000; i++) parent.postMessage('{READY}', '*')")));
    let _stage = draw(bar).await;
    until("the end of the flood", || heard.count(|sound| *sound == Sound::Drained) > 0).await;
    let sounds = heard.inputs.borrow();
    let messages = sounds.iter().filter(|sound| matches!(sound, Sound::Message(..))).count();
    assert_eq!((messages, sounds.last()), (2_000, Some(&Sound::Drained)));
    assert_eq!(sounds.iter().filter(|sound| **sound == Sound::Drained).count(), 1);
}

#[wasm_bindgen_test]
async fn a_frame_of_another_origin_is_not_heard() {
    let (heard, bar) = Heard::bar(&foreign_page(&format!("parent.postMessage({READY},'*')")));
    let _stage = draw(bar).await;
    until("the forged message", || heard.count(|sound| *sound == Sound::OtherOrigin) == 1).await;
    assert!(heard.messages().is_empty());
}

#[wasm_bindgen_test]
async fn another_window_of_the_right_origin_is_not_heard() {
    let (heard, bar) = Heard::bar(&page(""));
    let _stage = draw(bar).await;
    let other: HtmlIFrameElement = document().create_element("iframe").expect("a frame").unchecked_into();
    other.set_src(&page(&format!("parent.postMessage('{READY}', '*')")));
    document().body().expect("a body").append_child(&other).expect("to append");
    until("the other frame's message", || heard.count(is_foreign) == 1).await;
    window().post_message(&JsValue::from_str(READY), "*").expect("to post");
    until("our own message", || heard.count(is_foreign) == 2).await;
    assert!(heard.messages().is_empty());
    other.remove();
}

#[wasm_bindgen_test]
async fn our_frame_is_not_heard_after_it_went_elsewhere() {
    let (heard, bar) = Heard::bar(&page(&format!("parent.postMessage('{READY}', '*')")));
    let _stage = draw(bar).await;
    until("the first message", || heard.messages().len() == 1).await;
    heard.frame().set_src(&foreign_page(&format!("parent.postMessage({READY},'*')")));
    until("the message from elsewhere", || heard.count(is_foreign) == 1).await;
    assert_eq!(heard.messages().len(), 1);
}

#[wasm_bindgen_test]
async fn every_load_is_told_of() {
    let (heard, bar) = Heard::bar(&page(""));
    let _stage = draw(bar).await;
    for loads in 1..=3 {
        until("the load", || heard.count(|input| *input == Sound::Loaded) == loads).await;
        heard.frame().set_src(&page(""));
    }
}

#[wasm_bindgen_test]
async fn a_bar_that_is_gone_listens_no_more() {
    let (heard, bar) = Heard::bar(&page(""));
    let stage = draw(bar).await;
    until("the load", || !heard.inputs.borrow().is_empty()).await;
    drop(stage);
    let (second, bar) = Heard::bar(&page(&format!("parent.postMessage('{READY}', '*')")));
    let _stage = draw(bar).await;
    until("the second bar's message", || second.messages().len() == 1).await;
    assert_eq!(*heard.inputs.borrow(), [Sound::Loaded]);
}

#[wasm_bindgen_test]
async fn a_text_longer_than_anything_that_is_read_is_rejected_unread() {
    let (heard, bar) = Heard::bar(&page("parent.postMessage('9'.repeat(10 << 20), '*')"));
    let _stage = draw(bar).await;
    until("the message", || heard.messages().len() == 1).await;
    assert_eq!(heard.messages()[0], decode(""));
}

#[wasm_bindgen_test]
async fn the_frame_has_the_vendors_name_and_the_configured_permissions() {
    let (heard, _) = Heard::bar("");
    let place = Rc::new(Environment { allow: "microphone; camera".to_owned(), ..(*place(&page(""))).clone() });
    let _stage = draw(html! {
        <ConnectionBar {place} frame={heard.frame.clone()} title="bar" on_heard={Callback::noop()} />
    })
    .await;
    assert_eq!(heard.frame().name(), "ccbarclient");
    assert_eq!(heard.frame().get_attribute("allow").as_deref(), Some("microphone; camera"));
}

#[wasm_bindgen_test]
async fn an_event_that_a_script_has_made_is_not_the_bars() {
    let (heard, bar) = Heard::bar(&page(""));
    let _stage = draw(bar).await;
    until("the load", || heard.count(|input| *input == Sound::Loaded) == 1).await;
    let script = "const source = document.querySelector('iframe[name=ccbarclient]').contentWindow;
        dispatchEvent(new MessageEvent('message', {source, origin: location.origin, data: {eventType: 'AgentState_Ready'}}))";
    js_sys::eval(script).expect("valid");
    until("the forged message", || heard.count(is_foreign) == 1).await;
    assert!(heard.messages().is_empty());
}

#[wasm_bindgen_test]
async fn what_has_too_many_keys_is_rejected_before_it_is_written_out() {
    let script = "const many = Object.fromEntries(Array.from({length: 30_000}, (_, at) => ['k' + at, at]));
        let deep = {}; for (let at = 0; at < 1_000; at++) deep = {deep};
        for (const what of [many, {event: {content: many}}, Array(30_000).fill(1), {eventList: Array(30_000).fill({})},
            new Uint8Array(30_000), new String('x'.repeat(30_000)), deep]) parent.postMessage(what, '*');
        parent.postMessage({eventType: 'AgentState_Ready', at: new Date(), more: Array(1_000).fill({a: 1})}, '*')";
    let (heard, bar) = Heard::bar(&page(script));
    let _stage = draw(bar).await;
    until("the messages", || heard.messages().len() == 8).await;
    let messages = heard.messages();
    assert!(messages[..7].iter().all(|parts| matches!(parts[..], [Decoded::Malformed(Fault::NotJson { .. })])));
    assert_eq!(messages[7], ready());
}
