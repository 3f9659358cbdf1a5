//! However a number is written, it is one number; and who withholds it has none.

use agent_console::config::{Place, Template};
use agent_console::journal::{EntryKind, read_group};
use agent_console::log::tells_a_number;
use agent_console::numbers::{callable, dialable, is_dialable, is_withheld, key, plain};
use agent_console::privacy::mask_runs;
use agent_console::protocol::Number;
use proptest::prelude::*;

#[test]
fn a_number_is_dialled_in_the_digits_of_a_keypad() {
    for (written, dialled) in [
        ("13800138000", "13800138000"),
        ("\u{202a}+86 138 0013 8000\u{202c}", "+8613800138000"),
        ("\u{200e}13800138000", "13800138000"),
        ("\u{feff}138\u{200b}0013\u{ad}8000\0", "13800138000"),
        ("138‑0013‑8000", "13800138000"),
        ("138–0013—8000", "13800138000"),
        ("138\u{2212}0013\u{a0}8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("＋８６（１３８）０００", "+86138000"),
        ("٠٥٠١٢٣٤٥٦٧", "0501234567"),
        ("۰۹۱۲۳۴۵۶۷۸۹", "09123456789"),
        ("०११२३", "01123"),
        ("๐๘๑-๒๓๔-๕๖๗๘", "0812345678"),
        ("០១២ ៣៤៥", "012345"),
        ("၀၉၁၂၃", "09123"),
        ("1\u{fe0f}\u{20e3}3\u{fe0f}\u{20e3}8\u{fe0f}\u{20e3}", "138"),
        ("\u{3164}138\u{34f}00\u{180b}1\u{fffc}3\u{1}8\u{7f}\u{e0020}", "13800138"),
        ("138\u{2044}001", "138001"),
        ("﹢86 138", "+86138"),
        ("«138»", "138"),
        ("☎ +86 138", "+86138"),
        ("Tel.: +86 138", "+86138"),
        ("电话：138 0013", "1380013"),
        ("sip:+86138;ext=5@pbx.example.com", "+86138"),
        ("callto://+86138?topic=x", "+86138"),
        ("tel:+86138-0013-8000", "+8613800138000"),
        ("TEL:+8613800138000;ext=5", "+8613800138000"),
        ("tel:7042;phone-context=example.com", "7042"),
        ("tel:%2B8613800138000", "+8613800138000"),
        ("tel://+8613800138000", "+8613800138000"),
        ("callto:+8613800138000", "+8613800138000"),
        ("sip:+8613800138000@pbx.example.com;user=phone", "+8613800138000"),
        ("sips:1002@10.0.0.1:5061", "1002"),
        ("\"Anna\" <sip:+8613800138000@pbx.example.com>", "+8613800138000"),
        ("=\"+8613800138000\"", "+8613800138000"),
        ("\"=\"\"007\"\"\"", "007"),
        ("'+8613800138000", "+8613800138000"),
        ("+86 10 1234 5678 ext. 12", "+861012345678"),
        ("010-12345678x9", "01012345678"),
        ("010-12345678 转 802", "01012345678"),
        ("+49 (0) 30 123456", "+4930123456"),
        ("0044 (0)20 7946 0000", "00442079460000"),
        ("(020) 7946.0000", "02079460000"),
        ("008613800138000", "008613800138000"),
        ("*86#", "*86#"),
    ] {
        assert_eq!(dialable(written), dialled, "{written:?}");
        assert!(is_dialable(&dialable(written)), "{written:?}");
    }
    for wrong in ["", "Anna", "-1", "−1", "+", "138,139", "sip:anna@pbx.example.com", "A1002", &"1".repeat(33)] {
        assert!(!is_dialable(&dialable(wrong)), "{wrong:?}");
    }
}

#[test]
fn one_number_has_one_key() {
    for (written, key_of_it) in [
        ("0086 138-0013-8000", "+8613800138000"),
        ("tel:+86-138-0013-8000;ext=5", "+8613800138000"),
        ("=\"+8613800138000\"", "+8613800138000"),
        ("\u{202a}＋８６１３８００１３８０００\u{202c}", "+8613800138000"),
        ("٠٥٠-١٢٣", "050123"),
        ("A1002", "1002"),
        ("138****5678", "138****5678"),
        ("--", ""),
    ] {
        assert_eq!(key(written), key_of_it, "{written:?}");
    }
}

#[test]
fn who_withholds_the_number_cannot_be_called() {
    for text in [
        "anonymous",
        "Anonymous",
        "unknown",
        "Restricted",
        "PRIVATE",
        "unavailable",
        "-1",
        " -1 ",
        "0",
        "000",
        "00000000",
        "",
        "  ",
        "..",
        "-",
        "?",
        "null",
        "N/A",
        "Private Number",
        "No Caller ID",
        "sip:anonymous@anonymous.invalid",
        "\"Anonymous\" <sip:anonymous@anonymous.invalid>",
        "匿名",
        "\u{202d}unknown\u{202c}",
        "+0",
        "-999",
        " a n o n y m o u s ",
        "ANÓNIMO",
        "anonimo",
        "sin número",
        "No disponible",
        "Out of area",
        "P",
        "NaN",
        "***",
        "私人号码",
        "无号码",
        "رقم خاص",
        "محجوب",
        "غير معروف",
        "\"Unknown\" <sip:unknown@pbx.example.com>",
    ] {
        assert!(is_withheld(text) && Number::new(text).is_withheld(), "{text:?}");
        assert_eq!(callable(text), None, "{text:?}");
    }
    for text in [
        "\"Unknown\" <sip:+86138@pbx.example.com>",
        "*86#",
        "1",
        "10086",
        "A1002",
        "+8613800138000",
        "anna",
        "0086138",
        "100",
        "private1",
        "forgotten-bcdfghjk",
    ] {
        assert!(!is_withheld(text), "{text:?}");
    }
    assert_eq!(callable("tel:+86-138"), Some("+86138".to_owned()));
}

#[test]
fn a_number_has_no_marks_of_direction_and_an_end() {
    let turned = Number::new("\u{202e}0008\u{2066}310\u{2069}0831\u{61c}");
    assert_eq!(turned.as_str(), "00083100831");
    assert_eq!(Number::new(&"1".repeat(900_000)).as_str().len(), 64);
    let stored = format!(r#"{{"v":1,"entries":[[0,0,0,0,{{"dialled":"{}{}"}}]]}}"#, '\u{200f}', "1".repeat(200_000));
    assert_eq!(read_group(&stored).expect("readable")[0].what, EntryKind::Dialled(Number::new(&"1".repeat(64))));
    assert_eq!(plain("Anna\u{202e} B", 5), "Anna ");
}

#[test]
fn a_program_is_started_with_the_number_and_a_page_with_an_encoded_one() {
    for (template, number, address) in [
        ("tel:{number}", "+86138", "tel:+86138"),
        ("TEL:{number};ext=1", "+86138", "TEL:+86138;ext=1"),
        ("sip:{number}@pbx.example.com", "+86138", "sip:+86138@pbx.example.com"),
        ("tel:{number}", "*86#", "tel:%2A86%23"),
        ("crm:open?phone={number}", "+86138", "crm:open?phone=%2B86138"),
        ("https://crm.example.com/?phone={number}", "+86138", "https://crm.example.com/?phone=%2B86138"),
        ("https://crm.example.com/p/{number}/{callId}", "..", "https://crm.example.com/p//1-1"),
        ("https://crm.example.com/p/{callId}/{number}", ".", "https://crm.example.com/p/1-1/"),
        ("https://crm.example.com/p/{number}", "../x", "https://crm.example.com/p/..%2Fx"),
        ("/who/{number}", "+86138", "/who/%2B86138"),
    ] {
        let template = Template::parse(template, &Place::ALL).expect("a template");
        let filled = template.fill(|place| if place == Place::CallId { Some("1-1") } else { Some(number) });
        assert_eq!(filled, address);
    }
}

#[test]
fn a_number_is_hidden_and_kept_out_of_addresses_however_it_is_written() {
    for text in ["138‑0013‑8000", "\u{202a}138 0013 8000\u{202c}", "١٣٨-٠٠١٣-٨٠٠٠", "１３８−００１３−８０００"]
    {
        assert!(tells_a_number(text), "{text}");
        let masked = mask_runs(text);
        assert_eq!(masked.chars().filter(|c| *c == '•').count(), 4, "{masked}");
    }
}

proptest! {
    #[test]
    fn reading_a_number_twice_is_reading_it_once(text in "\\PC{0,20}|[0-9+*#()x. -]{0,20}") {
        let once = dialable(&text);
        if is_dialable(&once) {
            prop_assert_eq!(dialable(&once), once.clone());
            prop_assert_eq!(key(&once), key(&text));
        }
    }
}
