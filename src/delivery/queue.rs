//! Which call is sent when. A state machine: what happened goes in with its time, what must be done comes out.
//!
//! A server that is down is down for all calls, so after a failure the whole queue pauses, and then sends one call to
//! see. But a single call may be what the server stumbles over; so the one that failed goes behind the others, and as
//! long as no other has failed since, another may be tried in the pause.

use super::answer::{Answer, Failure, Verdict};
use super::entry::{Entry, Waiting};
use super::patience::{CONFLICTS, LONGEST_SESSION_PAUSE_MS, LONGEST_WAIT_MS, REFUSED_ALONE, asked_or, conflict, pause};
use crate::journal::RecordKey;

/// So many requests are under way at the same time, at most.
pub const AT_ONCE: usize = 3;

/// What happened.
#[derive(Clone, Debug)]
pub enum Input {
    /// Entries that were written down: by an earlier page, or just now with the change of a record.
    Waits(Waiting),
    /// A request for this revision came to its end.
    Answered { key: RecordKey, rev: u64, answer: Answer },
    /// The browser says that the network is back.
    CameOnline,
    /// Somebody looks at the page again, perhaps after having signed in elsewhere.
    CameBack,
    /// A person wants a call to be sent again, or all.
    SendAgain(Option<RecordKey>),
    /// [`Queue::next_deadline`] has passed, or somebody thought so.
    Woke,
}

/// What must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send the call as its record is now, then say [`Input::Answered`].
    Send(RecordKey),
    /// Write the entry down, unless its revision is no longer the record's.
    Keep(RecordKey, Entry),
    /// Cross the entry out, unless this revision is no longer the record's.
    Done(RecordKey, u64),
}

/// What waits, and how the server has been of late. Times are epoch milliseconds, because they are written down.
#[derive(Default)]
pub struct Queue {
    /// In the order of their keys. A map would be no faster for the few there are, and costs the program 10 kB.
    items: Vec<Item>,
    pub(super) pause: Option<Pause>,
    /// How many calls the server has taken.
    taken: u64,
}

pub(super) struct Item {
    pub key: RecordKey,
    pub entry: Entry,
    /// When the request that is under way was made.
    pub sent: Option<u64>,
    /// How many calls the server had taken when it last wanted a session for this one, and how often it did so after it
    /// had taken another.
    unknown_after: Option<u64>,
    alone: u32,
}

/// The server has failed.
pub(super) struct Pause {
    began: u64,
    pub until: u64,
    failures: u32,
    /// The one call that has failed, as long as it is the only one.
    suspect: Option<RecordKey>,
    /// The server named the time.
    asked: bool,
}

impl Queue {
    /// Whether this call is still to be delivered.
    pub fn waits(&self, key: &RecordKey) -> bool {
        self.items.iter().any(|item| item.key == *key)
    }

    /// Takes an input in at `now` and says what must be done.
    pub fn handle(&mut self, now: u64, input: Input) -> Vec<Effect> {
        self.mistrust_the_clock(now);
        let mut effects = Vec::new();
        match input {
            Input::Waits(entries) => self.wait(now, entries),
            Input::Answered { key, rev, answer } => self.answered(now, key, rev, &answer, &mut effects),
            Input::CameOnline => {
                if self.pause.as_ref().is_some_and(|pause| !pause.asked) {
                    self.lift_pause(now);
                }
            }
            Input::CameBack => self.probe_session(now),
            Input::SendAgain(key) => self.send_again(now, key, &mut effects),
            Input::Woke => {}
        }
        self.send(now, &mut effects);
        effects
    }

    /// When [`Input::Woke`] should come.
    pub fn next_deadline(&self) -> Option<u64> {
        if self.under_way() >= self.at_once() {
            return None;
        }
        self.resting().map(|item| self.free_at(item)).min()
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// Where it is, or would be.
    fn place(&self, key: RecordKey) -> Result<usize, usize> {
        self.items.binary_search_by_key(&key, |item| item.key)
    }

    /// What is neither under way nor parked.
    fn resting(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.sent.is_none() && !item.entry.parked)
    }

    /// When nothing keeps it from being sent any more.
    fn free_at(&self, item: &Item) -> u64 {
        match &self.pause {
            Some(pause) if pause.asked || pause.suspect.is_none_or(|suspect| suspect == item.key) => {
                item.entry.due.max(pause.until)
            }
            Some(_) | None => item.entry.due,
        }
    }

    fn under_way(&self) -> usize {
        self.items.iter().filter(|item| item.sent.is_some()).count()
    }

    fn at_once(&self) -> usize {
        if self.pause.is_some() { 1 } else { AT_ONCE }
    }

    fn send(&mut self, now: u64, effects: &mut Vec<Effect>) {
        while self.under_way() < self.at_once() {
            let ready = self.resting().filter(|item| self.free_at(item) <= now);
            let Some(key) = ready.min_by_key(|item| (item.entry.due, item.key)).map(|item| item.key) else { break };
            let at = self.place(key).expect("just found");
            self.items[at].sent = Some(now);
            effects.push(Effect::Send(key));
        }
    }

    fn wait(&mut self, now: u64, entries: Waiting) {
        let mut failed = Vec::new();
        for (key, entry) in entries {
            if entry.attempts > entry.conflicts && !entry.parked && entry.due > now {
                failed.push((key, entry.due, entry.attempts));
            }
            match self.place(key) {
                Ok(at) if self.items[at].entry.rev >= entry.rev => {}
                Ok(at) => self.items[at].entry = entry,
                Err(at) => self.items.insert(at, Item { key, entry, sent: None, unknown_after: None, alone: 0 }),
            }
        }
        // A page that is loaded again goes on with the pause in which the last one was.
        if self.pause.is_none()
            && let Some(until) = failed.iter().map(|(_, due, _)| *due).min()
        {
            let failures = failed.iter().map(|(_, _, attempts)| *attempts).max().unwrap_or(1);
            let suspect = if let [(key, ..)] = failed[..] { Some(key) } else { None };
            self.pause = Some(Pause { began: now, until, failures, suspect, asked: false });
        }
    }

