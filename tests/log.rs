//! The log: what is found in it, in which order, and how that is written into an address.

use agent_console::directory::Contact;
use agent_console::domain::{Call, Direction, EndedBy, Moment, Note, Outcome, Phase};
use agent_console::journal::RecordKey;
use agent_console::log::{
    Book, Column, Date, Naming, Query, Range, Row, Sort, Talk, fold, from_fragment, tells_a_number, to_fragment,
};
use agent_console::protocol::{CallId, Number};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

const SHIFT: u64 = 1_000_000;
const ALL: RangeInclusive<u64> = 0..=u64::MAX;

/// A directory in which one number has a name, once it has come.
#[derive(Clone, Copy, Default)]
struct Names {
    known: bool,
}

impl Naming for Names {
    fn contact(&self, number: &Number) -> Option<Rc<Contact>> {
        let known = self.known && number.as_str() == "5550142";
        known.then(|| Rc::new(Contact::new("Zoë Ängström", "").expect("a name")))
    }

    fn disposition(&self, _: &Call, code: &str) -> Option<String> {
        (code == "SALE").then(|| "Verkauft".to_owned())
    }
}

fn call(key: u64, began: u64) -> Call {
    Call {
        direction: Direction::Inbound,
        ..Call::new(key, CallId::new(&format!("1456401416-{key}")), Moment { mono: began, wall: began }, Phase::Ringing)
    }
}

fn ended(call: Call, outcome: Outcome) -> Call {
    let at = Moment { mono: call.began.mono + 9_000, wall: call.began.wall + 9_000 };
    Call { phase: Phase::Ended { at, outcome, by: EndedBy::Agent }, ..call }
}

/// The keys of what is found, in order.
fn keys(book: &mut Book, query: &Query) -> Vec<u64> {
    book.find(query, ALL).rows().iter().map(|row| row.key.call).collect()
}

fn asking(text: &str) -> Query {
    Query { text: text.to_owned(), range: Range::All, ..Query::default() }
}

fn book(calls: impl IntoIterator<Item = Call>) -> Book {
    let calls: Vec<Rc<Call>> = calls.into_iter().map(Rc::new).collect();
    let mut book = Book::default();
    book.follow(SHIFT, &calls, &Names { known: true });
    book
}

#[test]
fn a_word_is_found_in_number_name_note_disposition_and_queue_without_case_and_accents() {
    let mut book = book([
        Call { number: Some(Number::new("+8613800138045")), ..call(0, SHIFT) },
        Call { number: Some(Number::new("5550142")), ..call(1, SHIFT) },
        Call { note: Some(Note::new("Quiere la MÁQUINA\nantes del lunes")), ..call(2, SHIFT) },
        Call { disposition: Some("SALE".to_owned()), ..call(3, SHIFT) },
        Call { queue: Some("Soporte técnico".to_owned()), ..call(4, SHIFT) },
    ]);
    for (text, found) in [
        ("138", vec![0]),
        ("+86 138-0013 8045", vec![0]),
        ("00138045", vec![0]),
        ("\u{202a}+86 138 0013 8045\u{202c}", vec![0]),
        ("138‑0013‑8045", vec![0]),
        ("１３８００１３８０４５", vec![0]),
        ("٥٥٥٠١٤٢", vec![1]),
        ("tel:+86-138-0013-8045;ext=5", vec![0]),
        ("=\"+8613800138045\"", vec![0]),
        ("008613800138045", vec![0]),
        ("555-0142 zoe", vec![1]),
        ("angstrom zoe", vec![1]),
        ("máquina", vec![2]),
        ("lunes quiere", vec![2]),
        ("verkauft", vec![3]),
        ("sale", vec![3]),
        ("TECNICO", vec![4]),
        ("lunes sale", vec![]),
        ("  ", vec![4, 3, 2, 1, 0]),
    ] {
        assert_eq!(keys(&mut book, &asking(text)), found, "{text}");
    }
}

