//! The agent's state, as the platform confirms it.

use super::clock::Moment;
use super::limits::SETTLE_MS;
use super::order::Stamp;
use crate::protocol::{NotReadyReason, RestCause};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgentState {
    /// The bar has not said; it replays nothing after a reload.
    Unknown,
    /// Sign-in has begun; only the next state event says that it succeeded.
    SigningIn,
    SignedOut,
    Idle,
    NotReady {
        reason: Option<NotReadyReason>,
    },
    Rest {
        cause: Option<RestCause>,
        /// The rest has outlasted its limit. The agent still rests.
        overdue: bool,
    },
    WrapUp,
    /// Occupied with a call, from the moment that the platform reserves the agent. The platform calls it
    /// "Busy"; it is not "not ready".
    OnCall,
}

impl AgentState {
    /// Whether the bar has told of a state that only an agent who is signed in has.
    pub fn is_signed_in(&self) -> bool {
        !matches!(self, AgentState::Unknown | AgentState::SigningIn | AgentState::SignedOut)
    }

    /// The platform has said that it has lasted too long.
    pub fn is_overdue(&self) -> bool {
        matches!(self, AgentState::Rest { overdue: true, .. })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    pub state: AgentState,
    pub since: Moment,
    /// The bar has spoken of the agent since the page was opened; otherwise the state is from before.
    pub confirmed: bool,
    /// When the bar last spoke of the agent's state, were it to repeat itself. `None` since the page was opened
    /// until it does.
    pub told: Option<Moment>,
    /// Who put the agent into this state. `None` if the agent did, or nobody knows.
    pub imposed: Option<Imposed>,
    /// The number of the agent who is signed in, or was last; `None` as long as nobody knows.
    pub work_no: Option<String>,
    /// No sign-in has told the number, only events did. Until one does, whatever the bar tells is of this agent.
    pub assumed: bool,
    /// The bar has told of no sign-in with this number: its events came in place of those of another.
    pub unannounced: bool,
    /// The state before the calls at hand.
    pub before_calls: AgentState,
    /// Platform time of the latest state event, epoch milliseconds, if that can be relied on.
    pub generated: Option<u64>,
}

/// Who made the agent's state what it is, if it was not the agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imposed {
    Supervisor,
    Platform,
}

impl Imposed {
    /// By the reason why an agent is not ready (`cec_07_1346`).
    pub(super) fn by_reason(reason: Option<&NotReadyReason>) -> Option<Imposed> {
        match reason? {
            NotReadyReason::Forced => Some(Imposed::Supervisor),
            NotReadyReason::NoAnswer | NotReadyReason::PhoneUnavailable => Some(Imposed::Platform),
            NotReadyReason::NoneGiven
            | NotReadyReason::Agent
            | NotReadyReason::Rest
            | NotReadyReason::Rejected
            | NotReadyReason::Other(_) => None,
        }
    }
}

impl Agent {
    pub(super) fn new(now: Moment) -> Agent {
        Agent {
            state: AgentState::Unknown,
            since: now,
            confirmed: true,
            told: None,
            imposed: None,
            work_no: None,
            assumed: false,
            unannounced: false,
            before_calls: AgentState::Unknown,
            generated: None,
        }
    }

    /// One who has come to the desk. The bar has not said more.
    pub(super) fn numbered(work_no: &str, now: Moment) -> Agent {
        Agent { work_no: Some(work_no.to_owned()), ..Agent::new(now) }
    }

    /// As an earlier page knew the agent.
    pub fn before(state: AgentState, since: Moment) -> Agent {
        Agent { state, confirmed: false, ..Agent::new(since) }
    }

    /// Whether a conversation may be up, as far as anybody has said.
    pub(super) fn may_speak(&self) -> bool {
        matches!(self.state, AgentState::OnCall | AgentState::Unknown)
    }

    /// Whether a state event is about this agent. Events of monitored agents reach the page as well; ours is the number
    /// that signed in.
    pub(super) fn concerns(&self, work_no: Option<&str>) -> bool {
        self.assumed || !matches!((&self.work_no, work_no), (Some(ours), Some(theirs)) if ours != theirs)
    }

    /// Whether an event that arrives now was overtaken by the latest that told the agent's state.
    pub(super) fn has_overtaken(&self, stamp: Stamp) -> bool {
        let latest = self.told.map(|at| Stamp::new(at, self.generated));
        latest.is_some_and(|latest| stamp.is_overtaken_by(latest))
    }

    /// The page was opened anew: what is known of the agent is from before. A state that nobody has told is not.
    pub(super) fn opened(&mut self) {
        self.confirmed = self.state == AgentState::Unknown;
        self.told = None;
    }

    /// Takes a state over. True if it is another than before.
    pub(super) fn enter(&mut self, state: AgentState, imposed: Option<Imposed>, stamp: Stamp) -> bool {
        let now = stamp.at;
        self.generated = stamp.reliable();
        self.confirmed = true;
        // The reminder does not begin a new rest, and a rest confirmed again is not on time again.
        if let (AgentState::Rest { cause: old, overdue: true }, AgentState::Rest { cause: new, .. }) =
            (&self.state, &state)
            && old == new
        {
            return false;
        }
        if self.state == state {
            // Two events may tell of one change, and either may be the first; the one that names a person knows more.
            if now.since(self.since) < SETTLE_MS && self.imposed != Some(Imposed::Supervisor) {
                self.imposed = imposed.or(self.imposed);
            }
            return false;
        }
        if self.state != AgentState::OnCall {
            self.before_calls = self.state.clone();
        }
        self.state = state;
        self.imposed = imposed;
        self.since = now;
        true
    }

    /// Whether a state is no news but the one that the agent goes back to after a call.
    pub(super) fn returns_to(&self, state: &AgentState) -> bool {
        state == if self.state == AgentState::OnCall { &self.before_calls } else { &self.state }
    }

    /// The reminder that a rest has outlasted its limit. Says nothing to an agent who doesn't rest.
    pub(super) fn rest_timed_out(&mut self) -> bool {
        let AgentState::Rest { overdue, .. } = &mut self.state else { return false };
        self.confirmed = true;
        !std::mem::replace(overdue, true)
    }

    pub(super) fn signing_in(&mut self, stamp: Stamp) -> bool {
        (self.assumed, self.unannounced) = (false, false);
        self.enter(AgentState::SigningIn, None, stamp)
    }

    pub(super) fn signed_out(&mut self, imposed: Imposed, now: Moment) -> bool {
        self.enter(AgentState::SignedOut, Some(imposed), Stamp::at(now))
    }
}
