//! What is written down for a case file, and what is in one beside the entries.

use crate::support::{NINE, after, message};
use agent_console::casefile::*;
use agent_console::config::reference::KEYS;
use agent_console::directory::Contact;
use agent_console::domain::{Call, EndedBy, Note, Outcome, Phase};
use agent_console::journal::{Circumstance, Entry, EntryKind, Redaction, read_group, write_group};
use agent_console::protocol::{CallId, Number, RawText};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn entries(whats: impl IntoIterator<Item = EntryKind>) -> Vec<Entry> {
    let entry = |(at, what)| Entry { number: at as u64, now: after(at as u64 * 1_000), what };
    whats.into_iter().enumerate().map(entry).collect()
}

fn said(identifier: &str, content: Value) -> EntryKind {
    EntryKind::Message(RawText::new(&message(identifier, content)))
}

/// A call with a number, a note about it, and what the agent saw.
fn shift() -> Vec<Entry> {
    let talking = json!({"callid": "1-1", "caller": "13800138123", "called": "49999", "feature": "0"});
    entries([
        EntryKind::Opened,
        EntryKind::Seen { what: Circumstance::Theme, how: "dark".to_owned() },
        said("AgentState_Busy", Value::Null),
        said("AgentEvent_Talking", talking),
        EntryKind::Noted(0, Note::new("Ana: call 138 0013 8123 back")),
        said("AgentEvent_Customer_Release", json!({"callid": "1-1"})),
        said("AgentState_Ready", Value::Null),
    ])
}

fn file(entries: Vec<Entry>) -> CaseFile {
    let head = Head {
        release: "1".to_owned(),
        shift: 1,
        saved: 2,
        from: 0,
        to: 1,
        redacted: false,
        language: "en".to_owned(),
        surroundings: Default::default(),
        configuration: "{}".to_owned(),
        missing: 0,
    };
    let ana = Contact::new("Ana López", "").expect("a name");
    CaseFile { head, entries, records: Vec::new(), contacts: vec![(Number::new("13800138123"), ana)] }
}

#[test]
fn only_what_has_changed_is_written_down_and_each_click() {
    use Circumstance::*;
    let mut sightings = Sightings::default();
    let seen = |what, how: &str| Some(EntryKind::Seen { what, how: how.to_owned() });
    assert!(sightings.is_empty());
    assert_eq!(sightings.saw(Theme, "dark"), seen(Theme, "dark"));
    assert_eq!(sightings.saw(Theme, "dark"), None);
    assert_eq!(sightings.saw(Language, "dark"), seen(Language, "dark"));
    assert_eq!(sightings.saw(Theme, "light"), seen(Theme, "light"));
    for _ in 0..2 {
        assert_eq!(sightings.saw(Click, "story-close"), seen(Click, "story-close"));
    }
    for no_name in ["", "13800138123", "call-13800138123", "Ana", "a b", "é", &"a".repeat(41)] {
        assert_eq!(sightings.saw(Click, no_name), None, "{no_name}");
    }
    sightings.begin_anew();
    assert_eq!(sightings.saw(Theme, "light"), seen(Theme, "light"));
}

