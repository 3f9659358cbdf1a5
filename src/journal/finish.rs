//! How a shift is finished whose page died, or was closed, before it had recorded every call.

use super::{Loaded, fold};
use crate::domain::{Call, Dialect, Now};
use std::rc::Rc;

/// The ended calls of a shift that is over at `wall`, epoch milliseconds. Nothing more will be heard of those that were up:
/// they end with the last sign of life. Without an entry nobody knows when that was, and what is on record stands. `dialect`
/// is how the bar is to be understood.
pub fn finish_shift(over: &Loaded, wall: u64, dialect: Dialect) -> Vec<Rc<Call>> {
    let (Some(last), Some(mut session)) = (over.entries.last(), fold(over, dialect)) else { return Vec::new() };
    let passed = wall.saturating_sub(last.now.at.wall);
    session.end(Now { at: last.now.at.plus(passed), ..last.now });
    session.calls().iter().filter(|call| !call.is_live()).cloned().collect()
}
