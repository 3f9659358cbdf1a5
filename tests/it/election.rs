//! The tabs of one origin agree which of them leads, whatever their channel and their browser do to them.
//!
//! `LAW_CASES` sets how many desks are lived at; the default suits every run of the tests.

mod desk;

use crate::support::cases;
use agent_console::domain::Moment;
use agent_console::tabs::{ANSWER_MS, ASK_MS, CANDIDATE_MS, Election, Input, MISSES, Means, Output, TabEvent};
use agent_console::tabs::{TabMessage, Term};
use desk::{Desk, Net, Step, any_steps};
use proptest::prelude::*;

/// How long it takes until one leads once everything is quiet: a silence is noticed, then a candidate waits, and as much
/// again for a second who stood because it knew of neither.
const SETTLE_MS: u64 = 2 * (ASK_MS * MISSES as u64 + CANDIDATE_MS + ANSWER_MS);

fn any_means() -> impl Strategy<Value = Means> {
    prop_oneof![Just(Means::Locks { channel: true }), Just(Means::Locks { channel: false }), Just(Means::Channel)]
}

fn any_net() -> impl Strategy<Value = Net> {
    (0..400_u64, 0..40_u8).prop_map(|(latest_ms, lost_percent)| Net { latest_ms, lost_percent })
}

proptest! {
    #![proptest_config(cases::law(400))]

    #[test]
    fn when_it_is_quiet_one_leads_and_the_others_know_which(
        means in any_means(), net in any_net(), steps in any_steps(3), seed: u64
    ) {
        // With locks, a word that is lost is not said again: there the channel is only courtesy.
        let net = Net { lost_percent: if means == Means::Channel { net.lost_percent } else { 0 }, ..net };
        let mut desk = Desk::new(means, net, 3, seed);
        desk.live(&steps);
        desk.be_quiet(SETTLE_MS);
        prop_assert_eq!(desk.leaders().len(), 1, "{}", desk.story());
        if means != (Means::Locks { channel: false }) {
            desk.be_quiet(2 * ASK_MS);
            let leader = desk.leaders()[0];
            for tab in desk.followers() {
                prop_assert_eq!(desk.known_leader(tab), Some(leader.to_string()), "tab {}: {}", tab, desk.story());
            }
        }
    }

    #[test]
    fn what_each_tab_is_told_is_what_it_is(means in any_means(), net in any_net(), steps in any_steps(3), seed: u64) {
        let mut desk = Desk::new(means, net, 3, seed);
        desk.live(&steps);
        desk.be_quiet(SETTLE_MS);
        prop_assert_eq!(desk.contradiction(), None, "{}", desk.story());
    }

    #[test]
    fn two_that_lead_and_hear_each_other_do_so_for_less_than_a_second(
        net in any_net(), steps in any_steps(3), seed: u64
    ) {
        // A channel that loses nothing but is late: what is said arrives, and those that hear it are awake.
        let net = Net { lost_percent: 0, ..net };
        let mut desk = Desk::new(Means::Channel, net, 3, seed);
        desk.live(&steps);
        desk.be_quiet(SETTLE_MS);
        let limit = 1_000 + 2 * net.latest_ms;
        prop_assert!(desk.longest_overlap() <= limit, "{} ms: {}", desk.longest_overlap(), desk.story());
    }

    #[test]
    fn with_a_prompt_channel_two_lead_for_no_longer_than_a_message_takes_unless_one_was_frozen(
        locks: bool, steps in any_steps(3), seed: u64
    ) {
        let means = if locks { Means::Locks { channel: true } } else { Means::Channel };
        let steps: Vec<Step> = steps.into_iter().filter(|step| !matches!(step, Step::Freeze(_) | Step::Thaw(_))).collect();
        let mut desk = Desk::new(means, Net { latest_ms: 60, lost_percent: 0 }, 3, seed);
        desk.answer_promptly();
        desk.live(&steps);
        desk.be_quiet(SETTLE_MS);
        // A leader that is closed while it hands the bar over leaves it to the next in the queue, too, until that one hears
        // that its lock is gone.
        prop_assert!(desk.longest_overlap() <= 60, "{} ms: {}", desk.longest_overlap(), desk.story());
    }

    #[test]
    fn a_leader_that_is_killed_is_replaced(means in any_means(), steps in any_steps(2), seed: u64) {
        let mut desk = Desk::new(means, Net { latest_ms: 60, lost_percent: 0 }, 3, seed);
        desk.live(&steps);
        desk.be_quiet(SETTLE_MS);
        let leader = desk.leaders()[0];
        desk.step(Step::Kill(leader));
        desk.be_quiet(ASK_MS * MISSES as u64 + CANDIDATE_MS + ANSWER_MS);
        prop_assert_eq!(desk.leaders().len(), 1, "{}", desk.story());
    }

    #[test]
    fn with_locks_a_leader_that_is_gone_is_replaced_at_once(
        channel: bool, killed: bool, steps in any_steps(3), seed: u64
    ) {
        let mut desk = Desk::new(Means::Locks { channel }, Net { latest_ms: 60, lost_percent: 0 }, 3, seed);
        desk.live(&steps);
        for tab in 0..3 {
            desk.step(Step::Open(tab));
        }
        desk.be_quiet(SETTLE_MS);
        let leader = desk.leaders()[0];
        desk.step(if killed { Step::Kill(leader) } else { Step::Close(leader) });
        // Not after a silence: as soon as word of the lock arrives.
        desk.step(Step::Pass(100));
        prop_assert_eq!(desk.leaders().len(), 1, "{}", desk.story());
    }

    #[test]
    fn nothing_that_is_said_is_misread(began: u64, tab in ".*", text in ".*") {
        let term = Term { began, tab: tab.clone() };
        let messages = [
            TabMessage::WhoHolds,
            TabMessage::Holds { term: term.clone(), label: text.clone() },
            TabMessage::Left { term: term.clone() },
            TabMessage::Wants { tab: tab.clone() },
            TabMessage::Free { tab: tab.clone(), term: None },
            TabMessage::Free { tab, term: Some(term.clone()) },
            TabMessage::Candidate { since: term.clone() },
            TabMessage::Broadcast { term: None, text: text.clone() },
            TabMessage::Broadcast { term: Some(term), text },
        ];
        for message in messages {
            prop_assert_eq!(TabMessage::read(&message.write()), Some(message));
        }
    }
}

