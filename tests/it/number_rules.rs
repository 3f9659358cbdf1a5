//! Whom to dial to call somebody back, who is spared, who withholds a number by the platform's own words, and whom the first
//! letters mean.

use agent_console::domain::{Call, Direction, Moment, Phase};
use agent_console::journal::{EntryKind, read_group};
use agent_console::log::{Suggestion, Suggestions, fold};
use agent_console::numbers::{
    DialBack, DoNotCall, DoNotCallMode, Verdict, callable, dial_back, forms, is_withheld, sha256, verdict, withhold,
};
use agent_console::protocol::{CallId, Number};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn rules(strip: &[&str], prefix: &str) -> DialBack {
    DialBack { strip: strip.iter().map(|one| (*one).to_owned()).collect(), prefix: prefix.to_owned() }
}

#[test]
fn a_received_number_becomes_one_that_can_be_dialled() {
    for (strip, prefix, received, dialled) in [
        (&[][..], "", "+49 30 123", "+4930123"),
        (&["9"], "", "9013800138000", "013800138000"),
        (&["9"], "0", "9013800138000", "0013800138000"),
        // The longest, once.
        (&["9", "990"], "", "99013800", "13800"),
        (&["9"], "", "9912345", "912345"),
        // What remains is a number that somebody could have.
        (&["9"], "0", "912", "0912"),
        (&["+49"], "0", "+4930123456", "030123456"),
        // Nothing can be dialled in front of a plus.
        (&["+49"], "0", "+33123456789", "+33123456789"),
        (&["0"], "+49", "030123456", "+4930123456"),
        (&[], "0", "*86#", "*86#"),
    ] {
        assert_eq!(dial_back(&rules(strip, prefix), received), dialled, "{received} by {strip:?} and {prefix:?}");
    }
}

fn call_of(number: &str) -> Call {
    let call = Call::new(1, CallId::new("1-1"), Moment::default(), Phase::Ringing);
    Call { number: Some(Number::new(number)), ..call }
}

