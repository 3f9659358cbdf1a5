//! The list as a whole, and what it comes to.

use super::step::Step;
use super::verdict::Verdict;
use super::words::Text;

#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    standings: [Verdict; Step::ALL.len()],
}

/// What is said above the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// So many things keep agents from working.
    Stopped(usize),
    Looking,
    /// Nothing is wrong so far; the operator has to do something.
    WaitsForYou,
    /// With so many notes.
    Ready(usize),
}

impl Default for Checklist {
    fn default() -> Self {
        Checklist { standings: std::array::from_fn(|_| Verdict::Looking) }
    }
}

impl Checklist {
    pub fn set(&mut self, step: Step, standing: Verdict) {
        self.standings[step as usize] = standing;
    }

    pub fn set_all(&mut self, standings: impl IntoIterator<Item = (Step, Verdict)>) {
        standings.into_iter().for_each(|(step, standing)| self.set(step, standing));
    }

    /// Everything that nobody has looked at yet rests on something that fails.
    pub fn stop(&mut self, why: &Text) {
        for standing in &mut self.standings {
            if matches!(standing, Verdict::Looking | Verdict::Waiting(_)) {
                *standing = Verdict::NotApplicable(why.clone());
            }
        }
    }

    pub fn of(&self, step: Step) -> &Verdict {
        &self.standings[step as usize]
    }

    pub fn verdict(&self) -> Summary {
        let count = |is: fn(&Verdict) -> bool| self.standings.iter().filter(|standing| is(standing)).count();
        let failed = count(|standing| matches!(standing, Verdict::Failed(_)));
        let asks = |&step: &Step| matches!(self.of(step), Verdict::Waiting(_)) && !step.is_optional();
        if failed > 0 {
            Summary::Stopped(failed)
        } else if count(|standing| *standing == Verdict::Looking) > 0 {
            Summary::Looking
        } else if Step::ALL.iter().any(asks) {
            Summary::WaitsForYou
        } else {
            Summary::Ready(count(|standing| matches!(standing, Verdict::Warned(_))))
        }
    }
}

impl Summary {
    /// As the page's markup has it.
    pub fn name(self) -> &'static str {
        match self {
            Summary::Stopped(_) => "stopped",
            Summary::Looking => "looking",
            Summary::WaitsForYou => "waits",
            Summary::Ready(_) => "ready",
        }
    }
}
