//! The documented messages, one a file in `tests/payloads`, against what the decoder makes of them.

use crate::support::payloads::{files, payload};
use agent_console::protocol::*;
use serde_json::{Value, json};

fn event(body: Body, work_no: &str, generated: Option<u64>) -> Decoded {
    Decoded::Event(Event { body, work_no: Some(work_no.to_owned()), generated })
}

fn id(text: &str) -> Option<CallId> {
    Some(CallId::new(text))
}

fn number(text: &str) -> Option<Number> {
    Some(Number::new(text))
}

fn call(text: &str) -> CallRef {
    CallRef { call_id: id(text) }
}

fn expected(file: &str) -> Decoded {
    match file {
        "AgentEvent_Auto_Answer.json" => event(
            Body::AutoAnswer(Offer {
                call_id: id("1456404171-43"),
                caller: number("70093"),
                called: number("6048"),
                leg: Some(Leg::Main),
                feature: Some(Feature::Inbound),
                media_ability: Some(MediaAbility::Voice),
                media_type: Some(MediaType::Call),
                transferred: Some(false),
                transferred_from: None,
            }),
            "49999",
            None,
        ),
        "AgentEvent_Call_Out_Fail.json" => event(Body::CallOutFail(call("1456403661-19")), "49999", None),
        "AgentEvent_Call_Release.json" => event(Body::CallRelease(call("1456403549-15")), "49999", None),
        "AgentEvent_Conference.json" => event(
            Body::Conference(Conference {
                call_id: id("1456403570-17"),
                partners: vec![Number::new("49997"), Number::new("70093")],
            }),
            "49999",
            None,
        ),
        "AgentEvent_Customer_Alerting.json" => event(
            Body::CustomerAlerting(CustomerAlerting {
                call_id: id("1456401416-3"),
                other_phone: number("70092"),
                other_phone_work_no: None,
                leg: Some(Leg::Main),
                without_fields: false,
            }),
            "49999",
            None,
        ),
        "AgentEvent_Customer_Release.json" => event(
            Body::CustomerRelease(CustomerRelease { call_id: id("1456404171-43"), number: number("70093") }),
            "49999",
            None,
        ),
        "AgentEvent_Hold.json" => event(Body::Hold(call("1456402370-7")), "49999", None),
        "AgentEvent_Incoming_CallInfo.bare.json" => event(
            Body::IncomingCallInfo(IncomingCallInfo {
                call_id: id("1669951418-12166"),
                skill_name: Some("defaultVideoSkill".to_owned()),
                skill_id: Some("1".to_owned()),
                caller: number("88880165"),
                called: number("310300"),
                last_release_agent: None,
                media_type: Some(MediaType::VideoCall),
                requeued: Some(0),
                is_requeued: Some(false),
            }),
            "56020",
            None,
        ),
        "AgentEvent_MediaSwith.bare.json" => event(
            Body::MediaSwith(MediaSwitch {
                call_id: id("1603286369-16773"),
                reason: Some(ResultCode::Succeeded),
                caller: None,
                called: number("88022"),
                media_type: Some(SwitchedTo::Video),
            }),
            "111",
            None,
        ),
        "AgentEvent_No_Answer.json" => event(Body::NoAnswer(call("1456403745-23")), "49999", None),
        "AgentEvent_Ringing.json" => event(
            Body::Ringing(Offer {
                call_id: id("1456404043-37"),
                caller: number("49997"),
                called: number("49999"),
                leg: Some(Leg::Main),
                feature: Some(Feature::Inbound),
                media_ability: Some(MediaAbility::Voice),
                media_type: Some(MediaType::Call),
                transferred: Some(false),
                transferred_from: None,
            }),
            "49999",
            Some(1_784_529_722_590),
        ),
        "AgentEvent_SuccTransResult.json" => event(
            Body::SuccTransResult(TransferResult {
                call_id: id("1477467960-16777237"),
                result: Some(ResultCode::Other("1".into())),
            }),
            "20011",
            None,
        ),
        "AgentEvent_Talking.json" => event(
            Body::Talking(Talking {
                call_id: id("1456401416-3"),
                caller: number("10086"),
                called: number("70092"),
                leg: Some(Leg::Main),
                feature: Some(Feature::Outbound),
                media_ability: Some(MediaAbility::Voice),
            }),
            "49999",
            None,
        ),
        "AgentOther_PhoneAlerting.json" => {
            event(Body::PhoneAlerting(PhoneAlerting::default()), "49999", Some(1_784_529_722_590))
        }
        "AgentOther_PhoneOffhook.json" => {
            event(Body::PhoneOffhook(PhoneOffhook { leg: Some(Leg::Main) }), "56020", None)
        }
        "AgentOther_PhoneRelease.bare.json" => {
            event(Body::PhoneRelease(PhoneRelease { phone_state: Some(PhoneState::PlatformHungUp) }), "20012", None)
        }
        "AgentOther_ShutdownService.json" => {
            event(Body::ShutdownService(ShutdownService { login_time: Some(1_471_585_949_806) }), "49999", None)
        }
        "AgentState_Busy.json" => event(Body::Busy, "49997", None),
        "AgentState_CancelNotReady_Success.json" => event(Body::CancelNotReadySuccess, "49999", None),
        "AgentState_CancelRest_Success.json" => event(Body::CancelRestSuccess, "49999", None),
        "AgentState_CancelWork_Success.json" => event(Body::CancelWorkSuccess, "49999", None),
        "AgentState_Ready.json" => event(Body::Ready, "49999", None),
        "AgentState_Rest_Timeout.json" => event(Body::RestTimeout, "49999", None),
        "AgentState_SetNotReady_Success.json" => event(
            Body::SetNotReadySuccess(NotReady { reason: Some(NotReadyReason::Other("200".into())) }),
            "49997",
            None,
        ),
        "AgentState_SetRest_Success.json" => {
            event(Body::SetRestSuccess(Rest { reason: Some(RestCause::Other("200".into())) }), "49999", None)
        }
        "AgentState_SetWork_Success.assumed.json" => event(Body::SetWorkSuccess, "49999", None),
        "AgentState_Work.json" => event(Body::Work, "49999", None),
        "OUTBOUND_DETECT_EVENT.json" => event(
            Body::OutboundDetect(OutboundDetect {
                call_id: id("1589167025-134428"),
                detect: Some(DetectCode::CallerNotAllowed),
                description: Some("The calling number is not allowed to make a call.".to_owned()),
            }),
            "464",
            None,
        ),
        "error.100-006.json" => Decoded::Error(ErrorReply {
            code: RetCode::NotSignedIn,
            message: RawText::new("the agent is not signed in"),
        }),
        other => panic!("tests/payloads/{other} has no expected value"),
    }
}

