//! A shift ends in a page that stays open as it does when one is loaded.

use super::{Act, Custody, State};
use crate::domain::{Now, Restored};
use crate::journal::shift::is_new_shift_in_open_page;
use crate::journal::{Entry, EntryKind};

impl Custody {
    /// Whether what happens now belongs to another shift than the one that this tab writes. As long as something of that is
    /// not durable, it goes on.
    pub fn is_shift_over(&self, now: Now) -> bool {
        let last = self.recent.iter().rfind(|entry| entry.is_work()).map(|last| last.now.at);
        self.state == State::Leading
            && self.pending.is_empty()
            && last.is_some_and(|last| is_new_shift_in_open_page(last, now.at))
    }

    pub(super) fn begin_shift(&mut self, now: Now, known: Box<Restored>, acts: &mut Vec<Act>) {
        if !self.is_shift_over(now) {
            return;
        }
        // The latest shift has the greatest name, whatever the clock was then.
        self.shift = now.at.wall.max(self.shift + 1);
        (self.next, self.saved, self.told) = (0, 0, 0);
        acts.push(Act::Lead { shift: self.shift, over: None });
        let known = EntryKind::Restored(known);
        let input = known.input();
        for what in [EntryKind::Opened, known] {
            let entry = Entry { number: self.next, now, what };
            self.next += 1;
            acts.push(Act::Append(entry.clone()));
            self.remember(vec![entry.clone()]);
            self.pending.push_back(entry);
        }
        // This page has not been opened again.
        acts.push(Act::Apply(now, input));
        if self.troubled {
            self.tell_pending(acts);
        }
    }
}
