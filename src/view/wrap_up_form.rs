//! What is left to do about a call: a note while it is fresh, and what became of it. The form is there from the moment
//! the parties speak. What is typed belongs to the field alone: no drawing overwrites it, and the field of another
//! call is another field.

use super::culture::Culture;
use super::dispositions::Dispositions;
use super::icons::{HANDSET, WARNING};
use super::input::{left, written};
use super::number::number_text;
use super::surroundings::{use_culture, use_words};
use super::words::Words;
use crate::config::Disposition;
use crate::directory::Contacts;
use crate::domain::{Call, NOTE_LIMIT, Note};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties)]
pub struct WrapUpFormProps {
    pub call: Rc<Call>,
    /// Calls whose forms wait beside this one, newest first.
    #[prop_or_default]
    pub waiting: Vec<Rc<Call>>,
    /// Whom they were with, as far as the directory knows.
    #[prop_or_default]
    pub contacts: Contacts,
    pub dispositions: Rc<[Disposition]>,
    /// The call may not be left without one.
    pub required: bool,
    /// Everything that was typed is in the journal.
    pub saved: bool,
    /// The journal outlives the page.
    pub kept: bool,
    /// This tab holds the bar.
    pub editable: bool,
    pub on_note: Callback<(u64, Note)>,
    pub on_dispose: Callback<(u64, Option<String>)>,
    pub on_done: Callback<u64>,
    pub on_show: Callback<u64>,
    /// Whether the agent's hands are on the form.
    pub on_hold: Callback<bool>,
}

/// What a form shows, by pointer where it can; what it calls is made for the console and stays what it is.
impl PartialEq for WrapUpFormProps {
    fn eq(&self, other: &WrapUpFormProps) -> bool {
        let same_waiting = self.waiting.len() == other.waiting.len()
            && self.waiting.iter().zip(&other.waiting).all(|(ours, theirs)| Rc::ptr_eq(ours, theirs));
        same_waiting
            && self.contacts == other.contacts
            && Rc::ptr_eq(&self.call, &other.call)
            && Rc::ptr_eq(&self.dispositions, &other.dispositions)
            && (self.required, self.saved, self.kept, self.editable)
                == (other.required, other.saved, other.kept, other.editable)
    }
}

#[component]
pub fn WrapUpForm(props: &WrapUpFormProps) -> Html {
    let (words, culture) = (use_words(), use_culture());
    let call = &props.call;
    let key = call.key;
    let missing = props.required && call.disposition.is_none();
    let refused = use_state(|| false);
    let onsubmit = {
        let (on_done, refused) = (props.on_done.clone(), refused.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            refused.set(missing);
            if !missing {
                on_done.emit(key);
            }
        })
    };
    let onfocusin = props.on_hold.reform(|_: FocusEvent| true);
    let onfocusout = {
        let on_hold = props.on_hold.clone();
        Callback::from(move |event: FocusEvent| {
            if left(&event, "#wrap-up") {
                on_hold.emit(false);
            }
        })
    };
    html! {
        <section id="wrap-up" class="wrap-up" aria-labelledby="wrap-up-heading" {onfocusin} {onfocusout}
            data-call-id={call.id.as_str().to_owned()} data-disposition={call.disposition.clone()}
            data-required={props.required.to_string()} data-saved={props.saved.to_string()}>
            <div class="wrap-up-head">
                <h2 id="wrap-up-heading">{ words.wrap_up.heading }</h2>
                <p class="wrap-up-call">{ call_name(words, &culture, props, call) }</p>
            </div>
            if !props.waiting.is_empty() {
                <nav aria-label={words.wrap_up.waiting}>
                    <p class="wrap-up-label" aria-hidden="true">{ words.wrap_up.waiting }</p>
                    <ul class="wrap-up-waiting">
                        { for props.waiting.iter().map(|call| waiting(words, &culture, props, call)) }
                    </ul>
                </nav>
            }
            <form {onsubmit}>
                <label class="wrap-up-label" for="wrap-up-note">{ words.wrap_up.note }</label>
                { note(props) }
                <p id="wrap-up-kept" class="wrap-up-hint">{ hint(words, props) }</p>
                <Dispositions {key} call={key} chosen={call.disposition.clone()}
                    dispositions={props.dispositions.clone()} required={props.required} editable={props.editable}
                    on_choose={props.on_dispose.reform(move |code| (key, code))} />
                <p class="wrap-up-missing" role="alert">
                    if *refused && missing {
                        { WARNING.draw() }<span>{ words.wrap_up.missing }</span>
                    }
                </p>
                if props.editable && !call.is_live() {
                    <button type="submit" class="plain-button" data-action="wrap-up-done">
                        { words.wrap_up.done }
                    </button>
                }
            </form>
        </section>
    }
}

/// Where it can be typed in, the field is filled once and then left alone; elsewhere it follows.
fn note(props: &WrapUpFormProps) -> Html {
    let key = props.call.key;
    let text = props.call.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default();
    let oninput = props.on_note.reform(move |event: InputEvent| (key, Note::new(&written(&event))));
    if props.editable {
        html! {
            <textarea key={format!("{key}-own")} id="wrap-up-note" rows="4" dir="auto" maxlength={NOTE_LIMIT.to_string()}
                aria-describedby="wrap-up-kept" defaultvalue={text} {oninput} />
        }
    } else {
        html! {
            <textarea key={format!("{key}-other")} id="wrap-up-note" rows="4" dir="auto" readonly=true
                aria-describedby="wrap-up-kept" value={text} />
        }
    }
}

fn hint(words: &Words, props: &WrapUpFormProps) -> &'static str {
    match (props.editable, props.kept) {
        (false, _) => words.wrap_up.read_only,
        (true, true) => words.wrap_up.kept,
        (true, false) => words.wrap_up.not_kept,
    }
}

fn waiting(words: &Words, culture: &Culture, props: &WrapUpFormProps, call: &Call) -> Html {
    let key = call.key;
    html! {
        <li {key}>
            <button type="button" class="plain-button" data-action="wrap-up-show"
                data-call-id={call.id.as_str().to_owned()} onclick={props.on_show.reform(move |_: MouseEvent| key)}>
                { call_name(words, culture, props, call) }
            </button>
        </li>
    }
}

/// Whom the call was with, and when; a call that is still up stands out.
fn call_name(words: &Words, culture: &Culture, props: &WrapUpFormProps, call: &Call) -> Html {
    html! {
        <span class="wrap-up-name">
            if let Some(contact) = props.contacts.of(call.number.as_ref()) {
                <bdi class="wrap-up-contact">{ contact.name.clone() }</bdi>
            }
            if let Some(number) = &call.number {
                { number_text(words, number) }
            } else {
                <span>{ words.call.number_unknown }</span>
            }
            if call.is_live() {
                <span class="wrap-up-live">{ HANDSET.draw() }<span>{ words.wrap_up.on_the_line }</span></span>
            } else {
                <span>{ culture.time_of_day(call.began.wall) }</span>
            }
        </span>
    }
}
