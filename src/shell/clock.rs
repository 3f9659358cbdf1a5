//! The browser's clocks. The only place where they are read.

use crate::domain::{Moment, Now};
use crate::view::Clock;
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
    Clock { now: moment, time_of_day }
}

fn moment() -> Moment {
    let performance = window().performance().expect("every browser that runs WebAssembly has it");
    Moment { mono: performance.now() as u64, wall: js_sys::Date::now() as u64 }
}

fn time_of_day(wall: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(wall as f64));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// The window that the console runs in.
pub(super) fn window() -> web_sys::Window {
    web_sys::window().expect("the console runs in a window")
}