#[test]
fn words_are_compared_as_one_types_them() {
    for (text, folded) in [
        ("Łódź", "lodz"),
        ("ÑANDÚ", "nandu"),
        ("e\u{301}", "e"),
        ("أحمد", "احمد"),
        ("مُحَمَّد", "محمد"),
        ("١٢３", "123"),
        ("张伟", "张伟"),
    ] {
        assert_eq!(fold(text), folded);
    }
}

#[test]
fn a_night_shifts_calls_stay_in_today_after_midnight() {
    let mut book = book([call(0, SHIFT), call(1, SHIFT + 5_000)]);
    book.read([(SHIFT - 50, ended(call(0, SHIFT - 50), Outcome::Missed))], &Names::default());
    let midnight = SHIFT + 3_000..=u64::MAX;
    let found = |book: &mut Book, query: &Query| book.find(query, midnight.clone()).rows().len();
    assert_eq!(found(&mut book, &Query::default()), 2);
    assert_eq!(found(&mut book, &Query { range: Range::Week, ..Query::default() }), 1);
}

#[test]
fn missed_and_abandoned_calls_wait_until_they_are_done() {
    let missed = ended(call(0, SHIFT), Outcome::Missed);
    let calls = [
        missed.clone(),
        Call { key: 1, wrapped_up: true, ..missed.clone() },
        Call { key: 2, direction: Direction::Outbound, ..missed.clone() },
        ended(call(3, SHIFT), Outcome::Abandoned),
        ended(call(4, SHIFT), Outcome::Rejected),
        call(5, SHIFT),
    ];
    let mut book = book(calls);
    book.read([(7, ended(call(6, 7), Outcome::Missed)), (9, ended(call(7, 9), Outcome::Missed))], &Names::default());
    assert_eq!((book.waiting_since(0), book.waiting_since(8)), (4, 3));
    let waiting = Query { waiting: true, range: Range::All, ..Query::default() };
    assert_eq!(keys(&mut book, &waiting), [3, 0, 7, 6]);
}

#[test]
fn rows_that_have_not_changed_are_the_same_rows() {
    let calls: Vec<Rc<Call>> = (0..3).map(|key| Rc::new(call(key, SHIFT + key))).collect();
    let mut book = Book::default();
    book.follow(SHIFT, &calls, &Names::default());
    let first = book.find(&Query::default(), ALL);
    book.follow(SHIFT, &calls, &Names::default());
    assert!(first == book.find(&Query::default(), ALL), "nothing has changed, so nothing is made");

    let mut calls = calls;
    calls[1] = Rc::new(ended(call(1, SHIFT + 1), Outcome::Missed));
    book.follow(SHIFT, &calls, &Names::default());
    let second = book.find(&Query::default(), ALL);
    let same: Vec<bool> = first.rows().iter().zip(second.rows()).map(|(one, other)| Rc::ptr_eq(one, other)).collect();
    assert_eq!(same, [true, false, true]);
}

#[test]
fn a_view_of_the_log_reads_as_its_address_says() {
    let talks = Query {
        text: "señor müller".to_owned(),
        range: Range::Days(Date { year: 2026, month: 11, day: 2 }, Date { year: 2026, month: 11, day: 30 }),
        direction: Some(Direction::Inbound),
        outcome: Some(Outcome::Answered),
        talk: Some(Talk { from: 60, to: None }),
        disposition: Some("A&B=C".to_owned()),
        waiting: true,
        sort: Sort { column: Column::EndedBy, descending: false },
    };
    let address = "#log?range=2026-11-02..2026-11-30&q=se%C3%B1or%20m%C3%BCller&direction=inbound&outcome=answered\
                   &talk=60-&disposition=A%26B%3DC&waiting=yes&sort=ended-by";
    assert_eq!(to_fragment(&talks), address);
    assert_eq!(from_fragment(address), Some(talks));
    assert_eq!(to_fragment(&Query::default()), "");
    assert_eq!((from_fragment(""), from_fragment("#log")), (Some(Query::default()), Some(Query::default())));
    assert_eq!(from_fragment("#console"), None);
    assert_eq!(from_fragment("#logbook"), None);
    let nonsense = "#log?range=2026-13-01..&outcome=great&talk=x&sort=price&q&unknown=1&waiting=maybe&direction=";
    assert_eq!(from_fragment(nonsense), Some(Query::default()));
}

