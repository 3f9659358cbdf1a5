//! How calls begin to occupy the agent, how they end, and what the agent is afterwards.

use super::Platform;
use crate::protocol::Kind;
use crate::simulator::content;
use crate::simulator::truth::{AgentState, EndedBy, Intent, Outcome, Phase};

impl EndedBy {
    /// `phoneState`: 2 where the agent hung up, else 3 (`cec_07_1396`).
    pub(super) fn phone_state(self) -> u8 {
        match self {
            EndedBy::Agent => 2,
            EndedBy::Customer | EndedBy::Platform => 3,
        }
    }
}

impl Platform {
    /// Not ready and wrap-up go on after the call.
    pub(super) fn occupy(&mut self) {
        match &self.truth.agent.state {
            AgentState::NotReady { reason } => {
                let reason = reason.clone();
                self.truth.agent.then.get_or_insert(Intent::NotReady { reason });
            }
            AgentState::WrapUp => self.wraps_up_again = true,
            _ => {}
        }
        self.enter(AgentState::OnCall);
        self.say_plain(Kind::Busy);
    }

    /// Ends an established call, its messages in the order of who let go first. The phone is put down with the
    /// last call, and then the agent's state moves.
    pub(super) fn release(&mut self, line: usize, by: EndedBy) {
        self.truth.calls[line].end(self.now, by, Outcome::Failed);
        self.lines.retain(|&live| live != line);
        match by {
            EndedBy::Agent => {
                self.say_of_call(Kind::CallRelease, line);
                self.say_customer_released(line);
                self.put_down_after_last(by);
            }
            EndedBy::Customer => {
                self.say_customer_released(line);
                self.say_of_call(Kind::CallRelease, line);
                self.put_down_after_last(by);
            }
            EndedBy::Platform => {
                self.put_down_after_last(by);
                self.say_of_call(Kind::CallRelease, line);
                self.say_customer_released(line);
            }
        }
        self.after_last_call();
    }

    pub(super) fn say_customer_released(&mut self, line: usize) {
        self.say(Kind::CustomerRelease, content::customer_release(&self.truth.calls[line]));
    }

    pub(super) fn put_down_after_last(&mut self, by: EndedBy) {
        if self.lines.is_empty() {
            self.say(Kind::PhoneRelease, content::phone_release(by.phone_state()));
        }
    }

    /// Removes a call that was never established; says nothing.
    pub(super) fn drop_line(&mut self, line: usize, by: EndedBy, outcome: Outcome) {
        self.truth.calls[line].end(self.now, by, outcome);
        self.lines.retain(|&live| live != line);
        self.attempt = None;
    }

    /// The agent's next state, once no call is left. An agent whom the call never occupied has none.
    pub(super) fn after_last_call(&mut self) {
        if !self.lines.is_empty() || self.truth.agent.state != AgentState::OnCall {
            return;
        }
        let wraps_up = self.wraps_up_again || self.talked && self.settings.acw;
        self.forget_calls();
        if wraps_up {
            if self.truth.agent.then == Some(Intent::WrapUp) {
                self.truth.agent.then = None;
            }
            self.enter(AgentState::WrapUp);
            self.say_plain(Kind::Work);
        } else if let Some(intent) = self.truth.agent.then.take() {
            self.begin(intent);
        } else {
            self.enter(AgentState::Idle);
            self.say_plain(Kind::Ready);
        }
    }

    pub(super) fn forget_calls(&mut self) {
        self.lines.clear();
        self.attempt = None;
        self.joined = false;
        self.aside = false;
        self.wraps_up_again = false;
        self.talked = false;
    }

    /// Someone is being talked to, for the first time or again.
    pub(super) fn talk(&mut self, line: usize) {
        self.talked = true;
        self.enter_phase(line, Phase::Talking);
        let content = content::talking(&self.truth.calls[line], &self.dialect.own_number, self.dialect.abilities);
        self.say(Kind::Talking, content);
    }
}
