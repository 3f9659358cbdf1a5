//! The days and weeks of the agent's calendar, which only the browser knows.

use super::clock::midnight;
use super::language::region;
use crate::log::Date;
use crate::picture::Calendar;
use crate::view::Language;
use js_sys::{Array, Function, Reflect};
use std::ops::RangeInclusive;
use wasm_bindgen::{JsCast, JsValue};

/// As the browser has it.
pub const CALENDAR: Calendar = Calendar { midnight, week, begin };

/// The day of a moment, epoch milliseconds.
pub fn day(wall: u64) -> RangeInclusive<u64> {
    CALENDAR.day(wall)
}

/// When so many days after a day begin, epoch milliseconds.
fn begin(Date { year, month, day }: Date, after: i32) -> u64 {
    let date = js_sys::Date::new_with_year_month_day(year.into(), i32::from(month) - 1, i32::from(day) + after);
    date.get_time().max(0.0) as u64
}

/// When the week of a moment began, epoch milliseconds.
fn week(wall: u64, language: &Language) -> u64 {
    let today = js_sys::Date::new(&JsValue::from_f64(midnight(wall) as f64));
    // Counted from 0 for Sunday.
    let passed = (today.get_day() + 7 - first_day(&region(language)) % 7) % 7;
    let (year, month, day) = (today.get_full_year(), today.get_month(), today.get_date());
    js_sys::Date::new_with_year_month_day(year, month as i32, day as i32 - passed as i32).get_time() as u64
}

/// The day with which weeks begin, from 1 for Monday to 7 for Sunday. Monday in a browser that can't say.
pub(super) fn first_day(tag: &str) -> u32 {
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
