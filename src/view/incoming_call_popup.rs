//! A call rings at the agent. The popup has to be seen from across the desk and must not be in the way: it
//! takes no focus, waits for no click, and leaves when the ringing ends. It can't answer: only the bar can, and
//! the popup says so.

use super::data_values;
use super::duration::whole_seconds;
use super::elapsed::Elapsed;
use super::icons::{
    ARROW_BACK, ARROW_DOWN, ARROW_TO_CORNER, ARROW_UP, BELL, BELL_OFF, CLOCK, HANDSET, Icon, OPEN, VIDEO, WARNING,
};
use super::known_caller::{CallerHistory, KnownCaller};
use super::lines::{line, signed};
use super::locale::Locale;
use super::number::number_text;
use super::phones::Phones;
use super::promise_menu::PromiseMenu;
use super::view_context::{use_locale, use_phones, use_words};
use super::whereabouts::Whereabouts;
use super::words::EssentialWords;
use crate::directory::Contact;
use crate::domain::{Medium, Promise, Ring};
use crate::journal::RecordKey;
use crate::protocol::Number;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, Clone, PartialEq)]
pub struct IncomingCallPopupProps {
    pub ring: Ring,
    /// It should be heard that it rings, and can't be.
    #[prop_or_default]
    pub silenced: bool,
    /// The agent wants to hear it.
    #[prop_or_else(Callback::noop)]
    pub on_unlock: Callback<()>,
    /// Who calls, as soon as the directory has said so.
    #[prop_or_default]
    pub contact: Option<Rc<Contact>>,
    /// Where the bar is, if not above.
    #[prop_or_default]
    pub bar: Option<BarSide>,
    /// The customer page is open, and may not be covered.
    #[prop_or_default]
    pub beside_page: bool,
    /// One line.
    #[prop_or_default]
    pub compact: bool,
    /// The agent wants the customer page. `None` if there is none.
    #[prop_or_default]
    pub on_pop: Option<Callback<()>>,
    /// The agent wants to hear it no more. `None` while nothing is to be heard.
    #[prop_or_default]
    pub on_silence: Option<Callback<()>>,
    /// What is known of earlier calls.
    #[prop_or_default]
    pub known: Option<Rc<KnownCaller>>,
    /// More of it may come.
    #[prop_or_default]
    pub more_known: bool,
    #[prop_or_else(Callback::noop)]
    pub on_open: Callback<RecordKey>,
    #[prop_or_default]
    pub promise: Option<Promise>,
    /// The agent promises to call back. `None` if nobody can be.
    #[prop_or_default]
    pub on_promise: Option<Callback<Option<u64>>>,
}

/// Where the bar is that answers, if not above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarSide {
    /// In the corner of the page.
    Floats,
    Below,
    /// Where lines begin.
    Start,
    /// Wherever the agent has put it.
    Moved,
}

impl BarSide {
    fn name(self) -> &'static str {
        match self {
            BarSide::Floats => "floats",
            BarSide::Below => "below",
            BarSide::Start => "start",
            BarSide::Moved => "moved",
        }
    }
}

fn arrow(bar: Option<BarSide>) -> Icon {
    match bar {
        None => ARROW_UP,
        Some(BarSide::Floats) => ARROW_TO_CORNER,
        Some(BarSide::Below) => ARROW_DOWN,
        Some(BarSide::Start) => ARROW_BACK,
        Some(BarSide::Moved) => HANDSET,
    }
}

/// How much of a note can be read before answering, characters.
const NOTE: usize = 200;

