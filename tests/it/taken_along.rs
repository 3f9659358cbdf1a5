//! What is taken along from the log, as a file, is what the log holds, after whatever calls, edits and crashes. (That the
//! same is true of what is delivered stands in `delivery.rs`.)
//!
//! `LAW_CASES` sets how many desks are lived at; the default suits every run of the tests.

use crate::support::after;
use crate::support::cases;
use crate::support::days::any_action;
use agent_console::api::v1;
use agent_console::directory::Contact;
use agent_console::domain::{Amendment, Call, Effect, Input, Moment, Note, Now, Session};
use agent_console::journal::{
    Entry, EntryKind, RecordKey, read_group, read_record, replay, resume_clock, revise, write_group,
};
use agent_console::log::{CallIndex, Naming, Query, Range, Row, csv, jsonl};
use agent_console::protocol::{Number, RawText};
use agent_console::simulator::{Action, Platform};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Clone, Debug)]
enum Step {
    Act(Vec<Action>),
    Waits(u64),
    /// The agent says something about a call, of the open shift or of an earlier one.
    Amends(usize, Amendment),
    /// The page is gone, with what it had not recorded yet, and is opened again.
    Crash,
    /// The same, and a day later.
    NextDay,
}

fn any_step() -> impl Strategy<Value = Step> {
    let amendment = prop_oneof![
        "[=+ab ,\"\n]{0,4}".prop_map(|text| Amendment::Note(Note::new(&text))),
        prop::option::of("[AB]").prop_map(Amendment::Disposition),
        any::<bool>().prop_map(Amendment::Done),
    ];
    prop_oneof![
        12 => prop::collection::vec(any_action(), 1..4).prop_map(Step::Act),
        4 => (0..9_000_u64).prop_map(Step::Waits),
        4 => (any::<usize>(), amendment).prop_map(|(call, amendment)| Step::Amends(call, amendment)),
        1 => Just(Step::Crash),
        1 => Just(Step::NextDay),
    ]
}

/// What outlasts a page.
#[derive(Default)]
struct Stored {
    groups: Vec<String>,
    records: BTreeMap<RecordKey, String>,
}

impl Stored {
    fn record(&mut self, shift: u64, call: &Call) {
        let key = RecordKey::of(shift, call);
        if let Some(revision) = revise(self.records.get(&key).map(String::as_str), call) {
            self.records.insert(key, revision.text);
        }
    }
}

struct Desk {
    platform: Platform,
    stored: Stored,
    session: Session,
    shift: u64,
    next: u64,
    ms: u64,
    /// Records that are not written yet.
    pending: Vec<Rc<Call>>,
    /// One who lives through the same and never forgets: the calls of earlier shifts, and the open one's session.
    memory: BTreeMap<RecordKey, Call>,
    twin: Session,
}

impl Desk {
    fn new() -> Desk {
        let now = after(0);
        let mut desk = Desk {
            platform: Platform::with(Default::default(), Default::default()),
            stored: Stored::default(),
            session: Session::new(now),
            shift: now.at.wall,
            next: 0,
            ms: 0,
            pending: Vec::new(),
            memory: BTreeMap::new(),
            twin: Session::new(now),
        };
        desk.note(EntryKind::Opened);
        desk
    }

    fn note(&mut self, what: EntryKind) {
        let entry = Entry { number: self.next, now: after(self.ms), what };
        self.next += 1;
        self.stored.groups.push(write_group(std::slice::from_ref(&entry)));
        self.live(entry.now, entry.input());
    }

    fn live(&mut self, now: Now, input: Input) {
        self.twin.handle(now, input.clone());
        for effect in self.session.handle(now, input) {
            if let Effect::CallEnded(call) | Effect::CallNoted(call) = effect {
                self.pending.push(call);
            }
        }
    }

