//! What a session knows: of the agent, of the phone and of the minutes; of the calls it is what their records say.

use super::call::{StoredDirection, StoredMedium, StoredMoment, from_number, from_text, to_number, to_text};
use super::{StoredCall, Text, is_false, stored_words};
use crate::domain::{Agent, AgentState, Arrival, HoldsSeen, Imposed, Minutes, Restored, Ring, Slot, StateTimes};
use crate::protocol::{CallId, MediaType};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct StoredRestored<'a> {
    calls: Vec<StoredCall<'a>>,
    earlier: usize,
    agent: StoredAgent<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<StoredRing<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    minutes: Vec<StoredMinutes>,
    /// Whether the bar has an event of its own for holds, and how many conversations went on after one that may mean it.
    #[serde(default, skip_serializing_if = "is_nothing")]
    holds: (bool, u32),
}

#[derive(Serialize, Deserialize)]
struct StoredAgent<'a> {
    state: StoredState<'a>,
    since: StoredMoment,
    confirmed: bool,
    told: Option<StoredMoment>,
    imposed: Option<StoredImposed>,
    work_no: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_false")]
    assumed: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    unannounced: bool,
    before_calls: StoredState<'a>,
    generated: Option<u64>,
}

/// Reason and cause are the platform's codes.
#[derive(Serialize, Deserialize)]
enum StoredState<'a> {
    Unknown,
    SigningIn,
    SignedOut,
    Idle,
    NotReady { reason: Option<Text<'a>> },
    Rest { cause: Option<Text<'a>>, overdue: bool },
    WrapUp,
    OnCall,
}

stored_words! { StoredImposed for Imposed {
    "Supervisor" => Supervisor,
    "Platform" => Platform,
} }

#[derive(Serialize, Deserialize)]
struct StoredRing<'a> {
    call_id: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<Text<'a>>,
    direction: StoredDirection,
    number: Option<Text<'a>>,
    called: Option<Text<'a>>,
    queue: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    medium: Option<StoredMedium>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Text<'a>>,
    transferred_from: Option<Text<'a>>,
    since: StoredMoment,
    #[serde(skip_serializing_if = "Option::is_none")]
    generated: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_ms: Option<u32>,
    others: usize,
    #[serde(default)]
    waiting: bool,
}

/// The first minute, how many are alike, and what each of them is.
#[derive(Serialize, Deserialize)]
struct StoredMinutes(u64, u64, StoredSlot);

/// The times stand in the order of [`StateKind::ALL`](crate::domain::StateKind::ALL).
#[derive(Serialize, Deserialize)]
struct StoredSlot {
    times: [u64; 7],
    answered: u16,
    missed: u16,
    /// Earlier releases counted them among the missed ones.
    #[serde(default, skip_serializing_if = "is_none")]
    abandoned: u16,
    other: u16,
}

fn is_none(count: &u16) -> bool {
    *count == 0
}

fn is_nothing(holds: &(bool, u32)) -> bool {
    *holds == (false, 0)
}

impl<'a> From<&'a Restored> for StoredRestored<'a> {
    fn from(restored: &'a Restored) -> StoredRestored<'a> {
        StoredRestored {
            calls: restored.calls.iter().map(Into::into).collect(),
            earlier: restored.earlier,
            agent: (&restored.agent).into(),
            phone: restored.phone.as_ref().map(Into::into),
            minutes: restored.minutes.iter().map(Into::into).collect(),
            holds: (restored.holds.own_event, restored.holds.went_on),
        }
    }
}

impl From<StoredRestored<'_>> for Restored {
    fn from(stored: StoredRestored<'_>) -> Restored {
        Restored {
            calls: stored.calls.into_iter().map(Into::into).collect(),
            earlier: stored.earlier,
            agent: stored.agent.into(),
            phone: stored.phone.map(Into::into),
            minutes: stored.minutes.into_iter().map(Into::into).collect(),
            holds: HoldsSeen { own_event: stored.holds.0, went_on: stored.holds.1 },
        }
    }
}

impl<'a> From<&'a Agent> for StoredAgent<'a> {
    fn from(agent: &'a Agent) -> StoredAgent<'a> {
        StoredAgent {
            state: (&agent.state).into(),
            since: agent.since.into(),
            confirmed: agent.confirmed,
            told: agent.told.map(Into::into),
            imposed: agent.imposed.map(Into::into),
            work_no: from_text(&agent.work_no),
            assumed: agent.assumed,
            unannounced: agent.unannounced,
            before_calls: (&agent.before_calls).into(),
            generated: agent.generated,
        }
    }
}