fn at(mono: u64) -> Moment {
    Moment { mono, wall: 1_000_000 + mono }
}

fn outputs(election: &mut Election) -> Vec<Output> {
    std::iter::from_fn(|| election.poll_output()).collect()
}

#[test]
fn a_frozen_leader_is_preempted_after_the_time_for_its_answer_and_no_earlier() {
    for means in [Means::Locks { channel: true }, Means::Channel] {
        let mut desk = Desk::new(means, Net { latest_ms: 1, lost_percent: 0 }, 2, 1);
        desk.live(&[Step::Pass(5_000), Step::Open(1), Step::Pass(5_000), Step::Freeze(0), Step::Acquire(1)]);
        desk.step(Step::Pass(ANSWER_MS - 5));
        assert_eq!(desk.leaders(), [0], "{}", desk.story());
        desk.step(Step::Pass(10));
        assert!(desk.leaders().contains(&1), "{}", desk.story());
        desk.be_quiet(SETTLE_MS);
        assert_eq!(desk.leaders(), [1], "{}", desk.story());
    }
}

#[test]
fn a_tab_without_locks_or_channel_leads_at_once() {
    let mut tab = Election::new(Means::Nothing, "a".to_owned(), "alone".to_owned());
    tab.handle_input(at(0), Input::Joined);
    assert!(outputs(&mut tab).contains(&Output::Event(TabEvent::Holds)));
    assert_eq!(tab.poll_timeout(), None);
}

#[test]
fn a_tab_without_peers_says_seldom_that_it_leads() {
    let mut tab = Election::new(Means::Channel, "a".to_owned(), "alone".to_owned());
    tab.handle_input(at(0), Input::Joined);
    tab.handle_timeout(at(CANDIDATE_MS));
    assert_eq!((tab.leads(), tab.poll_timeout()), (true, Some(CANDIDATE_MS + 10_000)));
}

#[test]
fn the_words_of_an_older_release_are_understood() {
    let term = Term { began: 7, tab: "ab".to_owned() };
    let said = [
        (r#"{"say":"who-holds"}"#, TabMessage::WhoHolds),
        (
            r#"{"say":"holds","term":{"began":7,"tab":"ab"},"label":"9"}"#,
            TabMessage::Holds { term: term.clone(), label: "9".to_owned() },
        ),
        (r#"{"say":"left","term":{"began":7,"tab":"ab"}}"#, TabMessage::Left { term: term.clone() }),
        (r#"{"say":"wants","tab":"ab"}"#, TabMessage::Wants { tab: "ab".to_owned() }),
        (r#"{"say":"free","tab":"ab"}"#, TabMessage::Free { tab: "ab".to_owned(), term: None }),
        (r#"{"say":"told","term":null,"text":"x"}"#, TabMessage::Broadcast { term: None, text: "x".to_owned() }),
    ];
    for (text, message) in said {
        assert_eq!((TabMessage::read(text), message.write()), (Some(message.clone()), text.to_owned()));
    }
    assert_eq!(TabMessage::read(r#"{"say":"dance"}"#), None);
}
