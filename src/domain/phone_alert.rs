//! The phone rings and nobody has said why. It may be an inbound call, the agent's own leg of an outbound
//! one, a recording played back or a conference being asked for (trap D3), so it is no row of the log until
//! an event shows that it is a call.

use super::call::{Direction, Ring};
use super::clock::Moment;
use super::evidence::Evidence;
use super::limits::{RING_LIMIT_MS, SETTLE_MS};
use super::medium::Medium;
use super::order::Stamp;
use super::ring_record::Arrival;
use crate::protocol::Number;

/// How long a picked-up phone still counts as ringing. By the documented order the event that names the call
/// follows the pick-up, and the gateway may take half a second for each event.
const PICKED_UP_MS: u64 = 2_000;
/// A call that names itself is announced at once; a nameless ring waits this long for a name.
const ANNOUNCE_MS: u64 = 1_000;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alert {
    pub since: Moment,
    /// The number of the agent whose phone it is.
    pub agent: Option<String>,
    /// The agent was already occupied, and not with a call. Inbound calls begin so; a weak sign (S1, S5).
    pub after_busy: bool,
    /// `Outbound` if the console asked for a call just before, `Inbound` if the phone event named a caller.
    pub direction: Direction,
    pub number: Option<Number>,
    pub called: Option<Number>,
    /// That of the call that was asked for.
    pub medium: Option<Medium>,
    /// Of the event that it began with.
    pub stamp: Stamp,
    pub arrival: Arrival,
    pub evidence: Evidence,
    pub announced: bool,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Rings {
        picked_up: Option<Moment>,
    },
    /// Nothing came within the time that a picked-up phone is given.
    Quiet,
    /// It rings no longer. Kept for a moment, since the event that names the call may still come.
    Over {
        at: Moment,
        /// The agent's state has moved since.
        followed: bool,
    },
}

impl Alert {
    pub fn new(arrival: Arrival, after_busy: bool, stamp: Stamp) -> Alert {
        Alert {
            since: arrival.at,
            agent: None,
            after_busy,
            direction: Direction::Unknown,
            number: None,
            called: None,
            medium: None,
            stamp,
            arrival,
            evidence: Evidence::default(),
            announced: false,
            stage: Stage::Rings { picked_up: None },
        }
    }

    /// One that rang when an earlier page was open; the world has been told of it.
    pub fn of(ring: Ring) -> Alert {
        let Ring { agent, direction, number, called, medium, since, arrival, .. } = ring;
        let new = Alert::new(Arrival { at: since, ..arrival }, false, Stamp::at(since));
        Alert { agent, direction, number, called, medium, announced: true, ..new }
    }

    /// Whether it rings at the agent, as opposed to the agent's own outbound call.
    pub fn rings(&self) -> bool {
        matches!(self.stage, Stage::Rings { .. }) && self.direction != Direction::Outbound
    }

    pub fn pick_up(&mut self, now: Moment) {
        if let Stage::Rings { picked_up } = &mut self.stage {
            picked_up.get_or_insert(now);
        }
    }

    pub fn is_picked_up(&self) -> bool {
        !matches!(self.stage, Stage::Rings { picked_up: None })
    }

    pub fn end(&mut self, now: Moment) {
        if !self.is_over() {
            self.stage = Stage::Over { at: now, followed: false };
        }
    }

    /// Whether it rings no longer.
    pub fn is_over(&self) -> bool {
        self.over_since().is_some()
    }

    /// Since when it rings no longer.
    fn over_since(&self) -> Option<Moment> {
        if let Stage::Over { at, .. } = self.stage { Some(at) } else { None }
    }

    /// The agent's state moves.
    pub fn follow(&mut self) {
        if let Stage::Over { followed, .. } = &mut self.stage {
            *followed = true;
        }
    }

    /// Whether the agent's state has moved since it was over.
    pub fn is_followed(&self) -> bool {
        matches!(self.stage, Stage::Over { followed: true, .. })
    }

    /// When a phone that still rings was picked up.
    fn picked_up(&self) -> Option<Moment> {
        if let Stage::Rings { picked_up } = self.stage { picked_up } else { None }
    }

    /// Lets time pass. True when the ring is to be announced.
    pub fn turn(&mut self, now: Moment) -> bool {
        if now.since(self.since) >= RING_LIMIT_MS {
            // Where the limit ran out, whenever somebody came to look.
            self.end(self.since.plus(RING_LIMIT_MS));
        }
        if self.picked_up().is_some_and(|at| now.since(at) >= PICKED_UP_MS) {
            self.stage = Stage::Quiet;
        }
        let due = self.rings() && !self.announced && now.since(self.since) >= ANNOUNCE_MS;
        self.announced |= due;
        due
    }

    /// Whether it has been over for so long that no event will name its call.
    pub fn is_past(&self, now: Moment) -> bool {
        self.over_since().is_some_and(|over| now.since(over) >= SETTLE_MS)
    }

    pub fn next_deadline(&self) -> Option<u64> {
        let picked_up = self.picked_up().map(|at| at.mono + PICKED_UP_MS);
        let announce = (self.rings() && !self.announced).then_some(self.since.mono + ANNOUNCE_MS);
        let end = self.over_since().map_or(self.since.mono + RING_LIMIT_MS, |over| over.mono + SETTLE_MS);
        [picked_up, announce, Some(end)].into_iter().flatten().min()
    }

    pub fn ring(&self, waiting: bool) -> Ring {
        Ring {
            call_id: None,
            agent: self.agent.clone(),
            direction: self.direction,
            number: self.number.clone(),
            called: self.called.clone(),
            queue: None,
            medium: self.medium,
            contact: None,
            transferred_from: None,
            since: self.since,
            arrival: self.arrival,
            others: 0,
            waiting,
        }
    }
}
