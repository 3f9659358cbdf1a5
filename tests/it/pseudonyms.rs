//! What a redacted file says is true of other persons: the same session, and nobody's number, name or words.

use crate::support::cases::law_of_the_same_days;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use crate::support::message;
use agent_console::casefile::Pseudonyms;
use agent_console::domain::Session;
use agent_console::journal::{Entry, read_group, write_group};
use agent_console::protocol::CallId;
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

fn letter(at: u32) -> char {
    char::from_u32(u32::from('a') + at).expect("a letter")
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
fn numbers_of_json_are_replaced_unless_they_are_times_codes_or_small() {
    let pseudonyms = pseudonyms();
    let said = |value: Value| content(&pseudonyms, value);
    for time in ["beginTime", "endTime", "loginTime"] {
        assert_eq!(said(json!({time: 1_784_529_722_590_u64}))[time], 1_784_529_722_590_u64);
    }
    assert_eq!(
        said(json!({"mediaType": 5, "level": 9_999, "lastReleaseAgentId": 65_535, "callid": 4001}))["level"],
        9_999
    );
    for number in [2_348_031_234_567_u64, 13_800_138_000, 4_001, 1_001, 555] {
        for key in ["caller", "lastReleaseAgentId"] {
            let replaced = said(json!({key: number}))[key].to_string();
            assert_eq!(replaced.len(), number.to_string().len());
            assert_eq!(replaced[1..], pseudonyms.number(&number.to_string())[1..]);
            assert_ne!(replaced, number.to_string());
        }
    }
    for number in [1_784_529_722_590_u64, 13_800, 13_800_138_000, u64::from(u32::MAX)] {
        let replaced = said(json!({"ani": number}))["ani"].as_u64().expect("a whole number").to_string();
        assert_eq!(replaced.len(), number.to_string().len());
        assert_ne!(replaced, number.to_string());
    }
    for secret in 0..40 {
        let pseudonyms = Pseudonyms::new([secret; 16]);
        let replaced = content(&pseudonyms, json!({"called": 49_999}))["called"].to_string();
        assert!(replaced.len() == 5 && replaced != "49999", "{replaced}");
        let text = pseudonyms.number("49999");
        assert!(replaced == text || text.starts_with('0') && replaced[1..] == text[1..], "{replaced} {text}");
    }
    for number in
        ["13800138000.0", "138001.38", "23480312345678901234567", "-13800138000", "1.3800138e300", "0.13800138"]
    {
        for key in ["caller", "ani"] {
            let message = format!("{{\"{key}\": {number}}}");
            let replaced: Value = serde_json::from_str(&pseudonyms.message(&message)).expect("JSON");
            let plain: Value = serde_json::from_str(&message).expect("JSON");
            assert!(replaced[key].is_number() && replaced != plain, "{replaced}");
            assert_eq!(replaced[key].is_f64(), plain[key].is_f64(), "{replaced}");
            assert!(!replaced.to_string().contains("00138"), "{replaced}");
        }
    }
    assert_eq!(pseudonyms.message(r#"{"caller": -1}"#), r#"{"caller":-1}"#, "that is no number");
}

#[test]
fn keys_that_are_no_names_of_fields_are_replaced() {
    let said = content(
        &pseudonyms(),
        json!({"13800138000": 1, "Ana Lopez": 2, "agent13800138000": 3, "customData_2": 4, "张伟": 5}),
    );
    let text = said.to_string();
    assert_eq!(said.as_object().expect("an object").len(), 5);
    for person in ["13800138000", "Ana", "Lopez", "张伟"] {
        assert!(!text.contains(person), "{text}");
    }
    assert_eq!(said["customData_2"], 4);
    let many = Value::Object((0..60).map(|at| (format!("{} {}", letter(at % 26), at / 26), json!(at))).collect());
    assert_eq!(content(&pseudonyms(), many).as_object().expect("an object").len(), 60, "none is lost");
}

#[test]
fn an_id_is_what_the_platform_writes_and_others_are_still_different_ones() {
    let pseudonyms = pseudonyms();
    let id = |id: Value| content(&pseudonyms, json!({"callid": id}))["callid"].clone();
    for kept in ["1456401416-3", "1477467960-16777237", "1589167025-134428"] {
        assert_eq!(id(json!(kept)), kept);
        assert_eq!(id(json!(format!("{kept}\0"))), format!("{kept}\0"), "padded");
    }
    let numbers =
        ["0171-2345678", "2125550123-45", "+13800138000-1", "1456401416-13800138000", "13800138000", "138-00138000"];
    for text in numbers.into_iter().chain(["ana@lopez", "a1-1", "b1-1"]) {
        let replaced = id(json!(text));
        let replaced = replaced.as_str().expect("text");
        assert!(replaced.len() == text.len() && replaced != text, "{replaced}");
        for (before, after) in text.chars().zip(replaced.chars()) {
            assert_eq!(before.is_ascii_digit(), after.is_ascii_digit());
            assert!(before.is_ascii_alphanumeric() || before == after);
        }
        assert_eq!(id(json!(format!("{text}\0"))), format!("{replaced}\0"));
        let bare = json!({"event": {"eventType": "AgentEvent_Hold", "content": text}}).to_string();
        assert!(pseudonyms.message(&bare).contains(replaced), "the same as the whole content");
    }
    let all: std::collections::BTreeSet<String> =
        (0..676_u32).map(|at| id(json!(format!("{}{}-1", letter(at / 26), letter(at % 26)))).to_string()).collect();
    assert_eq!(all.len(), 676, "no two ids become one");
    assert_eq!(id(json!(4001)).to_string(), id(json!("4001")).as_str().expect("text"), "as a number and as a text");
    assert!(id(json!(13_800_138_000_u64)).is_u64());
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

#[test]
fn a_call_on_record_has_the_id_of_its_messages() {
    let pseudonyms = pseudonyms();
    let call = |id: &str| {
        let at = crate::support::NINE;
        agent_console::domain::Call::new(1, CallId::new(id), at, agent_console::domain::Phase::Ringing)
    };
    let id = |id: &str| pseudonyms.call(&call(id)).id.as_str().to_owned();
    let said = content(&pseudonyms, json!({"callid": "0171-2345678"}));
    assert_eq!(said["callid"], id("0171-2345678"));
    assert_eq!(id("1456401416-3"), "1456401416-3");
    assert_eq!(id("local-1709629200000-2"), "local-1709629200000-2");
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
