//! How numbers and times are written in the language of the page. The browser knows that; the app asks it and
//! provides the answers, so that the view names no browser type.

use std::ops::Deref;
use std::rc::Rc;

/// The writing of one language.
pub trait Formatter {
    /// A whole number.
    fn number(&self, number: u64) -> String;
    /// The form of a sentence that this number of things takes.
    fn plural(&self, number: u64) -> Plural;
    /// A share of one, in whole percent: `0.5` is "50 %" in one language and "50%" in another.
    fn percent(&self, share: f64) -> String;
    /// A duration in milliseconds as a stopwatch shows it, such as "12:30". The second that has begun does not
    /// count.
    fn duration(&self, ms: u64) -> String;
    /// The local time of day of an epoch time in milliseconds, such as "16:40".
    fn time_of_day(&self, wall: u64) -> String;
    /// The local day of an epoch time in milliseconds, such as "22 Nov 2026".
    fn date(&self, wall: u64) -> String;
    /// The same where there is little room, such as "22 Nov", or "22/11/25" if that is not the year of `now`.
    fn short_date(&self, wall: u64, now: u64) -> String;
    /// The same as a heading, such as "Thursday 26 November", with the year if that is not the one of `now`.
    fn day(&self, wall: u64, now: u64) -> String;

    /// A moment beside `now`, as short as it is clear: the time of today, the weekday and the time within the days around,
    /// and the day otherwise.
    fn when(&self, wall: u64, now: u64) -> String;
    /// The next day of the agent's calendar at a full hour, epoch milliseconds.
    fn tomorrow_at(&self, now: u64, hour: u8) -> u64;
    /// A moment as a field for local times has it, such as `2026-11-22T16:40`.
    fn local_minute(&self, wall: u64) -> String;
    /// What such a field holds, epoch milliseconds.
    fn read_minute(&self, text: &str) -> Option<u64>;

    /// A number of things, for a sentence that says how many.
    fn count(&self, number: u64) -> Count {
        Count { text: self.number(number), plural: self.plural(number) }
    }
}

/// The forms of a sentence with a number in it (CLDR). Arabic has all six, Chinese only `Other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// How many, as it is written, and which form its sentence takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub text: String,
    pub plural: Plural,
}

/// The writing of the language of the page.
#[derive(Clone)]
pub struct Locale(Rc<dyn Formatter>);

impl Locale {
    pub fn new(writing: impl Formatter + 'static) -> Locale {
        Locale(Rc::new(writing))
    }
}

impl Deref for Locale {
    type Target = dyn Formatter;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

/// By pointer: another language is another `Rc`.
impl PartialEq for Locale {
    fn eq(&self, other: &Locale) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
