//! How the browser writes numbers and times in a language. Its formatters cost much to make and little to use, so
//! each is made once a language, when something is to be written with it.
//!
//! Metrics are European ones in every language: the numbers of phones and the bar's own figures are, and two
//! systems in one row could not be compared at a glance. Times of day count to 24, as they do in the bar. They and
//! durations are the same in every language, and needed at once: the first formatter of times takes a slow machine 70 ms.

use super::clock::midnight;
use crate::log::Collation;
use crate::view::{Formatter, Language, Locale, Plural, duration};
use js_sys::Intl::{Collator, DateTimeFormat, NumberFormat, PluralRules};
use js_sys::{Array, Date, Function, JSON, Object};
use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use wasm_bindgen::{JsCast, JsValue};

/// The writing of a language. Where the browser's user has named a region with it, as Mexico in `es-MX`, it is that
/// region's.
pub fn locale(language: &Language) -> Locale {
    Locale::new(Browser::new(super::language::region(language)))
}

/// The order of names in a language.
pub fn collation(language: &Language) -> Collation {
    let tag = super::language::region(language);
    let compare = Collator::new(&Array::of1(&tag.into()), &Object::new()).compare();
    Collation::new(language.tag, move |one, other| {
        let order = compare.call2(&JsValue::UNDEFINED, &one.into(), &other.into());
        let order = order.ok().and_then(|order| order.as_f64()).unwrap_or_default();
        order.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    })
}

const DAY_MS: u64 = 86_400_000;

struct Browser {
    tag: String,
    number: OnceCell<Function>,
    percent: OnceCell<Function>,
    date: OnceCell<Function>,
    short_date: OnceCell<Function>,
    short_date_of_year: OnceCell<Function>,
    day: OnceCell<Function>,
    day_of_year: OnceCell<Function>,
    weekday: OnceCell<Function>,
    plural: OnceCell<PluralRules>,
    /// The forms of the first numbers: a page asks for the same ones with every drawing, and each question costs a slow
    /// machine a millisecond.
    plurals: RefCell<[Option<Plural>; 128]>,
}

impl Browser {
    fn new(tag: String) -> Browser {
        Browser {
            tag,
            number: OnceCell::new(),
            percent: OnceCell::new(),
            date: OnceCell::new(),
            short_date: OnceCell::new(),
            short_date_of_year: OnceCell::new(),
            day: OnceCell::new(),
            day_of_year: OnceCell::new(),
            weekday: OnceCell::new(),
            plural: OnceCell::new(),
            plurals: RefCell::new([None; 128]),
        }
    }

    fn plural_by_rules(&self, number: u64) -> Plural {
        let rules = self.plural.get_or_init(|| PluralRules::new(&self.locales(), &Object::new()));
        match String::from(rules.select(number as f64)).as_str() {
            "zero" => Plural::Zero,
            "one" => Plural::One,
            "two" => Plural::Two,
            "few" => Plural::Few,
            "many" => Plural::Many,
            _ => Plural::Other,
        }
    }

    fn locales(&self) -> Array {
        Array::of1(&self.tag.as_str().into())
    }
}

/// The options of a formatter.
fn options<T: JsCast>(json: &str) -> T {
    JSON::parse(json).expect("it is JSON").unchecked_into()
}

