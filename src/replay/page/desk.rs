//! The session at an entry.

use super::opened::Opened;
use crate::directory::KnownPeople;
use crate::domain::{Moment, Now, Session};
use crate::log::{CallIndex, Names};

/// As far as it has lived.
pub struct Desk {
    pub session: Session,
    pub index: CallIndex,
    next: usize,
}

impl Desk {
    pub fn new(opened: &Opened, people: &KnownPeople, tag: &'static str) -> Desk {
        let file = &opened.file;
        let mut index = CallIndex::default();
        let names = names(opened, people, tag);
        let session = Session::new(file.entries[0].now).speaking(opened.dialect());
        index.follow(file.head.shift, session.calls(), &names);
        index.read(file.records.iter().cloned(), &names);
        Desk { session, index, next: 0 }
    }

    /// Whether it has not lived through more than the entry in this place.
    pub fn can_go_to(&self, position: usize) -> bool {
        self.next <= position + 1
    }

    pub fn go_to(&mut self, opened: &Opened, people: &KnownPeople, tag: &'static str, position: usize) {
        let names = names(opened, people, tag);
        while self.next <= position {
            let entry = &opened.entries()[self.next];
            self.session.handle(entry.now, entry.input());
            self.index.follow(opened.file.head.shift, self.session.calls(), &names);
            self.next += 1;
        }
    }

    /// The session at a moment after that entry.
    pub fn woken(&self, at: Moment, day: i32) -> Session {
        let mut session = self.session.clone();
        session.handle(Now { at, day }, crate::domain::Input::Woke);
        session
    }
}

pub fn names<'a>(opened: &'a Opened, people: &'a KnownPeople, tag: &'static str) -> Names<'a> {
    let people = opened.config.directory.is_some().then_some(people as _);
    Names { people, wrap_up: &opened.config.wrap_up, tag }
}
