//! The files of calls: what is written can be read back, and nothing in it runs.

use agent_console::api::v1;
use agent_console::config::Separator;
use agent_console::domain::{
    Call, Channel, Direction, EndedBy, Medium, Moment, Note, Outcome, Phase, Promise, Proof, Proofs, RingRecord, Why,
};
use agent_console::log::{Missing, csv, jsonl};
use agent_console::numbers::is_invisible;
use agent_console::protocol::{CallId, MediaType, Number};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Seen and not heard.
fn rang() -> RingRecord {
    let mut proofs = Proofs::default();
    proofs.set(Channel::Page, Proof::After(40));
    proofs.set(Channel::Sound, Proof::Unknown(Why::Off));
    proofs.set(Channel::Notice, Proof::After(1_200));
    proofs.silenced = Proof::Unknown(Why::Unneeded);
    RingRecord { generated: Some(900), received: 1_000, late_ms: Some(5_000), proofs }
}

fn call() -> Call {
    let at = |ms| Moment { mono: ms, wall: ms };
    Call {
        agent: Some("101".to_owned()),
        direction: Direction::Inbound,
        medium: Some(Medium::Video),
        contact: Some(MediaType::ClickToDial),
        number: Some(Number::new("+8613800138000")),
        called: Some(Number::new("4001")),
        queue: Some("Support".to_owned()),
        transferred_from: Some(Number::new("a49998")),
        conference: true,
        answered: Some(at(4_000)),
        rang: Some(rang()),
        talked_ms: 60_000,
        wrap_up_ms: Some(7_000),
        note: Some(Note::new("asked for \"Anna\",\nwill call\r\nagain")),
        disposition: Some("007".to_owned()),
        wrapped_up: true,
        promise: Some(Promise { due: 9_000, made: 2_000, kept: None }),
        ..Call::new(
            0,
            CallId::new("1456401416-3"),
            at(1_000),
            Phase::Ended { at: at(64_000), outcome: Outcome::Answered, by: EndedBy::Customer },
        )
    }
}

fn table(call: &Call, name: Option<&str>) -> String {
    csv::head(',') + &csv::lines([(call, name)].into_iter(), ',', call.began, |wall| format!("T{wall}"))
}

/// The cells below the heads, read by the same rules as a spreadsheet's.
fn cells(table: &str) -> Vec<String> {
    let text = table.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().expect("heads"), &csv::HEADS[..]);
    reader.records().flat_map(|line| Vec::from_iter(line.expect("a line").iter().map(str::to_owned))).collect()
}

const SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A spreadsheet may drop what stands in front.
fn runs(text: &str) -> bool {
    let is_dropped = |c: char| c == '\'' || c.is_whitespace() || is_invisible(c);
    text.trim_start_matches('\'').starts_with(SIGNS) || text.trim_start_matches(is_dropped).starts_with(SIGNS)
}

/// Takes away what was added for the spreadsheet.
fn undone(cell: &str) -> &str {
    let number = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = cell.strip_prefix('\'').filter(|rest| runs(rest));
    number.or(text).unwrap_or(cell)
}

#[test]
fn a_call_is_a_line_of_a_table() {
    let expected = "\u{feff}began,number,name,direction,phase,outcome,endedBy,answered,ended,ringSeconds,talkSeconds,\
         holdSeconds,wrapUpSeconds,queue,called,transferredFrom,transferred,conference,failure,disposition,note,done,\
         callId,incomplete,agent,media,contact,callBack,callsBack,rangGenerated,rangReceived,rangPaintedMs,rangSoundMs,\
         rangNoticeMs,rangMiniMs,rangSilencedMs,rangLateMs,rangUnknown\r\n\
         T1000,\"=\"\"+8613800138000\"\"\",Anna,inbound,ended,answered,customer,T4000,T64000,3,60,0,7,Support,4001,\
         a49998,false,true,,\"=\"\"007\"\"\",\"asked for \"\"Anna\"\",\nwill call\r\nagain\",true,1456401416-3,false,101,video,click-to-dial,T9000,,\
         T900,T1000,40,,1200,,,5000,mini:untold silenced:unneeded sound:off\r\n";
    assert_eq!(table(&call(), Some("Anna")), expected);
}

#[test]
fn the_table_has_every_column_that_a_line_of_json_has() {
    let line = jsonl::lines([(&call(), Some("Anna"))].into_iter(), Moment::default());
    let line: Map<String, Value> = serde_json::from_str(&line).expect("an object");
    let keys: BTreeSet<&str> = line.keys().map(String::as_str).collect();
    assert_eq!(keys, csv::HEADS.into_iter().collect());
}

