//! Whatever a message holds, a report holds names of events and keys, codes and counts, and never a value.

use agent_console::domain::Moment;
use agent_console::monitor::{Code, Monitor, Name, read, write};
use agent_console::protocol::RawText;
use serde_json::json;

const NUMBER: &str = "13800138000";
const PERSON: &str = "Zhang Wei";

fn told(messages: &[String]) -> String {
    let mut monitor = Monitor::new();
    for (minute, message) in (0..).zip(messages) {
        monitor.observe(Moment { mono: minute * 60_000, wall: 0 }, &RawText::new(message));
    }
    let report = monitor.report();
    let written = write(&report);
    let (again, unknown) = read(&written).expect("a report");
    assert_eq!((&again, unknown), (&report, 0));
    format!("{report}\n{written}\n{report:?}")
}

#[test]
fn a_report_holds_no_value() {
    let mut messages = Vec::new();
    for secret in [NUMBER, PERSON] {
        for _ in 0..5 {
            messages.extend([
                json!({"eventType": secret, "workNo": secret, "content": {secret: secret}}).to_string(),
                json!({"eventType": "AgentEvent_Ringing", "workNo": secret, secret: secret, "content": {
                    "callid": secret, "caller": secret, "called": [secret], "feature": secret, "type": secret, secret: 1,
                }}).to_string(),
                json!({"eventType": "AgentState_SetNotReady_Success", "workNo": secret, "content": {"reason": secret}})
                    .to_string(),
                json!({"retcode": secret, "message": secret, "event": null}).to_string(),
                json!({"retcode": "0", secret: secret, "event": {"eventType": "AgentEvent_Hold", "content": secret}})
                    .to_string(),
                format!("{{\"{secret}"),
                json!(secret).to_string(),
            ]);
        }
    }
    let told = told(&messages);
    for secret in [NUMBER, PERSON, &NUMBER[..5], "Zhang"] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
    assert!(told.contains("(no name)") && told.contains("another word"), "{told}");
}

#[test]
fn names_and_codes_can_hold_nothing_else() {
    let none = "(no name)";
    for (text, key, event) in [
        ("AgentEvent_Talking_V2", "AgentEvent_Talking_V2", "AgentEvent_Talking_V2"),
        ("NewAgentState_Ready", "NewAgentState_Ready", "NewAgentState_Ready"),
        ("OUTBOUND_DETECTED", "OUTBOUND_DETECTED", "OUTBOUND_DETECTED"),
        // Nothing tells a person's name in one word from a key.
        ("mediaType", "mediaType", none),
        ("JaneDoe", "JaneDoe", none),
        ("ana.lopez", none, none),
        ("ana-lopez", none, none),
        ("$ref", none, none),
        ("2nd", none, none),
        ("AgentEvent Ana Lopez", none, none),
        (NUMBER, none, none),
        ("a49999", none, none),
        (PERSON, none, none),
        ("王", none, none),
        ("", none, none),
        (&"a".repeat(65), none, none),
    ] {
        assert_eq!([Name::key(text).as_str(), Name::event(text).as_str()], [key, event], "{text}");
    }
    for (text, code) in [
        ("7", "7"),
        ("1552", "1552"),
        ("100-006", "100-006"),
        ("49999", "another word"),
        (NUMBER, "another word"),
        ("-3", "another word"),
        ("+1", "another word"),
        ("a", "another word"),
        ("555-0142", "another word"),
    ] {
        assert_eq!(Code::of(text).to_string(), code, "{text}");
    }
}
