//! Laws of a journal that can't be read in full: whatever is damaged or deleted, no record becomes poorer, nothing that is
//! guessed is delivered, and nothing rings of which nobody knows that it still does.
//!
//! `LAW_CASES` sets how many days are lived.

use crate::support::after;
use crate::support::cases;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::remarks::any_remarks;
use agent_console::domain::{Call, Callout, Effect, Input, Outcome, Phase, Session};
use agent_console::journal::*;
use agent_console::protocol::{Number, RawText};
use agent_console::simulator::{Action, Dialect, Platform, Settings};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// A desk's day as it was stored.
struct Day {
    entries: Vec<Entry>,
    records: BTreeMap<RecordKey, String>,
    session: Session,
}

impl Day {
    fn shift(&self) -> u64 {
        self.entries[0].now.at.wall
    }

    fn calls_on_record(&self) -> Vec<Call> {
        self.records.values().map(|text| read_record(text).expect("it was written")).collect()
    }
}

type Acts = Vec<(u64, Vec<Action>)>;

/// What happened on a day, in order of time.
fn happened(day: &Acts, dialect: Dialect, settings: Settings, remarks: Vec<(u64, Input)>) -> Vec<(u64, EntryKind)> {
    let mut platform = Platform::with(dialect, settings);
    let mut what = vec![(0, EntryKind::Opened), (0, EntryKind::FrameLoaded)];
    let mut now = 0;
    let mut act = |now: u64, action: &Action| {
        if let Action::Dial { number, mode } = action {
            what.push((now, Callout { number: Number::new(number), mode: *mode }.into()));
        }
        what.extend(
            platform.act(now, action).into_iter().map(|spoken| (now, EntryKind::Message(RawText::new(&spoken.text)))),
        );
    };
    act(0, &Action::SignIn);
    for (ms, actions) in day {
        now += ms + 1;
        actions.iter().for_each(|action| act(now, action));
    }
    let mut at = 0;
    for (ms, remark) in remarks {
        at += ms;
        what.push((
            at,
            match remark {
                Input::Noted { call, note } => EntryKind::Noted(call, note),
                Input::Disposed { call, code } => EntryKind::Disposed(call, code),
                Input::WrappedUp { call, done } => EntryKind::WrappedUp(call, done),
                Input::Amended { call, amendment } => EntryKind::said(call, amendment),
                Input::Rang { call, proofs } => EntryKind::Rang(call, proofs),
                _ => continue,
            },
        ));
    }
    what.sort_by_key(|(at, _)| *at);
    what
}

fn lived(happened: Vec<(u64, EntryKind)>) -> Day {
    let mut session = Session::new(after(0));
    let (mut entries, mut records) = (Vec::new(), BTreeMap::new());
    for (number, (at, what)) in happened.into_iter().enumerate() {
        let entry = Entry { number: number as u64, now: after(at), what };
        let effects = session.handle(entry.now, entry.input());
        entries.push(entry);
        for effect in effects {
            if let Effect::CallEnded(call) | Effect::CallNoted(call) = effect {
                record(&mut records, entries[0].now.at.wall, &call);
            }
        }
    }
    Day { entries, records, session }
}

/// Whether it is to be delivered.
fn record(records: &mut BTreeMap<RecordKey, String>, shift: u64, call: &Call) -> bool {
    let key = RecordKey::of(shift, call);
    match revise(records.get(&key).map(String::as_str), call) {
        Some(revision) => {
            records.insert(key, revision.text);
            revision.deliver
        }
        None => false,
    }
}

#[derive(Clone, Copy, Debug)]
enum Fate {
    Sound,
    Damaged,
    Deleted,
}

fn any_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![4 => Just(Fate::Sound), 1 => Just(Fate::Damaged), 1 => Just(Fate::Deleted)]
}

/// The numbers that each group holds.
fn groups(count: usize, sizes: &[usize]) -> Vec<Range<usize>> {
    let mut from = 0;
    let mut groups = Vec::new();
    for size in sizes.iter().cycle() {
        if from == count {
            return groups;
        }
        let to = (from + size).min(count);
        groups.push(from..to);
        from = to;
    }
    groups
}

/// What is read of the day, and how many entries are missing.
fn read(day: &Day, sizes: &[usize], fates: &[Fate]) -> (Loaded, u64) {
    let (mut stored, mut missing) = (Vec::new(), 0);
    for (group, fate) in groups(day.entries.len(), sizes).into_iter().zip(fates.iter().cycle()) {
        let (first, entries) = (group.start as u64, &day.entries[group]);
        match fate {
            Fate::Sound => stored.push((first, Some(write_group(entries)))),
            Fate::Damaged => stored.push((first, Some("{\"v\":2,\"entr".to_owned()))),
            Fate::Deleted => {}
        }
        missing += if matches!(fate, Fate::Sound) { 0 } else { entries.len() as u64 };
    }
    let mark = HighWaterMark { shift: day.shift(), next: day.entries.len() as u64 };
    let mut loaded = Loaded::read(day.shift(), stored, Some(mark));
    if !loaded.holes.is_empty() {
        loaded.records = day.calls_on_record();
    }
    (loaded, missing)
}

