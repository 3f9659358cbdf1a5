//! Whatever happens to page, network and server, what the server has in the end is what the log holds.

use super::{SHIFT, ended, key, status};
use agent_console::delivery::*;
use agent_console::domain::Call;
use agent_console::journal::{RecordKey, Revision, read_revised, revise};
use agent_console::protocol::RawText;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Taken,
    /// Taken, and the connection breaks before the answer is there.
    AnswerLost,
    TakenTooSlowly,
    Lost,
    Refused(u16),
    Redirected,
    Busy(Option<u64>),
}

#[derive(Clone, Debug)]
enum Step {
    /// The call ends, or somebody says something about it.
    Change(u64, u8),
    /// The writing of a change is complete, and the queue hears of it.
    Tell,
    /// The page dies, or the bar goes to another tab: what was in memory is lost, and the next page begins.
    Crash,
    Offline(bool),
    Pass(u64),
    /// Something of a request happens: it leaves, or its answer arrives.
    Go(usize),
    SendAgain(Option<u64>),
    CameOnline,
    /// The record has been kept long enough.
    Forget(u64),
}

fn any_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Taken),
        1 => Just(Fate::AnswerLost),
        1 => Just(Fate::TakenTooSlowly),
        1 => Just(Fate::Lost),
        2 => prop::sample::select(vec![400, 401, 419, 511, 408, 409, 413, 425, 500, 503]).prop_map(Fate::Refused),
        1 => Just(Fate::Redirected),
        1 => prop::option::of(0..200_000u64).prop_map(Fate::Busy),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    let call = || 0..5u64;
    prop_oneof![
        5 => (call(), any::<u8>()).prop_map(|(call, note)| Step::Change(call, note % 4)),
        5 => Just(Step::Tell),
        2 => Just(Step::Crash),
        1 => any::<bool>().prop_map(Step::Offline),
        3 => (0..400_000u64).prop_map(Step::Pass),
        3 => (0..4_000u64).prop_map(Step::Pass),
        9 => any::<usize>().prop_map(Step::Go),
        1 => prop::option::of(call()).prop_map(Step::SendAgain),
        1 => Just(Step::CameOnline),
        1 => call().prop_map(Step::Forget),
    ]
}

enum Flight {
    Reading(RecordKey),
    /// It has reached the server or never will.
    Out {
        key: RecordKey,
        rev: u64,
        answer: Answer,
        confirms: Option<String>,
    },
}

#[derive(Default)]
struct Server {
    /// By idempotency key, everything that ever came.
    contents: BTreeMap<String, String>,
    /// The latest revision that was taken of each record.
    taken: BTreeMap<String, (u64, String)>,
    /// The latest that came.
    came: BTreeMap<String, u64>,
}

/// The browser's storage, one page at a time, and the other side.
#[derive(Default)]
struct World {
    now: u64,
    calls: BTreeMap<u64, Call>,
    forgotten: BTreeSet<u64>,
    records: BTreeMap<RecordKey, String>,
    outbox: BTreeMap<RecordKey, String>,
    queue: Queue,
    untold: Vec<(RecordKey, Entry)>,
    flights: Vec<Flight>,
    offline: bool,
    fates: Vec<Fate>,
    server: Server,
    /// What the page knows to be delivered.
    confirmed: BTreeSet<String>,
}

impl World {
    /// One transaction: the record and what is to be done about it.
    fn record(&mut self, call: u64) {
        let call = &self.calls[&call];
        let key = RecordKey::of(SHIFT, call);
        if let Some(Revision { rev, text, .. }) = revise(self.records.get(&key).map(String::as_str), call) {
            let entry = Entry::of_change(rev, self.now);
            self.records.insert(key, text);
            self.outbox.insert(key, write_entry(&entry));
            self.untold.push((key, entry));
        }
    }

    fn handle(&mut self, input: Input) {
        for effect in self.queue.handle(self.now, input) {
            let (key, rev, entry) = match effect {
                Effect::Send(key) => {
                    let same = self.flights.iter().any(|flight| match flight {
                        Flight::Reading(other) | Flight::Out { key: other, .. } => *other == key,
                    });
                    assert!(!same && self.flights.len() < AT_ONCE, "too much at a time");
                    self.flights.push(Flight::Reading(key));
                    continue;
                }
                Effect::Keep(key, entry) => (key, entry.rev, Some(entry)),
                Effect::Done(key, rev) => (key, rev, None),
            };
            match settle(self.records.get(&key).map(String::as_str), rev, entry.as_ref()) {
                Settled::Left => {}
                Settled::Written(text) => drop(self.outbox.insert(key, text)),
                Settled::Deleted => drop(self.outbox.remove(&key)),
            }
        }
    }

    fn begin(&mut self) {
        (self.queue, self.flights, self.untold) = Default::default();
        let calls: Vec<u64> = self.calls.keys().copied().filter(|call| !self.forgotten.contains(call)).collect();
        calls.into_iter().for_each(|call| self.record(call));
        let entries = self.outbox.iter().map(|(key, text)| (*key, read_entry(text, self.now))).collect();
        self.handle(Input::Waits(entries));
    }

