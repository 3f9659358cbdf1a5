//! What happened is written down, read back, and folded to the very state that was lived.

use crate::support::remarks::any_proofs;
use crate::support::{NINE, after, row};
use agent_console::domain::{Callout, Medium, Moment, Note, Now, Promise, Session};
use agent_console::journal::*;
use agent_console::protocol::{Number, RawText};
use agent_console::simulator::{Action, Dialect, Morning, Platform, Settings};
use proptest::prelude::*;
use std::time::Instant;

/// As each version has stored them. These files are never changed.
const JOURNAL_1: &str = include_str!("../journals/v1.json");
const JOURNAL_2: &str = include_str!("../journals/v2.json");
const JOURNAL_3: &str = include_str!("../journals/v3.json");
const JOURNAL_4: &str = include_str!("../journals/v4.json");
const JOURNAL_5: &str = include_str!("../journals/v5.json");
const PROMISES: &str = include_str!("../journals/v5-promises.json");
const RECORD_1: &str = include_str!("../journals/record-v1.json");

const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;

fn entry(number: u64, ms: u64, what: EntryKind) -> Entry {
    Entry { number, now: after(ms), what }
}

fn message(text: &str) -> EntryKind {
    EntryKind::Message(RawText::new(text))
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![any::<char>(), prop::sample::select(vec!['\0', '"', '\\', '😀', '\u{2028}', '\u{feff}', '\n'])],
        0..40,
    )
    .prop_map(String::from_iter)
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let what = prop_oneof![
        Just(EntryKind::Opened),
        Just(EntryKind::FrameLoaded),
        any_text().prop_map(|text| message(&text)),
        any_text().prop_map(|text| EntryKind::Dialled(Number::new(&text))),
        any_text().prop_map(|text| EntryKind::DialledVideo(Number::new(&text))),
        (any::<u64>(), any_text()).prop_map(|(call, text)| EntryKind::Noted(call, Note::new(&text))),
        (any::<u64>(), prop::option::of(any_text())).prop_map(|(call, code)| EntryKind::Disposed(call, code)),
        any::<(u64, bool)>().prop_map(|(call, done)| EntryKind::WrappedUp(call, done)),
        any::<(u64, Option<u64>)>().prop_map(|(call, due)| EntryKind::Promised(call, due)),
        any::<(u64, bool)>().prop_map(|(call, kept)| EntryKind::PromiseKept(call, kept)),
        (any_text(), any::<bool>(), any::<[u64; 3]>()).prop_map(|(text, video, [began, shift, call])| {
            EntryKind::DialledBack(Number::new(&text), video, RecordKey { began, shift, call })
        }),
        Just(EntryKind::ClockSet),
        (any::<u64>(), any_proofs()).prop_map(|(call, proofs)| EntryKind::Rang(call, proofs)),
        any_text().prop_map(|how| EntryKind::Seen { what: Circumstance::Click, how }),
    ];
    (any::<[u64; 3]>(), any::<i32>(), what).prop_map(|([number, mono, wall], day, what)| Entry {
        number,
        now: Now { at: Moment { mono, wall }, day },
        what,
    })
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_back_to_the_byte(entries in prop::collection::vec(any_entry(), 0..20)) {
        prop_assert_eq!(read_group(&write_group(&entries)), Ok(entries));
    }

    #[test]
    fn damaged_text_is_an_error_that_quotes_nothing(entries in prop::collection::vec(any_entry(), 1..4), at in 0..1_000usize) {
        let text = write_group(&entries);
        let cut = text.char_indices().map(|(at, _)| at).cycle().nth(at).unwrap_or(0);
        let damaged = matches!(read_group(&text[..cut]), Err(Unreadable::Damaged { .. }));
        prop_assert!(damaged, "cut at {cut}");
    }
}

