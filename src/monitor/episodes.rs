//! What comes with calls, by their kind: how often each event, and which before which. A stretch from the first sign of a
//! call to the agent's next state is an episode; only one that had a single call counts.

use super::finding::{CallClass, Ending, Finding, Found, Way};
use super::rates::{Pair, Rate, Talked};
use super::rules::ends_calls;
use crate::protocol::Kind;

/// The events that come with calls.
const TRACKED: [Kind; 28] = [
    Kind::Busy,
    Kind::Work,
    Kind::Ready,
    Kind::SetNotReadySuccess,
    Kind::SetRestSuccess,
    Kind::SetWorkSuccess,
    Kind::ForceSetNotReady,
    Kind::ForceReady,
    Kind::Talking,
    Kind::CustomerAlerting,
    Kind::CallOutFail,
    Kind::CallRelease,
    Kind::CustomerRelease,
    Kind::PhoneAlerting,
    Kind::Ringing,
    Kind::AutoAnswer,
    Kind::Hold,
    Kind::NoAnswer,
    Kind::Conference,
    Kind::OutboundDetect,
    Kind::ConnectFail,
    Kind::SuccTransResult,
    Kind::MediaSwith,
    Kind::IncomingCallInfo,
    Kind::PhoneOffhook,
    Kind::PhoneRelease,
    Kind::Record,
    Kind::StopRecordDone,
];

const NONE: u8 = u8::MAX;

/// Where an event stands in [`TRACKED`].
const SLOTS: [u8; Kind::ALL.len()] = {
    let mut slots = [NONE; Kind::ALL.len()];
    let mut slot = 0;
    while slot < TRACKED.len() {
        slots[TRACKED[slot] as usize] = slot as u8;
        slot += 1;
    }
    slots
};

const fn slot(kind: Kind) -> u8 {
    SLOTS[kind as usize]
}

const fn bit(kind: Kind) -> u32 {
    1 << slot(kind)
}

/// The events that a call may begin with. Others come late.
const OPENING: u32 = bit(Kind::Busy)
    | bit(Kind::PhoneAlerting)
    | bit(Kind::PhoneOffhook)
    | bit(Kind::Ringing)
    | bit(Kind::AutoAnswer)
    | bit(Kind::Talking)
    | bit(Kind::CustomerAlerting)
    | bit(Kind::IncomingCallInfo);

/// Events are compared with so many that follow them: what changes places stood together.
const NEAR: usize = 3;

const WAYS: usize = 5;
const ENDINGS: usize = 4;

const PAIRS: usize = TRACKED.len() * TRACKED.len();

#[derive(Clone, Debug)]
struct Episode {
    /// The events that it had, one bit each, and in which order they came first.
    events: u32,
    order: [u8; TRACKED.len()],
    calls: u32,
    way: Way,
    has_other_ways: bool,
    is_over: bool,
    is_closed: bool,
    /// It began before the monitor did, or messages were lost in it.
    is_partial: bool,
    /// It had an event beyond the 16.
    says_more: bool,
}

impl Episode {
    fn new(is_partial: bool) -> Episode {
        Episode {
            events: 0,
            order: [NONE; TRACKED.len()],
            calls: 0,
            way: Way::Untold,
            has_other_ways: false,
            is_over: false,
            is_closed: false,
            is_partial,
            says_more: false,
        }
    }

    fn has(&self, kind: Kind) -> bool {
        self.events & bit(kind) != 0
    }

    fn class(&self) -> CallClass {
        let ending = match () {
            () if self.has(Kind::Talking) => Ending::Talked,
            () if self.has(Kind::NoAnswer) => Ending::NotAnswered,
            () if self.has(Kind::CallOutFail) => Ending::Failed,
            () => Ending::Dropped,
        };
        let is_dialled = self.way == Way::Untold && self.has(Kind::CallOutFail);
        CallClass { way: if is_dialled { Way::Outbound } else { self.way }, ending }
    }
}

/// What an episode with a single call was like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ended {
    pub class: CallClass,
    pub says_more: bool,
    events: u32,
}

impl Ended {
    pub fn has(&self, kind: Kind) -> bool {
        slot(kind) != NONE && self.events & bit(kind) != 0
    }
}

#[derive(Clone, Debug)]
pub(super) struct Episodes {
    current: Option<Episode>,
    is_blind: bool,
    /// The events that ever came with the calls of each kind, one bit each.
    known: [u32; WAYS * ENDINGS],
    rates: Box<[[Rate; TRACKED.len()]]>,
    pairs: Box<[[Pair; PAIRS]]>,
    /// Of each way.
    talked: [Talked; WAYS],
    dropped: [u32; WAYS],
    count: u32,
}

fn class_index(class: CallClass) -> usize {
    class.way as usize * ENDINGS + class.ending as usize
}

impl Episodes {
    pub fn new() -> Episodes {
        Episodes {
            current: None,
            is_blind: true,
            known: [0; WAYS * ENDINGS],
            rates: vec![[Rate::default(); TRACKED.len()]; WAYS * ENDINGS].into(),
            pairs: vec![[Pair::default(); PAIRS]; WAYS].into(),
            talked: [Talked::default(); WAYS],
            dropped: [0; WAYS],
            count: 0,
        }
    }

    pub fn interrupted(&mut self) {
        self.current = None;
        self.is_blind = true;
    }

    pub fn calls(&self) -> u32 {
        self.count
    }

    /// The way of the call at present.
    pub fn way(&self) -> Way {
        self.current.as_ref().map_or(Way::Untold, |current| current.way)
    }