    fn go(&mut self, which: usize) {
        if self.flights.is_empty() {
            return;
        }
        let at = which % self.flights.len();
        match self.flights.remove(at) {
            Flight::Reading(key) => {
                // Transactions are in order: what is read now was written, and the queue has heard of it.
                self.step(&Step::Tell);
                let Some(text) = self.records.get(&key) else {
                    return self.handle(Input::Answered { key, rev: 0, answer: Answer::NoRecord });
                };
                let revised = read_revised(text).expect("a record");
                let sent = payload(key, &revised);
                let (answer, arrives, taken) = self.fate();
                let confirms = (answer == status(200)).then(|| sent.idempotency_key.clone());
                if arrives {
                    self.receive(key, revised.revision, sent, taken);
                }
                self.flights.push(Flight::Out { key, rev: revised.revision, answer, confirms });
            }
            Flight::Out { key, rev, answer, confirms } => {
                self.confirmed.extend(confirms);
                self.handle(Input::Answered { key, rev, answer });
            }
        }
    }

    /// The answer, whether the request arrives at all, and whether it is taken.
    fn fate(&mut self) -> (Answer, bool, bool) {
        if self.offline {
            return (Answer::Unreachable, false, false);
        }
        match self.fates.pop().unwrap_or(Fate::Taken) {
            Fate::Taken => (status(200), true, true),
            Fate::AnswerLost => (Answer::Unreachable, true, true),
            Fate::TakenTooSlowly => (Answer::TooSlow, true, true),
            Fate::Lost => (Answer::Unreachable, false, false),
            Fate::Refused(code) => (status(code), true, false),
            Fate::Redirected => (Answer::Redirected, false, false),
            Fate::Busy(retry_after) => {
                (Answer::Status { status: 429, retry_after, words: RawText::new("busy") }, true, false)
            }
        }
    }

    fn receive(&mut self, key: RecordKey, rev: u64, sent: Parcel, taken: bool) {
        let record = format!("{}-{}-{}", key.began, key.shift, key.call);
        assert!(!self.confirmed.contains(&sent.idempotency_key), "sent again without need");
        let before = self.server.contents.entry(sent.idempotency_key).or_insert_with(|| sent.body.clone());
        assert_eq!(*before, sent.body, "another content under the same key");
        let latest = self.server.came.entry(record.clone()).or_default();
        assert!(*latest <= rev, "revision {rev} after {latest}");
        *latest = rev;
        if taken {
            self.server.taken.insert(record, (rev, sent.body));
        }
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Change(call, _) if self.forgotten.contains(&call) => {}
            Step::Change(call, note) => {
                self.calls.insert(call, ended(call, &"n".repeat(note.into())));
                self.record(call);
            }
            Step::Tell => {
                let told = std::mem::take(&mut self.untold);
                self.handle(Input::Waits(told));
            }
            Step::Crash => self.begin(),
            Step::Offline(offline) => self.offline = offline,
            Step::Pass(ms) => {
                self.now += ms;
                self.handle(Input::Woke);
            }
            Step::Go(which) => self.go(which),
            Step::SendAgain(call) => self.handle(Input::SendAgain(call.map(key))),
            Step::CameOnline => self.handle(Input::CameOnline),
            Step::Forget(call) => {
                // What has not ended yet has no record that could grow old.
                if self.calls.contains_key(&call) {
                    self.forgotten.insert(call);
                    self.records.remove(&key(call));
                    self.outbox.remove(&key(call));
                }
            }
        }
    }

    /// The server is well, somebody sends again what it had refused, and time passes.
    fn come_to_rest(&mut self) {
        self.offline = false;
        self.fates.clear();
        self.step(&Step::Tell);
        self.handle(Input::SendAgain(None));
        let mut steps = 0;
        loop {
            if !self.flights.is_empty() {
                self.go(steps);
            } else if let Some(due) = self.queue.next_deadline() {
                self.now = self.now.max(due);
                self.handle(Input::Woke);
            } else if self.queue.report().parked > 0 {
                // It was refused before the server was well.
                self.handle(Input::SendAgain(None));
            } else {
                return;
            }
            steps += 1;
            assert!(steps < 1_000, "it never comes to rest");
        }
    }
}

proptest! {
    #![proptest_config(crate::support::cases::law(300))]

    #[test]
    fn what_is_delivered_equals_what_the_log_holds(
        steps in prop::collection::vec(any_step(), 0..80),
        fates in prop::collection::vec(any_fate(), 0..40),
    ) {
        let mut world = World { now: SHIFT, fates, ..World::default() };
        for step in &steps {
            world.step(step);
        }
        world.come_to_rest();
        prop_assert!(world.outbox.is_empty(), "{:?}", world.outbox);
        for (key, text) in &world.records {
            let revised = read_revised(text).expect("a record");
            let record = format!("{}-{}-{}", key.began, key.shift, key.call);
            let expected = (revised.revision, payload(*key, &revised).body);
            prop_assert_eq!(world.server.taken.get(&record), Some(&expected));
        }
    }
}
