//! What a button that calls somebody back will dial, where that is another number than the one that came.

use super::phones::Phones;
use crate::domain::Call;
use crate::numbers::dialable;
use crate::protocol::Number;

/// What is dialled to call the other party; `None` if nothing is.
pub(super) fn to_dial(phones: &Phones, call: &Call) -> Option<Number> {
    call.to_dial(phones.dial_back()).map(|number| Number::new(&number))
}

/// Whether the agent would be surprised by the number that is dialled.
pub(super) fn is_changed(dialled: &Number, received: &Number) -> bool {
    dialled.as_str() != dialable(received.as_str())
}
