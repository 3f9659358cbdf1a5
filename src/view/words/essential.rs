//! What the page says from its first moment on: the state, the link to the bar, and what rings. The other words may come
//! later than these.

mod ar;
mod en;
mod es;
mod zh;

pub use ar::AR;
pub use en::EN;
pub use es::ES;
pub use zh::ZH;

use super::*;
use crate::config::Reasons;
use crate::domain::{Agent, AgentState, Confidence, Direction, Imposed, LinkState, Medium, Outcome, Phase, Ring};
use crate::protocol::{MediaType, NotReadyReason, RestCause};
use crate::view::data_values;
use crate::view::locale::Locale;
use yew::AttrValue;

pub struct EssentialWords {
    pub language: Language,
    pub page: PageWords,
    pub link: LinkWords,
    pub agent: AgentWords,
    pub limit: LimitWords,
    pub reason: ReasonWords,
    pub today: TodayWords,
    pub ring: RingWords,
    pub call: CallWords,
    pub caller: CallerWords,
    pub ladder: LadderWords,
}

pub struct PageWords {
    pub title: &'static str,
    pub language: &'static str,
    /// The program has broken down.
    pub stopped: &'static str,
    pub skip_to_console: &'static str,
    pub bar: &'static str,
}

/// What the link to the bar is like, and what to do about it.
pub struct LinkWords {
    pub waiting: &'static str,
    pub waiting_long: &'static str,
    pub ready: &'static str,
    pub silent: &'static str,
    pub lost: &'static str,
    pub elsewhere: &'static str,
    /// The bar is in a tab that was opened at a time of day.
    pub elsewhere_since: fn(&str) -> String,
    pub use_here: &'static str,
    pub failed: &'static str,
    pub simulated: &'static str,
    /// Leads to the bar's page, which a frame may show an error instead of.
    pub unseen: &'static str,
    /// Whatever the bar said last.
    pub no_network: &'static str,
    /// While the bar has not spoken.
    pub no_server: &'static str,
    /// The agent has seen what could not be read.
    pub seen_holes: &'static str,
    pub save_calls: &'static str,
    /// What the account of the bar's messages is called.
    pub details: &'static str,
}

pub struct AgentWords {
    pub heading: &'static str,
    pub unknown: &'static str,
    pub signing_in: &'static str,
    pub signed_out: &'static str,
    pub idle: &'static str,
    pub not_ready: &'static str,
    pub rest: &'static str,
    pub wrap_up: &'static str,
    pub on_call: &'static str,
    pub unknown_advice: &'static str,
    pub signing_in_advice: &'static str,
    pub signed_out_advice: &'static str,
    /// The state is from before the page was loaded.
    pub not_confirmed: &'static str,
    pub signed_out_by_supervisor: &'static str,
    pub signed_out_by_platform: &'static str,
    /// The bar said so at this time of day.
    pub confirmed_at: fn(&str) -> String,
    /// The bar said so, and can't be relied on to tell of the next state.
    pub doubtful: &'static str,
    /// Nobody has said.
    pub nobody_said: &'static str,
    /// The bar has told of no sign-in of the agent with this number.
    pub unannounced: fn(&str) -> String,
    /// Since a time of day.
    pub since: fn(&str) -> String,
}

/// Why an agent is not ready or rests.
pub struct ReasonWords {
    pub none_given: &'static str,
    pub agent: &'static str,
    pub no_answer: &'static str,
    pub forced: &'static str,
    pub rest: &'static str,
    pub phone_unavailable: &'static str,
    pub rejected: &'static str,
    /// A code of the tenant's own.
    pub code: fn(&str) -> String,
}

pub struct TodayWords {
    pub heading: &'static str,
    pub calls: &'static str,
    pub missed: &'static str,
    pub talk_time: &'static str,
}

pub struct RingWords {
    pub incoming: &'static str,
    pub transferred: &'static str,
    pub internal: &'static str,
    pub outbound: &'static str,
    pub incoming_video: &'static str,
    pub transferred_video: &'static str,
    pub internal_video: &'static str,
    pub outbound_video: &'static str,
    /// It is written, not spoken.
    pub chat: &'static str,
    /// Only the phone is known to ring.
    pub phone: &'static str,
    pub number_not_known_yet: &'static str,
    pub number_unknown: &'static str,
    pub queue: &'static str,
    pub called: &'static str,
    pub transferred_from: &'static str,
    /// The kind of contact.
    pub kind: &'static str,
    pub ringing_for: &'static str,
    pub others: fn(&Count) -> String,
    /// The platform told of it so many seconds later than usual.
    pub late: fn(&Count) -> String,
    pub answer_in_bar: &'static str,
    /// Read out when it begins to ring: what rings, and the number if it is known.
    pub announcement: fn(&str, Option<&str>) -> String,
    /// Read out when it begins to ring: what rings, the name and the number.
    pub announcement_by_name: fn(&str, &str, &str) -> String,
    pub open_page: &'static str,
    /// It rings and can't be heard.
    pub silenced: &'static str,
    pub unlock_sound: &'static str,
}

