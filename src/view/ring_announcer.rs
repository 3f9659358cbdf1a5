//! Screen readers announce a live region reliably only if it was in the page before its text came. So this one
//! is always there, empty while nothing rings, and interrupts whatever is being read when a call comes in.

use super::number::{known, number_groups};
use super::phones::Phones;
use super::view_context::{use_phones, use_words};
use super::words::EssentialWords;
use crate::directory::Contact;
use crate::domain::Ring;
use crate::protocol::Number;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RingAnnouncerProps {
    pub ring: Option<Ring>,
    /// Who calls, if the directory knows it.
    #[prop_or_default]
    pub contact: Option<Rc<Contact>>,
    /// Speaks to screen readers without a live region, which then is none: two would be heard twice.
    #[prop_or_default]
    pub on_speak: Option<Callback<AttrValue>>,
}

/// Speaks once a ring, and once more if the number comes later, with the name if it is known by then: a name that
/// arrives late is seen, and not read out, or the agent would hear everything twice. Time and queue are not in the text, or each of
/// their changes would be read out as well.
#[component]
pub fn RingAnnouncer(props: &RingAnnouncerProps) -> Html {
    let (words, phones) = (use_words(), use_phones());
    let spoken = props.ring.as_ref().map(|ring| (ring.since, ring.number.clone()));
    let said = use_memo(spoken, |spoken| {
        let number = spoken.as_ref().and_then(|(_, number)| number.as_ref());
        (props.contact.clone(), number.map(|number| spoken_number(&phones, number)))
    });
    let (contact, number) = &*said;
    let text = props.ring.as_ref().map(|ring| announcement(words, ring, contact.as_deref(), number.as_deref()));
    let text = text.map(AttrValue::from);
    use_effect_with((text.clone(), props.on_speak.clone()), |(text, on_speak)| {
        if let (Some(text), Some(on_speak)) = (text, on_speak) {
            on_speak.emit(text.clone());
        }
    });
    let (role, live) = if props.on_speak.is_some() { (None, "off") } else { (Some("alert"), "assertive") };
    html! {
        <div class="visually-hidden" data-announces="ring" {role} aria-live={live} aria-atomic="true">
            if let Some(text) = text {
                <p>{ text }</p>
            }
        </div>
    }
}

/// As its country writes it, or in groups, or eleven digits would be read as one enormous number.
fn spoken_number(phones: &Phones, number: &Number) -> String {
    known(phones, number).map_or_else(|| number_groups(number.as_str()).join(" "), |phone| phone.shown.to_string())
}

fn announcement(words: &EssentialWords, ring: &Ring, contact: Option<&Contact>, number: Option<&str>) -> String {
    match (contact, number) {
        (Some(contact), Some(number)) => (words.ring.announcement_by_name)(words.ring(ring), &contact.name, number),
        (None, _) | (_, None) => (words.ring.announcement)(words.ring(ring), number),
    }
}
