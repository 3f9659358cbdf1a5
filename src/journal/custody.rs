//! Who owns the journal and writes it. Of all tabs one leads: what happens there is appended and told to the others,
//! which follow. A tab that comes to lead begins at once, whatever the store is doing: what happens is lived through and
//! kept, and finds its place in the journal when that has been read.
//!
//! What must stay true, whatever fails or comes late (tests/custody.rs):
//!
//! * The journal of a shift is one line of numbers without a gap, and nothing that happened stands in it twice.
//! * Each tab has applied every entry of the journal once, in order, when everything has been delivered.
//! * What a leader has heard is not lost: neither while the store is away, nor when another tab takes over.

use super::line::Line;
use super::{Broadcast, Entry, Loaded, What, resume_clock};
use crate::domain::{Input as SessionInput, Moment, Now};
use std::collections::VecDeque;
use std::mem::take;

/// What a tab is to the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nobody has said who leads.
    Unknown,
    /// It has the bar, and writes.
    Leader,
    /// Another tab gets the bar as soon as everything is durable.
    Releasing,
    /// It lives through what the leader tells of.
    Follower,
}

/// What happened to a tab's share in the journal.
#[derive(Debug)]
pub enum Input {
    /// This tab has the bar.
    Elected,
    /// Another tab leads.
    LeaderSeen,
    /// Another tab wants the bar.
    AskedFor,
    /// The bar is another tab's.
    Lost,
    /// The page is being left.
    Left,
    /// The answer to the [`Act::Read`] of this number: the journal of the latest shift, if there is one, and what
    /// earlier pages could not store any more.
    Read { number: u64, loaded: Option<Loaded>, spilled: Vec<Vec<Entry>> },
    /// Every entry of the shift up to this one is durable.
    Saved(u64),
    /// The store doesn't answer, or can't write.
    Troubled,
    /// Another tab told this.
    Told(Broadcast),
    /// Something happened that belongs into the journal.
    Happened(What),
}

/// What the console must do.
#[derive(Debug)]
pub enum Act {
    /// Read the journal of the latest shift. With `claim`, claim the right to write first.
    Read {
        number: u64,
        claim: bool,
    },
    /// Let the session live through this, at this moment.
    Apply(Now, SessionInput),
    /// Go on from this journal instead of what the session has lived through so far.
    Resume(Resume),
    /// What is appended from now on belongs to this shift. Everything is read; this tab leads.
    Lead {
        shift: u64,
        over: Option<Loaded>,
    },
    Append(Entry),
    Tell(Broadcast),
    /// Make durable what was appended, then release the bar.
    Release,
    /// Keep what may not become durable where it can be written at once.
    Spill(Vec<Entry>),
}

/// A journal to go on from.
#[derive(Debug)]
pub struct Resume {
    /// `None` if a shift begins.
    pub loaded: Option<Loaded>,
    /// What happened since, in the journal's own time.
    pub since: Vec<Entry>,
    /// What the page's monotonic clock must be put forward by, milliseconds.
    pub ahead: i64,
}

/// So many entries can be left behind, and known again.
const RECENT: usize = 256;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum State {
    #[default]
    Undecided,
    Reading {
        lead: bool,
    },
    Leading,
    Following,
    Releasing,
    Left,
}

/// This tab's share in the journal.
#[derive(Debug, Default)]
pub struct Custody {
    state: State,
    /// Since when the latest leader leads, epoch milliseconds.
    leader: u64,
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
    /// The store is in trouble.
    troubled: bool,
    /// The number of the latest reading.
    reading: u64,
    /// The others know entries under guessed numbers.
    guessed: bool,
    /// Of a leader that has read the journal: its last entries, to know what the leader before leaves behind.
    recent: VecDeque<Entry>,
    /// Of a follower: what the leader leaves behind for whoever leads next.
    left_over: Vec<Entry>,
    /// What the leader told while the journal is being read.
    waiting: Vec<Broadcast>,
    /// The shift, and the number from which entries were missed, for which the journal was read, and the leader was asked.
    tried: [Option<(u64, u64)>; 2],
}

impl Custody {
    pub fn role(&self) -> Role {
        match self.state {
            State::Undecided => Role::Unknown,
            State::Reading { lead: true } | State::Leading => Role::Leader,
            State::Reading { lead: false } | State::Following => Role::Follower,
            State::Releasing | State::Left => Role::Releasing,
        }
    }

