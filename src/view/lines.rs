//! Lines of text as the panels have them.

use super::icons::Icon;
use yew::prelude::*;

/// A paragraph of this class.
pub(super) fn line(class: &'static str, content: Html) -> Html {
    html! { <p {class}>{ content }</p> }
}

/// The same with a sign before its words.
pub(super) fn signed(class: &'static str, sign: Icon, words: &'static str) -> Html {
    line(class, html! { <>{ sign.draw() }<span>{ words }</span></> })
}
