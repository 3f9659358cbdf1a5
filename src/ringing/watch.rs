//! Watches what becomes of a ring, and of a test by the agent.

use crate::domain::{Channel, Moment, Proof, Proofs, Ring, Why};
use crate::protocol::CallId;

/// After this time a ring's record is handed out though something is not known yet, milliseconds.
pub const SETTLED_MS: u64 = 1_500;

/// What rang.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RingSource {
    /// A call, or as long as there is no id the phone; with the moment at which it began to ring.
    Call { id: Option<CallId>, since: Moment },
    /// The agent tried out how a call rings.
    Test,
}

impl RingSource {
    pub fn of(ring: &Ring) -> RingSource {
        RingSource::Call { id: ring.call_id.clone(), since: ring.arrival.at }
    }

    /// The same ring may learn its call's id.
    fn is(&self, other: &RingSource) -> bool {
        match (self, other) {
            (RingSource::Call { id: Some(this), .. }, RingSource::Call { id: Some(that), .. }) if this != that => false,
            (RingSource::Call { since: this, .. }, RingSource::Call { since: that, .. }) => this.mono == that.mono,
            (this, that) => this == that,
        }
    }
}

/// A ring that is watched.
#[derive(Clone, Debug, PartialEq)]
pub struct Watched {
    pub source: RingSource,
    /// When the event that told of it came, monotonic milliseconds; all proofs count from here, also those of a page that was
    /// loaded meanwhile.
    pub from: u64,
    pub proofs: Proofs,
    /// What was handed out last.
    told: Option<Proofs>,
}

/// What became of the latest ring or test that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LastRing {
    /// Epoch milliseconds.
    pub wall: u64,
    pub proofs: Proofs,
}

#[derive(Clone, Debug, Default)]
pub struct RingWatch {
    now: Option<Watched>,
    last: Option<LastRing>,
}

impl RingWatch {
    /// What rings at this moment. The record of the ring that is over by that, if there is more to tell of it than was told.
    pub fn follow(&mut self, now: Moment, source: Option<RingSource>) -> Option<(RingSource, Proofs)> {
        if let (Some(watched), Some(source)) = (&mut self.now, &source)
            && watched.source.is(source)
        {
            watched.source = source.clone();
            return None;
        }
        let over = self.now.take().and_then(|mut over| {
            if over.proofs.silenced == Proof::Unknown(Why::Untold) {
                over.proofs.silenced = Proof::Unknown(Why::Unneeded);
            }
            over.tell()
        });
        self.now = source.map(|source| {
            let from = if let RingSource::Call { since, .. } = &source { since.mono } else { now.mono };
            Watched { source, from, proofs: Proofs::default(), told: None }
        });
        over
    }

    pub fn current(&self) -> Option<&Watched> {
        self.now.as_ref()
    }

    /// The channel is known to have worked. Whether that is news.
    pub fn prove(&mut self, now: Moment, channel: Channel) -> bool {
        self.learn(now, channel, Proof::After)
    }

    /// Why the channel is not used, or did not work. A proof stands.
    pub fn rule_out(&mut self, now: Moment, channel: Channel, why: Why) -> bool {
        self.learn(now, channel, |_| Proof::Unknown(why))
    }

    /// The agent wants to hear it no more. Whether that is news.
    pub fn silence(&mut self, now: Moment) -> bool {
        let Some(watched) = &mut self.now else { return false };
        let news = watched.proofs.silenced.after().is_none();
        if news {
            watched.proofs.silenced = Proof::After(watched.age(now));
        }
        news
    }

    /// The record of the ring at hand, once everything about it is known or it has rung for long enough.
    pub fn settled(&mut self, now: Moment) -> Option<(RingSource, Proofs)> {
        let watched = self.now.as_mut()?;
        let untold = Proof::Unknown(Why::Untold);
        let is_known = Channel::ALL.iter().all(|channel| watched.proofs.of(*channel) != untold);
        if is_known || u64::from(watched.age(now)) >= SETTLED_MS { watched.tell() } else { None }
    }

    /// What became of the latest ring or test, once something is known of it.
    pub fn last(&self) -> Option<LastRing> {
        self.last
    }

    fn learn(&mut self, now: Moment, channel: Channel, proof: impl Fn(u32) -> Proof) -> bool {
        let Some(watched) = &mut self.now else { return false };
        let (before, proof) = (watched.proofs.of(channel), proof(watched.age(now)));
        // A reason may change as long as nothing is proved.
        if before.after().is_some() || before == proof {
            return false;
        }
        watched.proofs.set(channel, proof);
        self.last = Some(LastRing { wall: now.wall, proofs: watched.proofs });
        true
    }
}

impl Watched {
    /// For how long it has rung, milliseconds.
    pub fn age(&self, now: Moment) -> u32 {
        u32::try_from(now.mono.saturating_sub(self.from)).unwrap_or(u32::MAX)
    }

    fn tell(&mut self) -> Option<(RingSource, Proofs)> {
        let news = self.told != Some(self.proofs);
        self.told = Some(self.proofs);
        news.then(|| (self.source.clone(), self.proofs))
    }
}