#[test]
fn only_the_number_of_who_has_called_is_changed() {
    let rules = rules(&["9"], "0");
    for (direction, dialled) in [
        (Direction::Inbound, "013800138000"),
        (Direction::Unknown, "013800138000"),
        (Direction::Outbound, "913800138000"),
        (Direction::Internal, "913800138000"),
    ] {
        let call = Call { direction, ..call_of("913800138000") };
        assert_eq!(call.to_dial(&rules).as_deref(), Some(dialled), "{direction:?}");
    }
    assert_eq!(call_of("anonymous").to_dial(&rules), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn rules_that_say_nothing_change_nothing_and_none_makes_an_undialable_number(
        number in "\\+?[0-9*#]{1,20}", strip in proptest::collection::vec("\\+?[0-9]{1,3}", 0..3), prefix in "[0-9]{0,3}",
    ) {
        prop_assert_eq!(&dial_back(&DialBack::default(), &number), &number);
        let dialled = dial_back(&DialBack { strip, prefix }, &number);
        prop_assert!(agent_console::numbers::is_dialable(&dialled) || dialled == number, "{} became {}", number, dialled);
    }
}

#[test]
fn the_platforms_own_words_withhold_a_number_wherever_it_is_read() {
    assert!(!is_withheld("Nummer unterdrückt") && !is_withheld("99999999"));
    withhold(&["Nummer unterdrückt".to_owned(), "99999999".to_owned(), "?".to_owned()]);
    for text in ["Nummer unterdrückt", "NUMMER-UNTERDRÜCKT", "99999999", "9999-9999", "anonymous"] {
        assert!(is_withheld(text) && callable(text).is_none(), "{text}");
        // A journal of another day is read by the same words.
        let stored =
            read_group(&format!(r#"{{"v":1,"entries":[[0,0,0,0,{{"dialled":"{text}"}}]]}}"#)).expect("readable");
        assert!(matches!(&stored[0].what, EntryKind::Dialled(number) if number.is_withheld()), "{text}");
        assert!(Number::new(text).is_withheld(), "{text}");
    }
    for text in ["999999990", "9999999", "Nummer", "13800138000"] {
        assert!(!is_withheld(text), "{text}");
    }
}

#[test]
fn sums_are_those_of_the_standard() {
    let hex = |bytes: &[u8]| sha256(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for (text, sum) in [
        (String::new(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc".to_owned(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".to_owned(),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        ("a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
        ("a".repeat(55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        ("a".repeat(56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        ("a".repeat(64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        ("a".repeat(119), "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
        ("a".repeat(120), "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
    ] {
        assert_eq!(hex(text.as_bytes()), sum, "of {} bytes", text.len());
    }
}

fn list(text: &str, salt: &str) -> DoNotCall {
    DoNotCall::read(text, salt).expect("a list")
}

fn is_on(list: &DoNotCall, number: &str) -> bool {
    list.has(&forms(number, &DialBack::default(), |_| None))
}

#[test]
fn a_list_is_read_as_spreadsheets_and_people_write_it() {
    let text =
        "\u{feff}Number;Since\r\n+49 30 123456;2024\r\n\"0044 20 7946 0000\",x\n# nobody else\n\n030-99\nno number\n";
    let list = list(text, "");
    assert_eq!((list.len(), list.skipped), (3, 1));
    for number in ["+4930123456", "004930123456", "+44 20 7946 0000", "03099"] {
        assert!(is_on(&list, number), "{number}");
    }
    for number in ["+493012345", "30123456", "0309", "1", ""] {
        assert!(!is_on(&list, number), "{number}");
    }
    for none in ["", "\n\n", "<!doctype html><p>030123456", "{\"a\": 1}", "Number\n", "# 030123456"] {
        assert!(DoNotCall::read(none, "").is_none(), "{none:?}");
    }
}

#[test]
fn a_sum_is_that_of_the_salt_and_the_number() {
    let sum: String = sha256(b"pepper+4930123456").iter().map(|byte| format!("{byte:02X}")).collect();
    let salted = list(&sum, "pepper");
    assert!(is_on(&salted, "0049 30 123456"));
    assert!(!is_on(&list(&sum, "salt"), "+4930123456") && !is_on(&salted, "+4930123457"));
}

#[test]
fn a_number_is_spared_however_it_is_dialled() {
    let known = |number: &str| match number {
        "030123456" | "+4930123456" => Some(["+4930123456".to_owned(), "030123456".to_owned()]),
        _ => None,
    };
    let rules = rules(&["9"], "0");
    for text in ["+4930123456", "030 123456"] {
        let list = list(text, "");
        for dialled in ["+4930123456", "004930123456", "030123456", "0030123456", "9030123456"] {
            let is_known = dialled != "004930123456";
            assert!(list.has(&forms(dialled, &rules, known)) || !is_known, "{dialled} by {text}");
        }
        assert!(!list.has(&forms("030123457", &rules, known)));
    }
}

#[test]
fn without_a_list_nobody_outside_is_called_where_it_forbids() {
    use {DoNotCallMode::*, Verdict::*};
    let list = list("030123456", "");
    let on = |number: &str| forms(number, &DialBack::default(), |_| None);
    for (mode, list, number, expected) in [
        (Warn, Some(&list), "030123456", Warned),
        (Warn, Some(&list), "030123457", Clear),
        (Warn, None, "030123456", Clear),
        (Forbid, Some(&list), "030123456", Forbidden),
        (Forbid, Some(&list), "030123457", Clear),
        (Forbid, None, "030123457", NoList),
        (Forbid, None, "1002", Clear),
        (Forbid, None, "112", Clear),
    ] {
        assert_eq!(verdict(mode, list, &on(number)), expected, "{mode:?} {number} {}", list.is_some());
    }
}

fn people(people: &[(&str, &str)]) -> Suggestions {
    let mut all = Suggestions::default();
    for (number, name) in people {
        let name = (!name.is_empty()).then(|| (*name).into());
        all.add(Suggestion { number: Number::new(number), name, hint: None });
    }
    all
}

#[test]
fn the_first_letters_of_a_name_or_some_digits_find_somebody() {
    let all = people(&[
        ("+493012345678", "Jörg Müller"),
        ("13800138000", "Ana Núñez"),
        ("70093", ""),
        ("0049 30 1234 5678", "the same again"),
        ("70094", "Li 3 Wang"),
    ]);
    assert_eq!(all.len(), 4);
    let found = |typed: &str| all.find(typed, 8).into_iter().map(|one| one.number.as_str()).collect::<Vec<_>>();
    for (typed, numbers) in [
        ("mul", &["+493012345678"][..]),
        ("MÜLLER j", &["+493012345678"]),
        ("nun", &["13800138000"]),
        ("uller", &[]),
        ("700", &["70093", "70094"]),
        ("030 12", &["+493012345678"]),
        ("+49", &["+493012345678"]),
        ("٧٠٠", &["70093", "70094"]),
        ("7", &[]),
        ("li wa", &["70094"]),
        ("", &[]),
        (" ", &[]),
    ] {
        assert_eq!(found(typed), numbers, "{typed:?}");
    }
    assert_eq!(all.find("700", 1).len(), 1);
}

fn time(run: impl FnOnce()) -> Duration {
    let began = Instant::now();
    run();
    began.elapsed()
}

#[test]
fn eight_letters_search_a_hundred_thousand_people_faster_than_these_are_folded_once() {
    let (mut all, mut names) = (Suggestions::default(), Vec::new());
    for at in 0..100_000_u32 {
        let name = format!("Person {} of the House {}", at.wrapping_mul(2_654_435_761) % 99_991, at % 313);
        names.push(name.clone());
        all.add(Suggestion { number: Number::new(&format!("+4930{at:08}")), name: Some(name.into()), hint: None });
    }
    let typed = ["p", "person 9", "person 99990 of", "nobody", "0309999", "zz", "house 312 per", "+4930000999"];
    // A busy machine makes both slower, and whatever comes in between only makes one longer.
    let search = || assert!(typed.iter().all(|typed| all.find(typed, 8).len() <= 8));
    let searched = (0..3).map(|_| time(search)).min().expect("three times");
    let folded = time(|| assert!(names.iter().all(|name| !fold(name).is_empty())));
    assert!(searched < folded, "{searched:?} for all letters, {folded:?} to fold the names once");
}
