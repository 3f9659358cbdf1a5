//! What the events carry, one struct a payload. Every field is optional because some deployment
//! leaves it out; names follow the platform's, in Rust's spelling. `[page]` is the API reference's page.

use super::codes::*;
use super::redacted::{CallId, Number};

/// A bare call id, or an object that holds one (`Call_Release`, `Hold`, `No_Answer`, `Call_Out_Fail` and
/// others, `[1357]`–`[1368]`). Without an id the event speaks of the current call.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CallRef {
    pub call_id: Option<CallId>,
}

/// `AgentState_SetNotReady_Success` `[1346]`; older gateways' `AgentState_Force_SetNotReady`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NotReady {
    pub reason: Option<NotReadyReason>,
}

/// `AgentState_SetRest_Success` `[1348]`; its text says that it carries nothing, its sample has a reason.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Rest {
    pub reason: Option<RestCause>,
}

/// `AgentEvent_Talking` `[1355]`. Sent again after unhold, transfer and conference.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Talking {
    pub call_id: Option<CallId>,
    pub caller: Option<Number>,
    pub called: Option<Number>,
    pub leg: Option<Leg>,
    pub feature: Option<Feature>,
    pub media_ability: Option<MediaAbility>,
}

/// `AgentEvent_Ringing` `[1366]` and `AgentEvent_Auto_Answer` `[1365]`: a call is offered to the agent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Offer {
    pub call_id: Option<CallId>,
    pub caller: Option<Number>,
    pub called: Option<Number>,
    pub leg: Option<Leg>,
    pub feature: Option<Feature>,
    pub media_ability: Option<MediaAbility>,
    pub media_type: Option<MediaType>,
    /// Whether the call was transferred to this agent; the platform writes `yes` or `no`.
    pub transferred: Option<bool>,
    /// Who transferred it.
    pub transferred_from: Option<Number>,
}

/// `AgentEvent_Customer_Alerting` `[1356]`: the other party's phone rings.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CustomerAlerting {
    pub call_id: Option<CallId>,
    pub other_phone: Option<Number>,
    pub other_phone_work_no: Option<Number>,
    pub leg: Option<Leg>,
    /// The content was null or a bare string: none of the documented fields. On some deployments such a
    /// message may stand for something else than a ringing phone.
    pub without_fields: bool,
}

/// `AgentEvent_Customer_Release` `[1364]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CustomerRelease {
    pub call_id: Option<CallId>,
    pub number: Option<Number>,
}

/// `AgentEvent_Conference` `[1358]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Conference {
    pub call_id: Option<CallId>,
    /// The parties, split at the platform's commas of either width, semicolons and blanks.
    pub partners: Vec<Number>,
}

/// `OUTBOUND_DETECT_EVENT` `[1360]`: why an outbound call failed, as far as the network tells.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OutboundDetect {
    pub call_id: Option<CallId>,
    pub detect: Option<DetectCode>,
    pub description: Option<String>,
}

/// `AgentEvent_SuccTransResult` `[1369]`, `AgentEvent_linkagePhoneTransferOut_Result` `[0576]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TransferResult {
    pub call_id: Option<CallId>,
    pub result: Option<ResultCode>,
}

/// `AgentEvent_MediaSwith` (the platform's spelling) `[1371]`: between audio and video.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MediaSwitch {
    pub call_id: Option<CallId>,
    pub reason: Option<ResultCode>,
    pub caller: Option<Number>,
    pub called: Option<Number>,
    pub media_type: Option<SwitchedTo>,
}

/// `AgentEvent_Incoming_CallInfo` `[0520]`: the queue that an arriving call comes from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct IncomingCallInfo {
    pub call_id: Option<CallId>,
    pub skill_name: Option<String>,
    pub skill_id: Option<String>,
    pub caller: Option<Number>,
    pub called: Option<Number>,
    /// The agent who let the call go before; the platform's `65535` means none.
    pub last_release_agent: Option<Number>,
    pub media_type: Option<MediaType>,
    /// How often the call went back into the queue.
    pub requeued: Option<u32>,
    /// Whether it is such a call.
    pub is_requeued: Option<bool>,
}

/// `AgentEvent_Offline_Queue_Call` `[0521]`: the call is a callback from an offline queue.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OfflineQueueCall {
    pub caller: Option<Number>,
    pub original_call_id: Option<CallId>,
    pub offline_data: Option<String>,
}

/// `AgentEvent_linkagePhoneStatus` `[0572]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LinkagePhoneStatus {
    pub result: Option<LinkagePhone>,
}

/// `AgentEvent_linkagePhoneCallOut` `[0579]`. Its call id is *not* the id of the call that follows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LinkagePhoneCallOut {
    pub provisional_call_id: Option<CallId>,
    pub called: Option<Number>,
    pub called_type: Option<String>,
    pub caller: Option<Number>,
    pub caller_type: Option<String>,
    pub skill_id: Option<String>,
}

/// `AgentOther_PhoneAlerting` `[1398]`: the agent's phone rings, for outbound calls too. Documented without
/// content; two older deployments fill it for inbound calls.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PhoneAlerting {
    pub call_id: Option<CallId>,
    pub caller: Option<Number>,
    pub called: Option<Number>,
}

/// `AgentOther_PhoneOffhook` `[1397]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PhoneOffhook {
    pub leg: Option<Leg>,
}

/// `AgentOther_PhoneRelease` `[1396]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PhoneRelease {
    pub phone_state: Option<PhoneState>,
}

/// `AgentOther_ShutdownService` `[1402]`: the agent was signed out. Not sent when the agent signs out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ShutdownService {
    /// When the agent had signed in, epoch milliseconds.
    pub login_time: Option<u64>,
}

/// `QC_AgentState_Notify` `[1393]`: about an agent whom this one monitors.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Monitoring {
    pub subtype: Option<String>,
    pub monitored_agent: Option<Number>,
    pub agent_name: Option<String>,
    pub media_server: Option<String>,
}

/// `AgentOther_Note`, `AgentOther_Bulletin`: known from client code only.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Notice {
    pub sender: Option<String>,
    pub context: Option<String>,
}

/// `AgentMediaEvent_Record` `[1381]`, `AgentMediaEvent_Record_Fail` `[1382]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Recording {
    pub call_id: Option<CallId>,
    pub task_id: Option<String>,
    pub caller: Option<Number>,
    pub called: Option<Number>,
    pub record_id: Option<String>,
    pub location_id: Option<String>,
    pub file_name: Option<String>,
    pub media: Option<FileMedia>,
}

/// `AgentMediaEvent_StopRecordDone` `[1383]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct StopRecordDone {
    pub call_id: Option<CallId>,
    pub task_id: Option<String>,
    /// Epoch milliseconds.
    pub begin_time: Option<u64>,
    /// Epoch milliseconds.
    pub end_time: Option<u64>,
    pub media: Option<FileMedia>,
    pub record_format: Option<String>,
}
