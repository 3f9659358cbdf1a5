//! What the agent can still say about a call, and what was said before.

use super::dispositions::Dispositions;
use super::dom_events::written;
use super::locale::Locale;
use super::promise_menu::{PromiseMenu, can_be_promised};
use super::story_lines::name_of;
use super::view_context::{use_locale, use_words};
use super::words::Words;
use crate::config::Disposition;
use crate::domain::{Amendment, Call, Earlier, NOTE_LIMIT, Note, Revision};
use crate::journal::RecordKey;
use std::rc::Rc;
use yew::prelude::*;

/// Whether the agent may change what is said of a call here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editable {
    Here,
    /// And the note is a field; a page has one.
    Writing,
    /// The wrap-up form is about this call, and has the field.
    InTheForm,
    /// Another tab holds the bar.
    Elsewhere,
}

#[derive(Properties)]
pub(super) struct StoryEditsProps {
    pub at: RecordKey,
    pub call: Rc<Call>,
    pub dispositions: Rc<[Disposition]>,
    pub editable: Editable,
    /// Everything that was typed is written down.
    pub saved: bool,
    /// What is written down outlives the page.
    pub kept: bool,
    pub on_type: Callback<(RecordKey, Note)>,
    pub on_amend: Callback<(RecordKey, Amendment)>,
    pub on_edit: Callback<bool>,
}

/// What it shows; what it calls is made for the console and stays what it is.
impl PartialEq for StoryEditsProps {
    fn eq(&self, other: &StoryEditsProps) -> bool {
        (self.at, self.editable, self.saved, self.kept) == (other.at, other.editable, other.saved, other.kept)
            && Rc::ptr_eq(&self.call, &other.call)
            && Rc::ptr_eq(&self.dispositions, &other.dispositions)
    }
}

#[component]
pub(super) fn StoryEdits(props: &StoryEditsProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let at = props.at;
    let editable = matches!(props.editable, Editable::Here | Editable::Writing);
    let hint = match props.editable {
        Editable::Writing if !props.kept => words.wrap_up.not_kept,
        Editable::Writing if props.saved && props.call.note.is_some() => words.wrap_up.kept,
        Editable::Here | Editable::Writing => "",
        Editable::InTheForm => words.story.in_the_form,
        Editable::Elsewhere => words.wrap_up.read_only,
    };
    let earlier = &props.call.revisions.earlier;
    html! {
        <form class="story-edits" data-saved={props.saved.to_string()}
            onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            { note(words, props) }
            <p id="story-kept" class="wrap-up-hint">{ hint }</p>
            if can_be_promised(&props.call) {
                <PromiseMenu key={format!("{}-{}", at.shift, at.call)} promise={props.call.promise} {editable}
                    on_promise={props.on_amend.reform(move |due| (at, Amendment::Promise(due)))} />
            }
            <Dispositions call={props.call.key} id="story-disposition" chosen={props.call.disposition.clone()}
                dispositions={props.dispositions.clone()} required=false {editable}
                on_choose={props.on_amend.reform(move |code| (at, Amendment::Disposition(code)))} />
            if !earlier.is_empty() {
                <section class="story-earlier" aria-labelledby="story-earlier">
                    <h3 id="story-earlier">{ words.story.earlier }</h3>
                    <ol>
                        // The latest first: that is the one somebody looks for.
                        { for earlier.iter().rev().map(|revision| revised(words, &locale, props, revision)) }
                    </ol>
                </section>
            }
        </form>
    }
}

/// Text, which a button makes a field. As in the wrap-up form, that is filled once and then left alone.
fn note(words: &Words, props: &StoryEditsProps) -> Html {
    let at = props.at;
    let text = props.call.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default();
    let field = format!("{}-{}-{}", at.shift, at.call, at.began);
    let edits = props.editable == Editable::Writing;
    let onclick = props.on_edit.reform(move |_: MouseEvent| !edits);
    if edits {
        let oninput = props.on_type.reform(move |event: InputEvent| (at, Note::new(&written(&event))));
        return html! {
            <div key={format!("{field}-own")} class="story-note">
                <label class="wrap-up-label" for="story-note">{ words.wrap_up.note }</label>
                <textarea id="story-note" rows="3" dir="auto" maxlength={NOTE_LIMIT.to_string()}
                    aria-describedby="story-kept" defaultvalue={text} {oninput} />
                <button type="button" class="plain-button" data-action="story-note-done" {onclick}>
                    { words.layout.note_done }
                </button>
            </div>
        };
    }
    let (shown, edit) = match text.is_empty() {
        true => (words.layout.no_note.to_owned(), words.layout.write_note),
        false => (text, words.layout.edit_note),
    };
    html! {
        <div key={format!("{field}-other")} class="story-note">
            <h3 class="wrap-up-label">{ words.wrap_up.note }</h3>
            <p id="story-note" class="note-text" dir="auto" data-empty={props.call.note.is_none().then_some("true")}>{ shown }</p>
            if props.editable == Editable::Here {
                <button type="button" class="plain-button" data-action="story-note-edit" {onclick}>{ edit }</button>
            }
        </div>
    }
}

fn revised(words: &Words, locale: &Locale, props: &StoryEditsProps, revision: &Revision) -> Html {
    let began = locale.date(props.call.began.wall);
    let at = |wall: u64| {
        let (date, time) = (locale.date(wall), locale.time_of_day(wall));
        if date == began { time } else { format!("{date} {time}") }
    };
    let stood = match revision.since {
        Some(since) => (words.story.stood)(&at(since), &at(revision.until)),
        None => (words.story.stood_until)(&at(revision.until)),
    };
    let (field, what, was) = match &revision.was {
        Earlier::Note(note) => ("note", words.wrap_up.note, note.as_str().to_owned()),
        Earlier::Disposition(code) => {
            ("disposition", words.wrap_up.disposition, name_of(&props.dispositions, code, words))
        }
    };
    html! {
        <li key={format!("{field} {}", revision.until)} data-field={field}>
            <p class="story-stood"><span>{ what }</span><span>{ stood }</span></p>
            <p class="story-was" dir="auto">{ was }</p>
        </li>
    }
}
