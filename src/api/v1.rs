//! The first version of what is given out, as JSON. Times are epoch milliseconds, durations whole seconds; what isn't known is
//! null, and what only an ended call has is absent before.

use super::names;
use crate::domain::{self, AgentState, Channel, Moment, Phase, Promise, Why};
use crate::protocol::{CallId, Number};
use serde::Serialize;
use std::collections::BTreeMap;

/// What events, files and deliveries say of a call.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Call<'a> {
    pub call_id: &'a str,
    /// The work number of the agent whom it reached, or who made it.
    pub agent: Option<&'a str>,
    /// The other party's, once it is certain which of the two numbers that is.
    pub number: Option<&'a str>,
    pub called: Option<&'a str>,
    pub queue: Option<&'a str>,
    pub transferred_from: Option<&'a str>,
    pub direction: &'static str,
    /// `voice` or `video`, where that is known.
    pub media: Option<&'static str>,
    /// The kind of contact, where it is another than a call.
    pub contact: Option<&'static str>,
    pub phase: &'static str,
    pub began: u64,
    pub answered: Option<u64>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub end: Option<End>,
    pub ring_seconds: u64,
    pub talk_seconds: u64,
    pub hold_seconds: u64,
    pub wrap_up_seconds: Option<u64>,
    /// The agent transferred the call.
    pub transferred: bool,
    /// A third party was in the call.
    pub conference: bool,
    /// Why an outbound call failed, in the network's words.
    pub failure: Option<&'a str>,
    pub note: Option<&'a str>,
    /// In the enterprise's code.
    pub disposition: Option<&'a str>,
    /// The agent said that nothing is left to be done about it.
    pub done: bool,
    /// The agent promised to call back.
    pub call_back: Option<CallBack>,
    /// When the call began whose other party was called back by this one.
    pub calls_back: Option<u64>,
    /// Some of what tells of it could not be read.
    pub incomplete: bool,
    /// Absent if it did not ring at the agent, or was on record before there was one of that.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub rang: Option<Rang>,
}

/// What became of the ring, of the latest if there were several. Milliseconds count from when it was received, but for those
/// by which it was late.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rang {
    /// By a clock of the platform's.
    pub rang_generated: Option<u64>,
    pub rang_received: u64,
    pub rang_painted_ms: Option<u32>,
    pub rang_sound_ms: Option<u32>,
    pub rang_notice_ms: Option<u32>,
    pub rang_mini_ms: Option<u32>,
    pub rang_silenced_ms: Option<u32>,
    /// How much more than usual the way from the platform took; null if that is not worth a word.
    pub rang_late_ms: Option<u32>,
    /// Why the others are null.
    pub rang_unknown: BTreeMap<&'static str, &'static str>,
}

#[derive(Clone, Copy, Serialize)]
pub struct CallBack {
    pub due: u64,
    /// When it was promised.
    pub made: u64,
    /// The agent said that it is settled.
    pub done: bool,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct End {
    pub ended: u64,
    pub outcome: &'static str,
    pub ended_by: &'static str,
}

/// A call in a file, with the other party's name if the directory knows it.
#[derive(Serialize)]
pub struct FileLine<'a> {
    #[serde(flatten)]
    pub call: Call<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
}

/// The line of a file that stands for calls of which nothing could be read.
#[derive(Serialize)]
pub struct MissingLine {
    pub missing: Missing,
}

/// How many entries of the journal could not be read, and between which times, as far as those are known.
#[derive(Serialize)]
pub struct Missing {
    pub entries: u64,
    pub since: Option<u64>,
    pub until: Option<u64>,
}

/// A call in a delivery.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery<'a> {
    #[serde(flatten)]
    pub call: Call<'a>,
    /// Names the call in all its revisions: the platform's id may come back when a call is offered again.
    pub record: &'a str,
    pub revision: u64,
    pub idempotency_key: &'a str,
}

/// What `agent-console:agent-state` says.
#[derive(Serialize)]
pub struct Agent<'a> {
    pub state: &'static str,
    /// The platform's code for the state, where it gave one.
    pub reason: Option<&'a str>,
    /// The rest has outlasted its limit.
    pub overdue: bool,
    pub since: u64,
    /// The work number of the agent who is signed in.
    pub agent: Option<&'a str>,
}