#[test]
fn a_number_does_not_go_into_the_address() {
    for number in ["13800138045", "+86 138 0013 8045", "call 555-0142", "(0555) 01.42.7", "١٣٨٠٠١٣", "note 1380013x"]
    {
        assert!(tells_a_number(number), "{number}");
        assert_eq!(to_fragment(&Query { waiting: true, ..asking(number) }), "#log?range=all&waiting=yes");
    }
    for text in ["5551", "2026-11", "order 4711", ""] {
        assert!(!tells_a_number(text), "{text}");
    }
    assert!(!format!("{:?}", asking("13800138045")).contains("138"));
}

fn any_call() -> impl Strategy<Value = Call> {
    let number = prop::option::of(prop::sample::select(vec!["5550142", "+8613800138045", "A1002"]));
    let text = || prop::option::of(prop::sample::select(vec!["Acme", "b", "ÄÖ 7"]));
    let outcome = prop::sample::select(vec![
        None,
        Some(Outcome::Answered),
        Some(Outcome::Missed),
        Some(Outcome::Abandoned),
        Some(Outcome::Failed),
    ]);
    let direction =
        prop::sample::select(vec![Direction::Inbound, Direction::Outbound, Direction::Internal, Direction::Unknown]);
    let disposition = prop::option::of(prop::sample::select(vec!["SALE", "NONE"]));
    let details = (text(), text(), disposition, 0..200_000_u64, 0..3_u64, any::<bool>());
    (number, direction, outcome, details).prop_map(|(number, direction, outcome, details)| {
        let (queue, note, disposition, talked_ms, held, wrapped_up) = details;
        let call = Call {
            direction,
            number: number.map(Number::new),
            queue: queue.map(str::to_owned),
            note: note.map(Note::new),
            disposition: disposition.map(str::to_owned),
            talked_ms,
            held_ms: held * 1_000,
            wrapped_up,
            ..call(0, 0)
        };
        match outcome {
            Some(outcome) => ended(call, outcome),
            None => call,
        }
    })
}

fn any_query() -> impl Strategy<Value = Query> {
    let text = prop::sample::select(vec!["", "", "acme", "8045", "zoe", "a b", "ao 7", "verkauft", "nobody"]);
    let range = prop::sample::select(vec![Range::Today, Range::Week, Range::All]);
    let direction = prop::option::of(prop::sample::select(vec![Direction::Inbound, Direction::Internal]));
    let outcome = prop::option::weighted(0.3, prop::sample::select(vec![Outcome::Missed, Outcome::Answered]));
    let talk = prop::option::weighted(0.3, (0..100_u32, prop::option::of(100..200_u32)));
    let disposition = prop::option::weighted(0.3, prop::sample::select(vec!["", "SALE"]));
    let sort = (prop::sample::select(Column::ALL.to_vec()), any::<bool>());
    (text, range, direction, outcome, talk, disposition, prop::bool::weighted(0.2), sort).prop_map(
        |(text, range, direction, outcome, talk, disposition, waiting, (column, descending))| Query {
            text: text.to_owned(),
            range,
            direction,
            outcome,
            talk: talk.map(|(from, to)| Talk { from, to }),
            disposition: disposition.map(str::to_owned),
            waiting,
            sort: Sort { column, descending },
        },
    )
}

#[derive(Clone, Debug)]
enum Step {
    /// A call begins in the open shift.
    Begins(Box<Call>),
    /// A call of the open shift becomes another.
    Changes(usize, Box<Call>),
    /// Records are read: shift, beginning, call.
    Read(Vec<(u64, Call)>),
    Amended(usize, Box<Call>),
    /// The directory's names come, or go.
    Named(bool),
    /// Another shift begins; what was, is on record.
    NextShift,
    Asked(Box<Query>, u64),
}

