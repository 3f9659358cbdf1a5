//! Every way of calling somebody from this page leads through here.

mod completing;

use super::kernel::Kernel;
use super::log_pane::LogPane;
use crate::browser::directory::Fault;
use crate::browser::do_not_call::{DoNotCall, ListFault};
use crate::browser::phones::PhoneDesk;
use crate::domain::Callout;
use crate::journal::{EntryKind, RecordKey, Role};
use crate::numbers::Verdict;
use crate::protocol::{MediaMode, Number};
use crate::view::{DialField, Phones, Spared};
use completing::Completion;
use std::rc::Rc;
use yew::prelude::*;

pub enum Msg {
    /// More is known of phone numbers.
    PhonesKnown,
    Asked(Callout),
    /// The other party of a call of the log is called.
    CallBack(RecordKey, MediaMode),
    /// The number of the call whose story is open is called.
    CallTold(Callout),
    /// The agent has come to the field.
    Began,
    /// The agent has read the warning.
    Anyway,
    /// The list has come, or has a fault.
    Listed,
}

pub struct DialPane {
    phones: PhoneDesk,
    completion: Completion,
    do_not_call: Option<DoNotCall>,
    /// Whom the agent wanted to call and the list spares, and what would be written down.
    spared: Option<(Number, EntryKind, Verdict)>,
    times_spared: u32,
    on_begin: Callback<()>,
    on_dial: Callback<Callout>,
    on_anyway: Callback<()>,
}

impl DialPane {
    pub fn new(kernel: &Kernel, on: &Callback<Msg>) -> DialPane {
        let Kernel { config, words, directory, .. } = kernel;
        let do_not_call = config.numbers.do_not_call.clone();
        let do_not_call = do_not_call.map(|list| DoNotCall::new(list, on.reform(|()| Msg::Listed)));
        let on_known = on.reform(|()| Msg::PhonesKnown);
        DialPane {
            phones: PhoneDesk::new(config, do_not_call.clone(), words.language.tag, on_known),
            completion: Completion::new(directory.clone()),
            do_not_call,
            spared: None,
            times_spared: 0,
            on_begin: on.reform(|()| Msg::Began),
            on_dial: on.reform(Msg::Asked),
            on_anyway: on.reform(|()| Msg::Anyway),
        }
    }

    /// How numbers are written.
    pub fn phones(&self) -> &Phones {
        self.phones.phones()
    }

    /// The page has been drawn; what knows numbers comes when it is whole.
    pub fn rendered(&mut self, is_whole: bool) {
        if is_whole {
            self.phones.fetch();
        }
    }

    /// Numbers are to be said in the language of the page.
    pub fn renew(&mut self, kernel: &Kernel) {
        self.phones.renew(kernel.words.language.tag);
    }

    /// `told` is the call whose story is open.
    pub fn update(&mut self, kernel: &mut Kernel, log: &mut LogPane, told: Option<RecordKey>, msg: Msg) {
        match msg {
            Msg::PhonesKnown => {
                self.renew(kernel);
                return kernel.rendering.soon();
            }
            Msg::Began => return self.completion.gather(kernel, log),
            Msg::Asked(callout) => self.dial(kernel, callout, None),
            Msg::CallBack(key, mode) => {
                let Some(row) = log.row(key) else { return };
                let number = row.call.to_dial(&kernel.config.numbers.dial_back);
                if let Some(number) = number.map(|number| Number::new(&number)) {
                    self.dial(kernel, Callout { number, mode }, Some(key).filter(|_| row.waits()));
                }
            }
            Msg::CallTold(callout) => {
                let waiting = told.and_then(|key| log.row(key)).filter(|row| row.waits());
                self.dial(kernel, callout, waiting.map(|row| row.key));
            }
            Msg::Anyway => {
                if let Some((_, what, Verdict::Warned)) = self.spared.take() {
                    kernel.journal(what);
                }
            }
            Msg::Listed => {
                self.renew(kernel);
                // What was said for want of a list is true no more, or is said again.
                self.spared = self.spared.take().filter(|(.., why)| *why != Verdict::NoList);
            }
        }
        kernel.rendering.now();
    }

    /// Asks the bar for a call, unless that is forbidden, or worth a warning. `back` is the call whose other party is called
    /// back by it.
    fn dial(&mut self, kernel: &mut Kernel, callout: Callout, back: Option<RecordKey>) {
        let number = callout.number.clone();
        let what = back.map_or_else(|| callout.clone().into(), |key| EntryKind::dialled_back(callout.clone(), key));
        // Where nothing would be called anyway, the session says why.
        let list = self.do_not_call.as_ref().filter(|_| kernel.session.may_dial());
        let verdict = list.map_or(Verdict::Clear, |list| {
            list.refresh();
            list.verdict(&self.phones.forms(number.as_str()))
        });
        if verdict == Verdict::Clear {
            self.spared = None;
            kernel.journal(what);
        } else {
            self.spared = Some((number, what, verdict));
            self.times_spared += 1;
        }
    }

    pub fn view(&self, kernel: &Kernel) -> Html {
        // Where every number is hidden none is offered to be read.
        let complete = (!kernel.masking.hides_everywhere()).then(|| self.completion.complete.clone());
        html! {
            <DialField dial={kernel.masking.dial(kernel.session.dial())} enabled={kernel.may_dial()}
                elsewhere={kernel.role() == Role::Follower} modes={kernel.config.bar.modes} on_dial={self.on_dial.clone()}
                {complete} on_begin={self.on_begin.clone()} who={self.completion.who.clone()}
                rings={kernel.what_rings().is_some()} spared={self.spared(kernel)} on_dial_anyway={self.on_anyway.clone()} />
        }
    }

    /// Who was not called, and why.
    fn spared(&self, kernel: &Kernel) -> Option<Spared> {
        let (number, _, verdict) = self.spared.as_ref()?;
        let text = kernel.config.numbers.do_not_call.as_ref().map(|list| list.text.name(kernel.words.language.tag));
        Some(Spared {
            number: kernel.masking.number(Some(number))?,
            verdict: *verdict,
            times: self.times_spared,
            text: text.filter(|text| !text.is_empty()).map(Rc::from),
        })
    }

    /// What an operator should know of the list.
    pub fn about_the_list(&self, kernel: &Kernel) -> Vec<AttrValue> {
        let Some(do_not_call) = &self.do_not_call else { return Vec::new() };
        let words = &kernel.words.numbers;
        let fault = do_not_call.fault().map(|fault| match fault {
            ListFault::Fetch(Fault::Status(status)) => (words.list_status)(status).into(),
            ListFault::Fetch(Fault::TooSlow) => AttrValue::Static(words.list_too_slow),
            ListFault::Fetch(Fault::TooLong) => AttrValue::Static(words.list_too_long),
            ListFault::Fetch(Fault::NoServer | Fault::Unreadable(_) | Fault::NoAnswer) => {
                AttrValue::Static(words.list_no_server)
            }
            ListFault::NoList => AttrValue::Static(words.list_unreadable),
        });
        let list = do_not_call.list();
        let entries = list.as_ref().map(|list| (words.list_entries)(&kernel.locale.count(list.len() as u64)).into());
        let skipped = list.filter(|list| list.skipped > 0);
        let skipped = skipped.map(|list| (words.list_skipped)(&kernel.locale.count(list.skipped as u64)).into());
        [fault, entries, skipped].into_iter().flatten().collect()
    }
}
