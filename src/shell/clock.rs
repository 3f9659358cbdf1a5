//! The browser's clocks. The only place where they are read.

use crate::domain::{Moment, Now};
use crate::view::Clock;
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// The moment at which an input is handled.
pub fn now() -> Now {
    let at = moment();
    let date = js_sys::Date::new(&JsValue::from_f64(at.wall as f64));
    const MINUTE_MS: f64 = 60_000.0;
    const DAY_MS: f64 = 86_400_000.0;
    let local = at.wall as f64 - date.get_timezone_offset() * MINUTE_MS;
    Now { at, day: (local / DAY_MS).floor() as i32 }
}

/// What the components are given to tell time with.
pub fn view_clock() -> Clock {
    Clock { now: moment }
}

thread_local! {
    /// What the journal's monotonic time is ahead of the page's, milliseconds.
    static AHEAD: Cell<i64> = const { Cell::new(0) };
}

/// Lets the monotonic time go on from an earlier page's, `ahead` milliseconds before this page's own.
pub(super) fn set_ahead(ahead: i64) {
    AHEAD.set(ahead);
}

/// Milliseconds since the page was opened, and epoch milliseconds.
pub(super) fn page_time() -> (u64, u64) {
    let performance = window().performance().expect("every browser that runs WebAssembly has it");
    (performance.now() as u64, js_sys::Date::now() as u64)
}

/// When the page was opened, epoch milliseconds.
pub(super) fn opened_at() -> u64 {
    let (mono, wall) = page_time();
    wall.saturating_sub(mono)
}

fn moment() -> Moment {
    let (mono, wall) = page_time();
    Moment { mono: mono.saturating_add_signed(AHEAD.get()), wall }
}

/// When the local day of an epoch time in milliseconds began, epoch milliseconds.
pub(super) fn midnight(wall: u64) -> u64 {
    let date = js_sys::Date::new(&JsValue::from_f64(wall as f64));
    date.set_hours(0);
    date.set_minutes(0);
    date.set_seconds(0);
    date.set_milliseconds(0) as u64
}

/// An epoch time in milliseconds on the clock on the wall, such as `2026-11-22 16:40:05`.
pub(super) fn local_time(wall: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(wall as f64));
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    let (hours, minutes, seconds) = (date.get_hours(), date.get_minutes(), date.get_seconds());
    format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02}")
}

/// The window that the console runs in.
pub(super) fn window() -> web_sys::Window {
    web_sys::window().expect("the console runs in a window")
}
