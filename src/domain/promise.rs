//! A promise to call somebody back. Why stands in the note of the call in which it was given.

/// Times are epoch milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// When the call is due.
    pub due: u64,
    /// When it was promised, or put off, or taken up again after it had been settled.
    pub made: u64,
    /// When the agent said that it is settled.
    pub kept: Option<u64>,
}
