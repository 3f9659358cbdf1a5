//! The form for note and disposition: what is typed into it goes into the journal, and which call's is in front.

use super::{Console, Msg};
use crate::app::draft::Draft;
use crate::browser::clock::{page_time, window};
use crate::browser::keyboard;
use crate::directory::Contacts;
use crate::domain::{Amendment, Call, Note};
use crate::journal::RecordKey;
use crate::log::{FormOf, Forms, InFront, is_unfinished};
use crate::shortcuts::Command;
use crate::view::{KnownCaller, Waiting, WrapUpForm};
use gloo::events::EventListener;
use std::rc::Rc;
use yew::prelude::*;

/// What the agent does with the form.
pub enum Wrap {
    Typed(FormOf, Note),
    Disposed(FormOf, Option<String>),
    Promised(FormOf, Option<u64>),
    Done(FormOf),
    Chose(FormOf),
    /// The focus has come into the form, or gone out of it.
    Held(bool),
    /// What was typed should go into the journal.
    Due,
}

/// So many of the calls that wait have a button; those before are found in the log.
const LISTED: usize = 50;

/// The fields of a form: its call, how often something else than typing has changed them, and whether they take what is typed.
type Fields = (FormOf, usize, bool);

pub(super) struct Wrapping {
    draft: Draft,
    in_front: InFront,
    /// As they are drawn.
    forms: Forms,
    fields: Option<Fields>,
    /// How many notes were found that earlier pages had left behind.
    found: usize,
    held: bool,
    on_wrap: Callback<Wrap>,
    _hidden: EventListener,
}

impl Wrapping {
    pub fn new(ctx: &Context<Console>) -> Wrapping {
        let on_wrap = ctx.link().callback(Msg::Wrap);
        let document = window().document().expect("the console runs in a document");
        let (due, hidden) = (on_wrap.reform(|()| Wrap::Due), on_wrap.clone());
        Wrapping {
            draft: Draft::new(due),
            in_front: InFront::default(),
            forms: Forms::default(),
            fields: None,
            found: 0,
            held: false,
            _hidden: EventListener::new(&document, "visibilitychange", move |_| hidden.emit(Wrap::Due)),
            on_wrap,
        }
    }

    pub fn saved(&mut self, entry: u64) {
        self.draft.saved(entry);
    }

    pub fn recorded(&mut self, call: RecordKey) {
        self.draft.recorded(call);
    }

    /// Is there something typed about this call that is not written down?
    pub fn is_pending(&self, call: RecordKey) -> bool {
        self.draft.is_pending(call)
    }

    /// Is somebody writing, or is something that was written not written down?
    pub fn is_in_hand(&self) -> bool {
        self.held || self.draft.has_pending()
    }

    /// The bar is another tab's.
    pub fn leave(&mut self) {
        self.draft.leave();
    }

    /// The calls that have a form.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.forms.front.iter().chain(&self.forms.waiting).map(|form| &*form.call)
    }
}

impl Console {
    pub(super) fn wrap(&mut self, ctx: &Context<Console>, wrap: Wrap) -> bool {
        match wrap {
            Wrap::Typed(of, note) => {
                if let Some(key) = self.key_of(of) {
                    self.typed(ctx, key, note);
                }
            }
            Wrap::Disposed(of, code) => {
                if let Some(key) = self.key_of(of) {
                    self.amend(ctx, key, Amendment::Disposition(code));
                }
            }
            Wrap::Promised(of, due) => {
                if let Some(key) = self.key_of(of) {
                    self.amend(ctx, key, Amendment::Promise(due));
                }
            }
            Wrap::Done(of) => {
                self.write_draft(ctx);
                if let Some(key) = self.key_of(of) {
                    self.amend(ctx, key, Amendment::Done(true));
                }
                self.wrapping.in_front.finish(of);
                self.wrapping.held = false;
                self.choose_form(ctx);
                let next = self.wrapping.forms.front.is_some();
                self.keyboard.going = Some(if next { Command::Note } else { Command::Status });
                // Drawn at once, so that the focus finds its place.
                return true;
            }
            Wrap::Chose(of) => {
                self.wrapping.in_front.choose(of);
                self.wrapping.held = true;
                self.keyboard.going = Some(Command::Note);
                return true;
            }
            Wrap::Held(held) => {
                self.wrapping.held = held;
                self.write_draft(ctx);
                self.prepare_update(ctx);
                self.drawing.soon();
            }
            Wrap::Due => self.write_draft(ctx),
        }
        false
    }

    /// Where the record of a call is kept.
    fn key_of(&self, of: FormOf) -> Option<RecordKey> {
        match of {
            FormOf::Open(call) => self.session.call(call).map(|call| RecordKey::of(self.shift(), call)),
            FormOf::Earlier(key) => Some(key),
        }
    }

    /// The agent types about a call, here or in its story.
    pub(super) fn typed(&mut self, ctx: &Context<Console>, call: RecordKey, note: Note) {
        if !self.leads() {
            return;
        }
        if !self.wrapping.draft.is_pending(call) {
            self.write_draft(ctx);
        }
        self.wrapping.draft.typed(call, note);
        self.drawing.soon();
    }

    /// Writes down what was typed.
    pub(super) fn write_draft(&mut self, ctx: &Context<Console>) {
        let (shift, next) = (self.shift(), self.custody.borrow().next());
        if self.leads()
            && let Some((call, note)) = self.wrapping.draft.take(shift, next)
        {
            self.amend(ctx, call, Amendment::Note(note));
        }
    }

