//! The browser's clocks. The only place where they are read.

use crate::domain::{Moment, Now, PlatformTimes, Reading, ShiftClock, Step};
use crate::view::Clock;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Performance;
use yew::Callback;

/// The moment at which an input is handled.
pub fn now() -> Now {
    read();
    let at = CLOCK.with_borrow(ShiftClock::moment);
    const DAY_MS: f64 = 86_400_000.0;
    let local = at.wall as f64 - behind(at.wall);
    Now { at, day: (local / DAY_MS).floor() as i32 }
}

/// How far local time is behind UTC at an epoch time in milliseconds, milliseconds. Asked once a second: it says the same
/// for months, and takes longer to find than all other times.
fn behind(wall: u64) -> f64 {
    thread_local! {
        static KNOWN: Cell<(u64, f64)> = const { Cell::new((0, 0.0)) };
    }
    const MINUTE_MS: f64 = 60_000.0;
    let (second, known) = KNOWN.get();
    if second == wall / 1_000 {
        return known;
    }
    let behind = js_sys::Date::new(&JsValue::from_f64(wall as f64)).get_timezone_offset() * MINUTE_MS;
    KNOWN.set((wall / 1_000, behind));
    behind
}

/// What the components are given to tell time with.
pub fn view_clock() -> Clock {
    Clock::of_the_page(shown)
}

thread_local! {
    static CLOCK: RefCell<ShiftClock> = RefCell::default();
    /// Whom to tell of steps.
    static ON_STEP: RefCell<Callback<Step>> = RefCell::default();
}

/// The moment as it is shown.
pub fn shown() -> Moment {
    read();
    CLOCK.with_borrow(ShiftClock::shown)
}

/// Puts the monotonic time forward by so many milliseconds, to go on from an earlier page's.
pub fn put_ahead(ms: i64) {
    CLOCK.with_borrow_mut(|clock| clock.put_ahead(ms));
}

/// Goes by the clock of the tab that leads, which has told of something at that moment.
pub fn follow(told: Moment) {
    read();
    CLOCK.with_borrow_mut(|clock| clock.follow(told));
}

/// Has `callback` told of steps that the clocks make, soon after.
pub fn on_step(callback: Callback<Step>) {
    ON_STEP.set(callback);
}

/// Nobody knows yet whether a step of the wall clock is time that has passed.
pub fn is_in_doubt() -> bool {
    CLOCK.with_borrow(ShiftClock::is_in_doubt)
}

/// Decides that; see [`ShiftClock::decide`].
pub fn decide(times: &PlatformTimes, generated: Option<u64>) {
    CLOCK.with_borrow_mut(|clock| clock.decide(times, generated));
}

fn read() {
    let (ran, wall) = page_time();
    if let Some(step) = CLOCK.with_borrow_mut(|clock| clock.read(Reading { ran, wall })) {
        let callback = ON_STEP.with_borrow(Callback::clone);
        // Whoever read the clock may hold what the callback needs.
        spawn_local(async move { callback.emit(step) });
    }
}

/// Milliseconds since the page was opened, and epoch milliseconds; both put forward as the simulated bar's are.
pub fn page_time() -> (u64, u64) {
    thread_local! {
        static PERFORMANCE: Performance =
            window().performance().expect("every browser that runs WebAssembly has it");
    }
    let forward = FORWARD.get();
    (PERFORMANCE.with(Performance::now) as u64 + forward, js_sys::Date::now() as u64 + forward)
}

thread_local! {
    /// How far the simulated bar has put the clocks forward, milliseconds.
    static FORWARD: Cell<u64> = const { Cell::new(0) };
    static FAST_MOTION: Cell<bool> = const { Cell::new(false) };
}

/// Puts both clocks forward with the simulated bar's; no milliseconds end the fast motion.
pub fn put_forward(ms: u64) {
    FORWARD.set(FORWARD.get().saturating_add(ms));
    FAST_MOTION.set(ms > 0);
}

/// The simulated bar plays in fast motion.
pub fn is_fast_motion() -> bool {
    FAST_MOTION.get()
}

/// When the page was opened, epoch milliseconds.
pub fn opened_at() -> u64 {
    let (mono, wall) = page_time();
    wall.saturating_sub(mono)
}

/// When the local day of an epoch time in milliseconds began, epoch milliseconds.
pub fn midnight(wall: u64) -> u64 {
    let date = js_sys::Date::new(&JsValue::from_f64(wall as f64));
    date.set_hours(0);
    date.set_minutes(0);
    date.set_seconds(0);
    date.set_milliseconds(0) as u64
}

/// An epoch time in milliseconds on the clock on the wall, such as `2026-11-22 16:40:05`.
pub fn local_time(wall: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(wall as f64));
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    let (hours, minutes, seconds) = (date.get_hours(), date.get_minutes(), date.get_seconds());
    format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02}")
}

/// The window that the console runs in.
pub fn window() -> web_sys::Window {
    thread_local! {
        static WINDOW: web_sys::Window = web_sys::window().expect("the console runs in a window");
    }
    WINDOW.with(Clone::clone)
}