    fn answered(&mut self, now: u64, key: RecordKey, rev: u64, answer: &Answer, effects: &mut Vec<Effect>) {
        let Ok(at) = self.place(key) else { return };
        let item = &mut self.items[at];
        let Some(sent) = item.sent.take() else { return };
        let entry = &mut item.entry;
        // The record has changed meanwhile, and what was said of the earlier revision says nothing of this one.
        let is_outdated = entry.rev > rev;
        entry.rev = entry.rev.max(rev);
        let verdict = answer.verdict();
        if matches!(verdict, Verdict::Taken) {
            self.taken += 1;
        }
        if matches!(verdict, Verdict::Taken | Verdict::Gone) {
            effects.push(Effect::Done(key, rev));
            if !is_outdated || matches!(verdict, Verdict::Gone) {
                self.items.remove(at);
            }
        } else if !is_outdated {
            entry.attempts += 1;
            entry.words = answer.words();
            match verdict {
                Verdict::StorageError(failure, after) => {
                    entry.failure = Some(failure);
                    entry.due = now + asked_or(after, pause(entry.attempts, key));
                }
                Verdict::NoSession(failure) => {
                    // Whom it knows for all others it does not want to sign in for this one.
                    let knows = item.unknown_after.is_some_and(|taken| taken < self.taken);
                    item.alone += u32::from(knows);
                    item.unknown_after = Some(self.taken);
                    entry.parked = item.alone > REFUSED_ALONE;
                    entry.failure = Some(failure);
                    entry.due = now + pause(entry.attempts, key).min(LONGEST_SESSION_PAUSE_MS);
                }
                Verdict::Conflict(after) => {
                    entry.failure = Some(Failure::Status(409));
                    entry.conflicts += 1;
                    entry.parked = entry.conflicts > CONFLICTS;
                    entry.due = now + asked_or(after, conflict(entry.conflicts));
                }
                Verdict::Refused(failure) => {
                    entry.failure = Some(failure);
                    entry.parked = true;
                }
                Verdict::Taken | Verdict::Gone => {}
            }
            effects.push(Effect::Keep(key, entry.clone()));
        }
        match verdict {
            Verdict::StorageError(_, after) => self.begin_pause(now, sent, key, after),
            Verdict::NoSession(_) => {
                self.begin_pause(now, sent, key, None);
                let latest = now + LONGEST_SESSION_PAUSE_MS;
                self.pause.iter_mut().for_each(|pause| pause.until = pause.until.min(latest));
            }
            // Whatever it says, it is there again.
            Verdict::Taken | Verdict::Conflict(_) | Verdict::Refused(_) => match &self.pause {
                Some(pause) if pause.suspect.is_some_and(|suspect| suspect != key) => self.pause = None,
                Some(_) => self.lift_pause(now),
                None => {}
            },
            Verdict::Gone => {}
        }
    }

    fn begin_pause(&mut self, now: u64, sent: u64, key: RecordKey, after: Option<u64>) {
        let (mut failures, mut suspect, mut until, mut asked) = (1, Some(key), now, false);
        if let Some(before) = &self.pause {
            // What was under way when the pause began is the same failure once more.
            failures = before.failures + u32::from(sent > before.began);
            suspect = before.suspect.filter(|suspect| *suspect == key);
            if before.until > now {
                (until, asked) = (before.until, before.asked);
            }
        }
        let until = until.max(now + asked_or(after, pause(failures, key)));
        self.pause = Some(Pause { began: now, until, failures, suspect, asked: asked || after.is_some() });
    }

    /// The server is there again: what has failed for want of it need not wait for its own time.
    fn lift_pause(&mut self, now: u64) {
        self.pause = None;
        for item in self.items.iter_mut().filter(|item| item.entry.attempts > item.entry.conflicts) {
            item.entry.due = item.entry.due.min(now);
        }
    }

    /// One call is sent to see whether the server knows the agent now.
    fn probe_session(&mut self, now: u64) {
        let wants = |item: &&mut Item| item.entry.failure.is_some_and(Failure::wants_session);
        for item in self.items.iter_mut().filter(wants) {
            item.entry.due = item.entry.due.min(now);
            self.pause.iter_mut().filter(|pause| !pause.asked).for_each(|pause| pause.until = pause.until.min(now));
        }
    }

    fn send_again(&mut self, now: u64, key: Option<RecordKey>, effects: &mut Vec<Effect>) {
        self.pause = None;
        let wanted = |item: &Item| key.is_none_or(|key| key == item.key);
        for item in self.items.iter_mut().filter(|item| wanted(item) && item.sent.is_none()) {
            item.entry = Entry::of_change(item.entry.rev, now);
            item.entry.due = now;
            effects.push(Effect::Keep(item.key, item.entry.clone()));
        }
    }

    /// A clock that was set back would make what was due soon wait for days.
    fn mistrust_the_clock(&mut self, now: u64) {
        let latest = now + LONGEST_WAIT_MS;
        for item in self.items.iter_mut() {
            item.entry.due = item.entry.due.min(latest);
        }
        if let Some(pause) = &mut self.pause {
            pause.until = pause.until.min(latest);
        }
    }
}
