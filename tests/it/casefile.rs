//! A case file says what happened to the letter, tells whether it is whole, and is small.

use crate::support::after;
use crate::support::cases::law_of_the_same_days;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use agent_console::casefile::{
    CaseFile, Head, Pseudonyms, Unreadable, Whole, around, missing, read, stretch, sum, write,
};
use agent_console::directory::Contact;
use agent_console::domain::{Call, EndedBy, Note, Outcome, Phase, Session};
use agent_console::journal::{Circumstance, Entry, EntryKind, Hole, Missing, replay};
use agent_console::protocol::{CallId, Feature, MediaMode, Number, RawText};
use agent_console::simulator::{Action, Answering, Dialect, Platform, Settings};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::io::Write;

fn head() -> Head {
    Head {
        release: "0.1.0".to_owned(),
        shift: 1,
        saved: 2_000,
        from: 0,
        to: 1_000,
        redacted: true,
        language: "es".to_owned(),
        surroundings: [("browser", "Chrome 156"), ("time zone", "Europe/Madrid")]
            .map(|(a, b)| (a.into(), b.into()))
            .into(),
        configuration: r#"{"bar":{"mode":"simulator"}}"#.to_owned(),
        missing: 0,
    }
}

fn seen(number: u64, what: Circumstance, how: &str) -> Entry {
    Entry { number, now: after(number), what: EntryKind::Seen { what, how: how.to_owned() } }
}

/// A call of an earlier shift.
fn earlier() -> Call {
    let at = after(0).at;
    Call {
        number: Some(Number::new("13800138123")),
        note: Some(Note::new("Ana \"],\n\" called")),
        ..Call::new(4, CallId::new("1-1"), at, Phase::Ended { at, outcome: Outcome::Missed, by: EndedBy::Customer })
    }
}

fn of(entries: &[Entry]) -> CaseFile {
    let before = [seen(0, Circumstance::Theme, "dark"), seen(1, Circumstance::Click, "wrap-up-done\n\",")];
    CaseFile {
        head: head(),
        entries: before.into_iter().chain(entries.iter().cloned()).collect(),
        records: vec![(7, earlier())],
        contacts: vec![
            (Number::new("13800138123"), Contact::new("Ana \"López\"", "old\n]").expect("a name")),
            (Number::new("5550142"), Contact::new("Bob", "").expect("a name")),
        ],
    }
}

fn messages(count: usize) -> Vec<Entry> {
    let what = |at| EntryKind::Message(RawText::new(&format!("{{\"message\": \"],\n{at}\"}}")));
    (0..count).map(|at| Entry { number: at as u64, now: after(at as u64), what: what(at) }).collect()
}

fn read_whole(text: &str) -> CaseFile {
    let (file, whole) = read(text).expect("readable");
    assert_eq!(whole, Whole::Yes);
    file
}

#[test]
fn a_file_is_read_as_it_was_written_and_is_one_document_of_json() {
    for count in [0, 1, 95, 96, 250] {
        let file = of(&messages(count));
        let text = write(&file);
        assert!(read_whole(&text) == file, "{count}");
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!((&json["caseFile"], &json["language"]), (&1.into(), &"es".into()));
        let parts = ["entries", "records", "contacts"].map(|part| json[part].as_array().expect("a list").len());
        assert_eq!(parts, [count + 2, 1, 2]);
        assert_eq!((&json["records"][0][0], &json["contacts"][1][1]), (&7.into(), &"Bob".into()));
    }
    let nothing = CaseFile { head: head(), entries: Vec::new(), records: Vec::new(), contacts: Vec::new() };
    assert!(read_whole(&write(&nothing)) == nothing);
}

#[test]
fn a_file_that_was_changed_or_cut_off_says_so_and_shows_the_rest() {
    let file = of(&messages(250));
    let text = write(&file);
    let (changed, whole) = read(&text.replace("\\n120", "\\n121")).expect("readable");
    assert_eq!((changed.entries.len(), whole), (252, Whole::Changed { from: 102, to: 201 }));
    let (_, whole) = read(&text.replace("Madrid", "Berlin")).expect("readable");
    assert_eq!(whole, Whole::Changed { from: 1, to: 101 });
    assert!(text.lines().nth(260 - 1).expect("a line").contains("Bob"), "lines are those of the text");
    let (_, whole) = read(&text.replace("Bob", "Bea")).expect("readable");
    assert_eq!(whole, Whole::Changed { from: 202, to: 260 });
    for end in [text.len() / 2, text.find("],\n\"sums").expect("sums"), text.len() - 10] {
        let (cut, whole) = read(&text[..end]).expect("readable");
        assert_eq!(whole, Whole::Cut, "{end}");
        assert!(cut.entries.len() > 100 && cut.entries == file.entries[..cut.entries.len()]);
    }
    let without_a_line = text.lines().enumerate().filter(|(at, _)| *at != 150).map(|(_, line)| format!("{line}\n"));
    let (_, whole) = read(&without_a_line.collect::<String>()).expect("readable");
    assert_eq!(whole, Whole::Changed { from: 102, to: 201 });
}

