//! What is known of a call as long as its outcome is not final.

use super::call::{Call, Direction, Phase};
use super::clock::Moment;
use super::evidence::{Evidence, Known};
use super::limits::SETTLE_MS;
use super::medium::{MediumTold, Source};
use super::order::Stamp;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tracked {
    /// The call's place in the log.
    pub index: usize,
    pub origin: Origin,
    pub told: Told,
    pub evidence: Evidence,
    /// Who told its medium; nobody if that was only expected.
    pub medium_told: Option<MediumTold>,
    /// Of its first event.
    pub stamp: Stamp,
    /// When it began to ring, or began again.
    pub rings_since: Moment,
    /// The page was opened anew: when that was, and when the console had last been alive before.
    pub resumed: Option<(Moment, Moment)>,
    stage: Stage,
}

/// What the events have told of a call's beginning. A call that the platform dials is offered, too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Origin {
    /// It was offered to the agent, by an event that says so.
    pub offered: bool,
    /// The other party was called.
    pub dialled: bool,
    pub phone: Phone,
}

/// Whether the agent's phone rang for a call.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Phone {
    #[default]
    Silent,
    Rang,
    /// It rang at an agent who was occupied already, as for inbound calls.
    RangAtOccupied,
}

/// What the world has been told of a call, or need not be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Told {
    pub ring: bool,
    /// Whose call it is.
    pub identity: bool,
    /// Its end, if it had settled before.
    pub end: Option<Phase>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Live,
    /// It has ended, and more may be told of how.
    Settling {
        /// Monotonic time at which its outcome becomes final.
        until: u64,
        /// The agent's state has moved since; what the state says next is about something else.
        followed: bool,
        /// It was given up because nothing was heard of it.
        lost: Option<Lost>,
    },
}

/// What a conversation was when nothing had been heard of it for too long. If the bar speaks of it after all, it was so until then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lost {
    pub phase: Phase,
    pub talked_ms: u64,
    pub held_ms: u64,
}

impl Origin {
    /// The agent's phone rings for the call.
    pub fn alert(&mut self) {
        if self.phone == Phone::Silent {
            self.phone = Phone::Rang;
        }
    }

    pub fn is_alerted(self) -> bool {
        self.phone != Phone::Silent
    }
}

impl Tracked {
    /// A live call.
    pub fn new(index: usize, origin: Origin, stamp: Stamp, rings_since: Moment) -> Tracked {
        Tracked {
            index,
            origin,
            told: Told::default(),
            evidence: Evidence::default(),
            medium_told: None,
            stamp,
            rings_since,
            resumed: None,
            stage: Stage::Live,
        }
    }

    /// What a call tells of itself, if it is live or its outcome is not final at `now`.
    pub fn of(index: usize, call: &Call, now: Moment) -> Option<Tracked> {
        let ended = call.ended_at();
        if ended.is_some_and(|ended| ended.mono.saturating_add(SETTLE_MS) <= now.mono) {
            return None;
        }
        let origin = Origin {
            offered: matches!(call.direction, Direction::Inbound | Direction::Internal),
            dialled: call.phase == Phase::Dialling || call.direction == Direction::Outbound,
            phone: Phone::Rang,
        };
        let identity = call.number.is_some() || call.answered.is_some();
        let mut tracked = Tracked::new(index, origin, Stamp::at(call.began), call.began);
        tracked.told = Told { ring: true, identity, end: None };
        tracked.evidence = Evidence::of(call);
        tracked.medium_told = medium_told(call);
        tracked.resumed = call.resumed.then_some((now, now));
        ended.iter().for_each(|ended| tracked.settle(ended.mono));
        Some(tracked)
    }

    /// The call has ended, and its outcome becomes final when this monotonic time and [`SETTLE_MS`] have passed.
    pub fn settle(&mut self, ended: u64) {
        self.stage = Stage::Settling { until: ended.saturating_add(SETTLE_MS), followed: false, lost: None };
    }

    /// The call, which has just ended, was this when it was heard of last.
    pub fn lose(&mut self, was: Option<Lost>) {
        if let Stage::Settling { lost, .. } = &mut self.stage {
            *lost = was;
        }
    }

    pub fn lost(&self) -> Option<Lost> {
        match self.stage {
            Stage::Settling { lost, .. } => lost,
            Stage::Live => None,
        }
    }

    /// The call goes on.
    pub fn revive(&mut self) {
        self.stage = Stage::Live;
        self.evidence = Evidence::default();
    }

    /// The agent's state moves.
    pub fn follow(&mut self) {
        if let Stage::Settling { followed, .. } = &mut self.stage {
            *followed = true;
        }
    }

    /// Whether it has just ended, and the agent's state has not moved since.
    pub fn has_just_ended(&self) -> bool {
        matches!(self.stage, Stage::Settling { followed: false, .. })
    }

    /// When its outcome becomes final, monotonic milliseconds; `None` if it is live.
    pub fn settles_at(&self) -> Option<u64> {
        match self.stage {
            Stage::Settling { until, .. } => Some(until),
            Stage::Live => None,
        }
    }

    /// What is known of the call beside the signs of its end.
    pub fn known(&self, call: &Call) -> Known {
        let Origin { offered, dialled, .. } = self.origin;
        let (alerted, talked) = (self.origin.is_alerted(), call.answered.is_some());
        Known { direction: call.direction, offered, alerted, dialled, talked }
    }

    /// Whether the agent dials this call, as far as the events tell. One that the platform dials and then offers
    /// is not the agent's.
    pub fn is_own(&self, call: &Call) -> bool {
        match call.direction {
            Direction::Inbound => false,
            Direction::Outbound => self.origin.dialled || !self.origin.offered,
            Direction::Internal | Direction::Unknown => self.origin.dialled,
        }
    }

    pub fn is_offer(&self, call: &Call) -> bool {
        let is_told = self.origin.offered || self.origin.is_alerted() || call.direction != Direction::Unknown;
        !self.is_own(call) && is_told
    }
}

/// Who told the medium of a call, as far as the call itself says.
pub(super) fn medium_told(call: &Call) -> Option<MediumTold> {
    call.switched.then(|| MediumTold { source: Source::Switch, stamp: Stamp::at(call.began) })
}
