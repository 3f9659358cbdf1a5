//! Which words a state, a code or an outcome goes by. A variant that the domain gains needs its words here
//! before anything compiles; a code that no table lists is shown as it came.

use super::Words;
use crate::config::Reasons;
use crate::domain::{
    Agent, AgentState, Call, DialFailure, Direction, EndedBy, Freshness, Imposed, LinkState, Outcome, Phase, Ring,
    StateKind,
};
use crate::protocol::{Fault, Found, Kind, MAX_TEXT, NotReadyReason, Number, RestCause};
use crate::shortcuts::Command;
use crate::view::culture::Culture;
use yew::AttrValue;

impl Words {
    pub fn link(&self, state: LinkState) -> &'static str {
        match state {
            LinkState::Waiting => self.link.waiting,
            LinkState::WaitingLong => self.link.waiting_long,
            LinkState::Ready => self.link.ready,
            LinkState::Silent => self.link.silent,
            LinkState::Lost => self.link.lost,
            LinkState::Elsewhere => self.link.elsewhere,
            LinkState::Failed => self.link.failed,
        }
    }

    pub fn agent_state(&self, state: &AgentState) -> &'static str {
        match state {
            AgentState::Unknown => self.agent.unknown,
            AgentState::SigningIn => self.agent.signing_in,
            AgentState::SignedOut => self.agent.signed_out,
            AgentState::Idle => self.agent.idle,
            AgentState::NotReady { .. } => self.agent.not_ready,
            AgentState::Rest { .. } => self.agent.rest,
            AgentState::WrapUp => self.agent.wrap_up,
            AgentState::OnCall => self.agent.on_call,
        }
    }

    pub fn state_kind(&self, kind: StateKind) -> &'static str {
        match kind {
            StateKind::Unknown => self.agent.unknown,
            StateKind::SignedOut => self.agent.signed_out,
            StateKind::Idle => self.agent.idle,
            StateKind::NotReady => self.agent.not_ready,
            StateKind::Rest => self.agent.rest,
            StateKind::WrapUp => self.agent.wrap_up,
            StateKind::OnCall => self.agent.on_call,
        }
    }

    /// What an agent in this state should know or do, where it isn't plain.
    pub fn agent_advice(&self, state: &AgentState) -> Option<&'static str> {
        match state {
            AgentState::Unknown => Some(self.agent.unknown_advice),
            AgentState::SigningIn => Some(self.agent.signing_in_advice),
            AgentState::SignedOut => Some(self.agent.signed_out_advice),
            AgentState::Idle
            | AgentState::NotReady { .. }
            | AgentState::Rest { .. }
            | AgentState::WrapUp
            | AgentState::OnCall => None,
        }
    }

    /// Why an agent is not ready; a tenant's own code by the name that the configuration gives it.
    pub fn not_ready_reason(&self, reason: &NotReadyReason, names: &Reasons) -> AttrValue {
        AttrValue::Static(match reason {
            NotReadyReason::NoneGiven => self.reason.none_given,
            NotReadyReason::Agent => self.reason.agent,
            NotReadyReason::NoAnswer => self.reason.no_answer,
            NotReadyReason::Forced => self.reason.forced,
            NotReadyReason::Rest => self.reason.rest,
            NotReadyReason::PhoneUnavailable => self.reason.phone_unavailable,
            NotReadyReason::Rejected => self.reason.rejected,
            NotReadyReason::Other(code) => {
                let name = names.not_ready.get(&**code).map(|name| name.name(self.language.tag).to_owned());
                return name.unwrap_or_else(|| (self.reason.code)(code)).into();
            }
        })
    }

    /// The platform gives rests numbers and keeps their names to itself.
    pub fn rest_cause(&self, cause: &RestCause, names: &Reasons) -> AttrValue {
        let code = cause.code();
        // Some platforms give the code of a reason for not being ready (trap D9).
        let name = names.rests.get(code).map(|rest| &rest.name).or_else(|| names.not_ready.get(code));
        match (name, cause) {
            (Some(name), _) => name.name(self.language.tag).to_owned().into(),
            (None, RestCause::NoneGiven) => AttrValue::Static(self.reason.none_given),
            (None, RestCause::Other(code)) => (self.reason.code)(code).into(),
        }
    }

    /// Why the agent is in this state, as far as anybody has said.
    pub fn why(&self, agent: &Agent, names: &Reasons) -> Option<AttrValue> {
        let imposed = |supervisor, platform| {
            agent.imposed.map(|by| {
                AttrValue::Static(match by {
                    Imposed::Supervisor => supervisor,
                    Imposed::Platform => platform,
                })
            })
        };
        match &agent.state {
            AgentState::NotReady { reason: Some(reason) } => Some(self.not_ready_reason(reason, names)),
            AgentState::Rest { cause, .. } => cause.as_ref().map(|cause| self.rest_cause(cause, names)),
            AgentState::SignedOut => imposed(self.agent.signed_out_by_supervisor, self.agent.signed_out_by_platform),
            AgentState::NotReady { reason: None } | AgentState::Idle => imposed(self.reason.forced, ""),
            AgentState::Unknown | AgentState::SigningIn | AgentState::WrapUp | AgentState::OnCall => None,
        }
    }

    /// How sure the state is, in a sentence.
    pub fn freshness(&self, freshness: Freshness, agent: &Agent, culture: &Culture) -> AttrValue {
        match (freshness, agent.told) {
            (Freshness::Confirmed, Some(told)) => (self.agent.confirmed_at)(&culture.time_of_day(told.wall)).into(),
            (Freshness::Before | Freshness::Confirmed, _) => AttrValue::Static(self.agent.not_confirmed),
            (Freshness::Doubtful, _) => AttrValue::Static(self.agent.doubtful),
            (Freshness::Unknown, _) => AttrValue::Static(self.agent.nobody_said),
        }
    }

    pub fn dial_failure(&self, number: &Number, why: &DialFailure) -> AttrValue {
        match why {
            DialFailure::NotANumber => (self.dial.not_a_number)(number.as_str()).into(),
            DialFailure::NotSignedIn => AttrValue::Static(self.dial.not_signed_in),
            DialFailure::OnCall => AttrValue::Static(self.dial.on_call),
            DialFailure::NoReaction => (self.dial.no_reaction)(number.as_str()).into(),
            DialFailure::Refused(_) => (self.dial.refused)(number.as_str()).into(),
        }
    }

    /// What was not readable in a message.
    pub fn fault(&self, culture: &Culture, fault: &Fault) -> AttrValue {
        let words = &self.fault;
        let name = |kind: &Option<Kind>| kind.map_or("event", Kind::identifier);
        let (number, count) = (|at: usize| culture.number(at as u64), |bytes: usize| culture.count(bytes as u64));
        AttrValue::from(match fault {
            Fault::TooLong(bytes) => (words.too_long)(&count(*bytes), &count(MAX_TEXT)),
            Fault::NotJson { line, column } => (words.not_json)(&number(*line), &number(*column)),
            Fault::NotAMessage(found) => (words.not_a_message)(found),
            Fault::NoEvent => return AttrValue::Static(words.no_event),
            Fault::NoEventType => return AttrValue::Static(words.no_event_type),
            Fault::Content { kind, found } => (words.content)(name(kind), found),
            Fault::Field { kind, field, found } => match found {
                Found::Type(found) => (words.field_type)(name(kind), field, found),
                Found::NoWholeNumber => (words.no_whole_number)(name(kind), field),
                Found::NeitherYesNorNo => (words.neither_yes_nor_no)(name(kind), field),
            },
        })
    }

    pub fn command(&self, command: Command) -> &'static str {
        match command {
            Command::Help => self.help.this_list,
            Command::Bar => self.page.bar,
            Command::Ring => self.help.ringing_call,
            Command::Status => self.agent.heading,
            Command::Note => self.help.note_of_call,
            Command::Dial => self.dial.label,
            Command::Log => self.log.heading,
            Command::Day => self.day.heading,
        }
    }

    /// What rings. Outbound engines ring at the agent too.
    pub fn ring(&self, ring: &Ring) -> &'static str {
        if ring.transferred_from.is_some() {
            return self.ring.transferred;
        }
        match ring.direction {
            Direction::Inbound => self.ring.incoming,
            Direction::Internal => self.ring.internal,
            Direction::Outbound => self.ring.outbound,
            Direction::Unknown if ring.call_id.is_some() => self.ring.incoming,
            Direction::Unknown => self.ring.phone,
        }
    }

    pub fn direction(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => self.call.inbound,
            Direction::Outbound => self.call.outbound,
            Direction::Internal => self.call.internal,
            Direction::Unknown => self.call.direction_unknown,
        }
    }

    /// What a call is doing, or what became of it.
    pub fn phase(&self, phase: Phase) -> &'static str {
        match phase {
            Phase::Ringing => self.call.ringing,
            Phase::Dialling => self.call.dialling,
            Phase::Talking { .. } => self.call.talking,
            Phase::Held { .. } => self.call.held,
            Phase::Ended { outcome, .. } => self.outcome(outcome),
        }
    }

    pub fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Answered => self.call.answered,
            Outcome::Missed => self.call.missed,
            Outcome::Rejected => self.call.rejected,
            Outcome::Abandoned => self.call.abandoned,
            Outcome::Failed => self.call.failed,
            Outcome::Unknown => self.call.outcome_unknown,
        }
    }

    /// Who ended a call, if it has ended.
    pub fn ended_by(&self, call: &Call) -> Option<&'static str> {
        let Phase::Ended { by, .. } = call.phase else { return None };
        Some(match by {
            EndedBy::Agent => self.call.by_agent,
            EndedBy::Customer if call.direction == Direction::Internal => self.call.by_colleague,
            EndedBy::Customer => self.call.by_customer,
            EndedBy::Platform => self.call.by_platform,
            EndedBy::Unknown => self.call.by_unknown,
        })
    }
}