#[test]
fn every_documented_payload_decodes_to_its_typed_value() {
    let files = files();
    assert_eq!(files.len(), 29);
    for file in files {
        assert_eq!(decode(&payload(&file)), [expected(&file)], "{file}");
    }
}

/// A field is lost if changing it changes nothing.
#[test]
fn no_field_of_a_documented_payload_is_lost() {
    fn leaves(value: &Value, path: String, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, inner)| leaves(inner, format!("{path}/{key}"), found)),
            Value::Null => {}
            _ => found.push(path),
        }
    }
    for file in files() {
        let original = payload(&file);
        let value: Value = serde_json::from_str(&original).expect("payloads are JSON");
        let mut paths = Vec::new();
        leaves(&value, String::new(), &mut paths);
        // Of a good envelope only the event matters.
        paths.retain(|path| file.starts_with("error.") || !matches!(path.as_str(), "/message"));
        for path in paths {
            let mut changed = value.clone();
            let leaf = changed.pointer_mut(&path).expect("the path was taken from the value");
            *leaf = match leaf {
                Value::String(text) if matches!(text.as_str(), "no" | "0") => json!("yes"),
                Value::String(text) => json!(format!("{text}1")),
                Value::Number(number) => json!(1 - number.as_i64().unwrap_or(0).min(1)),
                other => panic!("{file}{path} holds {other}"),
            };
            // "None" is what the platform's 65535 stands for.
            if !path.ends_with("lastReleaseAgentId") {
                assert_ne!(decode(&changed.to_string()), decode(&original), "{file}{path}");
            }
        }
    }
}

#[test]
fn the_last_agent_of_a_requeued_call_is_kept() {
    let text = payload("AgentEvent_Incoming_CallInfo.bare.json").replace("65535", "20011");
    let [Decoded::Event(Event { body: Body::IncomingCallInfo(info), .. })] = &decode(&text)[..] else {
        panic!("not decoded")
    };
    assert_eq!(info.last_release_agent, number("20011"));
}