#[test]
fn a_line_of_json_is_what_the_events_tell_and_the_name() {
    let call = call();
    let rows = [(&call, Some("Anna")), (&call, None)];
    let text = jsonl::lines(rows.into_iter(), Moment::default());
    let read: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let plain = serde_json::to_value(v1::Call::of(&call, Moment::default())).expect("plain data");
    let mut named = plain.clone();
    named["name"] = "Anna".into();
    assert_eq!(read, [named, plain]);
}

#[test]
fn a_line_of_json_says_what_became_of_the_ring_and_why_something_is_not_known() {
    let told = |rang: Option<RingRecord>| {
        let line = jsonl::lines([(&Call { rang, ..call() }, None)].into_iter(), Moment::default());
        let line: Map<String, Value> = serde_json::from_str(&line).expect("an object");
        line.into_iter().filter(|(key, _)| key.starts_with("rang")).collect::<Map<_, _>>()
    };
    assert_eq!(
        Value::Object(told(Some(rang()))),
        json!({
            "rangGenerated": 900, "rangReceived": 1000, "rangPaintedMs": 40, "rangSoundMs": null, "rangNoticeMs": 1200,
            "rangMiniMs": null, "rangSilencedMs": null, "rangLateMs": 5000,
            "rangUnknown": {"sound": "off", "mini": "untold", "silenced": "unneeded"},
        })
    );
    let untold = told(Some(RingRecord { generated: None, late_ms: None, ..rang() }));
    assert_eq!((&untold["rangGenerated"], &untold["rangUnknown"]["generated"]), (&Value::Null, &json!("untold")));
    assert!(told(None).is_empty(), "it did not ring");
}

#[test]
fn a_number_is_written_so_that_a_spreadsheet_shows_it_as_typed() {
    let written = |number: &str| {
        let call = Call { number: Some(Number::new(number)), ..call() };
        cells(&table(&call, None))[1].clone()
    };
    for shown in ["13800138000", "5550142", "1", "*86#", "a49998", "138••••8000", "10086#1"] {
        assert_eq!(written(shown), shown);
    }
    for other in ["+8613800138000", "+1", "01012345678", "0", "138001380001", "12345678901234567890", "0*1"] {
        assert_eq!(written(other), format!("=\"{other}\""));
    }
    for text in ["+", "+86 138", "+86-138", "+1+1", "++1", "+1\"&A1&\"", "-1", "=1+1", "@1", "+٣٤", "\u{2060}=1+1"] {
        assert_eq!(written(text), format!("'{text}"));
    }
}

#[test]
fn a_code_that_a_spreadsheet_would_change_is_shown_as_it_is() {
    let written = |code: &str| {
        let call = Call { disposition: Some(code.to_owned()), note: Some(Note::new(code)), ..call() };
        let cells = cells(&table(&call, Some(code)));
        let of = |head: &str| cells[csv::HEADS.iter().position(|known| *known == head).expect("a column")].clone();
        assert_eq!([of("name"), of("note")], [of("disposition"), of("disposition")]);
        of("disposition")
    };
    for code in [
        "3/4",
        "10-12",
        "1-1",
        "2026-11-22",
        "22.11.2026",
        "MAR1",
        "Mar-1",
        "1 Jan",
        "OCT31",
        "SEPT2",
        "ENE5",
        "1E5",
        "1e3",
        "12E-4",
        "1.5E+3",
        "1.10",
        "1,5",
        "50%",
        "$5",
        "007",
        "00",
        "10:30",
        "8:05 pm",
        "5 PM",
        "TRUE",
        "false",
        "3月4日",
        "12345678901234567890",
        " 3/4",
        "(123)",
        "5 de mayo",
        "SET1",
        "5 يناير",
        "３／４",
        "١/٢",
        "5٪",
        "1\u{2044}2",
        "1\u{2013}2",
        "\u{200b}3/4",
    ] {
        assert_eq!(written(code), format!("=\"{code}\""));
    }
    for code in [
        "SOLD",
        "A1002",
        "BILL-7",
        "E5",
        "1456401416-3",
        "42",
        "maybe 3",
        "March",
        "call 3/4 back",
        "2 GB",
        "12:30 at home",
        "R2D2",
        "1E",
        "ABC-1E5",
        "x%",
    ] {
        assert!(!written(code).starts_with("=\""), "{code}");
    }
}

