//! Numbers and whose they are.

use agent_console::directory::{Answers, Contact, Contacts, Entries, Normal, Unreadable, read_answer};
use agent_console::protocol::Number;
use std::rc::Rc;

fn normal(strip: &[&str]) -> Normal {
    Normal::new(&strip.iter().map(|prefix| (*prefix).to_owned()).collect::<Vec<_>>())
}

fn read(text: &str) -> Entries {
    Entries::read(text, normal(&[])).expect("readable")
}

fn name(entries: &Entries, number: &str) -> Option<String> {
    entries.find(number).map(|contact| contact.name.to_string())
}

fn contact(name: &str, note: &str) -> Contact {
    Contact::new(name, note).expect("a name")
}

#[test]
fn one_number_is_one_however_it_is_written() {
    let normal = normal(&[]);
    for (written, whole) in [
        ("+86 138-1234-5678", "+8613812345678"),
        ("0086 (138) 1234.5678", "+8613812345678"),
        (" 138 1234\u{a0}5678 ", "13812345678"),
        ("＋８６１３８", "+86138"),
        ("A1002", "1002"),
        ("a70092", "70092"),
        ("Anonymous", "anonymous"),
        ("*86#", "*86#"),
        ("138****5678", "138****5678"),
        ("00", "+"),
        ("--", ""),
        ("\u{202a}+86 138‑1234‑5678\u{202c}", "+8613812345678"),
        ("tel:+86-138-1234-5678;ext=5", "+8613812345678"),
        ("sip:A1002@pbx.example.com", "1002"),
        ("=\"+8613812345678\"", "+8613812345678"),
        ("٠٥٠١٢٣٤٥٦٧", "0501234567"),
    ] {
        assert_eq!(normal.whole(written), whole, "{written}");
    }
}

#[test]
fn the_longest_prefix_is_taken_away_and_only_once() {
    let normal = normal(&["9", "+86", "9-0", ""]);
    for (written, stripped) in [
        ("913812345678", "13812345678"),
        ("9013812345678", "13812345678"),
        ("9913812345678", "913812345678"),
        ("+8613812345678", "13812345678"),
        ("0086 138 1234 5678", "13812345678"),
        ("900867551234", "0867551234"),
        ("13812345678", "13812345678"),
        ("911", "911"),
        ("9110", "110"),
    ] {
        assert_eq!(normal.stripped(written), stripped, "{written}");
    }
}

#[test]
fn a_prefix_makes_no_difference_on_either_side_but_the_number_as_it_is_comes_first() {
    let text = r#"{"95555": "Bank", "5555": "Reception", "+86 138 1234 5678": "Anna", "010 12345": "Office"}"#;
    let entries = Entries::read(text, normal(&["9", "+86"])).expect("readable");
    for (number, found) in [
        ("95555", Some("Bank")),
        ("5555", Some("Reception")),
        ("13812345678", Some("Anna")),
        ("913812345678", Some("Anna")),
        ("901012345", Some("Office")),
        ("8613812345678", None),
    ] {
        assert_eq!(name(&entries, number).as_deref(), found, "{number}");
    }
}

