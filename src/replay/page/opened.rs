//! A file as it was opened, and what is known of it as a whole.

use crate::browser::phones::PhoneDesk;
use crate::browser::zone::Zone;
use crate::casefile::{self, CaseFile, Whole};
use crate::config::{self, Config};
use crate::domain::{Dialect, Moment, Session};
use crate::journal::{Circumstance, Entry, EntryKind};
use crate::replay::{Bad, Changed, Mark, Player, TimeLine, marks};
use crate::view::Phones;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Callback;

pub struct Opened {
    pub file: Rc<CaseFile>,
    /// That of its text, by which it is told from others.
    pub sum: String,
    pub whole: Whole,
    pub config: Rc<Config>,
    pub line: TimeLine,
    pub marks: Vec<Mark>,
    pub changes: Vec<Changed>,
    pub zone: Rc<Zone>,
    /// The name of the time zone, if the file has one that this browser knows.
    pub zone_name: Option<String>,
    /// What is known of phone numbers.
    numbers: RefCell<PhoneDesk>,
    /// Stands wherever somebody has looked last.
    pub player: RefCell<Player>,
}

/// The same file, opened once.
impl PartialEq for Opened {
    fn eq(&self, other: &Opened) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Opened {
    /// `on_numbers` is told when more is known of phone numbers.
    pub fn of(text: &str, on_numbers: Callback<()>) -> Result<Opened, Bad> {
        let (file, whole) = casefile::read(text)?;
        if file.entries.is_empty() {
            return Err(Bad::NoEntries);
        }
        let file = Rc::new(file);
        // What another release takes for a mistake has its default here, as in the player.
        let config = Rc::new(config::parse(&file.head.configuration).unwrap_or_default());
        let mut numbers = PhoneDesk::new(&config, None, "en", on_numbers);
        numbers.fetch();
        let zone_name = told(&file, Circumstance::TimeZone);
        let zone = zone_name.as_deref().and_then(Zone::named);
        let player = Player::new(file.clone(), "en");
        Ok(Opened {
            line: TimeLine::of(&file.entries, config.bar.dialect),
            marks: marks(&file.entries, player.changes()),
            changes: player.changes().to_vec(),
            zone_name: zone_name.filter(|_| zone.is_some()),
            zone: Rc::new(zone.unwrap_or_else(Zone::own)),
            numbers: RefCell::new(numbers),
            player: RefCell::new(player),
            sum: casefile::sum(text),
            file,
            whole,
            config,
        })
    }

    pub fn entries(&self) -> &[Entry] {
        &self.file.entries
    }

    pub fn dialect(&self) -> Dialect {
        self.config.bar.dialect
    }

    /// What was so at a moment after an entry and before the next.
    pub fn session(&self, position: usize, at: Moment) -> Session {
        self.player.borrow_mut().at_moment(position, at).session.clone()
    }

    /// What is known of phone numbers, in the language of this tag.
    pub fn phones(&self, tag: &'static str) -> Phones {
        let mut numbers = self.numbers.borrow_mut();
        if numbers.tag() != tag {
            numbers.renew(tag);
        }
        numbers.phones().clone()
    }

    /// More is known of phone numbers.
    pub fn learn_numbers(&self) {
        let mut numbers = self.numbers.borrow_mut();
        let tag = numbers.tag();
        numbers.renew(tag);
    }

    /// The clock on the agent's wall, such as `14:03:22`.
    pub fn clock(&self, wall: u64) -> String {
        let seconds = self.zone.time_of_day(wall) / 1_000;
        format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
    }

    /// The same with milliseconds.
    pub fn exact_clock(&self, wall: u64) -> String {
        format!("{}.{:03}", self.clock(wall), wall % 1_000)
    }
}

/// What a file says of the surroundings, at its beginning.
fn told(file: &CaseFile, wanted: Circumstance) -> Option<String> {
    let seen = |entry: &Entry| match &entry.what {
        EntryKind::Seen { what, how } if *what == wanted => Some(how.clone()),
        _ => None,
    };
    file.head.surroundings.get(wanted.word()).cloned().or_else(|| file.entries.iter().find_map(seen))
}
