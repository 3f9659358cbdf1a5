//! What the agent sees and does that makes no state goes into the journal, too. Nothing is drawn for it.

use super::Kernel;
use crate::browser::clock::{is_in_doubt, now};
use crate::casefile::Sightings;
use crate::journal::{Circumstance, CustodyInput, Entry};

/// Less is no step of the clock, milliseconds.
const STEP_MS: i64 = 2_000;

#[derive(Default)]
pub(super) struct Seen {
    known: Sightings,
    /// How far the wall clock was ahead of the monotonic one, milliseconds. The monotonic one goes on while the machine sleeps.
    ahead: Option<i64>,
}

impl Kernel {
    /// Writes down what the agent sees from now on, unless that is known, or has done. As long as the journal is being read,
    /// nobody knows what the shift holds of the former. While the clock is in doubt nothing is: it is for the bar to decide,
    /// and a page that is loaded anew goes by the last entry.
    pub fn saw(&mut self, what: Circumstance, how: &str) {
        let now = now();
        if !self.leads() || is_in_doubt() || (what.holds() && self.is_reading()) {
            return;
        }
        let Some(seen) = self.seen.known.saw(what, how) else { return };
        let due = self.session.next_deadline();
        self.custody_handles(now, CustodyInput::Happened(seen));
        if self.session.next_deadline() != due {
            self.draw();
        }
    }

    /// The journal goes on elsewhere, or has begun anew.
    pub fn see_anew(&mut self) {
        self.seen.known.begin_anew();
        self.seen.ahead = None;
    }

    /// The journal holds nothing of what the agent sees, as far as this page knows.
    pub fn has_seen_nothing(&self) -> bool {
        self.seen.known.is_empty()
    }

    /// Writes down by how much the wall clock was set since this was asked last.
    pub fn saw_clock_step(&mut self) {
        let at = now().at;
        if is_in_doubt() {
            return;
        }
        let ahead = at.wall.cast_signed() - at.mono.cast_signed();
        let step = ahead - *self.seen.ahead.get_or_insert(ahead);
        if step.abs() >= STEP_MS {
            self.seen.ahead = Some(ahead);
            self.saw(Circumstance::Clock, &step.to_string());
        }
    }

    /// What has happened and may not be stored.
    pub fn unsaved(&self) -> Vec<Entry> {
        self.custody.borrow().pending().cloned().collect()
    }
}
