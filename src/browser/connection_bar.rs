//! The iframe that holds the connection bar, and the listener that hears it.
//!
//! What comes through `postMessage` is hostile until its source is our frame's window and its origin is
//! allowed: any window that can reach this one may post to it, and our frame may have been navigated away.

use super::clock::window;
use super::environment::Environment;
use super::message_batcher::{Heard, batched};
use crate::monitor::Carrier;
use crate::protocol::{BarCommand, MAX_TEXT, RawText, read_clock_forward};
use gloo::events::EventListener;
use js_sys::{Array, JsString, Object};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent, Window};
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    // As the browser's own text, which is compared without being copied: a burst asks for it thousands of times.
    type Posted;
    #[wasm_bindgen(method, getter)]
    fn origin(this: &Posted) -> JsString;
}

#[derive(Properties, PartialEq)]
pub struct ConnectionBarProps {
    pub place: Rc<Environment>,
    /// The frame, for whoever posts to it.
    pub frame: NodeRef,
    pub title: AttrValue,
    pub on_heard: Callback<Heard>,
}

/// Listens as long as it is in the page.
#[component]
pub fn ConnectionBar(props: &ConnectionBarProps) -> Html {
    let ConnectionBarProps { place, frame, title, on_heard } = props;
    use_effect_with((place.clone(), frame.clone(), on_heard.clone()), |(place, frame, on_heard)| {
        let iframe: HtmlIFrameElement = frame.cast().expect("the frame is drawn before its effect runs");
        let on_heard = batched(on_heard.clone());
        let loaded = on_heard.clone();
        let listeners = [
            EventListener::new(&iframe, "load", move |_| loaded.emit(Heard::Loaded)),
            listen(place, on_heard, {
                let iframe = iframe.clone();
                move || iframe.content_window()
            }),
        ];
        // Only now, so that no event of the page can come before its listener.
        iframe.set_src(&place.source);
        move || drop(listeners)
    });
    html! {
        <iframe ref={frame.clone()} name="ccbarclient" class="bar-frame" {title} allow={place.allow.clone()} />
    }
}

/// Draws the bar, and beside it what is said of it. The frame stays in the page as long as `number` and the rest of `bar` stay
/// the same; another number loads the bar anew.
pub fn bar(number: usize, bar: ConnectionBarProps, notice: Html) -> Html {
    let ConnectionBarProps { place, frame, title, on_heard } = bar;
    html! { <><ConnectionBar key={number} {place} {frame} {title} {on_heard} />{ notice }</> }
}

/// Posts to the bar. A frame that shows another origin drops the message, as it must; the handshake goes on.
pub fn post(frame: Option<HtmlIFrameElement>, command: BarCommand, target: &str) {
    let Some(frame) = frame.and_then(|frame| frame.content_window()) else { return };
    let message = match command {
        BarCommand::Text(text) => JsValue::from_str(&text),
        BarCommand::Object(text) => js_sys::JSON::parse(&text).expect("written by serde_json"),
    };
    let _ = frame.post_message(&message, target);
}

/// Hears the window, and tells what `bar` is the window of from everything else.
pub fn listen(
    place: &Environment,
    on_heard: Callback<Heard>,
    bar: impl Fn() -> Option<Window> + 'static,
) -> EventListener {
    let origins: Vec<JsString> = place.origins.iter().map(|origin| origin.as_str().into()).collect();
    let simulated = place.simulated;
    EventListener::new(&window(), "message", move |event| {
        let event = event.unchecked_ref::<MessageEvent>();
        if !is_of(event, bar()) {
            return on_heard.emit(Heard::Foreign);
        }
        if !origins.contains(&event.unchecked_ref::<Posted>().origin()) {
            return on_heard.emit(Heard::OtherOrigin);
        }
        let data = event.data();
        let carrier = carrier_of(&data);
        let text = text_of(data);
        let forward = if simulated { read_clock_forward(text.as_str()) } else { None };
        on_heard.emit(forward.map_or(Heard::Message(text, carrier), Heard::Forward));
    })
}

fn is_of(event: &MessageEvent, bar: Option<Window>) -> bool {
    // A window of another origin can be compared and nothing else.
    let source: Option<JsValue> = event.source().map(JsValue::from);
    let ours: Option<JsValue> = bar.map(JsValue::from);
    // A script of the page may make an event that says anything.
    event.is_trusted() && source.is_some() && source == ours
}

/// In which of its two forms a message was posted.
pub fn carrier_of(data: &JsValue) -> Carrier {
    if data.is_string() { Carrier::Text } else { Carrier::Object }
}

/// The message as text, whichever of the two forms the bar posts. What has no such form, or is longer than
/// anything that will be read, becomes a text that the decoder rejects.
pub fn text_of(data: JsValue) -> RawText {
    let text: Option<JsString> = match data.is_string() {
        true => Some(data.unchecked_into()),
        false if !is_small(&data, &mut { MOST_KEYS }, DEEPEST) => None,
        // An undefined result is no string, whatever its type says.
        false => js_sys::JSON::stringify(&data).ok().filter(|text| text.is_string()),
    };
    let text = text.filter(|text| text.length() as usize <= MAX_TEXT).and_then(|text| text.as_string());
    RawText::new(&text.unwrap_or_default())
}

/// An object of the bar has some dozen keys, and a batch some hundred; what has very many would be written out for
/// seconds before anybody could see how long it is.
const MOST_KEYS: u32 = 20_000;
/// Nothing that is nested deeper is read.
const DEEPEST: u32 = 128;

/// Whether it has no more than `left` keys in all, and no more levels than that.
fn is_small(value: &JsValue, left: &mut u32, levels: u32) -> bool {
    let Some(object) = value.dyn_ref::<Object>() else { return true };
    let list = value.dyn_ref::<Array>();
    let plain = Object::get_prototype_of(&Object::new());
    if list.is_none() && Object::get_prototype_of(value) != plain {
        // What else has a length, such as bytes, has as many keys; all others have none.
        let length = js_sys::Reflect::get(value, &"length".into()).ok().and_then(|length| length.as_f64());
        return length.unwrap_or_default() <= f64::from(*left);
    }
    // To name the keys of a large object takes a seventh of the time in which its values are listed.
    let length = list.map_or_else(|| Object::keys(object).length(), Array::length);
    let (Some(rest), Some(levels)) = (left.checked_sub(length), levels.checked_sub(1)) else { return false };
    *left = rest;
    let values = list.cloned().unwrap_or_else(|| Object::values(object));
    values.iter().all(|inner| is_small(&inner, left, levels))
}
