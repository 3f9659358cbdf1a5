//! What can be seen of a masked number, and that nothing else changes.

use crate::support::{Desk, message};
use agent_console::domain::{Call, Note};
use agent_console::journal::write_record;
use agent_console::privacy::{Mask, Memo, mask_message, mask_runs, masked, masked_call, masked_numbers};
use agent_console::protocol::{Number, decode};
use proptest::prelude::*;
use serde_json::json;
use std::rc::Rc;

fn shown(number: &str) -> String {
    masked(&Number::new(number)).as_str().to_owned()
}

#[test]
fn a_long_number_shows_its_ends_and_a_short_one_its_last_digits() {
    let samples = [
        ("13800138000", "138••••8000"),
        ("+8613800138000", "+861••••••8000"),
        ("01012345678", "010••••5678"),
        ("5550142", "•••••42"),
        ("4001", "••01"),
        ("a49998", "••••98"),
        ("110", "••0"),
        ("1", "•"),
        ("", ""),
        ("+", "+"),
    ];
    for (number, expected) in samples {
        assert_eq!(shown(number), expected);
    }
}

#[test]
fn the_number_behind_a_mask_stays_and_is_in_no_text_of_it() {
    let number = Number::new("13800138000");
    let mask = masked(&number);
    assert_eq!((mask.whole(), masked(&mask), masked(&mask).whole()), (number.clone(), mask.clone(), number.clone()));
    let texts = [format!("{mask:?}"), mask.as_str().to_owned()];
    assert!(texts.iter().all(|text| !text.contains("0013")), "{texts:?}");
    // Two numbers that look the same behind their masks are two.
    assert_ne!(mask, masked(&Number::new("13899998000")));
    assert_ne!(mask, Number::new(mask.as_str()));
    assert_eq!(masked(&Number::forgotten(7)), Number::forgotten(7));
}

#[test]
fn numbers_in_what_a_person_wrote_are_masked_and_dates_and_sums_are_not() {
    let samples = [
        ("Call 138 0013-8000 back", "Call 138 ••••-8000 back"),
        ("(0) 5550142, or ext. 4001", "(•) •••••42, or ext. 4001"),
        ("order 123456 of 4.5.2026", "order 123456 of 4.5.2026"),
        ("打给１３８００１３８０００。", "打给１３８••••８０００。"),
        ("12 apples, 30 pears, 4 plums", "12 apples, 30 pears, 4 plums"),
        ("", ""),
    ];
    for (text, expected) in samples {
        assert_eq!(mask_runs(text), expected);
    }
}

#[test]
fn a_message_is_masked_in_its_number_fields_and_wherever_the_calls_numbers_stand() {
    let numbers = [Number::new("13800138000"), Number::new("42")];
    let content =
        json!({"callid": "1456401416-42", "Caller": "99913800138000", "called": "4001", "leg": "13800138000"});
    let text = mask_message(&message("AgentEvent_Talking", content), &numbers);
    for part in ["\"1456401416-42\"", "\"999•••••••8000\"", "\"••01\"", "\"138••••8000\"", "\"49999\""]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    let escaped = r#"{"content":"{\"otherPhone\":\"5550142\",\"partner\":\"5550142,5550143\",\"callid\":\"1-1\"}"}"#;
    let masked = r#"{"content":"{\"otherPhone\":\"•••••42\",\"partner\":\"•••••42,•••••43\",\"callid\":\"1-1\"}"}"#;
    assert_eq!(mask_message(escaped, &[]), masked);
    assert_eq!(
        mask_message(r#"{"number": 5550142, "called":null,"a":1}"#, &[]),
        r#"{"number": •••••42, "called":null,"a":1}"#
    );
}

fn talked() -> Call {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13800138000", "called": "5550110"}));
    desk.session.calls().last().map(|call| Call::clone(call)).expect("a call")
}

#[test]
fn a_masked_call_differs_in_its_numbers_alone() {
    let call =
        Call { note: Some(Note::new("back on 13800138000")), failure: Some("13800138000?".to_owned()), ..talked() };
    let whole = |number: &Option<Number>| number.as_ref().map(Number::whole);
    let back = |masked: Call| Call {
        number: whole(&masked.number),
        caller: whole(&masked.caller),
        called: whole(&masked.called),
        transferred_from: whole(&masked.transferred_from),
        ..masked
    };
    assert_eq!(back(masked_numbers(&call)), call);
    let written = write_record(&masked_call(&call));
    assert!(!written.contains("0013") && !written.contains("5550110"), "{written}");
}

#[test]
fn the_same_call_is_the_same_masked_call_for_as_long_as_it_is_used() {
    let memo = Memo::new(masked_call);
    let calls: Vec<Rc<Call>> = (0..5_000).map(|key| Rc::new(Call { key, ..talked() })).take(3_000).collect();
    let first = memo.of(&calls[0]);
    for call in &calls {
        assert!(Rc::ptr_eq(&memo.of(&calls[0]), &first), "it was used just before");
        let made = memo.of(call);
        assert!(Rc::ptr_eq(&memo.of(call), &made));
        assert_eq!(made.key, call.key);
    }
    let kept = calls.iter().filter(|call| Rc::strong_count(call) > 1).count();
    assert!(kept <= 2_048, "{kept} are kept");
}

#[test]
fn masks_hide_more_from_one_to_the_next() {
    let hides = |mask: Mask| (mask.hides_in_list(), mask.hides_everywhere());
    assert_eq!([Mask::Nowhere, Mask::List, Mask::Everywhere].map(hides), [(false, false), (true, false), (true, true)]);
}

proptest! {
    #[test]
    fn at_least_half_of_a_short_number_and_four_digits_of_a_long_one_are_hidden(number in "[+]?[a-z]?[0-9*#]{0,24}") {
        let shown = shown(&number);
        let digits = number.trim_start_matches('+').chars().count();
        let hidden = shown.chars().filter(|char| *char == '•').count();
        prop_assert_eq!(shown.chars().count(), number.chars().count());
        prop_assert!(hidden >= if digits >= 11 { 4 } else { digits.div_ceil(2) }, "{}", shown);
    }

    #[test]
    fn masking_any_text_twice_is_masking_it_once_and_no_number_is_left(text in "([0-9]{1,13}|[-() .,a-z]{1,3}|\\PC){0,8}") {
        let masked = mask_runs(&text);
        prop_assert_eq!(text.chars().count(), masked.chars().count());
        prop_assert!(!masked.as_bytes().windows(11).any(|run| run.iter().all(u8::is_ascii_digit)), "{}", masked);
    }

    #[test]
    fn a_masked_message_is_as_long_and_no_text_makes_it_stumble(text in "([\"\\\\{}:,]|caller|number|[0-9]{1,9}|\\PC){0,24}") {
        let masked = mask_message(&text, &[Number::new("13800138000")]);
        prop_assert_eq!(masked.chars().count(), text.chars().count());
        let _ = decode(&masked);
    }
}
