//! What a look at the server means, and when the page may be loaded anew.

use crate::support::{Desk, NONE, inbound, on_the_phone};
use agent_console::domain::{Callout, Input, LinkState};
use agent_console::protocol::Number;
use agent_console::update::*;
use serde_json::json;

fn page(release: &str) -> String {
    format!("<!doctype html><head>\n    <meta name=\"release\" content=\"{release}\">\n</head>")
}

fn running() -> Running {
    Running { release: "one".to_owned(), config: Some("{}".to_owned()) }
}

#[test]
fn a_page_names_its_release_and_its_files() {
    let page = "<html lang=\"en\"><meta name=\"release\" content=\"0a1b\"><link rel=\"icon\" href=\"./icon-12.svg\"/>\
                <a href=\"./#case-file\">Save</a><script src=\"./start-34.js\" type=\"module\"></script>";
    assert_eq!(release_in(page), Some("0a1b"));
    assert_eq!(files_in(page), ["./start-34.js", "./icon-12.svg"]);
    assert_eq!(release_in("<html><meta name=\"release\" content=\"\">"), None);
    assert_eq!(release_in("<html><title>Please sign in</title>"), None);
}

#[test]
fn another_release_is_newer_when_all_of_it_is_there() {
    assert_eq!(running().compare(&page("one"), true, Some(Some("{}"))), Found::Same);
    assert_eq!(running().compare(&page("two"), true, None), Found::Newer(Newer::Console));
    assert_eq!(running().compare(&page("two"), false, None), Found::Incomplete);
    assert_eq!(running().compare("<title>Please sign in</title>", true, Some(Some("{ }"))), Found::NoConsole);
}

