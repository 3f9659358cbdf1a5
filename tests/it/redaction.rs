//! A number that was forgotten is nowhere any more, and everything else is as it was.

use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use crate::support::message;
use agent_console::domain::Call;
use agent_console::journal::*;
use agent_console::protocol::Number;
use agent_console::simulator::Platform;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::rc::Rc;

fn redaction(number: &str) -> Redaction {
    Redaction::new(&Number::new(number), 0x7f3a).expect("a number")
}

const GONE: &str = "forgotten-bbbbktfn";

#[test]
fn a_number_is_found_however_a_person_wrote_it() {
    let number = redaction("13800138000");
    let samples = [
        ("call 13800138000 back", format!("call {GONE} back")),
        ("+86 138 0013-8000.", format!("+86 {GONE}.")),
        ("(138) 0013 8000 or 139 0013 9000", format!("({GONE} or 139 0013 9000")),
        ("013800138000, 9013800138000", format!("0{GONE}, 90{GONE}")),
        ("１３８００１３８０００", GONE.to_owned()),
        ("13900139000 13800138000", format!("13900139000 {GONE}")),
        ("13800138000 13800138000", format!("{GONE} {GONE}")),
    ];
    for (text, expected) in samples {
        assert_eq!(number.in_text(text), Some(expected), "{text}");
    }
    for other in ["138001380001", "1234567813800138000", "1380013800", "138 0013 800", "138,00138000", ""] {
        assert_eq!(number.in_text(other), None, "{other}");
    }
}

#[test]
fn a_few_digits_are_a_number_only_where_they_stand_alone() {
    let number = redaction("4001");
    assert_eq!(number.in_text("ask 4001, or 4001."), Some(format!("ask {GONE}, or {GONE}.")));
    for other in ["14001", "4001.50", "1456401416-4001", "2026-4001", "a4001", "40 01", "4001:00"] {
        assert_eq!(number.in_text(other), None, "{other}");
    }
    let told =
        message("AgentEvent_Talking", json!({"callid": "4001", "caller": "4001", "called": 4001, "leg": "4001"}));
    let scrubbed: Value = serde_json::from_str(&number.in_message(&told).expect("found")).expect("JSON");
    assert_eq!(scrubbed["event"]["content"], json!({"callid": "4001", "caller": GONE, "called": GONE, "leg": "4001"}));
    assert_eq!(Redaction::new(&Number::new("42"), 1).map(|_| ()), None);
    assert_eq!(Redaction::new(&Number::forgotten(1), 1).map(|_| ()), None);
}

#[test]
fn a_message_loses_the_number_wherever_it_is_and_keeps_everything_else() {
    let number = redaction("+8613800138000");
    let inner = json!({"otherPhone": 8_613_800_138_000_u64, "list": ["0008613800138000"]}).to_string();
    let content =
        json!({"callid": "1456401416-3", "caller": "8613800138000", "time": 1_784_529_722_590_u64, "x": inner});
    let scrubbed = number.in_message(&message("AgentEvent_Talking", content)).expect("found");
    let scrubbed: Value = serde_json::from_str(&scrubbed).expect("JSON stays JSON");
    let inner = json!({"list": [format!("000{GONE}")], "otherPhone": GONE}).to_string();
    let expected = json!({"callid": "1456401416-3", "caller": GONE, "time": 1_784_529_722_590_u64, "x": inner});
    assert_eq!(scrubbed["event"]["content"], expected);
    assert_eq!(number.in_message("no JSON: 8613800138000"), Some(format!("no JSON: {GONE}")));
    assert_eq!(number.in_message(&message("AgentState_Ready", Value::Null)), None);
}

#[test]
fn a_note_keeps_nothing_of_the_number_from_while_it_was_typed() {
    let stored = |note: &str| format!(r#"{{"v":2,"entries":[[0,0,0,0,{{"noted":[0,"{note}"]}}]]}}"#);
    for begun in ["138 1234", "138 1234 5", "138 1234 567", "138 1234 5678", "138-12345"] {
        let scrubbed = redaction("13812345678").in_stored(&stored(&format!("call {begun} at 4"))).expect(begun);
        assert!(scrubbed.contains("call forgotten-") && scrubbed.contains(" at 4"), "{scrubbed}");
    }
    assert_eq!(redaction("13812345678").in_stored(&stored("call 138 123 at 4")), None);
}

#[test]
fn a_stored_record_keeps_what_only_a_later_console_knows() {
    let record =
        json!({"v": 1, "rev": 7, "call": {"number": "5550142", "key": 5_550_142, "later": {"a": ["5550142!"]}}});
    let scrubbed = redaction("5550142").in_stored(&record.to_string()).expect("found");
    let scrubbed: Value = serde_json::from_str(&scrubbed).expect("JSON");
    let call = json!({"number": GONE, "key": 5_550_142, "later": {"a": [format!("{GONE}!")]}});
    assert_eq!(scrubbed, json!({"v": 1, "rev": 7, "call": call}));
}

#[test]
fn what_is_to_be_forgotten_is_written_down_and_taken_up_again() {
    let number = redaction("13800138000");
    let text = serde_json::to_string(&number).expect("JSON");
    assert!(serde_json::from_str::<Redaction>(&text).expect("the same") == number);
    assert!(number.is_in(&Number::new("9013800138000")) && !number.is_in(&Number::new("13800138001")));
    assert!(Number::new(&format!("90{GONE}")).is_forgotten() && !Number::new("13800138000").is_forgotten());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_journal_without_a_number_is_the_same_session_without_the_number(
        (days, dialect, settings, which) in (any_day(), any_dialect(), any_settings(), 0..4usize)
    ) {
        let number = ["+8613800138123", "13800138123", "5550142", "5550110"][which];
        let forget = redaction(number);
        let lived = journal(&days, Platform::with(dialect, settings));
        let stored = write_group(&lived);
        let scrubbed = forget.in_stored(&stored).unwrap_or(stored);
        let plain: String = scrubbed.chars().filter(|char| !" -".contains(*char)).collect();
        prop_assert!(!plain.contains(number.trim_start_matches('+')));
        let entries = read_group(&scrubbed).expect("readable");
        prop_assert_eq!(entries.len(), lived.len());
        let (before, after) = (replay(&lived).expect("a shift"), replay(&entries).expect("a shift"));

        let without = |call: &Rc<Call>| {
            let record = write_record(call);
            read_record(&forget.in_stored(&record).unwrap_or(record)).expect("readable")
        };
        let expected: Vec<Call> = before.calls().iter().map(without).collect();
        let calls: Vec<Call> = after.calls().iter().map(|call| Call::clone(call)).collect();
        prop_assert_eq!(calls, expected);
        prop_assert_eq!((before.agent(), before.today()), (after.agent(), after.today()));
        prop_assert_eq!(before.next_deadline(), after.next_deadline());
        prop_assert_eq!(before.link().counts, after.link().counts);
        // Nothing is left to forget.
        prop_assert_eq!(forget.in_stored(&scrubbed), None);
    }

    #[test]
    fn no_text_makes_it_stumble_and_what_is_forgotten_is_gone(text in "([0-9]{1,5}|13800138000|[-() ,.a\"{}:]{1,2}|\\PC){0,10}") {
        let forget = redaction("13800138000");
        for scrubbed in [forget.in_text(&text), forget.in_message(&text), forget.in_stored(&text)].into_iter().flatten() {
            prop_assert!(scrubbed.contains(GONE));
            prop_assert_eq!(forget.in_text(&scrubbed), None);
        }
    }
}
