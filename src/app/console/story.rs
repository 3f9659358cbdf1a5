//! The story of one call: read when it is opened, and again while the call goes on.

use super::log::LogMsg;
use super::taking_away::Away;
use super::{Console, Msg};
use crate::browser::clock::{now, window};
use crate::directory::Contacts;
use crate::domain::{Amendment, Call, Callout, Note};
use crate::journal::{RecordKey, Role};
use crate::log::story::{Story, span, story};
use crate::protocol::Number;
use crate::shortcuts::Command;
use crate::view::{CallStory, Editable};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How long after a call's end messages about it may still come, milliseconds.
const AFTERMATH_MS: u64 = 60_000;

/// What happens to a story.
pub enum Telling {
    Typed(RecordKey, Note),
    /// It was read; without a call there is nothing to tell.
    Read(RecordKey, Option<(Rc<Call>, Rc<Story>)>),
}

pub(super) struct Stories {
    open: Option<Open>,
    /// The heading takes the focus as soon as it is drawn.
    arriving: bool,
    on_type: Callback<(RecordKey, Note)>,
    on_amend: Callback<(RecordKey, Amendment)>,
    on_close: Callback<()>,
    on_copy_number: Callback<RecordKey>,
    on_call: Callback<Callout>,
}

struct Open {
    at: RecordKey,
    /// The call as it stood when its story was read.
    told: Option<(Rc<Call>, Rc<Story>)>,
    read_by: Option<ReadBy>,
    reading: bool,
}

/// What a story was read by.
struct ReadBy {
    /// `None` for a call that is a record only.
    call: Option<Rc<Call>>,
    /// The number of the next entry, as long as entries may be about the call.
    next: Option<u64>,
}

impl ReadBy {
    fn is(&self, other: &ReadBy) -> bool {
        let same_call = match (&self.call, &other.call) {
            (Some(ours), Some(theirs)) => Rc::ptr_eq(ours, theirs),
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        };
        same_call && self.next == other.next
    }
}

impl Stories {
    pub fn new(ctx: &Context<Console>) -> Stories {
        let link = ctx.link();
        Stories {
            open: None,
            arriving: false,
            on_type: link.callback(|(key, note)| Msg::Telling(Telling::Typed(key, note))),
            on_amend: link.callback(|(key, amendment)| match amendment {
                Amendment::Done(done) => Msg::Log(LogMsg::Done(key, done)),
                Amendment::Note(_) | Amendment::Disposition(_) | Amendment::Promise(_) | Amendment::Kept(_) => {
                    Msg::Amend(key, amendment)
                }
            }),
            on_close: link.callback(|()| Msg::OpenStory(None)),
            on_copy_number: link.callback(|key| Msg::Away(Away::CopyTold(key))),
            on_call: link.callback(Msg::CalledTold),
        }
    }

    /// The call whose story is open.
    pub fn opened(&self) -> Option<RecordKey> {
        self.open.as_ref().map(|open| open.at)
    }

    /// The other party of the call whose story is open.
    pub fn number(&self) -> Option<&Number> {
        self.open.as_ref()?.told.as_ref()?.0.number.as_ref()
    }

    /// What was read may not be so any more.
    pub fn read_again(&mut self) {
        self.open.iter_mut().for_each(|open| open.read_by = None);
    }

    /// What is drawn is drawn; the focus goes to where the agent has asked for it.
    pub fn drawn(&mut self) {
        if std::mem::take(&mut self.arriving) {
            let heading = window().document().and_then(|document| document.get_element_by_id("call-story-heading"));
            if let Some(heading) = heading.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                let _ = heading.focus();
            } else {
                self.arriving = self.open.is_some();
            }
        }
    }
}

impl Console {
    pub(super) fn open_story(&mut self, ctx: &Context<Console>, at: Option<RecordKey>) {
        self.write_draft(ctx);
        match at {
            Some(at) => {
                self.stories.open = Some(Open { at, told: None, read_by: None, reading: false });
                self.stories.arriving = true;
            }
            None => {
                if self.stories.open.take().is_some() {
                    self.keyboard.going = Some(Command::Log);
                }
            }
        }
        self.follow_story(ctx);
    }

