//! Laws of the journal's custody: several tabs, one store that is late, full or away, a channel that is late, and tabs
//! that are closed, killed, frozen and preempted at any point.

use agent_console::domain::{Input as SessionInput, Moment, Now};
use agent_console::journal::{Act, Broadcast, Custody, CustodyInput as Input, Entry, Loaded, Role, What};
use agent_console::protocol::Number;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;

/// What is stored. A tab that has claimed later than another may write, the other may not.
#[derive(Default)]
struct Disk {
    shifts: BTreeMap<u64, Vec<Entry>>,
    claim: u64,
    away: bool,
    full: bool,
    spills: Vec<Vec<Entry>>,
}

struct Tab {
    custody: Custody,
    /// What the session has lived through.
    lived: Vec<String>,
    shift: u64,
    /// What the journal's clock is ahead of the page's.
    ahead: i64,
    claim: u64,
    buffer: VecDeque<(u64, Entry)>,
    /// What becomes durable next was appended before the release was asked for.
    releasing: bool,
    reading: Option<(u64, bool)>,
    inbox: VecDeque<Broadcast>,
    frozen: bool,
}

struct World {
    disk: Disk,
    tabs: Vec<Option<Tab>>,
    leader: Option<usize>,
    wanted_by: Option<usize>,
    wall: u64,
    mono: u64,
    ended: bool,
    /// What the clock is wrong by, hours.
    set: i64,
    happened: u64,
    /// What a leader heard that must be found again.
    heard: BTreeSet<String>,
}

#[derive(Clone, Debug)]
enum Step {
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
    /// The clock is set, so that it is wrong by so many hours.
    Set(i64),
}