fn number(locales: &Array) -> Function {
    NumberFormat::new(locales, &options(r#"{"numberingSystem": "latn"}"#)).format()
}

fn percent(locales: &Array) -> Function {
    NumberFormat::new(locales, &options(r#"{"numberingSystem": "latn", "style": "percent"}"#)).format()
}

/// `wanted` are the parts of a date.
fn date(locales: &Array, wanted: &str) -> Function {
    let options = format!(r#"{{"numberingSystem": "latn", "calendar": "gregory", {wanted}}}"#);
    DateTimeFormat::new(locales, &self::options(&options)).format()
}

fn weekday(locales: &Array) -> Function {
    DateTimeFormat::new(locales, &options(r#"{"calendar": "gregory", "weekday": "short"}"#)).format()
}

fn is_year_of(wall: u64, now: u64) -> bool {
    local(wall).get_full_year() == local(now).get_full_year()
}

fn local(wall: u64) -> Date {
    Date::new(&JsValue::from_f64(wall as f64))
}

/// The sign before decimals that a language and region have; spreadsheets separate columns by it.
pub fn decimal(tag: &str) -> char {
    let text = write(&number(&Array::of1(&tag.into())), 1.5);
    text.chars().find(|c| !c.is_numeric()).unwrap_or('.')
}

fn write(format: &Function, value: f64) -> String {
    let text = format.call1(&JsValue::UNDEFINED, &value.into()).expect("a finite number can be written");
    text.as_string().expect("formatters answer in text")
}

impl Formatter for Browser {
    fn number(&self, figure: u64) -> String {
        if figure < 1_000 {
            // No language groups these.
            return figure.to_string();
        }
        write(self.number.get_or_init(|| number(&self.locales())), figure as f64)
    }

    fn plural(&self, number: u64) -> Plural {
        let known = usize::try_from(number).ok().filter(|place| *place < 128);
        if let Some(plural) = known.and_then(|place| self.plurals.borrow()[place]) {
            return plural;
        }
        let plural = self.plural_by_rules(number);
        if let Some(place) = known {
            self.plurals.borrow_mut()[place] = Some(plural);
        }
        plural
    }

    fn percent(&self, share: f64) -> String {
        write(self.percent.get_or_init(|| percent(&self.locales())), share)
    }

    fn duration(&self, ms: u64) -> String {
        duration(ms)
    }

    fn time_of_day(&self, wall: u64) -> String {
        let date = local(wall);
        format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
    }

    fn date(&self, wall: u64) -> String {
        let wanted = r#""day": "numeric", "month": "short", "year": "numeric""#;
        write(self.date.get_or_init(|| date(&self.locales(), wanted)), wall as f64)
    }

    fn short_date(&self, wall: u64, now: u64) -> String {
        let (format, wanted) = if is_year_of(wall, now) {
            (&self.short_date, r#""day": "numeric", "month": "short""#)
        } else {
            (&self.short_date_of_year, r#""day": "2-digit", "month": "2-digit", "year": "2-digit""#)
        };
        write(format.get_or_init(|| date(&self.locales(), wanted)), wall as f64)
    }

    fn day(&self, wall: u64, now: u64) -> String {
        let (format, wanted) = if is_year_of(wall, now) {
            (&self.day, r#""weekday": "long", "day": "numeric", "month": "long""#)
        } else {
            (&self.day_of_year, r#""dateStyle": "full""#)
        };
        write(format.get_or_init(|| date(&self.locales(), wanted)), wall as f64)
    }

    fn when(&self, wall: u64, now: u64) -> String {
        let (there, here) = (midnight(wall), midnight(now));
        let time = self.time_of_day(wall);
        if there == here {
            return time;
        }
        // Any further, and the same weekday comes again.
        let is_near = there.abs_diff(here) < 6 * DAY_MS + DAY_MS / 2;
        if !is_near {
            return self.date(wall);
        }
        format!("{} {time}", write(self.weekday.get_or_init(|| weekday(&self.locales())), wall as f64))
    }

    fn tomorrow_at(&self, now: u64, hour: u8) -> u64 {
        let today = local(now);
        let (year, month, day) = (today.get_full_year(), today.get_month() as i32, today.get_date() as i32 + 1);
        Date::new_with_year_month_day_hr(year, month, day, hour.into()).get_time() as u64
    }

    fn local_minute(&self, wall: u64) -> String {
        let at = local(wall);
        let (month, day) = (at.get_month() + 1, at.get_date());
        format!("{:04}-{month:02}-{day:02}T{}", at.get_full_year(), self.time_of_day(wall))
    }

    fn read_minute(&self, text: &str) -> Option<u64> {
        // A time without a zone is local (ECMA-262, Date Time String Format).
        let at = Date::parse(text);
        (at >= 0.0).then_some(at as u64)
    }
}
