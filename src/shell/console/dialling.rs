//! Every way of calling somebody from this page leads through here.

use super::Console;
use crate::domain::Callout;
use crate::journal::{RecordKey, What};
use crate::numbers::Verdict;
use crate::shell::directory::Fault;
use crate::shell::do_not_call::ListFault;
use crate::view::Spared;
use std::rc::Rc;
use yew::prelude::*;

pub enum Dialling {
    Asked(Callout),
    /// The agent has come to the field.
    Began,
    /// The agent has read the warning.
    Anyway,
    /// The list has come, or has a fault.
    Listed,
}

impl Console {
    pub(super) fn dialling(&mut self, ctx: &Context<Console>, msg: Dialling) -> bool {
        match msg {
            Dialling::Began => {
                self.gather_suggestions(ctx);
                return false;
            }
            Dialling::Asked(callout) => self.dial(ctx, callout, None),
            Dialling::Anyway => {
                if let Some((_, what, Verdict::Warned)) = self.spared.take() {
                    self.note(ctx, what);
                }
            }
            Dialling::Listed => {
                self.phones.renew(self.words.language.tag);
                // What was said for want of a list is true no more, or is said again.
                self.spared = self.spared.take().filter(|(.., why)| *why != Verdict::NoList);
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
        let list = self.do_not_call.as_ref().filter(|_| self.session.may_dial());
        let verdict = list.map_or(Verdict::Clear, |list| {
            list.refresh();
            list.verdict(&self.phones.forms(number.as_str()))
        });
        if verdict == Verdict::Clear {
            self.spared = None;
            self.note(ctx, what);
        } else {
            self.spared = Some((number, what, verdict));
            self.times_spared += 1;
        }
    }

    /// Who was not called, and why.
    pub(super) fn spared(&self, ctx: &Context<Console>) -> Option<Spared> {
        let (number, _, verdict) = self.spared.as_ref()?;
        let text = ctx.props().config.numbers.do_not_call.as_ref().map(|list| list.text.name(self.words.language.tag));
        Some(Spared {
            number: self.masking.number(Some(number))?,
            verdict: *verdict,
            times: self.times_spared,
            text: text.filter(|text| !text.is_empty()).map(Rc::from),
        })
    }

    /// What an operator should know of the list.
    pub(super) fn about_the_list(&self) -> Vec<AttrValue> {
        let Some(do_not_call) = &self.do_not_call else { return Vec::new() };
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
