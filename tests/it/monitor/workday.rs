//! Days at a desk: mornings of the simulator, one after the other.

use crate::support::cases;
use crate::support::days::{any_dialect, any_settings};
use agent_console::domain::Moment;
use agent_console::monitor::{Ending, Monitor, Way};
use agent_console::protocol::{Feature, Kind, RawText};
use agent_console::simulator::{CallTruth, Dialect, Direction, Morning, Outcome, Platform, Settings};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

pub const WALL: u64 = 1_784_529_722_590;

/// What the bar says in a moment.
#[derive(Clone, Debug)]
pub struct Line {
    pub at: u64,
    pub kind: Kind,
    pub text: String,
    /// The number of the latest call by then.
    pub call: usize,
}

pub struct Workday {
    platform: Platform,
    now: u64,
    seed: u64,
}

/// Random, but the same in each run unless more cases are asked for.
pub fn runner() -> TestRunner {
    TestRunner::new(cases::law_of_the_same_days(1))
}

pub fn pick<S: Strategy>(runner: &mut TestRunner, strategy: S) -> S::Value {
    strategy.new_tree(runner).expect("a value").current()
}

pub fn any_number(runner: &mut TestRunner, below: usize) -> usize {
    pick(runner, 0..below)
}

pub fn some_dialect(runner: &mut TestRunner) -> Dialect {
    pick(runner, any_dialect())
}

pub fn some_settings(runner: &mut TestRunner) -> Settings {
    // Who lets each call ring for no time at all works at no desk.
    let settings = pick(runner, any_settings());
    Settings { ring_limit_ms: settings.ring_limit_ms.map(|ms| 20_000 + ms), ..settings }
}

impl Workday {
    pub fn new(dialect: Dialect, settings: Settings, seed: u64) -> Workday {
        Workday { platform: Platform::with(dialect, settings), now: 0, seed }
    }

    /// What the bar says in another morning.
    pub fn morning(&mut self) -> Vec<Line> {
        self.seed += 1;
        let mut morning = Morning::paced(self.seed, self.now, 1);
        let mut lines = Vec::new();
        while let Some(due) = morning.next_deadline() {
            self.now = self.platform.next_deadline().map_or(due, |at| at.min(due)).max(self.now);
            let mut said = self.platform.wake(self.now);
            if let Some(action) = morning.next(self.now, &self.platform) {
                said.extend(self.platform.act(self.now, &action));
            }
            let call = self.platform.truth().calls.len();
            lines.extend(said.into_iter().map(|said| Line { at: self.now, kind: said.kind, text: said.text, call }));
        }
        lines
    }

    pub fn dialect(&self) -> &Dialect {
        self.platform.dialect()
    }

    /// The call with this number, which counts from 1.
    pub fn call(&self, number: usize) -> Option<&CallTruth> {
        self.platform.truth().calls.get(number.checked_sub(1)?)
    }
}

/// The kind of a call that was alone.
pub fn class(call: &CallTruth) -> (Way, Ending) {
    let way = match (call.direction, &call.feature) {
        (_, Feature::PredictiveOutbound) => Way::Dialler,
        (Direction::Inbound, _) => Way::Inbound,
        (Direction::Outbound, _) => Way::Outbound,
        (Direction::Internal, _) => Way::Internal,
    };
    let ending = match call.outcome {
        Some(Outcome::Answered) => Ending::Talked,
        Some(Outcome::Missed) => Ending::NotAnswered,
        Some(Outcome::Failed) => Ending::Failed,
        Some(Outcome::Rejected | Outcome::Abandoned) | None => Ending::Dropped,
    };
    (way, ending)
}

pub fn tell(monitor: &mut Monitor, line: &Line) {
    let at = Moment { mono: line.at, wall: WALL + line.at };
    monitor.observe(at, &RawText::new(&line.text));
}
