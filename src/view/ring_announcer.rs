//! Screen readers announce a live region reliably only if it was in the page before its text came. So this one
//! is always there, empty while nothing rings, and interrupts whatever is being read when a call comes in.

use super::number::number_groups;
use super::words::{Words, use_words};
use crate::domain::Ring;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RingAnnouncerProps {
    pub ring: Option<Ring>,
}

/// Speaks once a ring, and once more if the number comes later. Time and queue are not in the text, or each of
/// their changes would be read out as well.
#[component]
pub fn RingAnnouncer(props: &RingAnnouncerProps) -> Html {
    let words = use_words();
    html! {
        <div class="visually-hidden" role="alert" aria-live="assertive" aria-atomic="true">
            if let Some(ring) = &props.ring {
                <p>{ announcement(words, ring) }</p>
            }
        </div>
    }
}

/// The groups are spoken apart, or eleven digits would be read as one enormous number.
fn announcement(words: &Words, ring: &Ring) -> String {
    let number = ring.number.as_ref().map(|number| number_groups(number.as_str()).join(" "));
    (words.ring.announcement)(words.ring(ring), number.as_deref())
}
