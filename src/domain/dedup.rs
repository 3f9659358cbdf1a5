//! Repeated delivery: a subscription that was sent twice may double every message.

use super::clock::Moment;
use crate::protocol::Event;
use std::collections::VecDeque;
use std::rc::Rc;

/// How long an event with a platform time is remembered, milliseconds. Doubled messages come together.
const WITH_TIME_MS: u64 = 5_000;
/// The same for an event that tells no time of its own: then only its likeness speaks for a repetition.
const WITHOUT_TIME_MS: u64 = 300;
const REMEMBERED: usize = 64;

/// The events of the last seconds.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Repeats {
    recent: VecDeque<(Moment, Rc<Event>)>,
}

impl Repeats {
    /// Whether this event was delivered before; remembers it if not.
    ///
    /// An event with a platform time is a repetition if the very same came within seconds. One without is a
    /// repetition only directly behind its like: `Talking` after `Hold` says something new.
    pub fn is_repeated(&mut self, event: &Rc<Event>, now: Moment) -> bool {
        while self.recent.front().is_some_and(|(at, _)| now.since(*at) > WITH_TIME_MS) {
            self.recent.pop_front();
        }
        let repeated = match event.generated {
            Some(_) => self.recent.iter().any(|(_, earlier)| earlier == event),
            None => self.recent.back().is_some_and(|(at, last)| last == event && now.since(*at) <= WITHOUT_TIME_MS),
        };
        if !repeated {
            if self.recent.len() == REMEMBERED {
                self.recent.pop_front();
            }
            self.recent.push_back((now, event.clone()));
        }
        repeated
    }

    /// An agent who is free again begins a new episode: what rings next is new, however alike.
    pub fn begin_anew(&mut self) {
        self.recent.clear();
    }
}
