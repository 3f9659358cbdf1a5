//! When the page about a call's other party opens: by itself once, by hand as often as the agent wants it.

use agent_console::domain::*;
use agent_console::protocol::{CallId, Number};

const AT: Moment = Moment { mono: 0, wall: 1_709_629_200_000 };

/// An inbound call that rings.
fn rings(key: u64) -> Call {
    let number = Some(Number::new("70093"));
    Call { direction: Direction::Inbound, number, ..Call::new(key, CallId::new("1-1"), AT, Phase::Ringing) }
}

fn talks(key: u64) -> Call {
    Call { answered: Some(AT), phase: Phase::Talking { since: AT }, ..rings(key) }
}

fn policy(when: PopWhen) -> PopPolicy {
    PopPolicy::new(when, true, false)
}

/// Whether the page opens when its caller is known, when it is answered, and when it is told of again after that.
fn pops(mut policy: PopPolicy, rings: &Call, talks: &Call) -> [bool; 3] {
    [policy.identified(rings), policy.answered(talks), policy.identified(talks)]
}

#[test]
fn a_page_opens_once_and_when_it_is_configured_to() {
    let table = [
        (PopWhen::Ringing, [true, false, false]),
        (PopWhen::Answered, [false, true, false]),
        (PopWhen::Manual, [false, false, false]),
    ];
    for (when, expected) in table {
        assert_eq!(pops(policy(when), &rings(0), &talks(0)), expected, "{when:?}");
    }
}

#[test]
fn a_caller_who_is_known_only_in_the_conversation_opens_it_then() {
    for when in [PopWhen::Ringing, PopWhen::Answered] {
        let mut policy = policy(when);
        let nameless = Call { number: None, ..talks(0) };
        assert_eq!([policy.answered(&nameless), policy.identified(&talks(0))], [false, true], "{when:?}");
    }
}

#[test]
fn without_its_number_a_page_opens_only_if_its_address_names_none() {
    let numbers = [None, Some(Number::new("anonymous")), Some(Number::forgotten(7))];
    for number in numbers {
        let call = Call { number, ..rings(0) };
        let with_number = &mut policy(PopWhen::Ringing);
        assert_eq!([with_number.identified(&call), with_number.asked_for(&call)], [false, false]);
        assert!(with_number.identified(&rings(0)), "it opens once the number is known");
        let without_number = &mut PopPolicy::new(PopWhen::Ringing, false, false);
        assert_eq!([without_number.identified(&call), without_number.asked_for(&call)], [true, true]);
    }
}

#[test]
fn an_answered_call_opens_a_page_only_if_it_was_offered_to_the_agent() {
    let dialled = Call { direction: Direction::Outbound, ..talks(0) };
    assert!(!policy(PopWhen::Answered).answered(&dialled));
    assert!(policy(PopWhen::Answered).answered(&talks(0)), "an inbound call always is");
    // The platform dialled it, and offered it.
    let offered = Call { direction: Direction::Outbound, ..rings(0) };
    assert_eq!(pops(policy(PopWhen::Answered), &offered, &dialled), [false, true, false]);
}

#[test]
fn by_hand_a_page_opens_as_often_as_the_agent_wants_and_no_more_by_itself() {
    let mut policy = policy(PopWhen::Answered);
    assert_eq!([policy.asked_for(&rings(0)), policy.asked_for(&rings(0))], [true, true]);
    assert_eq!([policy.identified(&rings(0)), policy.answered(&talks(0))], [false, false]);
}

#[test]
fn a_call_of_the_next_shift_and_an_id_that_comes_back_are_other_calls() {
    let mut policy = policy(PopWhen::Ringing);
    assert!(policy.identified(&rings(0)));
    assert!(policy.identified(&rings(1)));
    assert!(policy.identified(&Call { id: CallId::new("1-2"), ..rings(0) }));
    assert!(!policy.identified(&rings(0)));
}

#[test]
fn the_page_of_a_ring_is_offered_where_the_caller_shows_a_number() {
    assert!(PopPolicy::offers_page_of(&rings(0)));
    for number in [None, Some(Number::new("anonymous"))] {
        assert!(!PopPolicy::offers_page_of(&Call { number, ..rings(0) }));
    }
}

#[test]
fn only_the_tab_with_the_bar_opens_a_page_beside_the_log() {
    let (tab, panel) = (policy(PopWhen::Manual), PopPolicy::new(PopWhen::Manual, true, true));
    assert_eq!([true, false].map(|leads| tab.may_open(leads)), [true, true]);
    assert_eq!([true, false].map(|leads| panel.may_open(leads)), [true, false]);
}
