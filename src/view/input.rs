//! The text that a person has typed is known to the input element alone. This file names a browser type for
//! that one reason; beside the tick of [`super::elapsed`] it is the view's only touch with the browser.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the input holds after a change.
pub(super) fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}
