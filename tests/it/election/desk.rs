//! Some tabs of one browser: their clocks, the channel between them, the lock, and what is done to them.

use agent_console::domain::Moment;
use agent_console::tabs::{Election, Input, LockEvent, Means, Output, TabEvent, TabMessage};
use proptest::prelude::*;
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;

/// How the channel carries what is said: up to how late, and how much of it not at all.
#[derive(Clone, Copy, Debug)]
pub struct Net {
    pub latest_ms: u64,
    pub lost_percent: u8,
}

#[derive(Clone, Copy, Debug)]
pub enum Step {
    Pass(u64),
    /// A tab that is closed or killed is opened again.
    Open(usize),
    Close(usize),
    Kill(usize),
    Freeze(usize),
    Thaw(usize),
    Acquire(usize),
    /// So long the tab takes to answer when it is asked for the bar.
    Slow(usize, u64),
}

pub fn any_steps(tabs: usize) -> impl Strategy<Value = Vec<Step>> {
    let tab = 0..tabs;
    let step = prop_oneof![
        4 => prop_oneof![0..50_u64, 0..2_000_u64, 0..8_000_u64].prop_map(Step::Pass),
        3 => tab.clone().prop_map(Step::Open),
        1 => tab.clone().prop_map(Step::Close),
        1 => tab.clone().prop_map(Step::Kill),
        1 => tab.clone().prop_map(Step::Freeze),
        1 => tab.clone().prop_map(Step::Thaw),
        2 => tab.clone().prop_map(Step::Acquire),
        1 => (tab, 0..2_000_u64).prop_map(|(tab, ms)| Step::Slow(tab, ms)),
    ];
    prop::collection::vec(step, 0..25)
}

#[derive(Default)]
struct Tab {
    election: Option<Election>,
    frozen: bool,
    answer_after: u64,
    /// When it releases the bar that it was asked for.
    release_at: Option<u64>,
    /// What comes to it, by the time of its coming; each sender's in order.
    inbox: BTreeMap<u64, VecDeque<Input>>,
    last_from: BTreeMap<usize, u64>,
    /// As its console understands what it was told.
    told_to_lead: bool,
    known: Option<String>,
}

pub struct Desk {
    means: Means,
    net: Net,
    now: u64,
    tabs: Vec<Tab>,
    /// Who has the lock and who waits for it, by order; the tab may be frozen but not gone.
    lock: VecDeque<usize>,
    births: u64,
    random: u64,
    answers_promptly: bool,
    overlap: u64,
    longest_overlap: u64,
    story: String,
}

impl Desk {
    pub fn new(means: Means, net: Net, tabs: usize, seed: u64) -> Desk {
        Desk {
            means,
            net,
            now: 0,
            tabs: (0..tabs).map(|_| Tab::default()).collect(),
            lock: VecDeque::new(),
            births: 0,
            random: seed | 1,
            answers_promptly: false,
            overlap: 0,
            longest_overlap: 0,
            story: String::new(),
        }
    }

    /// No tab takes long to answer.
    pub fn answer_promptly(&mut self) {
        self.answers_promptly = true;
    }

    pub fn live(&mut self, steps: &[Step]) {
        self.step(Step::Open(0));
        steps.iter().for_each(|step| self.step(*step));
    }

    /// All tabs are there and awake, and the channel is good again; nothing happens but what they do by themselves.
    pub fn be_quiet(&mut self, ms: u64) {
        self.net = Net { latest_ms: self.net.latest_ms.min(100), lost_percent: 0 };
        for tab in 0..self.tabs.len() {
            self.step(Step::Thaw(tab));
        }
        if self.tabs.iter().all(|tab| tab.election.is_none()) {
            self.step(Step::Open(0));
        }
        self.step(Step::Pass(ms));
    }

