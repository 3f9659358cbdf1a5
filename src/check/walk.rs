//! The list as a whole, and what it comes to.

use super::standing::Standing;
use super::step::Step;

#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    standings: [Standing; Step::ALL.len()],
}

/// What is said above the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// So many things keep agents from working.
    Stopped(usize),
    Looking,
    /// Nothing is wrong so far; the operator has to do something.
    WaitsForYou,
    /// With so many notes.
    Ready(usize),
}

impl Default for Walk {
    fn default() -> Self {
        Walk { standings: std::array::from_fn(|_| Standing::Looking) }
    }
}

impl Walk {
    pub fn set(&mut self, step: Step, standing: Standing) {
        self.standings[step as usize] = standing;
    }

    pub fn set_all(&mut self, standings: impl IntoIterator<Item = (Step, Standing)>) {
        standings.into_iter().for_each(|(step, standing)| self.set(step, standing));
    }

    /// Everything that nobody has looked at yet rests on something that fails.
    pub fn stop(&mut self, why: &str) {
        for standing in &mut self.standings {
            if matches!(standing, Standing::Looking | Standing::Waiting(_)) {
                *standing = Standing::not_applicable(why);
            }
        }
    }

    pub fn of(&self, step: Step) -> &Standing {
        &self.standings[step as usize]
    }

    pub fn verdict(&self) -> Verdict {
        let count = |is: fn(&Standing) -> bool| self.standings.iter().filter(|standing| is(standing)).count();
        let failed = count(|standing| matches!(standing, Standing::Failed(_)));
        let asks = |&step: &Step| matches!(self.of(step), Standing::Waiting(_)) && !step.is_optional();
        if failed > 0 {
            Verdict::Stopped(failed)
        } else if count(|standing| *standing == Standing::Looking) > 0 {
            Verdict::Looking
        } else if Step::ALL.iter().any(asks) {
            Verdict::WaitsForYou
        } else {
            Verdict::Ready(count(|standing| matches!(standing, Standing::Warned(_))))
        }
    }
}

impl Verdict {
    /// As the page's markup has it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Stopped(_) => "stopped",
            Verdict::Looking => "looking",
            Verdict::WaitsForYou => "waits",
            Verdict::Ready(_) => "ready",
        }
    }

    pub fn headline(self) -> String {
        match self {
            Verdict::Stopped(1) => "1 problem to fix".to_owned(),
            Verdict::Stopped(count) => format!("{count} problems to fix"),
            Verdict::Looking => "Looking …".to_owned(),
            Verdict::WaitsForYou => "So far so good: now sign in below".to_owned(),
            Verdict::Ready(_) => "Ready for agents".to_owned(),
        }
    }

    pub fn explanation(self) -> &'static str {
        match self {
            Verdict::Stopped(_) => "Fix the problems below from the top; one often causes the next.",
            Verdict::Looking => "This takes a few seconds.",
            Verdict::WaitsForYou => {
                "The rest needs an agent's hand: do what the steps below that wait ask for, such as to sign in in the bar."
            }
            Verdict::Ready(0) => "Everything that can be seen from a browser is in order.",
            Verdict::Ready(_) => {
                "Nothing stops the agents. The notes below say what could be better, or can't be seen from here."
            }
        }
    }
}
