//! The link to the bar: the handshake that never gives up, and the account of every message.
//!
//! The bar acknowledges nothing. Until its first well-formed message nobody knows whether it heard the
//! subscription, so the subscription is repeated.

use super::clock::Moment;
use crate::backoff::Backoff;
use crate::protocol::{Decoded, Fault, UnknownEvent, Verdict, verdict};
use std::collections::VecDeque;
use std::mem::take;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// Subscribed or about to; nothing heard yet.
    Waiting,
    /// The same for longer than an agent should wait without a word.
    WaitingLong,
    Ready,
    /// A call is open and the bar has said nothing for long.
    Silent,
    /// It was heard, was loaded anew, and has said nothing since.
    Lost,
    /// Another tab holds the bar.
    Elsewhere,
    /// The bar could not be loaded.
    Failed,
}

/// Messages since the page was loaded. `received == applied + unknown + rejected`, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    pub received: u64,
    pub applied: u64,
    pub unknown: u64,
    pub rejected: u64,
    /// Messages from anywhere but our frame.
    pub foreign: u64,
}

/// Between one subscription that nothing followed and the next.
const RETRIES: Backoff = Backoff { first_ms: 1_000, longest_ms: 30_000 };
/// A frame that loads for longer than this is spoken to all the same.
const SLOW_LOAD_MS: u64 = 8_000;
const LONG_WAIT_MS: u64 = 10_000;
/// How long a bar may say nothing during a call before that is shown, unless it is configured.
pub const SILENCE_MS: u64 = 15 * 60_000;
/// How long a bar may say nothing while no call is up before that is shown. It may have nothing to say; nobody can tell.
pub const QUIET_MS: u64 = 10 * 60_000;
/// How many unknown events and faults are kept to be shown.
const KEPT: usize = 20;

#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub state: LinkState,
    pub since: Moment,
    pub counts: Counts,
    /// The latest events that the console doesn't know, oldest first.
    pub unknown: VecDeque<UnknownEvent>,
    /// The latest faults, oldest first.
    pub faults: VecDeque<Fault>,
    pub(super) silence_ms: u64,
    loaded: bool,
    heard: bool,
    frameless: bool,
    /// When the bar last spoke.
    last: Moment,
    /// That is long ago.
    quiet: bool,
    retry: Option<Retry>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Retry {
    at: u64,
    /// The subscriptions so far that nothing followed.
    tries: u32,
}

impl Link {
    pub(super) fn new(now: Moment) -> Link {
        Link {
            state: LinkState::Waiting,
            since: now,
            counts: Counts::default(),
            unknown: VecDeque::new(),
            faults: VecDeque::new(),
            silence_ms: SILENCE_MS,
            loaded: false,
            heard: false,
            frameless: false,
            last: now,
            quiet: false,
            retry: Some(Retry { at: now.mono + SLOW_LOAD_MS, tries: 1 }),
        }
    }

    /// The frame has loaded a document, which knows nothing of an earlier subscription.
    /// A document may speak before it has finished loading; that counts for the first one only.
    pub(super) fn loaded(&mut self, now: Moment) {
        // A frame that is kept from its page loads an empty one in its stead.
        if matches!(self.state, LinkState::Elsewhere | LinkState::Failed) {
            return;
        }
        let spoke_while_loading = !self.loaded && self.heard;
        self.loaded = true;
        self.frameless = false;
        if spoke_while_loading {
            return;
        }
        self.enter(LinkState::Waiting, now);
        self.since = now;
        self.retry = Some(Retry { at: now.mono + RETRIES.after(1), tries: 1 });
    }

    /// Accounts for a message of our frame.
    pub(super) fn received(&mut self, message: &[Decoded], now: Moment) {
        // What another tab's frame said is that tab's to count.
        if self.state == LinkState::Elsewhere {
            return;
        }
        self.counts.received += 1;
        match verdict(message) {
            Verdict::Applied => self.counts.applied += 1,
            Verdict::Unknown => self.counts.unknown += 1,
            Verdict::Rejected => self.counts.rejected += 1,
        }
        for part in message {
            match part {
                Decoded::Event(_) | Decoded::Error(_) => self.hear(now),
                Decoded::Unknown(event) => {
                    keep(&mut self.unknown, event.clone());
                    self.hear(now);
                }
                Decoded::Malformed(fault) => {
                    keep(&mut self.faults, fault.clone());
                    if *fault == Fault::NoEvent {
                        self.hear(now);
                    }
                }
            }
        }
    }

