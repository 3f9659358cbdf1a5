//! Screen readers announce a live region reliably only if it was in the page before its text came. So this one
//! is always there, empty while nothing rings, and interrupts whatever is being read when a call comes in.

use super::number::number_groups;
use super::surroundings::use_first_words;
use super::words::FirstWords;
use crate::directory::Contact;
use crate::domain::Ring;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RingAnnouncerProps {
    pub ring: Option<Ring>,
    /// Who calls, if the directory knows it.
    #[prop_or_default]
    pub contact: Option<Rc<Contact>>,
}

/// Speaks once a ring, and once more if the number comes later, with the name if it is known by then: a name that
/// arrives late is seen, and not read out, or the agent would hear everything twice. Time and queue are not in the text, or each of
/// their changes would be read out as well.
#[component]
pub fn RingAnnouncer(props: &RingAnnouncerProps) -> Html {
    let words = use_first_words();
    let spoken = props.ring.as_ref().map(|ring| (ring.since, ring.number.clone()));
    let contact = use_memo(spoken, |_| props.contact.clone());
    html! {
        <div class="visually-hidden" role="alert" aria-live="assertive" aria-atomic="true">
            if let Some(ring) = &props.ring {
                <p>{ announcement(words, ring, contact.as_deref()) }</p>
            }
        </div>
    }
}

/// The groups are spoken apart, or eleven digits would be read as one enormous number.
fn announcement(words: &FirstWords, ring: &Ring, contact: Option<&Contact>) -> String {
    let number = ring.number.as_ref().map(|number| number_groups(number.as_str()).join(" "));
    match (contact, &number) {
        (Some(contact), Some(number)) => (words.ring.announcement_by_name)(words.ring(ring), &contact.name, number),
        (None, _) | (_, None) => (words.ring.announcement)(words.ring(ring), number.as_deref()),
    }
}
