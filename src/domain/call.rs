//! A call, as the log keeps it.

use super::clock::Moment;
use super::medium::Medium;
use super::note::Note;
use super::promise::Promise;
use super::revisions::Revisions;
use super::ring_record::{Arrival, RingRecord};
use crate::protocol::{CallId, Feature, MediaType, Number};

/// One call at this agent: one row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Counts the calls of the session. Names the row: a call id may come back when a call is offered again.
    pub key: u64,
    /// The platform's id, or one that begins with `local-` if the platform never told it.
    pub id: CallId,
    /// The number of the agent whom it reached, or who made it, as far as the events tell.
    pub agent: Option<String>,
    pub direction: Direction,
    /// The other party, once it is certain which of the two numbers that is.
    pub number: Option<Number>,
    pub caller: Option<Number>,
    pub called: Option<Number>,
    /// The skill queue that the call came from.
    pub queue: Option<String>,
    pub feature: Option<Feature>,
    /// None where the events don't tell.
    pub medium: Option<Medium>,
    /// The parties changed the medium during the call.
    pub switched: bool,
    /// The kind of contact, where it is another than a call: one that was clicked for, a callback, a chat.
    pub contact: Option<MediaType>,
    /// Who transferred the call to this agent.
    pub transferred_from: Option<Number>,
    /// Why an outbound call failed, in the network's words.
    pub failure: Option<String>,
    /// The agent transferred the call.
    pub transferred: bool,
    /// A third party was in the call.
    pub conference: bool,
    /// The bar sent a message of which all that is certain is that the call changed (trap D1).
    pub changed: bool,
    /// The page was opened anew during the call, and the bar has not spoken of it since.
    pub resumed: bool,
    /// When it began to ring or to be dialled.
    pub began: Moment,
    /// When the parties first spoke.
    pub answered: Option<Moment>,
    pub phase: Phase,
    /// What became of its ring, of the latest if it was offered several times; none if it did not ring at the agent.
    pub rang: Option<RingRecord>,
    /// Time talked in the stretches that are over, milliseconds. Time on hold is not talk time.
    pub talked_ms: u64,
    /// Time on hold in the stretches that are over, milliseconds.
    pub held_ms: u64,
    /// Wrap-up that followed the call, milliseconds, once it is over.
    pub wrap_up_ms: Option<u64>,
    /// What the agent typed about it.
    pub note: Option<Note>,
    /// What came of it, in the enterprise's code.
    pub disposition: Option<String>,
    /// The agent said that nothing is left to be done about it.
    pub wrapped_up: bool,
    /// The agent has promised to call back.
    pub promise: Option<Promise>,
    /// The call whose other party was called back by this one.
    pub calls_back: Option<RecordKey>,
    /// What was said of it earlier, and when.
    pub revisions: Revisions,
    /// Some of the entries that tell of it could not be read.
    pub incomplete: bool,
}

/// Names a call among those of all shifts. Sorts by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// When the call began, epoch milliseconds.
    pub began: u64,
    /// The shift that it belongs to.
    pub shift: u64,
    /// [`Call::key`], which counts the calls of the shift.
    pub call: u64,
}

