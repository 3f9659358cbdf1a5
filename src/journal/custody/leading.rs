//! What a tab that leads does with the journal that it reads.

use super::line::Line;
use super::{Act, Custody, RECENT, Resume, State};
use crate::domain::Now;
use crate::journal::{Broadcast, Entry, Loaded};
use std::mem::take;

impl Custody {
    /// The journal is there for a leader. What happened meanwhile follows it.
    pub(super) fn lead(&mut self, now: Now, loaded: Option<Loaded>, spilled: Vec<Vec<Entry>>, acts: &mut Vec<Act>) {
        let own: Vec<Entry> = self.pending.drain(self.inherited..).collect();
        let inherited: Vec<Entry> = self.pending.drain(..).collect();
        let began = own.first().map_or(now, |first| first.now);
        let (open, over) = match loaded {
            Some(loaded) if loaded.is_over(began.at.wall) => (None, Some(loaded)),
            open => (open, None),
        };
        let is_emptied = open.is_none() && over.is_none() && self.has_lived_through_it();
        // Nothing but what this leader has heard itself.
        let lived_through = !take(&mut self.stale) && inherited.is_empty() && spilled.is_empty() && open.is_none();
        let last = open.as_ref().and_then(|open| open.entries.last()).map(|entry| entry.now.at);
        let next = open.as_ref().map_or(if is_emptied { self.saved } else { 0 }, |open| open.next);
        let mut line = Line { last, next, entries: Vec::new(), ahead: 0 };
        for late in spilled.into_iter().chain([inherited]) {
            if is_emptied {
                // The session knows what of it is new.
                self.keep_left_over(late);
                continue;
            }
            let late = line.without_known(late, over.iter().chain(&open));
            late.into_iter().for_each(|entry| line.push(entry));
        }
        // Among them is what the leader before told late.
        let heard = own.len();
        let own = line.without_known(own, over.iter().chain(&open));
        let lived_through = lived_through && own.len() == heard;
        line.extend(own);
        self.shift = match (&open, &over) {
            (Some(open), _) => open.shift,
            (None, None) if is_emptied => self.shift,
            (None, over) => {
                let after = over.as_ref().map_or(0, |over| over.shift + 1).max(began.at.wall);
                // Nobody may take guessed numbers for those of the journal.
                if self.guessed && after == self.shift { after + 1 } else { after }
            }
        };
        let first = line.next - line.entries.len() as u64;
        (self.next, self.saved, self.told) = (line.next, first, first);
        (self.inherited, self.troubled) = (0, false);
        self.state = State::Leading;
        let read = over.iter().chain(&open).flat_map(|read| &read.entries[read.entries.len().saturating_sub(RECENT)..]);
        self.remember(read.chain(&line.entries).cloned().collect());
        acts.push(Act::Lead { shift: self.shift, over });
        acts.extend(line.entries.iter().cloned().map(Act::Append));
        self.pending.extend(line.entries.iter().cloned());
        if is_emptied {
            self.guessed = true;
        } else if !lived_through {
            self.inexact = false;
            acts.push(Act::Resume(Resume { loaded: open, since: line.entries, ahead: line.ahead }));
        }
        if take(&mut self.guessed) {
            acts.push(Act::Tell(Broadcast::ReadAgain));
            self.tell_pending(acts);
        }
        if is_emptied {
            acts.push(Act::WriteAnew { since: began.at });
        }
    }

    /// Whether this tab has lived through a shift that was stored and is not over.
    fn has_lived_through_it(&self) -> bool {
        let was_stored = self.saved > 0 || !self.recent.is_empty();
        was_stored && self.goes_on && !self.inexact
    }
}
