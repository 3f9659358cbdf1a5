//! Whatever can happen: done by the agent, by the other party, or by the platform and its supervisors.

use crate::protocol::{Feature, MediaMode, NotReadyReason};

/// One thing that somebody does. What it makes the bar say is told by `protocol.md`'s sequences, named here
/// `S1` to `S15`; an action that is impossible at the moment does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// `S14`. The first state follows at once, or after [`super::Settings::sign_in_ms`].
    SignIn,
    /// The agent's own; the platform says nothing of it.
    SignOut,
    /// Forced by a supervisor, or signed in elsewhere.
    KickedOut,
    /// Out of not-ready, rest or wrap-up. During a call it takes back what was requested for afterwards.
    Ready,
    NotReady {
        reason: NotReadyReason,
    },
    /// A supervisor's, reason `3`.
    ForcedNotReady,
    /// A supervisor's.
    ForcedReady,
    /// 1 to 86,399 seconds long (`cec_07_1213`).
    Rest {
        limit_ms: u64,
        cause: u8,
    },
    EndRest,
    WrapUp,
    EndWrapUp,

    /// A customer's call from a queue or, without one, straight to the agent (`S1`, `S2`).
    Incoming {
        number: String,
        queue: Option<String>,
        called: String,
        answer: Answering,
        feature: Feature,
        mode: MediaMode,
    },
    /// Another agent calls. It reaches an agent who is not ready or wraps up, too.
    InternalIncoming {
        work_no: String,
    },
    /// The platform dialled `number` and hands the call to the agent, whose bar rings (feature 43).
    PredictiveIncoming {
        number: String,
        queue: Option<String>,
    },
    Answer,
    Reject,
    /// The agent let it ring for too long; the platform withdraws the call (`S3`).
    NoAnswer,
    /// The caller gives up while it rings (`S4`).
    CustomerAbandons,

    /// Puts the call in hand on hold (`S7`).
    Hold,
    /// Takes up the call that has been on hold the longest.
    Unhold,
    /// From the call in hand to the one on hold.
    Swap,
    /// The call that is talked goes on with video, or without (`cec_07_1249`); or the attempt fails.
    SwitchMedia {
        succeeds: bool,
    },
    /// The agent ends the call in hand, or else the one on hold; of a conference, everything.
    HangUp,
    /// The other party of that call does; of a conference, the party who came last.
    CustomerHangsUp,
    /// Of two calls, the party of the one not in hand; of a conference, the party who came first.
    OtherCustomerHangsUp,
    /// The platform ends the only call, or the conference.
    PlatformHangsUp,

    /// The agent dials, in the bar or through a posted `callout` (`S5`). With a call on hold it is a second one.
    Dial {
        number: String,
        mode: MediaMode,
    },
    /// An outbound call rings the agent's own phone first. Where the events that follow come without this
    /// one, it is taken to have happened just before.
    PhonePickedUp,
    /// `S6a`.
    AgentPhoneNotPicked,
    CalleeRings,
    CalleeAnswers,
    CalleeDoesNotAnswer,
    CalleeRejects,
    BadNumber,
    AgentCancelsDial,

    /// The call on hold and the one in hand become one (`S9`).
    Conference,
    /// The only call goes to another agent, unannounced (`S8`).
    BlindTransfer {
        to: String,
    },
    /// The party on hold and the party in hand are connected; the agent leaves (`S8`).
    CompleteTransfer,

    /// The agent listens to a recording; the phone rings, and it is no call (`S15`).
    Playback,
    /// The same for a conference that the agent asks for while idle (`S15`).
    ConferenceRequest,
    /// Ends either.
    PutPhoneDown,
}

/// How a call that arrives is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Answering {
    #[default]
    Manual,
    /// The platform answers for the agent.
    Auto,
}

impl Action {
    /// The name on the page's buttons (`data-action`).
    pub fn name(&self) -> &'static str {
        match self {
            Action::SignIn => "sign-in",
            Action::SignOut => "sign-out",
            Action::KickedOut => "kicked-out",
            Action::Ready => "ready",
            Action::NotReady { .. } => "not-ready",
            Action::ForcedNotReady => "forced-not-ready",
            Action::ForcedReady => "forced-ready",
            Action::Rest { .. } => "rest",
            Action::EndRest => "end-rest",
            Action::WrapUp => "wrap-up",
            Action::EndWrapUp => "end-wrap-up",
            Action::Incoming { .. } => "incoming",
            Action::InternalIncoming { .. } => "internal-incoming",
            Action::PredictiveIncoming { .. } => "predictive-incoming",
            Action::Answer => "answer",
            Action::Reject => "reject",
            Action::NoAnswer => "no-answer",
            Action::CustomerAbandons => "customer-abandons",
            Action::Hold => "hold",
            Action::Unhold => "unhold",
            Action::Swap => "swap",
            Action::SwitchMedia { succeeds: true } => "switch-media",
            Action::SwitchMedia { succeeds: false } => "switch-media-fails",
            Action::HangUp => "hang-up",
            Action::CustomerHangsUp => "customer-hangs-up",
            Action::OtherCustomerHangsUp => "other-customer-hangs-up",
            Action::PlatformHangsUp => "platform-hangs-up",
            Action::Dial { .. } => "dial",
            Action::PhonePickedUp => "phone-picked-up",
            Action::AgentPhoneNotPicked => "agent-phone-not-picked",
            Action::CalleeRings => "callee-rings",
            Action::CalleeAnswers => "callee-answers",
            Action::CalleeDoesNotAnswer => "callee-does-not-answer",
            Action::CalleeRejects => "callee-rejects",
            Action::BadNumber => "bad-number",
            Action::AgentCancelsDial => "agent-cancels-dial",
            Action::Conference => "conference",
            Action::BlindTransfer { .. } => "blind-transfer",
            Action::CompleteTransfer => "complete-transfer",
            Action::Playback => "playback",
            Action::ConferenceRequest => "conference-request",
            Action::PutPhoneDown => "put-phone-down",
        }
    }
}
