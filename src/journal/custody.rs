//! Who owns the journal and writes it. Of all tabs one leads: what happens there is appended and told to the others,
//! which follow. A tab that comes to lead begins at once, whatever the store is doing: what happens is lived through and
//! kept, and finds its place in the journal when that has been read.
//!
//! What must stay true, whatever fails or comes late (`tests/it/custody.rs`):
//!
//! * The journal of a shift is one line of numbers without a gap, and nothing that happened stands in it twice.
//! * Each tab has applied every entry of the journal once, in order, when everything has been delivered.
//! * What a leader has heard is not lost: neither while the store is away, nor when another tab takes over.

mod following;
mod io;
mod leading;
mod line;
mod shift_end;

pub use io::{Act, Input, Resume, Role};

use super::{Broadcast, Entry, EntryKind, Term, is_new_shift};
use crate::domain::{Input as SessionInput, Moment, Now};
use std::collections::VecDeque;
use std::mem::take;

/// So many entries can be left behind, and known again.
const RECENT: usize = 1_000;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum State {
    #[default]
    Undecided,
    Reading {
        lead: bool,
    },
    Leading,
    Following,
    Releasing {
        /// It has read the journal, and appended.
        has_led: bool,
    },
    Left,
}

/// This tab's share in the journal.
#[derive(Debug, Default)]
pub struct Custody {
    state: State,
    /// The latest leader's.
    term: Term,
    /// Of the terms before that one the one that was last answered.
    outdated: Term,
    /// The number of the latest question.
    asked: u64,
    /// The latest term whose leader was offered what was left behind.
    offered: Term,
    /// The shift of which the latest leader told.
    heard: u64,
    /// The shift's name, which is the wall time of its beginning; 0 before there is one. Guessed as long as a leader has
    /// not read the journal, as are the numbers.
    shift: u64,
    /// The number of the next entry.
    next: u64,
    /// The number after the last durable entry, as far as is known.
    saved: u64,
    /// Entries that may not be durable, in order.
    pending: VecDeque<Entry>,
    /// Of a leader that has not read the journal: how many of the pending entries it has from the leader before.
    inherited: usize,
    /// Of a leader: the number after the last that the others were told.
    told: u64,
    /// The session has lived through what may be in no journal.
    stale: bool,
    /// When the latest happened that the session has lived through.
    latest: Option<Moment>,
    /// Of a leader: when it was elected the shift was not over that it had lived through.
    goes_on: bool,
    /// The session lacks entries of the journal, or has lived through some twice, since no better was to be had.
    inexact: bool,
    /// The store is in trouble.
    troubled: bool,
    /// The number of the latest reading.
    reading: u64,
    /// The others know entries under guessed numbers.
    guessed: bool,
    /// The latest entries that are in the journal or will be, to know them again when they are left behind.
    recent: VecDeque<Entry>,
    /// Of a follower: what the leader leaves behind for whoever leads next.
    left_over: Vec<Entry>,
    /// What the leader told while the journal is being read.
    waiting: Vec<Broadcast>,
    /// Entries were missed: the shift, and the number up to which it was durable, for which the journal was read, and the
    /// shift, and the number from which they were missed, for which the leader was asked.
    tried: [Option<(u64, u64)>; 2],
}

impl Custody {
    pub fn role(&self) -> Role {
        match self.state {
            State::Undecided => Role::Unknown,
            State::Reading { lead: true } | State::Leading => Role::Leader,
            State::Reading { lead: false } | State::Following => Role::Follower,
            State::Releasing { .. } | State::Left => Role::Releasing,
        }
    }

    /// Whether the journal is being read, so that what is known may be less than what is stored.
    pub fn is_reading(&self) -> bool {
        matches!(self.state, State::Reading { .. })
    }

    /// Whether the session is another than the journal makes.
    pub fn is_inexact(&self) -> bool {
        self.inexact
    }

    /// The shift's name.
    pub fn shift(&self) -> u64 {
        self.shift
    }

    /// The number of the next entry.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// What happened and may not be durable.
    pub fn pending(&self) -> impl Iterator<Item = &Entry> {
        self.pending.iter()
    }