    /// What was typed into a page that then had no time left. A field that is drawn without it is drawn again.
    pub(super) fn find_draft(&mut self, ctx: &Context<Console>) {
        if let Some((call, note)) = Draft::left_behind(self.shift()) {
            self.wrapping.found += 1;
            self.wrapping.draft.typed(call, note);
            self.write_draft(ctx);
        }
    }

    /// The open shift is over. The form in front stays there.
    pub(super) fn form_shift_ended(&mut self) {
        let (shift, session) = (self.shift(), &self.session);
        self.wrapping.in_front.shift_ended(|call| session.call(call).map(|call| RecordKey::of(shift, call)));
    }

    /// Whether the form in front is about this call.
    pub(super) fn is_in_the_form(&self, call: RecordKey) -> bool {
        self.wrapping.forms.front.as_ref().is_some_and(|form| self.key_of(form.of) == Some(call))
    }

    /// The agent goes to the note: of the call that is spoken, if there is one.
    pub(super) fn go_to_note(&mut self) {
        let speaking = self.session.current_call().filter(|call| call.answered.is_some() && !call.wrapped_up);
        if let Some(call) = speaking {
            self.wrapping.in_front.choose(FormOf::Open(call.key));
            self.wrapping.held = true;
        }
    }

    /// Whose form comes to the front. What was typed in the one before stays with its call, and the focus with the note.
    pub(super) fn choose_form(&mut self, ctx: &Context<Console>) {
        let before = self.wrapping.forms.front.as_ref().map(|form| form.of);
        self.decide(ctx);
        if self.wrapping.forms.front.as_ref().map(|form| form.of) != before && self.wrapping.draft.has_pending() {
            self.write_draft(ctx);
            self.decide(ctx);
        }
        let (times, editable) = (self.times_written_over(), self.leads());
        let fields = self.wrapping.forms.front.as_ref().map(|form| (form.of, times, editable));
        if fields != self.wrapping.fields {
            self.wrapping.fields = fields;
            // The note of a call whose form has come to the front is no longer in its story.
            let told = fields.and_then(|(of, ..)| self.key_of(of)).filter(|key| self.stories.opened() == Some(*key));
            let area = if told.is_some() { "#wrap-up, #call-story" } else { "#wrap-up" };
            if self.keyboard.going.is_none() && keyboard::is_typing_in(area) {
                self.keyboard.going = Some(if fields.is_some() { Command::Note } else { Command::Status });
            }
            self.wrapping.held &= fields.is_some();
        }
    }

    fn times_written_over(&self) -> usize {
        self.forgetting.times + self.wrapping.found
    }

    fn decide(&mut self, ctx: &Context<Console>) {
        let requires = |call: &Call| requires(ctx, call);
        let since = page_time().1.saturating_sub(super::log::RECENT_MS);
        let earlier = self.log.unfinished_since(since, |call| is_unfinished(call, requires(call)));
        let Wrapping { in_front, held, .. } = &mut self.wrapping;
        self.wrapping.forms = in_front.follow(&self.session, &earlier, *held, requires);
    }

    /// What is known of the other party of the call in front.
    pub(super) fn known_in_the_form(&self, ctx: &Context<Console>) -> Option<Rc<KnownCaller>> {
        let front = self.wrapping.forms.front.as_ref()?;
        self.known_of_call(ctx, self.key_of(front.of)?, &front.call)
    }

    pub(super) fn wrap_up(&self, ctx: &Context<Console>, contacts: &Contacts) -> Html {
        let Wrapping { forms, draft, on_wrap, .. } = &self.wrapping;
        let Some(front) = &forms.front else { return Html::default() };
        let config = &ctx.props().config.wrap_up;
        let (of, call, editable) = (front.of, &front.call, self.leads());
        let saved = !self.key_of(of).is_some_and(|key| draft.is_pending(key));
        let waiting = forms.waiting.iter().take(LISTED).map(|form| Waiting {
            of: form.of,
            call: self.masking.form(&form.call, editable),
            requires: requires(ctx, &form.call),
        });
        html! {
            <WrapUpForm key={self.times_written_over()} {of} required={requires(ctx, call)} {saved}
                dispositions={config.dispositions_of(call.queue.as_deref()).clone()} call={self.masking.form(call, editable)}
                waiting={waiting.collect::<Vec<_>>()} further={forms.waiting.len().saturating_sub(LISTED)} contacts={contacts.clone()} kept={self.trouble.is_none()} {editable}
                on_note={on_wrap.reform(|(of, note)| Wrap::Typed(of, note))}
                on_dispose={on_wrap.reform(|(of, code)| Wrap::Disposed(of, code))}
                known={self.known_in_the_form(ctx)} more_known={self.more_is_known(call.number.as_ref())} on_open={self.on_open.clone()}
                on_promise={on_wrap.reform(|(of, due)| Wrap::Promised(of, due))}
                on_done={on_wrap.reform(Wrap::Done)} on_show={on_wrap.reform(Wrap::Chose)}
                on_hold={on_wrap.reform(Wrap::Held)} />
        }
    }
}

fn requires(ctx: &Context<Console>, call: &Call) -> bool {
    ctx.props().config.wrap_up.requires(call.queue.as_deref())
}
