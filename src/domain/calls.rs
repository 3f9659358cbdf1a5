//! The calls of a shift, and what is remembered until it belongs to one.

use super::accounts::Accounts;
use super::call::Call;
use super::clock::Moment;
use super::dial::Expected;
use super::dialect::HoldHabit;
use super::id_index::IdIndex;
use super::limits::SETTLE_MS;
use super::phone_alert::Alert;
use super::tracked::Tracked;
use crate::protocol::{IncomingCallInfo, Number};
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Calls {
    /// Every call of the session, in the order of beginning.
    pub log: Vec<Rc<Call>>,
    pub index: IdIndex,
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
    pub hold_habit: HoldHabit,
    /// Who is in the conference, as the bar told when it began.
    pub parties: Vec<Number>,
    pub accounts: Accounts,
    pub local_ids: u64,
    /// No call has this key or a higher one.
    pub next_key: u64,
    /// Entries were missed; until when, in monotonic milliseconds, calls may be told of that began in them.
    pub doubt: Option<u64>,
    /// The records of the shift, as long as a journal is replayed of which entries are missing.
    pub on_record: Vec<Call>,
}

impl Calls {
    pub fn new(accounts: Accounts) -> Calls {
        Calls {
            log: Vec::new(),
            index: IdIndex::default(),
            open: Vec::new(),
            alert: None,
            announced: None,
            expected: None,
            phone_due: None,
            hold_habit: HoldHabit::default(),
            parties: Vec::new(),
            accounts,
            local_ids: 0,
            next_key: 0,
            doubt: None,
            on_record: Vec::new(),
        }
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

    /// The agent is free: no call is up of which nobody knows, and the end of one may still be told.
    pub fn settle_doubt(&mut self, now: Moment) {
        self.doubt = self.doubt.map(|until| until.min(now.mono + SETTLE_MS));
    }

    /// Whether what begins now may have begun unseen.
    pub fn is_in_doubt(&self, now: Moment) -> bool {
        self.doubt.is_some_and(|until| now.mono < until)
    }

    /// Whether it is not known that a call still is as it was.
    pub fn is_unsure(&self, slot: usize) -> bool {
        self.open[slot].resumed.is_some() && self.call(slot).incomplete
    }

    /// The bar speaks of a call.
    pub fn confirm(&mut self, slot: usize) {
        if self.open[slot].resumed.take().is_some() {
            self.call_mut(slot).resumed = false;
        }
    }
}

/// Whether something of an agent is of the one that is meant; `None` means anyone.
pub(super) fn is_theirs(agent: &Option<String>, whose: Option<&str>) -> bool {
    whose.is_none() || agent.as_deref() == whose
}
