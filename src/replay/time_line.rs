//! A file as a picture along the monotonic clock: what the agent was when, and which calls were up.

use crate::domain::{Call, Dialect, Moment, Outcome, Phase, Session, StateKind};
use crate::journal::Entry;

/// So many rows of calls; more at a time share the last.
const LANES: usize = 4;

/// All times are monotonic milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeLine {
    pub from: u64,
    pub to: u64,
    pub states: Vec<StateSpan>,
    pub calls: Vec<CallBar>,
    /// When each entry came, in the order of the entries.
    pub times: Vec<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateSpan {
    pub kind: StateKind,
    pub from: u64,
    pub to: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallBar {
    /// [`Call::key`]
    pub key: u64,
    pub from: u64,
    /// When it was answered, and until then it rang or was dialled.
    pub answered: Option<u64>,
    pub to: u64,
    /// What became of it; `None` while it is up at the end of the file.
    pub outcome: Option<Outcome>,
    /// Its row; no two calls of one row overlap, but in the last one.
    pub lane: usize,
}

impl TimeLine {
    pub fn of(entries: &[Entry], dialect: Dialect) -> TimeLine {
        let times: Vec<u64> = entries.iter().map(|entry| entry.now.at.mono).collect();
        let from = times.first().copied().unwrap_or_default();
        let to = times.last().copied().unwrap_or_default();
        let mut line = TimeLine { from, to, states: Vec::new(), calls: Vec::new(), times };
        let Some(first) = entries.first() else { return line };
        let mut session = Session::new(first.now).speaking(dialect);
        for entry in entries {
            session.handle(entry.now, entry.input());
            line.state(StateKind::of(&session.agent().state), entry.now.at);
        }
        if let Some(last) = line.states.last_mut() {
            last.to = to;
        }
        session.calls().iter().for_each(|call| line.call(call));
        line
    }

    fn state(&mut self, kind: StateKind, at: Moment) {
        if self.states.last().is_some_and(|last| last.kind == kind) {
            return;
        }
        if let Some(last) = self.states.last_mut() {
            last.to = at.mono;
        }
        self.states.push(StateSpan { kind, from: at.mono, to: at.mono });
    }

    fn call(&mut self, call: &Call) {
        let (end, outcome) = match call.phase {
            Phase::Ended { at, outcome, .. } => (at.mono, Some(outcome)),
            _ => (self.to, None),
        };
        // Of an earlier time only what was known of it is in the file.
        if end < self.from || call.began.mono > self.to {
            return;
        }
        let from = call.began.mono.max(self.from);
        let is_free = |lane: &usize| self.calls.iter().all(|other| other.lane != *lane || other.to <= from);
        let lane = (0..LANES - 1).find(is_free).unwrap_or(LANES - 1);
        let answered = call.answered.map(|answered| answered.mono.max(from));
        self.calls.push(CallBar { key: call.key, from, answered, to: end.min(self.to), outcome, lane });
    }

    /// How many rows of calls there are.
    pub fn lanes(&self) -> usize {
        self.calls.iter().map(|call| call.lane + 1).max().unwrap_or_default()
    }

    /// How far along a time is, from 0 to 1.
    pub fn share(&self, mono: u64) -> f64 {
        let length = self.to.saturating_sub(self.from).max(1);
        mono.saturating_sub(self.from).min(length) as f64 / length as f64
    }

    /// The time so far along.
    pub fn time_at(&self, share: f64) -> u64 {
        self.from + (self.to.saturating_sub(self.from) as f64 * share.clamp(0.0, 1.0)) as u64
    }

    /// The last entry that had come by a time; the first before that.
    pub fn entry_at(&self, mono: u64) -> usize {
        self.times.partition_point(|time| *time <= mono).saturating_sub(1)
    }

    /// Where marks of a clock stand: a step that is even on a clock, and the first mark. `wall` is the local time of
    /// `from`, milliseconds since any midnight; at most so many fit.
    pub fn ticks(&self, wall: u64, most: usize) -> (u64, Vec<u64>) {
        const STEPS: [u64; 14] = [
            1_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000,
            10_800_000, 21_600_000,
        ];
        let length = self.to.saturating_sub(self.from);
        const HALF_A_DAY: u64 = 43_200_000;
        let most = most.max(1) as u64;
        let long = || (length / most / HALF_A_DAY + 1) * HALF_A_DAY;
        let step = STEPS.into_iter().find(|step| length / step < most).unwrap_or_else(long);
        let first = wall.div_ceil(step) * step - wall;
        (
            step,
            (0..)
                .map(|mark| first + mark * step)
                .take_while(|mark| *mark <= length)
                .map(|mark| self.from + mark)
                .collect(),
        )
    }
}

/// A time of day as somebody types it, `14:03`, `14:03:22` or `140322`: seconds since midnight.
pub fn read_time(text: &str) -> Option<u64> {
    let text = text.trim();
    let parts: Vec<&str> = match text.contains(':') {
        true => text.split(':').collect(),
        false if matches!(text.len(), 4 | 6) && text.is_ascii() => {
            (0..text.len()).step_by(2).map(|at| &text[at..at + 2]).collect()
        }
        false => return None,
    };
    let is_part = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(is_part) || !(2..=3).contains(&parts.len()) {
        return None;
    }
    let number = |at: usize| parts.get(at).map_or(Ok(0), |part| part.parse::<u64>());
    let (hours, minutes, seconds) = (number(0).ok()?, number(1).ok()?, number(2).ok()?);
    (hours < 24 && minutes < 60 && seconds < 60).then_some((hours * 60 + minutes) * 60 + seconds)
}

/// The entry that holds at a time of day, seconds since midnight, and that moment: of the days that the file reaches, on
/// the first on which it was recorded at that time, or else the end that is nearer. `local` gives the milliseconds that have
/// passed at an epoch time since its local midnight.
pub fn moment_at_time(entries: &[Entry], seconds: u64, local: impl Fn(u64) -> u64) -> Option<(usize, Moment)> {
    const DAY_MS: u64 = 86_400_000;
    let (first, last) = (entries.first()?.now.at, entries.last()?.now.at);
    let midnight = first.wall.saturating_sub(local(first.wall));
    let days = (0..).map(|day| midnight + day * DAY_MS + seconds * 1_000).take_while(|wall| *wall <= last.wall);
    let Some(wall) = days.into_iter().find(|wall| *wall >= first.wall / 1_000 * 1_000) else {
        let is_early = midnight + seconds * 1_000 < first.wall;
        return Some(if is_early { (0, first) } else { (entries.len() - 1, last) });
    };
    // All that came within that second has come.
    let entry = entries.iter().rposition(|entry| entry.now.at.wall < wall + 1_000).unwrap_or_default();
    let at = entries[entry].now.at;
    Some((entry, at.plus(wall.saturating_sub(at.wall))))
}
