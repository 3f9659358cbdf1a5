//! Which number may be redacted now.

use super::Redaction;
use crate::domain::{Dial, Session};
use crate::protocol::Number;

/// Why a number can't be redacted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedactionRefusal {
    /// It has no digits to speak of, or is redacted already.
    NoNumber,
    /// Another tab leads, and writes.
    Elsewhere,
    /// It is the agent's own.
    Own,
    /// A call with it is up, rings or is being dialled: it would be written down again.
    Live,
    /// The journal can't be written now, or has not been read.
    Unkept,
}

/// What takes the number out of all that is stored, if that may happen now. `leads` says that this tab has the bar, `kept`
/// that it has read the journal and can write it; for `tag` see [`Redaction::new`].
pub fn may_redact(
    number: &Number,
    tag: u32,
    session: &Session,
    leads: bool,
    kept: bool,
) -> Result<Redaction, RedactionRefusal> {
    let redaction = Redaction::new(number, tag).ok_or(RedactionRefusal::NoNumber)?;
    let is_own = || session.agent().work_no.as_deref().is_some_and(|own| redaction.is_in(&Number::new(own)));
    let is_live = || {
        let ringing = session.ring().and_then(|ring| ring.number);
        let dialled = match session.dial() {
            Dial::Requested { number, .. } => Some(number),
            Dial::Idle | Dial::Failed { .. } => None,
        };
        let live = session.live_calls().flat_map(|call| [&call.number, &call.caller, &call.called]).flatten();
        live.chain(&ringing).chain(dialled).any(|number| redaction.is_in(number))
    };
    if !leads {
        Err(RedactionRefusal::Elsewhere)
    } else if is_own() {
        Err(RedactionRefusal::Own)
    } else if is_live() {
        Err(RedactionRefusal::Live)
    } else if !kept {
        Err(RedactionRefusal::Unkept)
    } else {
        Ok(redaction)
    }
}