    /// The episode at present had this event.
    pub fn has(&self, kind: Kind) -> bool {
        slot(kind) != NONE && self.current.as_ref().is_some_and(|current| current.has(kind))
    }

    /// Before anything else is made of the event: a new episode may begin with it. Whether one does, and the one before.
    pub fn opens(&mut self, kind: Kind) -> (bool, Option<Ended>) {
        let slot = slot(kind);
        if slot == NONE || OPENING & 1 << slot == 0 {
            return (false, None);
        }
        let begins = match &self.current {
            None => true,
            Some(current) => current.is_closed || current.is_over || kind == Kind::Busy && current.has(kind),
        };
        if !begins {
            return (false, None);
        }
        let ended = self.close();
        self.current = Some(Episode::new(self.is_blind));
        (true, ended)
    }

    /// `is_new` and `is_over` are about calls.
    pub fn sees(&mut self, kind: Kind, way: Option<Way>, is_new: bool, is_over: bool) {
        let Some(current) = &mut self.current else {
            self.is_blind &= !ends_calls(kind) && kind != Kind::InService;
            return;
        };
        let slot = slot(kind);
        let is_state = ends_calls(kind);
        if slot != NONE && !(is_state && current.is_closed) && current.events & 1 << slot == 0 {
            current.order[current.events.count_ones() as usize] = slot;
            current.events |= 1 << slot;
            current.says_more |= !kind.is_documented();
        }
        current.calls += u32::from(is_new);
        if let Some(way) = way {
            current.has_other_ways |= current.way != Way::Untold && current.way != way;
            current.way = way;
        }
        let had_call = current.calls > 0 || current.has(Kind::CallOutFail);
        current.is_over = is_over && had_call;
        if is_state || matches!(kind, Kind::ShutdownService | Kind::InService | Kind::ForceLogout) {
            current.is_closed = true;
            self.is_blind = false;
        }
        // Nobody knows how a call went that the platform ended with the agent's session.
        current.is_partial |= matches!(kind, Kind::ShutdownService | Kind::InService | Kind::ForceLogout);
    }

    fn close(&mut self) -> Option<Ended> {
        let episode = self.current.take()?;
        if episode.is_partial || episode.calls > 1 || episode.has_other_ways || !episode.had_call() {
            return None;
        }
        let class = episode.class();
        self.count = self.count.saturating_add(1);
        self.enter_class(class);
        if class.way != Way::Untold {
            let known = &mut self.known[class_index(class)];
            *known |= episode.events;
            let mut left = *known;
            while left != 0 {
                let slot = left.trailing_zeros() as usize;
                self.rates[class_index(class)][slot].enter(episode.events & 1 << slot != 0);
                left &= left - 1;
            }
            let pairs = &mut self.pairs[class.way as usize];
            let order = &episode.order[..episode.events.count_ones() as usize];
            for (place, first) in order.iter().enumerate() {
                for then in order[place + 1..].iter().take(NEAR) {
                    let (low, high) = (first.min(then), first.max(then));
                    pairs[usize::from(*low) * TRACKED.len() + usize::from(*high)].enter(low == first);
                }
            }
        }
        Some(Ended { class, says_more: episode.says_more, events: episode.events })
    }

    fn enter_class(&mut self, class: CallClass) {
        let way = class.way as usize;
        if class.ending == Ending::Dropped {
            self.dropped[way] = self.dropped[way].saturating_add(1);
            for way in 0..WAYS {
                let dropped = self.dropped_calls(way);
                self.talked[way].is_lost = self.talked[way].is_lost(self.count, dropped);
            }
        }
        if class.ending == Ending::Talked {
            let (calls, dropped) = (self.count, self.dropped_calls(way));
            let talked = &mut self.talked[way];
            (talked.count, talked.calls, talked.dropped) = (talked.count.saturating_add(1), calls, dropped);
        }
    }

    fn dropped_calls(&self, way: usize) -> u32 {
        self.dropped[way].saturating_add(self.dropped[Way::Untold as usize])
    }

    pub fn findings(&self, found: &mut Vec<Found>) {
        for way in [Way::Inbound, Way::Outbound, Way::Internal, Way::Dialler] {
            let talked = self.talked[way as usize];
            if talked.is_lost {
                let calls = CallClass { way, ending: Ending::Talked };
                found.push(Found {
                    finding: Finding::EventGone { event: Kind::Talking, calls },
                    count: self.count - talked.calls,
                });
            }
            for ending in [Ending::Talked, Ending::NotAnswered, Ending::Failed, Ending::Dropped] {
                let calls = CallClass { way, ending };
                for (slot, rate) in self.rates[class_index(calls)].iter().enumerate() {
                    if rate.is_gone {
                        found.push(Found {
                            finding: Finding::EventGone { event: TRACKED[slot], calls },
                            count: rate.run,
                        });
                    }
                }
            }
            for (place, pair) in self.pairs[way as usize].iter().enumerate() {
                let Some(was_forward) = pair.swapped else { continue };
                let (low, high) = (TRACKED[place / TRACKED.len()], TRACKED[place % TRACKED.len()]);
                let (first, then) = if was_forward { (low, high) } else { (high, low) };
                let count = u32::from(if was_forward { pair.backward } else { pair.forward });
                found.push(Found { finding: Finding::OrderSwapped { calls: way, first, then }, count });
            }
        }
    }
}

impl Episode {
    fn had_call(&self) -> bool {
        self.calls > 0 || self.has(Kind::CallOutFail)
    }
}
