//! An output that has failed is replaced by itself, and what is said of it is so at every moment.

use agent_console::settings::{AlertSettings, Chosen, Speaker};
use agent_console::sound::{Context, Outlook, Output, OutputClock, Step};

/// An output that has sounded, at 0.
fn proven() -> Output {
    let mut output = Output::default();
    assert_eq!(output.step(0, Context::Stopped, false, true), Step::Start);
    assert_eq!(output.step(0, Context::Running, false, true), Step::Leave);
    output
}

#[test]
fn a_page_that_nobody_has_touched_is_not_started_and_says_so() {
    let mut output = Output::default();
    assert_eq!(output.step(0, Context::Stopped, true, false), Step::Leave);
    assert_eq!(output.step(0, Context::Broken, true, false), Step::Leave);
    assert_eq!(output.outlook(0, Context::Stopped), Outlook::Locked);
    assert_eq!(output.step(100, Context::Stopped, false, true), Step::Start);
    assert_eq!(output.outlook(200, Context::Stopped), Outlook::Starting);
    assert_eq!(output.next_deadline(200, Context::Stopped), Some(1_100));
    assert_eq!(output.outlook(1_100, Context::Stopped), Outlook::Locked);
    assert_eq!(output.step(5_000, Context::Stopped, false, true), Step::Leave, "not too often");
    assert_eq!(output.step(5_100, Context::Stopped, false, true), Step::Start);
}

#[test]
fn an_output_that_rests_is_started_for_a_ring_only() {
    let mut output = proven();
    assert_eq!(output.step(10, Context::Resting, false, true), Step::Leave);
    assert_eq!(output.outlook(10, Context::Resting), Outlook::Ready);
    assert_eq!(output.step(20, Context::Resting, true, false), Step::Start);
    assert_eq!(output.outlook(30, Context::Stopped), Outlook::Ready, "it is on its way");
}

#[test]
fn an_output_that_tells_of_an_error_is_replaced_at_once_also_in_silence_and_without_a_touch() {
    for wanted in [false, true] {
        let mut output = proven();
        assert_eq!(output.outlook(1_000, Context::Broken), Outlook::Failed);
        assert_eq!(output.step(1_000, Context::Broken, wanted, false), Step::Replace);
        assert_eq!(output.outlook(1_100, Context::Stopped), Outlook::Failed, "the new one has not run yet");
        assert_eq!(output.step(1_100, Context::Running, wanted, false), Step::Leave);
        assert_eq!(output.outlook(1_100, Context::Running), Outlook::Ready);
    }
}

#[test]
fn one_that_the_system_has_stopped_is_started_and_if_that_is_of_no_use_replaced() {
    let mut output = proven();
    assert_eq!(output.step(60_000, Context::Stopped, false, false), Step::Start);
    assert_eq!(output.next_deadline(60_000, Context::Stopped), Some(60_300));
    assert_eq!(output.step(60_299, Context::Stopped, false, false), Step::Leave);
    assert_eq!(output.outlook(60_300, Context::Stopped), Outlook::Failed);
    assert_eq!(output.step(60_300, Context::Stopped, false, false), Step::Replace);
}

#[test]
fn replacements_of_no_use_come_ever_more_rarely_and_a_new_device_begins_the_count_anew() {
    let mut output = proven();
    let mut now = 1_000;
    assert_eq!(output.step(now, Context::Broken, true, false), Step::Replace);
    for pause in [5_000, 10_000, 20_000, 40_000, 60_000, 60_000] {
        assert_eq!(output.next_deadline(now, Context::Broken), Some(now + pause));
        assert_eq!(output.step(now + pause - 1, Context::Broken, true, false), Step::Leave);
        now += pause;
        assert_eq!(output.step(now, Context::Broken, true, false), Step::Replace);
    }
    output.try_again();
    assert_eq!(output.step(now + 1, Context::Broken, true, false), Step::Replace);
}

#[test]
fn one_that_has_run_for_a_while_fails_for_the_first_time_again() {
    let mut output = proven();
    assert_eq!(output.step(1_000, Context::Broken, true, false), Step::Replace);
    output.step(1_100, Context::Running, true, false);
    assert_eq!(output.step(2_000, Context::Broken, true, false), Step::Leave, "it broke at once");
    output.step(20_000, Context::Running, true, false);
    assert_eq!(output.step(20_001, Context::Broken, true, false), Step::Replace);
}

#[test]
fn a_chosen_speaker_is_known_by_its_id_or_else_by_its_name() {
    let speaker = |id: &str, name: &str| Speaker { id: id.to_owned(), name: name.to_owned() };
    let list = [speaker("a", "Speakers"), speaker("b", "Headset"), speaker("c", "Twin"), speaker("d", "Twin")];
    let chosen = |id: Option<&str>, name: Option<&str>| AlertSettings {
        device: id.map(str::to_owned),
        device_name: name.map(str::to_owned),
        ..AlertSettings::default()
    };
    for (id, name, expected) in [
        (None, None, Chosen::Standard),
        (Some("b"), None, Chosen::There("b")),
        (Some("b"), Some("Old name"), Chosen::There("b")),
        (Some("new"), Some("Headset"), Chosen::There("b")),
        (Some("new"), Some("Twin"), Chosen::There("c")),
        (Some("new"), Some("Gone"), Chosen::Missing),
        (Some("new"), Some(""), Chosen::Missing),
        (Some("new"), None, Chosen::Missing),
    ] {
        assert_eq!(chosen(id, name).speaker(&list), expected, "{id:?} {name:?}");
    }
}

#[test]
fn a_clock_that_stands_still_shows_a_device_that_takes_nothing() {
    let mut clock = OutputClock::default();
    assert_eq!(clock.next_deadline(0, false), Some(100), "nothing is known yet");
    clock.read(0, 5.0);
    assert!(!clock.has_advanced() && !clock.is_stalled());
    clock.read(100, 5.1);
    assert!(clock.has_advanced());
    assert_eq!(clock.next_deadline(100, false), None);
    assert_eq!(clock.next_deadline(100, true), Some(1_100));
    // Two looks between two has_advanced say nothing, however long nobody looks after that.
    clock.read(9_000, 5.1);
    assert_eq!(clock.next_deadline(9_000, false), Some(9_500));
    clock.read(9_600, 5.2);
    assert!(!clock.is_stalled());
    clock.read(10_000, 5.2);
    clock.read(10_499, 5.2);
    assert!(!clock.is_stalled());
    clock.read(10_500, 5.2);
    assert!(clock.is_stalled());
    clock.read(10_600, 5.3);
    assert!(!clock.is_stalled(), "it goes on");
}

#[test]
fn an_output_that_wakes_slowly_is_given_time() {
    let mut clock = OutputClock::default();
    for ms in [0, 100, 2_900] {
        clock.read(ms, 0.0);
    }
    assert!(!clock.is_stalled());
    assert_eq!(clock.next_deadline(2_900, true), Some(3_000), "it is looked at again and again");
    clock.read(3_100, 0.0);
    assert!(clock.is_stalled());
    clock.read(3_150, 0.1);
    assert!(clock.has_advanced() && !clock.is_stalled());
}

#[test]
fn a_machine_that_has_slept_says_nothing_of_the_clock() {
    let mut clock = OutputClock::default();
    for ms in [0, 5, 70_000, 70_100] {
        clock.read(ms, 1.0);
        assert!(!clock.is_stalled(), "{ms}");
    }
    clock.read(73_001, 1.0);
    assert!(clock.is_stalled());
}
