//! What the events carry, field by field as the vendor's samples have it: the same code is a string here
//! and a number there.

use super::dialect::Abilities;
use super::truth::{CallTruth, Direction};
use crate::protocol::{Feature, MediaMode};
use serde_json::{Value, json};

/// Caller and called, the agent's side being what the platform shows to the other.
fn parties<'a>(call: &'a CallTruth, own_number: &'a str) -> (&'a str, &'a str) {
    match call.direction {
        Direction::Outbound => (own_number, &call.number),
        Direction::Inbound | Direction::Internal => (&call.number, &call.called),
    }
}

/// `AgentEvent_Talking` (`cec_07_1355`).
pub(super) fn talking(call: &CallTruth, own_number: &str, abilities: Abilities) -> Value {
    let (caller, called) = parties(call, own_number);
    json!({
        "caller": caller, "called": called, "callid": call.id, "type": "main",
        "feature": call.feature.code(), "mediaAbility": abilities.of(call.began_with),
    })
}

/// `AgentEvent_MediaSwith` (`cec_07_1371`): the target's code is that of the request, 1 or 3 (`cec_07_1249`).
pub(super) fn media_switch(call: &CallTruth, own_number: &str, target: MediaMode, succeeds: bool) -> Value {
    let (caller, called) = parties(call, own_number);
    let target = if target == MediaMode::Video { 3 } else { 1 };
    json!({
        "callid": call.id, "reason": u8::from(!succeeds), "caller": caller, "mediaType": target, "called": called,
    })
}

/// The type that a call bears in its offer and in its queue's announcement.
fn media_type(call: &CallTruth) -> u8 {
    if call.began_with == MediaMode::Video { 19 } else { 5 }
}

/// `AgentEvent_Ringing` (`cec_07_1366`).
pub(super) fn ringing(call: &CallTruth, own_number: &str, abilities: Abilities) -> Value {
    let media_type = if call.feature == Feature::PredictiveOutbound { 15 } else { media_type(call) };
    offer(call, own_number, abilities, json!(media_type.to_string()))
}

/// `AgentEvent_Auto_Answer` (`cec_07_1365`).
pub(super) fn auto_answer(call: &CallTruth, own_number: &str, abilities: Abilities) -> Value {
    offer(call, own_number, abilities, json!(media_type(call)))
}

fn offer(call: &CallTruth, own_number: &str, abilities: Abilities, media_type: Value) -> Value {
    let (caller, called) = parties(call, own_number);
    json!({
        "caller": caller, "called": called, "callid": call.id, "type": "main",
        "feature": call.feature.code(), "mediaAbility": abilities.of(call.began_with), "mediaType": media_type,
        "transfer": "no", "transfrom": "",
    })
}

/// `AgentEvent_Incoming_CallInfo` (`cec_07_0520`); the 65535 stands for no agent.
pub(super) fn incoming_call_info(call: &CallTruth, own_number: &str, queue: &str, queue_id: usize) -> Value {
    let (caller, called) = parties(call, own_number);
    json!({
        "callId": call.id, "skillName": queue, "skillId": queue_id, "caller": caller, "called": called,
        "lastReleaseAgentId": 65535, "mediaType": media_type(call), "releaseAndReQueueCount": 0,
        "releaseAndReQueueCallFlag": 0,
    })
}

/// `AgentEvent_Customer_Alerting` (`cec_07_1356`): `phone` rings.
pub(super) fn customer_alerting(call: &CallTruth, phone: &str, leg: &str) -> Value {
    json!({ "callid": call.id, "otherPhone": phone, "otherPhoneWorkno": "", "type": leg })
}

/// `AgentEvent_Customer_Release` (`cec_07_1364`).
pub(super) fn customer_release(call: &CallTruth) -> Value {
    json!({ "callid": call.id, "number": call.number })
}

/// `AgentEvent_Conference` (`cec_07_1358`).
pub(super) fn conference(first: &CallTruth, second: &CallTruth) -> Value {
    json!({ "callid": first.id, "partner": format!("{},{}", first.number, second.number) })
}

/// `AgentEvent_SuccTransResult` (`cec_07_1369`), successful.
pub(super) fn transfer_result(call: &CallTruth) -> Value {
    json!({ "callId": call.id, "result": 0 })
}

/// `OUTBOUND_DETECT_EVENT` (`cec_07_1360`). The vendor publishes no code but 1552; ours lie beside it.
pub(super) fn outbound_detect(call: &CallTruth, code: u32, description: &str) -> Value {
    json!({ "callId": call.id, "detect": code, "desc": description })
}

/// The inbound form of `AgentOther_PhoneAlerting` on two older deployments.
pub(super) fn phone_alerting(call: &CallTruth, own_number: &str) -> Value {
    json!({ "callid": call.id, "caller": parties(call, own_number).0 })
}

/// `AgentState_SetNotReady_Success` and `AgentState_SetRest_Success`: the code is a string.
pub(super) fn reason(code: &str) -> Value {
    json!({ "reason": code })
}

/// `AgentOther_ShutdownService` (`cec_07_1402`): epoch milliseconds, in a string.
pub(super) fn shutdown_service(signed_in_at: u64) -> Value {
    json!({ "loginTime": signed_in_at.to_string() })
}

/// `AgentOther_PhoneRelease` (`cec_07_1396`).
pub(super) fn phone_release(phone_state: u8) -> Value {
    json!({ "phoneState": phone_state })
}

/// `AgentOther_PhoneOffhook` (`cec_07_1397`).
pub(super) fn phone_offhook() -> Value {
    json!({ "type": "main" })
}
