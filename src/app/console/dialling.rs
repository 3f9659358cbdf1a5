//! Every way of calling somebody from this page leads through here.

mod completing;

use super::{Console, Msg};
use crate::browser::directory::{Directory, Fault};
use crate::browser::do_not_call::{DoNotCall, ListFault};
use crate::browser::phones::PhoneDesk;
use crate::domain::Callout;
use crate::journal::{RecordKey, What};
use crate::numbers::Verdict;
use crate::protocol::Number;
use crate::view::Spared;
use completing::Completion;
use std::rc::Rc;
use yew::prelude::*;

pub struct DialPane {
    pub phones: PhoneDesk,
    pub completion: Completion,
    do_not_call: Option<DoNotCall>,
    /// Whom the agent wanted to call and the list spares, and what would be written down.
    spared: Option<(Number, What, Verdict)>,
    times_spared: u32,
    pub on_begin: Callback<()>,
    pub on_dial: Callback<Callout>,
    pub on_anyway: Callback<()>,
}

impl DialPane {
    pub fn new(ctx: &Context<Console>, directory: Option<Directory>, tag: &'static str) -> DialPane {
        let (link, config) = (ctx.link(), &ctx.props().config);
        let on_listed = link.callback(|()| Msg::Dialling(Dialling::Listed));
        let do_not_call = config.numbers.do_not_call.clone().map(|list| DoNotCall::new(list, on_listed));
        let on_known = link.callback(|()| Msg::Dialling(Dialling::Known));
        DialPane {
            phones: PhoneDesk::new(config, do_not_call.clone(), tag, on_known),
            completion: Completion::new(directory),
            do_not_call,
            spared: None,
            times_spared: 0,
            on_begin: link.callback(|()| Msg::Dialling(Dialling::Began)),
            on_dial: link.callback(|callout| Msg::Dialling(Dialling::Asked(callout))),
            on_anyway: link.callback(|()| Msg::Dialling(Dialling::Anyway)),
        }
    }

    /// The page has been drawn; what knows numbers comes when it is whole.
    pub fn drawn(&mut self, is_whole: bool) {
        if is_whole {
            self.phones.fetch();
        }
    }
}

pub enum Dialling {
    /// More is known of phone numbers.
    Known,
    Asked(Callout),
    /// The agent has come to the field.
    Began,
    /// The agent has read the warning.
    Anyway,
    /// The list has come, or has a fault.
    Listed,
}

impl Console {
    pub(super) fn dialling_goes_on(&mut self, ctx: &Context<Console>, msg: Dialling) -> bool {
        match msg {
            Dialling::Known => {
                self.dialling.phones.renew(self.words.language.tag);
                self.drawing.soon();
                return false;
            }
            Dialling::Began => {
                self.gather_suggestions(ctx);
                return false;
            }
            Dialling::Asked(callout) => self.dial(ctx, callout, None),
            Dialling::Anyway => {
                if let Some((_, what, Verdict::Warned)) = self.dialling.spared.take() {
                    self.note(ctx, what);
                }
            }
            Dialling::Listed => {
                self.dialling.phones.renew(self.words.language.tag);
                // What was said for want of a list is true no more, or is said again.
                self.dialling.spared = self.dialling.spared.take().filter(|(.., why)| *why != Verdict::NoList);
                self.drawing.soon();
            }
        }
        true
    }

    /// Asks the bar for a call, unless that is forbidden, or worth a warning. `back` is the call whose other party is called
    /// back by it.
    pub(super) fn dial(&mut self, ctx: &Context<Console>, callout: Callout, back: Option<RecordKey>) {
        let number = callout.number.clone();
        let what = back.map_or_else(|| callout.clone().into(), |key| What::dialled_back(callout.clone(), key));
        // Where nothing would be called anyway, the session says why.
        let list = self.dialling.do_not_call.as_ref().filter(|_| self.session.may_dial());
        let verdict = list.map_or(Verdict::Clear, |list| {
            list.refresh();
            list.verdict(&self.dialling.phones.forms(number.as_str()))
        });
        if verdict == Verdict::Clear {
            self.dialling.spared = None;
            self.note(ctx, what);
        } else {
            self.dialling.spared = Some((number, what, verdict));
            self.dialling.times_spared += 1;
        }
    }

    /// Who was not called, and why.
    pub(super) fn spared(&self, ctx: &Context<Console>) -> Option<Spared> {
        let (number, _, verdict) = self.dialling.spared.as_ref()?;
        let text = ctx.props().config.numbers.do_not_call.as_ref().map(|list| list.text.name(self.words.language.tag));
        Some(Spared {
            number: self.masking.number(Some(number))?,
            verdict: *verdict,
            times: self.dialling.times_spared,
            text: text.filter(|text| !text.is_empty()).map(Rc::from),
        })
    }

    /// What an operator should know of the list.
    pub(super) fn about_the_list(&self) -> Vec<AttrValue> {
        let Some(do_not_call) = &self.dialling.do_not_call else { return Vec::new() };
        let words = &self.words.numbers;
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
        let entries = list.as_ref().map(|list| (words.list_entries)(&self.culture.count(list.len() as u64)).into());
        let skipped = list.filter(|list| list.skipped > 0);
        let skipped = skipped.map(|list| (words.list_skipped)(&self.culture.count(list.skipped as u64)).into());
        [fault, entries, skipped].into_iter().flatten().collect()
    }
}
