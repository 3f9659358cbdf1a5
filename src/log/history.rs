//! Who has called before: every call that is on record, found by its number. Ready for whoever rings, so that nothing has
//! to be read then. Of each call only what a line about it says.

use crate::domain::{Call, Direction, Outcome, Phase, Promise, RecordKey};
use std::collections::HashMap;
use std::rc::Rc;

/// The shift of calls at other desks, which no shift here has: shifts are named by when they began.
pub(super) const ELSEWHERE: u64 = 0;
/// So much of a note is shown in a line, characters.
const REMARK: usize = 80;

/// An earlier call, as far as a line about it goes. Holds personal data, so it has no `Debug`.
#[derive(Clone, PartialEq)]
pub struct Past {
    pub key: RecordKey,
    pub direction: Direction,
    /// `None` while it is up.
    pub outcome: Option<Outcome>,
    /// When the parties first spoke, epoch milliseconds.
    pub answered: Option<u64>,
    pub talk_ms: u64,
    /// The enterprise's code.
    pub disposition: Option<Rc<str>>,
    pub queue: Option<Rc<str>>,
    /// The first line of the note.
    pub remark: Option<Rc<str>>,
    /// It has not been settled, as far as the agent says.
    pub promise: Option<Promise>,
    /// Nobody was reached, and the agent has not said that this is settled.
    pub missed: bool,
    /// See [`Call::waits_since`].
    pub(super) waits_since: u64,
}

impl Past {
    /// The first line of a call's note, cut.
    pub fn remark_of(call: &Call) -> Option<Rc<str>> {
        call.note.as_ref().and_then(|note| first_line(note.as_str()))
    }

    fn of(key: RecordKey, call: &Call, texts: &mut Texts) -> Past {
        let outcome = match call.phase {
            Phase::Ended { outcome, .. } => Some(outcome),
            Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => None,
        };
        Past {
            key,
            direction: call.direction,
            outcome,
            answered: call.answered.map(|answered| answered.wall),
            talk_ms: call.talked_ms,
            disposition: call.disposition.as_deref().map(|code| texts.shared(code)),
            queue: call.queue.as_deref().filter(|_| call.disposition.is_some()).map(|queue| texts.shared(queue)),
            remark: Past::remark_of(call),
            promise: call.promise.filter(|promise| promise.kept.is_none()),
            missed: call.was_missed() && call.waits(),
            waits_since: call.waits_since(),
        }
    }

    /// Whether the call was at another desk.
    pub fn is_elsewhere(&self) -> bool {
        self.key.shift == ELSEWHERE
    }
}

/// The first line that says something, cut.
pub(super) fn first_line(note: &str) -> Option<Rc<str>> {
    let line = note.lines().map(str::trim).find(|line| !line.is_empty())?;
    Some(match line.char_indices().nth(REMARK) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()).into(),
        None => line.into(),
    })
}

/// Texts of which there are few, and each in thousands of calls.
#[derive(Default)]
struct Texts(Vec<Rc<str>>);

impl Texts {
    fn shared(&mut self, text: &str) -> Rc<str> {
        if let Some(known) = self.0.iter().find(|known| &***known == text) {
            return known.clone();
        }
        let shared: Rc<str> = text.into();
        self.0.push(shared.clone());
        shared
    }
}

/// What is known of one person before a call.
#[derive(Clone, PartialEq)]
pub struct Earlier {
    /// The last call.
    pub last: Past,
    /// The last one at this desk, which has a story.
    pub told: Option<RecordKey>,
    /// How many calls there were since the week began.
    pub this_week: usize,
    /// How many there were in all the time that was asked about.
    pub in_all: usize,
    /// The promise that is due first.
    pub promise: Option<Promise>,
    /// How many calls nobody has answered so far.
    pub missed: usize,
}

/// The calls of each person, oldest first.
#[derive(Default)]
pub struct History {
    people: HashMap<Rc<str>, Vec<Past>>,
    texts: Texts,
}

impl History {
    /// Takes a call in, as it stands now.
    pub fn take(&mut self, person: &Rc<str>, key: RecordKey, call: &Call) {
        let past = Past::of(key, call, &mut self.texts);
        let calls = self.people.entry(person.clone()).or_default();
        match calls.binary_search_by_key(&key, |past| past.key) {
            Ok(place) => calls[place] = past,
            Err(place) => calls.insert(place, past),
        }
    }

    /// A call is with somebody else, as far as that is known by now.
    pub(super) fn leave(&mut self, person: &str, key: RecordKey) {
        if let Some(calls) = self.people.get_mut(person) {
            calls.retain(|past| past.key != key);
        }
    }

    /// Nothing is known of these shifts any more.
    pub(super) fn forget(&mut self, shifts: [u64; 2]) {
        for calls in self.people.values_mut() {
            calls.retain(|past| !shifts.contains(&past.key.shift));
        }
    }

    /// Everybody who was spoken with, and when the last conversation began, epoch milliseconds.
    pub(super) fn spoken(&self) -> impl Iterator<Item = (&Rc<str>, u64)> {
        let last = |calls: &[Past]| calls.iter().filter_map(|past| past.answered).max();
        self.people.iter().filter_map(move |(person, calls)| Some((person, last(calls)?)))
    }

    /// What is known of a person from the calls that began since `since`, besides those that are up and the one of that
    /// key, and from calls `elsewhere`. `week` is when the week began. Epoch milliseconds.
    pub fn of(
        &self,
        person: &str,
        but: Option<RecordKey>,
        week: u64,
        since: u64,
        elsewhere: &[Past],
    ) -> Option<Earlier> {
        let here = self.people.get(person).map(Vec::as_slice).unwrap_or_default();
        // The enterprise may tell of this desk's calls, too, which it was told of.
        let is_new = |past: &&Past| here.binary_search_by_key(&past.key.began, |known| known.key.began).is_err();
        let all = || here.iter().chain(elsewhere.iter().filter(is_new));
        let is_earlier = |past: &&Past| past.outcome.is_some() && Some(past.key) != but && past.key.began >= since;
        let calls = || all().filter(is_earlier);
        let last = calls().max_by_key(|past| past.key)?.clone();
        // Also in the call that is up.
        let spoken = all().filter_map(|past| past.answered).max();
        let is_open = |past: &&Past| spoken.is_none_or(|spoken| spoken <= past.waits_since);
        let promises = calls().filter(is_open).filter_map(|past| past.promise);
        Some(Earlier {
            last,
            told: here.iter().rfind(is_earlier).map(|past| past.key),
            this_week: calls().filter(|past| past.key.began >= week).count(),
            in_all: calls().count(),
            promise: promises.min_by_key(|promise| promise.due),
            missed: calls().filter(|past| past.missed && past.promise.is_none()).filter(is_open).count(),
        })
    }

    /// Attempts to call a person that reached nobody after `since`: how many, and when the last one began. Epoch
    /// milliseconds.
    pub fn attempts(&self, person: &str, since: u64) -> Option<(usize, u64)> {
        let calls = self.people.get(person)?;
        let failed =
            |past: &&Past| past.direction == Direction::Outbound && past.outcome.is_some() && past.answered.is_none();
        let attempts = || calls.iter().filter(|past| past.key.began > since).filter(failed);
        Some((attempts().count(), attempts().next_back()?.key.began))
    }
}
