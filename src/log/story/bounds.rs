//! Where a call's story begins and ends. Messages that name the call are easy; the phone's and the agent's state name
//! none, and those before and after belong to other calls.

use crate::domain::{Call, Moment, SETTLE_MS};
use crate::protocol::{Kind, Subject};

/// How long before a call its queue may be told of, milliseconds.
const ANNOUNCED_MS: u64 = 10_000;
/// How long before a call the phone and the agent's state may speak of it, milliseconds.
const BEFORE_MS: u64 = 2_000;
/// How long a call that was asked for may take to show itself, milliseconds.
const ASKED_FOR_MS: u64 = 60_000;
/// How long after a call's end messages that name it are looked for, milliseconds. A call whose end was lost is given up
/// long before the bar speaks of it again.
const AFTER_MS: u64 = 3_600_000;
/// How long after a call's end, and its wrap-up, its story is read again with each new entry, milliseconds.
const AFTERMATH_MS: u64 = 60_000;

/// Between which moments the entries of a call lie, in the monotonic milliseconds of its shift; the second is included.
pub fn span(call: &Call) -> (u64, u64) {
    let to = call.ended_at().map(|at| at.mono.saturating_add(AFTER_MS + call.wrap_up_ms.unwrap_or(0)));
    (call.began.mono.saturating_sub(ASKED_FOR_MS), to.unwrap_or(u64::MAX))
}

/// Whether new entries may tell of the call: it is of the open shift, and up or over for a moment only.
pub fn is_live(call: &Call, in_open_shift: bool, now: Moment) -> bool {
    let aftermath = AFTERMATH_MS + call.wrap_up_ms.unwrap_or(0);
    in_open_shift && call.ended_at().is_none_or(|end| now.since(end) <= aftermath)
}

/// Whom an event is about.
#[derive(Clone, Copy, PartialEq)]
pub enum Concern {
    Own,
    /// It names another call.
    Other,
    /// It names none.
    Nameless,
}

pub struct Bounds<'a> {
    call: &'a Call,
    /// After the end: the agent is free, or another call is up. What names no call is about something else.
    freed: bool,
    /// The agent is in the wrap-up that follows the call.
    wrapping: bool,
    /// The id belongs to another row: the call was offered again.
    again: bool,
}

impl Bounds<'_> {
    pub fn new(call: &Call) -> Bounds<'_> {
        Bounds { call, freed: false, wrapping: false, again: false }
    }

    pub fn is_up(&self, at: Moment) -> bool {
        at.mono > self.call.began.mono && self.call.ended_at().is_none_or(|end| at.mono < end.mono)
    }

    /// Whether a message that names the call is this row's.
    pub fn holds(&self, at: Moment) -> bool {
        at.mono >= self.call.began.mono && !self.again
    }

    pub fn may_lead_to(&self, at: Moment) -> bool {
        let began = self.call.began.mono;
        (began.saturating_sub(ASKED_FOR_MS)..=began).contains(&at.mono)
    }

    /// Whether an event belongs to the story. Events come in order.
    pub fn admits(&mut self, at: Moment, kind: Kind, concern: Concern) -> bool {
        let since_end = self.call.ended_at().and_then(|end| at.mono.checked_sub(end.mono)).filter(|ms| *ms > 0);
        match concern {
            Concern::Own if at.mono < self.call.began.mono => {
                kind == Kind::IncomingCallInfo && self.call.began.since(at) <= ANNOUNCED_MS
            }
            Concern::Own => {
                self.again |= since_end.is_some() && is_offer(kind);
                !self.again
            }
            Concern::Other => {
                self.freed |= since_end.is_some();
                false
            }
            Concern::Nameless if at.mono < self.call.began.mono => {
                begins_a_call(kind) && self.call.began.since(at) <= BEFORE_MS
            }
            Concern::Nameless => match since_end {
                None => self.admits_during(at, kind),
                Some(ms) => self.admits_after(ms, kind),
            },
        }
    }

    /// While parties speak, a phone that rings rings for another call.
    fn admits_during(&self, at: Moment, kind: Kind) -> bool {
        let spoken = self.call.answered.is_some_and(|answered| at.since(answered) > SETTLE_MS);
        accompanies(kind) && !(spoken && begins_a_call(kind))
    }

    fn admits_after(&mut self, ms: u64, kind: Kind) -> bool {
        self.freed |= begins_a_call(kind);
        if self.freed || !accompanies(kind) {
            return false;
        }
        let soon = ms <= SETTLE_MS;
        let admitted = soon || (self.wrapping || self.call.wrap_up_ms.is_some()) && kind.is_state_event();
        self.wrapping |= soon && is_wrap_up(kind);
        // The state that follows is told, and is the last to be.
        self.freed |= kind.is_state_event() && !is_wrap_up(kind) && !soon;
        admitted
    }
}

fn is_offer(kind: Kind) -> bool {
    matches!(kind, Kind::Ringing | Kind::AutoAnswer | Kind::IncomingCallInfo)
}

fn is_wrap_up(kind: Kind) -> bool {
    matches!(kind, Kind::Work | Kind::SetWorkSuccess)
}

/// What is heard when a call comes up, whichever that is.
fn begins_a_call(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Busy | Kind::PhoneAlerting | Kind::PhoneOffhook | Kind::LinkagePhoneCallOut | Kind::CustomerAlerting
    ) || is_offer(kind)
}

/// A state in which no call is up any more.
pub fn is_state_after_calls(kind: Kind) -> bool {
    kind.is_state_event() && !matches!(kind, Kind::Busy | Kind::RestTimeout)
}

/// Whether such an event without an id says something of the call that is up.
fn accompanies(kind: Kind) -> bool {
    kind.subject() != Subject::Other && kind != Kind::RestTimeout
}