#[test]
fn numbers_that_only_end_alike_are_not_the_same() {
    let entries = read(r#"{"02012345678": "Anna"}"#);
    for number in ["12345678", "02112345678", "2012345678", "", "+2012345678"] {
        assert_eq!(name(&entries, number), None, "{number}");
    }
}

#[test]
fn a_number_of_several_people_has_no_name() {
    let entries = read(
        r#"[{"number": "100", "name": "Anna"}, {"number": "1-00", "name": "Ben"},
        {"number": "200", "name": "Cem"}, {"number": "200", "name": "Cem"}]"#,
    );
    assert_eq!((name(&entries, "100"), name(&entries, "200").as_deref()), (None, Some("Cem")));
    // Without their prefixes two numbers may become one; each keeps its own name.
    let entries = Entries::read(r#"{"9100": "Anna", "8100": "Ben"}"#, normal(&["9", "8"])).expect("readable");
    assert_eq!((name(&entries, "9100").as_deref(), name(&entries, "100")), (Some("Anna"), None));
}

#[test]
fn json_is_a_list_of_entries_or_an_object_of_numbers() {
    let list = read(
        "\u{feff} [{\"number\": [\"100\", 101], \"name\": \" Anna \", \"note\": \"VIP\"}, {\"number\": 102, \"name\": \"Ben\"}]",
    );
    assert_eq!(list.find("101").as_deref(), Some(&contact("Anna", "VIP")));
    assert_eq!(list.find("102").as_deref(), Some(&contact("Ben", "")));
    let object = read(r#"{"100": "Anna", "A101": {"name": "Ben", "note": "Sales"}}"#);
    assert_eq!(object.find("100").as_deref(), Some(&contact("Anna", "")));
    assert_eq!(object.find("101").as_deref(), Some(&contact("Ben", "Sales")));
    assert_eq!((list.len(), list.skipped, object.len(), object.skipped), (3, 0, 2, 0));
}

#[test]
fn a_table_may_have_its_columns_in_any_order_and_be_separated_as_spreadsheets_do() {
    for text in [
        "number,name,note\r\n100,Anna,\"VIP, \"\"gold\"\"\nline 2\"\r\n101,Ben,\r\n",
        "\u{feff}Note;Customer;NAME;Number\n\"VIP, \"\"gold\"\"\nline 2\";7;Anna;100\n;8;Ben;101",
        "name\tnumber\tnote\nAnna\t1-00\t\"VIP, \"\"gold\"\"\nline 2\"\n\nBen\t101\n",
    ] {
        let entries = read(text);
        assert_eq!(entries.find("100").as_deref(), Some(&contact("Anna", "VIP, \"gold\"\nline 2")), "{text}");
        assert_eq!(entries.find("101").as_deref(), Some(&contact("Ben", "")), "{text}");
        assert_eq!((entries.len(), entries.skipped), (2, 0), "{text}");
    }
    let two = read("name,number,number\nAnna,100,200\nBen,300,\n");
    assert_eq!(["100", "200", "300"].map(|number| name(&two, number).is_some()), [true; 3]);
}

#[test]
fn an_entry_that_cannot_be_used_is_counted_and_harms_no_other() {
    let json = r#"[{"number": "100", "name": "Anna"}, 7, null, {"number": "101"}, {"name": "Ben"},
        {"number": "", "name": "Cem"}, {"number": {"a": 1}, "name": "Dora"}, {"number": 1.5, "name": "Ed"},
        {"number": "102", "name": "  "}, {"number": "103", "name": "M\ufffdller"}]"#;
    assert_eq!((read(json).len(), read(json).skipped), (1, 9));
    let table = "number,name\n100,Anna\n,Ben\n101\n102,M\u{fffd}ller\n";
    assert_eq!((read(table).len(), read(table).skipped), (1, 3));
    let object = r#"{"100": "Anna", "101": 5, "": "Ben", "102": {"note": "x"}}"#;
    assert_eq!((read(object).len(), read(object).skipped), (1, 3));
}

#[test]
fn what_is_no_directory_says_why() {
    for (text, why) in [
        ("[{\"number\": \"1\"", Unreadable::Json),
        ("{\"a\": }", Unreadable::Json),
        ("<!doctype html><title>Sign in</title>", Unreadable::Columns),
        ("", Unreadable::Columns),
        ("phone,who\n100,Anna\n", Unreadable::Columns),
        ("number\n100\n", Unreadable::Columns),
    ] {
        assert_eq!(Entries::read(text, normal(&[])).err(), Some(why), "{text}");
    }
    assert!(read("number,name\n").is_empty());
}

#[test]
fn an_answer_names_somebody_or_nobody_or_is_none() {
    for (text, answer) in [
        (r#"{"name": "Anna", "note": "VIP"}"#, Some(Some(contact("Anna", "VIP")))),
        (r#"{"name": "Anna", "note": null, "id": 7}"#, Some(Some(contact("Anna", "")))),
        ("{}", Some(None)),
        ("null", Some(None)),
        (r#"{"name": ""}"#, Some(None)),
        ("[]", None),
        ("Anna", None),
        ("<html>", None),
    ] {
        assert_eq!(read_answer(text), answer, "{text}");
    }
}

#[test]
fn a_note_is_cut_between_characters() {
    let anna = contact("Anna", "né à Paris");
    assert_eq!(anna.short_note(2).as_deref(), Some("né…"));
    assert_eq!(anna.short_note(3).as_deref(), Some("né…"));
    assert_eq!(anna.short_note(10).as_deref(), Some("né à Paris"));
    assert_eq!(contact("Anna", "").short_note(10), None);
    assert_eq!(contact(&"é".repeat(1_000), "").name.chars().count(), 120);
}

#[test]
fn nobodys_name_is_in_debug_output() {
    let entries = format!("{:?} {:?}", contact("Anna", "VIP"), Some(Rc::new(contact("Anna", "VIP"))));
    assert!(!entries.contains("Anna") && !entries.contains("VIP"), "{entries}");
}

fn asked(answers: &mut Answers) -> Vec<String> {
    std::iter::from_fn(|| answers.ask_next()).collect()
}

#[test]
fn each_number_is_asked_about_once_and_four_at_a_time() {
    let mut answers = Answers::default();
    for number in ["1", "2", "3", "4", "5", "6", "1", ""] {
        assert_eq!(answers.find(number), None);
    }
    assert_eq!(asked(&mut answers), ["1", "2", "3", "4"]);
    // A call comes before what is only shown, and isn't asked about twice.
    answers.occurs("6", 0);
    answers.occurs("1", 0);
    answers.answered("2", Some(contact("Anna", "")), 0);
    assert_eq!(asked(&mut answers), ["6"]);
    answers.answered("1", None, 0);
    assert_eq!(asked(&mut answers), ["5"]);
    assert_eq!(answers.find("2").as_deref(), Some(&contact("Anna", "")));
    assert_eq!(answers.find("1"), None);
    for number in ["3", "4", "5", "6"] {
        answers.answered(number, None, 0);
    }
    assert_eq!(asked(&mut answers), [""; 0], "that nobody is known is an answer, too");
}

#[test]
fn a_failure_is_asked_again_when_the_number_turns_up_again_and_not_before() {
    let mut answers = Answers::default();
    answers.occurs("1", 0);
    assert_eq!(asked(&mut answers), ["1"]);
    answers.failed("1");
    assert_eq!(answers.find("1"), None);
    assert_eq!(asked(&mut answers), [""; 0]);
    answers.occurs("1", 1);
    assert_eq!(asked(&mut answers), ["1"]);
}

#[test]
fn an_old_answer_is_asked_for_again_and_shown_meanwhile() {
    const HOUR: u64 = 3_600_000;
    let mut answers = Answers::default();
    answers.occurs("1", 0);
    assert_eq!(asked(&mut answers), ["1"]);
    answers.answered("1", Some(contact("Anna", "")), 0);
    let shown = answers.find("1").expect("known");
    answers.occurs("1", HOUR - 1);
    assert_eq!(asked(&mut answers), [""; 0]);
    answers.occurs("1", HOUR);
    assert_eq!(asked(&mut answers), ["1"]);
    assert!(Rc::ptr_eq(&shown, &answers.find("1").expect("still known")));
    answers.answered("1", Some(contact("Anna", "")), HOUR);
    assert!(Rc::ptr_eq(&shown, &answers.find("1").expect("known")), "the same again is no change");
    answers.occurs("1", 2 * HOUR);
    assert_eq!(asked(&mut answers), ["1"]);
    answers.failed("1");
    assert!(answers.find("1").is_some());
}

#[test]
fn five_hundred_numbers_are_remembered_and_the_one_not_used_for_longest_is_forgotten() {
    let mut answers = Answers::default();
    for number in 0..500 {
        let number = number.to_string();
        answers.find(&number);
        assert_eq!(asked(&mut answers), std::slice::from_ref(&number));
        answers.answered(&number, Some(contact("Anna", "")), 0);
    }
    assert!(answers.find("0").is_some());
    answers.occurs("500", 0);
    assert_eq!(answers.known_of("1"), None);
    assert!(["0", "2", "499", "500"].iter().all(|number| answers.known_of(number).is_some()));
}

#[test]
fn names_that_have_not_changed_are_the_same_value() {
    let (one, two) = (Number::new("1"), Number::new("2"));
    let anna = Rc::new(contact("Anna", ""));
    let names = |list: &[&Number]| list.iter().map(|number| ((*number).clone(), anna.clone())).collect();
    let first = Contacts::default().replaced_by(names(&[&one]));
    assert!(first.replaced_by(names(&[&one])) == first);
    let second = first.replaced_by(names(&[&one, &two]));
    assert!(second != first);
    assert_eq!((second.of(Some(&two)), second.of(None)), (Some(anna.clone()), None));
}
