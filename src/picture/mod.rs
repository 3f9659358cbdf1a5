//! What the console shows of a session at a moment: pure look-ups, for the running console and for whoever looks at a day
//! again. What only a running page knows, such as where the bar is, and what the agent's clicks do, is added by whoever
//! draws.

mod calendar;
mod caller;
mod link;
mod log;
mod masking;
mod panel;
mod popup;

pub use calendar::Calendar;
pub use caller::OtherDesks;
pub use log::{Asked, may_dial, no_calls, recent};
pub use masking::Masking;
pub use panel::ShownAgent;
pub use popup::what_rings;

use crate::config::Config;
use crate::directory::People;
use crate::domain::{Moment, Session};
use crate::journal::Role;
use crate::log::{CallIndex, Names};
use crate::view::{Locale, Words};

/// All that is looked up in.
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
    fn names(&self) -> Names<'a> {
        Names { people: self.people, wrap_up: &self.config.wrap_up, tag: self.words.language.tag }
    }
}
