//! The log: what is found in it, in which order, and how that is written into an address.

mod finding;
mod law;

use agent_console::directory::Contact;
use agent_console::domain::{Call, Direction, EndedBy, Medium, Moment, Note, Outcome, Phase};
use agent_console::journal::RecordKey;
use agent_console::log::{
    CallIndex, Collation, Column, Date, Naming, Query, Range, Row, Sort, Talk, fold, from_fragment, tells_a_number,
    to_fragment,
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
fn keys(book: &mut CallIndex, query: &Query) -> Vec<u64> {
    book.find(query, ALL).rows().iter().map(|row| row.key.call).collect()
}

fn asking(text: &str) -> Query {
    Query { text: text.to_owned(), range: Range::All, ..Query::default() }
}

fn book(calls: impl IntoIterator<Item = Call>) -> CallIndex {
    let calls: Vec<Rc<Call>> = calls.into_iter().map(Rc::new).collect();
    let mut book = CallIndex::default();
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
fn names_are_in_the_order_of_the_language() {
    let of = |key, name: &str| Call { disposition: Some(name.to_owned()), ..call(key, SHIFT + key) };
    let mut book = book([of(0, "Zapata"), of(1, "Álvarez"), of(2, ""), of(3, "álvarez")]);
    book.read([(7, of(4, "Ruiz")), (8, of(5, "Alonso")), (9, of(6, "Zapata"))], &Names::default());
    let query = |descending| Query {
        range: Range::All,
        sort: Sort { column: Column::Disposition, descending },
        ..Query::default()
    };
    assert_eq!(keys(&mut book, &query(false)), [5, 4, 0, 6, 1, 3, 2], "by code point");
    book.collate("es", || Collation::new("es", |one, other| fold(one).cmp(&fold(other))));
    assert_eq!(keys(&mut book, &query(false)), [5, 1, 3, 4, 0, 6, 2]);
    assert_eq!(keys(&mut book, &query(true)), [2, 0, 6, 4, 3, 1, 5]);
    book.collate("es", || unreachable!("the language is the same"));
    book.follow(SHIFT, &[of(0, "Zapata"), of(1, "Bruno")].map(Rc::new), &Names::default());
    assert_eq!(keys(&mut book, &query(false)), [5, 1, 4, 0, 6]);
}

#[test]
fn a_night_shifts_calls_stay_in_today_after_midnight() {
    let mut book = book([call(0, SHIFT), call(1, SHIFT + 5_000)]);
    book.read([(SHIFT - 50, ended(call(0, SHIFT - 50), Outcome::Missed))], &Names::default());
    let midnight = SHIFT + 3_000..=u64::MAX;
    let found = |book: &mut CallIndex, query: &Query| book.find(query, midnight.clone()).rows().len();
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
    let mut book = CallIndex::default();
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
        medium: Some(Medium::Video),
        talk: Some(Talk { from: 60, to: None }),
        disposition: Some("A&B=C".to_owned()),
        queue: Some("Soporte técnico".to_owned()),
        waiting: true,
        sort: Sort { column: Column::EndedBy, descending: false },
    };
    let address = "#log?range=2026-11-02..2026-11-30&q=se%C3%B1or%20m%C3%BCller&direction=inbound&outcome=answered\
                   &media=video&talk=60-&disposition=A%26B%3DC&queue=Soporte%20t%C3%A9cnico&waiting=yes&sort=ended-by";
    assert_eq!(to_fragment(&talks), address);
    assert_eq!(from_fragment(address), Some(talks));
    assert_eq!(to_fragment(&Query::default()), "");
    assert_eq!((from_fragment(""), from_fragment("#log")), (Some(Query::default()), Some(Query::default())));
    assert_eq!(from_fragment("#console"), None);
    assert_eq!(from_fragment("#logbook"), None);
    let nonsense =
        "#log?range=2026-13-01..&outcome=great&media=smell&talk=x&sort=price&q&unknown=1&waiting=maybe&direction=";
    assert_eq!(from_fragment(nonsense), Some(Query::default()));
}

#[test]
fn a_number_does_not_go_into_the_address() {
    for number in ["13800138045", "+86 138 0013 8045", "call 555-0142", "(0555) 01.42.7", "١٣٨٠٠١٣", "note 1380013x"]
    {
        assert!(tells_a_number(number), "{number}");
        assert_eq!(to_fragment(&Query { waiting: true, ..asking(number) }), "#log?range=all&waiting=yes");
        // Some platforms call a queue by its number.
        let queue = Query { queue: Some(number.to_owned()), ..asking("") };
        assert_eq!(to_fragment(&queue), "#log?range=all");
    }
    for text in ["5551", "2026-11", "order 4711", ""] {
        assert!(!tells_a_number(text), "{text}");
    }
    assert!(!format!("{:?}", asking("13800138045")).contains("138"));
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
