//! A console as it runs: session, calls and history are carried along from entry to entry, and drawn as they are.

use crate::draw::{CALENDAR, Markup, draw};
use agent_console::config::Config;
use agent_console::directory::{Contacts, People};
use agent_console::domain::{Call, Input, Moment, Now, Session};
use agent_console::journal::{Entry, Role};
use agent_console::log::{CallIndex, Collation, Names, Past, Query};
use agent_console::picture::{Asked, Masking, OtherDesks, Picture, recent};
use agent_console::protocol::Number;
use agent_console::view::{Locale, Phones, Words};
use std::rc::Rc;

pub struct Live<'a> {
    pub desk: &'a Desk,
    pub session: Session,
    index: CallIndex,
    at: Moment,
}

/// What stays the same for a shift.
pub struct Desk {
    pub config: Config,
    pub masking: Masking,
    pub people: Box<dyn People>,
    pub contacts: Contacts,
    pub words: &'static Words,
    pub locale: Locale,
    pub shift: u64,
    pub records: Vec<(u64, Call)>,
}

struct NoAnswer;

impl OtherDesks for NoAnswer {
    fn calls(&self, _: &Number) -> Option<Rc<Vec<Past>>> {
        None
    }
}

impl Desk {
    pub fn names(&self) -> Names<'_> {
        Names { people: Some(&*self.people), wrap_up: &self.config.wrap_up, tag: self.words.language.tag }
    }
}

impl<'a> Live<'a> {
    pub fn new(desk: &'a Desk, began: Now) -> Live<'a> {
        let mut index = CallIndex::default();
        index.follow(desk.shift, &[], &desk.names());
        // A page of those on record, and then all of them for the history.
        index.read(desk.records.iter().rev().cloned(), &desk.names());
        index.remember(desk.records.iter().rev().cloned(), &desk.names());
        Live { desk, session: desk.config.session(began), index, at: began.at }
    }

    pub fn take(&mut self, entry: &Entry) {
        self.wait(entry.now.at);
        self.session.handle(entry.now, entry.input());
        self.wait(entry.now.at);
        self.follow();
    }

    /// Timers come when they are due.
    pub fn wait(&mut self, until: Moment) {
        while let Some(due) = self.session.next_deadline().filter(|due| *due <= until.mono) {
            let at = self.at.plus(due.saturating_sub(self.at.mono));
            self.session.handle(Now { at, day: 0 }, Input::Woke);
            self.at = at;
            self.follow();
        }
        self.at = until;
    }

    fn follow(&mut self) {
        self.index.follow(self.desk.shift, self.session.calls(), &self.desk.names());
    }

    pub fn draw(&mut self) -> Markup {
        let desk = self.desk;
        let (query, wall) = (Rc::new(Query::default()), self.at.wall);
        let tag = desk.words.language.tag;
        self.index.collate(tag, Collation::default);
        let asked = Asked {
            found: self.index.find(&query, CALENDAR.span(query.range, wall, &desk.words.language)),
            waiting: self.index.waiting_since(recent(wall)),
            dispositions: desk.config.wrap_up.names(tag).into(),
            query,
            phones: Phones::unknown(),
        };
        let picture = Picture {
            session: &self.session,
            shift: desk.shift,
            role: Role::Leader,
            at: self.at,
            wall,
            config: &desk.config,
            words: desk.words,
            locale: &desk.locale,
            masking: &desk.masking,
            people: Some(&*desk.people),
            index: &self.index,
            remembered: true,
            elsewhere: desk.config.history.url.as_ref().map(|_| &NoAnswer as &dyn OtherDesks),
            calendar: CALENDAR,
        };
        draw(&picture, asked, &desk.contacts)
    }
}
