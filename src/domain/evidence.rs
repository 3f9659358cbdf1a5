//! What is known of a call's end. Ends come as a bundle of up to five events in varying order, and a single
//! one of them seldom tells the whole; the outcome is a function of all that came.

use super::call::{Call, Direction, EndedBy, Outcome, Phase};
use super::order::Stamp;
use crate::protocol::{NotReadyReason, PhoneState};

/// Signs gathered over a call's life. Each is set at most once, so repetition changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Evidence {
    /// `AgentEvent_No_Answer`.
    pub no_answer: bool,
    /// `Call_Out_Fail`, `Connect_Fail` and their like.
    pub failed: bool,
    pub customer_left: bool,
    pub agent_left: bool,
    pub phone: Option<PhoneState>,
    /// The platform made the agent not ready for this reason when the call was over.
    pub not_ready: Option<NotReadyReason>,
    /// The agent's phone could not take the call.
    pub phone_busy: bool,
    /// Nothing was heard of the call for longer than any call lasts, or since the page was opened anew.
    pub lost: bool,
    /// Who left first, as far as the order of arrival tells.
    pub first: Option<EndedBy>,
    /// An event with the call's own id said that it is over. Without that it was concluded from the phone, from
    /// the agent's state or from the passing of time, and a later sign of life wins.
    pub certain: bool,
    /// Of the event that ended it: the first such one, or the agent's state.
    pub stamp: Option<Stamp>,
}

impl Evidence {
    /// Signs that lead to the outcome that a call has.
    pub fn of(call: &Call) -> Evidence {
        let Phase::Ended { outcome, by, .. } = call.phase else { return Evidence::default() };
        Evidence {
            customer_left: outcome == Outcome::Abandoned,
            no_answer: outcome == Outcome::Missed,
            not_ready: (outcome == Outcome::Rejected).then_some(NotReadyReason::Rejected),
            failed: outcome == Outcome::Failed,
            first: Some(by).filter(|by| *by != EndedBy::Unknown),
            certain: outcome != Outcome::Unknown,
            ..Evidence::default()
        }
    }

    /// Whether an event that arrives after the end of the call tells of the time before it.
    pub fn comes_late(&self, stamp: Stamp) -> bool {
        self.certain || self.stamp.is_some_and(|end| stamp.is_overtaken_by(end))
    }

    pub fn customer_left(&mut self) {
        self.customer_left = true;
        self.certain = true;
        self.first.get_or_insert(EndedBy::Customer);
    }

    pub fn agent_left(&mut self) {
        self.agent_left = true;
        self.certain = true;
        self.first.get_or_insert(EndedBy::Agent);
    }

    /// A phone that is put down ends a call, but names none: it may have been another's.
    pub fn phone_down(&mut self, phone: Option<&PhoneState>) {
        match phone {
            Some(PhoneState::AgentHungUp) => self.first.get_or_insert(EndedBy::Agent),
            Some(PhoneState::PlatformHungUp) => self.first.get_or_insert(EndedBy::Platform),
            Some(PhoneState::Other(_)) | None => return,
        };
        if self.phone.is_none() {
            self.phone = phone.cloned();
        }
    }

    pub fn no_answer(&mut self) {
        self.no_answer = true;
        self.certain = true;
    }

    pub fn failed(&mut self) {
        self.failed = true;
        self.certain = true;
    }

    /// The single outcome that all signs together allow, and who ended the call.
    pub fn conclude(&self, known: Known) -> (Outcome, EndedBy) {
        let first = self.first.unwrap_or(EndedBy::Unknown);
        if self.lost && !self.certain {
            return (Outcome::Unknown, EndedBy::Unknown);
        }
        if known.talked {
            return (Outcome::Answered, first);
        }
        if self.failed {
            return (Outcome::Failed, first);
        }
        match &self.not_ready {
            Some(NotReadyReason::NoAnswer) => return (Outcome::Missed, EndedBy::Platform),
            Some(NotReadyReason::Rejected) => return (Outcome::Rejected, EndedBy::Agent),
            _ => {}
        }
        if known.dialled {
            // That a phone rang at the far end doesn't prove who called whom.
            return match known.direction {
                Direction::Outbound | Direction::Internal => (Outcome::Failed, first),
                Direction::Inbound | Direction::Unknown => (Outcome::Unknown, first),
            };
        }
        if self.no_answer {
            (Outcome::Missed, EndedBy::Platform)
        } else if !known.offered && !known.alerted {
            // The console came too late to see how the call began.
            (Outcome::Unknown, first)
        } else if known.direction == Direction::Outbound && !known.offered {
            (Outcome::Failed, first)
        } else if self.customer_left {
            (Outcome::Abandoned, EndedBy::Customer)
        } else if self.phone == Some(PhoneState::AgentHungUp) {
            // A phone that rang for an outbound call is put down in the same way.
            (if known.offered { Outcome::Rejected } else { Outcome::Unknown }, EndedBy::Agent)
        } else if self.phone_busy && known.offered {
            (Outcome::Missed, EndedBy::Platform)
        } else if self.phone == Some(PhoneState::PlatformHungUp) {
            (Outcome::Unknown, EndedBy::Platform)
        } else {
            (Outcome::Unknown, EndedBy::Unknown)
        }
    }
}

/// What is known of a call beside the signs of its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub direction: Direction,
    /// It was offered to the agent.
    pub offered: bool,
    /// The agent's phone rang for it, which it also does for outbound calls.
    pub alerted: bool,
    /// The other party was called.
    pub dialled: bool,
    /// The parties spoke.
    pub talked: bool,
}
