//! One call in detail: who, how long for what, everything that happened, and what was said of it.

use super::dial_back::{is_changed, to_dial};
use super::icons::{CLOSE, COPY, DOWNLOAD, HANDSET, Icon, SEARCH, VIDEO};
use super::locale::Locale;
use super::number::number_text;
use super::phones::Phones;
use super::story_bar::StoryBar;
use super::story_edits::StoryEdits;
use super::story_events::StoryEvents;
use super::story_lines::StoryLines;
use super::story_rang::sentence;
use super::view_context::{use_clock, use_locale, use_phones, use_words};
use super::words::Words;
use crate::config::Disposition;
use crate::directory::Contact;
use crate::domain::{Amendment, Call, Callout, Medium, Note};
use crate::journal::RecordKey;
use crate::log::story::Story;
use crate::protocol::{CalloutModes, MediaMode};
use std::rc::Rc;
use yew::prelude::*;

pub use super::story_edits::Editable;

#[derive(Properties)]
pub struct CallStoryProps {
    pub at: RecordKey,
    pub call: Rc<Call>,
    /// When the agent has spoken with the other party since, epoch milliseconds.
    #[prop_or_default]
    pub settled: Option<u64>,
    /// The other party, if the directory knows it.
    #[prop_or_default]
    pub contact: Option<Rc<Contact>>,
    /// The log has calls of several agents.
    #[prop_or_default]
    pub agents: bool,
    /// `None` while it is being read.
    pub story: Option<Rc<Story>>,
    pub dispositions: Rc<[Disposition]>,
    pub editable: Editable,
    /// Everything that was typed is written down.
    pub saved: bool,
    /// What is written down outlives the page.
    pub kept: bool,
    /// Hides in a message what should not be seen.
    #[prop_or_default]
    pub mask: Option<Callback<String, String>>,
    /// Why no number can be called from here; `None` if one can.
    #[prop_or_default]
    pub obstacle: Option<&'static str>,
    pub on_type: Callback<(RecordKey, Note)>,
    pub on_amend: Callback<(RecordKey, Amendment)>,
    /// The note becomes a field, or text.
    #[prop_or_default]
    pub on_edit: Callback<bool>,
    /// Numbers can be called from here.
    #[prop_or_default]
    pub on_call: Option<Callback<Callout>>,
    #[prop_or_default]
    pub modes: CalloutModes,
    pub on_close: Callback<()>,
    #[prop_or_default]
    pub on_copy_number: Option<Callback<RecordKey>>,
    #[prop_or_default]
    pub on_same_number: Option<Callback<RecordKey>>,
    /// A case file about the call can be saved.
    #[prop_or_default]
    pub on_case_file: Option<Callback<RecordKey>>,
}

/// What is shown, by pointer where it can; what is called is made for the console and stays what it is.
impl PartialEq for CallStoryProps {
    fn eq(&self, other: &CallStoryProps) -> bool {
        let same = |ours: &Option<Rc<Story>>, theirs: &Option<Rc<Story>>| match (ours, theirs) {
            (Some(ours), Some(theirs)) => Rc::ptr_eq(ours, theirs),
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        };
        self.at == other.at
            && Rc::ptr_eq(&self.call, &other.call)
            && self.contact == other.contact
            && self.settled == other.settled
            && self.agents == other.agents
            && same(&self.story, &other.story)
            && Rc::ptr_eq(&self.dispositions, &other.dispositions)
            && (self.editable, self.saved, self.kept, self.obstacle)
                == (other.editable, other.saved, other.kept, other.obstacle)
            && self.mask == other.mask
    }
}

#[component]
pub fn CallStory(props: &CallStoryProps) -> Html {
    let (words, locale, clock, phones) = (use_words(), use_locale(), use_clock(), use_phones());
    let call = &props.call;
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <section id="call-story" class="call-story" aria-labelledby="call-story-heading"
            data-call-id={call.id.as_str().to_owned()} data-shift={props.at.shift.to_string()}
            data-source={props.story.as_ref().map(|story| if story.told_by_the_bar { "messages" } else { "record" })}
            data-waits={(call.waits() && props.settled.is_none()).then_some("true")} aria-busy={props.story.is_none().to_string()}>
            <div class="story-head">
                <h2 id="call-story-heading" tabindex="-1">{ words.story.heading }</h2>
                <button type="button" class="story-close" data-action="story-close" aria-label={words.story.close}
                    title={words.story.close} {onclick}>{ CLOSE.draw() }</button>
            </div>
            <div class="story-body">
                { who(words, &locale, &phones, props) }
                { return_call(words, &locale, &phones, (clock.now)().wall, props) }
                <StoryBar call={call.clone()} now={(clock.now)()} />
                // Above what grows, so that nothing moves away under the pointer.
                <StoryEdits at={props.at} call={call.clone()} dispositions={props.dispositions.clone()}
                    editable={props.editable} saved={props.saved} kept={props.kept} on_type={props.on_type.clone()}
                    on_edit={props.on_edit.clone()}
                    on_amend={props.on_amend.clone()} />
                <section class="story-events" aria-labelledby="story-events-heading">
                    <h3 id="story-events-heading">{ words.story.what_happened }</h3>
                    if let Some(story) = &props.story {
                        if let Some(rang) = &call.rang {
                            { sentence(words, &locale, rang) }
                        }
                        <StoryLines story={story.clone()} began={call.began.wall}
                            dispositions={props.dispositions.clone()} />
                        <StoryEvents story={story.clone()} began={call.began.wall} rang={call.rang} mask={props.mask.clone()} />
                    } else {
                        <p class="story-gone">{ words.story.reading }</p>
                    }
                </section>
            </div>
        </section>
    }
}

