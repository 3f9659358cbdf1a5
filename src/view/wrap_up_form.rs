//! What is left to say about a call: a note while it is fresh, and what became of it. The form is there from the moment
//! the parties speak. What is typed belongs to the field alone: no drawing overwrites it, and the field of another
//! call is another field.

use super::dispositions::Dispositions;
use super::dom_events::{left, written};
use super::elapsed::Elapsed;
use super::icons::{Icon, WARNING};
use super::known_caller::{CallerHistory, KnownCaller};
use super::locale::Locale;
use super::number::number_text;
use super::phones::Phones;
use super::promise_menu::{PromiseMenu, can_be_promised};
use super::view_context::{use_locale, use_phones, use_words};
use super::words::Words;
use crate::config::Disposition;
use crate::directory::Contacts;
use crate::domain::{Call, NOTE_LIMIT, Note, Phase};
use crate::journal::RecordKey;
use crate::log::FormOf;
use std::rc::Rc;
use yew::prelude::*;

/// So many of the calls that wait are in sight.
const IN_SIGHT: usize = 2;

/// A call whose form waits.
#[derive(Clone)]
pub struct Waiting {
    pub of: FormOf,
    pub call: Rc<Call>,
    /// It may not be left without a disposition.
    pub requires: bool,
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Waiting) -> bool {
        Rc::ptr_eq(&self.call, &other.call) && (self.of, self.requires) == (other.of, other.requires)
    }
}

/// Where the one field for a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NotePlace {
    #[default]
    Here,
    /// In the story of another call.
    Story,
    /// The form is drawn in two windows.
    OtherWindow,
}

#[derive(Properties, Clone)]
pub struct WrapUpFormProps {
    pub of: FormOf,
    pub call: Rc<Call>,
    /// Calls whose forms wait beside this one, newest first.
    #[prop_or_default]
    pub waiting: Vec<Waiting>,
    /// How many older ones wait that are only in the log.
    #[prop_or_default]
    pub further: usize,
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
    /// What is known of earlier calls with the other party.
    #[prop_or_default]
    pub known: Option<Rc<KnownCaller>>,
    /// More of it may come.
    #[prop_or_default]
    pub more_known: bool,
    #[prop_or_else(Callback::noop)]
    pub on_open: Callback<RecordKey>,
    #[prop_or_else(Callback::noop)]
    pub on_promise: Callback<(FormOf, Option<u64>)>,
    #[prop_or_default]
    pub note_place: NotePlace,
    /// The agent wants the field here.
    #[prop_or_default]
    pub on_take_back: Callback<()>,
    pub on_note: Callback<(FormOf, Note)>,
    pub on_dispose: Callback<(FormOf, Option<String>)>,
    pub on_done: Callback<FormOf>,
    pub on_show: Callback<FormOf>,
    /// Whether the agent's hands are on the form.
    pub on_hold: Callback<bool>,
}

/// What a form shows, by pointer where it can; what it calls is made for the console and stays what it is.
impl PartialEq for WrapUpFormProps {
    fn eq(&self, other: &WrapUpFormProps) -> bool {
        self.of == other.of
            && (&self.waiting, self.further) == (&other.waiting, other.further)
            && self.contacts == other.contacts
            && Rc::ptr_eq(&self.call, &other.call)
            && Rc::ptr_eq(&self.dispositions, &other.dispositions)
            && (&self.known, self.more_known) == (&other.known, other.more_known)
            && (self.required, self.saved, self.kept, self.editable, self.note_place)
                == (other.required, other.saved, other.kept, other.editable, other.note_place)
    }
}