#[test]
fn errors_and_debug_output_hold_nothing_personal() {
    let number = "13800138123";
    for text in [
        format!("{number}\""),
        format!(r#"{{"v":1,"entries":["{number}"]}}"#),
        format!(r#"{{"v":1,"entries":[[0,0,0,0,{{"{number}":"{number}"}}]]}}"#),
        format!(r#"{{"v":1,"call":"{number}"}}"#),
        format!(r#"{{"v":"{number}"}}"#),
    ] {
        for error in [read_group(&text).expect_err(&text), read_record(&text).expect_err(&text)] {
            assert!(!format!("{error} {error:?}").contains(number), "{error}");
        }
    }
    let entries = [
        entry(0, 0, message(number)),
        entry(1, 0, EntryKind::Dialled(Number::new(number))),
        entry(2, 0, EntryKind::Noted(0, Note::new(number))),
    ];
    assert!(!format!("{entries:?}").contains(number));
}

#[test]
fn text_of_a_newer_console_is_refused() {
    assert_eq!(read_group(r#"{"v":99,"entries":{"packed":"…"}}"#), Err(Unreadable::Newer(99)));
    let newer = Unreadable::Newer(2);
    assert_eq!(read_record(r#"{"v":2,"what":"a call"}"#), Err(newer));
    assert_eq!(
        newer.to_string(),
        "The stored text has version 2, which this console can't read. A newer one wrote it."
    );
}

#[test]
fn no_version_and_version_0_are_damage() {
    for text in ["", "{}", "[]", "null", r#"{"entries":[]}"#, r#"{"v":0,"entries":[]}"#, r#"{"v":1}"#] {
        assert!(matches!(read_group(text), Err(Unreadable::Damaged { .. })), "{text}");
    }
}

#[test]
fn a_journal_stored_by_version_1_folds_to_what_was_lived() {
    let entries = read_group(JOURNAL_1.trim_end()).expect("readable");
    assert!(entries.iter().map(|entry| entry.number).eq(0..9));
    assert_eq!(entries[7], entry(7, 40_000, message("{\"eventType\":\"New 😀 \\u0000\"}")));
    assert_eq!(entries[8], entry(8, 50_000, EntryKind::Dialled(Number::new("90013800138000"))));
    let session = replay(&entries).expect("a shift");
    let rows: Vec<String> = session.calls().iter().map(|call| row(call, after(60_000).at)).collect();
    assert_eq!(rows, ["1456401416-3 13800138123 inbound answered by customer ring 4 talk 20 hold 0"]);
}

#[test]
fn a_journal_stored_by_version_2_knows_what_the_agent_left_behind() {
    let entries = read_group(JOURNAL_2.trim_end()).expect("readable");
    assert_eq!(write_group(&entries), JOURNAL_2.trim_end());
    let note = Note::new("Wants a copy of the \"May\" bill.\nCalls back 😀 \0");
    assert_eq!(entries[9], entry(9, 60_000, EntryKind::Noted(0, note.clone())));
    assert_eq!(entries[10], entry(10, 61_000, EntryKind::Disposed(0, Some("BILL-2".to_owned()))));
    assert_eq!(entries[11], entry(11, 62_000, EntryKind::WrappedUp(0, true)));
    assert_eq!(entries[12], entry(12, 63_000, EntryKind::Disposed(7, None)));
    let session = replay(&entries).expect("a shift");
    let call = &session.calls()[0];
    assert_eq!(call.note, Some(note));
    assert_eq!((call.disposition.as_deref(), call.wrapped_up), (Some("BILL-2"), true));
    assert_eq!(read_record(&write_record(call)).as_ref(), Ok(&**call));
}

#[test]
fn a_journal_stored_by_version_3_goes_on_from_what_was_known() {
    let entries = read_group(JOURNAL_3.trim_end()).expect("readable");
    assert_eq!(write_group(&entries), JOURNAL_3.trim_end());
    assert_eq!(entries[1], entry(14, 65_000, EntryKind::FrameLoaded));
    let before = replay(&read_group(JOURNAL_2.trim_end()).expect("readable")).expect("a shift");
    let session = replay(&entries).expect("a shift");
    // Nobody noted the agent's number then.
    let mut call = (*before.calls()[0]).clone();
    assert_eq!(call.agent.take().as_deref(), Some("49999"));
    assert!(call.rang.take().is_some(), "nor how it rang");
    assert_eq!(*session.calls()[0], call);
    let known = |session: &Session| (session.agent().state.clone(), session.agent().since);
    assert_eq!(known(&session), known(&before));
}

#[test]
fn a_journal_stored_by_version_4_knows_of_a_clock_that_was_set_back() {
    let entries = read_group(JOURNAL_4.trim_end()).expect("readable");
    assert_eq!(write_group(&entries), JOURNAL_4.trim_end());
    assert_eq!(entries[1].what, EntryKind::ClockSet);
    let session = replay(&entries).expect("a shift");
    let rows: Vec<String> = session.calls().iter().map(|call| row(call, entries[2].now.at)).collect();
    assert_eq!(rows, ["1456401416-3 ? unknown talking ring 0 talk 20 hold 0"]);
}

#[test]
fn a_journal_stored_by_version_5_knows_what_was_promised() {
    let entries = read_group(PROMISES.trim_end()).expect("readable");
    assert_eq!(write_group(&entries), PROMISES.trim_end());
    let session = replay(&entries).expect("a shift");
    let promised = session.calls()[0].promise.expect("it was promised");
    assert_eq!(promised, Promise { due: 1_709_636_400_000, made: 1_709_629_205_000, kept: Some(1_709_629_265_000) });
    assert_eq!(session.calls()[1].calls_back, Some(RecordKey::of(1_709_629_200_000, &session.calls()[0])));
    assert_eq!(read_record(&write_record(&session.calls()[0])).as_ref(), Ok(&*session.calls()[0]));
}

#[test]
fn a_journal_of_version_5_knows_a_call_that_was_asked_for_with_video() {
    let entries = read_group(JOURNAL_5.trim_end()).expect("readable");
    assert_eq!(write_group(&entries), JOURNAL_5.trim_end());
    assert_eq!(entries[1].what, EntryKind::DialledVideo(Number::new("70092")));
    let session = replay(&entries).expect("a shift");
    assert_eq!(session.calls()[0].medium, Some(Medium::Video));
    assert_eq!(write_group(&[entry(0, 0, EntryKind::Dialled(Number::new("70092")))]).get(..7), Some(r#"{"v":2,"#));
}

#[test]
fn a_record_stored_by_version_1_is_the_call_that_it_was() {
    let call = read_record(RECORD_1.trim_end()).expect("readable");
    assert_eq!(row(&call, NINE), "1456401416-3 13800138123 inbound answered by customer ring 4 talk 20 hold 0");
    assert_eq!((call.medium, &call.contact), (None, &None));
    assert!(["medium", "contact", "switched"].iter().all(|field| !write_record(&call).contains(field)));
    assert_eq!(read_record(&write_record(&call)), Ok(call));
}

#[test]
fn an_empty_journal_is_no_session() {
    assert_eq!(replay(&[]), None);
}

/// Mornings at the simulator's desk, one after the other, until so many things have happened.
fn lived(most: usize) -> Vec<Entry> {
    let mut entries = vec![entry(0, 0, EntryKind::Opened), entry(1, 0, EntryKind::FrameLoaded)];
    let mut platform = Platform::with(Dialect::default(), Settings::default());
    let mut now = 0;
    for seed in 0.. {
        let mut morning = Morning::paced(seed, now, 1);
        while let Some(next) = [platform.next_deadline(), morning.next_deadline()].into_iter().flatten().min() {
            if morning.next_deadline().is_none() {
                break;
            }
            now = next.max(now);
            let mut spoken = platform.wake(now);
            if let Some(action) = morning.next(now, &platform) {
                if let Action::Dial { number, mode } = &action {
                    entries.push(entry(
                        entries.len() as u64,
                        now,
                        Callout { number: Number::new(number), mode: *mode }.into(),
                    ));
                }
                spoken.extend(platform.act(now, &action));
            }
            for spoken in spoken {
                entries.push(entry(entries.len() as u64, now, message(&spoken.text)));
                if entries.len() == most {
                    return entries;
                }
            }
        }
    }
    entries
}

#[test]
fn a_replay_of_20_000_entries_is_the_session_that_lived_them() {
    let entries = lived(20_000);
    let mut session = Session::new(entries[0].now);
    for entry in &entries {
        session.handle(entry.now, entry.input());
    }
    let groups: Vec<String> = entries.iter().map(|entry| write_group(std::slice::from_ref(entry))).collect();
    let bytes: usize = groups.iter().map(String::len).sum();
    let texts: usize = entries
        .iter()
        .map(|entry| if let EntryKind::Message(text) = &entry.what { text.as_str().len() } else { 0 })
        .sum();

    let begin = Instant::now();
    let read: Vec<Entry> = groups.iter().flat_map(|group| read_group(group).expect("readable")).collect();
    let reading = begin.elapsed();
    let begin = Instant::now();
    let replayed = replay(&read).expect("a shift");
    let (replaying, count) = (begin.elapsed(), read.len());
    let rate = count as f64 / (reading + replaying).as_secs_f64();
    println!(
        "{count} entries, {texts} bytes of messages, {bytes} stored; read in {reading:?}, replayed in {replaying:?}"
    );
    // For `make bench`.
    println!(r#"{{"name":"journal: entries replayed","value":{rate:.0},"unit":"1/s","baseline":null,"ratio":null}}"#);
    assert_eq!(read, entries);
    assert_eq!(replayed, session);
    assert!(session.calls().len() > 100);
}

#[test]
fn the_clock_goes_on_over_a_page_that_is_loaded_again() {
    let last = Some(Moment { mono: 5_000, wall: DAY });
    let cases = [
        ("nothing before", None, 70, DAY, 0),
        ("at once", last, 70, DAY, 4_930),
        ("after an hour", last, 70, DAY + HOUR, 3_604_930),
        ("set back by an hour", last, 70, DAY - HOUR, 4_930),
        ("a page older than the journal", last, 9_000, DAY, -4_000),
        ("the end of time", Some(Moment { mono: u64::MAX, wall: 0 }), 0, u64::MAX, i64::MAX),
    ];
    for (name, last, page_mono, wall, offset) in cases {
        assert_eq!(resume_clock(last, page_mono, wall), offset, "{name}");
    }
}

#[test]
fn what_the_agent_sees_keeps_no_shift_open() {
    let seen = EntryKind::Seen { what: Circumstance::Visibility, how: "hidden".to_owned() };
    let of = |entries: Vec<Entry>| Loaded { shift: NINE.wall, entries, ..Loaded::default() };
    let work = || entry(0, 0, EntryKind::FrameLoaded);
    let morning = NINE.wall + 7 * HOUR;
    assert!(of(vec![work(), entry(1, 5 * HOUR, seen.clone())]).is_over(morning));
    assert!(!of(vec![work(), entry(1, 5 * HOUR, EntryKind::FrameLoaded)]).is_over(morning));
    assert!(of(vec![entry(0, 5 * HOUR, seen)]).is_over(morning));
}

#[test]
fn a_shift_is_over_after_six_hours_of_nothing() {
    let last = Moment { mono: 0, wall: DAY };
    for (wall, over) in
        [(DAY, false), (DAY + 6 * HOUR - 1, false), (DAY + 6 * HOUR, true), (DAY - HOUR, false), (DAY - 6 * HOUR, true)]
    {
        assert_eq!(is_new_shift(last, wall), over);
    }
}
