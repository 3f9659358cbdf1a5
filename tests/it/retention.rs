//! What is surely old goes, and nothing else, whatever the clock does.

use agent_console::journal::{Ageing, Retention};
use std::collections::BTreeSet;

const DAY: u64 = 86_400_000;
/// Nine in the morning of some day.
const NINE: u64 = 20_000 * DAY;
const KEEP: Retention = Retention { days: 90, raw_days: 7 };

/// A browser's storage: shifts with their raw entries, and a record of each.
#[derive(Default)]
struct Desk {
    ageing: Ageing,
    shifts: BTreeSet<u64>,
    records: BTreeSet<u64>,
}

impl Desk {
    /// A release that kept no account of time has worked here, every day from one to another.
    fn of_an_earlier_release(days: std::ops::RangeInclusive<u64>) -> Desk {
        let shifts: BTreeSet<u64> = days.map(|day| NINE + day * DAY).collect();
        Desk { records: shifts.clone(), shifts, ..Desk::default() }
    }

    /// A shift begins by the clock at `wall`, and the console looks what may go.
    fn start(&mut self, wall: u64) {
        let newest = self.shifts.last().copied();
        self.shifts.insert(wall);
        self.records.insert(wall);
        self.look(wall, wall, newest);
    }

    /// It looks again, in the same shift.
    fn look(&mut self, wall: u64, open: u64, newest: Option<u64>) {
        let text = serde_json::to_string(&self.ageing).expect("JSON");
        self.ageing = serde_json::from_str(&text).expect("what was written");
        let believed = self.ageing.look(wall, KEEP, Some(open), newest);
        let ageing = &self.ageing;
        if believed {
            self.shifts.retain(|shift| *shift == open || !ageing.is_shift_over(*shift, wall, KEEP));
            self.records.retain(|shift| *shift == open || !ageing.is_record_over(*shift, *shift, wall, KEEP));
        }
        self.ageing.tidy(wall, KEEP, Some(open));
    }

    fn work(&mut self, days: std::ops::RangeInclusive<u64>) {
        days.for_each(|day| self.start(NINE + day * DAY));
    }

    /// The days of the shifts that have records, and the days of those with raw entries.
    fn left(&self) -> (Vec<i64>, Vec<i64>) {
        let days = |shifts: &BTreeSet<u64>| {
            shifts
                .iter()
                .map(|shift| (shift.cast_signed() - NINE.cast_signed()).div_euclid(DAY.cast_signed()))
                .collect()
        };
        (days(&self.records), days(&self.shifts))
    }
}

fn days(days: std::ops::RangeInclusive<i64>) -> Vec<i64> {
    days.collect()
}

#[test]
fn what_is_older_than_its_days_goes_day_by_day() {
    let mut desk = Desk::default();
    desk.work(0..=200);
    assert_eq!(desk.left(), (days(111..=200), days(194..=200)));
}

#[test]
fn a_desk_that_is_used_once_a_week_is_pruned_as_well() {
    let mut desk = Desk::default();
    (0..60).for_each(|week| desk.start(NINE + week * 7 * DAY));
    let (records, shifts) = desk.left();
    // What may go after a jump of the clock goes a start later.
    assert!((13..=15).contains(&records.len()), "{records:?}");
    assert!((1..=3).contains(&shifts.len()), "{shifts:?}");
}

#[test]
fn what_an_earlier_release_has_left_goes_by_the_clock() {
    let mut desk = Desk::of_an_earlier_release(0..=100);
    desk.start(NINE + 101 * DAY);
    assert_eq!(desk.left(), (days(12..=101), days(95..=101)));
    let mut ahead = Desk::of_an_earlier_release(0..=100);
    ahead.start(NINE + 501 * DAY);
    assert_eq!(ahead.left().0.len(), 102, "nothing goes at a start that is 400 days after the last");
}

#[test]
fn a_clock_that_is_years_back_for_a_session_deletes_nothing_then_or_later() {
    let mut desk = Desk::default();
    desk.work(0..=99);
    let (records, shifts) = desk.left();
    let back = NINE + 100 * DAY - 400 * DAY;
    desk.start(back);
    // A long session.
    (1..=20).for_each(|hour| desk.look(back + hour * DAY / 24, back, None));
    assert_eq!(desk.left().0.len(), records.len() + 1);
    assert_eq!(desk.left().1.len(), shifts.len() + 1);
    desk.work(101..=104);
    assert!(desk.records.contains(&back) && desk.shifts.contains(&back), "it is a few days old");
    desk.work(105..=120);
    assert!(desk.records.contains(&back) && !desk.shifts.contains(&back), "raw entries are kept for seven days");
    desk.work(121..=200);
    assert!(!desk.records.contains(&back), "records for ninety");
    assert_eq!(desk.left(), (days(111..=200), days(194..=200)));
}

#[test]
fn a_clock_that_is_years_ahead_for_a_session_deletes_nothing() {
    let mut desk = Desk::default();
    desk.work(0..=99);
    let (records, shifts) = desk.left();
    let ahead = NINE + 500 * DAY;
    desk.start(ahead);
    (1..=11).for_each(|hour| desk.look(ahead + hour * DAY / 24, ahead, None));
    assert_eq!(desk.left().0.len(), records.len() + 1);
    assert_eq!(desk.left().1.len(), shifts.len() + 1);
    desk.work(101..=150);
    let (mut records, shifts) = (days(61..=150), days(144..=150));
    records.retain(|day| *day != 100);
    records.push(500);
    assert_eq!(desk.left(), (records, shifts));
}

#[test]
fn a_desk_that_nobody_used_for_a_year_is_pruned_at_the_second_start() {
    let mut desk = Desk::default();
    desk.work(0..=99);
    desk.work(465..=465);
    assert_eq!(desk.left().0.len(), 91, "nothing tells that from a clock that is wrong");
    desk.work(466..=466);
    assert_eq!(desk.left(), (days(465..=466), days(465..=466)));
}

#[test]
fn a_clock_that_leaps_to_and_fro_never_deletes_what_is_young() {
    for leap in [1_000, 100, 32] {
        let mut desk = Desk::default();
        desk.work(0..=9);
        for day in 10..90 {
            let wall = NINE + day * DAY;
            desk.start(match day % 4 {
                0 => wall - leap * DAY - 1,
                1 => wall + leap * DAY + 1,
                _ => wall,
            });
        }
        assert_eq!(desk.records.len(), 90, "{leap} days");
    }
}

#[test]
fn no_days_at_all_leave_the_open_shift() {
    let nothing = Retention { days: 0, raw_days: 0 };
    let mut ageing = Ageing::default();
    assert!(ageing.look(NINE, nothing, Some(NINE), Some(NINE - DAY)));
    assert!(ageing.is_shift_over(NINE - DAY, NINE, nothing));
    assert!(ageing.is_record_over(NINE - DAY, NINE - DAY, NINE, nothing));
    // The longest that can be configured, and a clock near the epoch.
    let longest = Retention { days: u32::MAX, raw_days: u32::MAX };
    assert!(!ageing.is_record_over(1, 1, NINE, longest));
    assert!(!Ageing::default().is_shift_over(5, 10, KEEP));
}