    /// Takes an input in, at `now`, and says what the console must do, in this order.
    pub fn handle(&mut self, now: Now, input: Input) -> Vec<Act> {
        let mut acts = Vec::new();
        match input {
            Input::Elected => self.elected(now, &mut acts),
            Input::LeaderSeen if self.state == State::Undecided => self.read(false, &mut acts),
            Input::LeaderSeen => {}
            Input::AskedFor => self.asked_for(&mut acts),
            Input::Lost => self.lost(now, &mut acts),
            Input::Left => self.left(&mut acts),
            Input::Read { number, loaded, spilled } if number == self.reading => match self.state {
                State::Reading { lead: true } => self.lead(now, loaded, spilled, &mut acts),
                State::Reading { lead: false } => self.follow(now, loaded, &mut acts),
                State::Undecided | State::Leading | State::Following | State::Releasing { .. } | State::Left => {}
            },
            Input::Read { .. } => {}
            Input::Saved(number) => self.saved(number, &mut acts),
            Input::StorageFailed => self.troubled(now, &mut acts),
            Input::Told(broadcast) => self.told(now, broadcast, &mut acts),
            Input::Happened(what) => self.happened(now, what, &mut acts),
            // What comes later can be read again from there. Whoever has not read knows less than the journal will.
            Input::Emptied(_) if self.is_reading() => {}
            Input::Emptied(known) => {
                self.happened(now, EntryKind::Restored(known), &mut acts);
                if self.role() == Role::Leader {
                    take(&mut self.left_over).into_iter().for_each(|late| self.comes_late(now, late, &mut acts));
                }
            }
            Input::ShiftEnded(known) => self.begin_shift(now, known, &mut acts),
        }
        acts
    }

    fn read(&mut self, lead: bool, acts: &mut Vec<Act>) {
        self.state = State::Reading { lead };
        self.reading += 1;
        acts.push(Act::Read { number: self.reading, claim: lead });
    }

    fn elected(&mut self, now: Now, acts: &mut Vec<Act>) {
        self.set_pending_aside();
        self.stale |= self.next > 0;
        let mut waiting = take(&mut self.waiting).into_iter();
        while let Some(mut broadcast) = waiting.next() {
            waiting.as_slice().iter().for_each(|later| broadcast.learn_saved(later));
            let (durable, rest) = broadcast.into_entries();
            self.remember(durable);
            self.keep_left_over(rest);
        }
        self.next = self.saved;
        for entry in take(&mut self.left_over) {
            self.pending.push_back(Entry { number: self.next, ..entry });
            self.next += 1;
        }
        self.inherited = self.pending.len();
        self.told = self.saved;
        self.term = self.term.next(now.at.wall);
        if self.shift == 0 {
            self.shift = now.at.wall;
        }
        self.goes_on = self.latest.is_some_and(|latest| !is_new_shift(latest, now.at.wall));
        self.read(true, acts);
        acts.push(Act::Apply(now, SessionInput::BarCameHere));
        self.happened(now, EntryKind::Opened, acts);
    }

    fn happened(&mut self, now: Now, what: EntryKind, acts: &mut Vec<Act>) {
        // The last word of a leader that gives up the bar: nobody else knows as much.
        let is_last = self.state == (State::Releasing { has_led: true }) && matches!(what, EntryKind::Restored(_));
        let leads = self.state == State::Leading || is_last;
        if !leads && self.state != (State::Reading { lead: true }) {
            return;
        }
        let entry = Entry { number: self.next, now, what };
        if entry.is_work() {
            self.latest = Some(now.at);
        }
        self.next += 1;
        let input = entry.input();
        if leads {
            acts.push(Act::Append(entry.clone()));
            self.remember(vec![entry.clone()]);
        }
        self.pending.push_back(entry);
        if self.troubled {
            self.tell_pending(acts);
        }
        // At the very moment that is written down, or a replay would come to another state.
        acts.push(Act::Apply(now, input));
    }

    /// What another tab has heard happens here, too. By its own wall time it is known again.
    fn comes_late(&mut self, now: Now, late: Entry, acts: &mut Vec<Act>) {
        let at = Moment { wall: late.now.at.wall, ..now.at };
        self.happened(Now { at, ..late.now }, late.what, acts);
    }

    /// These stand in the journal, or will.
    fn remember(&mut self, entries: Vec<Entry>) {
        self.left_over.retain(|left| !entries.iter().any(|entry| entry.is_same(left)));
        self.recent.extend(entries);
        let surplus = self.recent.len().saturating_sub(RECENT);
        self.recent.drain(..surplus);
    }

