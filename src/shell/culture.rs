//! How the browser writes numbers and times in a language. Its formatters cost much to make and little to use, so
//! each is made once a language, when something is to be written with it.
//!
//! Figures are European ones in every language: the numbers of phones and the bar's own figures are, and two
//! systems in one row could not be compared at a glance. Times of day count to 24, as they do in the bar. They and
//! durations are the same in every language, and needed at once: the first formatter of times takes a slow machine 70 ms.

use crate::view::{Culture, Language, Plural, Writing, duration};
use js_sys::Intl::{DateTimeFormat, NumberFormat, PluralRules};
use js_sys::{Array, Date, Function, JSON, Object};
use std::cell::OnceCell;
use wasm_bindgen::{JsCast, JsValue};

/// The writing of a language. Where the browser's user has named a region with it, as Mexico in `es-MX`, it is that
/// region's.
pub fn culture(language: &Language) -> Culture {
    Culture::new(Browser::new(super::language::region(language)))
}

struct Browser {
    tag: String,
    number: OnceCell<Function>,
    percent: OnceCell<Function>,
    date: OnceCell<Function>,
    plural: OnceCell<PluralRules>,
}

impl Browser {
    fn new(tag: String) -> Browser {
        Browser {
            tag,
            number: OnceCell::new(),
            percent: OnceCell::new(),
            date: OnceCell::new(),
            plural: OnceCell::new(),
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

fn date(locales: &Array) -> Function {
    let options =
        r#"{"numberingSystem": "latn", "calendar": "gregory", "day": "numeric", "month": "short", "year": "numeric"}"#;
    DateTimeFormat::new(locales, &self::options(options)).format()
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

impl Writing for Browser {
    fn number(&self, figure: u64) -> String {
        if figure < 1_000 {
            // No language groups these.
            return figure.to_string();
        }
        write(self.number.get_or_init(|| number(&self.locales())), figure as f64)
    }

    fn plural(&self, number: u64) -> Plural {
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

    fn percent(&self, share: f64) -> String {
        write(self.percent.get_or_init(|| percent(&self.locales())), share)
    }

    fn duration(&self, ms: u64) -> String {
        duration(ms)
    }

    fn time_of_day(&self, wall: u64) -> String {
        let date = Date::new(&JsValue::from_f64(wall as f64));
        format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
    }

    fn date(&self, wall: u64) -> String {
        write(self.date.get_or_init(|| date(&self.locales())), wall as f64)
    }
}