#[test]
fn a_browser_is_told_by_name_and_main_version() {
    let chrome =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.1.2 Safari/537.36";
    for (agent, name) in [
        (chrome.to_owned(), "Chrome 156"),
        (format!("{chrome} Edg/156.0.3.4"), "Edge 156"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0".to_owned(), "Firefox 153"),
        (
            "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15".to_owned(),
            "Safari 18",
        ),
        ("curl/8".to_owned(), "other"),
    ] {
        assert_eq!(browser(&agent), name);
    }
}

/// Keys that hold addresses.
const ADDRESSES: [&str; 12] = [
    "$schema",
    "bar.url",
    "bar.contextPath",
    "bar.session",
    "bar.origins",
    "brand.logo",
    "delivery.url",
    "delivery.signIn",
    "directory.url",
    "history.url",
    "numbers.doNotCall.url",
    "screenPop.url",
];
/// Keys that hold secrets.
const SECRETS: [&str; 3] = ["delivery.headers", "delivery.headers.<name=Authorization>", "numbers.doNotCall.salt"];

/// Keys with texts that are told as they are.
const TOLD: [&str; 29] = [
    "bar.allow",
    "bar.events",
    "bar.callout.modes",
    "brand.name",
    "brand.accent",
    "directory.strip",
    "numbers.country",
    "numbers.withheld",
    "numbers.dialBack.strip",
    "numbers.dialBack.prefix",
    "policy.frameAncestors",
    "policy.sources.connect-src",
    "policy.sources.font-src",
    "policy.sources.form-action",
    "policy.sources.frame-src",
    "policy.sources.img-src",
    "policy.sources.media-src",
    "policy.sources.script-src",
    "policy.sources.script-src-attr",
    "policy.sources.style-src",
    "policy.sources.style-src-attr",
    "policy.sources.worker-src",
    "screenPop.schemes",
    "words.states.unknown",
    "words.states.signing-in",
    "words.states.signed-out",
    "words.states.not-ready",
    "words.states.wrap-up",
    "words.states.on-call",
];

#[test]
fn of_every_key_of_the_configuration_a_file_tells_what_is_no_secret() {
    let after = |value: &Value| -> Value { serde_json::from_str(&without_secrets(&value.to_string())).expect("JSON") };
    let mut told = Vec::new();
    for key in KEYS.iter().filter(|key| key.children().next().is_none()) {
        let example: Value = serde_json::from_str(key.example).expect(key.path);
        let written = key.file(&example);
        let is_secret =
            SECRETS.contains(&key.path) || SECRETS.iter().any(|secret| key.path.starts_with(&format!("{secret}.")));
        if is_secret {
            let text = key.example.trim_matches(['"', '{', '}']);
            assert!(!after(&written).to_string().contains(text), "{} is told", key.path);
        } else if ADDRESSES.contains(&key.path) {
            let address = "https://ana:pass@crm.example.com/path?token=abc&number={number}#part";
            let told = after(&key.file(&json!(address))).to_string();
            assert!(told.contains("https://crm.example.com/"), "{}: {told}", key.path);
            assert!(told.contains("?token=…&number={number}"), "{}: {told}", key.path);
            for secret in ["ana", "pass", "abc", "part"] {
                assert!(!told.contains(secret), "{} tells {secret} in {told}", key.path);
            }
        } else {
            let at = |value: &Value| value.pointer(&format!("/{}", key.place().replace('.', "/"))).cloned();
            assert_eq!(at(&after(&written)), at(&written), "{}", key.path);
            let is_text =
                example.is_string() || example.as_array().is_some_and(|list| list.iter().all(Value::is_string));
            if is_text && key.choices().is_empty() {
                told.push(key.path);
            }
        }
    }
    assert_eq!(told, TOLD, "whoever adds a key decides whether it may hold a secret");
    for path in ADDRESSES.iter().chain(&SECRETS).filter(|path| !path.contains('<')) {
        assert!(KEYS.iter().any(|key| key.path == *path), "{path} is a key");
    }
    let hook = json!({"delivery": {"url": "https://hooks.example.com/T0/B1/s3cr3t", "headers": {"X-Key": "s3cr3t"}}});
    let told = json!({"delivery": {"url": "https://hooks.example.com/…", "headers": {"X-Key": "…"}}});
    assert_eq!(after(&hook), told);
    assert_eq!(without_secrets("no JSON but a s3cr3t"), "null");
}

#[test]
fn calls_of_earlier_shifts_are_those_of_the_day_and_of_who_occurs() {
    let call = |key: u64, hours: u64, number: &str| {
        let at = NINE.plus(hours * 3_600_000);
        let phase = Phase::Ended { at, outcome: Outcome::Answered, by: EndedBy::Agent };
        Call { number: Some(Number::new(number)), ..Call::new(key, CallId::new("1-1"), at, phase) }
    };
    let calls = [call(0, 0, "5550142"), call(1, 1, "13800138123"), call(2, 9, "5550110"), call(3, 8, "5550111")];
    let numbers = BTreeSet::from([Number::new("13800138123")]);
    let since = NINE.wall + 8 * 3_600_000;
    let found = in_sight(calls.iter().map(|call| (7, call)), since, &numbers);
    assert_eq!(found.iter().map(|(shift, call)| (*shift, call.key)).collect::<Vec<_>>(), [(7, 1), (7, 3), (7, 2)]);
    let many = Vec::from_iter((0..300).map(|key| call(key, key, "5550142")));
    let found = in_sight(many.iter().map(|call| (7, call)), 0, &numbers);
    assert_eq!((found.len(), found[0].1.key), (200, 100), "the latest");
}

#[test]
fn the_agent_sees_what_will_become_of_a_name_a_number_and_a_note() {
    let pseudonyms = Pseudonyms::new([7; 16]);
    let file = file(shift());
    let (numbers, calls) = calls_of(&file.entries, 0, Default::default());
    assert_eq!((calls, messages(&file.entries)), (1, 4));
    assert!(numbers.contains(&Number::new("13800138123")));
    assert_eq!(calls_of(&file.entries, NINE.mono + 60_000, Default::default()).1, 0, "it was over by then");
    let written = write(&pseudonyms.file(&file));
    let shown = examples(&file, &pseudonyms, false);
    assert_eq!(
        shown.iter().map(|[plain, _]| plain.as_str()).collect::<Vec<_>>(),
        ["Ana López", "13800138123", "Ana: call 138 0013 8123 back"]
    );
    for [plain, replaced] in &shown {
        assert!(written.contains(replaced) && !written.contains(plain), "{plain} {replaced}");
    }
    let masked = examples(&file, &pseudonyms, true);
    assert_eq!(masked[1], ["138••••8123".to_owned(), shown[1][1].clone()]);
    assert!(!masked[2][0].contains("0013"), "{masked:?}");
    assert_eq!(examples(&CaseFile { contacts: Vec::new(), ..self::file(Vec::new()) }, &pseudonyms, false).len(), 0);
}

#[test]
fn a_number_that_was_erased_is_in_no_file_that_is_saved_later() {
    let redaction = Redaction::new(&Number::new("13800138123"), 7).expect("a number");
    let stored = write_group(&shift());
    let erased = read_group(&redaction.in_stored(&stored).expect("it is in there")).expect("readable");
    let of = |entries: Vec<Entry>| CaseFile { contacts: Vec::new(), ..file(entries) };
    let text = write(&of(erased.clone())).replace([' ', '-'], "");
    assert!(!text.contains("13800138123") && text.contains("forgotten"), "{text}");
    let text = write(&Pseudonyms::new([7; 16]).file(&of(erased)));
    assert!(!text.contains("13800138123"));
}

#[test]
fn a_file_is_named_by_the_minute_in_which_it_was_saved() {
    assert_eq!(file_name("2026-11-28 14:03:22"), "case-2026-11-28-1403.json");
}

#[test]
fn a_shift_of_which_nothing_is_left_is_an_empty_file() {
    assert_eq!(calls_of(&[], 0, Default::default()), Default::default());
    assert_eq!(messages(&[]), 0);
}

#[test]
fn only_a_place_of_the_code_is_told_of_a_breakdown() {
    assert_eq!(crash_place("src/browser/http.rs:25"), "src/browser/http.rs:25");
    for other in ["", "http.rs", "138 0013 8123", "Ana:1", "src/a.rs:1<b>", &"a/".repeat(100)] {
        assert_eq!(crash_place(other), "", "{other}");
    }
}