#[test]
fn the_16_documented_events_are_known_and_lead_the_list() {
    let page = [
        "AgentState_Busy",
        "AgentState_Work",
        "AgentState_Ready",
        "AgentState_SetNotReady_Success",
        "AgentState_CancelNotReady_Success",
        "AgentState_SetRest_Success",
        "AgentState_CancelRest_Success",
        "AgentState_Rest_Timeout",
        "AgentState_SetWork_Success",
        "AgentState_CancelWork_Success",
        "AgentEvent_Talking",
        "AgentEvent_Customer_Alerting",
        "AgentEvent_Call_Out_Fail",
        "AgentEvent_Call_Release",
        "AgentEvent_Customer_Release",
        "AgentOther_PhoneAlerting",
    ];
    let documented: Vec<&str> = Kind::documented().iter().map(|kind| kind.identifier()).collect();
    assert_eq!(documented, page);
}

#[test]
fn every_identifier_names_its_kind_and_decodes() {
    for &kind in Kind::ALL {
        assert_eq!(Kind::from_identifier(kind.identifier()), Some(kind));
        let text = json!({"eventType": kind.identifier(), "content": null}).to_string();
        assert!(matches!(decode(&text)[..], [Decoded::Event(_)]), "{kind:?} without content");
        let text = json!({"eventType": kind.identifier(), "content": {"jsonKey": ["a"]}}).to_string();
        assert!(matches!(decode(&text)[..], [Decoded::Event(_)]), "{kind:?} with serializer noise");
    }
}

const TALKING: &str = r#"{"eventType":"AgentEvent_Talking","workNo":"49999","content":{"callid":"1-2"}}"#;

fn talking() -> Decoded {
    event(Body::Talking(Talking { call_id: id("1-2"), ..Talking::default() }), "49999", None)
}

