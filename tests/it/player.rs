//! A case file is shown as it was at any of its entries, wherever one comes from; and what would have been otherwise is told.

use crate::support::cases::law_of_the_same_days;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use crate::support::{NINE, after, message};
use agent_console::casefile::{CaseFile, Fact, Head, facts};
use agent_console::domain::{Channel, Input, LinkState, Proof, Proofs, Session, Why};
use agent_console::journal::{Circumstance, Entry, EntryKind};
use agent_console::protocol::RawText;
use agent_console::replay::{
    Change, Compared, Edit, Player, Reading, compare, edited, first_difference, read_shift, reading, what_if,
};
use agent_console::simulator::Platform;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::rc::Rc;

fn file(configuration: &str, entries: Vec<Entry>) -> Rc<CaseFile> {
    let head = Head {
        release: "1".to_owned(),
        shift: NINE.wall,
        saved: NINE.wall,
        from: NINE.wall,
        to: NINE.wall,
        redacted: false,
        language: "en".to_owned(),
        surroundings: Default::default(),
        configuration: configuration.to_owned(),
        missing: 0,
    };
    Rc::new(CaseFile { head, entries, records: Vec::new(), contacts: Vec::new() })
}

fn player(entries: Vec<Entry>) -> Player {
    Player::new(file("{}", entries), "en")
}

fn numbered(told: Vec<(u64, EntryKind)>) -> Vec<Entry> {
    let entry = |(number, (seconds, what)): (usize, (u64, EntryKind))| Entry {
        number: number as u64,
        now: after(seconds * 1_000),
        what,
    };
    told.into_iter().enumerate().map(entry).collect()
}

fn said(identifier: &str, content: Value) -> EntryKind {
    EntryKind::Message(RawText::new(&message(identifier, content)))
}

fn seen(what: Circumstance, how: &str) -> EntryKind {
    EntryKind::Seen { what, how: how.to_owned() }
}

/// A call that rings out of sight, is spoken for ten seconds, and has a wrap-up after it.
fn story() -> Vec<Entry> {
    let call = || json!({"callid": "1-1", "caller": "70093", "called": "49999", "feature": "0"});
    let mut proofs = Proofs::default();
    proofs.set(Channel::Sound, Proof::Unknown(Why::Blocked));
    numbered(vec![
        (0, EntryKind::Opened),
        (0, EntryKind::FrameLoaded),
        (1, seen(Circumstance::Theme, "light")),
        (1, said("AgentState_Ready", Value::Null)),
        (5, seen(Circumstance::Visibility, "hidden")),
        (10, said("AgentState_Busy", Value::Null)),
        (11, said("AgentEvent_Ringing", call())),
        (12, seen(Circumstance::Theme, "dark")),
        (18, said("AgentEvent_Talking", call())),
        (19, EntryKind::Rang(0, proofs)),
        (28, said("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"}))),
        (28, said("AgentEvent_Call_Release", json!("1-1"))),
        (29, said("AgentState_Work", Value::Null)),
        (100, EntryKind::Opened),
        (160, said("AgentState_Ready", Value::Null)),
    ])
}

