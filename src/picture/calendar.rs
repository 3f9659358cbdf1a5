//! The days of the agent's calendar. Which day it is where, only the browser knows.

use crate::log::{Date, Range};
use crate::view::Language;
use std::ops::RangeInclusive;

/// What the browser tells. Epoch milliseconds.
#[derive(Clone, Copy)]
pub struct Calendar {
    /// When the day of a moment began.
    pub midnight: fn(u64) -> u64,
    /// When the week of a moment began, where this language is spoken.
    pub week: fn(u64, &Language) -> u64,
    /// When so many days after a day begin.
    pub begin: fn(Date, i32) -> u64,
}

impl Calendar {
    /// The day of a moment.
    pub fn day(self, wall: u64) -> RangeInclusive<u64> {
        const NOON_MS: u64 = 12 * 60 * 60 * 1_000;
        let begin = (self.midnight)(wall);
        // A day may have 23 hours, or 25.
        begin..=(self.midnight)(begin + 3 * NOON_MS) - 1
    }

    /// What a range comes to at a moment.
    pub fn span(self, range: Range, wall: u64, language: &Language) -> RangeInclusive<u64> {
        match range {
            Range::DailyTotals => self.day(wall),
            Range::Week => (self.week)(wall, language)..=*self.day(wall).end(),
            Range::All => 0..=u64::MAX,
            Range::Days(from, to) => (self.begin)(from, 0)..=(self.begin)(to, 1).saturating_sub(1),
        }
    }
}
