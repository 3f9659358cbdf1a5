//! A busy morning: an hour at a service desk. It is played in its own time, which the page puts forward, or so many times
//! faster where the console keeps a clock of its own.

mod errands;

use super::action::Action;
use super::platform::Platform;
use super::rng::Chance;
use std::collections::VecDeque;

/// How many times faster than life the morning runs.
const PACE: u64 = 60;

/// Between the steps of getting the agent ready for the next errand, in the morning's own time.
const BREATH_MS: u64 = 6_000;

/// One step, `after_ms` of the morning's own time after the one before it.
#[derive(Clone, Debug)]
struct Step {
    after_ms: u64,
    action: Action,
    /// It begins an errand, which is worth making the agent idle for; other steps lapse where they are
    /// impossible, because somebody else was quicker.
    begins: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

/// What happens next, given what has happened: errands come in an order and at a length that the seed decides.
/// It takes the platform as it finds it, so a person may lend a hand meanwhile.
#[derive(Clone, Debug)]
pub struct Morning {
    steps: VecDeque<Step>,
    due: u64,
    of: usize,
    pace: u64,
}

impl Morning {
    /// Plays it in a minute.
    pub fn new(seed: u64, now: u64) -> Self {
        Morning::paced(seed, now, PACE)
    }

    /// `pace` is how many of the morning's seconds pass in one; 0 counts as 1.
    pub fn paced(seed: u64, now: u64, pace: u64) -> Self {
        let pace = pace.max(1);
        let steps = errands::plan(&mut Chance::new(seed), pace);
        let of = steps.len();
        let mut morning = Morning { steps, due: now, of, pace };
        morning.schedule(now);
        morning
    }

    /// The action to take now, if it is time for one. To be asked again at [`Morning::next_deadline`], which
    /// moves with every answer.
    pub fn next(&mut self, now: u64, platform: &Platform) -> Option<Action> {
        if now < self.due {
            return None;
        }
        let step = self.steps.front()?;
        if step.begins && !platform.can(&step.action) {
            self.due = now.saturating_add(self.played(BREATH_MS));
            return towards_idle(platform);
        }
        let step = self.steps.pop_front()?;
        self.schedule(now);
        platform.can(&step.action).then_some(step.action)
    }

    /// `None` once the morning is over.
    pub fn next_deadline(&self) -> Option<u64> {
        (!self.steps.is_empty()).then_some(self.due)
    }

    pub fn progress(&self) -> Progress {
        Progress { done: self.of - self.steps.len(), of: self.of }
    }

    fn schedule(&mut self, now: u64) {
        if let Some(step) = self.steps.front() {
            self.due = now.saturating_add(self.played(step.after_ms));
        }
    }

    fn played(&self, ms: u64) -> u64 {
        ms / self.pace
    }
}

/// One step nearer to an agent who can be called.
fn towards_idle(platform: &Platform) -> Option<Action> {
    let ways = [
        Action::SignIn,
        Action::Answer,
        Action::AgentCancelsDial,
        Action::HangUp,
        Action::PutPhoneDown,
        Action::EndRest,
        Action::EndWrapUp,
        Action::Ready,
    ];
    ways.into_iter().find(|action| platform.can(action))
}
