//! The days and weeks of the agent's calendar, which only the browser knows.

use super::clock::{midnight, page_time};
use super::language::region;
use crate::log::{Date, Range};
use crate::view::Language;
use js_sys::{Array, Function, Reflect};
use std::ops::RangeInclusive;
use wasm_bindgen::{JsCast, JsValue};

/// What a range comes to at this moment, epoch milliseconds.
pub fn span(range: Range, language: &Language) -> RangeInclusive<u64> {
    let (_, wall) = page_time();
    match range {
        Range::DailyTotals => today(),
        Range::Week => week(wall, language)..=*today().end(),
        Range::All => 0..=u64::MAX,
        Range::Days(from, to) => begin(from, 0)..=begin(to, 1).saturating_sub(1),
    }
}

/// The day at this moment.
pub fn today() -> RangeInclusive<u64> {
    day(page_time().1)
}

/// The day of a moment, epoch milliseconds.
pub fn day(wall: u64) -> RangeInclusive<u64> {
    const NOON_MS: u64 = 12 * 60 * 60 * 1_000;
    let begin = midnight(wall);
    // A day may have 23 hours, or 25.
    begin..=midnight(begin + 3 * NOON_MS) - 1
}

/// When so many days after a day begin, epoch milliseconds.
fn begin(Date { year, month, day }: Date, after: i32) -> u64 {
    let date = js_sys::Date::new_with_year_month_day(year.into(), i32::from(month) - 1, i32::from(day) + after);
    date.get_time().max(0.0) as u64
}

/// When the week of a moment began, epoch milliseconds.
pub fn week(wall: u64, language: &Language) -> u64 {
    let today = js_sys::Date::new(&JsValue::from_f64(midnight(wall) as f64));
    // Counted from 0 for Sunday.
    let passed = (today.get_day() + 7 - first_day(&region(language)) % 7) % 7;
    let (year, month, day) = (today.get_full_year(), today.get_month(), today.get_date());
    js_sys::Date::new_with_year_month_day(year, month as i32, day as i32 - passed as i32).get_time() as u64
}

/// The day with which weeks begin, from 1 for Monday to 7 for Sunday. Monday in a browser that can't say.
fn first_day(tag: &str) -> u32 {
    const MONDAY: u32 = 1;
    let first_day = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let locale: Function = Reflect::get(&intl, &"Locale".into())?.dyn_into()?;
        let locale = Reflect::construct(&locale, &Array::of1(&tag.into()))?;
        let week = match Reflect::get(&locale, &"getWeekInfo".into())?.dyn_into::<Function>() {
            Ok(week_info) => week_info.call0(&locale)?,
            Err(_) => Reflect::get(&locale, &"weekInfo".into())?,
        };
        Reflect::get(&week, &"firstDay".into())
    };
    let first_day: Result<JsValue, JsValue> = first_day();
    first_day.ok().and_then(|day| day.as_f64()).map_or(MONDAY, |day| day as u32)
}
