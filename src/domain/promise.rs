//! A promise to call somebody back. Why stands in the note of the call in which it was given.

use serde::{Deserialize, Serialize};

/// Times are epoch milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// When the call is due.
    pub due: u64,
    /// When it was promised, or put off, or taken up again after it had been settled.
    pub made: u64,
    /// When the agent said that it is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<u64>,
}
