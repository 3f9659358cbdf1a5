//! Looking on changes nothing, and whatever comes, memory is bounded.

use crate::support::payloads::{files, payload};
use agent_console::domain::Moment;
use agent_console::monitor::Monitor;
use agent_console::protocol::{RawText, decode};
use serde_json::json;

#[test]
fn what_is_read_is_the_same_with_the_monitor_and_without() {
    let mut monitor = Monitor::new();
    let strange = [
        "",
        "null",
        "{",
        r#""{\"data\":{\"eventType\":\"AgentState_Ready\"}}""#,
        r#"{"data":{"eventType":"AgentState_Ready","content":{"jsonKey":[]}}}"#,
        r#"{"eventList":[{"eventType":"AgentState_Ready"},{"event":{"eventType":"X"}},7]}"#,
        r#"{"retcode":"100-006","message":"x","event":null}"#,
        r#"{"retcode":0,"event":[]}"#,
        r#"{"eventType":"AgentEvent_Ringing","content":{"caller":[],"callid":{}}}"#,
        r#"{"eventType":"AgentEvent_linkagePhoneCallOut","content":{"addrCalled":{"address":"1","x":2},"addrCaller":7}}"#,
    ];
    for text in files().iter().map(|file| payload(file)).chain(strange.map(str::to_owned)) {
        for _ in 0..3 {
            assert_eq!(monitor.observe(Moment::default(), &RawText::new(&text)), decode(&text), "{text}");
        }
    }
    assert!(monitor.report().messages > 100);
}

#[test]
fn memory_is_bounded() {
    // What it holds is what it shows; only counts get longer.
    let held_after = |messages: u64| {
        let mut monitor = Monitor::new();
        for at in 0..messages {
            let letters: String = at.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
            let event = ["AgentEvent_Ringing", "AgentEvent_Call_Release", "AgentState_SetNotReady_Success", &letters];
            let text = json!({"retcode": "0", letters.clone(): 1, "event": {
                "eventType": event[at as usize % 4], "workNo": (at / 50).to_string(), letters.clone(): 1,
                "content": {"callid": letters, "reason": at.to_string(), "feature": at, letters.clone(): letters},
            }});
            monitor.observe(Moment { mono: at * 100, wall: at * 100 }, &RawText::new(&text.to_string()));
            if at % 10 == 0 {
                monitor.observe(
                    Moment { mono: at * 100, wall: 0 },
                    &RawText::new(&format!(r#"{{"retcode":"{}-{}"}}"#, at % 999, at % 998)),
                );
            }
        }
        format!("{monitor:?}").len()
    };
    let (few, many) = (held_after(2_000), held_after(20_000));
    assert!(many < few + few / 20, "{few}, then {many}");
}

#[test]
fn no_time_is_too_strange() {
    let mut monitor = Monitor::new();
    let text = RawText::new(r#"{"eventType":"AgentState_Ready","workNo":"1","eventGenTime":18446744073709551615}"#);
    for mono in [0, u64::MAX, 1, u64::MAX / 2] {
        for wall in [u64::MAX, 0] {
            monitor.observe(Moment { mono, wall }, &text);
        }
    }
    assert_eq!(monitor.report().messages, 8);
}