#[test]
fn a_file_of_a_journal_with_holes_says_how_much_is_missing() {
    let entries = messages(20).split_off(10);
    let hole = |from, to| Hole { from, to, since: None, until: None, why: Missing::Damaged };
    let holes = [hole(2, 5), hole(8, 10), hole(15, 16), hole(20, 23), hole(30, 40)];
    assert_eq!(missing(&entries, &holes), 2 + 1 + 3, "those that it has nothing to do with are not");
    assert_eq!(missing(&entries, &[]) + missing(&[], &holes), 0);
    let file = of(&entries);
    let text = write(&file);
    assert!(!text.contains("missing"), "as earlier releases wrote");
    let holed = CaseFile { head: Head { missing: 6, ..head() }, ..file };
    assert!(read_whole(&write(&holed)) == holed);
    assert_eq!(Pseudonyms::new([3; 16]).file(&holed).head.missing, 6);
    assert_ne!(sum(&text), sum(&write(&holed)));
}

#[test]
fn what_is_no_case_file_is_told_apart_from_a_newer_and_a_damaged_one() {
    let text = write(&of(&messages(3)));
    let error = |text: &str| read(text).map(|_| ()).expect_err("unreadable");
    for other in ["", "{}", "[1]", "\u{1f}\u{8b}", "{\"caseFile\":1}"] {
        assert_eq!(error(other), Unreadable::NotACaseFile, "{other}");
    }
    assert_eq!(error(&text.replace("\"caseFile\":1", "\"caseFile\":2")), Unreadable::Newer(2));
    assert_eq!(error(&text.replace("[1,3600001,", "[1,")), Unreadable::Damaged { line: 3 });
    assert_eq!(error(&text.replace("[7,{", "[{")), Unreadable::Damaged { line: 9 });
    assert_eq!(error(&text.replace("[\"5550142\"", "[5550142")), Unreadable::Damaged { line: 13 });
}

#[test]
fn a_redacted_file_names_nobody_of_the_directory_and_of_earlier_shifts() {
    let file = Pseudonyms::new([3; 16]).file(&of(&messages(1)));
    assert!(file.head.redacted);
    let text = write(&file);
    for person in ["13800138123", "5550142", "Ana", "López", "Bob", "old"] {
        assert!(!text.contains(person), "{person} in {text}");
    }
    assert_eq!(file.records[0].1.number.as_ref(), Some(&file.contacts[0].0), "who is the same stays the same");
    assert!(text.contains("wrap-up-done"), "what was pressed is nobody's");
}

#[test]
fn what_the_agent_saw_holds_from_before_a_stretch_until_it_changes() {
    use Circumstance::*;
    let mut entries = vec![
        seen(0, Theme, "light"),
        seen(1, Language, "es"),
        seen(2, Theme, "dark"),
        seen(3, Click, "settings"),
        seen(4, Clock, "-3600000"),
    ];
    entries.extend(messages(6).split_off(5));
    entries.extend([seen(6, Theme, "contrast"), seen(7, Click, "export")]);
    let cut = stretch(&entries, entries[6].now.at.mono, u64::MAX, Default::default());
    let how = |entry: &Entry| match &entry.what {
        EntryKind::Seen { what, how } => format!("{} {how}", what.word()),
        EntryKind::Restored(_) => "restored".to_owned(),
        _ => "else".to_owned(),
    };
    assert_eq!(
        Vec::from_iter(cut.iter().map(how)),
        ["restored", "theme dark", "language es", "theme contrast", "click export"]
    );
    assert!(cut.is_sorted_by_key(|entry| entry.now.at.mono));
}

#[test]
fn a_call_has_two_minutes_around_it_and_what_was_known_before_in_front() {
    let mut platform = Platform::with(Dialect::default(), Settings::default());
    let mut entries = Vec::new();
    let mut say = |ms: u64, actions: &[Action]| {
        for said in actions.iter().flat_map(|action| platform.act(ms, action)) {
            let what = EntryKind::Message(RawText::new(&said.text));
            entries.push(Entry { number: entries.len() as u64, now: after(ms), what });
        }
    };
    let incoming = || Action::Incoming {
        number: "5550142".to_owned(),
        queue: None,
        called: "5550110".to_owned(),
        answer: Answering::Manual,
        feature: Feature::Inbound,
        mode: MediaMode::Audio,
    };
    say(0, &[Action::SignIn]);
    for minutes in [10, 20, 30] {
        let ms = minutes * 60_000;
        say(ms, &[incoming(), Action::Answer]);
        say(ms + 30_000, &[Action::HangUp, Action::EndWrapUp]);
    }
    let shift = replay(&entries).expect("a shift");
    let call = &shift.calls()[1];
    let (from, to) = around(call, after(0));
    assert_eq!((from, to), (call.began.mono - 120_000, call.began.mono + 150_000));
    let cut = stretch(&entries, from, to, Default::default());
    assert!(matches!(cut[0].what, EntryKind::Restored(_)) && cut.len() < entries.len());
    let session = replay(&cut).expect("a shift");
    assert_eq!(session.calls().len(), 2);
    assert_eq!(session.calls()[1].phase, call.phase);
    assert_eq!(stretch(&entries, 0, u64::MAX, Default::default()), entries, "a whole shift needs nothing in front");
}

