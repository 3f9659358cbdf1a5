//! The monitor of a page that stays open from one shift to the next. Each shift is judged by itself.

use super::{Carrier, Monitor};
use crate::domain::Moment;
use crate::protocol::{Decoded, RawText};

#[derive(Clone, Debug, Default)]
pub struct ShiftMonitor {
    monitor: Monitor,
    /// The journal's name of the shift; 0 as long as nobody knows it.
    shift: u64,
}

impl ShiftMonitor {
    /// Reads a message. In which shift it was heard is known once it is [entered](ShiftMonitor::entered) in the journal.
    pub fn observe(&mut self, at: Moment, text: &RawText, carrier: Carrier) -> Vec<Decoded> {
        let parts = self.monitor.observe(at, text);
        self.monitor.carried(carrier);
        parts
    }

    /// The latest message was entered in the journal of this shift, which it may have begun.
    pub fn entered(&mut self, shift: u64, at: Moment, text: &RawText, carrier: Carrier) {
        if self.begins(shift) {
            self.observe(at, text, carrier);
        }
    }

    /// The monitor of this shift.
    pub fn of(&mut self, shift: u64) -> &mut Monitor {
        self.begins(shift);
        &mut self.monitor
    }

    /// Whatever shift it is.
    pub fn latest(&self) -> &Monitor {
        &self.monitor
    }

    fn begins(&mut self, shift: u64) -> bool {
        let before = std::mem::replace(&mut self.shift, shift);
        let begins = before != 0 && before != shift;
        if begins {
            self.monitor = Monitor::new();
        }
        begins
    }
}
