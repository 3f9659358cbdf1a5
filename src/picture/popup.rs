//! A call that rings.

use super::lookup::Picture;
use crate::domain::{Ring, Session};
use crate::journal::Role;
use crate::view::IncomingCallPopupProps;
use yew::Callback;

/// One tab rings, and that is the one with the bar.
pub fn what_rings(session: &Session, role: Role) -> Option<Ring> {
    session.ring().filter(|_| role == Role::Leader)
}

impl Picture<'_> {
    /// What is said of a call that rings. Where the bar is, and what can be done, is not looked up here.
    pub fn popup(&self) -> Option<IncomingCallPopupProps> {
        let ring = what_rings(self.session, self.role)?;
        let number = ring.number.as_ref();
        let promise = self.session.ringing_call().and_then(|call| call.promise);
        Some(IncomingCallPopupProps {
            known: self.known_of_ring(&ring),
            more_known: self.more_is_known(number),
            promise: promise.filter(|promise| promise.kept.is_none()),
            contact: number.and_then(|number| self.people?.contact(number)),
            ring: self.masking.ring(ring),
            silenced: false,
            bar: None,
            beside_page: false,
            compact: false,
            on_unlock: Callback::noop(),
            on_open: Callback::noop(),
            on_promise: None,
            on_pop: None,
            on_silence: None,
        })
    }
}