    pub(super) fn telling(&mut self, ctx: &Context<Console>, telling: Telling) {
        match telling {
            Telling::Typed(at, note) => self.typed(ctx, at, note),
            Telling::Read(at, told) => {
                let told = told.map(|(call, story)| (call.clone(), self.masking.story(&call, story)));
                let Some(open) = self.stories.open.as_mut().filter(|open| open.at == at) else { return };
                open.reading = false;
                match told {
                    Some(told) => open.told = Some(told),
                    None => self.stories.open = None,
                }
                self.drawing.soon();
            }
        }
    }

    /// A call of the open shift, or of an earlier one as it stands since it was amended.
    fn call_at(&self, at: RecordKey) -> Option<Rc<Call>> {
        if at.shift == self.shift() {
            return self.session.call(at.call).filter(|call| RecordKey::of(self.shift(), call) == at).cloned();
        }
        self.amended.of(at).cloned().or_else(|| self.row(at).map(|row| row.call.clone()))
    }

    /// Reads the open story if something has been added to it since; called once a frame.
    pub(super) fn follow_story(&mut self, ctx: &Context<Console>) {
        let Some(open) = self.stories.open.as_ref().filter(|open| !open.reading) else { return };
        let (at, call) = (open.at, self.call_at(open.at));
        let goes_on = |call: &Rc<Call>| {
            let aftermath = AFTERMATH_MS + call.wrap_up_ms.unwrap_or(0);
            at.shift == self.shift() && call.ended_at().is_none_or(|end| now().at.since(end) <= aftermath)
        };
        let next = call.as_ref().filter(|call| goes_on(call)).map(|_| self.custody.borrow().next());
        let read_by = ReadBy { call: call.clone(), next };
        if open.read_by.as_ref().is_some_and(|before| before.is(&read_by)) {
            return;
        }
        let store = self.store.clone();
        let open = self.stories.open.as_mut().expect("a story is open");
        open.read_by = Some(read_by);
        open.reading = true;
        ctx.link().send_future(async move {
            let call = match call {
                Some(call) => Some(call),
                None => store.record_at(at).await.ok().flatten(),
            };
            let told = match call {
                Some(call) => {
                    let (from, to) = span(&call);
                    // What can't be read is not there; the story says so.
                    let entries = store.entries_between(at.shift, from, to).await.unwrap_or_default().entries;
                    let story = Rc::new(story(&call, &entries));
                    Some((call, story))
                }
                None => None,
            };
            Msg::Telling(Telling::Read(at, told))
        });
    }

    /// The open story, for a place beside the log.
    pub(super) fn story(&self, ctx: &Context<Console>, contacts: &Contacts) -> Html {
        let stories = &self.stories;
        let Some(open) = &stories.open else { return Html::default() };
        let told = open.told.as_ref();
        let Some(call) = self.call_at(open.at).or_else(|| told.map(|(call, _)| call.clone())) else {
            return Html::default();
        };
        let editable = match self.role() {
            Role::Leader if self.is_in_the_form(open.at) => Editable::InTheForm,
            Role::Leader => Editable::Here,
            Role::Unknown | Role::Releasing | Role::Follower => Editable::Elsewhere,
        };
        let may_dial = self.leads() && self.session.may_dial();
        let dispositions = ctx.props().config.wrap_up.dispositions_of(call.queue.as_deref()).clone();
        html! {
            <CallStory at={open.at} agents={self.log.has_agents()} contact={contacts.of(call.number.as_ref())} story={told.map(|(_, story)| story.clone())}
                call={self.masking.told(&call)} settled={self.row(open.at).and_then(|row| row.settled)} {dispositions} {editable} saved={!self.wrapping.is_pending(open.at)} kept={self.trouble.is_none()}
                obstacle={(!may_dial).then_some(self.no_calls())} on_call={stories.on_call.clone()} modes={ctx.props().config.bar.modes}
                on_type={stories.on_type.clone()} on_amend={stories.on_amend.clone()}
                on_close={stories.on_close.clone()} on_copy_number={stories.on_copy_number.clone()} />
        }
    }
}
