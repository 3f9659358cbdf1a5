//! What was found in the log.

use super::query::Column;
use super::row::Row;
use crate::domain::{Call, EndedBy, Phase};
use std::rc::Rc;

/// The rows that were asked for, in order. Cheap to clone; compared by pointer.
#[derive(Clone)]
pub struct Found {
    rows: Rc<[Rc<Row>]>,
    used: Used,
    on_other_days: usize,
}

impl Found {
    pub(super) fn new(rows: Vec<Rc<Row>>, used: Used, on_other_days: usize) -> Found {
        Found { rows: rows.into(), used, on_other_days }
    }

    pub fn rows(&self) -> &[Rc<Row>] {
        &self.rows
    }

    /// The columns with something in them.
    pub fn used(&self) -> Used {
        self.used
    }

    /// Where nothing was found: how many of the known calls would be, were it not for when they began.
    pub fn on_other_days(&self) -> usize {
        self.on_other_days
    }
}

impl Default for Found {
    fn default() -> Found {
        Found::new(Vec::new(), Used::default(), 0)
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Found) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows)
    }
}

/// Of the columns that many logs leave empty those in which at least one call has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Used {
    ended_by: bool,
    hold: bool,
    wrap_up: bool,
    disposition: bool,
}

impl Used {
    pub const ALL: Used = Used { ended_by: true, hold: true, wrap_up: true, disposition: true };

    /// Looks at no more calls than it takes to know.
    #[must_use]
    pub fn and_by(mut self, rows: &[Rc<Row>]) -> Used {
        for row in rows {
            if self == Used::ALL {
                break;
            }
            self.take(&row.call);
        }
        self
    }

    fn take(&mut self, call: &Call) {
        let ended_by = match call.phase {
            Phase::Ended { by, .. } => by != EndedBy::Unknown,
            Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => false,
        };
        self.ended_by |= ended_by;
        self.hold |= call.held_ms > 0 || matches!(call.phase, Phase::Held { .. });
        self.wrap_up |= call.wrap_up_ms.is_some_and(|ms| ms > 0);
        self.disposition |= call.disposition.is_some();
    }

    /// And this column, too.
    #[must_use]
    pub fn with(mut self, column: Column) -> Used {
        match column {
            Column::EndedBy => self.ended_by = true,
            Column::Hold => self.hold = true,
            Column::WrapUp => self.wrap_up = true,
            Column::Disposition => self.disposition = true,
            Column::Time | Column::Party | Column::Direction | Column::Outcome | Column::Ring | Column::Talk => {}
        }
        self
    }

    pub fn has(self, column: Column) -> bool {
        match column {
            Column::EndedBy => self.ended_by,
            Column::Hold => self.hold,
            Column::WrapUp => self.wrap_up,
            Column::Disposition => self.disposition,
            Column::Time | Column::Party | Column::Direction | Column::Outcome | Column::Ring | Column::Talk => true,
        }
    }
}
