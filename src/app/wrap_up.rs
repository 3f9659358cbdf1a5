//! The form for note and disposition: what is typed into it goes into the journal, and which call's is in front.

use super::caller_history::CallerHistory;
use super::kernel::Kernel;
use super::links::Links;
use super::log_pane::LogPane;
use crate::browser::clock::{page_time, window};
use crate::browser::keyboard;
use crate::browser::mini_window;
use crate::directory::Contacts;
use crate::domain::{Amendment, Call, Note};
use crate::journal::RecordKey;
use crate::log::{FormOf, Forms, InFront, NoteWindow, is_unfinished, note_target, note_window};
use crate::picture::recent;
use crate::shortcuts::Command;
use crate::view::{KnownCaller, NotePlace, Waiting, WrapUpForm, WrapUpFormProps};
use gloo::events::EventListener;
use std::rc::Rc;
use web_sys::Document;
use yew::prelude::*;

/// What the agent does with the form, in one of the windows in which it is drawn.
pub enum Msg {
    Typed(FormOf, Note),
    Disposed(FormOf, Option<String>),
    Promised(FormOf, Option<u64>),
    Done(NoteWindow, FormOf),
    Chose(NoteWindow, FormOf),
    /// The field for a note is to be here.
    TookBack(NoteWindow),
    /// The focus has come into the form, or gone out of it.
    Held(bool),
    /// The page is out of sight, or in sight again.
    Hidden,
}

/// So many of the calls that wait have a button; those before are found in the log.
const LISTED: usize = 50;

/// The field for a note, in either window.
const NOTE: &str = "#wrap-up-note";

/// The fields of a form: its call, how often something else than typing has changed them, and whether they take what is typed.
type Fields = (FormOf, usize, bool);

pub struct WrapUp {
    in_front: InFront,
    /// As they are drawn.
    forms: Forms,
    fields: Option<Fields>,
    /// How often a note was put into the fields that was not typed there.
    times_written_over: usize,
    /// The focus is in the form.
    held: bool,
    /// The window that has the field for a note.
    window: NoteWindow,
    /// The one in which the agent wants it.
    asked: Option<NoteWindow>,
    /// What is known of the other party of the call in front, and whether more may become known.
    known: (Option<Rc<KnownCaller>>, bool),
    on: Callback<Msg>,
    on_open: Callback<RecordKey>,
    _hidden: EventListener,
}

impl WrapUp {
    pub fn new(links: &Links, on: Callback<Msg>) -> WrapUp {
        let document = window().document().expect("the console runs in a document");
        let hidden = on.clone();
        WrapUp {
            in_front: InFront::default(),
            forms: Forms::default(),
            fields: None,
            times_written_over: 0,
            held: false,
            window: NoteWindow::Page,
            asked: None,
            known: (None, false),
            on_open: links.open_story.clone(),
            _hidden: EventListener::new(&document, "visibilitychange", move |_| hidden.emit(Msg::Hidden)),
            on,
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, log: &mut LogPane, told: Option<RecordKey>, msg: Msg) {
        match msg {
            Msg::Typed(of, note) => {
                if let Some(key) = key_of(kernel, of) {
                    kernel.typed(key, note);
                }
            }
            Msg::Disposed(of, code) => amend(kernel, of, Amendment::Disposition(code)),
            Msg::Promised(of, due) => amend(kernel, of, Amendment::Promise(due)),
            Msg::Done(window, of) => {
                kernel.write_draft();
                amend(kernel, of, Amendment::Done(true));
                self.in_front.finish(of);
                self.held = false;
                self.choose_form(kernel, log, told, false);
                self.asked = Some(window).filter(|_| self.forms.front.is_some());
                kernel.focus = match (self.asked, window) {
                    (Some(_), _) => Some(Command::Note),
                    (None, NoteWindow::Page) => Some(Command::Status),
                    (None, NoteWindow::Mini) => None,
                };
                // Drawn at once, so that the focus finds its place.
                kernel.rendering.now();
            }
            Msg::Chose(window, of) => {
                self.in_front.choose(of);
                self.write_in(kernel, window);
            }
            Msg::TookBack(window) => self.write_in(kernel, window),
            Msg::Held(held) => {
                self.held = held;
                kernel.write_draft();
                kernel.rendering.soon();
            }
            Msg::Hidden => kernel.write_draft(),
        }
    }

    fn write_in(&mut self, kernel: &mut Kernel, window: NoteWindow) {
        self.held = true;
        self.asked = Some(window);
        kernel.focus = Some(Command::Note);
        kernel.rendering.now();
    }

    /// Is somebody writing, or is something that was written not written down?
    pub fn is_in_hand(&self, kernel: &Kernel) -> bool {
        self.held || kernel.draft.has_pending()
    }

    /// The calls that have a form.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.forms.front.iter().chain(&self.forms.waiting).map(|form| &*form.call)
    }

