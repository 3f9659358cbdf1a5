//! The figures and the minutes of each agent who has sat at the desk.

use super::call::Call;
use super::clock::Moment;
use super::daily_totals::DailyTotals;
use super::state_timeline::{StateKind, StateTimeline};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Account {
    /// The agent's number; `None` as long as nobody has told it.
    agent: Option<String>,
    pub today: DailyTotals,
    pub ledger: StateTimeline,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Accounts {
    /// One at least. The first is also that of calls that name no agent.
    all: Vec<Account>,
    /// Whose of them the agent at the desk is.
    present: usize,
}

impl Accounts {
    pub fn new(now: Moment) -> Accounts {
        Accounts { all: vec![Account::new(None, now)], present: 0 }
    }

    pub fn present(&self) -> &Account {
        &self.all[self.present]
    }

    pub fn present_mut(&mut self) -> &mut Account {
        &mut self.all[self.present]
    }

    /// Whether a call counts for the agent at the desk.
    pub fn is_present(&self, call: &Call) -> bool {
        self.find(call.agent.as_deref()) == Some(self.present)
    }

    /// That of a call's agent.
    pub fn of(&mut self, call: &Call) -> &mut Account {
        let index = self.find_or_add(call.agent.as_deref(), call.began);
        &mut self.all[index]
    }

    /// Another agent is at the desk, or who it is has become known.
    pub fn change_to(&mut self, agent: &str, now: Moment) {
        if self.present().agent() == Some(agent) {
            return;
        }
        if let [Account { agent: unknown @ None, .. }] = &mut self.all[..] {
            *unknown = Some(agent.to_owned());
            return;
        }
        self.present_mut().ledger.enter(StateKind::SignedOut, now);
        self.present = self.find_or_add(Some(agent), now);
        self.present_mut().ledger.enter(StateKind::Unknown, now);
    }

    /// As if no call had been counted, but for the minutes.
    pub fn count_nothing(&mut self) {
        self.all.iter_mut().for_each(|account| account.today = DailyTotals::default());
    }

    fn find(&self, agent: Option<&str>) -> Option<usize> {
        // As long as nobody knows who is at the desk, it is one.
        if agent.is_none() || self.all[0].agent.is_none() {
            return Some(0);
        }
        self.all.iter().position(|account| account.agent.as_deref() == agent)
    }

    fn find_or_add(&mut self, agent: Option<&str>, now: Moment) -> usize {
        self.find(agent).unwrap_or_else(|| {
            self.all.push(Account::new(agent, now));
            self.all.len() - 1
        })
    }
}

impl Account {
    pub fn agent(&self) -> Option<&str> {
        self.agent.as_deref()
    }

    fn new(agent: Option<&str>, now: Moment) -> Account {
        Account { agent: agent.map(str::to_owned), today: DailyTotals::default(), ledger: StateTimeline::new(now) }
    }
}
