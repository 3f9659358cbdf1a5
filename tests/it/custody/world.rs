//! The model: a store, a channel, and tabs with a custody each.

use super::lived::{Lived, ids, lived, restored, snapshot};
use agent_console::domain::{Input as SessionInput, Moment, Now};
use agent_console::journal::{Act, Broadcast, Custody, CustodyInput as Input, Entry, EntryKind, Loaded, Role};
use agent_console::protocol::Number;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub const MINUTE: u64 = 60_000;
pub const HOUR: u64 = 60 * MINUTE;

/// What is stored. A tab that has claimed later than another may write, the other may not.
#[derive(Default)]
pub struct Disk {
    pub shifts: BTreeMap<u64, Vec<Entry>>,
    pub claim: u64,
    pub away: bool,
    pub full: bool,
    /// What was stored has been deleted, and the leader has not noticed.
    pub emptied: bool,
    /// What the leader of that time has lived through and has not stored again.
    pub lacks: BTreeSet<String>,
    pub was_emptied: bool,
    pub spills: Vec<Vec<Entry>>,
}

impl Disk {
    pub fn stored(&self) -> BTreeSet<String> {
        self.shifts.values().flat_map(|entries| ids(entries)).collect()
    }
}

pub struct Tab {
    pub custody: Custody,
    pub lived: Lived,
    pub shift: u64,
    /// What the journal's clock is ahead of the page's.
    pub ahead: i64,
    pub claim: u64,
    pub buffer: VecDeque<(u64, Entry)>,
    /// What becomes durable next was appended before the release was asked for.
    pub releasing: bool,
    pub reading: Option<(u64, bool)>,
    pub inbox: VecDeque<Broadcast>,
    /// What happened in this tab, and what was left over to it.
    pub heard: BTreeSet<String>,
    pub frozen: bool,
    /// Of a leader: when it was elected it could have written anew what it had lived through.
    pub goes_on: bool,
}

impl Tab {
    /// With what is under way to it.
    pub fn heard(&self) -> impl Iterator<Item = String> {
        let left_over = self.inbox.iter().filter_map(|told| match told {
            Broadcast::Leftover { entries } => Some(ids(entries)),
            _ => None,
        });
        self.heard.iter().cloned().chain(left_over.flatten())
    }
}

pub struct World {
    pub disk: Disk,
    pub tabs: Vec<Option<Tab>>,
    pub leader: Option<usize>,
    pub wanted_by: Option<usize>,
    pub wall: u64,
    pub mono: u64,
    pub ended: bool,
    /// What the clock is wrong by, hours.
    pub set: i64,
    pub lowest_set: i64,
    /// Something of an earlier shift may not have arrived when it ended.
    pub may_repeat: bool,
    pub happened: u64,
    /// What a leader heard that must be found again.
    pub heard: BTreeSet<String>,
    /// What was deleted for good. A tab that has lived through it may know it still.
    pub deleted: BTreeSet<String>,
}

fn since_restored(entries: &[Entry]) -> usize {
    entries.iter().rposition(|entry| matches!(entry.what, EntryKind::Restored(_))).unwrap_or(0)
}

impl World {
    pub fn new(tabs: usize) -> World {
        let mut world = World {
            disk: Disk::default(),
            tabs: (0..tabs).map(|_| None).collect(),
            leader: None,
            wanted_by: None,
            wall: 1_000 * HOUR,
            mono: HOUR,
            ended: false,
            set: 0,
            lowest_set: 0,
            may_repeat: false,
            happened: 0,
            heard: BTreeSet::new(),
            deleted: BTreeSet::new(),
        };
        (0..tabs).for_each(|tab| world.open(tab));
        world
    }

    pub fn now(&self, at: usize) -> Now {
        let ahead = self.tabs[at].as_ref().map_or(0, |tab| tab.ahead);
        Now { at: Moment { mono: self.mono.saturating_add_signed(ahead), wall: self.wall }, day: 0 }
    }

    pub fn pass(&mut self, ms: u64) {
        self.wall += ms;
        self.mono += ms;
    }

    pub fn open(&mut self, at: usize) {
        if self.tabs[at].is_some() {
            return;
        }
        self.tabs[at] = Some(Tab {
            custody: Custody::default(),
            lived: Lived::default(),
            shift: 0,
            ahead: 0,
            claim: 0,
            buffer: VecDeque::new(),
            releasing: false,
            reading: None,
            inbox: VecDeque::new(),
            heard: BTreeSet::new(),
            frozen: false,
            goes_on: false,
        });
        match self.leader {
            Some(_) => self.input(at, Input::LeaderSeen),
            None => self.elect(at),
        }
    }