    /// A field that was filled before this is another one.
    pub fn written_over(&mut self) {
        self.times_written_over += 1;
    }

    /// A shift is over, and with it these calls. The form in front stays there.
    pub fn shift_ended(&mut self, shift: u64, calls: &[Rc<Call>]) {
        let key = |call: u64| calls.iter().find(|ended| ended.key == call).map(|call| RecordKey::of(shift, call));
        self.in_front.shift_ended(key);
    }

    /// Whether the form in front is about this call.
    pub fn is_about(&self, kernel: &Kernel, call: RecordKey) -> bool {
        self.forms.front.as_ref().is_some_and(|form| key_of(kernel, form.of) == Some(call))
    }

    /// The agent goes to the page's note.
    pub fn go_to_note(&mut self, kernel: &Kernel) {
        self.asked = Some(NoteWindow::Page);
        if let Some(of) = note_target(&kernel.session) {
            self.in_front.choose(of);
            self.held = true;
        }
    }

    /// Whose form comes to the front. What was typed in the one before stays with its call, and the focus with the note.
    /// `told` is the call whose story is open, `writes` whether its note is being written there. Whether another form is in
    /// front.
    pub fn choose_form(
        &mut self,
        kernel: &mut Kernel,
        log: &mut LogPane,
        told: Option<RecordKey>,
        writes: bool,
    ) -> bool {
        let before = self.forms.front.as_ref().map(|form| form.of);
        self.decide(kernel, log);
        if self.forms.front.as_ref().map(|form| form.of) != before && kernel.draft.has_pending() {
            kernel.write_draft();
            self.decide(kernel, log);
        }
        let (times, editable) = (self.times_written_over, kernel.leads());
        let fields = self.forms.front.as_ref().map(|form| (form.of, times, editable));
        let is_other = fields.map(|(of, ..)| of) != self.fields.map(|(of, ..)| of);
        if fields != self.fields {
            self.fields = fields;
            // The note of a call whose form has come to the front is no longer in its story.
            let is_told = |(of, ..): Fields| told.is_some() && key_of(kernel, of) == told;
            let in_story = fields.is_some_and(|fields| writes || is_told(fields));
            let area = if in_story { "#wrap-up, #call-story" } else { "#wrap-up" };
            let follows = keyboard::is_typing_in(area) || mini_window::is_focused_in(NOTE);
            if kernel.focus.is_none() && follows {
                kernel.focus = Some(if fields.is_some() { Command::Note } else { Command::Status });
            }
            self.held &= fields.is_some();
        }
        is_other
    }

    /// Gives the field for a note to the window that the agent writes in, or looks at. `open`: there are two.
    pub fn choose_window(&mut self, kernel: &mut Kernel, log: &mut LogPane, open: bool) {
        let caret = || match () {
            () if mini_window::is_focused_in(NOTE) => Some(NoteWindow::Mini),
            () if keyboard::is_typing_in(NOTE) => Some(NoteWindow::Page),
            () => None,
        };
        let is_looked_at = |document: Document| !document.hidden() && document.has_focus().unwrap_or(true);
        let window = note_window(open, self.asked.take().or_else(caret), window().document().is_some_and(is_looked_at));
        if window != self.window {
            self.window = window;
            if kernel.draft.has_pending() {
                kernel.write_draft();
                self.decide(kernel, log);
            }
        }
    }

    /// The window that has the field for a note.
    pub fn window(&self) -> NoteWindow {
        self.window
    }

