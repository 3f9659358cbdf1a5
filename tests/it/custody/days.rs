//! What can befall the tabs on a day.

use super::lived::{id, ids};
use super::world::{HOUR, MINUTE, Tab, World};
use agent_console::journal::{CustodyInput as Input, Role};
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
pub enum Step {
    Happen,
    Deliver(usize),
    Write(usize),
    Read(usize),
    Away(bool),
    Full(bool),
    Want(usize),
    Steal(usize),
    Kill(usize),
    Close(usize),
    Open(usize),
    Freeze(usize),
    Thaw(usize),
    Wait,
    /// A shift ends.
    Pause,
    /// Everything that is stored is deleted.
    Empty,
    /// The clock is set, so that it is wrong by so many hours.
    Set(i64),
}

impl World {
    /// A shift ends without them.
    pub fn forget_what_only_the_frozen_know(&mut self) {
        let awake = self.tabs.iter().flatten().filter(|tab| !tab.frozen);
        let known: BTreeSet<String> = awake
            .flat_map(|tab| {
                tab.lived.ids.iter().cloned().chain(tab.custody.pending().filter_map(|entry| id(&entry.what)))
            })
            .chain(self.disk.shifts.values().flat_map(|entries| ids(entries)))
            .chain(self.disk.spills.iter().flat_map(|entries| ids(entries)))
            .collect();
        self.heard.retain(|id| known.contains(id));
    }

    /// Whether this tab, if it leads from now on and finds nothing stored, writes anew what it has lived through. Else a
    /// new shift begins: if the clock says that the other is over, or where the tab had to do with what it was told.
    pub fn goes_on(&self, at: usize) -> bool {
        let exact = self.tabs[at].as_ref().filter(|tab| !tab.custody.is_inexact());
        exact.is_some_and(|tab| (self.wall + MINUTE).saturating_sub(tab.lived.last) < 6 * HOUR)
    }

    /// Who has lived through what was stored no longer leads, and has not written it anew. Of that the `next` leader can
    /// write what it has lived through, unless it finds something stored.
    pub fn forget_what_was_deleted(&mut self, next: Option<usize>) {
        let next = next.filter(|next| self.disk.shifts.is_empty() && self.goes_on(*next));
        let next = next.and_then(|next| self.tabs[next].as_ref());
        let lacks = std::mem::take(&mut self.disk.lacks);
        let (kept, lacks) = lacks.into_iter().partition(|id| next.is_some_and(|next| next.lived.ids.contains(id)));
        self.disk.lacks = kept;
        self.heard.retain(|id| !lacks.contains(id));
        self.deleted.extend(lacks);
    }

    /// What only this tab knows goes with it.
    pub fn dies(&mut self, at: usize) {
        let Some(tab) = self.tabs[at].take() else { return };
        let stored: BTreeSet<String> = self.disk.stored().into_iter().chain(self.disk.lacks.iter().cloned()).collect();
        let pending: BTreeSet<String> = tab.custody.pending().filter_map(|entry| id(&entry.what)).collect();
        let left_over: BTreeSet<String> = self.tabs.iter().flatten().flat_map(Tab::heard).collect();
        let only_here: BTreeSet<String> = tab.heard().filter(|id| !left_over.contains(id)).collect();
        let goes = |id: &String| tab.lived.ids.contains(id) || pending.contains(id) || only_here.contains(id);
        self.heard.retain(|id| stored.contains(id) || !goes(id));
        self.leader_is_gone(at);
    }

    /// What it was told and has not heard of goes with it, unless another tab has it.
    fn closes(&mut self, at: usize) {
        let Some(tab) = self.tabs[at].take() else { return };
        let others: BTreeSet<String> = self.tabs.iter().flatten().flat_map(Tab::heard).collect();
        let spilled = self.disk.spills.iter().flat_map(|entries| ids(entries));
        let stored: BTreeSet<String> = self.disk.stored().into_iter().chain(spilled).collect();
        let unheard: BTreeSet<String> = tab.heard().filter(|id| !tab.heard.contains(id)).collect();
        self.heard.retain(|id| !unheard.contains(id) || others.contains(id) || stored.contains(id));
        self.leader_is_gone(at);
    }

    pub fn leader_is_gone(&mut self, at: usize) {
        self.wanted_by.take_if(|wanted| *wanted == at);
        if self.leader == Some(at) {
            self.leader = None;
            self.elect_next();
        }
    }

    pub fn elect_next(&mut self) {
        if let Some(next) = self.tabs.iter().position(|tab| tab.as_ref().is_some_and(|tab| !tab.frozen)) {
            self.elect(next);
        }
    }

