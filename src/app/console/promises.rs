//! Promised calls: each is announced once, when it is due and nothing rings or is spoken, and waits in sight until something
//! is done about it. It is announced in the tab that leads.

use super::{Console, Msg};
use crate::app::alerts::Due;
use crate::browser::clock::page_time;
use crate::browser::local_storage;
use crate::domain::{Amendment, Call, Callout, Now, Promise};
use crate::journal::RecordKey;
use crate::log::{Past, Row};
use crate::protocol::{MediaMode, Number};
use crate::view::{DueAct, DueCall};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

pub(super) struct Promises {
    /// Those that have been announced, each with the time for which it was due then.
    told: RefCell<Vec<(RecordKey, u64)>>,
    /// The key in `localStorage` that keeps them over a reload.
    key: String,
    /// When the next one that was not announced is due, epoch milliseconds.
    next: Option<u64>,
    /// Those that are due, the one that has been so for longest first.
    due: Vec<Rc<Row>>,
    on_act: Callback<(RecordKey, DueAct)>,
}

impl Promises {
    pub fn new(ctx: &Context<Console>, database: &str) -> Promises {
        let key = format!("{database}.told");
        Promises {
            told: RefCell::new(local_storage::read(&key).map(|kept| read(&kept)).unwrap_or_default()),
            key,
            next: None,
            due: Vec::new(),
            on_act: ctx.link().callback(|(key, act)| Msg::Due(key, act)),
        }
    }

    /// Another tab may have announced some since.
    fn read_again(&self) {
        let kept = local_storage::read(&self.key).map(|kept| read(&kept)).unwrap_or_default();
        let mut told = self.told.borrow_mut();
        let fresh: Vec<_> = kept.into_iter().filter(|kept| !told.contains(kept)).collect();
        told.extend(fresh);
    }

    /// Notes that these have been announced. Of those before, `is_all` allows to forget what is no promise any more:
    /// everything that stands is known.
    fn tell(&self, due: &[Rc<Row>], standing: &[Rc<Row>], is_all: bool) {
        let mut told = self.told.borrow_mut();
        told.retain(|told| !is_all || standing.iter().any(|row| at(row) == Some(*told)));
        told.extend(due.iter().filter_map(at));
        let kept: Vec<String> =
            told.iter().map(|(key, due)| format!("{} {} {} {due}", key.began, key.shift, key.call)).collect();
        // Where nothing can be kept it is announced again after a reload.
        local_storage::write(&self.key, &kept.join("\n"));
    }

    fn is_told(&self, row: &Rc<Row>) -> bool {
        at(row).is_none_or(|at| self.told.borrow().contains(&at))
    }
}

fn at(row: &Rc<Row>) -> Option<(RecordKey, u64)> {
    row.call.promise.map(|promise| (row.key, promise.due))
}

fn read(kept: &str) -> Vec<(RecordKey, u64)> {
    let line = |line: &str| {
        let mut parts = line.split(' ').map_while(|part| part.parse::<u64>().ok());
        let (began, shift, call, due) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        Some((RecordKey { began, shift, call }, due))
    };
    kept.lines().filter_map(line).collect()
}

impl Console {
    /// Looks which promised calls are due; whether that is to be drawn anew.
    pub(super) fn look_for_due(&mut self, ctx: &Context<Console>) -> bool {
        let (_, now) = page_time();
        let standing = self.promised(ctx);
        let mut due: Vec<Rc<Row>> = standing
            .iter()
            .filter(|row| self.leads() && row.call.promise.is_some_and(|promise| promise.due <= now))
            .cloned()
            .collect();
        due.sort_by_key(|row| row.call.promise.map(|promise| promise.due));
        let untold = standing.iter().filter(|row| !self.promises.is_told(row));
        self.promises.next = untold.filter_map(|row| row.call.promise).map(|promise| promise.due).min();
        let may_be_told = self.session.phase().is_none() && !self.custody.borrow().is_reading();
        if !may_be_told {
            due.clear();
        }
        let is_fresh = |row: &Rc<Row>| !self.promises.is_told(row);
        if due.iter().any(is_fresh) {
            self.promises.read_again();
        }
        let fresh = due.iter().any(is_fresh);
        let same = due.len() == self.promises.due.len()
            && due.iter().zip(&self.promises.due).all(|(one, other)| Rc::ptr_eq(one, other));
        self.promises.due = due;
        if fresh {
            self.promises.tell(&self.promises.due, &standing, self.known.is_done());
            self.promises.next = self.promises.next.filter(|next| *next > now);
        }
        let first = self.promises.due.first();
        let due = first.map(|row| Due {
            number: self.masking.number(row.call.number.as_ref()),
            name: row.contact.as_ref().map(|contact| contact.name.to_string()),
        });
        self.alerts.is_due(due, fresh);
        if fresh || !same {
            self.ring(ctx);
            self.drawing.soon();
        }
        !same
    }