    fn decide(&mut self, kernel: &Kernel, log: &mut LogPane) {
        let requires = |call: &Call| requires(kernel, call);
        let earlier = log.unfinished_since(recent(page_time().1), |call| is_unfinished(call, requires(call)));
        self.forms = self.in_front.follow(&kernel.session, &earlier, self.held, requires);
    }

    /// What is known of the other party of the call in front.
    pub fn known(&self, kernel: &Kernel, log: &LogPane, history: &CallerHistory) -> Option<Rc<KnownCaller>> {
        let front = self.forms.front.as_ref()?;
        history.picture(kernel, log).known_of_call(key_of(kernel, front.of)?, &front.call)
    }

    /// Looks up what is known of the other party before that is drawn.
    pub fn look_up(&mut self, kernel: &Kernel, log: &LogPane, history: &CallerHistory) {
        let number = self.forms.front.as_ref().and_then(|form| form.call.number.as_ref());
        self.known = (self.known(kernel, log, history), history.picture(kernel, log).more_is_known(number));
    }

    /// The page's form. `gives_way` to the field in the story of another call.
    pub fn view(&self, kernel: &Kernel, contacts: &Contacts, gives_way: bool) -> Html {
        let props = self.form(kernel, contacts, NoteWindow::Page, gives_way);
        props.map_or_else(Html::default, |form| html! { <WrapUpForm key={self.times_written_over} ..form /> })
    }

    /// How often the fields were filled with what was not typed into them.
    pub fn times_written_over(&self) -> usize {
        self.times_written_over
    }

    /// The form in front as it is in one of the windows.
    pub fn form(
        &self,
        kernel: &Kernel,
        contacts: &Contacts,
        window: NoteWindow,
        gives_way: bool,
    ) -> Option<WrapUpFormProps> {
        let WrapUp { forms, on, .. } = self;
        let front = forms.front.as_ref()?;
        let (of, call, editable) = (front.of, &front.call, kernel.leads());
        let saved = !key_of(kernel, of).is_some_and(|key| kernel.draft.is_pending(key));
        let waiting = forms.waiting.iter().take(LISTED).map(|form| Waiting {
            of: form.of,
            call: kernel.masking.form(&form.call, editable),
            requires: requires(kernel, &form.call),
        });
        let (known, more_known) = self.known.clone();
        let note_place = match gives_way {
            true => NotePlace::Story,
            false if window == self.window => NotePlace::Here,
            false => NotePlace::OtherWindow,
        };
        Some(WrapUpFormProps {
            of,
            required: requires(kernel, call),
            saved,
            dispositions: kernel.config.wrap_up.dispositions_of(call.queue.as_deref()).clone(),
            call: kernel.masking.form(call, editable),
            waiting: waiting.collect(),
            further: forms.waiting.len().saturating_sub(LISTED),
            contacts: contacts.clone(),
            kept: kernel.storage_error.is_none(),
            editable,
            known,
            more_known,
            on_open: self.on_open.clone(),
            note_place,
            on_take_back: on.reform(move |()| Msg::TookBack(window)),
            on_note: on.reform(|(of, note)| Msg::Typed(of, note)),
            on_dispose: on.reform(|(of, code)| Msg::Disposed(of, code)),
            on_promise: on.reform(|(of, due)| Msg::Promised(of, due)),
            on_done: on.reform(move |of| Msg::Done(window, of)),
            on_show: on.reform(move |of| Msg::Chose(window, of)),
            on_hold: on.reform(Msg::Held),
        })
    }
}

/// Where the record of a call is kept.
fn key_of(kernel: &Kernel, of: FormOf) -> Option<RecordKey> {
    match of {
        FormOf::Open(call) => kernel.session.call(call).map(|call| RecordKey::of(kernel.shift(), call)),
        FormOf::Earlier(key) => Some(key),
    }
}

fn amend(kernel: &mut Kernel, of: FormOf, amendment: Amendment) {
    if let Some(key) = key_of(kernel, of) {
        kernel.amend(key, amendment);
    }
}

fn requires(kernel: &Kernel, call: &Call) -> bool {
    kernel.config.wrap_up.requires(call.queue.as_deref())
}
