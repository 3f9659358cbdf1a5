//! The writing of a language, with the clocks of the file's time zone.

use crate::browser::zone::Zone;
use crate::view::{Formatter, Locale, Plural};
use std::rc::Rc;

pub struct Zoned {
    locale: Locale,
    zone: Rc<Zone>,
}

impl Zoned {
    pub fn locale(locale: Locale, zone: Rc<Zone>) -> Locale {
        Locale::new(Zoned { locale, zone })
    }

    fn own(&self, wall: u64) -> u64 {
        self.zone.on_own_clocks(wall)
    }
}

impl Formatter for Zoned {
    fn number(&self, number: u64) -> String {
        self.locale.number(number)
    }

    fn plural(&self, number: u64) -> Plural {
        self.locale.plural(number)
    }

    fn percent(&self, share: f64) -> String {
        self.locale.percent(share)
    }

    fn duration(&self, ms: u64) -> String {
        self.locale.duration(ms)
    }

    fn time_of_day(&self, wall: u64) -> String {
        self.locale.time_of_day(self.own(wall))
    }

    fn date(&self, wall: u64) -> String {
        self.locale.date(self.own(wall))
    }

    fn short_date(&self, wall: u64, now: u64) -> String {
        self.locale.short_date(self.own(wall), self.own(now))
    }

    fn day(&self, wall: u64, now: u64) -> String {
        self.locale.day(self.own(wall), self.own(now))
    }

    fn when(&self, wall: u64, now: u64) -> String {
        self.locale.when(self.own(wall), self.own(now))
    }

    fn tomorrow_at(&self, now: u64, hour: u8) -> u64 {
        let own = self.own(now);
        now + (self.locale.tomorrow_at(own, hour) - own)
    }

    fn local_minute(&self, wall: u64) -> String {
        self.locale.local_minute(self.own(wall))
    }

    fn read_minute(&self, text: &str) -> Option<u64> {
        self.locale.read_minute(text)
    }
}
