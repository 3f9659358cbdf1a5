//! The clocks of another time zone.

use super::calendar::first_day;
use super::language::region;
use crate::log::Date;
use crate::picture::Calendar;
use crate::view::Language;
use js_sys::{Array, Intl::DateTimeFormat, JSON, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// A time zone that the browser knows by its name, or the browser's own.
pub struct Zone {
    format: Option<DateTimeFormat>,
    /// How far local time was ahead of UTC in that quarter of an hour, within which it never changes.
    known: Cell<(u64, i64)>,
}

thread_local! {
    static CHOSEN: RefCell<Option<Rc<Zone>>> = const { RefCell::new(None) };
}

/// That of the zone that was chosen last.
pub const CALENDAR: Calendar = Calendar {
    midnight: |wall| with_chosen(|zone| zone.midnight(wall)),
    week: |wall, language| with_chosen(|zone| zone.week(wall, language)),
    begin: |date, after| with_chosen(|zone| zone.begin(date, after)),
};

/// Lets [`CALENDAR`] be that of this zone.
pub fn choose(zone: Rc<Zone>) {
    CHOSEN.set(Some(zone));
}

fn with_chosen<T>(ask: impl FnOnce(&Zone) -> T) -> T {
    CHOSEN.with_borrow(|chosen| match chosen {
        Some(zone) => ask(zone),
        None => ask(&Zone::own()),
    })
}

const QUARTER_MS: u64 = 900_000;
const DAY_MS: i64 = 86_400_000;

impl Zone {
    /// The zone of that name (IANA); `None` if the browser doesn't know it.
    pub fn named(name: &str) -> Option<Zone> {
        let options: Object =
            JSON::parse(r#"{"hourCycle":"h23","year":"numeric","month":"numeric","day":"numeric","hour":"numeric","minute":"numeric","second":"numeric","calendar":"gregory","numberingSystem":"latn"}"#)
                .ok()?
                .unchecked_into();
        Reflect::set(&options, &"timeZone".into(), &name.into()).ok()?;
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: js_sys::Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
        // A name that is none throws.
        let format = Reflect::construct(&class, &Array::of2(&"en".into(), &options)).ok()?;
        Some(Zone { format: Some(format.unchecked_into()), known: Cell::new((u64::MAX, 0)) })
    }

    /// That of the browser.
    pub fn own() -> Zone {
        Zone { format: None, known: Cell::new((u64::MAX, 0)) }
    }

    /// How far its local time is ahead of UTC at an epoch time in milliseconds, milliseconds.
    pub fn ahead(&self, wall: u64) -> i64 {
        let quarter = wall / QUARTER_MS;
        let (known, ahead) = self.known.get();
        if known == quarter {
            return ahead;
        }
        let ahead = self.ask(quarter * QUARTER_MS).unwrap_or_else(|| own_ahead(wall));
        self.known.set((quarter, ahead));
        ahead
    }

    fn ask(&self, wall: u64) -> Option<i64> {
        let format = self.format.as_ref()?;
        let date = js_sys::Date::new(&JsValue::from_f64(wall as f64));
        let parts = format.format_to_parts(&date);
        let mut local = [0.0; 6];
        for part in parts.iter() {
            let text = |key: &str| Reflect::get(&part, &key.into()).ok().and_then(|value| value.as_string());
            let names = ["year", "month", "day", "hour", "minute", "second"];
            if let Some(place) = text("type").and_then(|kind| names.iter().position(|name| *name == kind)) {
                local[place] = text("value")?.parse().ok()?;
            }
        }
        let [year, month, day, hour, minute, second] = local;
        let utc = js_sys::Date::utc(year, month - 1.0);
        let local = utc as i64 + (day as i64 - 1) * DAY_MS + ((hour * 60.0 + minute) * 60.0 + second) as i64 * 1_000;
        Some(local - wall as i64)
    }

    /// Milliseconds since the local midnight.
    pub fn time_of_day(&self, wall: u64) -> u64 {
        (wall as i64 + self.ahead(wall)).rem_euclid(DAY_MS) as u64
    }

    /// When the local day began, epoch milliseconds.
    pub fn midnight(&self, wall: u64) -> u64 {
        self.begin_of((wall as i64 + self.ahead(wall)).div_euclid(DAY_MS))
    }

    /// When the local week began, epoch milliseconds.
    fn week(&self, wall: u64, language: &Language) -> u64 {
        let today = (wall as i64 + self.ahead(wall)).div_euclid(DAY_MS);
        // Counted from 0 for Sunday; the epoch began on a Thursday.
        let weekday = (today + 4).rem_euclid(7) as u32;
        let passed = (weekday + 7 - first_day(&region(language)) % 7) % 7;
        self.begin_of(today - i64::from(passed))
    }

    /// When so many days after a day begin, epoch milliseconds.
    fn begin(&self, Date { year, month, day }: Date, after: i32) -> u64 {
        let month = js_sys::Date::utc(year.into(), f64::from(month) - 1.0) as i64;
        self.begin_of(month.div_euclid(DAY_MS) + i64::from(day) - 1 + i64::from(after))
    }

    /// When a local day, counted since 1970-01-01, began.
    fn begin_of(&self, day: i64) -> u64 {
        let guess = day * DAY_MS - self.ahead((day * DAY_MS).max(0) as u64);
        (day * DAY_MS - self.ahead(guess.max(0) as u64)).max(0) as u64
    }

    /// The epoch time at which the browser's own clocks show what those of the zone show at `wall`.
    pub fn on_own_clocks(&self, wall: u64) -> u64 {
        let local = wall as i64 + self.ahead(wall);
        let guess = local - own_ahead(wall);
        (local - own_ahead(guess.max(0) as u64)).max(0) as u64
    }
}

fn own_ahead(wall: u64) -> i64 {
    const MINUTE_MS: f64 = 60_000.0;
    (-js_sys::Date::new(&JsValue::from_f64(wall as f64)).get_timezone_offset() * MINUTE_MS) as i64
}
