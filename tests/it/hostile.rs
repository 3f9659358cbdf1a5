//! What a bar says that is no bar, or not itself: too long, cut in half, or turned round.

use crate::support::payloads::{files, payload};
use agent_console::directory::Contact;
use agent_console::protocol::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn ringing(content: Value) -> Decoded {
    let text = json!({"eventType": "AgentEvent_Ringing", "workNo": "49999", "content": content}).to_string();
    let mut parts = decode(&text);
    assert_eq!(parts.len(), 1);
    parts.remove(0)
}

fn offer(content: Value) -> Offer {
    match ringing(content) {
        Decoded::Event(Event { body: Body::Ringing(offer), .. }) => offer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_number_is_cut_and_the_call_rings_all_the_same() {
    for digits in [65, 1_000, 900_000] {
        let offer = offer(json!({"callid": "1-1", "caller": "1".repeat(digits), "called": "49999"}));
        assert_eq!(offer.caller.map(|caller| caller.as_str().len()), Some(64));
        assert_eq!(offer.called.as_ref().map(Number::as_str), Some("49999"));
    }
}

#[test]
fn an_id_is_never_cut() {
    let long = "1".repeat(257);
    let kind = Some(Kind::Ringing);
    let fault = |kind, field| Decoded::Malformed(Fault::Field { kind, field, found: Found::TooLong });
    assert_eq!(ringing(json!({"callid": &long})), fault(kind, "callid"));
    assert_eq!(offer(json!({"callid": &long[1..]})).call_id, Some(CallId::new(&long[1..])));
    assert_eq!(offer(json!({"callid": "٣".repeat(256)})).call_id, Some(CallId::new(&"٣".repeat(256))));
    let released = json!({"eventType": "AgentEvent_Call_Release", "content": &long}).to_string();
    assert_eq!(decode(&released), [fault(Some(Kind::CallRelease), "content")]);
    let unknown = json!({"eventType": &long, "content": null}).to_string();
    assert_eq!(decode(&unknown), [fault(None, "eventType")]);
    let of_agent = json!({"eventType": "AgentState_Ready", "workNo": &long}).to_string();
    assert_eq!(decode(&of_agent), [fault(None, "workNo")]);
    assert_eq!(verdict(&decode(&of_agent)), Verdict::Rejected);
}

#[test]
fn words_are_cut() {
    let queue = |name: &str| {
        let content = json!({"callid": "1-1", "skillName": name});
        match &decode(&json!({"eventType": "AgentEvent_Incoming_CallInfo", "content": content}).to_string())[..] {
            [Decoded::Event(Event { body: Body::IncomingCallInfo(info), .. })] => info.skill_name.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(queue(&"é".repeat(1_001)), Some("é".repeat(1_000)));
    assert_eq!(queue("Sales\u{202e}!").as_deref(), Some("Sales!"));
}

#[test]
fn marks_of_direction_are_no_part_of_numbers_and_names() {
    let marks = "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}";
    let offer = offer(json!({"callid": "1-1", "caller": format!("{marks}+86{marks}138{marks}")}));
    assert_eq!(offer.caller.as_ref().map(Number::as_str), Some("+86138"));
    let text = json!({"eventType": "AgentState_Ready", "workNo": format!("49{marks}999")}).to_string();
    let parts = decode(&text);
    let [Decoded::Event(Event { work_no, .. })] = &parts[..] else { panic!("an event") };
    assert_eq!(work_no.as_deref(), Some("49999"));
    let contact = Contact::new(&format!("Anna{marks} B"), "").expect("a name");
    assert_eq!(&*contact.name, "Anna B");
}

#[test]
fn half_a_character_spoils_no_message() {
    // As browsers write them: JSON.stringify({caller: "1\ud800"}).
    for (written, read) in [
        (r"1\ud800", "1\u{fffd}"),
        (r"\udc00\uD83Dx", "\u{fffd}\u{fffd}x"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
        (r"\ud83d\ude00", "😀"),
        (r"\\ud800", r"\ud800"),
        (r"\\\ud800\\", "\\\u{fffd}\\"),
        (r"\u00e9", "é"),
        (r"é\ud800é", "é\u{fffd}é"),
    ] {
        let content = format!(r#"{{"callid": "1-1", "caller": "{written}"}}"#);
        for text in [
            format!(r#"{{"eventType": "AgentEvent_Ringing", "content": {content}, "other": "\udfff"}}"#),
            json!({"data": format!(r#"{{"eventType": "AgentEvent_Ringing", "content": {content}}}"#)}).to_string(),
        ] {
            match &decode(&text)[..] {
                [Decoded::Event(Event { body: Body::Ringing(offer), .. })] => {
                    assert_eq!(offer.caller.as_ref().map(Number::as_str), Some(read), "{text}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }
    // What was no JSON is none.
    for text in
        [r"\ud800", r#"{"eventType": "AgentState_Ready\"#, r#"{"a": "\u"}"#, r#"{"a": "\uZZZZ"}"#, r#"{"a": "\é"}"#]
    {
        assert_eq!(verdict(&decode(text)), Verdict::Rejected, "{text}");
    }
}

/// JSON of any shape, with keys that the decoder looks for more often than chance would have it.
fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        prop::sample::select(vec![
            "event",
            "eventType",
            "content",
            "eventList",
            "data",
            "retcode",
            "callid",
            "__proto__"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let identifier = prop::sample::select(Kind::ALL).prop_map(|kind| json!(kind.identifier()));
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        identifier,
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..5)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_makes_the_decoder_panic(text in any::<String>()) {
        prop_assert!(!decode(&text).is_empty());
    }

    #[test]
    fn no_json_makes_the_decoder_panic(value in any_json()) {
        prop_assert!(!decode(&value.to_string()).is_empty());
    }

    #[test]
    fn no_damaged_payload_makes_the_decoder_panic(
        file in prop::sample::select(files()), at in any::<prop::sample::Index>(), put in any::<char>(),
    ) {
        let mut text: Vec<char> = payload(&file).chars().collect();
        let at = at.index(text.len());
        text[at] = put;
        prop_assert!(!decode(&text.into_iter().collect::<String>()).is_empty());
    }
}