    pub fn step(&mut self, step: Step) {
        let _ = writeln!(self.story, "{} {step:?}", self.now);
        match step {
            Step::Pass(ms) => {
                let end = self.now + ms;
                while self.now < end {
                    self.pass_until(self.next_event().clamp(self.now + 1, end));
                }
            }
            Step::Open(tab) if self.tabs[tab].election.is_none() => {
                self.births += 1;
                let id = format!("{:x}", self.random() % 1_000);
                let election = Election::new(self.means, format!("{id}-{}", self.births), tab.to_string());
                self.tabs[tab] =
                    Tab { election: Some(election), answer_after: self.tabs[tab].answer_after, ..Tab::default() };
                self.handle(tab, Input::Joined);
            }
            Step::Close(tab) if !self.tabs[tab].frozen => {
                self.handle(tab, Input::Leave);
                self.bury(tab);
            }
            Step::Kill(tab) => self.bury(tab),
            Step::Freeze(tab) => self.tabs[tab].frozen = true,
            Step::Thaw(tab) => self.tabs[tab].frozen = false,
            Step::Acquire(tab) if !self.tabs[tab].frozen => self.handle(tab, Input::Acquire),
            Step::Slow(tab, ms) if !self.answers_promptly => self.tabs[tab].answer_after = ms,
            Step::Open(_) | Step::Close(_) | Step::Acquire(_) | Step::Slow(..) => {}
        }
    }

    pub fn leaders(&self) -> Vec<usize> {
        (0..self.tabs.len()).filter(|tab| self.leads(*tab)).collect()
    }

    pub fn followers(&self) -> Vec<usize> {
        (0..self.tabs.len()).filter(|tab| self.tabs[*tab].election.is_some() && !self.leads(*tab)).collect()
    }

    pub fn known_leader(&self, tab: usize) -> Option<String> {
        self.tabs[tab].known.clone()
    }

    /// A tab whose console believes otherwise than the tab itself.
    pub fn contradiction(&self) -> Option<usize> {
        (0..self.tabs.len())
            .find(|tab| self.tabs[*tab].election.is_some() && self.tabs[*tab].told_to_lead != self.leads(*tab))
    }

    /// How long two led that were awake, milliseconds.
    pub fn longest_overlap(&self) -> u64 {
        self.longest_overlap
    }

    pub fn story(&self) -> &str {
        &self.story
    }

    fn leads(&self, tab: usize) -> bool {
        self.tabs[tab].election.as_ref().is_some_and(Election::leads)
    }

    fn bury(&mut self, tab: usize) {
        let answer_after = self.tabs[tab].answer_after;
        self.tabs[tab] = Tab { answer_after, ..Tab::default() };
        self.give_up_lock(tab);
    }

    /// When a tab that is awake has something to do next.
    fn next_event(&self) -> u64 {
        let awake = self.tabs.iter().filter(|tab| !tab.frozen);
        let due = awake.flat_map(|tab| {
            let timeout = tab.election.as_ref().and_then(Election::poll_timeout);
            [tab.inbox.keys().next().copied(), tab.release_at, timeout]
        });
        due.flatten().min().unwrap_or(u64::MAX)
    }

    fn pass_until(&mut self, now: u64) {
        let awake = self.leaders().into_iter().filter(|tab| !self.tabs[*tab].frozen).count();
        self.overlap = if awake > 1 { self.overlap + now - self.now } else { 0 };
        self.longest_overlap = self.longest_overlap.max(self.overlap);
        self.now = now;
        for tab in 0..self.tabs.len() {
            if self.tabs[tab].frozen {
                continue;
            }
            while let Some(input) = self.next_input(tab) {
                self.handle(tab, input);
            }
            if self.tabs[tab].release_at.is_some_and(|at| at <= self.now) {
                self.tabs[tab].release_at = None;
                self.handle(tab, Input::Release);
            }
            let moment = self.moment();
            if let Some(election) = &mut self.tabs[tab].election
                && election.poll_timeout().is_some_and(|due| due <= moment.mono)
            {
                election.handle_timeout(moment);
                self.perform(tab);
            }
        }
    }

