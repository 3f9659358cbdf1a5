//! Which call of the log an id names, and which of the calls that ended without a word may go on.

use super::call::{Call, Outcome, Phase};
use super::tracked::Lost;
use crate::protocol::CallId;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Calls go by their places in the log.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct IdIndex {
    by_id: BTreeMap<CallId, usize>,
    /// Calls with a final outcome whose end no event with their id has told.
    given_up: BTreeMap<usize, GivenUp>,
}

/// A call that ended without a word of its end.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GivenUp {
    /// The world may still have to be told whose call it is.
    pub to_identify: bool,
    pub lost: Option<Lost>,
}

impl IdIndex {
    /// That of a log, of which some calls are live or not final.
    pub fn of(log: &[Rc<Call>], is_open: impl Fn(usize) -> bool) -> IdIndex {
        let is_unknown = |call: &Call| matches!(call.phase, Phase::Ended { outcome: Outcome::Unknown, .. });
        let mut ids = IdIndex::default();
        for (index, call) in log.iter().enumerate() {
            // One by one: a map that is collected is sorted first, which is 2 kB of program.
            ids.name(call.id.clone(), index);
            if !is_open(index) && is_unknown(call) {
                ids.give_up(index, GivenUp { to_identify: false, lost: None });
            }
        }
        ids
    }

    /// From now on this id names this call.
    pub fn name(&mut self, id: CallId, index: usize) {
        self.by_id.insert(id, index);
    }

    pub fn find(&self, id: &CallId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// A call's outcome is final, and nobody has told of its end.
    pub fn give_up(&mut self, index: usize, given_up: GivenUp) {
        self.given_up.insert(index, given_up);
    }

    /// The bar speaks of a call that may have been given up.
    pub fn take_back(&mut self, index: usize) -> Option<GivenUp> {
        self.given_up.remove(&index)
    }

    /// Whether a call was given up because nothing had been heard of it.
    pub fn is_lost(&self, index: usize) -> bool {
        self.given_up.get(&index).is_some_and(|given_up| given_up.lost.is_some())
    }

    /// These calls have ended by now, and nobody knows when.
    pub fn end_lost(&mut self, is_over: impl Fn(usize) -> bool) {
        let over = self.given_up.iter_mut().filter(|(index, _)| is_over(**index));
        over.for_each(|(_, given_up)| given_up.lost = None);
    }
}
