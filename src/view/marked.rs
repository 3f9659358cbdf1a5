//! A text in which what was looked for is marked.

use crate::log::pieces;
use yew::prelude::*;

/// The text, with what is found of the folded words in it marked.
pub(super) fn marked(text: &str, wanted: &[String]) -> Html {
    if wanted.is_empty() {
        return Html::from(text.to_owned());
    }
    let pieces = pieces(text, wanted).into_iter().map(|piece| {
        let text = piece.text.to_owned();
        if piece.found {
            html! { <mark>{ text }</mark> }
        } else {
            Html::from(text)
        }
    });
    pieces.collect()
}