#[test]
fn columns_are_separated_as_the_place_expects_it() {
    for (tag, decimal, separator) in [
        ("en", '.', ','),
        ("en-ZA", ',', ';'),
        ("es", ',', ';'),
        ("es-MX", '.', ','),
        ("zh-CN", '.', ','),
        ("ar", '.', ';'),
        ("ar-EG", '٫', ';'),
    ] {
        assert_eq!(csv::local_separator(tag, decimal), separator, "{tag}");
        assert_eq!(Separator::Auto.sign(separator), separator);
    }
    assert_eq!([Separator::Comma, Separator::Semicolon, Separator::Tab].map(|one| one.sign('x')), [',', ';', '\t']);
    for separator in [',', ';', '\t'] {
        let call = Call { note: Some(Note::new("a,b;c\td")), queue: Some("7;8".to_owned()), ..call() };
        let table =
            csv::head(separator) + &csv::lines([(&call, None)].into_iter(), separator, call.began, |_| String::new());
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(separator as u8)
            .from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(reader.headers().expect("heads"), &csv::HEADS[..]);
        let line = reader.records().next().expect("a call").expect("a line");
        assert_eq!((&line[13], &line[20]), ("7;8", "a,b;c\td"));
    }
}

const TIMES: [&str; 6] = ["began", "answered", "ended", "callsBack", "rangGenerated", "rangReceived"];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "['=+@\t\r\n\"＝＋-][=+0-9@,;\"' A-Z()\r\n-]{0,12}",
        "[+]?[0-9*#]{0,20}",
        "'{0,3}[=+@-]?.{0,4}",
        "[ \u{a0}\u{200b}\u{feff}']{1,3}[=+@-][0-9A-Z()]{0,4}",
        Just(String::new())
    ]
}

fn any_call() -> impl Strategy<Value = (Call, Option<String>)> {
    let texts = prop::collection::vec(prop::option::of(any_text()), 7);
    (texts, any_text(), any::<bool>()).prop_map(|(texts, id, live)| {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        let [number, called, from] = [(); 3].map(|()| next().map(|text| Number::new(&text)));
        let call = Call {
            id: CallId::new(&id),
            number,
            called,
            transferred_from: from,
            queue: next(),
            failure: next(),
            disposition: next(),
            phase: if live { Phase::Ringing } else { call().phase },
            note: next().map(|text| Note::new(&text)),
            ..call()
        };
        (call, Some(id))
    })
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_back(calls in prop::collection::vec(any_call(), 1..4)) {
        let rows = calls.iter().map(|(call, name)| (call, name.as_deref()));
        let table = csv::head(',') + &csv::lines(rows, ',', Moment::default(), |wall| format!("T{wall}"));
        let read = cells(&table);
        prop_assert_eq!(read.len(), calls.len() * csv::HEADS.len());
        for ((call, name), read) in calls.iter().zip(read.chunks(csv::HEADS.len())) {
            let mut plain = serde_json::to_value(v1::Call::of(call, Moment::default())).expect("plain data");
            plain["name"] = name.clone().into();
            for (head, cell) in csv::HEADS.into_iter().zip(read) {
                let expected = match &plain[head] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    Value::Number(wall) if TIMES.contains(&head) => format!("T{wall}"),
                    Value::Object(unknown) if head == "rangUnknown" => {
                        let why = unknown.iter().map(|(what, why)| format!("{what}:{}", why.as_str().expect("a word")));
                        Vec::from_iter(why).join(" ")
                    }
                    // When it is due.
                    Value::Object(promise) => format!("T{}", promise["due"]),
                    other => other.to_string(),
                };
                prop_assert_eq!(undone(cell), expected, "{}", head);
            }
        }
    }

    #[test]
    fn no_cell_runs_but_a_number_between_quotes((call, name) in any_call()) {
        for cell in cells(&table(&call, name.as_deref())) {
            let number = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
            let harmless = number.is_some_and(|number| {
                !number.is_empty() && !number.starts_with(SIGNS.map(|sign| if sign == '+' { '=' } else { sign })) && !number.contains('"')
            });
            let text = cell.starts_with('\'');
            prop_assert!(harmless || text || !runs(&cell), "{:?}", cell);
        }
    }
}

#[test]
fn what_could_not_be_read_has_a_line_in_every_file() {
    let missing = Missing { entries: 12, since: Some(1_000), until: None };
    let cells = cells(&(csv::head(',') + &csv::missing(&missing, ',', |wall| format!("T{wall}"))));
    let said: Vec<_> = csv::HEADS.into_iter().zip(&cells).filter(|(_, cell)| !cell.is_empty()).collect();
    let note = "12 entries could not be read".to_owned();
    assert_eq!(said, [("began", &"T1000".to_owned()), ("phase", &"missing".to_owned()), ("note", &note)]);
    assert_eq!(jsonl::missing(&missing), "{\"missing\":{\"entries\":12,\"since\":1000,\"until\":null}}\n");
}
