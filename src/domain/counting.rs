//! For whom each call counts, and as what.

use super::calls::Calls;
use super::clock::Moment;
use super::daily_totals::DailyTotals;

impl Calls {
    /// The figures of the agent at the desk, with the calls whose outcome is not final.
    pub fn figures(&self) -> DailyTotals {
        let mut today = self.accounts.present().today;
        let calls = self.open.iter().map(|open| &self.log[open.index]);
        for call in calls.filter(|call| self.accounts.is_present(call)) {
            if call.is_live() {
                today.talk_ms += call.talked_ms;
                today.hold_ms += call.held_ms;
            } else {
                today.ended(call);
            }
        }
        today
    }

    /// Counts all calls, of which none is counted.
    pub fn count_anew(&mut self) {
        self.accounts.count_nothing();
        for (index, call) in self.log.iter().enumerate() {
            let account = self.accounts.of(call);
            account.today.calls += 1;
            account.today.wrap_up_ms += call.wrap_up_ms.unwrap_or(0);
            if self.open.iter().all(|open| open.index != index) {
                account.today.ended(call);
                account.ledger.settled(call);
            }
        }
    }

    /// Counts every call for its agent, of whom there is another now.
    pub fn change_agent(&mut self, work_no: &str, at: Moment) {
        let Calls { log, open, accounts, .. } = self;
        for (index, call) in log.iter().enumerate() {
            if open.iter().all(|open| open.index != index) {
                accounts.of(call).ledger.reopened(call);
            }
        }
        self.accounts.change_to(work_no, at);
        self.count_anew();
    }
}
