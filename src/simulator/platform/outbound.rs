//! Calls that the agent makes (`S5`, `S6`): the agent's own phone rings first, then the callee's.

use super::inbound::Parties;
use super::{Attempt, Dialling, Platform};
use crate::protocol::{Feature, Kind, MediaMode};
use crate::simulator::content;
use crate::simulator::truth::{Direction, EndedBy, Outcome, Phase};
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    NoAnswer,
    Rejected,
    BadNumber,
}

impl Failure {
    fn detected(self) -> (u32, &'static str) {
        match self {
            Failure::NoAnswer => (1553, "The called party does not answer."),
            Failure::Rejected => (1554, "The called party rejects the call."),
            Failure::BadNumber => (1555, "The called number does not exist."),
        }
    }
}

impl Platform {
    pub(super) fn dial(&mut self, number: &str, mode: MediaMode) {
        let second = !self.lines.is_empty();
        let parties = Parties {
            number,
            called: number,
            queue: None,
            direction: Direction::Outbound,
            feature: Feature::Outbound,
            mode,
        };
        self.new_call(parties, Phase::Dialling);
        self.reach(Dialling::OwnPhoneRings);
        if second {
            // The agent's phone is up and the agent occupied; all that can be told is that the callee's rings.
            self.callee_rings();
        } else if self.dialect.phone_stays_off_hook {
            self.pick_up_own_phone();
        } else {
            self.say(Kind::PhoneAlerting, if self.dialect.alerting_content { json!({}) } else { Value::Null });
        }
    }

    fn reach(&mut self, stage: Dialling) {
        self.attempt = Some(Attempt { stage, since: self.now });
    }

    pub(super) fn pick_up_own_phone(&mut self) {
        if self.attempt.is_some_and(|attempt| attempt.stage == Dialling::OwnPhoneRings) && self.lines.len() == 1 {
            self.say(Kind::PhoneOffhook, content::phone_offhook());
            self.occupy();
        }
        self.reach(Dialling::OwnPhoneUp);
    }

    pub(super) fn callee_rings(&mut self) {
        let Some(line) = self.picked_up() else { return };
        self.reach(Dialling::CalleeRings);
        let call = &self.truth.calls[line];
        self.say(Kind::CustomerAlerting, content::customer_alerting(call, &call.number, "main"));
    }

    /// The call being dialled, the agent's phone having been picked up.
    fn picked_up(&mut self) -> Option<usize> {
        if self.attempt?.stage == Dialling::OwnPhoneRings {
            self.pick_up_own_phone();
        }
        self.line_in(Phase::Dialling)
    }

    /// The call being dialled, the callee's phone ringing.
    fn alerted(&mut self) -> Option<usize> {
        if self.attempt?.stage != Dialling::CalleeRings {
            self.callee_rings();
        }
        self.line_in(Phase::Dialling)
    }

    pub(super) fn callee_answers(&mut self) {
        let Some(line) = self.alerted() else { return };
        self.attempt = None;
        self.talk(line);
    }

    pub(super) fn callee_fails(&mut self, failure: Failure) {
        let line = if failure == Failure::BadNumber { self.picked_up() } else { self.alerted() };
        let Some(line) = line else { return };
        self.drop_line(line, EndedBy::Platform, Outcome::Failed);
        self.put_down_after_last(EndedBy::Platform);
        self.say_dialling_failed(line);
        let (code, description) = failure.detected();
        self.say(Kind::OutboundDetect, content::outbound_detect(&self.truth.calls[line], code, description));
        self.after_last_call();
    }

    /// The agent was not occupied yet, so that no state follows.
    pub(super) fn agent_phone_not_picked(&mut self) {
        let Some(line) = self.line_in(Phase::Dialling) else { return };
        self.drop_line(line, EndedBy::Platform, Outcome::Failed);
        self.say_dialling_failed(line);
        self.put_down_after_last(EndedBy::Platform);
    }

    pub(super) fn agent_cancels_dial(&mut self) {
        let Some(line) = self.line_in(Phase::Dialling) else { return };
        self.drop_line(line, EndedBy::Agent, Outcome::Failed);
        self.say_of_call(Kind::CallRelease, line);
        self.put_down_after_last(EndedBy::Agent);
        self.after_last_call();
    }

    pub(super) fn say_dialling_failed(&mut self, line: usize) {
        self.say_of_call(Kind::CallOutFail, line);
        self.say_of_call(Kind::ConnectFail, line);
    }
}
