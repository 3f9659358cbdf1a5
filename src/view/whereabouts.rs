//! Where the other side is, and what the clocks show there: nobody should be called at three in the morning.

use super::elapsed::use_minutes;
use super::number::known;
use super::view_context::{use_clock, use_phones, use_words};
use crate::protocol::Number;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WhereaboutsProps {
    pub number: Number,
    /// The agent is typing, so that what is known later may still come.
    #[prop_or_default]
    pub may_come_late: bool,
}

/// The country of a foreign number, with the time there. What was not known when the number was first shown here is not
/// shown later, for nothing moves on the screen by itself.
#[component]
pub(super) fn Whereabouts(props: &WhereaboutsProps) -> Html {
    let phones = use_phones();
    let phone = known(&phones, &props.number);
    let was_known = use_memo(props.number.clone(), |_| phone.is_some());
    let phone = phone.filter(|_| *was_known || props.may_come_late);
    let abroad = phone.and_then(|phone| phone.abroad.clone());
    // One element, whatever is known: what has none can't be put before what changes beside it.
    html! {
        <span class="whereabouts-place">
            { for abroad.map(|(country, name)| html! { <Abroad {country} {name} /> }) }
        </span>
    }
}

#[derive(Properties, PartialEq)]
struct AbroadProps {
    country: Rc<str>,
    name: Rc<str>,
}

/// Told anew every minute, as long as it is shown.
#[component]
fn Abroad(props: &AbroadProps) -> Html {
    let (words, phones, clock) = (use_words(), use_phones(), use_clock());
    use_minutes(&Callback::noop());
    let time = phones.time_in(&props.country, (clock.now)().wall);
    html! {
        <bdi class="whereabouts" data-country={props.country.to_string()}>
            { (words.call.abroad)(&props.name, time.as_deref()) }
        </bdi>
    }
}