#[component]
pub fn WrapUpForm(props: &WrapUpFormProps) -> Html {
    let (words, locale, phones) = (use_words(), use_locale(), use_phones());
    let (call, of) = (&props.call, props.of);
    let missing = props.required && call.disposition.is_none();
    let refused = use_state(|| None::<FormOf>);
    let onsubmit = {
        let (on_done, refused) = (props.on_done.clone(), refused.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            refused.set(missing.then_some(of));
            if !missing {
                on_done.emit(of);
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
    let heading = if call.is_live() { words.wrap_up.heading } else { words.wrap_up.heading_ended };
    html! {
        <section id="wrap-up" class="wrap-up" aria-labelledby="wrap-up-heading wrap-up-call" {onfocusin} {onfocusout}
            data-call-id={call.id.as_str().to_owned()} data-disposition={call.disposition.clone()}
            data-live={call.is_live().then_some("true")} data-required={props.required.to_string()} data-saved={props.saved.to_string()}>
            <div class="wrap-up-head">
                <h2 id="wrap-up-heading">{ heading }</h2>
                <p id="wrap-up-call" class="wrap-up-call">
                    { name(words, &phones, props, call, true) }
                    <span class="visually-hidden">{ " · " }</span>
                    { when(words, &locale, of, call) }
                </p>
            </div>
            <CallerHistory known={props.known.clone()} expected={props.more_known} on_open={props.on_open.clone()} />
            <form key={form_key(of)} {onsubmit}>
                { note(words, props) }
                <p id="wrap-up-kept" class="wrap-up-hint">{ hint(words, props) }</p>
                <Dispositions call={call.key} chosen={call.disposition.clone()}
                    dispositions={props.dispositions.clone()} required={props.required} editable={props.editable}
                    on_choose={props.on_dispose.reform(move |code| (of, code))} />
                <p class="wrap-up-missing" role="alert">
                    if *refused == Some(of) && missing {
                        { WARNING.draw() }<span>{ words.wrap_up.missing }</span>
                    }
                </p>
                <div class="wrap-up-end">
                    if props.editable && !call.is_live() {
                        <button type="submit" class="plain-button" data-action="wrap-up-done">
                            { words.wrap_up.done }
                        </button>
                    }
                    if can_be_promised(call) {
                        <PromiseMenu promise={call.promise} editable={props.editable}
                            on_promise={props.on_promise.reform(move |due| (of, due))} />
                    }
                </div>
            </form>
            { waiting(words, &locale, &phones, props) }
        </section>
    }
}

/// Another call's fields are other fields.
fn form_key(of: FormOf) -> String {
    match of {
        FormOf::Open(call) => format!("{call}"),
        FormOf::Earlier(key) => format!("{}-{}", key.shift, key.call),
    }
}

/// Where it can be typed in, the field is filled once and then left alone; elsewhere it follows.
fn note(words: &Words, props: &WrapUpFormProps) -> Html {
    if props.note_place != NotePlace::Here {
        return folded_note(words, props);
    }
    html! {
        <>
            <label class="wrap-up-label" for="wrap-up-note">{ words.wrap_up.note }</label>
            { note_field(props) }
        </>
    }
}

/// The note as text, while the page's field is elsewhere.
fn folded_note(words: &Words, props: &WrapUpFormProps) -> Html {
    let text = props.call.note.as_ref().map(|note| note.as_str().to_owned());
    let empty = match props.note_place {
        NotePlace::Story => words.layout.writing_in_story,
        NotePlace::Here | NotePlace::OtherWindow => words.layout.no_note,
    };
    // With the button that is pressed the window gets the focus, and may have the field before a click has come of it.
    let onmousedown = props.on_take_back.reform(|event: MouseEvent| event.prevent_default());
    html! {
        <>
            <h3 class="wrap-up-label">{ words.wrap_up.note }</h3>
            <p class="note-text" dir="auto" data-empty={text.is_none().then_some("true")}>
                { text.unwrap_or_else(|| empty.to_owned()) }
            </p>
            <button type="button" class="plain-button" data-action="wrap-up-note-edit"
                {onmousedown} onclick={props.on_take_back.reform(|_: MouseEvent| ())}>
                { if props.call.note.is_some() { words.layout.edit_note } else { words.layout.write_note } }
            </button>
        </>
    }
}

fn note_field(props: &WrapUpFormProps) -> Html {
    let of = props.of;
    let text = props.call.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default();
    let oninput = props.on_note.reform(move |event: InputEvent| (of, Note::new(&written(&event))));
    if props.editable {
        html! {
            <textarea key="own" id="wrap-up-note" rows="4" dir="auto" maxlength={NOTE_LIMIT.to_string()}
                aria-describedby="wrap-up-call wrap-up-kept" defaultvalue={text} {oninput} />
        }
    } else {
        html! {
            <textarea key="other" id="wrap-up-note" rows="4" dir="auto" readonly=true
                aria-describedby="wrap-up-call wrap-up-kept" value={text} />
        }
    }
}

fn hint(words: &Words, props: &WrapUpFormProps) -> &'static str {
    match (props.editable, props.kept) {
        (false, _) => words.wrap_up.read_only,
        (true, false) => words.wrap_up.not_kept,
        (true, true) if props.saved && props.call.note.is_some() => words.wrap_up.kept,
        (true, true) => "",
    }
}

/// The calls that need something, in one line: the newest, and a menu of the rest.
fn waiting(words: &Words, locale: &Locale, phones: &Phones, props: &WrapUpFormProps) -> Html {
    if props.waiting.is_empty() {
        return Html::default();
    }
    let required = props.waiting.iter().any(|one| one.requires && one.call.disposition.is_none());
    let label = if required { words.wrap_up.waiting } else { words.wrap_up.unfinished };
    let (in_sight, rest) = props.waiting.split_at(props.waiting.len().min(IN_SIGHT));
    let list =
        |forms: &[Waiting]| -> Html { forms.iter().map(|form| show(words, locale, phones, props, form)).collect() };
    html! {
        <nav class="wrap-up-others" aria-label={label}>
            <p class="wrap-up-label" aria-hidden="true">{ label }</p>
            <div class="wrap-up-line">
                <ul class="wrap-up-waiting">{ list(in_sight) }</ul>
                if !rest.is_empty() {
                    // Another form in front is another menu, which is closed.
                    <details key={form_key(props.of)} class="wrap-up-rest">
                        <summary class="plain-button">{ (words.wrap_up.more)(&locale.count((rest.len() + props.further) as u64)) }</summary>
                        <ul class="wrap-up-waiting">{ list(rest) }</ul>
                    </details>
                }
            </div>
        </nav>
    }
}

fn show(words: &Words, locale: &Locale, phones: &Phones, props: &WrapUpFormProps, form: &Waiting) -> Html {
    let (of, call) = (form.of, &form.call);
    html! {
        <li key={form_key(of)}>
            <button type="button" class="plain-button" data-action="wrap-up-show" title={locale.time_of_day(call.began.wall)}
                data-call-id={call.id.as_str().to_owned()} onclick={props.on_show.reform(move |_: MouseEvent| of)}>
                { name(words, phones, props, call, false) }{ " " }{ when(words, locale, of, call) }
            </button>
        </li>
    }
}

/// Whom the call was with: by name, and by number where there is none or room for both.
fn name(words: &Words, phones: &Phones, props: &WrapUpFormProps, call: &Call, both: bool) -> Html {
    let contact = props.contacts.of(call.number.as_ref());
    html! {
        <span class="wrap-up-name">
            if let Some(contact) = &contact {
                <bdi class="wrap-up-contact">{ contact.name.clone() }</bdi>{ " " }
            }
            if let Some(number) = call.number.as_ref().filter(|_| both || contact.is_none()) {
                { number_text(words, phones, number) }
            }
            if call.number.is_none() {
                <span>{ words.call.number_unknown }</span>
            }
        </span>
    }
}

/// When the call was, or what it does and for how long.
fn when(words: &Words, locale: &Locale, of: FormOf, call: &Call) -> Html {
    let time = locale.time_of_day(call.began.wall);
    match (call.phase, of) {
        (Phase::Talking { since }, _) => html! {
            <span class="wrap-up-live">{ Icon::of_phase(call.phase).draw() }<Elapsed {since} base_ms={call.talked_ms} /></span>
        },
        (Phase::Held { since }, _) => html! {
            <span class="wrap-up-live">
                { Icon::of_phase(call.phase).draw() }<span>{ words.phase(call.phase) }</span>{ " " }
                <Elapsed {since} base_ms={call.held_ms} />
            </span>
        },
        (_, FormOf::Open(_)) => html! { <span class="wrap-up-time">{ time }</span> },
        (_, FormOf::Earlier(_)) => html! {
            <span class="wrap-up-time">{ locale.date(call.began.wall) }{ " " }{ time }</span>
        },
    }
}
