//! The order of events as data: what may follow what, for a call and for the agent (`S1` to `S15` of the vendor's
//! sequences). Order inside a step is only typical; the rules name what is more than that.

use crate::protocol::Kind;

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $word:literal $sentence:literal [$($kind:ident)*];)*) => {
        /// What the order of events must be like.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        impl Rule {
            pub const ALL: &[Rule] = &[$(Rule::$rule,)*];

            /// Its name in files.
            pub fn word(self) -> &'static str {
                match self {
                    $(Rule::$rule => $word,)*
                }
            }

            pub fn sentence(self) -> &'static str {
                match self {
                    $(Rule::$rule => $sentence,)*
                }
            }

            /// The events that it judges by. Where one of them is missing or unreadable, that is what is wrong.
            pub fn needs(self) -> &'static [Kind] {
                match self {
                    $(Rule::$rule => &[$(Kind::$kind,)*],)*
                }
            }
        }
    };
}

rules! {
    RingingEnds "ringing-ends"
        "A call that rings is talked, not answered or released before the agent's next state."
        [Ringing AutoAnswer Talking NoAnswer CallRelease CustomerRelease PhoneRelease];
    DiallingEnds "dialling-ends"
        "A call that is dialled is talked, fails or is released before the agent's next state."
        [CustomerAlerting Talking CallOutFail ConnectFail CallRelease CustomerRelease PhoneRelease];
    TalkingIsOffered "talking-is-offered"
        "A call that reaches the agent is offered, or answered for the agent, before it is talked."
        [Ringing AutoAnswer Talking];
    RingsFirst "rings-first"
        "A call that is talked does not begin to ring."
        [Ringing AutoAnswer Talking];
    NothingAfterRelease "nothing-after-release"
        "A call that the agent has left is neither talked nor held any more."
        [Talking Hold CustomerAlerting CallRelease NoAnswer];
    HoldWhileTalking "hold-while-talking"
        "Only a call that is talked is put on hold."
        [Hold Talking];
    NoAnswerUnanswered "no-answer-unanswered"
        "A call that is talked is not reported as not answered."
        [NoAnswer Talking];
    AnsweredBeforeCustomerLeaves "answered-before-customer-leaves"
        "Of a dialled call, the other party is released only after it was talked."
        [CustomerRelease CustomerAlerting Talking CallOutFail];
    ReleasedBeforeNextState "released-before-next-state"
        "A call that was talked is released before the agent's next state."
        [Talking CallRelease CustomerRelease Busy];
    StateBetweenCalls "state-between-calls"
        "Between two times of being occupied the agent has another state."
        [Busy Ready Work SetNotReadySuccess SetRestSuccess SetWorkSuccess ForceSetNotReady];
    CancelsNotReady "cancels-not-ready"
        "Only an agent who is not ready stops being so."
        [CancelNotReadySuccess SetNotReadySuccess ForceSetNotReady];
    CancelsRest "cancels-rest"
        "Only an agent who rests stops resting."
        [CancelRestSuccess SetRestSuccess];
    CancelsWork "cancels-work"
        "Only an agent who wraps up stops doing so."
        [CancelWorkSuccess SetWorkSuccess Work];
    TimeoutInRest "timeout-in-rest"
        "Only a rest lasts too long."
        [RestTimeout SetRestSuccess];
}

/// A set of phases or states, one bit each.
pub(super) type Set = u16;

/// The phases of a call.
pub(super) mod phase {
    use super::Set;

    pub const UNSEEN: Set = 1;
    /// Its queue is known.
    pub const ANNOUNCED: Set = 2;
    pub const OFFERED: Set = 4;
    pub const DIALLED: Set = 8;
    pub const TALKING: Set = 16;
    pub const HELD: Set = 32;
    /// The other party has left.
    pub const LEFT: Set = 64;
    pub const RELEASED: Set = 128;
    pub const ANY: Set = 255;
}

/// The states of an agent.
pub(super) mod state {
    use super::Set;

    pub const UNKNOWN: Set = 1;
    pub const IDLE: Set = 2;
    pub const NOT_READY: Set = 4;
    pub const REST: Set = 8;
    pub const WORK: Set = 16;
    pub const BUSY: Set = 32;
    pub const SIGNING_IN: Set = 64;
    pub const OUT: Set = 128;
}

/// A rule's verdict on an event: kept if it comes from the one set, broken if from the other; else nobody can tell.
pub(super) struct Check {
    pub rule: Rule,
    pub kept: Set,
    pub broken: Set,
}

/// What an event does to a call or to the agent.
pub(super) struct Row {
    pub kinds: &'static [Kind],
    pub moves: &'static [(Set, Set)],
    pub checks: &'static [Check],
}