    pub fn step(&mut self, step: Step) {
        let count = self.tabs.len();
        match step {
            Step::Happen => self.happen(),
            Step::Deliver(at) => self.deliver(at % count),
            Step::Write(at) => self.write(at % count),
            Step::Read(at) => self.read(at % count),
            Step::Away(away) => self.disk.away = away,
            Step::Full(full) => self.disk.full = full,
            Step::Want(at) => {
                let at = at % count;
                let may = self.tabs[at].as_ref().is_some_and(|tab| !tab.frozen);
                if let (Some(leader), true) =
                    (self.leader.filter(|leader| *leader != at), may && self.wanted_by.is_none())
                {
                    self.wanted_by = Some(at);
                    if self.tabs[leader].as_ref().is_some_and(|tab| !tab.frozen) {
                        self.input(leader, Input::AskedFor);
                    }
                    self.release();
                }
            }
            Step::Steal(at) => {
                if self.wanted_by.is_some_and(|wanted| wanted == at % count && self.tabs[wanted].is_some()) {
                    self.drain(at % count);
                    self.elect(at % count);
                }
            }
            Step::Kill(at) => self.dies(at % count),
            Step::Close(at) => {
                self.input(at % count, Input::Left);
                self.closes(at % count);
            }
            Step::Open(at) => self.open(at % count),
            Step::Freeze(at) => {
                if let Some(tab) = &mut self.tabs[at % count] {
                    tab.frozen = true;
                }
            }
            Step::Thaw(at) => self.thaw(at % count),
            Step::Wait => self.pass(MINUTE),
            // A tab that sleeps over the ends of two shifts with what was not stored may tell of it again when it has been:
            // no more than the latest shift is read, and the one before only when it has just ended.
            Step::Pause if self.ended => {}
            Step::Pause => {
                self.ended = true;
                // What a snapshot knows, nobody can tell apart from what was left behind, as soon as the next shift has begun.
                self.may_repeat |= self.disk.was_emptied;
                self.forget_what_only_the_frozen_know();
                // In hours everything that is under way arrives.
                self.arrive(20);
                self.pass(7 * HOUR);
            }
            Step::Empty => self.empty(),
            Step::Set(hours) => {
                self.may_repeat |= hours - self.lowest_set >= 6;
                self.lowest_set = self.lowest_set.min(hours);
                let hours = hours - std::mem::replace(&mut self.set, hours);
                self.wall = self.wall.saturating_add_signed(hours * HOUR as i64);
            }
        }
        if self.leader.is_none() {
            self.elect_next();
        }
    }

    /// Who leads notices, or finds nothing, and stores again what it has lived through. The rest of what was stored is
    /// gone, also if another tab has lived through it or doesn't know yet that it was durable.
    pub fn empty(&mut self) {
        let Some(leader) = self.leader.and_then(|leader| self.tabs[leader].as_ref()) else { return };
        if self.ended {
            return;
        }
        let spilled = self.disk.spills.iter().flat_map(|entries| ids(entries));
        let stored: BTreeSet<String> = self.disk.stored().into_iter().chain(spilled).collect();
        let writes = leader.goes_on || leader.reading.is_none();
        let known = |id: &String| writes && leader.lived.ids.contains(id);
        let (known, unknown): (BTreeSet<_>, _) = stored.into_iter().partition(known);
        self.disk.shifts.clear();
        self.disk.spills.clear();
        (self.disk.emptied, self.disk.was_emptied) = (true, true);
        let lacks = std::mem::replace(&mut self.disk.lacks, unknown);
        self.forget_what_was_deleted(None);
        self.disk.lacks = lacks.into_iter().chain(known).collect();
    }

    pub fn thaw(&mut self, at: usize) {
        let Some(tab) = self.tabs[at].as_mut().filter(|tab| tab.frozen) else { return };
        tab.frozen = false;
        if matches!(tab.custody.role(), Role::Leader | Role::Releasing) && self.leader != Some(at) {
            self.input(at, Input::Lost);
        } else if tab.custody.role() == Role::Unknown {
            self.input(at, Input::LeaderSeen);
        }
        if let (Some(leader), Some(_)) = (self.leader.filter(|leader| *leader == at), self.wanted_by) {
            self.input(leader, Input::AskedFor);
        }
    }

    /// Everything is there again, and everything that is under way arrives.
    pub fn settle(&mut self) {
        (self.disk.away, self.disk.full) = (false, false);
        (0..self.tabs.len()).for_each(|at| self.thaw(at));
        (0..self.tabs.len()).for_each(|at| self.open(at));
        for _ in 0..2 {
            self.arrive(4_000);
            // Whoever has missed something learns of it with what comes next.
            self.happen();
        }
        self.arrive(4_000);
    }

    pub fn arrive(&mut self, rounds: usize) {
        let waits = |tab: &Tab| tab.reading.is_some() || !tab.buffer.is_empty() || !tab.inbox.is_empty();
        for _ in 0..rounds {
            if !self.disk.emptied && !self.tabs.iter().flatten().any(waits) {
                return;
            }
            for at in 0..self.tabs.len() {
                self.read(at);
                self.write(at);
                self.deliver(at);
            }
        }
    }
}
