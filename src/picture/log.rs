//! The log.

use super::lookup::Picture;
use crate::domain::Session;
use crate::journal::Role;
use crate::log::{Found, Query};
use crate::view::{CallLogProps, CodeNames, LogActions, Phones, Words};
use std::rc::Rc;
use yew::prelude::*;

/// Calls of so many days are looked at for who waits to be called back, and are there when they are asked for.
const RECENT_MS: u64 = 7 * 24 * 60 * 60 * 1_000;
const MINUTE_MS: u64 = 60_000;

/// Since when calls are looked at for who waits, to the minute. Epoch milliseconds.
pub fn recent(wall: u64) -> u64 {
    (wall / MINUTE_MS * MINUTE_MS).saturating_sub(RECENT_MS)
}

pub fn may_dial(session: &Session, role: Role) -> bool {
    role == Role::Leader && session.may_dial()
}

/// Why no number can be called from this page.
pub fn no_calls(words: &Words, role: Role) -> &'static str {
    if role == Role::Follower { words.dial.elsewhere } else { words.dial.unavailable }
}

/// What was asked of the log, and what it answered.
pub struct Asked {
    pub query: Rc<Query>,
    pub found: Found,
    /// [`CallIndex::waiting_since`](crate::log::CallIndex::waiting_since) the [`recent`] ones.
    pub waiting: usize,
    /// [`WrapUp::names`](crate::config::WrapUp::names) in the language of the page.
    pub dispositions: CodeNames,
    pub phones: Phones,
}

impl Picture<'_> {
    /// What the log shows. What stands beside the calls, and what can be done with them, is not looked up here.
    pub fn log(&self, asked: Asked) -> CallLogProps {
        let Asked { query, found, waiting, dispositions, phones } = asked;
        CallLogProps {
            found,
            query,
            waiting,
            dispositions,
            phones,
            remembered: self.remembered,
            known: self.index.len(),
            queues: self.index.queues().clone(),
            midnight: (self.calendar.midnight)(self.wall),
            at: self.wall / MINUTE_MS * MINUTE_MS,
            agents: self.index.has_agents(),
            obstacle: (!may_dial(self.session, self.role)).then(|| no_calls(self.words, self.role)),
            calling: self.session.calling(),
            shown: self.masking.rows(),
            reading: None,
            opened: None,
            actions: LogActions::default(),
            on_query: Callback::noop(),
            on_sight: None,
            tools: Html::default(),
            notice: Html::default(),
            story: Html::default(),
        }
    }
}