    pub fn elect(&mut self, at: usize) {
        let goes_on = self.goes_on(at);
        self.tabs[at].iter_mut().for_each(|tab| tab.goes_on = goes_on);
        self.forget_what_was_deleted(Some(at));
        let before = self.leader.replace(at);
        self.wanted_by = None;
        // Who leads next in a shift has not read the one before. A tab that doesn't know yet that what it has was stored there
        // tells of it.
        let has_begun = self.disk.shifts.len() > 1;
        let unheard = |tab: &Tab| !tab.inbox.is_empty() || has_begun && (tab.frozen || tab.reading.is_some());
        let mut others = self.tabs.iter().enumerate().filter(|(other, _)| has_begun || *other == at);
        self.may_repeat |= self.ended && others.any(|(_, tab)| tab.as_ref().is_some_and(unheard));
        if let Some(before) = before.filter(|before| *before != at) {
            if let Some(tab) = &mut self.tabs[before] {
                tab.releasing = false;
                if tab.frozen {
                    // It learns of it when it thaws.
                    return self.input(at, Input::Elected);
                }
            }
            self.input(before, Input::Lost);
        }
        self.input(at, Input::Elected);
    }

    pub fn input(&mut self, at: usize, input: Input) {
        self.pass(1);
        let now = self.now(at);
        let Some(tab) = &mut self.tabs[at] else { return };
        if let Input::Told(Broadcast::Leftover { entries }) = &input {
            tab.heard.extend(ids(entries));
        }
        let what = format!("{input:?}");
        let acts = tab.custody.handle(now, input);
        if std::env::var("TRACE").is_ok() {
            eprintln!("{at}: {what}\n      -> {acts:?}");
        }
        for act in acts {
            self.act(at, act);
        }
        self.release();
    }

    pub fn act(&mut self, at: usize, act: Act) {
        let Some(tab) = &mut self.tabs[at] else { return };
        match act {
            Act::Read { number, claim } => tab.reading = Some((number, claim)),
            Act::Apply(now, SessionInput::DialRequested(callout)) => {
                tab.lived.add(callout.number.as_str().to_owned());
                tab.lived.last = now.at.wall;
            }
            Act::Apply(now, SessionInput::Restored(known)) => {
                tab.lived.restore(&known);
                tab.lived.last = now.at.wall;
            }
            Act::Apply(..) => {}
            Act::Resume(resume) => {
                let loaded = resume.loaded.map(|loaded| loaded.entries).unwrap_or_default();
                tab.ahead += resume.ahead;
                tab.lived = lived(&[&loaded[..], &resume.since].concat());
                let times: Vec<u64> = loaded.iter().chain(&resume.since).map(|entry| entry.now.at.mono).collect();
                assert!(times.is_sorted(), "time goes on: {times:?}");
            }
            Act::Lead { shift, .. } => tab.shift = shift,
            Act::Append(entry) => {
                let shift = tab.shift;
                tab.buffer.push_back((shift, entry));
            }
            Act::Tell(broadcast) => {
                let text = broadcast.write();
                for (other, tab) in self.tabs.iter_mut().enumerate() {
                    if let Some(tab) = tab.as_mut().filter(|_| other != at) {
                        tab.inbox.push_back(Broadcast::read(&text).expect("it was written"));
                        assert!(tab.inbox.len() < 1_000, "the tabs talk about what is known");
                    }
                }
            }
            Act::WriteAnew { .. } => self.emptied(at),
            Act::Release => tab.releasing = true,
            Act::Spill(spill) => self.disk.spills.push(spill),
        }
    }

    /// A leader that was asked lets go when everything is durable.
    pub fn release(&mut self) {
        let Some(leader) = self.leader else { return };
        let (emptied, claim) = (self.disk.emptied, self.disk.claim);
        let is_flushed = |tab: &Tab| tab.buffer.is_empty() && !(emptied && tab.claim == claim);
        let done = self.tabs[leader].as_ref().is_some_and(|tab| tab.releasing && is_flushed(tab));
        if done && self.wanted_by.is_none() {
            // Nobody takes it: it goes to whoever is next in the queue.
            self.leader = None;
            if let Some(tab) = &mut self.tabs[leader] {
                tab.releasing = false;
            }
            self.input(leader, Input::Lost);
            return self.elect_next();
        }
        if let (true, Some(wanted)) = (done, self.wanted_by) {
            // That the bar is free is told on the same channel, after everything else.
            self.drain(wanted);
            // With what it was told the leader may have let go.
            if self.leader == Some(leader) {
                self.elect(wanted);
            }
        }
    }

