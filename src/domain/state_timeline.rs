//! The shift minute by minute: how long the agent was in each kind of state, and which calls began when.
//!
//! What is kept is bounded by the clock and not by what happens: one slot for each minute of the wall clock,
//! 26 hours of them, so that a local day fits in even when the clocks are set back.

use super::agent::AgentState;
use super::call::{Call, Outcome, Phase};
use super::clock::Moment;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Index;

const MINUTE_MS: u64 = 60_000;
/// How many minutes are kept, and how many a single stretch can fill.
const KEPT: usize = 26 * 60;
const KEPT_MS: u64 = KEPT as u64 * MINUTE_MS;

/// [`AgentState`] without what tells two stretches of one kind apart. In the order of what wins a minute that
/// two of them share equally: the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StateKind {
    /// Nobody has said.
    Unknown,
    /// Signed out, or signing in.
    SignedOut,
    Idle,
    NotReady,
    Rest,
    WrapUp,
    OnCall,
}

impl StateKind {
    pub const ALL: [StateKind; 7] = [
        StateKind::Unknown,
        StateKind::SignedOut,
        StateKind::Idle,
        StateKind::NotReady,
        StateKind::Rest,
        StateKind::WrapUp,
        StateKind::OnCall,
    ];

    pub fn of(state: &AgentState) -> StateKind {
        match state {
            AgentState::Unknown => StateKind::Unknown,
            AgentState::SigningIn | AgentState::SignedOut => StateKind::SignedOut,
            AgentState::Idle => StateKind::Idle,
            AgentState::NotReady { .. } => StateKind::NotReady,
            AgentState::Rest { .. } => StateKind::Rest,
            AgentState::WrapUp => StateKind::WrapUp,
            AgentState::OnCall => StateKind::OnCall,
        }
    }
}

/// Milliseconds in each kind of state: `times[StateKind::Idle]`. In the order of [`StateKind::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct StateTimes(pub [u64; StateKind::ALL.len()]);

impl StateTimes {
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    pub(super) fn add(&mut self, kind: StateKind, ms: u64) {
        self.0[kind as usize] += ms;
    }

    /// What a minute is shown as; `None` if nothing is known of it.
    fn longest(&self) -> Option<StateKind> {
        StateKind::ALL.into_iter().filter(|&kind| self[kind] > 0).max_by_key(|&kind| self[kind])
    }
}

impl Index<StateKind> for StateTimes {
    type Output = u64;

    fn index(&self, kind: StateKind) -> &u64 {
        &self.0[kind as usize]
    }
}

/// Neighbouring minutes that one kind of state held longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub kind: StateKind,
    /// Epoch milliseconds, a whole minute.
    pub from: u64,
    /// Epoch milliseconds, the end of its last minute: it may lie up to a minute ahead.
    pub to: u64,
}

/// The calls that began in a minute, as far as their outcome is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Epoch milliseconds of the minute.
    pub at: u64,
    pub answered: u16,
    /// Missed or rejected.
    pub missed: u16,
    /// The caller gave up.
    pub abandoned: u16,
    /// Failed, or nobody knows.
    pub other: u16,
}

/// Minutes that are alike, one after the other: the first since the epoch, how many, and what is known of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes(pub u64, pub u64, pub Slot);

/// What is known of a minute: how long the agent was in which state, and how many of the calls that began in it ended how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Slot {
    pub times: StateTimes,
    pub answered: u16,
    pub missed: u16,
    pub abandoned: u16,
    pub other: u16,
}

