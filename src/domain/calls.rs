//! The calls of a shift, and which of them an event speaks of. What each event does to its call stands in
//! [`super::moves`]; how calls begin, end and settle in [`super::openings`], [`super::endings`], [`super::limits`].

use super::accounts::Accounts;
use super::call::{Call, Outcome, Phase};
use super::clock::Moment;
use super::dial::Expected;
use super::phone_alert::Alert;
use super::tracked::{Lost, Tracked};
use crate::protocol::{CallId, IncomingCallInfo, Number};
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Calls {
    /// Every call of the session, in the order of beginning.
    pub log: Vec<Rc<Call>>,
    pub by_id: BTreeMap<CallId, usize>,
    /// Calls with a final outcome whose end no event with their id has told. In the order of the log.
    pub given_up: Vec<GivenUp>,
    /// The calls that are live or whose outcome is not final yet; few at any time.
    pub open: Vec<Tracked>,
    pub alert: Option<Alert>,
    /// Queue information that came before its call.
    pub announced: Option<(Moment, IncomingCallInfo)>,
    /// The outbound call that was asked for and has not shown itself.
    pub expected: Option<Expected>,
    /// A call, by its place in the log, was ended by an event with its id, and the phone has not been put down
    /// yet: the next `PhoneRelease`, which names no call, belongs to it.
    pub phone_due: Option<(Moment, usize)>,
    /// `AgentEvent_Hold` was seen: this bar forwards it.
    pub hold_seen: bool,
    /// Who is in the conference, as the bar told when it began.
    pub parties: Vec<Number>,
    pub accounts: Accounts,
    pub local_ids: u64,
    /// Entries were missed; until when, in monotonic milliseconds, calls may be told of that began in them.
    pub doubt: Option<u64>,
    /// The records of the shift, as long as a journal is replayed of which entries are missing.
    pub on_record: Vec<Call>,
}

/// A call that ended without a word of its end.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GivenUp {
    /// Its place in the log.
    pub index: usize,
    /// The world may still have to be told whose call it is.
    pub to_identify: bool,
    pub lost: Option<Lost>,
}

/// The call that an event speaks of.
pub(super) enum Subject {
    /// A place in [`Calls::open`].
    Open(usize),
    /// A place in [`Calls::log`]; its outcome is final.
    Settled(usize),
    New,
}

impl Calls {
    pub fn new(accounts: Accounts) -> Calls {
        Calls {
            log: Vec::new(),
            by_id: BTreeMap::new(),
            given_up: Vec::new(),
            open: Vec::new(),
            alert: None,
            announced: None,
            expected: None,
            phone_due: None,
            hold_seen: false,
            parties: Vec::new(),
            accounts,
            local_ids: 0,
            doubt: None,
            on_record: Vec::new(),
        }
    }

    /// Takes over a log, of which those in `open` are live or not final.
    pub fn adopt(&mut self, log: Vec<Rc<Call>>, open: Vec<Tracked>) {
        let is_open = |index: usize, open: &[Tracked]| open.iter().any(|open| open.index == index);
        for (index, call) in self.log.iter().enumerate() {
            if !is_open(index, &self.open) {
                self.accounts.of(call).ledger.reopened(call);
            }
        }
        self.by_id = BTreeMap::new();
        self.given_up = Vec::new();
        for (index, call) in log.iter().enumerate() {
            self.by_id.insert(call.id.clone(), index);
            let is_final = !is_open(index, &open);
            if is_final && matches!(call.phase, Phase::Ended { outcome: Outcome::Unknown, .. }) {
                self.given_up.push(GivenUp { index, to_identify: false, lost: None });
            }
        }
        self.phone_due = None;
        self.local_ids = self.local_ids.max(log.len() as u64);
        (self.log, self.open) = (log, open);
        self.count_anew();
    }

    /// The place in the log of the call of this key. It is the key itself, unless records were put among the calls.
    pub fn index_of(&self, key: u64) -> Option<usize> {
        let index = usize::try_from(key).ok().filter(|&index| self.log.get(index).is_some_and(|call| call.key == key));
        index.or_else(|| self.log.iter().rposition(|call| call.key == key))
    }

    pub fn call(&self, slot: usize) -> &Call {
        &self.log[self.open[slot].index]
    }

    pub fn call_mut(&mut self, slot: usize) -> &mut Call {
        Rc::make_mut(&mut self.log[self.open[slot].index])
    }

    pub fn shared(&self, slot: usize) -> Rc<Call> {
        self.log[self.open[slot].index].clone()
    }

    pub fn is_live(&self, slot: usize) -> bool {
        self.call(slot).is_live()
    }

    /// The places of the live calls, oldest first.
    pub fn live(&self) -> Vec<usize> {
        (0..self.open.len()).filter(|&slot| self.is_live(slot)).collect()
    }

    /// Finds the call of an event. Without an id that is the current call: the one that is not on hold, the
    /// latest first; then one on hold; then the one that has just ended.
    pub fn subject(&mut self, id: Option<&CallId>) -> Subject {
        let subject = self.find(id);
        if let Subject::Open(slot) = subject {
            self.confirm(slot);
        }
        subject
    }

    fn find(&mut self, id: Option<&CallId>) -> Subject {
        let Some(id) = id else {
            let rank = |&slot: &usize| match self.call(slot).phase {
                Phase::Ringing | Phase::Dialling | Phase::Talking { .. } => (2, slot),
                Phase::Held { .. } => (1, slot),
                Phase::Ended { .. } => (0, slot),
            };
            return (0..self.open.len()).max_by_key(rank).map_or(Subject::New, Subject::Open);
        };
        if let Some(&index) = self.by_id.get(id) {
            return match self.open.iter().position(|open| open.index == index) {
                Some(slot) => Subject::Open(slot),
                None => Subject::Settled(index),
            };
        }
        match self.nameless(|calls, slot| calls.is_live(slot)) {
            Some(slot) => Subject::Open(self.name(slot, id)),
            None => Subject::New,
        }
    }

    /// The same for an event that tells of an end: it may also mean a nameless call that is over already.
    pub fn subject_of_end(&mut self, id: Option<&CallId>) -> Subject {
        let subject = self.subject(id);
        if let (Subject::New, Some(id)) = (&subject, id)
            && let Some(slot) = self.nameless(|_, _| true)
        {
            return Subject::Open(self.name(slot, id));
        }
        subject
    }

    /// The latest call that the console had to name itself, if nothing rings that an unknown id may belong to.
    fn nameless(&self, fits: impl Fn(&Calls, usize) -> bool) -> Option<usize> {
        let rings = self.alert.as_ref().is_some_and(|alert| !alert.is_over());
        let slot = (0..self.open.len()).rev().find(|&slot| self.call(slot).is_local() && fits(self, slot));
        slot.filter(|_| !rings)
    }
}

/// Whether something of an agent is of the one that is meant; `None` means anyone.
pub(super) fn is_theirs(agent: &Option<String>, whose: Option<&str>) -> bool {
    whose.is_none() || agent.as_deref() == whose
}