fn who(words: &Words, locale: &Locale, phones: &Phones, props: &CallStoryProps) -> Html {
    let call = &*props.call;
    html! {
        <div class="story-who">
            <p class="story-party">
                if let Some(contact) = &props.contact {
                    <bdi class="story-name">{ contact.name.clone() }</bdi>
                }
                if let Some(number) = &call.number {
                    { number_text(words, phones, number) }
                } else {
                    <span>{ words.call.number_unknown }</span>
                }
            </p>
            <ul class="story-facts">
                <li>{ Icon::of_direction(call.direction).draw() }<span>{ words.direction(call.direction) }</span></li>
                if let Some(medium) = call.medium {
                    <li>{ if medium == Medium::Video { VIDEO } else { HANDSET }.draw() }<span>{ words.medium(medium) }</span></li>
                }
                if let Some(contact) = call.contact.as_ref().and_then(|kind| words.contact(kind)) {
                    <li>{ contact }</li>
                }
                <li>{ Icon::of_phase(call.phase).draw() }<span>{ words.phase(call.phase) }</span></li>
                if let Some(queue) = &call.queue {
                    <li><bdi>{ (words.call.queue)(queue) }</bdi></li>
                }
                if let Some(agent) = call.agent.as_ref().filter(|_| props.agents) {
                    <li><bdi>{ (words.call.agent)(agent) }</bdi></li>
                }
                <li class="story-when">
                    <time>{ locale.date(call.began.wall) }{ " " }{ locale.time_of_day(call.began.wall) }</time>
                </li>
            </ul>
        </div>
    }
}

/// Calling back, and the word that it need not be done any more.
fn return_call(words: &Words, locale: &Locale, phones: &Phones, now: u64, props: &CallStoryProps) -> Html {
    let call = &*props.call;
    let number = to_dial(phones, call);
    let received = call.number.as_ref().filter(|received| !received.is_masked());
    let changed = number.as_ref().zip(received).filter(|(number, received)| is_changed(number, received));
    let changed = changed.map(|(number, _)| number_text(words, phones, number));
    let call_back = |mode: MediaMode, action: &'static str, icon: Icon, word: &'static str| {
        let (number, on_call) = number.clone().zip(props.on_call.as_ref())?;
        let onclick = on_call.reform(move |_: MouseEvent| Callout { number: number.clone(), mode });
        Some(html! {
            <button type="button" class="plain-button" data-action={action} {onclick}
                aria-describedby={props.obstacle.is_some().then_some("story-obstacle")}>
                { icon.draw() }<span>{ word }{ for changed.iter().map(|number| html! { <>{ " " }{ number.clone() }</> }) }</span>
            </button>
        })
    };
    let copy = call.number.as_ref().filter(|number| !number.is_forgotten()).zip(props.on_copy_number.as_ref()).map(
        |(_, on_copy)| {
            let at = props.at;
            html! {
                <button type="button" class="plain-button" data-action="copy-number"
                    onclick={on_copy.reform(move |_: MouseEvent| at)}>
                    { COPY.draw() }<span>{ words.away.copy_number }</span>
                </button>
            }
        },
    );
    let at = props.at;
    let is_whole = call
        .number
        .as_ref()
        .is_some_and(|number| !number.is_forgotten() && !number.is_masked() && !number.is_withheld());
    let same_number = props.on_same_number.as_ref().filter(|_| is_whole).map(|on_ask| html! {
        <button type="button" class="plain-button" data-action="same-number"
            onclick={on_ask.reform(move |_: MouseEvent| at)}>{ SEARCH.draw() }<span>{ words.finding.same_number }</span></button>
    });
    let case_file = props.on_case_file.as_ref().map(|on_ask| html! {
        <button type="button" class="plain-button" data-action="story-case-file" aria-haspopup="dialog"
            onclick={on_ask.reform(move |_: MouseEvent| at)}>{ DOWNLOAD.draw() }<span>{ words.case_file.save }</span></button>
    });
    let is_done = !call.waits() || props.settled.is_some();
    let done = call.may_wait().then(|| {
        let (at, said) = (props.at, !is_done);
        let onclick = props.on_amend.reform(move |_: MouseEvent| (at, Amendment::Done(said)));
        let word = if is_done { words.log.undo } else { words.log.done };
        html! {
            <button type="button" class="plain-button" data-action="story-done" {onclick}
                disabled={props.editable == Editable::Elsewhere}>{ word }</button>
        }
    });
    let reached = props.settled.filter(|_| call.waits()).map(|at| (words.caller.reached)(&locale.when(at, now)));
    let standing = match reached {
        Some(reached) => Some(reached),
        None if is_done => Some(words.story.is_done.to_owned()),
        None => Some(words.story.waits.to_owned()),
    };
    let standing = standing.filter(|_| call.may_wait());
    html! {
        <div class="story-return">
            if let Some(standing) = standing {
                <p class="story-standing" role="status">{ standing }</p>
            }
            if props.modes.audio {
                { call_back(MediaMode::Audio, "call-back", HANDSET, words.story.call_back) }
            }
            if props.modes.video {
                { call_back(MediaMode::Video, "video-call-back", VIDEO, words.story.call_back_video) }
            }
            { copy }
            { same_number }
            { done }
            { case_file }
            if let Some(obstacle) = props.obstacle {
                <p id="story-obstacle" class="wrap-up-hint">{ obstacle }</p>
            }
        </div>
    }
}