    fn next_input(&mut self, tab: usize) -> Option<Input> {
        let mut first = self.tabs[tab].inbox.first_entry().filter(|first| *first.key() <= self.now)?;
        let input = first.get_mut().pop_front();
        if first.get().is_empty() {
            first.remove();
        }
        input
    }

    fn handle(&mut self, tab: usize, input: Input) {
        let moment = self.moment();
        if let Some(election) = &mut self.tabs[tab].election {
            election.handle_input(moment, input);
            self.perform(tab);
        }
    }

    fn perform(&mut self, tab: usize) {
        while let Some(output) = self.tabs[tab].election.as_mut().and_then(Election::poll_output) {
            let _ = writeln!(self.story, "{} tab {tab}: {output:?}", self.now);
            match output {
                Output::Send(message) => self.send(tab, &message),
                Output::QueueLock => {
                    self.lock.push_back(tab);
                    if let Some(earlier) = self.lock.iter().position(|other| *other == tab)
                        && earlier + 1 < self.lock.len()
                    {
                        self.lock.remove(earlier);
                        self.grant_if_new(earlier);
                    } else if self.lock.len() == 1 {
                        self.tell_of_lock(tab, LockEvent::Granted);
                    }
                }
                Output::StealLock => {
                    let holder = self.lock.pop_front();
                    self.lock.retain(|other| *other != tab);
                    self.lock.push_front(tab);
                    if let Some(holder) = holder.filter(|holder| *holder != tab) {
                        self.tell_of_lock(holder, LockEvent::Stolen);
                    }
                    self.tell_of_lock(tab, LockEvent::Granted);
                }
                Output::Close => self.give_up_lock(tab),
                Output::Event(event) => self.console(tab, event),
            }
        }
    }

    fn give_up_lock(&mut self, tab: usize) {
        if let Some(place) = self.lock.iter().position(|other| *other == tab) {
            self.lock.remove(place);
            self.grant_if_new(place);
        }
    }

    /// The one in front is granted the lock if the one before it, at this place, is gone.
    fn grant_if_new(&mut self, place: usize) {
        if let (0, Some(next)) = (place, self.lock.front().copied()) {
            self.tell_of_lock(next, LockEvent::Granted);
        }
    }

    /// An event of a request that was given up meanwhile is not heard; so only the last one counts.
    fn tell_of_lock(&mut self, tab: usize, event: LockEvent) {
        for inputs in self.tabs[tab].inbox.values_mut() {
            inputs.retain(|input| !matches!(input, Input::Lock(_)));
        }
        let at = self.now + 1 + self.random() % 5;
        self.tabs[tab].inbox.entry(at).or_default().push_back(Input::Lock(event));
    }

    fn send(&mut self, from: usize, message: &TabMessage) {
        if self.means == (Means::Locks { channel: false }) {
            return;
        }
        for to in 0..self.tabs.len() {
            let (late, lost) = (self.random() % (self.net.latest_ms + 1), self.random() % 100);
            if to == from || self.tabs[to].election.is_none() || lost < u64::from(self.net.lost_percent) {
                continue;
            }
            let last = self.tabs[to].last_from.entry(from).or_default();
            let at = (self.now + 1 + late).max(*last);
            *last = at;
            self.tabs[to].inbox.entry(at).or_default().push_back(Input::Message(message.clone()));
        }
    }

    fn console(&mut self, tab: usize, event: TabEvent) {
        match event {
            TabEvent::Holds => self.tabs[tab].told_to_lead = true,
            TabEvent::AskedFor => self.tabs[tab].release_at = Some(self.now + self.tabs[tab].answer_after),
            TabEvent::Lost => self.tabs[tab].told_to_lead = false,
            TabEvent::Told(_) => {}
            TabEvent::Holder(label) => self.tabs[tab].known = label,
        }
    }

    fn moment(&self) -> Moment {
        Moment { mono: self.now, wall: 1_700_000_000_000 + self.now }
    }

    fn random(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random >> 11
    }
}