macro_rules! rows {
    ($name:ident, $module:ident: $([$($kind:ident)*] { $($($from:ident)|+ => $to:ident),* } $($rule:ident: $($kept:ident)|+ not $($broken:ident)|+),*;)*) => {
        pub(super) const $name: &[Row] = {
            use $module::*;
            &[$(Row {
                kinds: &[$(Kind::$kind,)*],
                moves: &[$(($($from)|+, $to),)*],
                checks: &[$(Check { rule: Rule::$rule, kept: $($kept)|+, broken: $($broken)|+ },)*],
            },)*]
        };
    };
}

rows! { CALL, phase:
    [IncomingCallInfo] { UNSEEN => ANNOUNCED };
    [Ringing AutoAnswer] { UNSEEN | ANNOUNCED | DIALLED | LEFT | RELEASED => OFFERED }
        RingsFirst: UNSEEN | ANNOUNCED | DIALLED | OFFERED | LEFT | RELEASED not TALKING | HELD;
    [CustomerAlerting] { UNSEEN | ANNOUNCED => DIALLED }
        NothingAfterRelease: ANNOUNCED | OFFERED | DIALLED | TALKING | HELD not RELEASED;
    [Talking] { UNSEEN | ANNOUNCED | OFFERED | DIALLED | HELD | LEFT => TALKING }
        TalkingIsOffered: OFFERED | DIALLED | TALKING | HELD not UNSEEN | ANNOUNCED,
        NothingAfterRelease: ANNOUNCED | OFFERED | DIALLED | TALKING | HELD not RELEASED;
    [Hold] { TALKING => HELD }
        HoldWhileTalking: TALKING | HELD not ANNOUNCED | OFFERED | DIALLED,
        NothingAfterRelease: TALKING | HELD not RELEASED;
    [Conference] { HELD => TALKING };
    [CallRelease] { ANY => RELEASED };
    [CustomerRelease] { UNSEEN | ANNOUNCED | OFFERED | DIALLED | TALKING | HELD => LEFT }
        AnsweredBeforeCustomerLeaves: TALKING | HELD not DIALLED;
    [NoAnswer] { ANY => RELEASED }
        NoAnswerUnanswered: OFFERED not TALKING | HELD;
    [CallOutFail ConnectFail] { UNSEEN | ANNOUNCED | DIALLED => RELEASED };
}

rows! { AGENT, state:
    [Busy] { UNKNOWN | IDLE | NOT_READY | REST | WORK | SIGNING_IN | OUT => BUSY }
        StateBetweenCalls: IDLE | NOT_READY | REST | WORK not BUSY;
    [Ready ForceReady] { UNKNOWN | NOT_READY | REST | WORK | BUSY | SIGNING_IN | OUT => IDLE };
    [CancelNotReadySuccess] { UNKNOWN | NOT_READY | REST | WORK | BUSY | SIGNING_IN | OUT => IDLE }
        CancelsNotReady: NOT_READY not IDLE | REST | WORK | BUSY;
    [CancelRestSuccess] { UNKNOWN | NOT_READY | REST | WORK | BUSY | SIGNING_IN | OUT => IDLE }
        CancelsRest: REST not IDLE | NOT_READY | WORK | BUSY;
    [CancelWorkSuccess] { UNKNOWN | NOT_READY | REST | WORK | BUSY | SIGNING_IN | OUT => IDLE }
        CancelsWork: WORK not IDLE | NOT_READY | REST | BUSY;
    [SetNotReadySuccess ForceSetNotReady] { UNKNOWN | IDLE | REST | WORK | BUSY | SIGNING_IN | OUT => NOT_READY };
    [SetRestSuccess] { UNKNOWN | IDLE | NOT_READY | WORK | BUSY | SIGNING_IN | OUT => REST };
    [RestTimeout] {}
        TimeoutInRest: REST not IDLE | NOT_READY | WORK | BUSY;
    [Work SetWorkSuccess] { UNKNOWN | IDLE | NOT_READY | REST | BUSY | SIGNING_IN | OUT => WORK };
    [InService] { UNKNOWN | IDLE | NOT_READY | REST | WORK | BUSY | OUT => SIGNING_IN };
    [ShutdownService ForceLogout] { UNKNOWN | IDLE | NOT_READY | REST | WORK | BUSY | SIGNING_IN => OUT };
}

/// Whether the agent has a state after it in which no call is up.
pub(super) fn ends_calls(kind: Kind) -> bool {
    use Kind::*;
    matches!(kind, Ready | ForceReady | SetNotReadySuccess | ForceSetNotReady | SetRestSuccess | Work | SetWorkSuccess)
}
