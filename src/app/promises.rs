//! Promised calls: each is announced once, when it is due and nothing rings or is spoken, and waits in sight until something
//! is done about it. It is announced in the tab that leads.

use super::alerts::{Alerts, Due};
use super::kernel::Kernel;
use super::links::Links;
use super::log_pane::LogPane;
use crate::browser::clock::page_time;
use crate::browser::local_storage;
use crate::domain::{Amendment, Now};
use crate::journal::RecordKey;
use crate::log::{Past, Row};
use crate::protocol::MediaMode;
use crate::view::{DueAct, DueCall, can_be_promised};
use std::rc::Rc;
use yew::prelude::*;

pub enum Msg {
    /// Something is done about a promised call that is due.
    Act(RecordKey, DueAct),
    /// Whoever rings is promised a call at this time, epoch milliseconds, or no longer.
    ToRing(Option<u64>),
}

pub struct Promises {
    /// Those that have been announced, each with the time for which it was due then.
    told: Vec<(RecordKey, u64)>,
    /// The key in `localStorage` that keeps them over a reload.
    key: String,
    /// When the next one that was not announced is due, epoch milliseconds.
    next: Option<u64>,
    /// Those that are due, the one that has been so for longest first.
    due: Vec<Rc<Row>>,
    on_act: Callback<(RecordKey, DueAct)>,
    on_ring: Callback<Option<u64>>,
    open_story: Callback<RecordKey>,
    call_back: Callback<(RecordKey, MediaMode)>,
}

impl Promises {
    pub fn new(kernel: &Kernel, links: &Links, on: &Callback<Msg>) -> Promises {
        let key = format!("{}.told", kernel.environment.database());
        Promises {
            told: local_storage::read(&key).map(|kept| read(&kept)).unwrap_or_default(),
            key,
            next: None,
            due: Vec::new(),
            on_act: on.reform(|(key, act)| Msg::Act(key, act)),
            on_ring: on.reform(Msg::ToRing),
            open_story: links.open_story.clone(),
            call_back: links.call_back.clone(),
        }
    }

    /// Another tab may have announced some since.
    fn read_again(&mut self) {
        let kept = local_storage::read(&self.key).map(|kept| read(&kept)).unwrap_or_default();
        let fresh: Vec<_> = kept.into_iter().filter(|kept| !self.told.contains(kept)).collect();
        self.told.extend(fresh);
    }

    /// Notes that those that are due have been announced. Of those before, `is_all` allows to forget what is no promise any more:
    /// everything that stands is known.
    fn tell(&mut self, standing: &[Rc<Row>], is_all: bool) {
        self.told.retain(|told| !is_all || standing.iter().any(|row| at(row) == Some(*told)));
        self.told.extend(self.due.iter().filter_map(at));
        let line = |(key, due): &(RecordKey, u64)| format!("{} {} {} {due}", key.began, key.shift, key.call);
        let kept: Vec<String> = self.told.iter().map(line).collect();
        // Where nothing can be kept it is announced again after a reload.
        local_storage::write(&self.key, &kept.join("\n"));
    }

    fn is_told(&self, row: &Rc<Row>) -> bool {
        at(row).is_none_or(|at| self.told.contains(&at))
    }

    pub fn update(&mut self, kernel: &mut Kernel, log: &mut LogPane, msg: Msg) {
        match msg {
            Msg::Act(key, DueAct::Call(mode)) => self.call_back.emit((key, mode)),
            Msg::Act(key, DueAct::PutOff(until)) => kernel.amend(key, Amendment::Promise(Some(until))),
            Msg::Act(key, DueAct::Done) => log.settle_person(kernel, key),
            Msg::Act(key, DueAct::Details) => self.open_story.emit(key),
            Msg::ToRing(due) => {
                if let Some(call) = kernel.session.ringing_call() {
                    kernel.amend(RecordKey::of(kernel.shift(), call), Amendment::Promise(due));
                }
            }
        }
    }

    /// Looks which promised calls are due. `is_all`: every record has been read.
    pub fn look(&mut self, kernel: &mut Kernel, log: &mut LogPane, alerts: &mut Alerts, is_all: bool) {
        let (_, now) = page_time();
        let standing = log.promised(kernel);
        let is_due = |row: &&Rc<Row>| kernel.leads() && row.call.promise.is_some_and(|promise| promise.due <= now);
        let mut due: Vec<Rc<Row>> = standing.iter().filter(is_due).cloned().collect();
        due.sort_by_key(|row| row.call.promise.map(|promise| promise.due));
        let untold = standing.iter().filter(|row| !self.is_told(row));
        self.next = untold.filter_map(|row| row.call.promise).map(|promise| promise.due).min();
        let may_be_told = kernel.session.phase().is_none() && !kernel.is_reading();
        if !may_be_told {
            due.clear();
        }
        if due.iter().any(|row| !self.is_told(row)) {
            self.read_again();
        }
        let fresh = due.iter().any(|row| !self.is_told(row));
        let same = due.len() == self.due.len() && due.iter().zip(&self.due).all(|(one, other)| Rc::ptr_eq(one, other));
        self.due = due;
        if fresh {
            self.tell(&standing, is_all);
            self.next = self.next.filter(|next| *next > now);
        }
        let due = self.due.first().map(|row| Due {
            number: kernel.masking.number(row.call.number.as_ref()),
            name: row.contact.as_ref().map(|contact| contact.name.to_string()),
        });
        alerts.is_due(due, fresh);
        if fresh || !same {
            kernel.refresh_alerts();
            kernel.rendering.soon();
        }
    }

    /// Whether something is due that has not been announced. Asked with every message, so it looks at nothing.
    pub fn may_be_due(&self, kernel: &Kernel) -> bool {
        self.next.is_some_and(|next| next <= page_time().1) || !self.due.is_empty() && kernel.session.phase().is_some()
    }

    /// When the next one is to be announced, monotonic milliseconds. One that should have been already waits for what is in
    /// its way, of which there will be a message.
    pub fn next_due(&self, now: Now) -> Option<u64> {
        let left = self.next?.checked_sub(page_time().1)?;
        Some(now.at.mono + left)
    }

    /// Promises a call to whoever rings, if that can be.
    pub fn on_ring(&self, kernel: &Kernel) -> Option<Callback<Option<u64>>> {
        let can_be = kernel.session.ringing_call().is_some_and(|call| can_be_promised(call));
        can_be.then(|| self.on_ring.clone())
    }

    /// The first of what is due.
    pub fn view(&self, kernel: &Kernel) -> Html {
        let Some(row) = self.due.first() else { return Html::default() };
        let Some(promise) = row.call.promise else { return Html::default() };
        let shown = kernel.masking.row_of_log(row);
        let modes = row.call.to_dial(&kernel.config.numbers.dial_back).map(|_| kernel.config.bar.modes);
        let remark = Past::remark_of(&shown.call).map(|remark| remark.to_string());
        html! {
            <DueCall key_of_call={row.key} {promise} number={kernel.masking.number(row.call.number.as_ref())}
                contact={row.contact.clone()} {remark} more={self.due.len() - 1}
                {modes} may_call={kernel.session.may_dial()} on_act={self.on_act.clone()} />
        }
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
