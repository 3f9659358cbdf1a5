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

fn content(pseudonyms: &Pseudonyms, content: Value) -> Value {
    let text = pseudonyms.message(&message("AgentEvent_Talking", content));
    serde_json::from_str::<Value>(&text).expect("JSON")["event"]["content"].take()
}

#[test]
fn a_number_is_one_whatever_stands_between_its_digits() {
    let pseudonyms = pseudonyms();
    let digits = |text: &str| Vec::from_iter(text.chars().filter(char::is_ascii_digit));
    let (french, chinese) = (pseudonyms.number("0612345678"), pseudonyms.number("13800138000"));
    let separated = ["06 12 34 56 78", "06.12.34.56.78", "06\u{a0}12\u{a0}34-56/78", "(06) [12] 34 56 78"];
    for (text, plain) in separated.map(|text| (text, &french)).into_iter().chain([("138-0013-8000", &chinese)]) {
        let replaced = pseudonyms.number(text);
        assert_eq!(digits(&replaced), digits(plain), "{text} {replaced}");
        let signs = |text: &str| text.replace(|char: char| char.is_ascii_digit(), "#");
        assert_eq!(signs(&replaced), signs(text));
        let said = content(&pseudonyms, json!({"caller": text}));
        assert_eq!(said["caller"], replaced);
        assert_eq!(digits(&pseudonyms.text(text))[digits(text).len() - 8..], digits(plain)[digits(text).len() - 8..]);
    }
    for between in [",", ";", "\n", "，"] {
        let both = pseudonyms.number(&format!("13800138000{between}0612345678"));
        assert_eq!(both, format!("{chinese}{between}{french}"));
    }
    let said = content(&pseudonyms, json!({"partner": "13800138000 49998,06 12 34 56 78"}));
    let partners = format!("{chinese} {},{}", pseudonyms.number("49998"), pseudonyms.number("06 12 34 56 78"));
    assert_eq!(said["partner"], partners, "a list has blanks between numbers");
    assert!(!pseudonyms.number("13800138000 13900139000").contains("138"), "so long is no prefix");
}

#[test]
fn a_word_for_withheld_stays_where_a_number_stands_if_nothing_else_does() {
    let pseudonyms = pseudonyms();
    for kept in [
        "anonymous",
        "Private Number",
        "Anónimo",
        "未知号码",
        "رقم خاص",
        "unknown caller",
        "-1",
        "000",
        "null",
        "P",
        "",
    ] {
        let said = content(&pseudonyms, json!({"caller": kept, "called": kept}));
        assert_eq!(said["caller"], kept);
    }
    for text in ["Ana Lopez is unavailable today", "\"Ana\" <sip:anonymous@lopez.example>", "private: Ana"] {
        let said = content(&pseudonyms, json!({"caller": text, "context": text}));
        assert_eq!(said["caller"], "anonymous", "it stays withheld");
        let context = said["context"].as_str().expect("text");
        for word in ["Ana", "Lopez", "unavailable", "private", "lopez"] {
            assert!(!context.contains(word), "{context}");
        }
    }
    let said = content(&pseudonyms, json!({"context": "unknown", "caller": "\"Ana Lopez\" <sip:a1001@lopez.example>"}));
    assert_ne!(said["context"], "unknown");
    let caller = said["caller"].as_str().expect("text");
    assert!(caller.contains(&format!("<sip:a{}@", pseudonyms.number("1001"))), "{caller}");
    assert!(!caller.contains("Ana") && !caller.to_lowercase().contains("lopez"), "{caller}");
}

#[test]
fn of_long_numbers_in_texts_no_digit_stays_for_being_a_prefix() {
    let pseudonyms = pseudonyms();
    for text in ["card 4929 1234 5678 9012", "id 110101199003078514", "iban 91 2100 0418 4502 0005 1332"] {
        let mut alike = [0; 40];
        for secret in 0..40_u8 {
            let replaced = Pseudonyms::new([secret; 16]).text(text);
            for (at, (before, after)) in text.chars().zip(replaced.chars()).enumerate() {
                alike[at] += u32::from(before.is_ascii_digit() && before == after);
            }
        }
        assert!(alike.iter().all(|count| *count < 20), "{text}: {alike:?}");
    }
    let note = pseudonyms.text("call 13800138000");
    assert!(note.ends_with(&pseudonyms.number("13800138000")[3..]), "the last eight are those of the number");
    assert!(!note.contains("138"));
    let long = "7".repeat(200_000);
    assert_eq!(pseudonyms.text(&long).len(), long.len());
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
