//! What all look-ups are made in.

use super::calendar::Calendar;
use super::masking::Masking;
use crate::config::Config;
use crate::directory::People;
use crate::domain::{Moment, Session};
use crate::journal::Role;
use crate::log::{CallIndex, Names, Past};
use crate::protocol::Number;
use crate::view::{Locale, Words};
use std::rc::Rc;

/// Who can say what calls there were at other desks.
pub trait OtherDesks {
    /// As far as that has been said.
    fn calls(&self, number: &Number) -> Option<Rc<Vec<Past>>>;
}

/// A session at a moment, with everything that is looked up for it.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    pub session: &'a Session,
    /// The shift's name.
    pub shift: u64,
    /// Whether this tab has the bar.
    pub role: Role,
    /// The moment as it is shown.
    pub at: Moment,
    /// The clock on the wall, epoch milliseconds.
    pub wall: u64,
    pub config: &'a Config,
    pub words: &'static Words,
    pub locale: &'a Locale,
    pub masking: &'a Masking,
    /// Whose numbers are known; none without a directory.
    pub people: Option<&'a dyn People>,
    /// It has followed the session.
    pub index: &'a CallIndex,
    /// Every record is in it.
    pub remembered: bool,
    /// Calls at other desks; none where nobody can be asked.
    pub elsewhere: Option<&'a dyn OtherDesks>,
    pub calendar: Calendar,
}

impl<'a> Picture<'a> {
    pub(super) fn names(&self) -> Names<'a> {
        Names { people: self.people, wrap_up: &self.config.wrap_up, tag: self.words.language.tag }
    }
}
