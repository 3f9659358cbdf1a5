//! How long what is stored stays.

const DAY_MS: u64 = 86_400_000;

/// Days as they stand in the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// For the records of finished calls.
    pub days: u32,
    /// For the raw entries of past shifts.
    pub raw_days: u32,
}

impl Retention {
    /// Records of calls that began before this go. Those of the `open` shift stay: they would be written again when
    /// its page is loaded again, and counted anew. Epoch milliseconds, as `wall`.
    pub fn records_before(self, wall: u64, open: Option<u64>) -> u64 {
        before(wall, self.days, open)
    }

    /// Raw entries of shifts that began before this go. Those of the `open` shift stay, however long it lasts;
    /// a shift is named by the moment of its first entry.
    pub fn shifts_before(self, wall: u64, open: Option<u64>) -> u64 {
        before(wall, self.raw_days, open)
    }
}

fn before(wall: u64, days: u32, open: Option<u64>) -> u64 {
    let limit = wall.saturating_sub(u64::from(days) * DAY_MS);
    open.map_or(limit, |open| limit.min(open))
}