/// A shift of so many calls, each with a note, as a chatty platform tells of it.
fn busy_shift(calls: u64) -> Vec<Entry> {
    let dialect =
        Dialect { generated_times: Some(1_784_529_722_590), call_refs_as_objects: true, ..Dialect::default() };
    let mut days = vec![(0, vec![Action::SignIn])];
    for call in 0..calls {
        let incoming = Action::Incoming {
            number: format!("138{:08}", call * 7_654_321 % 100_000_000),
            queue: Some("Support".to_owned()),
            called: "5550110".to_owned(),
            answer: Answering::Manual,
            feature: Feature::Inbound,
            mode: MediaMode::Audio,
        };
        days.push((9_000, vec![incoming]));
        days.push((4_000, vec![Action::Answer]));
        days.push((60_000, vec![Action::Hold]));
        days.push((20_000, vec![Action::Unhold]));
        days.push((30_000, vec![Action::CustomerHangsUp]));
        days.push((15_000, vec![Action::EndWrapUp]));
    }
    journal(&days, Platform::with(dialect, Settings::default()))
}

#[test]
fn a_shift_of_two_hundred_calls_is_no_more_than_a_hundred_kilobytes() {
    let shift = busy_shift(200);
    assert_eq!(replay(&shift).expect("a shift").calls().len(), 200);
    let file = Pseudonyms::new([3; 16]).file(&of(&shift));
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(write(&file).as_bytes()).expect("a vector takes all");
    let bytes = packed.finish().expect("a vector takes all").len();
    assert!(bytes <= 100_000, "{bytes} bytes for {} entries", shift.len());
    println!("{bytes} bytes for {} entries", shift.len());
}

proptest! {
    #![proptest_config(law_of_the_same_days(64))]

    #[test]
    fn what_the_agent_saw_makes_no_difference_to_the_session(
        (days, dialect, settings) in (any_day(), any_dialect(), any_settings()), every in 1..9_usize
    ) {
        let lived = journal(&days, Platform::with(dialect, settings));
        let seen = |(at, entry): (usize, &Entry)| {
            let seen = EntryKind::Seen { what: Circumstance::Visibility, how: "hidden".to_owned() };
            (at % every == 0).then(|| Entry { what: seen, ..entry.clone() }).into_iter().chain([entry.clone()])
        };
        let with = Vec::from_iter(lived.iter().enumerate().flat_map(seen));
        let (without, with) = (replay(&lived).expect("a shift"), replay(&with).expect("a shift"));
        prop_assert_eq!(with.calls(), without.calls());
        prop_assert_eq!(with.agent(), without.agent());
        prop_assert_eq!(with.today(), without.today());
    }

    #[test]
    fn any_day_is_read_as_it_was_written((days, dialect, settings) in (any_day(), any_dialect(), any_settings())) {
        let file = of(&journal(&days, Platform::with(dialect, settings)));
        let (again, whole) = read(&write(&file)).expect("readable");
        prop_assert_eq!(whole, Whole::Yes);
        prop_assert!(again == file);
    }

    #[test]
    fn a_stretch_goes_on_as_the_shift_did(
        (days, dialect, settings) in (any_day(), any_dialect(), any_settings()), at in any::<prop::sample::Index>()
    ) {
        let shift = journal(&days, Platform::with(dialect, settings));
        let (from, last) = (at.get(&shift).now.at.mono, shift.last().expect("a shift").now.at.mono);
        let (whole, cut) = (replay(&shift).expect("a shift"), replay(&stretch(&shift, from, last, Default::default())).expect("a shift"));
        prop_assert_eq!(&cut.agent().state, &whole.agent().state);
        // An id that the console made up may have another figure at its end.
        let plain = |call: &Call| match call.id.as_str().strip_prefix("local-") {
            Some(_) => Call { id: CallId::new("local"), ..call.clone() },
            None => call.clone(),
        };
        let calls = |session: &Session| Vec::from_iter(session.calls().iter().map(|call| plain(call)));
        prop_assert_eq!(calls(&cut), calls(&whole));
        prop_assert_eq!(cut.today(), whole.today());
        let now = shift.last().expect("a shift").now.at;
        prop_assert_eq!(cut.stretches(0, now), whole.stretches(0, now));
        prop_assert_eq!(cut.marks(0), whole.marks(0));
        prop_assert_eq!(cut.time_in(0, now), whole.time_in(0, now));
    }
}