    /// Tells the others of everything that they don't know.
    fn tell_pending(&mut self, acts: &mut Vec<Act>) {
        if self.told < self.next {
            self.guessed |= self.state != State::Leading;
            self.tell(self.told, self.next, acts);
            self.told = self.next;
        }
    }

    fn tell(&self, from: u64, to: u64, acts: &mut Vec<Act>) {
        let these = self.pending.iter().filter(|entry| (from..to).contains(&entry.number));
        let (term, shift, saved) = (self.term, self.shift, self.saved);
        let entries = these.cloned().collect();
        acts.push(Act::Tell(Broadcast::Entries { term, shift, saved, answer: None, entries }));
    }

    fn saved(&mut self, number: u64, acts: &mut Vec<Act>) {
        self.troubled = false;
        // Before it has read the journal it hears of what it appended when it led the last time, under other numbers.
        if !matches!(self.state, State::Leading | State::Releasing { has_led: true }) || number >= self.next {
            return;
        }
        // Whoever was told of entries while there was trouble learns that they are durable.
        if number >= self.saved {
            self.saved = number + 1;
            self.tell(self.told, self.saved, acts);
            self.told = self.told.max(self.saved);
        }
        let saved = self.saved;
        self.pending.retain(|entry| entry.number >= saved);
    }

    fn troubled(&mut self, now: Now, acts: &mut Vec<Act>) {
        self.troubled = true;
        match self.state {
            State::Leading | State::Reading { lead: true } => self.tell_pending(acts),
            State::Reading { lead: false } => {
                for broadcast in take(&mut self.waiting) {
                    self.told(now, broadcast, acts);
                }
                acts.push(self.ask(now));
            }
            State::Undecided | State::Following | State::Releasing { .. } | State::Left => {}
        }
    }

    fn asked_for(&mut self, acts: &mut Vec<Act>) {
        if self.role() == Role::Leader {
            self.leave_over(acts);
            self.state = State::Releasing { has_led: self.state == State::Leading };
            acts.push(Act::Release);
        }
    }

    /// Whoever leads next gets everything that the store may not take in time.
    fn leave_over(&self, acts: &mut Vec<Act>) {
        if !self.pending.is_empty() {
            acts.push(Act::Tell(Broadcast::Leftover { entries: self.pending.iter().cloned().collect() }));
        }
    }

    /// Nobody knows any more under which numbers it will be durable, if at all.
    fn set_pending_aside(&mut self) {
        let pending: Vec<Entry> = self.pending.drain(..).collect();
        if matches!(self.role(), Role::Leader | Role::Releasing) {
            self.recent.retain(|known| !pending.iter().any(|entry| entry.is_same(known)));
        }
        self.keep_left_over(pending);
        self.forget_pending();
    }

    /// Asks under a number that no other tab takes at this moment.
    fn ask(&mut self, now: Now) -> Act {
        self.asked = now.at.wall.max(self.asked + 1);
        Act::Tell(Broadcast::Ask { number: self.asked, term: self.term })
    }

    fn keep_left_over(&mut self, entries: Vec<Entry>) {
        for entry in entries.into_iter().filter(Entry::can_come_late) {
            let mut known = self.left_over.iter().chain(&self.recent);
            if self.left_over.len() < RECENT && !known.any(|known| known.is_same(&entry)) {
                self.left_over.push(entry);
            }
        }
    }

    fn lost(&mut self, now: Now, acts: &mut Vec<Act>) {
        if self.state == State::Left {
            return;
        }
        acts.push(Act::Apply(now, SessionInput::BarWentElsewhere));
        if matches!(self.role(), Role::Leader | Role::Releasing) {
            self.set_pending_aside();
            self.stale = true;
        }
        // A tab that was preempted may have heard what was never written; only what is written counts.
        self.forget_pending();
        self.read(false, acts);
    }

    fn forget_pending(&mut self) {
        self.pending.clear();
        self.inherited = 0;
        self.guessed = false;
    }

    fn left(&mut self, acts: &mut Vec<Act>) {
        let leads = matches!(self.role(), Role::Leader | Role::Releasing);
        if leads {
            self.set_pending_aside();
        }
        if !self.left_over.is_empty() {
            acts.push(Act::Spill(take(&mut self.left_over)));
        }
        self.state = State::Left;
    }
}