    pub fn write(&mut self, at: usize) {
        let (away, full) = (self.disk.away, self.disk.full);
        let leads = self.leader == Some(at);
        let Some(tab) = self.tabs[at].as_mut().filter(|tab| !tab.frozen) else { return };
        let notices = self.disk.emptied && leads && tab.claim == self.disk.claim;
        if tab.buffer.is_empty() && !notices {
            return;
        }
        if away || full {
            return self.input(at, Input::StorageFailed);
        }
        if tab.claim < self.disk.claim {
            tab.buffer.clear();
            return self.release();
        }
        assert_eq!(tab.claim, self.disk.claim, "no more than one tab has the right to write");
        if let Some((shift, entry)) = tab.buffer.pop_front() {
            let (begins, reads) = (self.disk.shifts.is_empty(), tab.reading.is_some());
            let entries = self.disk.shifts.entry(shift).or_default();
            let next = entries.last().map_or(0, |last| last.number + 1);
            let begins_anew = self.disk.was_emptied && entries.is_empty();
            assert!(entry.number == next || begins_anew, "one line of numbers in {shift}");
            entries.push(entry.clone());
            if let EntryKind::Restored(known) = &entry.what {
                restored(known).iter().for_each(|id| _ = self.disk.lacks.remove(id));
            }
            if shift == tab.shift {
                self.input(at, Input::Saved(entry.number));
            }
            // Whoever reads this goes on from it, and can't tell whether what is missing was deleted or is damaged.
            if begins && (!leads || reads) {
                self.forget_what_was_deleted(None);
            }
        }
        if std::mem::take(&mut self.disk.emptied) {
            self.emptied(at);
        }
        self.release();
    }

    fn emptied(&mut self, at: usize) {
        let now = self.now(at);
        let Some(tab) = &self.tabs[at] else { return };
        self.input(at, Input::Emptied(Box::new(snapshot(now, &tab.lived.ids))));
    }

    pub fn read(&mut self, at: usize) {
        let away = self.disk.away;
        let Some(tab) = self.tabs[at].as_mut().filter(|tab| !tab.frozen) else { return };
        let Some((number, claim)) = tab.reading else { return };
        if away {
            return self.input(at, Input::StorageFailed);
        }
        if claim {
            // What was appended by an earlier right comes first.
            if !tab.buffer.is_empty() {
                return self.write(at);
            }
            self.disk.claim += 1;
            self.disk.emptied = false;
            tab.claim = self.disk.claim;
        }
        tab.reading = None;
        // A tab that gives up the bar leaves them to the next.
        let spilled =
            if tab.custody.role() == Role::Leader { std::mem::take(&mut self.disk.spills) } else { Vec::new() };
        let loaded = self.disk.shifts.last_key_value().map(|(shift, entries)| Loaded {
            shift: *shift,
            entries: entries[since_restored(entries)..].to_vec(),
            next: entries.last().map_or(0, |last| last.number + 1),
            ..Loaded::default()
        });
        self.input(at, Input::Read { number, loaded, spilled });
        self.release();
    }

    pub fn deliver(&mut self, at: usize) {
        let Some(tab) = self.tabs[at].as_mut().filter(|tab| !tab.frozen) else { return };
        if let Some(broadcast) = tab.inbox.pop_front() {
            self.input(at, Input::Told(broadcast));
        }
    }

    pub fn drain(&mut self, at: usize) {
        while self.tabs[at].as_ref().is_some_and(|tab| !tab.inbox.is_empty() && !tab.frozen) {
            self.deliver(at);
        }
    }

    pub fn happen(&mut self) {
        let Some(at) = self.leader else { return };
        let Some(tab) = self.tabs[at].as_mut().filter(|tab| !tab.frozen) else { return };
        if tab.custody.role() != Role::Leader {
            return;
        }
        self.happened += 1;
        let id = self.happened.to_string();
        tab.heard.insert(id.clone());
        self.heard.insert(id.clone());
        self.input(at, Input::Happened(EntryKind::Dialled(Number::new(&id))));
    }
}