fn certainty(call: &Call) -> u8 {
    match call.phase {
        Phase::Ended { outcome: Outcome::Answered, .. } => 3,
        Phase::Ended { outcome: Outcome::Unknown, .. } => 1,
        Phase::Ended { .. } => 2,
        _ => 0,
    }
}

fn is_poorer(call: &Call, than: &Call) -> bool {
    certainty(call) < certainty(than)
        || call.talked_ms < than.talked_ms
        || (call.number.is_none() && than.number.is_some())
        || (call.medium.is_none() && than.medium.is_some())
        || call.note != than.note
        || call.promise != than.promise
        || call.disposition != than.disposition
        || call.wrapped_up != than.wrapped_up
        || call.answered.is_none() && than.answered.is_some()
}

proptest! {
    #![proptest_config(cases::law_of_the_same_days(200))]

    #[test]
    fn a_journal_with_holes_takes_nothing_back(
        acts in any_day(),
        dialect in any_dialect(),
        settings in any_settings(),
        remarks in any_remarks(),
        sizes in prop::collection::vec(1..12_usize, 1..20),
        fates in prop::collection::vec(any_fate(), 1..20),
    ) {
        let day = lived(happened(&acts, dialect, settings, remarks));
        let (loaded, missing) = read(&day, &sizes, &fates);
        prop_assert_eq!(loaded.holes.iter().map(|hole| hole.to - hole.from).sum::<u64>(), missing);
        prop_assert_eq!(loaded.next, day.entries.len() as u64);
        let Some(session) = fold(&loaded, agent_console::domain::Dialect::default()) else { return Ok(()) };
        if missing == 0 {
            prop_assert_eq!(session, day.session);
            return Ok(());
        }
        if loaded.entries.last().is_none_or(|last| last.number + 1 < loaded.next) {
            prop_assert_eq!(session.ring(), None, "nobody knows that it still rings");
        }
        let keys: Vec<u64> = session.calls().iter().map(|call| call.key).collect();
        for (place, key) in keys.iter().enumerate() {
            prop_assert!(!keys[..place].contains(key), "two calls have the key {}", key);
            prop_assert_eq!(session.call(*key).map(|call| call.key), Some(*key));
        }
        // Everything is recorded again, also what ends when nothing more is heard.
        let mut session = session;
        let mut records = day.records.clone();
        let deliver = |records: &mut BTreeMap<RecordKey, String>, call: &Call| {
            let deliver = record(records, day.shift(), call);
            prop_assert!(!(deliver && call.incomplete), "nothing incomplete is delivered");
            Ok(())
        };
        for call in session.calls().iter().filter(|call| !call.is_live()) {
            deliver(&mut records, call)?;
        }
        let last = loaded.entries.last().map_or(after(0), |last| last.now);
        for hours in [0, 9, 18] {
            let mut now = last;
            now.at = now.at.plus(hours * 3_600_000);
            let input = if hours == 0 { Input::Opened } else { Input::Woke };
            for effect in session.handle(now, input) {
                if let Effect::CallEnded(call) | Effect::CallNoted(call) = effect {
                    deliver(&mut records, &call)?;
                }
            }
        }
        for (key, before) in &day.records {
            let (before, text) = (read_record(before).expect("it was written"), &records[key]);
            let after = read_record(text).expect("it was written");
            prop_assert!(!is_poorer(&after, &before), "{:#?}\nbecame {:#?}", before, after);
        }
        for (key, text) in records.iter().filter(|(key, _)| !day.records.contains_key(key)) {
            let new = read_record(text).expect("it was written");
            let twin = day.records.iter().find(|(_, text)| {
                let old = read_record(text).expect("it was written");
                let ended = old.ended_at().expect("it is on record").mono;
                old.id == new.id && (old.began.mono..=ended).contains(&new.began.mono)
            });
            prop_assert!(twin.is_none(), "{:?} has a second record: {:#?}", key, new);
        }
    }

    #[test]
    fn a_restored_session_tells_what_was_known(
        acts in any_day(),
        dialect in any_dialect(),
        settings in any_settings(),
        remarks in any_remarks(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut happened = happened(&acts, dialect, settings, remarks);
        happened.truncate(cut.index(happened.len()) + 1);
        let day = lived(happened);
        let last = day.entries.last().expect("the page was opened").clone();
        let what = EntryKind::Restored(Box::new(day.session.snapshot()));
        let restored = Entry { number: last.number + 1, now: last.now, what };
        let stored = [(0, Some(write_group(&day.entries[..day.entries.len() / 2]))), (restored.number, Some(write_group(&[restored])))];
        let loaded = Loaded::read(day.shift(), stored, None);
        prop_assert_eq!((&loaded.holes, loaded.entries.len()), (&Vec::new(), 1));
        let session = fold(&loaded, agent_console::domain::Dialect::default()).expect("there is an entry");
        prop_assert_eq!(session.calls(), day.session.calls());
        prop_assert_eq!(session.ring(), day.session.ring());
        prop_assert_eq!(session.agent(), day.session.agent());
        prop_assert_eq!(session.today(), day.session.today());
        prop_assert_eq!(session.current_call(), day.session.current_call());
    }
}
