//! Which number may be redacted now, and why another may not.

use crate::support::{Desk, NONE, inbound, on_the_phone};
use agent_console::domain::{Callout, Input};
use agent_console::journal::{Redaction, RedactionRefusal, may_redact};
use agent_console::protocol::Number;
use serde_json::json;

/// Why it is refused to the leader, whose journal is kept.
fn refused(desk: &Desk, number: &str) -> Option<RedactionRefusal> {
    may_redact(&Number::new(number), 7, &desk.session, true, true).err()
}

#[test]
fn the_number_of_a_call_that_is_over_may_go() {
    let mut desk = on_the_phone();
    desk.play(&[(9, "AgentEvent_Customer_Release", json!({"callid": "1-1"})), (9, "AgentState_Ready", NONE)]);
    let number = Number::new("70093");
    let allowed = may_redact(&number, 7, &desk.session, true, true);
    assert!(allowed.is_ok_and(|allowed| Some(allowed) == Redaction::new(&number, 7)));
}

#[test]
fn what_is_no_number_is_refused() {
    for text in ["", "12", "anonymous", Number::forgotten(7).as_str()] {
        assert_eq!(refused(&Desk::new(), text), Some(RedactionRefusal::NoNumber));
    }
}

#[test]
fn numbers_of_a_call_that_is_up_are_refused() {
    let desk = on_the_phone();
    for (number, why) in [("70093", Some(RedactionRefusal::Live)), ("70094", None)] {
        assert_eq!(refused(&desk, number), why);
    }
}

#[test]
fn the_number_that_rings_is_refused() {
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentState_Busy", NONE), (0, "AgentEvent_Ringing", inbound("1-1"))]);
    assert_eq!(refused(&desk, "70093"), Some(RedactionRefusal::Live));
    // So far only the phone rings.
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentState_Busy", NONE), (0, "AgentOther_PhoneAlerting", json!({"caller": "70093"}))]);
    assert_eq!(desk.session.live_calls().count(), 0);
    assert!(desk.session.ring().is_some_and(|ring| ring.number.is_some()));
    assert_eq!(refused(&desk, "70093"), Some(RedactionRefusal::Live));
}

#[test]
fn the_number_that_is_being_dialled_is_refused() {
    let mut desk = Desk::new();
    desk.play(&[(0, "AgentState_Ready", NONE)]);
    desk.handle(Input::DialRequested(Callout::audio(Number::new("70093"))));
    assert_eq!(refused(&desk, "70093"), Some(RedactionRefusal::Live));
    desk.wait(120_000);
    assert_eq!(refused(&desk, "70093"), None, "nothing came of it");
}

#[test]
fn the_agents_own_number_is_refused() {
    let desk = on_the_phone();
    assert_eq!(desk.session.agent().work_no.as_deref(), Some("49999"));
    assert_eq!(refused(&desk, "49999"), Some(RedactionRefusal::Own));
}

#[test]
fn a_tab_that_does_not_lead_or_cannot_write_refuses_and_says_the_first_reason() {
    let desk = on_the_phone();
    let why = |number: &str, leads, kept| may_redact(&Number::new(number), 7, &desk.session, leads, kept).err();
    assert_eq!(why("70094", true, false), Some(RedactionRefusal::Unkept));
    assert_eq!(why("70093", true, false), Some(RedactionRefusal::Live));
    assert_eq!(why("49999", true, false), Some(RedactionRefusal::Own));
    for number in ["49999", "70093", "70094"] {
        assert_eq!(why(number, false, false), Some(RedactionRefusal::Elsewhere));
    }
    assert_eq!(why("12", false, false), Some(RedactionRefusal::NoNumber));
}