fn id(what: &What) -> Option<String> {
    match what {
        What::Dialled(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}

fn ids(entries: &[Entry]) -> Vec<String> {
    entries.iter().filter_map(|entry| id(&entry.what)).collect()
}

impl World {
    fn new(tabs: usize) -> World {
        let mut world = World {
            disk: Disk::default(),
            tabs: (0..tabs).map(|_| None).collect(),
            leader: None,
            wanted_by: None,
            wall: 1_000 * HOUR,
            mono: HOUR,
            ended: false,
            set: 0,
            happened: 0,
            heard: BTreeSet::new(),
        };
        (0..tabs).for_each(|tab| world.open(tab));
        world
    }

    fn now(&self, at: usize) -> Now {
        let ahead = self.tabs[at].as_ref().map_or(0, |tab| tab.ahead);
        Now { at: Moment { mono: self.mono.saturating_add_signed(ahead), wall: self.wall }, day: 0 }
    }

    fn pass(&mut self, ms: u64) {
        self.wall += ms;
        self.mono += ms;
    }

    fn open(&mut self, at: usize) {
        if self.tabs[at].is_some() {
            return;
        }
        self.tabs[at] = Some(Tab {
            custody: Custody::default(),
            lived: Vec::new(),
            shift: 0,
            ahead: 0,
            claim: 0,
            buffer: VecDeque::new(),
            releasing: false,
            reading: None,
            inbox: VecDeque::new(),
            frozen: false,
        });
        match self.leader {
            Some(_) => self.input(at, Input::LeaderSeen),
            None => self.elect(at),
        }
    }

    fn elect(&mut self, at: usize) {
        let before = self.leader.replace(at);
        self.wanted_by = None;
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

    fn input(&mut self, at: usize, input: Input) {
        self.pass(1);
        let now = self.now(at);
        let Some(tab) = &mut self.tabs[at] else { return };
        let what = format!("{input:?}");
        let acts = tab.custody.handle(now, input);
        if std::env::var("TRACE").is_ok() {
            eprintln!("{at}: {what}\n      -> {acts:?}");
        }
        for act in acts {
            self.act(at, act);
        }
    }

    fn act(&mut self, at: usize, act: Act) {
        let Some(tab) = &mut self.tabs[at] else { return };
        match act {
            Act::Read { number, claim } => tab.reading = Some((number, claim)),
            Act::Apply(_, SessionInput::DialRequested(number)) => tab.lived.push(number.as_str().to_owned()),
            Act::Apply(..) => {}
            Act::Resume(resume) => {
                let loaded = resume.loaded.map(|loaded| loaded.entries).unwrap_or_default();
                tab.ahead += resume.ahead;
                tab.lived = [ids(&loaded), ids(&resume.since)].concat();
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
            Act::Release => tab.releasing = true,
            Act::Spill(spill) => self.disk.spills.push(spill),
        }
        self.release();
    }

    /// A leader that was asked lets go when everything is durable.
    fn release(&mut self) {
        let Some(leader) = self.leader else { return };
        let done = self.tabs[leader].as_ref().is_some_and(|tab| tab.releasing && tab.buffer.is_empty());
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
            self.elect(wanted);
        }
    }

    fn write(&mut self, at: usize) {
        let (away, full) = (self.disk.away, self.disk.full);
        let Some(tab) = self.tabs[at].as_mut().filter(|tab| !tab.buffer.is_empty() && !tab.frozen) else { return };
        if away || full {
            return self.input(at, Input::Troubled);
        }
        if tab.claim < self.disk.claim {
            tab.buffer.clear();
            return self.release();
        }
        assert_eq!(tab.claim, self.disk.claim, "no more than one tab has the right to write");
        let (shift, entry) = tab.buffer.pop_front().expect("something waits");
        let entries = self.disk.shifts.entry(shift).or_default();
        assert_eq!(entry.number, entries.len() as u64, "one line of numbers in {shift}");
        entries.push(entry.clone());
        if shift == tab.shift {
            self.input(at, Input::Saved(entry.number));
        }
        self.release();
    }

    fn read(&mut self, at: usize) {
        let away = self.disk.away;
        let Some(tab) = self.tabs[at].as_mut().filter(|tab| !tab.frozen) else { return };
        let Some((number, claim)) = tab.reading else { return };
        if away {
            return self.input(at, Input::Troubled);
        }
        if claim {
            // What was appended by an earlier right comes first.
            if !tab.buffer.is_empty() {
                return self.write(at);
            }
            self.disk.claim += 1;
            tab.claim = self.disk.claim;
        }
        tab.reading = None;
        let spilled = if claim { std::mem::take(&mut self.disk.spills) } else { Vec::new() };
        let loaded = self.disk.shifts.last_key_value().map(|(shift, entries)| Loaded {
            shift: *shift,
            entries: entries.clone(),
            next: entries.len() as u64,
            ..Loaded::default()
        });
        self.input(at, Input::Read { number, loaded, spilled });
    }

    fn deliver(&mut self, at: usize) {
        let Some(tab) = self.tabs[at].as_mut().filter(|tab| !tab.frozen) else { return };
        if let Some(broadcast) = tab.inbox.pop_front() {
            self.input(at, Input::Told(broadcast));
        }
    }

    fn drain(&mut self, at: usize) {
        while self.tabs[at].as_ref().is_some_and(|tab| !tab.inbox.is_empty() && !tab.frozen) {
            self.deliver(at);
        }
    }

    fn happen(&mut self) {
        let Some(at) = self.leader else { return };
        let Some(tab) = self.tabs[at].as_ref().filter(|tab| !tab.frozen) else { return };
        if tab.custody.role() != Role::Leader {
            return;
        }
        self.happened += 1;
        let id = self.happened.to_string();
        self.heard.insert(id.clone());
        self.input(at, Input::Happened(What::Dialled(Number::new(&id))));
    }

    /// A shift ends without them.
    fn forget_what_only_the_frozen_know(&mut self) {
        let awake = self.tabs.iter().flatten().filter(|tab| !tab.frozen);
        let known: BTreeSet<String> = awake
            .flat_map(|tab| tab.lived.iter().cloned().chain(tab.custody.pending().filter_map(|entry| id(&entry.what))))
            .chain(self.disk.shifts.values().flat_map(|entries| ids(entries)))
            .chain(self.disk.spills.iter().flat_map(|entries| ids(entries)))
            .collect();
        self.heard.retain(|id| known.contains(id));
    }

    /// What only this tab knows goes with it.
    fn dies(&mut self, at: usize) {
        let Some(tab) = self.tabs[at].take() else { return };
        let stored: BTreeSet<String> = self.disk.shifts.values().flat_map(|entries| ids(entries)).collect();
        let pending: BTreeSet<String> = tab.custody.pending().filter_map(|entry| id(&entry.what)).collect();
        self.heard.retain(|id| stored.contains(id) || !(tab.lived.contains(id) || pending.contains(id)));
        self.leader_is_gone(at);
    }

    fn leader_is_gone(&mut self, at: usize) {
        self.wanted_by.take_if(|wanted| *wanted == at);
        if self.leader == Some(at) {
            self.leader = None;
            self.elect_next();
        }
    }

    fn elect_next(&mut self) {
        if let Some(next) = self.tabs.iter().position(|tab| tab.as_ref().is_some_and(|tab| !tab.frozen)) {
            self.elect(next);
        }
    }

    fn step(&mut self, step: Step) {
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
                self.tabs[at % count] = None;
                self.leader_is_gone(at % count);
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
                self.forget_what_only_the_frozen_know();
                // In hours everything that is under way arrives.
                self.arrive(20);
                self.pass(7 * HOUR);
            }
            Step::Set(hours) => {
                let hours = hours - std::mem::replace(&mut self.set, hours);
                self.wall = self.wall.saturating_add_signed(hours * HOUR as i64);
            }
        }
        if self.leader.is_none() {
            self.elect_next();
        }
    }

    fn thaw(&mut self, at: usize) {
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
    fn settle(&mut self) {
        (self.disk.away, self.disk.full) = (false, false);
        (0..self.tabs.len()).for_each(|at| self.thaw(at));
        (0..self.tabs.len()).for_each(|at| self.open(at));
        for _ in 0..2 {
            self.arrive(400);
            // Whoever has missed something learns of it with what comes next.
            self.happen();
        }
        self.arrive(400);
    }

    fn arrive(&mut self, rounds: usize) {
        for _ in 0..rounds {
            for at in 0..self.tabs.len() {
                self.read(at);
                self.write(at);
                self.deliver(at);
            }
        }
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let journal: Vec<String> = self.disk.shifts.values().flat_map(|entries| ids(entries)).collect();
        let once: BTreeSet<String> = journal.iter().cloned().collect();
        prop_assert_eq!(once.len(), journal.len(), "nothing is written twice: {:?}", journal);
        // What a page that was closed could not store comes into the journal with the next reading.
        let spilled: BTreeSet<String> = self.disk.spills.iter().flat_map(|entries| ids(entries)).collect();
        let lost: Vec<_> = self.heard.iter().filter(|id| !once.contains(*id) && !spilled.contains(*id)).collect();
        prop_assert!(lost.is_empty(), "lost: {:?} of {:?}", lost, journal);
        let (_, last) = self.disk.shifts.last_key_value().expect("something has happened");
        for (at, tab) in self.tabs.iter().enumerate() {
            let tab = tab.as_ref().expect("every tab is open");
            let leads = self.leader == Some(at);
            prop_assert!(!leads || tab.custody.pending().next().is_none(), "the leader knows that all is durable");
            prop_assert_eq!(&tab.lived, &ids(last), "tab {} has lived through the journal", at);
        }
        Ok(())
    }
}

fn step() -> impl Strategy<Value = Step> {
    let tab = 0_usize..3;
    prop_oneof![
        8 => Just(Step::Happen),
        8 => tab.clone().prop_map(Step::Deliver),
        8 => tab.clone().prop_map(Step::Write),
        6 => tab.clone().prop_map(Step::Read),
        2 => any::<bool>().prop_map(Step::Away),
        1 => any::<bool>().prop_map(Step::Full),
        2 => tab.clone().prop_map(Step::Want),
        2 => tab.clone().prop_map(Step::Steal),
        1 => tab.clone().prop_map(Step::Kill),
        1 => tab.clone().prop_map(Step::Close),
        2 => tab.clone().prop_map(Step::Open),
        1 => tab.clone().prop_map(Step::Freeze),
        1 => tab.prop_map(Step::Thaw),
        1 => Just(Step::Wait),
        1 => Just(Step::Pause),
        1 => (-1_i64..=1).prop_map(Step::Set),
    ]
}

fn cases() -> u32 {
    std::env::var("LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_fails_every_tab_comes_to_one_journal_that_lacks_nothing(
        tabs in 1_usize..=3,
        steps in proptest::collection::vec(step(), 0..120),
    ) {
        let mut world = World::new(tabs);
        steps.into_iter().for_each(|step| world.step(step));
        world.settle();
        world.check()?;
    }
}
