//! What a tab that follows does with what it reads and is told.

use super::{Act, Custody, RECENT, Resume, State};
use crate::domain::{Input as SessionInput, Now};
use crate::journal::{Broadcast, Entry, EntryKind, Loaded, Term, resume_clock};
use std::mem::take;

impl Custody {
    /// The journal is there for a follower.
    pub(super) fn follow(&mut self, now: Now, loaded: Option<Loaded>, acts: &mut Vec<Act>) {
        self.state = State::Following;
        self.troubled = false;
        if let Some(loaded) = &loaded {
            self.remember(loaded.entries[loaded.entries.len().saturating_sub(RECENT)..].to_vec());
        }
        // The leader may give its numbers anew.
        self.stale |= loaded.is_none() && self.next > 0;
        // A leader that goes on with a shift says so.
        let heard = self.heard;
        if let Some(loaded) = loaded.filter(|loaded| loaded.shift == heard || !loaded.is_over(now.at.wall)) {
            self.set_pending_aside();
            self.left_over.retain(|left| !loaded.entries.iter().any(|entry| entry.is_same(left)));
            (self.stale, self.inexact) = (false, false);
            self.latest = loaded.entries.iter().rfind(|entry| entry.is_work()).map(|last| last.now.at);
            (self.shift, self.next, self.saved) = (loaded.shift, loaded.next, loaded.next);
            let ahead = resume_clock(loaded.entries.last().map(|entry| entry.now.at), now.at.mono, now.at.wall);
            acts.push(Act::Resume(Resume { loaded: Some(loaded), since: Vec::new(), ahead }));
        }
        acts.push(Act::Apply(now, SessionInput::BarWentElsewhere));
        for broadcast in take(&mut self.waiting) {
            self.told(now, broadcast, acts);
        }
        if self.state == State::Following {
            acts.push(self.ask(now));
        }
    }

    pub(super) fn told(&mut self, now: Now, broadcast: Broadcast, acts: &mut Vec<Act>) {
        if let Broadcast::Entries { term, shift, .. } = &broadcast
            && *term >= self.term
        {
            self.heard = *shift;
        }
        match (broadcast, self.state) {
            (Broadcast::Ask { number, term }, State::Leading | State::Reading { lead: true }) => {
                if term > self.term {
                    self.term = Term { number: term.number + 1, ..self.term };
                }
                self.guessed |= self.state != State::Leading;
                self.told = self.next;
                let (term, shift, saved) = (self.term, self.shift, self.saved);
                let entries = self.pending.iter().cloned().collect();
                acts.push(Act::Tell(Broadcast::Entries { term, shift, saved, answer: Some(number), entries }));
            }
            (Broadcast::ReadAgain, State::Following | State::Reading { lead: false }) => {
                self.tried = [None; 2];
                self.waiting.clear();
                self.read(false, acts);
            }
            (told @ Broadcast::Entries { .. }, State::Following) => self.receive(now, told, acts),
            (told @ Broadcast::Entries { .. }, State::Reading { lead: false }) if self.troubled => {
                self.receive(now, told, acts);
            }
            (told @ Broadcast::Entries { .. }, State::Reading { lead: false }) => self.waiting.push(told),
            (told, State::Leading | State::Reading { lead: true }) => {
                // What a tab says it could not store counts whenever it comes.
                let (durable, rest) = told.into_entries();
                self.remember(durable);
                for entry in rest.into_iter().filter(Entry::can_come_late) {
                    if !self.recent.iter().chain(&self.pending).any(|known| known.is_same(&entry)) {
                        self.comes_late(now, entry, acts);
                    }
                }
            }
            (
                told @ Broadcast::Leftover { .. },
                State::Following | State::Reading { lead: false } | State::Releasing { .. },
            ) => {
                self.keep_left_over(told.into_entries().1);
            }
            _ => {}
        }
    }

    /// Lives through what the leader told of; what was missed is read, and what can't be read is asked for.
    pub(super) fn receive(&mut self, now: Now, told: Broadcast, acts: &mut Vec<Act>) {
        let Broadcast::Entries { term, shift, saved, answer, entries } = &told else { return };
        let (shift, saved) = (*shift, *saved);
        if *term < self.term {
            // It comes late, or its clock was set back. Then it learns of that.
            if self.outdated != *term {
                self.outdated = *term;
                acts.push(self.ask(now));
            }
            return;
        }
        if *term > self.term {
            self.term = *term;
            // Another leads. It answers what its predecessor may not have answered any more, may not know what that one
            // could not make durable, and gives other numbers.
            self.tried = [None; 2];
            self.stale |= !self.pending.is_empty();
            self.set_pending_aside();
            if !self.left_over.is_empty() && *answer != Some(self.asked) {
                acts.push(self.ask(now));
            }
        }
        // Once its question is answered, this tab has heard of all that had become durable until it asked, however long it
        // was frozen before.
        if !self.left_over.is_empty() && self.offered < self.term && *answer == Some(self.asked) {
            self.offered = self.term;
            acts.push(Act::Tell(Broadcast::Leftover { entries: self.left_over.clone() }));
        }
        let first = entries.first().map_or(saved, |first| first.number);
        let same = shift == self.shift && !self.stale;
        let known = if same { self.next } else { 0 };
        if first > known {
            let missed = Some((shift, known));
            let durable = Some((shift, saved));
            if known < saved && self.tried[0] != durable {
                self.tried[0] = durable;
                self.read(false, acts);
                if !self.troubled {
                    return self.waiting.push(told);
                }
            }
            if answer.is_none() {
                // The answer brings these again.
                if self.tried[1] != missed {
                    self.tried[1] = missed;
                    acts.push(self.ask(now));
                }
                return;
            }
        }
        let Broadcast::Entries { entries, .. } = told else { return };
        if !same && first == 0 {
            acts.push(Act::Resume(Resume { loaded: None, since: Vec::new(), ahead: 0 }));
        }
        self.take_in(shift, saved, entries, |entry| {
            acts.push(Act::Apply(entry.now, entry.input()));
            if entry.what == EntryKind::Opened {
                acts.push(Act::Apply(entry.now, SessionInput::BarWentElsewhere));
            }
        });
        acts.push(Act::Apply(now, SessionInput::Woke));
    }

    /// Takes in entries that the leader told of, each that is new through `apply`. If they don't follow what is known,
    /// nothing better can be known.
    pub(super) fn take_in(&mut self, shift: u64, saved: u64, entries: Vec<Entry>, mut apply: impl FnMut(&Entry)) {
        let first = entries.first().map_or(saved, |first| first.number);
        if take(&mut self.stale) || shift != self.shift || first > self.next {
            self.forget_pending();
            self.inexact = first > 0;
            (self.shift, self.next, self.saved) = (shift, first, saved);
        }
        self.saved = self.saved.max(saved);
        for entry in entries {
            if entry.number >= self.next {
                self.next = entry.number + 1;
                self.latest = if entry.is_work() { Some(entry.now.at) } else { self.latest };
                self.inexact &= !matches!(entry.what, EntryKind::Restored(_));
                apply(&entry);
                self.pending.push_back(entry);
            }
        }
        let saved = self.saved;
        let durable = self.pending.iter().filter(|entry| entry.number < saved).cloned().collect();
        self.pending.retain(|entry| entry.number >= saved);
        self.remember(durable);
    }
}