impl Slot {
    fn count_of(&mut self, call: &Call) -> Option<&mut u16> {
        let Phase::Ended { outcome, .. } = call.phase else { return None };
        Some(match outcome {
            Outcome::Answered => &mut self.answered,
            Outcome::Missed | Outcome::Rejected => &mut self.missed,
            Outcome::Abandoned => &mut self.abandoned,
            Outcome::Failed | Outcome::Unknown => &mut self.other,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct StateTimeline {
    /// With their minutes since the epoch, in order.
    slots: VecDeque<(u64, Slot)>,
    /// The state that runs; it is booked when another begins.
    running: (StateKind, Moment),
}

impl StateTimeline {
    pub fn new(now: Moment) -> StateTimeline {
        StateTimeline { slots: VecDeque::new(), running: (StateKind::Unknown, now) }
    }

    /// Another kind of state begins.
    pub fn enter(&mut self, kind: StateKind, now: Moment) {
        if kind != self.running.0 {
            self.book(now);
            self.running.0 = kind;
        }
    }

    fn book(&mut self, now: Moment) {
        let (kind, since) = self.running;
        for (minute, ms) in minutes(since, now) {
            self.slot(minute).times.add(kind, ms);
        }
        self.running.1 = now;
        self.trim();
    }

    /// What is known of the minutes up to `now`, for the next shift: the day goes on.
    pub fn carried_over(&self, now: Moment) -> Vec<Minutes> {
        let mut ledger = self.clone();
        ledger.book(now);
        let mut carried: Vec<Minutes> = Vec::new();
        for (minute, slot) in ledger.slots {
            match carried.last_mut() {
                Some(Minutes(from, count, same)) if *from + *count == minute && *same == slot => *count += 1,
                _ => carried.push(Minutes(minute, 1, slot)),
            }
        }
        carried
    }

    /// Goes on from there.
    pub fn going_on(carried: &[Minutes], kind: StateKind, now: Moment) -> StateTimeline {
        let each =
            carried.iter().flat_map(|Minutes(from, count, slot)| (0..*count).map(move |more| (from + more, *slot)));
        StateTimeline { slots: each.take(KEPT).collect(), running: (kind, now) }
    }

    /// A call's outcome is final.
    pub fn settled(&mut self, call: &Call) {
        if let Some(count) = self.slot(call.began.wall / MINUTE_MS).count_of(call) {
            *count = count.saturating_add(1);
        }
        self.trim();
    }

    /// Takes back what [`StateTimeline::settled`] counted, for a call that turned out to go on.
    pub fn reopened(&mut self, call: &Call) {
        let minute = call.began.wall / MINUTE_MS;
        let place = self.place(minute);
        let slot = self.slots.get_mut(place).filter(|(kept, _)| *kept == minute);
        if let Some(count) = slot.and_then(|(_, slot)| slot.count_of(call)) {
            *count = count.saturating_sub(1);
        }
    }

    fn trim(&mut self) {
        while self.slots.len() > KEPT {
            self.slots.pop_front();
        }
    }

    fn slot(&mut self, minute: u64) -> &mut Slot {
        let place = self.place(minute);
        if self.slots.get(place).is_none_or(|(next, _)| *next != minute) {
            self.slots.insert(place, (minute, Slot::default()));
        }
        &mut self.slots[place].1
    }

    /// Where the slots of `minute` and later begin.
    fn place(&self, minute: u64) -> usize {
        self.slots.partition_point(|(earlier, _)| *earlier < minute)
    }

    fn since(&self, minute: u64) -> impl Iterator<Item = &(u64, Slot)> {
        self.slots.range(self.place(minute)..)
    }

    /// The minutes that began at `from` or later, with the state that runs up to `now`.
    fn minutes(&self, from: u64, now: Moment) -> BTreeMap<u64, StateTimes> {
        let first = from.div_ceil(MINUTE_MS);
        let mut times: BTreeMap<u64, StateTimes> = BTreeMap::new();
        times.extend(self.since(first).map(|(minute, slot)| (*minute, slot.times)));
        let (kind, since) = self.running;
        for (minute, ms) in minutes(since, now).filter(|&(minute, _)| minute >= first) {
            times.entry(minute).or_default().add(kind, ms);
        }
        times
    }

    /// Oldest first. Minutes of which nothing is known are absent.
    pub fn stretches(&self, from: u64, now: Moment) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (minute, times) in self.minutes(from, now) {
            let Some(kind) = times.longest() else { continue };
            let from = minute * MINUTE_MS;
            let to = from.saturating_add(MINUTE_MS);
            match stretches.last_mut() {
                Some(last) if last.kind == kind && last.to == from => last.to = to,
                _ => stretches.push(Stretch { kind, from, to }),
            }
        }
        stretches
    }

    /// Oldest first. Minutes in which no call began are absent.
    pub fn marks(&self, from: u64) -> Vec<Mark> {
        let mark = |(minute, slot): &(u64, Slot)| Mark {
            at: minute * MINUTE_MS,
            answered: slot.answered,
            missed: slot.missed,
            abandoned: slot.abandoned,
            other: slot.other,
        };
        let marks = self.since(from.div_ceil(MINUTE_MS)).map(mark);
        marks.filter(|mark| [mark.answered, mark.missed, mark.abandoned, mark.other] != [0; 4]).collect()
    }

    /// The sum of the minutes that began at `from` or later, up to `now`.
    pub fn times(&self, from: u64, now: Moment) -> StateTimes {
        let first = from.div_ceil(MINUTE_MS);
        let mut sum = StateTimes::default();
        for (_, slot) in self.since(first) {
            StateKind::ALL.iter().for_each(|&kind| sum.add(kind, slot.times[kind]));
        }
        let (kind, since) = self.running;
        sum.add(kind, minutes(since, now).filter(|&(minute, _)| minute >= first).map(|(_, ms)| ms).sum());
        sum
    }
}

/// The minutes of a stretch, each with its part of the time. It lies where the wall clock was when it began and
/// is as long as the monotonic clock says; of a longer one than is kept, the end.
fn minutes(since: Moment, now: Moment) -> impl Iterator<Item = (u64, u64)> {
    let length = now.since(since);
    let begin = since.wall.saturating_add(length.saturating_sub(KEPT_MS));
    let end = begin.saturating_add(length.min(KEPT_MS));
    (begin / MINUTE_MS..end.div_ceil(MINUTE_MS)).map(move |minute| {
        let (from, to) = (minute * MINUTE_MS, minute.saturating_add(1).saturating_mul(MINUTE_MS));
        (minute, to.min(end) - from.max(begin))
    })
}