fn any_step() -> impl Strategy<Value = Step> {
    let call = || any_call().prop_map(Box::new);
    let records = prop::collection::vec((0..SHIFT / 100, any_call()), 0..5);
    prop_oneof![
        4 => call().prop_map(Step::Begins),
        2 => (any::<usize>(), call()).prop_map(|(at, call)| Step::Changes(at, call)),
        2 => records.prop_map(Step::Read),
        1 => (any::<usize>(), call()).prop_map(|(at, call)| Step::Amended(at, call)),
        1 => any::<bool>().prop_map(Step::Named),
        1 => Just(Step::NextShift),
        6 => (any_query().prop_map(Box::new), 0..2 * SHIFT).prop_map(|(query, from)| Step::Asked(query, from)),
    ]
}

/// What a row is found by and sorted by, told as plainly as it can be.
struct Plain {
    open: bool,
    call: Call,
    name: Option<&'static str>,
}

impl Plain {
    fn label(&self) -> String {
        self.call.disposition.as_deref().map(|code| if code == "SALE" { "Verkauft" } else { code }).unwrap_or("").into()
    }

    fn holds(&self, query: &Query, from: u64) -> bool {
        let call = &self.call;
        let outcome = match call.phase {
            Phase::Ended { outcome, .. } => Some(outcome),
            _ => None,
        };
        let number = call.number.as_ref().map_or("", |number| number.as_str());
        let texts = [number, self.name.unwrap_or(""), call.queue.as_deref().unwrap_or("")];
        let note = call.note.as_ref().map_or("", |note| note.as_str());
        let label = self.label();
        let code = call.disposition.clone().unwrap_or_default();
        let texts: Vec<String> = texts.into_iter().chain([note, &label, &code]).map(fold).collect();
        let waits = matches!(outcome, Some(Outcome::Missed | Outcome::Abandoned))
            && matches!(call.direction, Direction::Inbound | Direction::Unknown)
            && !call.wrapped_up;
        let talked = call.talked_ms / 1_000;
        (call.began.wall >= from || (query.range == Range::Today && self.open))
            && query.text.split_whitespace().all(|word| texts.iter().any(|text| text.contains(&fold(word))))
            && query.direction.is_none_or(|direction| direction == call.direction)
            && (query.outcome.is_none() || query.outcome == outcome)
            && query
                .talk
                .is_none_or(|talk| u64::from(talk.from) <= talked && talk.to.is_none_or(|to| talked < u64::from(to)))
            && query.disposition.as_ref().is_none_or(|wanted| *wanted == code)
            && (!query.waiting || waits)
    }

    /// Comparable, and the same for equals.
    fn rank(&self, column: Column) -> (u64, bool, String) {
        let call = &self.call;
        let number = |number: u64| (number, false, String::new());
        let text = |text: &str| (0, text.is_empty(), text.to_owned());
        match column {
            Column::Time => number(0),
            Column::Party => text(self.name.or(call.number.as_ref().map(|number| number.as_str())).unwrap_or("")),
            Column::Direction => number(call.direction as u64),
            Column::Outcome => number(match call.phase {
                Phase::Ended { outcome, .. } => 1 + outcome as u64,
                _ => 0,
            }),
            Column::EndedBy => number(match call.phase {
                Phase::Ended { by, .. } => 1 + by as u64,
                _ => 0,
            }),
            Column::Ring => number(match call.phase {
                Phase::Ended { .. } => 9_000,
                _ => 0,
            }),
            Column::Talk => number(call.talked_ms),
            Column::Hold => number(call.held_ms),
            Column::WrapUp => number(0),
            Column::Disposition => text(&self.label()),
        }
    }
}

