//! When one shift ends and the next begins, and how its clock goes on over a page that is loaded again.

use crate::domain::Moment;

/// So long without an entry, and the shift is over.
pub const SHIFT_GAP_MS: u64 = 6 * 60 * 60 * 1_000;

/// Whether what happens at `wall`, epoch milliseconds, belongs to another shift than the entry at `last`, which may be one of
/// the future: the clock was ahead then.
pub fn is_new_shift(last: Moment, wall: u64) -> bool {
    wall.abs_diff(last.wall) >= SHIFT_GAP_MS
}

/// The same in a page that has been open since, whose monotonic clock tells how much time has passed in truth.
pub(super) fn is_new_shift_in_open_page(last: Moment, now: Moment) -> bool {
    now.since(last) >= SHIFT_GAP_MS || (last.wall > now.wall && is_new_shift(last, now.wall))
}

/// What to add to the page's own monotonic clock, `page_mono` at this moment, so that the journal's monotonic
/// time goes on from its last entry by what the wall clock says has passed. A wall clock that was set back
/// says that nothing has passed. Less than zero if the page is older than the journal. Milliseconds.
pub fn resume_clock(last: Option<Moment>, page_mono: u64, wall: u64) -> i64 {
    let Some(last) = last else { return 0 };
    let passed = wall.saturating_sub(last.wall);
    let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
    signed(last.mono.saturating_add(passed)).saturating_sub(signed(page_mono))
}
