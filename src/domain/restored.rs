//! A session as one value. It goes on from one when what was stored has been deleted, and when a shift begins.

use super::call::Call;
use super::calls::Calls;
use super::clock::Now;
use super::io::Restored;
use super::phone_alert::Alert;
use super::session::Session;
use super::state_timeline::{StateKind, StateTimeline};
use super::tracked::Tracked;
use std::rc::Rc;

impl Session {
    pub fn snapshot(&self) -> Restored {
        let phone = self.calls.alert.as_ref().filter(|alert| alert.rings());
        Restored {
            calls: self.calls.log.iter().map(|call| (**call).clone()).collect(),
            earlier: 0,
            agent: self.agent.clone(),
            phone: phone.map(|alert| alert.ring(self.calls.in_conversation())),
            minutes: Vec::new(),
            holds: self.calls.hold_habit.seen,
        }
    }

    /// The same with the minutes of the day of the agent at the desk, in which whoever goes on from there counts the calls anew.
    pub fn snapshot_of_the_day(&self, now: Now) -> Restored {
        let mut calls = self.calls.clone();
        calls.uncount();
        Restored { minutes: calls.accounts.present().ledger.carried_over(now.at), ..self.snapshot() }
    }

    /// What the next shift begins with: the agent's state goes on, and that agent's day.
    pub fn carried_over(&self, now: Now) -> Restored {
        let minutes = self.calls.accounts.present().ledger.carried_over(now.at);
        Restored {
            calls: Vec::new(),
            earlier: 0,
            agent: self.agent.clone(),
            phone: None,
            minutes,
            holds: self.calls.hold_habit.seen,
        }
    }

    /// Goes on from there. A session that knows just that already keeps what a snapshot doesn't tell.
    pub(super) fn restored(&mut self, now: Now, restored: Restored) {
        self.presence.begin_anew();
        if self.snapshot() == restored {
            return;
        }
        let Restored { calls, agent, phone, minutes, holds, .. } = restored;
        let log: Vec<Rc<Call>> = calls.into_iter().map(Rc::new).collect();
        let open = log.iter().enumerate().filter_map(|(index, call)| Tracked::of(index, call, now.at)).collect();
        let mut hold_habit = self.calls.hold_habit;
        hold_habit.seen = hold_habit.seen.or(holds);
        self.calls = Calls { hold_habit, ..Calls::new(self.calls.accounts.clone()) };
        if let Some(agent) = &agent.work_no {
            self.calls.accounts.change_to(agent, now.at);
        }
        if !minutes.is_empty() {
            self.calls.accounts.present_mut().ledger =
                StateTimeline::going_on(&minutes, StateKind::of(&agent.state), now.at);
        }
        self.calls.adopt(log, open);
        self.calls.alert = phone.map(Alert::of);
        self.agent = agent;
        self.wrapping = None;
    }
}
