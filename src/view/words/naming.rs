//! Which words a state, a code or an outcome goes by. A variant that the domain gains needs its words here
//! before anything compiles; a code that no table lists is shown as it came.

use super::Words;
use crate::domain::{Call, DialFailure, Direction, EndedBy, Phase, StateKind};
use crate::protocol::{Fault, Found, Kind, MAX_TEXT};
use crate::shortcuts::Command;
use crate::view::data_values;
use crate::view::locale::Locale;
use yew::AttrValue;

impl Words {
    pub fn state_kind(&self, kind: StateKind) -> &'static str {
        let word = match kind {
            StateKind::Unknown => self.agent.unknown,
            StateKind::SignedOut => self.agent.signed_out,
            StateKind::Idle => self.agent.idle,
            StateKind::NotReady => self.agent.not_ready,
            StateKind::Rest => self.agent.rest,
            StateKind::WrapUp => self.agent.wrap_up,
            StateKind::OnCall => self.agent.on_call,
        };
        self.state_name(data_values::state_kind(kind), word)
    }

    pub fn dial_failure(&self, number: &str, why: &DialFailure) -> AttrValue {
        match why {
            DialFailure::NotANumber => (self.dial.not_a_number)(number).into(),
            DialFailure::NotSignedIn => AttrValue::Static(self.dial.not_signed_in),
            DialFailure::OnCall => AttrValue::Static(self.dial.on_call),
            DialFailure::NoReaction => (self.dial.no_reaction)(number).into(),
            DialFailure::Refused(_) => (self.dial.refused)(number).into(),
        }
    }

    /// What was not readable in a message.
    pub fn fault(&self, locale: &Locale, fault: &Fault) -> AttrValue {
        let words = &self.fault;
        let name = |kind: &Option<Kind>| kind.map_or("event", Kind::identifier);
        let (number, count) = (|at: usize| locale.number(at as u64), |bytes: usize| locale.count(bytes as u64));
        AttrValue::from(match fault {
            Fault::TooLong(bytes) => (words.too_long)(&count(*bytes), &count(MAX_TEXT)),
            Fault::NotJson { line, column } => (words.not_json)(&number(*line), &number(*column)),
            Fault::NotAMessage(found) => (words.not_a_message)(found),
            Fault::NoEvent => return AttrValue::Static(words.no_event),
            Fault::NoEventType => return AttrValue::Static(words.no_event_type),
            Fault::Content { kind, found } => (words.content)(name(kind), found),
            Fault::Field { kind, field, found } => match found {
                Found::Type(found) => (words.field_type)(name(kind), field, found),
                Found::TooLong => (words.too_long_an_id)(name(kind), field),
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
            Command::LastCall => self.caller.open_last,
            Command::Mini => self.mini.name,
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
