//! What the list of those who wait says of a person.

/// A person who waits. Times are epoch milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// When the promised call is due.
    pub due: Option<u64>,
    /// How often the person has called and reached nobody.
    pub times: usize,
    /// When the last of these calls began, or the one in which the promise was given.
    pub last: u64,
    /// How often the agent has tried to call since, and when the last attempt began.
    pub tried: Option<(usize, u64)>,
}
