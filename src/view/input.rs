//! What a person has typed, ticked or chosen is known to the element alone. This file names browser types for
//! that one reason; beside the tick of [`super::elapsed`] it is the view's only touch with the browser.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What the input holds after a change.
pub(super) fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Whether the box is ticked after a change.
pub(super) fn ticked(event: &Event) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
}

/// The value of the option that a select stands at after a change.
pub(super) fn chosen(event: &Event) -> String {
    event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
}