/// In the page only while it rings. [`super::RingAnnouncer`] reads it out; to a screen reader this is a group
/// that it may come back to.
#[component]
pub fn IncomingCallPopup(props: &IncomingCallPopupProps) -> Html {
    let (words, locale, phones) = (use_words(), use_locale(), use_phones());
    let ring = &props.ring;
    html! {
        <div id="incoming-call" class="popup" role="group" aria-labelledby="incoming-call-title"
            data-call-id={ring.call_id.as_ref().map(|id| id.as_str().to_owned())}
            data-number={ring.number.as_ref().map(|number| number.as_str().to_owned())}
            data-late-ms={ring.arrival.late_ms.map(|ms| ms.to_string())} data-direction={data_values::direction(ring.direction)} data-media={ring.medium.map(data_values::medium)}
            data-bar={props.bar.map(BarSide::name)} data-beside={props.beside_page.then_some("page")} data-compact={props.compact.then_some("true")}>
            <span class="popup-sign">{ if ring.medium == Some(Medium::Video) { VIDEO } else { BELL }.draw() }</span>
            <div class="popup-call">
                <div class="popup-party">
                    <p id="incoming-call-title" class="popup-title">{ words.ring(ring) }</p>
                    { for props.contact.as_ref().map(|contact| line("popup-name", html! { <bdi>{ contact.name.clone() }</bdi> })) }
                    { number(words, &phones, ring) }
                    { for ring.number.iter().map(|number| html! { <Whereabouts number={number.clone()} /> }) }
                    { for ring.arrival.late_ms.map(|ms| late(words, &locale, ms)) }
                </div>
                <div class="popup-known">
                    if let Some(note) = props.contact.as_ref().and_then(|contact| contact.short_note(NOTE)) {
                        <p class="popup-note" dir="auto" title={note.clone()}>{ note }</p>
                    }
                    <CallerHistory known={props.known.clone()} expected={props.more_known} on_open={props.on_open.clone()} />
                    { facts(words, &phones, ring) }
                </div>
            </div>
            <p class="popup-time">
                <span>{ words.ring.ringing_for }</span>
                <Elapsed since={ring.since} />
            </p>
            <div class="popup-advice">
                { signed("popup-answer", arrow(props.bar), words.ring.answer_in_bar) }
                if let Some(on_pop) = &props.on_pop {
                    <button type="button" class="popup-button" data-action="screen-pop"
                        onclick={on_pop.reform(|_: MouseEvent| ())}>{ OPEN.draw() }<span>{ words.ring.open_page }</span></button>
                }
                if let Some(on_silence) = &props.on_silence {
                    <button type="button" class="popup-button" data-action="silence"
                        onclick={on_silence.reform(|_: MouseEvent| ())}>{ BELL_OFF.draw() }<span>{ words.ladder.silence }</span></button>
                }
                if let Some(on_promise) = &props.on_promise {
                    <PromiseMenu promise={props.promise} editable=true {on_promise} />
                }
                if props.silenced {
                    <p class="popup-silenced" role="alert">{ WARNING.draw() }<span>{ words.ring.silenced }</span></p>
                    <button type="button" class="popup-button" data-action="unlock-sound"
                        onclick={props.on_unlock.reform(|_| ())}>{ words.ring.unlock_sound }</button>
                }
                { for (ring.others > 0).then(|| line("popup-others", (words.ring.others)(&locale.count(ring.others as u64)).into())) }
            </div>
        </div>
    }
}

fn late(words: &EssentialWords, locale: &Locale, ms: u32) -> Html {
    let late = (words.ring.late)(&locale.count(whole_seconds(ms)));
    line("popup-late", html! { <>{ CLOCK.draw() }<span>{ late }</span></> })
}

fn number(words: &EssentialWords, phones: &Phones, ring: &Ring) -> Html {
    match &ring.number {
        Some(number) => line("popup-number", number_text(words, phones, number)),
        None if ring.call_id.is_none() => line("popup-missing", words.ring.number_not_known_yet.into()),
        None => line("popup-missing", words.ring.number_unknown.into()),
    }
}

fn facts(words: &EssentialWords, phones: &Phones, ring: &Ring) -> Html {
    let number = |number: &Number| number_text(words, phones, number);
    let kind = ring.contact.as_ref().and_then(|kind| words.contact(kind));
    let facts = [
        (words.ring.kind, kind.map(Html::from)),
        (words.ring.queue, ring.queue.clone().map(Html::from)),
        (words.ring.called, ring.called.as_ref().map(number)),
        (words.ring.transferred_from, ring.transferred_from.as_ref().map(number)),
    ];
    let known = facts.into_iter().filter_map(|(name, fact)| fact.map(|fact| (name, fact)));
    let known = Vec::from_iter(known.map(|(name, fact)| html! { <div><dt>{ name }</dt><dd>{ fact }</dd></div> }));
    if known.is_empty() {
        return Html::default();
    }
    html! { <dl class="popup-facts">{ known }</dl> }
}
