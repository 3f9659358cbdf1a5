//! For whom each call counts, and as what.

use super::call::Call;
use super::calls::Calls;
use super::clock::Moment;
use super::daily_totals::DailyTotals;
use super::id_index::IdIndex;
use super::tracked::Tracked;
use std::rc::Rc;

impl Calls {
    /// The figures of the agent at the desk, with the calls whose outcome is not final.
    pub fn figures(&self) -> DailyTotals {
        let mut today = self.accounts.present().today;
        let calls = self.open.iter().map(|open| &self.log[open.index]);
        calls.filter(|call| self.accounts.is_present(call)).for_each(|call| today.count_time(call));
        today
    }

    /// Takes over a log, of which those in `open` are live or not final.
    pub fn adopt(&mut self, log: Vec<Rc<Call>>, open: Vec<Tracked>) {
        self.uncount();
        self.index = IdIndex::of(&log, |index| open.iter().any(|open| open.index == index));
        self.phone_due = None;
        self.local_ids = self.local_ids.max(log.len() as u64);
        self.next_key = log.iter().map(|call| call.key + 1).max().unwrap_or(0);
        (self.log, self.open) = (log, open);
        self.count_anew();
    }

    /// Takes back what the calls count in the minutes.
    pub fn uncount(&mut self) {
        for (index, call) in self.log.iter().enumerate() {
            if self.open.iter().all(|open| open.index != index) {
                self.accounts.of(call).ledger.reopened(call);
            }
        }
    }

    /// Counts all calls, of which none is counted.
    fn count_anew(&mut self) {
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
        self.uncount();
        self.accounts.change_to(work_no, at);
        self.count_anew();
    }
}
