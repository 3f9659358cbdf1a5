//! With whom the agent has spoken, and when. Whoever was called back, or has called again, waits no longer.

use super::history::History;
use super::row::Row;
use crate::domain::Call;
use std::collections::BTreeMap;
use std::rc::Rc;

/// When the last conversation with each party began, epoch milliseconds.
#[derive(Default)]
pub(super) struct Spoken(BTreeMap<Rc<str>, u64>);

impl Spoken {
    pub fn of(history: &History) -> Spoken {
        let mut spoken = Spoken::default();
        for (person, last) in history.spoken() {
            spoken.0.insert(person.clone(), last);
        }
        spoken
    }

    /// Takes a call with a person in. When it was answered, if it is their last conversation so far, epoch milliseconds.
    pub fn take(&mut self, person: Option<&Rc<str>>, call: &Call) -> Option<u64> {
        let (person, answered) = (person?, call.answered?.wall);
        let last = self.0.entry(person.clone()).or_default();
        let is_later = answered > *last;
        *last = answered.max(*last);
        is_later.then_some(answered)
    }

    /// The row as it stands after what was said. An agent who has said since that it is not done knows better.
    pub fn settled(&self, row: Row) -> Row {
        Row { settled: self.settles(&row), ..row }
    }

    /// Puts in their places the rows that stand otherwise now; whether there are any.
    pub fn settle(&self, rows: &mut [Rc<Row>]) -> bool {
        let mut changed = false;
        for row in rows.iter_mut().filter(|row| row.settled != self.settles(row)) {
            *row = Rc::new(self.settled(Row::clone(row)));
            changed = true;
        }
        changed
    }

    fn settles(&self, row: &Row) -> Option<u64> {
        let last = row.person.as_ref().filter(|_| row.may_wait()).and_then(|person| self.0.get(person));
        last.copied().filter(|last| *last > row.call.waits_since())
    }
}