    /// Whether something is due that has not been announced. Asked with every message, so it looks at nothing.
    pub(super) fn may_be_due(&self) -> bool {
        self.promises.next.is_some_and(|next| next <= page_time().1)
            || !self.promises.due.is_empty() && self.session.phase().is_some()
    }

    /// When the next one is to be announced, monotonic milliseconds. One that should have been already waits for what is in
    /// its way, of which there will be a message.
    pub(super) fn next_due(&self, now: Now) -> Option<u64> {
        let left = self.promises.next?.checked_sub(page_time().1)?;
        Some(now.at.mono + left)
    }

    pub(super) fn due_act(&mut self, ctx: &Context<Console>, key: RecordKey, act: DueAct) {
        match act {
            DueAct::Call(mode) => self.call_back(ctx, key, mode),
            DueAct::PutOff(until) => self.amend(ctx, key, Amendment::Promise(Some(until))),
            DueAct::Done => self.settle_person(ctx, key),
            DueAct::Details => self.open_story(ctx, Some(key)),
        }
        self.look_for_due(ctx);
    }

    /// Calls the other party of a call of the log. Whoever waits is called back by it.
    pub(super) fn call_back(&mut self, ctx: &Context<Console>, key: RecordKey, mode: MediaMode) {
        let Some(row) = self.row(key) else { return };
        let number = row.call.to_dial(&ctx.props().config.numbers.dial_back);
        if let Some(number) = number.map(|number| Number::new(&number)) {
            self.dial(ctx, Callout { number, mode }, Some(key).filter(|_| row.waits()));
        }
    }

    /// The same for a number that is called from the story of a call.
    pub(super) fn call_told(&mut self, ctx: &Context<Console>, callout: Callout) {
        let told = self.stories.opened().and_then(|key| self.row(key)).filter(|row| row.waits());
        self.dial(ctx, callout, told.map(|row| row.key));
    }

    /// A promise that is given in a call that is up, or taken back.
    pub(super) fn promise_to(&mut self, ctx: &Context<Console>, call: &Call, due: Option<u64>) {
        self.amend(ctx, RecordKey::of(self.shift(), call), Amendment::Promise(due));
    }

    /// The first of what is due.
    pub(super) fn due(&self, ctx: &Context<Console>) -> Html {
        let Some(row) = self.promises.due.first() else { return Html::default() };
        let Some(promise) = row.call.promise else { return Html::default() };
        let shown = self.masking.row_of_log(row);
        let config = &ctx.props().config;
        let modes = row.call.to_dial(&config.numbers.dial_back).map(|_| config.bar.modes);
        let remark = Past::remark_of(&shown.call).map(|remark| remark.to_string());
        html! {
            <DueCall key_of_call={row.key} {promise} number={self.masking.number(row.call.number.as_ref())}
                contact={row.contact.clone()} {remark} more={self.promises.due.len() - 1}
                {modes} may_call={self.session.may_dial()} on_act={self.promises.on_act.clone()} />
        }
    }
}

/// A promise that stands.
pub(super) fn standing(call: &Call) -> Option<Promise> {
    call.promise.filter(|promise| promise.kept.is_none())
}
