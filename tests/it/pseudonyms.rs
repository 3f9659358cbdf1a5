//! What a redacted file says is true of other persons: the same session, and nobody's number, name or words.

use crate::support::cases::law_of_the_same_days;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use crate::support::message;
use agent_console::casefile::Pseudonyms;
use agent_console::domain::Session;
use agent_console::journal::{Entry, read_group, write_group};
use agent_console::simulator::Platform;
use proptest::prelude::*;
use serde_json::{Value, json};

fn pseudonyms() -> Pseudonyms {
    Pseudonyms::new(*b"a secret of 16 b")
}

#[test]
fn numbers_that_end_alike_do_so_afterwards_and_others_don_t() {
    let pseudonyms = pseudonyms();
    let number = |text: &str| pseudonyms.number(text);
    let plain = number("13800138000");
    assert_eq!(plain.len(), 11);
    assert!(plain.starts_with("138") && plain != "13800138000", "{plain}");
    let end = &plain[3..];
    assert_eq!(number("+8613800138000"), format!("+86138{end}"));
    assert_eq!(number("9013800138000"), format!("90138{end}"));
    assert_eq!(number("00138000"), end);
    assert_eq!(number("8000"), &end[4..]);
    assert!(!number("13800138001").ends_with(&end[7..]), "another last digit");
    assert_eq!(number("a1001"), format!("a{}", number("1001")));
    for kept in ["", "42", "anonymous", "+"] {
        assert_eq!(number(kept), kept);
    }
    let arabic = number("٠٥٥١٢٣٤٥٦٧");
    assert!(arabic.chars().all(|char| ('٠'..='٩').contains(&char)) && arabic.chars().count() == 10, "{arabic}");
    assert_ne!(Pseudonyms::new([7; 16]).number("13800138000"), plain, "another file has others");
}

#[test]
fn words_stay_as_long_in_their_script_and_case_and_the_same_words_are_the_same() {
    let pseudonyms = pseudonyms();
    for text in ["Ana María Núñez", "张伟", "محمد علي", "Call 138 0013 8000 back!", "Иван Петров", "김철수", "ΑΒΓ δεζ"]
    {
        let replaced = pseudonyms.text(text);
        assert_eq!(replaced.chars().count(), text.chars().count(), "{text} {replaced}");
        for (before, after) in text.chars().zip(replaced.chars()) {
            assert_eq!(before.is_alphabetic(), after.is_alphabetic(), "{text} {replaced}");
            assert_eq!(before.is_uppercase(), after.is_uppercase(), "{text} {replaced}");
            assert_eq!(before.is_ascii(), after.is_ascii(), "{text} {replaced}");
        }
        for word in text.split(' ').filter(|word| word.chars().count() > 3) {
            assert!(!replaced.contains(word), "{text} {replaced}");
        }
        assert_eq!(pseudonyms.text(text), replaced);
    }
    let (one, two) = (pseudonyms.text("Ana called"), pseudonyms.text("ana was called"));
    assert_eq!(one.to_lowercase()[..3], two.to_lowercase()[..3]);
    assert_eq!(one.rsplit(' ').next(), two.rsplit(' ').next());
}

#[test]
fn a_message_keeps_its_codes_and_ids_and_loses_its_persons() {
    let pseudonyms = pseudonyms();
    let content = json!({
        "callid": "1456401416-3", "caller": "13800138000", "called": 49_999, "feature": "0", "skillName": "Support",
        "agentname": "Ana Lopez", "unheard": "call Bob on 13900139000", "loginTime": 1_784_529_722_590_u64,
        "partner": "13800138000,49998", "lastReleaseAgentId": "65535", "inner": "{\"caller\": \"13800138000\"}",
        "flag": true, "nothing": null,
    });
    let text = pseudonyms.message(&message("AgentEvent_Talking", content));
    let read: Value = serde_json::from_str(&text).expect("JSON");
    let content = &read["event"]["content"];
    for (key, kept) in [
        ("callid", json!("1456401416-3")),
        ("feature", json!("0")),
        ("skillName", json!("Support")),
        ("loginTime", json!(1_784_529_722_590_u64)),
        ("lastReleaseAgentId", json!("65535")),
        ("flag", json!(true)),
        ("nothing", Value::Null),
    ] {
        assert_eq!(content[key], kept, "{key}");
    }
    assert_eq!(read["event"]["eventType"], "AgentEvent_Talking");
    let caller = content["caller"].as_str().expect("text");
    assert_eq!(content["partner"], format!("{caller},{}", pseudonyms.number("49998")));
    assert!(content["called"].is_u64() && content["called"] != 49_999, "a number stays a number");
    assert!(content["inner"].as_str().expect("text").contains(caller));
    for person in ["13800138000", "49999", "49998", "Ana", "Lopez", "Bob", "13900139000"] {
        assert!(!text.contains(person), "{person} in {text}");
    }
    let bare = |id: &str| json!({"event": {"eventType": "AgentEvent_Hold", "content": id}}).to_string();
    assert_eq!(pseudonyms.message(&bare("1456401416-3")), bare("1456401416-3"), "the whole content is an id");
    assert!(!pseudonyms.message(&bare("13800138000")).contains("13800138000"));
    assert!(!pseudonyms.message("no JSON, but 13800138000").contains("13800138000"));
}

/// The sessions of a journal after every so many entries, and at its end.
fn sessions(entries: &[Entry], every: usize) -> Vec<Session> {
    let mut session = Session::new(entries[0].now);
    let mut sessions = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        session.handle(entry.now, entry.input());
        if at % every == 0 || at + 1 == entries.len() {
            sessions.push(session.clone());
        }
    }
    sessions
}

proptest! {
    #![proptest_config(law_of_the_same_days(128))]

    #[test]
    fn a_redacted_journal_is_the_same_session_for_other_persons(
        (days, dialect, settings) in (any_day(), any_dialect(), any_settings()), secret in any::<[u8; 16]>()
    ) {
        let pseudonyms = Pseudonyms::new(secret);
        let lived = journal(&days, Platform::with(dialect, settings));
        let redacted = Vec::from_iter(lived.iter().map(|entry| pseudonyms.entry(entry)));
        let stored = write_group(&redacted);
        prop_assert_eq!(&read_group(&stored).expect("readable"), &redacted);
        let plain: String = stored.chars().filter(|char| !" -".contains(*char)).collect();
        for number in ["13800138123", "5550142"] {
            prop_assert!(!plain.contains(number), "{}", number);
        }
        for (before, after) in sessions(&lived, 100).iter().zip(&sessions(&redacted, 100)) {
            let expected = Vec::from_iter(before.calls().iter().map(|call| pseudonyms.call(call)));
            let calls = Vec::from_iter(after.calls().iter().map(|call| (**call).clone()));
            prop_assert_eq!(calls, expected);
            prop_assert_eq!(&before.agent().state, &after.agent().state);
            prop_assert_eq!(before.today(), after.today());
            prop_assert_eq!(before.next_deadline(), after.next_deadline());
            prop_assert_eq!(before.link().counts, after.link().counts);
        }
    }

    #[test]
    fn no_text_makes_it_stumble(text in "([0-9]{1,12}|[-() ,.a\"{}:]{1,2}|\\PC){0,12}") {
        let pseudonyms = pseudonyms();
        let replaced = pseudonyms.text(&text);
        prop_assert_eq!(replaced.chars().count(), text.chars().count());
        let is_json = |text: &str| serde_json::from_str::<Value>(text).is_ok();
        prop_assert!(is_json(&pseudonyms.message(&text)) || !is_json(&text));
    }
}
