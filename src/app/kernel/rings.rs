//! What became of rings goes into the journal as soon as that has been read and the phone that rang is a call.

use super::Kernel;
use crate::browser::clock::now;
use crate::domain::Proofs;
use crate::journal::EntryKind;
use crate::protocol::CallId;
use crate::ringing::RingSource;
use std::mem::take;

/// A ring of which no call has become known by then was none, milliseconds.
const GIVE_UP_MS: u64 = 10 * 60_000;

/// Something that is known of a ring.
pub(super) struct PendingRing {
    id: Option<CallId>,
    /// When it was received, epoch milliseconds.
    received: u64,
    proofs: Proofs,
}

impl Kernel {
    /// Something more is known of a ring.
    pub fn rang(&mut self, source: RingSource, proofs: Proofs) {
        if let RingSource::Call { id, since } = source {
            self.pending_rings.push(PendingRing { id, received: since.wall, proofs });
            self.journal_rings();
        }
    }

    /// Writes down what is known of rings.
    pub fn journal_rings(&mut self) {
        if self.pending_rings.is_empty() || self.is_reading() {
            return;
        }
        for pending in take(&mut self.pending_rings) {
            let call = self.session.that_rang(pending.id.as_ref(), pending.received).map(|call| call.key);
            if let Some(call) = call.filter(|_| self.leads()) {
                self.journal(EntryKind::Rang(call, pending.proofs));
            } else if self.leads() && now().at.wall.abs_diff(pending.received) < GIVE_UP_MS {
                self.pending_rings.push(pending);
            }
        }
    }
}
