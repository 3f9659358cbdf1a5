//! What became of rings goes into the journal as soon as that has been read and the phone that rang is a call.

use super::Kernel;
use crate::browser::clock::now;
use crate::domain::Proofs;
use crate::journal::EntryKind;
use crate::protocol::CallId;
use crate::ringing::Rung;
use std::mem::take;

/// A ring of which no call has become known by then was none, milliseconds.
const PATIENCE_MS: u64 = 10 * 60_000;

/// Something that is known of a ring.
pub(super) struct HeldRing {
    id: Option<CallId>,
    /// When it was received, epoch milliseconds.
    received: u64,
    proofs: Proofs,
}

impl Kernel {
    /// Something more is known of a ring.
    pub fn rang(&mut self, rung: Rung, proofs: Proofs) {
        if let Rung::Call { id, since } = rung {
            self.held_rings.push(HeldRing { id, received: since.wall, proofs });
            self.take_up_rings();
        }
    }

    /// Writes down what is known of rings.
    pub fn take_up_rings(&mut self) {
        if self.held_rings.is_empty() || self.is_reading() {
            return;
        }
        for held in take(&mut self.held_rings) {
            let call = self.session.that_rang(held.id.as_ref(), held.received).map(|call| call.key);
            if let Some(call) = call.filter(|_| self.leads()) {
                self.journal(EntryKind::Rang(call, held.proofs));
            } else if self.leads() && now().at.wall.abs_diff(held.received) < PATIENCE_MS {
                self.held_rings.push(held);
            }
        }
    }
}
