//! What the simulated bar writes has the shape of the vendor's own samples: the same keys, and under each the
//! same sort of value.

use super::*;
use crate::protocol::{Kind, NotReadyReason};
use serde_json::{Value, json};

/// The value with every text, number and list emptied.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), shape(value))).collect(),
        Value::Array(_) => json!([]),
        Value::String(_) => json!(""),
        Value::Number(_) => json!(0),
        other => other.clone(),
    }
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Everything that is ever said on a long day.
fn a_long_day(dialect: Dialect) -> Vec<Spoken> {
    let Action::Incoming { number, called, feature, mode, .. } = incoming() else { unreachable!() };
    let call = |answer| Action::Incoming {
        number: number.clone(),
        queue: Some("Billing".to_owned()),
        called: called.clone(),
        answer,
        feature: feature.clone(),
        mode,
    };
    let mut desk = Desk::new(dialect, Settings::default());
    let day = [
        Action::SignIn,
        Action::NotReady { reason: NotReadyReason::from("200") },
        Action::Ready,
        Action::Rest { limit_ms: 1_000, cause: 200 },
        Action::EndRest,
        Action::WrapUp,
        Action::EndWrapUp,
        call(Answering::Manual),
        Action::Answer,
        Action::SwitchMedia { succeeds: true },
        Action::Hold,
        dial(),
        Action::CalleeAnswers,
        Action::Conference,
        Action::CustomerHangsUp,
        Action::CustomerHangsUp,
        Action::EndWrapUp,
        call(Answering::Auto),
        Action::Hold,
        dial(),
        Action::CalleeAnswers,
        Action::CompleteTransfer,
        Action::EndWrapUp,
        dial(),
        Action::BadNumber,
        call(Answering::Manual),
        Action::NoAnswer,
        Action::KickedOut,
    ];
    day.into_iter().flat_map(|action| desk.spoken(action)).collect()
}

macro_rules! sample {
    ($name:literal) => {
        ($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/payloads/", $name, ".json")))
    };
}

const SAMPLES: [(&str, &str); 28] = [
    sample!("AgentEvent_Auto_Answer"),
    sample!("AgentEvent_Call_Out_Fail"),
    sample!("AgentEvent_Call_Release"),
    sample!("AgentEvent_Conference"),
    sample!("AgentEvent_Customer_Alerting"),
    sample!("AgentEvent_Customer_Release"),
    sample!("AgentEvent_Hold"),
    sample!("AgentEvent_Incoming_CallInfo.bare"),
    sample!("AgentEvent_MediaSwith.bare"),
    sample!("AgentEvent_No_Answer"),
    sample!("AgentEvent_Ringing"),
    sample!("AgentEvent_SuccTransResult"),
    sample!("AgentEvent_Talking"),
    sample!("AgentOther_PhoneAlerting"),
    sample!("AgentOther_PhoneOffhook"),
    sample!("AgentOther_PhoneRelease.bare"),
    sample!("AgentOther_ShutdownService"),
    sample!("AgentState_Busy"),
    sample!("AgentState_CancelNotReady_Success"),
    sample!("AgentState_CancelRest_Success"),
    sample!("AgentState_CancelWork_Success"),
    sample!("AgentState_Ready"),
    sample!("AgentState_Rest_Timeout"),
    sample!("AgentState_SetNotReady_Success"),
    sample!("AgentState_SetRest_Success"),
    sample!("AgentState_SetWork_Success.assumed"),
    sample!("AgentState_Work"),
    sample!("OUTBOUND_DETECT_EVENT"),
];

#[test]
fn every_message_has_the_shape_of_its_sample() {
    let plain = a_long_day(Dialect::default());
    let timed = a_long_day(Dialect { generated_times: Some(1_784_529_722_590), ..Dialect::default() });
    for (name, sample) in SAMPLES {
        let kind = name.split('.').next().and_then(Kind::from_identifier).expect("a known event");
        let said = if sample.contains("eventGenTime") { &timed } else { &plain };
        let spoken = said.iter().find(|spoken| spoken.kind == kind).unwrap_or_else(|| panic!("{name} was said"));
        assert_eq!(shape(&parse(&spoken.text)), shape(&parse(sample)), "{name}");
    }
}

#[test]
fn talking_says_who_called_whom() {
    let mut desk = Desk::ready();
    desk.after(dial());
    let said = desk.spoken(Action::CalleeAnswers);
    assert_eq!(
        parse(&said[3].text),
        json!({"message": "", "retcode": "0", "event": {
            "eventType": "AgentEvent_Talking",
            "workNo": "49999",
            "content": {
                "caller": "5550100", "called": "5550177", "callid": "1456401418-1",
                "feature": "7", "type": "main", "mediaAbility": "1",
            },
        }})
    );
}

#[test]
fn call_references_are_texts_or_objects() {
    let mut texts = Desk::ready();
    let mut objects =
        Desk::ready_with(Dialect { call_refs_as_objects: true, ..Dialect::default() }, Settings::default());
    let content = |desk: &mut Desk| {
        desk.after(incoming());
        desk.after(Action::Answer);
        parse(&desk.spoken(Action::Hold)[0].text)["event"]["content"].clone()
    };
    assert_eq!(content(&mut texts), json!("1456401418-1"));
    assert_eq!(content(&mut objects), json!({"callid": "1456401418-1"}));
}

#[test]
fn an_older_deployment_names_the_caller_when_the_phone_rings_and_nobody_when_it_dials() {
    let mut desk = Desk::ready_with(Dialect { alerting_content: true, ..Dialect::default() }, Settings::default());
    let said = desk.spoken(incoming());
    assert_eq!(parse(&said[1].text)["event"]["content"], json!({"callid": "1456401418-1", "caller": "5550142"}));
    desk.after(Action::CustomerAbandons);
    assert_eq!(parse(&desk.spoken(dial())[0].text)["event"]["content"], json!({}));
}

#[test]
fn a_bare_dialect_has_no_envelopes_and_noise_stays_beside_the_fields() {
    let mut desk = Desk::ready_with(Dialect { bare: true, json_key: true, ..Dialect::default() }, Settings::default());
    let said = desk.spoken(Action::Rest { limit_ms: 1_000, cause: 7 });
    assert_eq!(
        parse(&said[0].text),
        json!({
            "eventType": "AgentState_SetRest_Success",
            "workNo": "49999",
            "jsonKey": ["eventType", "workNo"],
            "content": {"reason": "7", "jsonKey": ["reason"]},
        })
    );
}