impl From<StoredAgent<'_>> for Agent {
    fn from(stored: StoredAgent<'_>) -> Agent {
        Agent {
            state: stored.state.into(),
            since: stored.since.into(),
            confirmed: stored.confirmed,
            told: stored.told.map(Into::into),
            imposed: stored.imposed.map(Into::into),
            work_no: to_text(stored.work_no),
            assumed: stored.assumed,
            unannounced: stored.unannounced,
            before_calls: stored.before_calls.into(),
            generated: stored.generated,
        }
    }
}

impl<'a> From<&'a AgentState> for StoredState<'a> {
    fn from(state: &'a AgentState) -> StoredState<'a> {
        match state {
            AgentState::Unknown => StoredState::Unknown,
            AgentState::SigningIn => StoredState::SigningIn,
            AgentState::SignedOut => StoredState::SignedOut,
            AgentState::Idle => StoredState::Idle,
            AgentState::NotReady { reason } => {
                StoredState::NotReady { reason: reason.as_ref().map(|reason| reason.code().into()) }
            }
            AgentState::Rest { cause, overdue } => {
                StoredState::Rest { cause: cause.as_ref().map(|cause| cause.code().into()), overdue: *overdue }
            }
            AgentState::WrapUp => StoredState::WrapUp,
            AgentState::OnCall => StoredState::OnCall,
        }
    }
}

impl From<StoredState<'_>> for AgentState {
    fn from(stored: StoredState<'_>) -> AgentState {
        match stored {
            StoredState::Unknown => AgentState::Unknown,
            StoredState::SigningIn => AgentState::SigningIn,
            StoredState::SignedOut => AgentState::SignedOut,
            StoredState::Idle => AgentState::Idle,
            StoredState::NotReady { reason } => AgentState::NotReady { reason: reason.map(|code| (&*code).into()) },
            StoredState::Rest { cause, overdue } => {
                AgentState::Rest { cause: cause.map(|code| (&*code).into()), overdue }
            }
            StoredState::WrapUp => AgentState::WrapUp,
            StoredState::OnCall => AgentState::OnCall,
        }
    }
}

impl<'a> From<&'a Ring> for StoredRing<'a> {
    fn from(ring: &'a Ring) -> StoredRing<'a> {
        StoredRing {
            call_id: ring.call_id.as_ref().map(|id| id.as_str().into()),
            agent: from_text(&ring.agent),
            direction: ring.direction.into(),
            number: from_number(&ring.number),
            called: from_number(&ring.called),
            queue: from_text(&ring.queue),
            medium: ring.medium.map(Into::into),
            contact: ring.contact.as_ref().map(|contact| contact.code().into()),
            transferred_from: from_number(&ring.transferred_from),
            since: ring.since.into(),
            generated: ring.arrival.generated,
            late_ms: ring.arrival.late_ms,
            others: ring.others,
            waiting: ring.waiting,
        }
    }
}

impl From<StoredRing<'_>> for Ring {
    fn from(stored: StoredRing<'_>) -> Ring {
        Ring {
            call_id: stored.call_id.map(|id| CallId::new(&id)),
            agent: to_text(stored.agent),
            direction: stored.direction.into(),
            number: to_number(stored.number),
            called: to_number(stored.called),
            queue: to_text(stored.queue),
            medium: stored.medium.map(Into::into),
            contact: stored.contact.map(|code| MediaType::from(&*code)),
            transferred_from: to_number(stored.transferred_from),
            since: stored.since.into(),
            arrival: Arrival { at: stored.since.into(), generated: stored.generated, late_ms: stored.late_ms },
            others: stored.others,
            waiting: stored.waiting,
        }
    }
}

impl From<&Minutes> for StoredMinutes {
    fn from(Minutes(first, count, slot): &Minutes) -> StoredMinutes {
        let Slot { times: StateTimes(times), answered, missed, abandoned, other } = *slot;
        StoredMinutes(*first, *count, StoredSlot { times, answered, missed, abandoned, other })
    }
}

impl From<StoredMinutes> for Minutes {
    fn from(StoredMinutes(first, count, slot): StoredMinutes) -> Minutes {
        let StoredSlot { times, answered, missed, abandoned, other } = slot;
        Minutes(first, count, Slot { times: StateTimes(times), answered, missed, abandoned, other })
    }
}
