//! What comes with calls, by their kind: how often each event, and which before which. A stretch from the first sign of a
//! call to the agent's next state is an episode; only one that had a single call counts.

use super::finding::{CallClass, Ending, Finding, Found, Way};
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

/// An event is known to come with a kind of calls once it came with this many of them.
const KNOWN: u32 = 10;
/// It is gone once it came with none of so many. Forty after 97 of a hundred would be surer, but a drift is to be found within
/// thirty calls that it touches, and calls beside others don't count here: with 12 after 97 one in a hundred drifts was missed.
const GONE: u32 = 10;
/// In so many of a hundred calls it came before.
const USUAL: u32 = 90;
/// The same for the order of two events.
const SWAPPED: u32 = 8;
/// Events are compared with so many that follow them: what changes places stood together.
const NEAR: usize = 3;
/// So many calls of a kind must be missing before the kind counts as gone.
const LOST: f32 = 12.0;

const WAYS: usize = 5;
const ENDINGS: usize = 4;

#[derive(Clone, Copy, Debug, Default)]
struct Rate {
    present: u32,
    absent: u32,
    /// Absent in a row.
    run: u32,
    is_gone: bool,
}

impl Rate {
    fn enter(&mut self, is_present: bool) {
        if is_present {
            self.present = self.present.saturating_add(1);
            self.run = 0;
        } else {
            self.absent = self.absent.saturating_add(1);
            self.run = self.run.saturating_add(1);
            let before = self.absent - self.run;
            self.is_gone |= self.run >= GONE && self.present >= KNOWN && before * USUAL <= self.present * (100 - USUAL);
        }
    }
}

/// How often the first of two events came first, and then the other.
#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    forward: u16,
    backward: u16,
    /// The latest, in a row, that were like each other.
    run: u16,
    was_forward: bool,
    /// What was usual, if it was left.
    swapped: Option<bool>,
}

impl Pair {
    fn enter(&mut self, is_forward: bool) {
        self.run = if is_forward == self.was_forward { self.run.saturating_add(1) } else { 1 };
        self.was_forward = is_forward;
        let (same, other) = match is_forward {
            true => (&mut self.forward, self.backward),
            false => (&mut self.backward, self.forward),
        };
        *same = same.saturating_add(1);
        let before = u32::from(*same - self.run.min(*same));
        if u32::from(self.run) >= SWAPPED && u32::from(other) >= KNOWN && before * 20 <= u32::from(other) {
            self.swapped.get_or_insert(!is_forward);
        }
    }
}

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

/// The calls of one way that were talked. Without the event for that they look like dropped ones, and often like calls of
/// nobody knows which way.
#[derive(Clone, Copy, Debug, Default)]
struct Talked {
    count: u32,
    /// At the latest: how many calls there had been, and how many of them were dropped.
    calls: u32,
    dropped: u32,
    is_lost: bool,
}

impl Talked {
    /// The same now. That agents do other work is no loss; dropped calls take the place of those that are lost.
    fn is_lost(&self, calls: u32, dropped: u32) -> bool {
        if self.count < KNOWN || self.is_lost {
            return self.is_lost;
        }
        let (count, before, since) = (self.count as f32, self.calls.max(1) as f32, (calls - self.calls) as f32);
        let expected = count / before * since;
        let more = (dropped - self.dropped) as f32 - self.dropped as f32 / before * since;
        expected >= LOST && more >= expected / 2.0
    }
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
