//! What is worth knowing before somebody is called: who it is, where, and whether the enterprise spares the number.

use super::dom_events::show;
use super::icons::WARNING;
use super::number::{known, number_in_words};
use super::view_context::{use_phones, use_words};
use super::whereabouts::Whereabouts;
use crate::directory::Contact;
use crate::numbers::{Verdict, dialable, is_dialable};
use crate::protocol::Number;
use std::rc::Rc;
use yew::prelude::*;

/// The id of what is said of the number in the field.
pub(super) const PREVIEW: &str = "dial-preview";

/// Somebody whom the agent wanted to call and who is on the list of those who must not be.
#[derive(Clone, PartialEq)]
pub struct Spared {
    pub number: Number,
    pub verdict: Verdict,
    /// How often somebody has been spared: the same number twice is twice.
    pub times: u32,
    /// The enterprise's own words.
    pub text: Option<Rc<str>>,
}

#[derive(Properties, PartialEq)]
pub(super) struct PreviewProps {
    /// As it stands in the field.
    pub typed: String,
    /// The number was not called, which is said below.
    pub spared: bool,
    /// Whose numbers they are.
    pub who: Option<Callback<Number, Option<Rc<Contact>>>>,
}

#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let (words, phones) = (use_words(), use_phones());
    let number = Number::new(&dialable(&props.typed));
    if !is_dialable(number.as_str()) {
        return html! { <p id={PREVIEW} class="dial-preview"></p> };
    }
    let phone = known(&phones, &number);
    // The directory may have the number with its country code or without.
    let others = phone.iter().flat_map(|phone| phone.forms.iter().map(|form| Number::new(form)));
    let named = |who: &Callback<Number, Option<Rc<Contact>>>| {
        std::iter::once(number.clone()).chain(others).find_map(|number| who.emit(number))
    };
    let contact = props.who.as_ref().and_then(named);
    let shown = phone.as_ref().map(|phone| phone.shown.clone()).filter(|shown| **shown != *props.typed.trim());
    html! {
        <p id={PREVIEW} class="dial-preview">
            { for contact.iter().map(|contact| html! { <bdi class="dial-name">{ contact.name.clone() }</bdi> }) }
            { for shown.map(|shown| html! { <bdi class="dial-shown" dir="ltr">{ shown }</bdi> }) }
            <Whereabouts {number} may_come_late=true />
            if !props.spared && phones.is_spared(&dialable(&props.typed)) {
                <span class="dial-listed" data-do-not-call="true">{ WARNING.draw() }<span>{ words.numbers.listed }</span></span>
            }
        </p>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SparedNoticeProps {
    pub spared: Option<Spared>,
    pub on_anyway: Callback<()>,
}

/// Always there, so that it is read out.
#[component]
pub(super) fn SparedNotice(props: &SparedNoticeProps) -> Html {
    let (words, phones) = (use_words(), use_phones());
    let words = &words.numbers;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.spared.as_ref().map(|spared| spared.times), move |times| {
            if times.is_some() {
                show(&node);
            }
        });
    }
    html! {
        <div ref={node} class="dial-spared" role="alert">
            if let Some(Spared { number, verdict, text, .. }) = &props.spared {
                <p data-verdict={verdict_name(*verdict)}>
                    { WARNING.draw() }
                    <span>
                        { match verdict {
                            Verdict::Clear | Verdict::Warned => (words.warned)(&number_in_words(&phones, number)),
                            Verdict::Forbidden => (words.forbidden)(&number_in_words(&phones, number)),
                            Verdict::NoList => words.no_list.to_owned(),
                        } }
                        { for text.iter().filter(|_| *verdict != Verdict::NoList).map(|text| html! { <>{ " " }<bdi>{ text.clone() }</bdi></> }) }
                    </span>
                </p>
                if *verdict == Verdict::Warned {
                    <button type="button" class="plain-button" data-action="call-anyway"
                        onclick={props.on_anyway.reform(|_: MouseEvent| ())}>{ words.call_anyway }</button>
                }
            }
        </div>
    }
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Clear => "clear",
        Verdict::Warned => "warned",
        Verdict::Forbidden => "forbidden",
        Verdict::NoList => "no-list",
    }
}