#[test]
fn every_envelope_that_was_seen_is_read() {
    let bare: Value = serde_json::from_str(TALKING).expect("JSON");
    let enveloped = json!({"message": "success", "retcode": "0", "event": bare});
    for text in [
        TALKING.to_owned(),
        enveloped.to_string(),
        json!({"retcode": 0, "event": bare}).to_string(),
        json!({"data": bare}).to_string(),
        json!({"data": enveloped}).to_string(),
        json!({"data": enveloped.to_string()}).to_string(),
        json!(enveloped.to_string()).to_string(),
        json!({"workNo": "49999", "eventList": [bare]}).to_string(),
        format!(" \n{TALKING}\u{0}\u{0}"),
        TALKING.replace("1-2", "1-2\\u0000"),
        TALKING.replace("callid", "callId"),
        TALKING.replace("callid", "CALLID").replace("eventType", "EventType"),
        TALKING.replace(r#"{"callid":"1-2"}"#, r#""1-2""#),
        TALKING.replace("\"49999\"", "49999"),
        TALKING.replace(r#""content""#, r#""jsonKey":["eventType","eventGenTime"],"content""#),
    ] {
        assert_eq!(decode(&text), [talking()], "{text}");
    }
}

#[test]
fn a_batch_keeps_its_order() {
    let text = json!({"workNo": "1", "eventList": [
        {"eventType": "AgentState_Busy", "workNo": "1"},
        {"retcode": "0", "event": {"eventType": "AgentOther_PhoneAlerting", "workNo": "1", "content": null}},
    ]});
    let parts = decode(&text.to_string());
    assert_eq!(parts, [event(Body::Busy, "1", None), event(Body::PhoneAlerting(PhoneAlerting::default()), "1", None)]);
    assert_eq!(verdict(&parts), Verdict::Applied);
}

#[test]
fn a_list_of_partners_is_split_at_commas_of_either_width() {
    let text = json!({"eventType": "AgentEvent_Conference", "content": {"callid": "1", "partner": "1,2, 3，4;5"}});
    let [Decoded::Event(Event { body: Body::Conference(conference), .. })] = &decode(&text.to_string())[..] else {
        panic!("not decoded")
    };
    let partners: Vec<&str> = conference.partners.iter().map(Number::as_str).collect();
    assert_eq!(partners, ["1", "2", "3", "4", "5"]);
}

#[test]
fn of_a_key_that_comes_twice_the_last_counts_and_its_own_spelling_before_any_other() {
    let said = |content: &str| decode(&format!(r#"{{"eventType": "AgentEvent_Hold", "content": {content}}}"#));
    let hold = |id: &str| vec![Decoded::Event(Event { body: Body::Hold(call(id)), work_no: None, generated: None })];
    assert_eq!(said(r#"{"callid": "1-1", "callid": "1-2"}"#), hold("1-2"));
    assert_eq!(said(r#"{"callId": "1-1", "CALLID": "1-2"}"#), hold("1-2"));
    assert_eq!(said(r#"{"callid": "1-1", "callId": "1-2"}"#), hold("1-1"));
}

#[test]
fn an_unknown_event_is_kept_whole() {
    let text = r#"{"retcode":"0","event":{"eventType":"AgentChat_Ring","workNo":"5","content":{"x":[1]}}}"#;
    let parts = decode(text);
    let expected = UnknownEvent {
        identifier: "AgentChat_Ring".to_owned(),
        work_no: Some("5".to_owned()),
        generated: None,
        raw: RawText::new(text),
    };
    assert_eq!(parts, [Decoded::Unknown(expected)]);
    assert_eq!(verdict(&parts), Verdict::Unknown);
}

#[test]
fn what_is_no_message_is_rejected_with_a_reason_that_holds_nothing_of_it() {
    let long = format!("\"{}\"", "9".repeat(MAX_TEXT));
    let deep = "[".repeat(10_000);
    for text in [
        "",
        "hello 13800138000",
        "13800138000",
        "null",
        "[]",
        "\"13800138000\"",
        r#"{"retcode":"0","event":null}"#,
        r#"{"retcode":"0","event":13800138000}"#,
        r#"{"event":{"workNo":"13800138000"}}"#,
        r#"{"eventType":13800138000}"#,
        r#"{"eventType":"AgentEvent_Talking","content":13800138000}"#,
        r#"{"eventType":"AgentEvent_Talking","content":["13800138000"]}"#,
        r#"{"eventType":"AgentEvent_Talking","content":true}"#,
        r#"{"eventType":"AgentEvent_Talking","content":{"caller":{"number":"13800138000"}}}"#,
        r#"{"eventType":"AgentState_Ready","content":"13800138000"}"#,
        r#"{"eventType":"AgentState_SetNotReady_Success","content":{"reason":[13800138000]}}"#,
        r#"{"eventList":[{"eventType":"AgentState_Ready"},13800138000]}"#,
        r#"{"eventList":[]}"#,
        r#"{"data":{"data":{"eventType":"AgentState_Ready"}}}"#,
        &long,
        &deep,
    ] {
        let parts = decode(text);
        assert_eq!(verdict(&parts), Verdict::Rejected, "{:.80}", text);
        for part in &parts {
            if let Decoded::Malformed(fault) = part {
                assert!(!format!("{fault:?}").contains("138"), "{fault:?}");
            }
        }
    }
}

#[test]
fn of_several_faults_of_an_event_the_first_is_told() {
    let kind = Some(Kind::Ringing);
    let read = |content: Value| decode(&json!({"eventType": "AgentEvent_Ringing", "content": content}).to_string());
    let field = |field, found| vec![Decoded::Malformed(Fault::Field { kind, field, found })];
    let content = json!({"transfer": "perhaps", "transfrom": [], "called": {}, "caller": true});
    assert_eq!(read(content), field("caller", Found::Type("boolean")));
    assert_eq!(read(json!({"transfrom": [], "transfer": "perhaps"})), field("transfer", Found::NeitherYesNorNo));
    assert_eq!(read(json!(["c"])), [Decoded::Malformed(Fault::Content { kind, found: "array" })]);
}

#[test]
fn debug_output_holds_no_number() {
    let text = r#"{"eventType":"AgentEvent_Ringing","content":{"callid":"1","caller":"13800138000","transfrom":"13800138000"}}"#;
    assert!(!format!("{:?}", decode(text)).contains("138"));
    let unknown = r#"{"eventType":"Some_Event","content":{"caller":"13800138000"}}"#;
    assert!(!format!("{:?}", decode(unknown)).contains("138"));
}