/// A call's parts, as the log and the state panel name them.
pub struct CallWords {
    pub inbound: &'static str,
    pub outbound: &'static str,
    pub internal: &'static str,
    pub direction_unknown: &'static str,
    pub ringing: &'static str,
    pub dialling: &'static str,
    pub talking: &'static str,
    pub held: &'static str,
    /// Somebody has been on hold for longer than the enterprise wants.
    pub held_for_long: &'static str,
    pub answered: &'static str,
    pub missed: &'static str,
    pub rejected: &'static str,
    pub abandoned: &'static str,
    pub failed: &'static str,
    pub outcome_unknown: &'static str,
    pub by_agent: &'static str,
    pub by_customer: &'static str,
    /// The other party of an internal call.
    pub by_colleague: &'static str,
    pub by_platform: &'static str,
    pub by_unknown: &'static str,
    pub number_unknown: &'static str,
    /// A country or region, and what its clocks show.
    pub abroad: fn(&str, Option<&str>) -> String,
    pub changed: &'static str,
    /// The call is from before the page was loaded.
    pub resumed: &'static str,
    pub transferred: &'static str,
    pub conference: &'static str,
    pub transferred_from: fn(&str) -> String,
    pub queue: fn(&str) -> String,
    /// The number of the agent whom the call reached.
    pub agent: fn(&str) -> String,
    pub number_forgotten: &'static str,
    /// Whether it is voice or video.
    pub medium: &'static str,
    pub voice: &'static str,
    pub video: &'static str,
    pub text_chat: &'static str,
    pub click_to_dial: &'static str,
    pub callback_request: &'static str,
    pub predictive: &'static str,
    pub preview: &'static str,
    pub message_call: &'static str,
    pub web_chat: &'static str,
    pub social_chat: &'static str,
}

/// A variant that the domain gains needs its words here before anything compiles; a code that no table lists is shown as
/// it came.
impl EssentialWords {
    pub fn link(&self, state: LinkState) -> AttrValue {
        self.with_state_name(match state {
            LinkState::Waiting => self.link.waiting,
            LinkState::WaitingLong => self.link.waiting_long,
            LinkState::Ready => self.link.ready,
            LinkState::Silent => self.link.silent,
            LinkState::Lost => self.link.lost,
            LinkState::Elsewhere => self.link.elsewhere,
            LinkState::Failed => self.link.failed,
        })
    }

    pub fn agent_state(&self, state: &AgentState) -> &'static str {
        let word = match state {
            AgentState::Unknown => self.agent.unknown,
            AgentState::SigningIn => self.agent.signing_in,
            AgentState::SignedOut => self.agent.signed_out,
            AgentState::Idle => self.agent.idle,
            AgentState::NotReady { .. } => self.agent.not_ready,
            AgentState::Rest { .. } => self.agent.rest,
            AgentState::WrapUp => self.agent.wrap_up,
            AgentState::OnCall => self.agent.on_call,
        };
        self.state_name(data_values::agent_state(state), word)
    }

    /// What an agent in this state should know or do, where it isn't plain.
    pub fn agent_advice(&self, state: &AgentState) -> Option<AttrValue> {
        let advice = match state {
            AgentState::Unknown => Some(self.agent.unknown_advice),
            AgentState::SigningIn => Some(self.agent.signing_in_advice),
            AgentState::SignedOut => Some(self.agent.signed_out_advice),
            AgentState::Idle
            | AgentState::NotReady { .. }
            | AgentState::Rest { .. }
            | AgentState::WrapUp
            | AgentState::OnCall => None,
        };
        advice.map(|advice| self.with_state_name(advice))
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
                let name = names.not_ready.get(code).map(|name| name.name(self.language.tag).to_owned());
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
    pub fn confidence(&self, confidence: Confidence, agent: &Agent, locale: &Locale) -> AttrValue {
        match (confidence, agent.told) {
            (Confidence::Confirmed | Confidence::Quiet, Some(told)) => {
                (self.agent.confirmed_at)(&locale.time_of_day(told.wall)).into()
            }
            (Confidence::Before | Confidence::Confirmed | Confidence::Quiet, _) => {
                AttrValue::Static(self.agent.not_confirmed)
            }
            (Confidence::Doubtful, _) => AttrValue::Static(self.agent.doubtful),
            (Confidence::Unknown, _) => AttrValue::Static(self.agent.nobody_said),
        }
    }

    /// What rings. Outbound engines ring at the agent too.
    pub fn ring(&self, ring: &Ring) -> &'static str {
        let words = &self.ring;
        let with = |voice, video| if ring.medium == Some(Medium::Video) { video } else { voice };
        if let Some(MediaType::Text | MediaType::MultimediaChat | MediaType::SocialChat) = ring.contact {
            return words.chat;
        }
        if ring.transferred_from.is_some() {
            return with(words.transferred, words.transferred_video);
        }
        match ring.direction {
            Direction::Internal => with(words.internal, words.internal_video),
            Direction::Outbound => with(words.outbound, words.outbound_video),
            Direction::Unknown if ring.call_id.is_none() => words.phone,
            Direction::Inbound | Direction::Unknown => with(words.incoming, words.incoming_video),
        }
    }

    pub fn medium(&self, medium: Medium) -> &'static str {
        match medium {
            Medium::Voice => self.call.voice,
            Medium::Video => self.call.video,
        }
    }

    /// The kind of contact, where it is another than a call.
    pub fn contact(&self, kind: &MediaType) -> Option<&'static str> {
        match kind {
            MediaType::Text => Some(self.call.text_chat),
            MediaType::ClickToDial => Some(self.call.click_to_dial),
            MediaType::CallbackRequest => Some(self.call.callback_request),
            MediaType::Predictive => Some(self.call.predictive),
            MediaType::Preview => Some(self.call.preview),
            MediaType::MessageCall => Some(self.call.message_call),
            MediaType::MultimediaChat => Some(self.call.web_chat),
            MediaType::SocialChat => Some(self.call.social_chat),
            MediaType::Call | MediaType::VideoCall | MediaType::Other(_) => None,
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
}
