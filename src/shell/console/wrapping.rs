//! The wrap-up form: what is typed into it goes into the journal, and which call's form is in front.

use super::{Console, Msg};
use crate::directory::Contacts;
use crate::domain::{Amendment, Call, Note};
use crate::journal::RecordKey;
use crate::shell::clock::window;
use crate::shell::draft::Draft;
use crate::shortcuts::Command;
use crate::view::WrapUpForm;
use gloo::events::EventListener;
use yew::prelude::*;

/// What the agent does with the form. Calls go by their keys.
pub enum Wrap {
    Typed(u64, Note),
    Disposed(u64, Option<String>),
    Done(u64),
    Chose(u64),
    /// The focus has come into the form, or gone out of it.
    Held(bool),
    /// What was typed should go into the journal.
    Due,
}

pub(super) struct Wrapping {
    draft: Draft,
    /// The call whose form is in front.
    front: Option<u64>,
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
            front: None,
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
}

impl Console {
    pub(super) fn wrap(&mut self, ctx: &Context<Console>, wrap: Wrap) -> bool {
        match wrap {
            Wrap::Typed(call, note) => {
                if let Some(key) = self.key_of(call) {
                    self.typed(ctx, key, note);
                    self.wrapping.front = Some(call);
                }
                return false;
            }
            Wrap::Disposed(call, code) => {
                self.wrapping.front = Some(call);
                if let Some(key) = self.key_of(call) {
                    self.amend(ctx, key, Amendment::Disposition(code));
                }
            }
            Wrap::Done(call) => {
                self.write_draft(ctx);
                self.wrapping.held = false;
                if let Some(key) = self.key_of(call) {
                    self.amend(ctx, key, Amendment::Done(true));
                }
                self.choose_form(ctx);
                let next = self.wrapping.front.is_some();
                self.keyboard.going = Some(if next { Command::Note } else { Command::Status });
                // Drawn at once, so that the focus finds its place.
                return true;
            }
            Wrap::Chose(call) => {
                self.write_draft(ctx);
                self.wrapping.front = Some(call);
                self.wrapping.held = true;
                self.keyboard.going = Some(Command::Note);
                return true;
            }
            Wrap::Held(held) => {
                self.wrapping.held = held;
                self.write_draft(ctx);
                self.choose_form(ctx);
                self.prepare_update(ctx);
                self.drawing.soon();
            }
            Wrap::Due => self.write_draft(ctx),
        }
        false
    }

    /// Where the record of a call of the open shift is kept.
    fn key_of(&self, call: u64) -> Option<RecordKey> {
        self.session.call(call).map(|call| RecordKey::of(self.shift(), call))
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

    /// What was typed into a page that then had no time left.
    pub(super) fn find_draft(&mut self, ctx: &Context<Console>) {
        if let Some((call, note)) = Draft::left_behind(self.shift()) {
            self.wrapping.draft.typed(call, note);
            self.write_draft(ctx);
        }
    }

    /// Whether the form in front is about this call.
    pub(super) fn is_in_the_form(&self, ctx: &Context<Console>, call: RecordKey) -> bool {
        let Wrapping { front, held, .. } = self.wrapping;
        let shown = self.session.wrap_ups(front, held, |call| requires(ctx, call)).shown;
        call.shift == self.shift() && shown.is_some_and(|shown| shown.key == call.call)
    }

    /// The agent goes to the note: of the call that is spoken, if there is one.
    pub(super) fn go_to_note(&mut self) {
        let speaking = self.session.current_call().filter(|call| call.answered.is_some() && !call.wrapped_up);
        if let Some(call) = speaking {
            self.wrapping.front = Some(call.key);
            self.wrapping.held = true;
        }
    }

    pub(super) fn choose_form(&mut self, ctx: &Context<Console>) {
        let Wrapping { front, held, .. } = self.wrapping;
        let shown = self.session.wrap_ups(front, held, |call| requires(ctx, call)).shown;
        self.wrapping.front = shown.map(|call| call.key);
    }

    pub(super) fn wrap_up(&self, ctx: &Context<Console>, contacts: &Contacts) -> Html {
        let Wrapping { front, held, draft, on_wrap, .. } = &self.wrapping;
        let wrap_ups = self.session.wrap_ups(*front, *held, |call| requires(ctx, call));
        let Some(call) = wrap_ups.shown else { return Html::default() };
        let config = &ctx.props().config.wrap_up;
        let editable = self.leads();
        let waiting = wrap_ups.waiting.iter().map(|call| self.masking.form(call, editable)).collect::<Vec<_>>();
        html! {
            <WrapUpForm key={format!("{}-{}", self.forgetting.times, call.key)} required={requires(ctx, &call)} saved={!draft.is_pending(RecordKey::of(self.shift(), &call))}
                dispositions={config.dispositions_of(call.queue.as_deref()).clone()} call={self.masking.form(&call, editable)}
                {waiting} contacts={contacts.clone()}
                kept={self.trouble.is_none()} {editable}
                on_note={on_wrap.reform(|(call, note)| Wrap::Typed(call, note))}
                on_dispose={on_wrap.reform(|(call, code)| Wrap::Disposed(call, code))}
                on_done={on_wrap.reform(Wrap::Done)} on_show={on_wrap.reform(Wrap::Chose)}
                on_hold={on_wrap.reform(Wrap::Held)} />
        }
    }
}

fn requires(ctx: &Context<Console>, call: &Call) -> bool {
    ctx.props().config.wrap_up.requires(call.queue.as_deref())
}