#[test]
fn what_became_otherwise_is_told_with_the_entry_that_made_it() {
    let player = Player::new(file(r#"{"wrapUp": {"minutes": 1}}"#, story()), "en");
    let changes: Vec<(usize, u64, Change)> =
        player.changes().iter().map(|change| (change.entry, change.at.since(NINE) / 1_000, change.what)).collect();
    let expected = [
        (3, 1, Change::AgentState),
        (5, 10, Change::AgentState),
        (6, 11, Change::CallBegan(0)),
        (6, 11, Change::RingBegan),
        (6, 11, Change::RingUnseen),
        (8, 18, Change::CallAnswered(0)),
        (8, 18, Change::RingEnded),
        (9, 19, Change::RingUnproven(0)),
        (10, 28, Change::CallEnded(0)),
        (12, 29, Change::AgentState),
        (12, 89, Change::LimitOver),
        (13, 100, Change::NotConfirmed),
        (14, 160, Change::AgentState),
    ];
    let but_link = changes.iter().filter(|(.., what)| *what != Change::LinkLost).copied().collect::<Vec<_>>();
    assert_eq!(but_link, expected);
    assert!(
        changes.iter().any(|(.., what)| *what == Change::LinkLost),
        "the page was opened and no bar was loaded: {changes:?}"
    );
    assert_eq!(expected.iter().filter(|(.., what)| what.is_bad()).count(), 3);
}

#[test]
fn what_makes_no_state_holds_until_it_is_told_anew() {
    let mut player = player(story());
    let theme = |player: &mut Player, place| player.at(place).held.of(Circumstance::Theme).map(str::to_owned);
    let themes = [14, 7, 6, 2, 1].map(|place| theme(&mut player, place));
    assert_eq!(
        themes.each_ref().map(Option::as_deref),
        [Some("dark"), Some("dark"), Some("light"), Some("light"), None]
    );
    assert_eq!(player.at(4).held.of(Circumstance::Visibility), Some("hidden"));
}

#[test]
fn a_moment_between_entries_is_shown_as_the_console_was_by_then() {
    let mut player = player(numbered(vec![(0, EntryKind::FrameLoaded), (60, said("AgentState_Ready", Value::Null))]));
    let at = |ms: u64| after(ms).at;
    assert_eq!(player.at_moment(0, at(5_000)).session.link().state, LinkState::Waiting);
    assert_eq!(player.at_moment(0, at(20_000)).session.link().state, LinkState::WaitingLong);
    assert_eq!(player.at_moment(0, at(5_000)).session.link().state, LinkState::Waiting, "and back");
    assert_eq!(player.at_moment(0, at(90_000)).at, at(60_000), "the next entry is not passed");
    assert_eq!(player.at_moment(1, at(0)).at, at(60_000));
    assert_eq!(player.scene().session.link().state, LinkState::Ready);
    assert_eq!(player.at(99).position, 1);
}

#[test]
fn a_file_without_entries_or_with_a_configuration_that_is_none_is_shown_all_the_same() {
    let mut player = Player::new(file("?", Vec::new()), "en");
    assert_eq!(player.at(3).position, 0);
    assert_eq!(
        player.facts(0),
        [(Fact::AgentState, "unknown - -".to_owned()), (Fact::Since, "0".to_owned()), (Fact::Ring, String::new())]
    );
    let (_, difference) = what_if(&player, &Edit::LeaveOut(0));
    assert_eq!(difference, None);
}

#[test]
fn facts_say_what_is_on_the_screen() {
    let mut player = player(story());
    let said = |player: &mut Player, place: usize| -> Vec<String> {
        player.facts(place).into_iter().map(|(_, said)| said).collect()
    };
    assert_eq!(
        said(&mut player, 6),
        ["on-call - -", "1709629210000", "1-1 70093 inbound - 0", "ringing - -", "inbound 70093 - -", "0 0 0 -",]
    );
    assert_eq!(
        said(&mut player, 14),
        ["idle - -", "1709629360000", "", "ended answered customer", "inbound 70093 - -", "7000 10000 0 131000"]
    );
}

#[test]
fn without_an_entry_something_else_is_said_from_the_next_on() {
    let player = player(story());
    let (mut changed, difference) = what_if(&player, &Edit::LeaveOut(10));
    let difference = difference.expect("nobody says who hung up");
    assert_eq!((difference.place, difference.changed_place), (11, 10));
    let (fact, before, after) = &difference.facts[0];
    assert_eq!((fact, before.as_deref()), (&Fact::Phase(0), Some("ended answered customer")));
    assert_ne!(before, after);
    assert_eq!(changed.facts(13).len(), 6);
    // What makes no state makes no difference.
    assert_eq!(what_if(&player, &Edit::LeaveOut(7)).1, None);
    // Nor is there anything else to leave out.
    assert_eq!(what_if(&player, &Edit::LeaveOut(99)).1, None);
    // The last has no other after it.
    let last = what_if(&player, &Edit::LeaveOut(14)).1.expect("the agent is ready no more");
    assert_eq!((last.place, last.changed_place), (14, 13));
    assert_eq!(last.facts[0], (Fact::AgentState, Some("idle - -".to_owned()), Some("wrap-up - -".to_owned())));
}

#[test]
fn a_call_that_is_answered_later_rings_longer_and_one_that_is_added_is_said_of_one_file_only() {
    let player = player(story());
    let (mut later, difference) = what_if(&player, &Edit::Move { entry: 8, to: after(20_000).at.mono });
    assert_eq!(difference.expect("it is not answered yet").place, 9);
    let durations = later.facts(14).into_iter().find(|(fact, _)| *fact == Fact::Durations(0));
    assert_eq!(durations.expect("of the call").1, "9000 8000 0 131000");
    let call = json!({"callid": "1-2", "caller": "70094", "called": "49999", "feature": "0"});
    let add = Edit::Add { at: after(170_000).at.mono, what: said("AgentEvent_Ringing", call) };
    let difference = what_if(&player, &add).1.expect("it rings");
    assert_eq!((difference.place, difference.changed_place), (14, 15));
    assert!(
        difference
            .facts
            .iter()
            .any(|(fact, before, after)| *fact == Fact::Phase(1) && before.is_none() && after.is_some())
    );
}

#[test]
fn two_releases_differ_from_the_first_entry_after_which_they_say_different_things() {
    let player = player(story());
    let ours = reading(&player, "new");
    let theirs = Reading { release: "old".to_owned(), ..ours.clone() };
    assert_eq!(Reading::read(&ours.write()).as_ref(), Some(&ours));
    assert_eq!(Reading::read("{}"), None);
    assert_eq!(first_difference(&ours, &theirs), None);
    let mut entries = story();
    entries[8].what = said("AgentEvent_Hold", json!("1-1"));
    let other = reading(&self::player(entries), "old");
    assert_eq!(first_difference(&ours, &other), Some(8));
    let short = reading(&self::player(story()[..9].to_vec()), "old");
    assert_eq!(first_difference(&ours, &short), Some(9));
    assert_eq!(ours.entries.len(), 15);
}

#[test]
fn the_result_of_another_file_is_not_compared() {
    let of = |file: &str| Reading { file: file.to_owned(), ..reading(&player(story()), "new") };
    assert_eq!(compare(&of("a"), &of("a")), Compared::Same);
    assert_eq!(compare(&of("a"), &of("b")), Compared::OtherFile, "as many entries, and others");
    let mut other = of("a");
    other.entries[4] = "0".to_owned();
    assert_eq!(compare(&of("a"), &other), Compared::Differs(4));
    other.entries.pop();
    assert_eq!(compare(&of("a"), &other), Compared::OtherFile);
    let older = format!(r#"{{"release": "old", "entries": {}}}"#, json!(of("").entries));
    let older = Reading::read(&older).expect("readable");
    assert_eq!(compare(&of("a"), &older), Compared::Same, "an earlier release doesn't say which file");
}

#[test]
fn an_entry_is_moved_by_no_more_than_a_day() {
    let typed = [" 1.5 ", "-86400", "0", "0.0001", "86401", "1e12", "-1e300", "inf", "NaN", "", "soon"];
    let read = typed.map(read_shift);
    assert_eq!(read[..2], [Some(1_500), Some(-86_400_000)]);
    assert_eq!(read[2..], [None; 9]);
}

/// A release is compared with an older one: what they say stays the same to the letter. If this fails, earlier readings can't
/// be compared any more.
#[test]
fn digests_stay_the_same() {
    let reading = reading(&player(story()), "1");
    let digests = [0, 6, 8, 11, 14].map(|place| reading.entries[place].as_str());
    assert_eq!(digests, DIGESTS);
}

const DIGESTS: [&str; 5] =
    ["b4837e9ea255dedf", "b21b0986d86631a4", "cc7fa6187b87677c", "1e135689cc04e380", "12bc3daf414b16ed"];

fn any_journal() -> impl Strategy<Value = Vec<Entry>> {
    (any_day(), any_dialect(), any_settings())
        .prop_map(|(days, dialect, settings)| journal(&days, Platform::with(dialect, settings)))
}

proptest! {
    #![proptest_config(law_of_the_same_days(64))]

    /// Wherever one comes from, it stood as whoever lived through all of it knows.
    #[test]
    fn any_entry_is_reached_from_any_other(
        entries in any_journal(), places in prop::collection::vec(any::<prop::sample::Index>(), 1..12)
    ) {
        let mut session = Session::new(entries[0].now);
        let lived: Vec<_> = entries.iter().map(|entry| {
            session.handle(entry.now, entry.input());
            session.handle(entry.now, Input::Woke);
            session.clone()
        }).collect();
        let mut player = player(entries.clone());
        for place in places {
            let place = place.index(entries.len());
            let scene = player.at(place);
            let expected = &lived[place];
            prop_assert_eq!((scene.position, scene.at), (place, entries[place].now.at));
            prop_assert_eq!(scene.session.calls(), expected.calls());
            prop_assert_eq!(scene.session.agent(), expected.agent());
            prop_assert_eq!(scene.session.ring(), expected.ring());
            prop_assert_eq!(scene.index.len(), expected.calls().len());
            prop_assert_eq!(facts(&scene.session, scene.at), facts(expected, scene.at));
        }
    }

    /// Whatever is changed, the entries are numbered and in the order of time, and until there nothing else is said.
    #[test]
    fn a_changed_file_is_in_order_and_differs_no_earlier_than_it_was_changed(
        entries in any_journal(), at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), how in 0..3
    ) {
        let (place, to) = (at.index(entries.len()), entries[to.index(entries.len())].now.at.mono + 1);
        let edit = match how {
            0 => Edit::LeaveOut(place),
            1 => Edit::Move { entry: place, to },
            _ => Edit::Add { at: to, what: entries[place].what.clone() },
        };
        let changed = edited(&entries, &edit);
        prop_assert_eq!(changed.len() + 1, entries.len() + how as usize);
        prop_assert!(changed.windows(2).all(|two| two[0].number + 1 == two[1].number && two[0].now.at.mono <= two[1].now.at.mono));
        prop_assert!(changed.windows(2).all(|two| two[0].now.at.wall <= two[1].now.at.wall));
        let came_by = |mono: u64| entries.partition_point(|entry| entry.now.at.mono <= mono);
        let first = match edit {
            Edit::LeaveOut(place) => place,
            Edit::Move { entry, to } => entry.min(came_by(to)),
            Edit::Add { at, .. } => came_by(at),
        };
        let mut player = player(entries.clone());
        let (mut other, difference) = what_if(&player, &edit);
        match difference {
            Some(difference) => {
                prop_assert!(difference.place + 1 >= first, "{} before {first}", difference.place);
                prop_assert!(!difference.facts.is_empty());
            }
            None => {
                let last = entries.len() - 1;
                let end = entries[last].now.at.mono.max(changed.last().map_or(0, |last| last.now.at.mono));
                let by = |player: &mut Player, last: usize| {
                    let at = player.entries()[last].now.at;
                    let scene = player.at_moment(last, at.plus(end - at.mono));
                    facts(&scene.session, scene.at)
                };
                if changed.len() == entries.len() || how != 1 {
                    prop_assert_eq!(by(&mut player, last), by(&mut other, changed.len() - 1));
                }
            }
        }
    }
}
