//! What really happened, whatever of it a listener heard.

use crate::protocol::{Feature, MediaMode, NotReadyReason};

/// The agent's state and every call ever made, in the order in which they began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth {
    pub agent: AgentTruth,
    pub calls: Vec<CallTruth>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentTruth {
    pub state: AgentState,
    /// When the state was entered. A new reason for being not ready, or a rest's running out, doesn't move it.
    pub since: u64,
    /// What was asked for during a call or its wrap-up, and takes effect afterwards. No event tells of it.
    pub then: Option<Intent>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgentState {
    SignedOut,
    SigningIn,
    Idle,
    NotReady {
        reason: NotReadyReason,
    },
    Rest {
        cause: u8,
        /// The agent is still resting although the time is up.
        overdue: bool,
    },
    WrapUp,
    /// Occupied by a call that rings, runs or is dialled, or by a recording being played.
    OnCall,
}

/// A state that waits for the end of a call or of its wrap-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    NotReady { reason: NotReadyReason },
    Rest { limit_ms: u64, cause: u8 },
    WrapUp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Inbound,
    Outbound,
    Internal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Ringing,
    Dialling,
    Talking,
    Held,
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Answered,
    /// The agent let it ring.
    Missed,
    Rejected,
    /// The caller gave up while it rang.
    Abandoned,
    /// An outbound attempt that connected nobody.
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndedBy {
    Agent,
    Customer,
    /// An outbound attempt that fails is ended by the platform, whatever the callee did; so is an offer that
    /// is withdrawn.
    Platform,
}

/// One call. Its three durations are those that have been completed; a phase still running is added by
/// [`CallTruth::ring_ms_at`] and its like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallTruth {
    pub id: String,
    /// The other party's, as the bar writes it: another agent's begins with `A`.
    pub number: String,
    /// The number that was dialled to reach the agent; of an outbound call, the other party's.
    pub called: String,
    pub queue: Option<String>,
    pub direction: Direction,
    pub feature: Feature,
    pub mode: MediaMode,
    /// The one that it began with, which the events of the call go on telling.
    pub began_with: MediaMode,
    pub phase: Phase,
    /// When the phase was entered.
    pub since: u64,
    /// There once the call has ended, and not before.
    pub outcome: Option<Outcome>,
    pub ended_by: Option<EndedBy>,
    pub began: u64,
    /// From the first sign of the call to its answer or end; of an outbound one, the time it was dialling.
    pub ring_ms: u64,
    /// Without the time on hold.
    pub talk_ms: u64,
    pub hold_ms: u64,
    pub answered_at: Option<u64>,
    pub ended_at: Option<u64>,
}

impl CallTruth {
    pub fn ring_ms_at(&self, now: u64) -> u64 {
        self.ring_ms + self.running(matches!(self.phase, Phase::Ringing | Phase::Dialling), now)
    }

    pub fn talk_ms_at(&self, now: u64) -> u64 {
        self.talk_ms + self.running(self.phase == Phase::Talking, now)
    }

    pub fn hold_ms_at(&self, now: u64) -> u64 {
        self.hold_ms + self.running(self.phase == Phase::Held, now)
    }

    pub fn is_live(&self) -> bool {
        self.phase != Phase::Ended
    }

    fn running(&self, runs: bool, now: u64) -> u64 {
        if runs { now.saturating_sub(self.since) } else { 0 }
    }

    /// Ends the phase that runs and begins another.
    pub(super) fn enter(&mut self, now: u64, phase: Phase) {
        self.ring_ms = self.ring_ms_at(now);
        self.talk_ms = self.talk_ms_at(now);
        self.hold_ms = self.hold_ms_at(now);
        if phase == Phase::Talking {
            self.answered_at.get_or_insert(now);
        }
        self.phase = phase;
        self.since = now;
    }

    /// Ends the call. Once it was answered, that is its outcome; `otherwise` is for a call that never was.
    pub(super) fn end(&mut self, now: u64, by: EndedBy, otherwise: Outcome) {
        self.enter(now, Phase::Ended);
        self.ended_at = Some(now);
        self.ended_by = Some(by);
        self.outcome = Some(if self.answered_at.is_some() { Outcome::Answered } else { otherwise });
    }
}
