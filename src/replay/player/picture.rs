//! What is drawn of a scene.

use super::Player;
use crate::journal::Role;
use crate::log::{Collation, Past, Query};
use crate::picture::{Asked, Calendar, Masking, OtherDesks, Picture, recent};
use crate::protocol::Number;
use crate::view::{Locale, Phones, Words};
use std::rc::Rc;

/// How whoever reads a file sees it.
#[derive(Clone, Copy)]
pub struct Looks<'a> {
    pub words: &'static Words,
    pub locale: &'a Locale,
    /// By the configuration of the file.
    pub masking: &'a Masking,
    pub calendar: Calendar,
}

/// Nobody can be asked about calls at other desks any more.
struct Unasked;

impl OtherDesks for Unasked {
    fn calls(&self, _: &Number) -> Option<Rc<Vec<Past>>> {
        None
    }
}

impl Player {
    /// What is looked up in. A file is saved by the tab that has the bar, and all that is on record is in it.
    pub fn picture<'a>(&'a self, looks: Looks<'a>) -> Picture<'a> {
        let Looks { words, locale, masking, calendar } = looks;
        let scene = &self.scene;
        Picture {
            session: &scene.session,
            shift: self.file.head.shift,
            role: Role::Leader,
            at: scene.at,
            wall: scene.at.wall,
            config: &self.config,
            words,
            locale,
            masking,
            people: Some(&self.people),
            index: &scene.index,
            remembered: true,
            elsewhere: self.config.history.url.as_ref().map(|_| &Unasked as &dyn OtherDesks),
            calendar,
        }
    }

    /// Asks the log, for [`Picture::log`].
    pub fn ask(
        &mut self,
        words: &'static Words,
        calendar: Calendar,
        query: Rc<Query>,
        phones: Phones,
        collation: impl FnOnce() -> Collation,
    ) -> Asked {
        let (scene, language) = (&mut self.scene, &words.language);
        let wall = scene.at.wall;
        scene.index.collate(language.tag, collation);
        Asked {
            found: scene.index.find(&query, calendar.span(query.range, wall, language)),
            waiting: scene.index.waiting_since(recent(wall)),
            dispositions: self.config.wrap_up.names(language.tag).into(),
            query,
            phones,
        }
    }
}