    fn hear(&mut self, spoken: Vec<agent_console::simulator::Spoken>) {
        spoken.into_iter().for_each(|spoken| self.note(EntryKind::Message(RawText::new(&spoken.text))));
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Act(actions) => {
                let spoken = actions.iter().find(|action| self.platform.can(action)).cloned();
                let spoken = spoken.map(|action| self.platform.act(self.ms, &action)).unwrap_or_default();
                self.hear(spoken);
            }
            Step::Waits(ms) => {
                self.ms += ms;
                let spoken = self.platform.wake(self.ms);
                self.hear(spoken);
                self.live(after(self.ms), Input::Woke);
                let written = std::mem::take(&mut self.pending);
                written.iter().for_each(|call| self.stored.record(self.shift, call));
            }
            Step::Amends(which, amendment) => self.amend(which, amendment),
            Step::Crash => self.opens_again(),
            Step::NextDay => {
                self.ms += 26 * 3_600_000;
                self.opens_again();
            }
        }
    }

    fn amend(&mut self, which: usize, amendment: Amendment) {
        let earlier = self.memory.len();
        let Some(which) = which.checked_rem(earlier + self.session.calls().len()) else { return };
        if let Some((key, call)) = self.memory.iter_mut().nth(which) {
            // As in the console: what is on record is amended and written again.
            let text = &self.stored.records[key];
            let mut record = read_record(text).expect("it was written by us");
            record.amend(after(self.ms).at.wall, amendment.clone());
            call.amend(after(self.ms).at.wall, amendment);
            self.stored.record(key.shift, &record);
            return;
        }
        let call = (which - earlier) as u64;
        self.note(EntryKind::said(call, amendment));
    }

    /// Everything but what is stored is made anew.
    fn opens_again(&mut self) {
        self.pending.clear();
        let read = |text: &String| read_group(text).expect("it was written by us");
        let entries: Vec<Entry> = self.stored.groups.iter().flat_map(read).collect();
        let last = entries.last().expect("each shift begins with an entry").now;
        let now = after(self.ms);
        assert_eq!(resume_clock(Some(last.at), 0, now.at.wall), now.at.mono as i64);
        let over = now.at.wall - last.at.wall >= agent_console::journal::SHIFT_GAP_MS;
        self.session = replay(&entries).expect("there are entries");
        if over {
            for session in [&mut self.session, &mut self.twin] {
                session.handle(last, Input::Opened);
                session.handle(now, Input::Woke);
            }
            self.memory
                .extend(self.twin.calls().iter().map(|call| (RecordKey::of(self.shift, call), (**call).clone())));
        }
        let ended: Vec<Rc<Call>> = self.session.calls().iter().filter(|call| !call.is_live()).cloned().collect();
        ended.iter().for_each(|call| self.stored.record(self.shift, call));
        if over {
            assert_eq!(ended.len(), self.session.calls().len(), "a shift that is over has no call that is up");
            self.stored.groups.clear();
            (self.session, self.twin) = (Session::new(now), Session::new(now));
            (self.shift, self.next) = (now.at.wall, 0);
        }
        self.note(EntryKind::Opened);
    }

    /// Every call that one remembers, in the order of beginning.
    fn remembered(&self) -> Vec<Call> {
        let open = self.twin.calls().iter().map(|call| (**call).clone());
        self.memory.values().cloned().chain(open).collect()
    }

    /// Every call that a page finds in the log, in the same order.
    fn logged(&self) -> Vec<Rc<Row>> {
        let mut book = CallIndex::default();
        book.follow(self.shift, self.session.calls(), &Nameless);
        let record = |(key, text): (&RecordKey, &String)| (key.shift, read_record(text).expect("it was written by us"));
        book.read(self.stored.records.iter().map(record), &Nameless);
        let found = book.find(&Query { range: Range::All, ..Query::default() }, 0..=u64::MAX);
        found.rows().iter().rev().cloned().collect()
    }
}

struct Nameless;

impl Naming for Nameless {
    fn contact(&self, _: &Number) -> Option<Rc<Contact>> {
        None
    }

    fn disposition(&self, _: &Call, _: &str) -> Option<String> {
        None
    }
}

proptest! {
    #![proptest_config(cases::law(96))]

    #[test]
    fn what_is_exported_is_what_the_log_holds(steps in prop::collection::vec(any_step(), 1..80)) {
        let mut desk = Desk::new();
        for step in steps {
            desk.step(step);
        }
        let now: Moment = after(desk.ms).at;
        let (remembered, logged) = (desk.remembered(), desk.logged());
        let told: Vec<Value> = remembered.iter().map(|call| serde_json::to_value(v1::Call::of(call, now)).unwrap()).collect();

        let text = jsonl::lines(logged.iter().map(|row| (&*row.call, None)), now);
        let exported: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(&exported, &told);

        let table = csv::head(',') + &csv::lines(logged.iter().map(|row| (&*row.call, None)), ',', now, |wall| wall.to_string());
        let mut reader = ::csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        let cells: Vec<::csv::StringRecord> = reader.records().map(|line| line.expect("a line")).collect();
        let of = |heads: [&str; 3]| -> Vec<Vec<String>> {
            let place = |head: &str| csv::HEADS.iter().position(|known| *known == head).expect("a column");
            cells.iter().map(|line| heads.iter().map(|head| line[place(head)].to_owned()).collect()).collect()
        };
        let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string().replace("null", ""), str::to_owned);
        let heads = ["callId", "began", "talkSeconds"];
        let wanted: Vec<Vec<String>> = told.iter().map(|call| heads.map(|head| plain(&call[head])).to_vec()).collect();
        prop_assert_eq!(of(heads), wanted);
    }
}