/// What `agent-console:call-ringing` says. The phone may ring before there is a call.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ring<'a> {
    pub call_id: Option<&'a str>,
    pub agent: Option<&'a str>,
    pub number: Option<&'a str>,
    pub called: Option<&'a str>,
    pub queue: Option<&'a str>,
    pub direction: &'static str,
    pub media: Option<&'static str>,
    pub contact: Option<&'static str>,
    pub phase: &'static str,
    pub began: u64,
}

impl Call<'_> {
    /// The call at `now`, which makes no difference to one that has ended.
    pub fn of(call: &domain::Call, now: Moment) -> Call<'_> {
        let end = match call.phase {
            Phase::Ended { at, outcome, by } => {
                Some(End { ended: at.wall, outcome: names::outcome(outcome), ended_by: names::ended_by(by) })
            }
            Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => None,
        };
        Call {
            call_id: call.id.as_str(),
            agent: call.agent.as_deref(),
            number: call.number.as_ref().map(Number::as_str),
            called: call.called.as_ref().map(Number::as_str),
            queue: call.queue.as_deref(),
            transferred_from: call.transferred_from.as_ref().map(Number::as_str),
            direction: names::direction(call.direction),
            media: call.medium.map(names::medium),
            contact: call.contact.as_ref().and_then(names::contact),
            phase: names::phase(call.phase),
            began: call.began.wall,
            answered: call.answered.map(|answered| answered.wall),
            end,
            ring_seconds: call.ring_ms(now) / 1_000,
            talk_seconds: call.talk_ms(now) / 1_000,
            hold_seconds: call.hold_ms(now) / 1_000,
            wrap_up_seconds: call.wrap_up_ms.map(|ms| ms / 1_000),
            transferred: call.transferred,
            conference: call.conference,
            failure: call.failure.as_deref(),
            note: call.note.as_ref().map(|note| note.as_str()),
            disposition: call.disposition.as_deref(),
            done: call.wrapped_up,
            call_back: call.promise.map(|Promise { due, made, kept }| CallBack { due, made, done: kept.is_some() }),
            calls_back: call.calls_back.map(|key| key.began),
            incomplete: call.incomplete,
            rang: call.rang.as_ref().map(Into::into),
        }
    }
}

impl From<&domain::RingRecord> for Rang {
    fn from(rang: &domain::RingRecord) -> Rang {
        let domain::RingRecord { generated, received, late_ms, proofs } = *rang;
        let told = [Channel::Page, Channel::Sound, Channel::Notice, Channel::Mini]
            .map(|channel| (names::channel(channel), proofs.of(channel)));
        let told = told.into_iter().chain([(names::SILENCED, proofs.silenced)]);
        let mut rang_unknown: BTreeMap<_, _> =
            told.filter_map(|(name, proof)| Some((name, names::unknown(proof)?))).collect();
        if generated.is_none() {
            rang_unknown.insert("generated", names::why(Why::Untold));
        }
        let after = |channel| proofs.of(channel).after();
        Rang {
            rang_generated: generated,
            rang_received: received,
            rang_painted_ms: after(Channel::Page),
            rang_sound_ms: after(Channel::Sound),
            rang_notice_ms: after(Channel::Notice),
            rang_mini_ms: after(Channel::Mini),
            rang_silenced_ms: proofs.silenced.after(),
            rang_late_ms: late_ms,
            rang_unknown,
        }
    }
}

impl<'a> From<&'a domain::Agent> for Agent<'a> {
    fn from(agent: &'a domain::Agent) -> Agent<'a> {
        Agent {
            state: names::agent_state(&agent.state),
            reason: names::reason(&agent.state),
            overdue: matches!(agent.state, AgentState::Rest { overdue: true, .. }),
            since: agent.since.wall,
            agent: agent.work_no.as_deref().filter(|_| agent.state != AgentState::SignedOut),
        }
    }
}

impl<'a> From<&'a domain::Ring> for Ring<'a> {
    fn from(ring: &'a domain::Ring) -> Ring<'a> {
        Ring {
            call_id: ring.call_id.as_ref().map(CallId::as_str),
            agent: ring.agent.as_deref(),
            number: ring.number.as_ref().map(Number::as_str),
            called: ring.called.as_ref().map(Number::as_str),
            queue: ring.queue.as_deref(),
            direction: names::direction(ring.direction),
            media: ring.medium.map(names::medium),
            contact: ring.contact.as_ref().and_then(names::contact),
            phase: "ringing",
            began: ring.since.wall,
        }
    }
}