#[test]
fn another_configuration_is_newer_if_it_would_not_stop_the_console() {
    let found = |config| running().compare(&page("one"), true, config);
    let changed = Found::Newer(Newer::Configuration);
    assert_eq!(found(Some(Some(r#"{"theme": "dark"}"#))), changed);
    assert_eq!(found(Some(None)), Found::Same);
    assert_eq!(found(Some(Some(r#"{"theme": "drak"}"#))), changed);
    assert_eq!(found(Some(Some(r#"{"privacy": "drak"}"#))), Found::Same);
    assert_eq!(found(None), Found::Same);
    let without = Running { config: None, ..running() };
    assert_eq!(without.compare(&page("one"), true, Some(None)), Found::Same);
    assert_eq!(without.compare(&page("one"), true, Some(Some("{}"))), changed);
}

#[test]
fn nothing_is_loaded_unasked_and_what_was_asked_for_can_be_taken_back() {
    let mut update = Update::new(false);
    update.looked(Found::Newer(Newer::Console), None);
    assert_eq!(update.notice(None), Some(Notice::Ready(Newer::Console)));
    assert!(!update.may_load(None));
    update.wish(Wish::Load);
    assert!(update.may_load(None));
    assert!(!update.may_load(Some(Blocker::Call)));
    assert_eq!(update.notice(Some(Blocker::Call)), Some(Notice::Asked(Newer::Console, Some(Blocker::Call))));
    update.wish(Wish::Nothing);
    assert!(!update.may_load(None));
}

#[test]
fn the_browser_is_told_once_when_all_is_written_and_the_newer_one_is_still_there() {
    let newer = Found::Newer(Newer::Console);
    let mut update = Update::new(false);
    update.looked(newer, None);
    update.wish(Wish::Load);
    assert!(!update.begin(Some(Blocker::Call)));
    assert!(update.begin(None));
    assert!(!update.begin(None), "it has begun");
    assert!(!update.looked(newer, None), "not everything is written down");
    assert!(update.written());
    assert!(update.looked(newer, None));
    // Whatever happens now, the browser is on its way.
    assert!(!update.begin(None) && !update.written() && !update.looked(newer, None));
    update.stays();
    assert!(update.begin(None), "it has not left");
}

#[test]
fn what_comes_up_on_the_way_to_a_reload_keeps_the_page() {
    let newer = Found::Newer(Newer::Console);
    let on_the_way = || {
        let mut update = Update::new(false);
        update.looked(newer, None);
        update.wish(Wish::Load);
        assert!(update.begin(None) && update.written());
        update
    };
    for blocker in [Blocker::Call, Blocker::Form] {
        let mut update = on_the_way();
        assert!(!update.looked(newer, Some(blocker)), "{blocker:?}");
        assert!(update.begin(None), "it is tried again after {blocker:?}");
    }
    let mut update = on_the_way();
    assert!(!update.looked(Found::Unreachable, None));
    assert!(!update.begin(None), "nobody answers");
    update.looked(newer, None);
    assert!(update.begin(None), "the server is there again");
    for found in [Found::Same, Found::Incomplete] {
        let mut update = on_the_way();
        assert!(!update.looked(found, None) && !update.begin(None), "{found:?}");
    }
    let mut update = on_the_way();
    update.wish(Wish::Nothing);
    assert!(!update.looked(newer, None), "it was taken back");
}

#[test]
fn what_is_put_off_is_told_of_no_more_until_there_is_something_else() {
    let mut update = Update::new(false);
    update.looked(Found::Newer(Newer::Console), None);
    update.wish(Wish::Later);
    update.looked(Found::Newer(Newer::Console), None);
    assert_eq!((update.may_load(None), update.notice(None)), (false, None));
    update.looked(Found::Same, None);
    update.looked(Found::Newer(Newer::Configuration), None);
    assert_eq!(update.notice(None), Some(Notice::Ready(Newer::Configuration)));
}

#[test]
fn a_release_that_was_taken_back_is_not_loaded_and_one_that_vanished_with_the_network_waits() {
    let mut update = Update::new(false);
    update.looked(Found::Newer(Newer::Console), None);
    update.wish(Wish::Load);
    update.looked(Found::Unreachable, None);
    assert!(update.may_load(None));
    update.looked(Found::Incomplete, None);
    assert_eq!((update.may_load(None), update.notice(None)), (false, Some(Notice::Incomplete)));
    update.looked(Found::Same, None);
    update.looked(Found::Newer(Newer::Console), None);
    assert!(!update.may_load(None), "what was asked for was another");
}

#[test]
fn a_console_without_its_server_says_so_until_it_answers() {
    let mut update = Update::new(true);
    assert_eq!(update.notice(None), Some(Notice::Kept));
    update.looked(Found::Unreachable, None);
    assert_eq!(update.notice(None), Some(Notice::Kept));
    update.looked(Found::Same, None);
    update.looked(Found::Unreachable, None);
    assert_eq!(update.notice(None), None);
    assert_eq!(Update::new(false).notice(None), None);
}

#[test]
fn a_call_in_whatever_state_and_a_note_in_hand_are_in_the_way() {
    let mut desk = Desk::new();
    assert_eq!(blocker(&desk.session, false), None);
    assert_eq!(blocker(&desk.session, true), Some(Blocker::Form));
    desk.say("AgentOther_PhoneAlerting", NONE);
    assert_eq!(blocker(&desk.session, false), Some(Blocker::Call), "only the phone is known to ring");
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    assert_eq!(blocker(&desk.session, true), Some(Blocker::Call));

    let mut desk = on_the_phone();
    desk.say("AgentEvent_Hold", json!("1-1"));
    assert_eq!(blocker(&desk.session, false), Some(Blocker::Call));
    desk.say("AgentEvent_Call_Release", json!("1-1"));
    assert_eq!(blocker(&desk.session, false), None);

    desk.say("AgentState_Ready", NONE);
    desk.handle(Input::DialRequested(Callout::audio(Number::new("70093"))));
    assert_eq!(blocker(&desk.session, false), Some(Blocker::Call));
}

#[test]
fn a_bar_that_speaks_is_doubted_only_without_any_network() {
    use LinkState::*;
    let gone = |on_line, kept| {
        [Ready, Silent, Waiting, WaitingLong, Lost, Failed, Elsewhere].map(|link| what_is_offline(on_line, kept, link))
    };
    let (network, server) = (Some(Offline::Network), Some(Offline::Server));
    assert_eq!(gone(true, false), [None; 7]);
    assert_eq!(gone(true, true), [None, None, None, server, server, server, None]);
    assert_eq!(gone(false, true), [network, network, network, network, network, network, None]);
}

#[test]
fn desks_that_were_opened_at_the_same_time_look_at_different_ones() {
    const MINUTE: u32 = 60_000;
    assert_eq!((pause(Found::Same, 0.0), pause(Found::Same, 1.0)), (4 * MINUTE, 6 * MINUTE));
    assert_eq!((pause(Found::Unreachable, 0.0), pause(Found::Unreachable, 1.0)), (20_000, 40_000));
}
