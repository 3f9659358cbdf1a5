//! The story of one call: read when it is opened, and again while the call goes on.

use super::kernel::Kernel;
use super::links::Links;
use super::log_pane::LogPane;
use crate::browser::clock::now;
use crate::browser::keyboard;
use crate::directory::Contacts;
use crate::domain::{Amendment, Call, Callout, Note};
use crate::journal::{RecordKey, Role};
use crate::log::story::{Story, is_live, span, story};
use crate::protocol::Number;
use crate::shortcuts::Command;
use crate::view::{CallStory, Editable};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

const HEADING: &str = "call-story-heading";
const NOTE: &str = "story-note";

pub enum Msg {
    /// The agent wants to see what happened in a call, or has seen it.
    Open(Option<RecordKey>),
    Typed(RecordKey, Note),
    /// The note becomes a field, or text.
    Edit(bool),
    /// It was read; without a call there is nothing to tell.
    Read(RecordKey, Option<(Rc<Call>, Rc<Story>)>),
}

pub struct StoryPane {
    open: Option<Open>,
    /// What takes the focus as soon as it is drawn.
    arriving: Option<&'static str>,
    /// The page's field for a note is here.
    writes: bool,
    on_edit: Callback<bool>,
    on: Callback<Msg>,
    on_type: Callback<(RecordKey, Note)>,
    on_amend: Callback<(RecordKey, Amendment)>,
    on_close: Callback<()>,
    on_copy_number: Callback<RecordKey>,
    on_same_number: Callback<RecordKey>,
    on_case_file: Callback<RecordKey>,
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

impl StoryPane {
    pub fn new(links: &Links, on: Callback<Msg>) -> StoryPane {
        let Links { settle, amend, .. } = links.clone();
        StoryPane {
            open: None,
            arriving: None,
            writes: false,
            on_edit: on.reform(Msg::Edit),
            on_type: on.reform(|(key, note)| Msg::Typed(key, note)),
            on_amend: Callback::from(move |(key, amendment)| match amendment {
                Amendment::Done(done) => settle.emit((key, done)),
                Amendment::Note(_) | Amendment::Disposition(_) | Amendment::Promise(_) | Amendment::Kept(_) => {
                    amend.emit((key, amendment));
                }
            }),
            on_close: on.reform(|()| Msg::Open(None)),
            on_copy_number: links.copy_told.clone(),
            on_same_number: links.same_number.clone(),
            on_case_file: links.case_file.clone(),
            on_call: links.call_told.clone(),
            on,
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, log: &LogPane, msg: Msg) {
        match msg {
            Msg::Open(at) => {
                self.open(kernel, log, at);
                kernel.rendering.now();
            }
            Msg::Typed(at, note) => kernel.typed(at, note),
            Msg::Edit(writes) => {
                // What was typed elsewhere is there as text from now on.
                kernel.write_draft();
                self.writes = writes;
                self.arriving = Some(if writes { NOTE } else { HEADING });
                kernel.rendering.now();
            }
            Msg::Read(at, told) => {
                let told = told.map(|(call, story)| (call.clone(), kernel.masking.story(&call, story)));
                let Some(open) = self.open.as_mut().filter(|open| open.at == at) else { return };
                open.reading = false;
                match told {
                    Some(told) => open.told = Some(told),
                    None => self.open = None,
                }
                kernel.rendering.soon();
            }
        }
    }

    pub fn open(&mut self, kernel: &mut Kernel, log: &LogPane, at: Option<RecordKey>) {
        self.stop_writing(kernel);
        match at {
            Some(at) => {
                self.open = Some(Open { at, told: None, read_by: None, reading: false });
                self.arriving = Some(HEADING);
            }
            None => {
                if self.open.take().is_some() {
                    kernel.focus = Some(Command::Log);
                }
            }
        }
        self.follow(kernel, log);
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

    /// The page's field for a note is in the story of this call.
    pub fn writes_about(&self) -> Option<RecordKey> {
        self.opened().filter(|_| self.writes)
    }

    /// The field goes elsewhere. What was typed stays with its call.
    pub fn stop_writing(&mut self, kernel: &mut Kernel) {
        kernel.write_draft();
        self.writes = false;
    }

    /// What is drawn is drawn; the focus goes to where the agent has asked for it.
    pub fn rendered(&mut self) {
        if let Some(id) = self.arriving.take()
            && !keyboard::go_to(id)
        {
            self.arriving = self.open.is_some().then_some(id);
        }
    }

    /// A call of the open shift, or of an earlier one as it stands since it was amended.
    fn call_at(kernel: &Kernel, log: &LogPane, at: RecordKey) -> Option<Rc<Call>> {
        let shift = kernel.shift();
        if at.shift == shift {
            return kernel.session.call(at.call).filter(|call| RecordKey::of(shift, call) == at).cloned();
        }
        kernel.amendments.of(at).cloned().or_else(|| log.row(at).map(|row| row.call.clone()))
    }

    /// Reads the open story if something has been added to it since; called once a frame.
    pub fn follow(&mut self, kernel: &Kernel, log: &LogPane) {
        let Some(open) = self.open.as_ref().filter(|open| !open.reading) else { return };
        let (at, call) = (open.at, Self::call_at(kernel, log, open.at));
        let in_open_shift = at.shift == kernel.shift();
        let next = call.as_ref().filter(|call| is_live(call, in_open_shift, now().at)).map(|_| kernel.next_entry());
        let read_by = ReadBy { call: call.clone(), next };
        if open.read_by.as_ref().is_some_and(|before| before.is(&read_by)) {
            return;
        }
        let (store, on) = (kernel.store.clone(), self.on.clone());
        let open = self.open.as_mut().expect("a story is open");
        open.read_by = Some(read_by);
        open.reading = true;
        spawn_local(async move {
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
            on.emit(Msg::Read(at, told));
        });
    }

    /// The open story, for a place beside the log. `is_in_the_form`: its note stands in the wrap-up form.
    pub fn view(&self, kernel: &Kernel, log: &LogPane, contacts: &Contacts, is_in_the_form: bool) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        let told = open.told.as_ref();
        let Some(call) = Self::call_at(kernel, log, open.at).or_else(|| told.map(|(call, _)| call.clone())) else {
            return Html::default();
        };
        let editable = match kernel.role() {
            Role::Leader if is_in_the_form => Editable::InTheForm,
            Role::Leader if self.writes => Editable::Writing,
            Role::Leader => Editable::Here,
            Role::Unknown | Role::Releasing | Role::Follower => Editable::Elsewhere,
        };
        let dispositions = kernel.config.wrap_up.dispositions_of(call.queue.as_deref()).clone();
        let settled = log.row(open.at).and_then(|row| row.settled);
        html! {
            <CallStory at={open.at} agents={log.has_agents()} contact={contacts.of(call.number.as_ref())}
                story={told.map(|(_, story)| story.clone())} call={kernel.masking.told(&call)}
                {settled} {dispositions} {editable}
                saved={!kernel.draft.is_pending(open.at)} kept={kernel.storage_error.is_none()}
                obstacle={(!kernel.may_dial()).then_some(kernel.no_calls())} on_call={self.on_call.clone()} modes={kernel.config.bar.modes}
                on_type={self.on_type.clone()} on_amend={self.on_amend.clone()} on_edit={self.on_edit.clone()}
                on_close={self.on_close.clone()} on_copy_number={self.on_copy_number.clone()}
                on_same_number={self.on_same_number.clone()} on_case_file={self.on_case_file.clone()} />
        }
    }
}
