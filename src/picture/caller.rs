//! What this desk knows of a caller.

use super::lookup::Picture;
use super::popup::what_rings;
use crate::domain::{Call, Ring};
use crate::journal::RecordKey;
use crate::protocol::Number;
use crate::view::KnownCaller;
use std::rc::Rc;

/// Calls of so many days are counted.
const DAYS: u64 = 90;
const DAY_MS: u64 = 86_400_000;

impl Picture<'_> {
    /// What is known of the other party of a call, besides that call.
    fn known(&self, number: Option<&Number>, but: Option<RecordKey>) -> Option<Rc<KnownCaller>> {
        if self.masking.hides_in_list() {
            return None;
        }
        let number = number?.whole();
        let days = DAYS.min(self.config.history.days.into());
        let since = self.wall.saturating_sub(days * DAY_MS);
        let week = (self.calendar.week)(self.wall, &self.words.language);
        let elsewhere = self.elsewhere.and_then(|elsewhere| elsewhere.calls(&number)).unwrap_or_default();
        let earlier = self.index.history(&number, &self.names(), but, week, since, &elsewhere)?;
        let (wrap_up, tag) = (&self.config.wrap_up, self.words.language.tag);
        let name = |code| wrap_up.name(earlier.last.queue.as_deref(), code, tag).unwrap_or(code).to_owned();
        let disposition = earlier.last.disposition.as_deref().map(name);
        Some(Rc::new(KnownCaller { earlier, disposition, days: self.remembered.then_some(days) }))
    }

    /// More may become known of whoever has this number.
    pub fn more_is_known(&self, number: Option<&Number>) -> bool {
        let asked = self.elsewhere.is_some() && !self.masking.hides_in_list();
        asked && number.is_some_and(|number| !number.is_withheld() && !number.is_forgotten())
    }

    pub fn known_of_ring(&self, ring: &Ring) -> Option<Rc<KnownCaller>> {
        let call = self.session.ringing_call().map(|call| RecordKey::of(self.shift, call));
        self.known(ring.number.as_ref(), call)
    }

    pub fn known_of_call(&self, key: RecordKey, call: &Call) -> Option<Rc<KnownCaller>> {
        self.known(call.number.as_ref(), Some(key))
    }

    /// What is known of whoever rings, or else is on the line.
    pub fn known_of_current(&self) -> Option<Rc<KnownCaller>> {
        let ring = what_rings(self.session, self.role).and_then(|ring| self.known_of_ring(&ring));
        ring.or_else(|| {
            let call = self.session.current_call()?;
            self.known_of_call(RecordKey::of(self.shift, call), call)
        })
    }
}
