//! Which call an event speaks of.

use super::call::Phase;
use super::calls::Calls;
use super::context::Context;
use crate::protocol::CallId;

/// The call that an event speaks of.
pub(super) enum Subject {
    /// A place in [`Calls::open`].
    Open(usize),
    /// A place in [`Calls::log`]; its outcome is final.
    Settled(usize),
    New,
}

impl Calls {
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
        if let Some(index) = self.index.find(id) {
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

    /// The call of an event that tells that a conversation goes on.
    pub fn subject_going_on(&mut self, ctx: &Context, id: Option<&CallId>) -> Option<usize> {
        let slot = match self.subject(id) {
            Subject::Open(slot) => slot,
            Subject::Settled(index) => self.reopen_lost(ctx, index)?,
            Subject::New => return None,
        };
        self.find_again(slot);
        Some(slot)
    }

    /// The latest call that the console had to name itself, if nothing rings that an unknown id may belong to.
    fn nameless(&self, fits: impl Fn(&Calls, usize) -> bool) -> Option<usize> {
        let rings = self.alert.as_ref().is_some_and(|alert| !alert.is_over());
        let slot = (0..self.open.len()).rev().find(|&slot| self.call(slot).is_local() && fits(self, slot));
        slot.filter(|_| !rings)
    }
}
