//! Entries of the journal that can't be read. What was known before them may be less than what was known after, and the
//! records of the calls that ended know better.

use super::call::{Call, Phase};
use super::calls::Calls;
use super::clock::{Moment, Now};
use super::dedup::Repeats;
use super::dial::Dial;
use super::ring_record::RingRecord;
use super::session::Session;
use super::tracked::Tracked;
use std::rc::Rc;

impl Session {
    /// Entries were missed, some of which may have told of any call, or of calls that nobody knows of. `now` is the moment
    /// of the entry after them, `alive` that of the one before, and `records` are what the shift has on record.
    pub fn missed(&mut self, now: Now, alive: Moment, records: &[Call]) {
        self.agent.opened();
        self.dial = Dial::Idle;
        self.returning = None;
        self.refusals = 0;
        self.repeats = Repeats::default();
        self.wrapping = None;
        self.presence.begin_anew();
        let calls = &mut self.calls;
        for call in &mut calls.log {
            Rc::make_mut(call).incomplete = true;
        }
        calls.opened(now.at, alive);
        (calls.alert, calls.announced, calls.expected, calls.phone_due) = (None, None, None, None);
        calls.doubt = Some(u64::MAX);
        calls.on_record = records.to_vec();
    }

    /// The journal has been replayed. What is on record of its calls takes their place.
    pub fn take_records(&mut self) {
        let records = std::mem::take(&mut self.calls.on_record);
        self.calls.take_records(records);
    }
}

impl Calls {
    /// Puts records among the calls: in the place of the same call, as they stand, and those of calls that began and ended
    /// unseen where they belong.
    fn take_records(&mut self, records: Vec<Call>) {
        if records.is_empty() {
            return;
        }
        let mut of_record: Vec<Vec<usize>> = vec![Vec::new(); records.len()];
        let mut taken = vec![false; self.log.len()];
        for is_same in [is_same_beginning, is_same_span] {
            for (index, call) in self.log.iter().enumerate() {
                if let Some(place) = records.iter().position(|record| is_same(record, call)).filter(|_| !taken[index]) {
                    of_record[place].push(index);
                    taken[index] = true;
                }
            }
        }
        // The calls to be, each with the places that its parts had.
        let mut calls: Vec<(Rc<Call>, Vec<usize>)> = Vec::new();
        for (record, places) in records.into_iter().zip(of_record) {
            let goes_on = places.iter().copied().rfind(|&index| self.outlives(index, &record));
            calls.push((Rc::new(goes_on.map_or(record.clone(), |index| going_on(&self.log[index], record))), places));
        }
        let mut keys: Vec<u64> = calls.iter().map(|(call, _)| call.key).collect();
        for index in (0..self.log.len()).filter(|&index| !taken[index]) {
            let mut call = self.log[index].clone();
            if keys.contains(&call.key) {
                Rc::make_mut(&mut call).key = keys.iter().max().map_or(0, |key| key + 1);
            }
            keys.push(call.key);
            calls.push((call, vec![index]));
        }
        calls.sort_by_key(|(call, places)| (call.began.mono, places.first().copied(), call.key));
        let new_place = |old: usize| calls.iter().position(|(_, places)| places.contains(&old));
        let mut open: Vec<Tracked> = Vec::new();
        for mut slot in self.open.clone().into_iter().rev() {
            let Some(place) = new_place(slot.index) else { continue };
            // A record tells that the call is over, and the world knows that.
            let is_open =
                calls[place].0.is_live() || calls[place].1 == [slot.index] && calls[place].0 == self.log[slot.index];
            if is_open && open.iter().all(|other| other.index != place) {
                slot.index = place;
                open.insert(0, slot);
            }
        }
        self.adopt(calls.into_iter().map(|(call, _)| call).collect(), open);
    }

    /// Whether a live call was heard of after what is on record as its end: it was given up then. A call that another one put
    /// on hold was not heard of.
    fn outlives(&self, index: usize, record: &Call) -> bool {
        let is_missing = || self.open.iter().any(|open| open.index == index && open.resumed.is_some());
        let call = &self.log[index];
        let since = match call.phase {
            Phase::Ringing | Phase::Dialling => call.began,
            Phase::Held { .. } if is_missing() => return false,
            Phase::Talking { since } | Phase::Held { since } => since,
            Phase::Ended { .. } => return false,
        };
        record.ended_at().is_some_and(|ended| ended.mono < since.mono)
    }
}

fn is_same_beginning(record: &Call, call: &Call) -> bool {
    record.began.wall == call.began.wall && (record.id == call.id || record.is_local() || call.is_local())
}

/// The beginning of the call was missed.
fn is_same_span(record: &Call, call: &Call) -> bool {
    let may_be = record.id == call.id || record.is_local() || call.is_local();
    call.incomplete && may_be && record.spans(call.began)
}

/// A live call under the name that its record has.
fn going_on(call: &Call, record: Call) -> Call {
    let (medium, switched) = match record.switched && !call.switched {
        true => (record.medium, true),
        false => (call.medium.or(record.medium), call.switched),
    };
    Call {
        medium,
        switched,
        contact: call.contact.clone().or(record.contact),
        key: record.key,
        agent: record.agent.or(call.agent.clone()),
        began: record.began,
        answered: record.answered.or(call.answered),
        rang: RingRecord::joined(call.rang, record.rang),
        ..call.clone()
    }
}