    /// The bar's voice: it is there, and it knows us.
    fn hear(&mut self, now: Moment) {
        self.heard = true;
        self.last = now;
        self.quiet = false;
        self.retry = None;
        self.enter(LinkState::Ready, now);
    }

    /// The account begins anew with the page.
    pub(super) fn opened(&mut self, now: Moment) {
        *self = Link { silence_ms: self.silence_ms, ..Link::new(now) };
    }

    pub(super) fn went_elsewhere(&mut self, now: Moment) {
        self.retry = None;
        self.enter(LinkState::Elsewhere, now);
    }

    /// The frame is made anew in this tab; its bar knows nothing of us.
    pub(super) fn came_here(&mut self, now: Moment) {
        if self.state == LinkState::Elsewhere {
            let counts = self.counts;
            *self = Link { counts, silence_ms: self.silence_ms, ..Link::new(now) };
        }
    }

    pub(super) fn failed(&mut self, now: Moment) {
        if self.state != LinkState::Elsewhere {
            self.retry = None;
            self.enter(LinkState::Failed, now);
        }
    }

    /// Whatever was heard, another bar said it. Nobody waits for the word of one that has no frame yet.
    pub(super) fn begins_anew(&mut self, now: Moment, frameless: bool) {
        if self.state != LinkState::Elsewhere {
            let (unknown, faults) = (take(&mut self.unknown), take(&mut self.faults));
            let (counts, silence_ms) = (self.counts, self.silence_ms);
            *self = Link { counts, unknown, faults, silence_ms, frameless, ..Link::new(now) };
            self.retry.take_if(|_| frameless);
        }
    }

    /// Whether the subscription is to be sent again.
    pub(super) fn handle_timeout(&mut self, now: Moment, in_call: bool) -> bool {
        if self.state == LinkState::Ready && in_call && now.since(self.last) >= self.silence_ms {
            self.enter(LinkState::Silent, now);
        }
        self.quiet |= self.state == LinkState::Ready && !in_call && now.since(self.last) >= QUIET_MS;
        if self.state == LinkState::Waiting && !self.frameless && now.since(self.since) >= LONG_WAIT_MS {
            let state = if self.heard { LinkState::Lost } else { LinkState::WaitingLong };
            self.enter(state, now);
        }
        match self.retry {
            Some(retry) if now.mono >= retry.at => {
                let tries = retry.tries + 1;
                self.retry = Some(Retry { at: now.mono + RETRIES.after(tries), tries });
                true
            }
            _ => false,
        }
    }

    pub(super) fn next_deadline(&self, in_call: bool) -> Option<u64> {
        let limit = match (in_call, self.quiet) {
            (true, _) => Some(self.silence_ms),
            (false, false) => Some(QUIET_MS),
            (false, true) => None,
        };
        let silent = limit.filter(|_| self.state == LinkState::Ready).map(|limit| self.last.mono + limit);
        let waits = self.state == LinkState::Waiting && !self.frameless;
        let long = waits.then_some(self.since.mono + LONG_WAIT_MS);
        [self.retry.map(|retry| retry.at), long, silent].into_iter().flatten().min()
    }

    /// When the bar last spoke, if that is so long ago that it may have stopped.
    pub fn quiet_since(&self) -> Option<Moment> {
        (self.state == LinkState::Ready && self.quiet).then_some(self.last)
    }

    /// The bar's frame has fired `load`.
    pub fn has_loaded(&self) -> bool {
        self.loaded
    }

    fn enter(&mut self, state: LinkState, now: Moment) {
        if self.state != state {
            self.state = state;
            self.since = now;
        }
    }
}

fn keep<T>(list: &mut VecDeque<T>, item: T) {
    if list.len() == KEPT {
        list.pop_front();
    }
    list.push_back(item);
}