impl RecordKey {
    pub fn of(shift: u64, call: &Call) -> RecordKey {
        RecordKey { began: call.began.wall, shift, call: call.key }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Inbound,
    Outbound,
    Internal,
    /// The events don't tell.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It rings at the agent.
    Ringing,
    /// The other party is being called.
    Dialling,
    Talking {
        since: Moment,
    },
    Held {
        since: Moment,
    },
    Ended {
        at: Moment,
        outcome: Outcome,
        by: EndedBy,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    Answered,
    /// The agent let it ring.
    Missed,
    /// The agent declined it.
    Rejected,
    /// The other party gave up while it rang at the agent.
    Abandoned,
    /// The other party was called and not reached.
    Failed,
    /// The events don't tell.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndedBy {
    Agent,
    Customer,
    Platform,
    /// The events don't tell.
    Unknown,
}

impl Call {
    /// A call of which nothing more is known.
    pub fn new(key: u64, id: CallId, began: Moment, phase: Phase) -> Call {
        Call {
            key,
            id,
            agent: None,
            direction: Direction::Unknown,
            number: None,
            caller: None,
            called: None,
            queue: None,
            feature: None,
            medium: None,
            switched: false,
            contact: None,
            transferred_from: None,
            failure: None,
            transferred: false,
            conference: false,
            changed: false,
            resumed: false,
            began,
            answered: None,
            phase,
            rang: None,
            talked_ms: 0,
            held_ms: 0,
            wrap_up_ms: None,
            note: None,
            disposition: None,
            wrapped_up: false,
            promise: None,
            calls_back: None,
            revisions: Revisions::default(),
            incomplete: false,
        }
    }

    /// Whether the platform has not told its id.
    pub fn is_local(&self) -> bool {
        self.id.as_str().starts_with("local-")
    }

    pub fn is_live(&self) -> bool {
        !matches!(self.phase, Phase::Ended { .. })
    }

    /// Whether it was up then; a live one as far as its beginning tells.
    pub(super) fn spans(&self, at: Moment) -> bool {
        let ended = self.ended_at().map_or(self.began.mono, |ended| ended.mono);
        (self.began.mono..=ended).contains(&at.mono)
    }

    pub fn ended_at(&self) -> Option<Moment> {
        match self.phase {
            Phase::Ended { at, .. } => Some(at),
            Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => None,
        }
    }

    /// How long it rang or was dialled, up to `now` if it still does, milliseconds.
    pub fn ring_ms(&self, now: Moment) -> u64 {
        self.answered.or(self.ended_at()).unwrap_or(now).since(self.began)
    }

    /// Talk time up to `now`, milliseconds.
    pub fn talk_ms(&self, now: Moment) -> u64 {
        match self.phase {
            Phase::Talking { since } => self.talked_ms + now.since(since),
            Phase::Ringing | Phase::Dialling | Phase::Held { .. } | Phase::Ended { .. } => self.talked_ms,
        }
    }

    /// Time on hold up to `now`, milliseconds.
    pub fn hold_ms(&self, now: Moment) -> u64 {
        match self.phase {
            Phase::Held { since } => self.held_ms + now.since(since),
            Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Ended { .. } => self.held_ms,
        }
    }

    /// A moment of the call, by the wall clock as it went when the call began: one that is set meanwhile contradicts no
    /// duration.
    fn own(&self, at: Moment) -> Moment {
        Moment { wall: self.began.wall.saturating_add(at.since(self.began)), ..at }
    }

    /// Enters `phase`, closing the stretch of talk or hold that was running. The one place where time is booked.
    pub(super) fn enter(&mut self, phase: Phase, now: Moment) {
        self.talked_ms = self.talk_ms(now);
        self.held_ms = self.hold_ms(now);
        self.changed = false;
        let now = self.own(now);
        let phase = match phase {
            Phase::Ringing | Phase::Dialling => phase,
            Phase::Talking { since } => Phase::Talking { since: self.own(since) },
            Phase::Held { since } => Phase::Held { since: self.own(since) },
            Phase::Ended { at, outcome, by } => Phase::Ended { at: self.own(at), outcome, by },
        };
        if matches!(phase, Phase::Talking { .. } | Phase::Held { .. }) {
            self.answered.get_or_insert(now);
        }
        self.phase = phase;
    }
}

/// Something that rings at the agent: a call, or so far only the phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// `None` as long as only the phone is known to ring.
    pub call_id: Option<CallId>,
    pub agent: Option<String>,
    pub direction: Direction,
    pub number: Option<Number>,
    /// What the caller dialled.
    pub called: Option<Number>,
    pub queue: Option<String>,
    pub medium: Option<Medium>,
    pub contact: Option<MediaType>,
    pub transferred_from: Option<Number>,
    pub since: Moment,
    /// Of the event by which it was first known to ring; if it was offered again, since then.
    pub arrival: Arrival,
    /// How many further calls ring at the same time.
    pub others: usize,
    /// A conversation is up, spoken or on hold: this one only waits.
    pub waiting: bool,
}