    /// Whether the journal is being read, so that what is known may be less than what is stored.
    pub fn is_reading(&self) -> bool {
        matches!(self.state, State::Reading { .. })
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
                State::Undecided | State::Leading | State::Following | State::Releasing | State::Left => {}
            },
            Input::Read { .. } => {}
            Input::Saved(number) => self.saved(number, &mut acts),
            Input::Troubled => self.troubled(now, &mut acts),
            Input::Told(broadcast) => self.told(now, broadcast, &mut acts),
            Input::Happened(what) => self.happened(now, what, &mut acts),
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
        for broadcast in take(&mut self.waiting) {
            if let Broadcast::Entries { entries, .. } = broadcast {
                self.keep_left_over(entries);
            }
        }
        self.next = self.saved;
        for entry in take(&mut self.left_over) {
            self.pending.push_back(Entry { number: self.next, ..entry });
            self.next += 1;
        }
        self.inherited = self.pending.len();
        self.told = self.saved;
        self.leader = now.at.wall.max(self.leader + 1);
        if self.shift == 0 {
            self.shift = now.at.wall;
        }
        self.read(true, acts);
        acts.push(Act::Apply(now, SessionInput::BarCameHere));
        self.happened(now, What::Opened, acts);
    }

    fn happened(&mut self, now: Now, what: What, acts: &mut Vec<Act>) {
        let leads = self.state == State::Leading;
        if !leads && self.state != (State::Reading { lead: true }) {
            return;
        }
        let entry = Entry { number: self.next, now, what };
        self.next += 1;
        let input = entry.input();
        if leads {
            acts.push(Act::Append(entry.clone()));
            self.remember(entry.clone());
        }
        self.pending.push_back(entry);
        if self.troubled {
            self.tell_pending(acts);
        }
        // At the very moment that is written down, or a replay would come to another state.
        acts.push(Act::Apply(now, input));
    }

    fn remember(&mut self, entry: Entry) {
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(entry);
    }

    /// Tells the others of everything that they don't know.
    fn tell_pending(&mut self, acts: &mut Vec<Act>) {
        self.guessed |= self.state != State::Leading && self.told < self.next;
        self.tell(self.told, self.next, acts);
        self.told = self.next;
    }

    fn tell(&self, from: u64, to: u64, acts: &mut Vec<Act>) {
        if from < to {
            let these = self.pending.iter().filter(|entry| (from..to).contains(&entry.number));
            let (leader, shift, saved) = (self.leader, self.shift, self.saved);
            let entries = these.cloned().collect();
            acts.push(Act::Tell(Broadcast::Entries { leader, shift, saved, all: false, entries }));
        }
    }

    fn saved(&mut self, number: u64, acts: &mut Vec<Act>) {
        self.troubled = false;
        if !matches!(self.state, State::Leading | State::Releasing) || number >= self.next {
            return;
        }
        self.saved = self.saved.max(number + 1);
        if self.told < self.saved {
            self.tell(self.told, self.saved, acts);
            self.told = self.saved;
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
                acts.push(Act::Tell(Broadcast::Ask));
            }
            State::Undecided | State::Following | State::Releasing | State::Left => {}
        }
    }

    fn asked_for(&mut self, acts: &mut Vec<Act>) {
        if self.role() == Role::Leader {
            self.leave_over(acts);
            self.state = State::Releasing;
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
        self.keep_left_over(pending);
        self.forget_pending();
    }

    fn keep_left_over(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            if self.left_over.len() < RECENT && !self.left_over.iter().any(|known| known.is_same(&entry)) {
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
            self.leave_over(acts);
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

    /// The journal is there for a leader. What happened meanwhile follows it.
    fn lead(&mut self, now: Now, loaded: Option<Loaded>, spilled: Vec<Vec<Entry>>, acts: &mut Vec<Act>) {
        let own: Vec<Entry> = self.pending.drain(self.inherited..).collect();
        let inherited: Vec<Entry> = self.pending.drain(..).collect();
        let began = own.first().map_or(now, |first| first.now);
        let (open, over) = match loaded {
            Some(loaded) if loaded.is_over(began.at.wall) => (None, Some(loaded)),
            open => (open, None),
        };
        let lived_through = !take(&mut self.stale) && self.inherited == 0 && spilled.is_empty() && open.is_none();
        let last = open.as_ref().and_then(|open| open.entries.last()).map(|entry| entry.now.at);
        let mut line = Line { last, next: open.as_ref().map_or(0, |open| open.next), entries: Vec::new(), ahead: 0 };
        for late in spilled.into_iter().chain([inherited]) {
            let late = line.without_known(late, over.iter().chain(&open));
            late.into_iter().for_each(|entry| line.push(entry));
        }
        // Among them is what the leader before told late.
        let own = line.without_known(own, over.iter().chain(&open));
        line.extend(own);
        self.shift = match (&open, &over) {
            (Some(open), _) => open.shift,
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
        acts.push(Act::Lead { shift: self.shift, over });
        self.recent.clear();
        let read = open.iter().flat_map(|open| &open.entries[open.entries.len().saturating_sub(RECENT)..]);
        read.chain(&line.entries).for_each(|entry| self.remember(entry.clone()));
        acts.extend(line.entries.iter().cloned().map(Act::Append));
        self.pending.extend(line.entries.iter().cloned());
        if !lived_through {
            acts.push(Act::Resume(Resume { loaded: open, since: line.entries, ahead: line.ahead }));
        }
        if take(&mut self.guessed) {
            acts.push(Act::Tell(Broadcast::ReadAgain));
            self.tell_pending(acts);
        }
    }

    /// The journal is there for a follower.
    fn follow(&mut self, now: Now, loaded: Option<Loaded>, acts: &mut Vec<Act>) {
        self.state = State::Following;
        self.troubled = false;
        if let Some(loaded) = loaded.filter(|loaded| !loaded.is_over(now.at.wall)) {
            self.set_pending_aside();
            self.left_over.retain(|left| !loaded.entries.iter().any(|entry| entry.is_same(left)));
            self.stale = false;
            (self.shift, self.next, self.saved) = (loaded.shift, loaded.next, loaded.next);
            let ahead = resume_clock(loaded.entries.last().map(|entry| entry.now.at), now.at.mono, now.at.wall);
            acts.push(Act::Resume(Resume { loaded: Some(loaded), since: Vec::new(), ahead }));
        }
        acts.push(Act::Apply(now, SessionInput::BarWentElsewhere));
        for broadcast in take(&mut self.waiting) {
            self.told(now, broadcast, acts);
        }
        if self.state == State::Following {
            acts.push(Act::Tell(Broadcast::Ask));
        }
    }

    fn told(&mut self, now: Now, broadcast: Broadcast, acts: &mut Vec<Act>) {
        match (broadcast, self.state) {
            (Broadcast::Ask, State::Leading | State::Reading { lead: true }) => {
                self.guessed |= self.state != State::Leading;
                self.told = self.next;
                let (leader, shift, saved) = (self.leader, self.shift, self.saved);
                let entries = self.pending.iter().cloned().collect();
                acts.push(Act::Tell(Broadcast::Entries { leader, shift, saved, all: true, entries }));
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
            (
                Broadcast::Leftover { entries } | Broadcast::Entries { entries, .. },
                State::Leading | State::Reading { lead: true },
            ) => {
                for entry in entries {
                    if !self.recent.iter().chain(&self.pending).any(|known| known.is_same(&entry)) {
                        // By its own wall time it is known again.
                        let at = Moment { wall: entry.now.at.wall, ..now.at };
                        self.happened(Now { at, ..entry.now }, entry.what, acts);
                    }
                }
            }
            (Broadcast::Leftover { entries }, State::Following | State::Reading { lead: false }) => {
                self.keep_left_over(entries);
            }
            _ => {}
        }
    }

    /// Lives through what the leader told of; what was missed is read, and what can't be read is asked for.
    fn receive(&mut self, now: Now, told: Broadcast, acts: &mut Vec<Act>) {
        let Broadcast::Entries { leader, shift, saved, all, entries } = &told else { return };
        let (shift, saved) = (*shift, *saved);
        if *leader < self.leader {
            return;
        }
        if *leader > self.leader {
            self.leader = *leader;
            // Another leads. It answers what its predecessor may not have answered any more, may not know what that one
            // could not make durable, and gives other numbers.
            self.tried = [None; 2];
            self.stale |= !self.pending.is_empty();
            self.set_pending_aside();
            if !self.left_over.is_empty() {
                acts.push(Act::Tell(Broadcast::Leftover { entries: self.left_over.clone() }));
            }
        }
        let first = entries.first().map_or(saved, |first| first.number);
        let same = shift == self.shift && !self.stale;
        let known = if same { self.next } else { 0 };
        if first > known {
            let missed = Some((shift, known));
            if known < saved && self.tried[0] != missed {
                self.tried[0] = missed;
                self.read(false, acts);
                if !self.troubled {
                    return self.waiting.push(told);
                }
            }
            if !all {
                // The answer brings these again.
                if self.tried[1] != missed {
                    self.tried[1] = missed;
                    acts.push(Act::Tell(Broadcast::Ask));
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
            if entry.what == What::Opened {
                acts.push(Act::Apply(entry.now, SessionInput::BarWentElsewhere));
            }
        });
        acts.push(Act::Apply(now, SessionInput::Woke));
    }

    /// Takes in entries that the leader told of, each that is new through `apply`. If they don't follow what is known,
    /// nothing better can be known.
    fn take_in(&mut self, shift: u64, saved: u64, entries: Vec<Entry>, mut apply: impl FnMut(&Entry)) {
        let Some(first) = entries.first().map(|first| first.number) else { return };
        if take(&mut self.stale) || shift != self.shift || first > self.next {
            self.forget_pending();
            (self.shift, self.next, self.saved) = (shift, first, saved);
        }
        self.saved = self.saved.max(saved);
        for entry in entries {
            if entry.number >= self.next {
                self.next = entry.number + 1;
                apply(&entry);
                self.pending.push_back(entry);
            }
        }
        let saved = self.saved;
        self.pending.retain(|entry| entry.number >= saved);
    }
}
