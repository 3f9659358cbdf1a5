//! What a person has typed, ticked or chosen is known to the element alone. This file names browser types for
//! that one reason; beside the tick of [`super::elapsed`] it is the view's only touch with the browser.

use super::call_log_view::Step;
use crate::settings::Stride;
use crate::shortcuts::Key;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};
use yew::prelude::*;

/// What the input holds after a change.
pub(super) fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// What the form's input holds when the form is sent. Enter may come before the last letter is drawn, so a form doesn't
/// send what it has drawn.
pub(super) fn sent(event: &SubmitEvent) -> String {
    let form = event.target_dyn_into::<Element>();
    let input = form.and_then(|form| form.query_selector("input").ok().flatten());
    input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()).map(|input| input.value()).unwrap_or_default()
}

/// Whether the box is ticked after a change.
pub(super) fn ticked(event: &Event) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
}

/// The value of the option that a select stands at after a change.
pub(super) fn chosen(event: &Event) -> String {
    event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
}

/// What a text of several lines holds after a change.
pub(super) fn written(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
}

/// Whether the focus goes out of the element that `area` selects, and not from one part of it to another.
pub(super) fn left(event: &FocusEvent, area: &str) -> bool {
    let to = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
    to.is_none_or(|element| !matches!(element.closest(area), Ok(Some(_))))
}

/// The same, and the focus is then in another part of the page: a click on nothing takes it nowhere.
pub(super) fn went_elsewhere(event: &FocusEvent, area: &str) -> bool {
    event.related_target().is_some() && left(event, area)
}

/// Closes a `details`.
pub(super) fn fold(node: &NodeRef) {
    if let Some(details) = node.cast::<Element>() {
        // An attribute that isn't there is no error.
        let _ = details.remove_attribute("open");
    }
}

/// Leads the focus to an element that stays when the one that had it goes.
pub(super) fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // An element that takes no focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Scrolls no farther than it takes to see the element.
pub(super) fn show(node: &NodeRef) {
    if let Some(element) = node.cast::<Element>() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// A key that goes down where a key is asked for.
pub(super) enum Stroke {
    Key(Key),
    /// Takes something away.
    Delete,
    Escape,
    /// Presses buttons.
    Press,
    /// The browser's, or none by itself.
    Other,
}

pub(super) fn stroke(event: &KeyboardEvent) -> Stroke {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    if modified || event.is_composing() || event.repeat() {
        return Stroke::Other;
    }
    match event.key().as_str() {
        "Backspace" | "Delete" => Stroke::Delete,
        "Escape" => Stroke::Escape,
        "Enter" | " " => Stroke::Press,
        key => Key::of(key, &event.code()).map_or(Stroke::Other, Stroke::Key),
    }
}

/// Where a key leads that goes down in the log, and not in a button of one of its rows.
pub(super) fn step(event: &KeyboardEvent) -> Option<Step> {
    let target = event.target_dyn_into::<Element>()?;
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    if modified || event.is_composing() || target.closest("button, input, select, textarea, a").ok().flatten().is_some()
    {
        return None;
    }
    match event.key().as_str() {
        "ArrowUp" => Some(Step::Up),
        "ArrowDown" => Some(Step::Down),
        "PageUp" => Some(Step::PageUp),
        "PageDown" => Some(Step::PageDown),
        "Home" => Some(Step::First),
        "End" => Some(Step::Last),
        "Enter" => Some(Step::Open),
        _ => None,
    }
}

/// A key that leads through the list under a field.
pub(super) enum ListKey {
    Up,
    Down,
    Choose,
    Close,
}

pub(super) fn list_key(event: &KeyboardEvent) -> Option<ListKey> {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    if modified || event.is_composing() {
        return None;
    }
    match event.key().as_str() {
        "ArrowUp" => Some(ListKey::Up),
        "ArrowDown" => Some(ListKey::Down),
        "Enter" => Some(ListKey::Choose),
        "Escape" => Some(ListKey::Close),
        _ => None,
    }
}

/// Whether a click was meant for what it is in, and not for a button there.
pub(super) fn is_bare(event: &MouseEvent) -> bool {
    let target = event.target_dyn_into::<Element>();
    target.is_some_and(|target| matches!(target.closest("button, input, select, textarea, a"), Ok(None)))
}

/// Where the hand is that has taken hold of something, CSS pixels.
pub(super) struct Pull {
    pub x: i32,
    pub y: i32,
}

/// The hand has taken hold (`begins`), or goes on. Whatever it comes over meanwhile, such as a frame, hears nothing of it.
pub(super) fn pull(event: &PointerEvent, begins: bool) -> Option<Pull> {
    let target = event.target_dyn_into::<Element>()?.closest("[data-grip]").ok().flatten()?;
    let id = event.pointer_id();
    if begins && event.is_primary() && event.button() == 0 {
        // A pointer that is gone already pulls nothing.
        target.set_pointer_capture(id).ok()?;
    } else if begins || !target.has_pointer_capture(id) {
        return None;
    }
    Some(Pull { x: event.client_x(), y: event.client_y() })
}

/// How far a key moves what has the focus.
pub(super) fn grip_key(event: &KeyboardEvent) -> Option<Stride> {
    const STEP: i32 = 16;
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() || event.is_composing() {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowUp" => Stride::By(0, -STEP),
        "ArrowDown" => Stride::By(0, STEP),
        "ArrowLeft" => Stride::By(-STEP, 0),
        "ArrowRight" => Stride::By(STEP, 0),
        "Home" => Stride::Least,
        "End" => Stride::Most,
        _ => return None,
    })
}

/// What a property of an element becomes. In text, as which views are drawn without a browser, elements have none.
pub(super) fn property(value: &str) -> JsValue {
    if cfg!(target_arch = "wasm32") { value.into() } else { JsValue::NULL }
}