#[test]
fn a_text_typed_letter_by_letter_finds_what_it_finds_at_once() {
    let on_record = || {
        let mut book = Book::default();
        let numbers = ["+493012", "493012", "3049", "+3049", "4-930"].into_iter().enumerate();
        let call = |(key, number): (usize, &str)| {
            (
                1,
                Call {
                    number: Some(Number::new(number)),
                    note: Some(Note::new("a+b")),
                    ..call(key as u64, key as u64)
                },
            )
        };
        book.read(numbers.map(call), &Names::default());
        book
    };
    for text in ["+4930", "49 30", "30+49", "a+b +3", "-930"] {
        let mut typed = on_record();
        for end in 1..=text.len() {
            let query = asking(&text[..end]);
            assert_eq!(keys(&mut typed, &query), keys(&mut on_record(), &query), "{text} up to {end}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256)
    ))]

    /// Whatever came in whatever order, the answer is what one would find by looking at every call.
    #[test]
    fn what_is_found_is_what_looking_at_every_call_would_find(steps in prop::collection::vec(any_step(), 1..40)) {
        let mut book = Book::default();
        let (mut shift, mut names) = (SHIFT, Names::default());
        let mut calls: Vec<Rc<Call>> = Vec::new();
        let mut records: BTreeMap<RecordKey, Call> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Begins(call) => {
                    let (key, began) = (calls.len() as u64, shift + 10 * calls.len() as u64);
                    calls.push(Rc::new(moved(*call, key, began)));
                }
                Step::Changes(at, call) => {
                    if let Some(at) = at.checked_rem(calls.len()) {
                        let (key, began) = (calls[at].key, calls[at].began.wall);
                        calls[at] = Rc::new(moved(*call, key, began));
                    }
                }
                Step::Read(read) => {
                    let read: Vec<(u64, Call)> =
                        read.into_iter().map(|(began, call)| (began, moved(call, 0, began))).collect();
                    for (shift, call) in &read {
                        records.entry(RecordKey::of(*shift, call)).or_insert_with(|| call.clone());
                    }
                    book.read(read, &names);
                }
                Step::Amended(at, call) => {
                    if let Some(at) = at.checked_rem(records.len()) {
                        let (key, record) = records.iter_mut().nth(at).expect("it is among them");
                        *record = moved(*call, key.call, key.began);
                        book.amend(key.shift, Rc::new(record.clone()), &names);
                    }
                }
                Step::Named(known) => {
                    names.known = known;
                    book.rename(&names);
                }
                Step::NextShift => {
                    let over: Vec<(u64, Call)> = calls.drain(..).map(|call| (shift, Call::clone(&call))).collect();
                    for (shift, call) in &over {
                        records.insert(RecordKey::of(*shift, call), call.clone());
                    }
                    shift += 1_000;
                    book.follow(shift, &calls, &names);
                    book.read(over, &names);
                }
                Step::Asked(query, from) => {
                    book.follow(shift, &calls, &names);
                    let name = |call: &Call| {
                        let known = names.known && call.number == Some(Number::new("5550142"));
                        known.then_some("Zoë Ängström")
                    };
                    let plain = |(open, call): (bool, &Call)| Plain { open, call: call.clone(), name: name(call) };
                    let on_record = records.values().map(|call| (false, call));
                    let all = on_record.chain(calls.iter().map(|call| (true, &**call))).map(plain);
                    let mut wanted: Vec<Plain> = all.filter(|plain| plain.holds(&query, from)).collect();
                    if query.sort.column != Column::Time || query.sort.descending {
                        wanted.reverse();
                    }
                    wanted.sort_by(|one, other| {
                        let order = one.rank(query.sort.column).cmp(&other.rank(query.sort.column));
                        if query.sort.descending { order.reverse() } else { order }
                    });
                    let found = book.find(&query, from..=u64::MAX);
                    let found: Vec<&Call> = found.rows().iter().map(|row: &Rc<Row>| &*row.call).collect();
                    let wanted: Vec<&Call> = wanted.iter().map(|plain| &plain.call).collect();
                    prop_assert_eq!(found, wanted);
                }
            }
        }
    }

    #[test]
    fn every_view_comes_back_from_its_address(query in any_query()) {
        prop_assert_eq!(from_fragment(&to_fragment(&query)), Some(query));
    }
}

/// The same call, as another of the log.
fn moved(call: Call, key: u64, began: u64) -> Call {
    let phase = match call.phase {
        Phase::Ended { outcome, by, .. } => {
            Phase::Ended { at: Moment { mono: began + 9_000, wall: began + 9_000 }, outcome, by }
        }
        other => other,
    };
    Call { key, began: Moment { mono: began, wall: began }, phase, ..call }
}
