//! What the events carry, one struct a payload, and where in the content each field is read. Every field is optional
//! because some deployment leaves it out; names follow the platform's, in Rust's spelling. `[page]` is the API
//! reference's page.
//!
//! One row is a field: how it is read and its key; the JSON types that a document shows; how often it is there; which
//! document says so. The decoder and the [catalogue](super::catalogue) are made of the same rows.

use super::catalogue::{Key, Presence, Reads, Source, Types};
use super::codes::*;
use super::reader::Fields;
use super::redacted::{CallId, Number};

/// What is read of an event's content.
pub(super) trait Payload {
    const KEYS: &'static [Key];
    fn read(fields: &Fields) -> Self;
}

macro_rules! read {
    ($fields:ident, within($outer:literal, $($op:tt)*) $key:literal) => {{
        let inner = &$fields.inner($outer);
        read!(inner, $($op)* $key)
    }};
    ($fields:ident, call_id $key:literal) => { $fields.call_id() };
    ($fields:ident, other_call_id $key:literal) => { $fields.call_id_under($key) };
    ($fields:ident, number $key:literal) => { $fields.number($key) };
    ($fields:ident, agent $key:literal) => { $fields.agent($key) };
    ($fields:ident, numbers $key:literal) => { $fields.numbers($key) };
    ($fields:ident, text $key:literal) => { $fields.text($key) };
    ($fields:ident, flag $key:literal) => { $fields.flag($key) };
    ($fields:ident, whole($type:ty) $key:literal) => { $fields.whole($key) };
    ($fields:ident, code($type:ty) $key:literal) => { $fields.code($key) };
}

macro_rules! read_type {
    (within($outer:literal, $($op:tt)*)) => { read_type!($($op)*) };
    (call_id) => { Option<CallId> };
    (other_call_id) => { Option<CallId> };
    (number) => { Option<Number> };
    (agent) => { Option<Number> };
    (numbers) => { Vec<Number> };
    (text) => { Option<String> };
    (flag) => { Option<bool> };
    (whole($type:ty)) => { Option<$type> };
    (code($type:ty)) => { Option<$type> };
}

macro_rules! reads {
    (within($outer:literal, $($op:tt)*)) => { reads!($($op)*) };
    (call_id) => { Reads::CallId };
    (other_call_id) => { Reads::CallId };
    (number) => { Reads::Number };
    (agent) => { Reads::Number };
    (numbers) => { Reads::Numbers };
    (text) => { Reads::Text };
    (flag) => { Reads::Flag };
    (whole($type:ty)) => { Reads::Whole };
    (code($type:ty)) => { Reads::Code(&<$type>::TABLE) };
}

macro_rules! within {
    (within($outer:literal, $($op:tt)*)) => {
        Some($outer)
    };
    ($($op:tt)*) => {
        None
    };
}

macro_rules! payloads {
    ($(
        $(#[$doc:meta])*
        $name:ident {
            $($(#[$field_doc:meta])* $field:ident: [$($op:tt)*] $key:literal $(| $also:literal)*, $types:ident $presence:ident $source:ident;)*
            $(+ $(#[$extra_doc:meta])* $extra:ident: $extra_type:ty = $made:path;)*
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Default)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: read_type!($($op)*),)*
            $($(#[$extra_doc])* pub $extra: $extra_type,)*
        }

        impl Payload for $name {
            const KEYS: &'static [Key] = &[$(Key {
                name: $key,
                also: &[$($also,)*],
                within: within!($($op)*),
                reads: reads!($($op)*),
                types: Types::$types,
                presence: Presence::$presence,
                source: Source::$source,
            },)*];

            fn read(fields: &Fields) -> Self {
                $name {
                    $($field: read!(fields, $($op)* $key),)*
                    $($extra: $made(fields),)*
                }
            }
        }
    )*};
}

payloads! {
    /// A bare call id, or an object that holds one (`Call_Release`, `Hold`, `No_Answer`, `Call_Out_Fail` and
    /// others, `[1357]`–`[1368]`). Without an id the event speaks of the current call.
    CallRef {
        call_id: [call_id] "callid" | "callId", TEXT Always Seen;
    }

    /// `AgentState_SetNotReady_Success` `[1346]`; older gateways' `AgentState_Force_SetNotReady`.
    NotReady {
        reason: [code(NotReadyReason)] "reason", TEXT Always Page;
    }

    /// `AgentState_SetRest_Success` `[1348]`; its text says that it carries nothing, its sample has a reason.
    Rest {
        reason: [code(RestCause)] "reason", TEXT Always Sample;
    }

    /// `AgentEvent_Talking` `[1355]`. Sent again after unhold, transfer and conference.
    Talking {
        call_id: [call_id] "callid", TEXT Always Page;
        caller: [number] "caller", TEXT Always Page;
        called: [number] "called", TEXT Always Page;
        leg: [code(Leg)] "type", TEXT Always Page;
        feature: [code(Feature)] "feature", TEXT Always Page;
        media_ability: [code(MediaAbility)] "mediaAbility", TEXT Always Page;
    }

    /// `AgentEvent_Ringing` `[1366]` and `AgentEvent_Auto_Answer` `[1365]`: a call is offered to the agent.
    Offer {
        call_id: [call_id] "callid", TEXT Always Page;
        caller: [number] "caller", TEXT Always Page;
        called: [number] "called", TEXT Always Page;
        leg: [code(Leg)] "type", TEXT Always Page;
        feature: [code(Feature)] "feature", TEXT Always Page;
        media_ability: [code(MediaAbility)] "mediaAbility", TEXT Always Page;
        media_type: [code(MediaType)] "mediaType", SCALAR Sometimes Page;
        /// Whether the call was transferred to this agent; the platform writes `yes` or `no`.
        transferred: [flag] "transfer", TEXT Always Page;
        /// Who transferred it.
        transferred_from: [number] "transfrom" | "transFrom", TEXT Always Page;
    }

    /// `AgentEvent_Customer_Alerting` `[1356]`: the other party's phone rings.
    CustomerAlerting {
        call_id: [call_id] "callid", TEXT Always Page;
        other_phone: [number] "otherPhone", TEXT Always Page;
        other_phone_work_no: [number] "otherPhoneWorkno", TEXT Always Page;
        leg: [code(Leg)] "type", TEXT Always Page;
        +
        /// The content was null or a bare string: none of the documented fields. On some deployments such a
        /// message may stand for something else than a ringing phone.
        without_fields: bool = Fields::is_bare;
    }

    /// `AgentEvent_Customer_Release` `[1364]`.
    CustomerRelease {
        call_id: [call_id] "callid", TEXT Always Page;
        number: [number] "number", TEXT Always Page;
    }

    /// `AgentEvent_Conference` `[1358]`.
    Conference {
        call_id: [call_id] "callid", TEXT Always Page;
        /// The parties, split at the platform's commas of either width, semicolons and blanks.
        partners: [numbers] "partner", TEXT Always Page;
    }

    /// `OUTBOUND_DETECT_EVENT` `[1360]`: why an outbound call failed, as far as the network tells.
    OutboundDetect {
        call_id: [call_id] "callId" | "callid", TEXT Always Page;
        detect: [code(DetectCode)] "detect", NUMBER Always Page;
        description: [text] "desc", TEXT Always Page;
    }

    /// `AgentEvent_SuccTransResult` `[1369]`, `AgentEvent_linkagePhoneTransferOut_Result` `[0576]`.
    TransferResult {
        call_id: [call_id] "callId", TEXT Always Page;
        result: [code(ResultCode)] "result", NUMBER Always Page;
    }

    /// `AgentEvent_MediaSwith` (the platform's spelling) `[1371]`: between audio and video.
    MediaSwitch {
        call_id: [call_id] "callid", TEXT Always Page;
        reason: [code(ResultCode)] "reason", NUMBER Always Page;
        caller: [number] "caller", TEXT Always Page;
        called: [number] "called", TEXT Always Page;
        media_type: [code(SwitchedTo)] "mediaType", NUMBER Always Page;
    }

    /// `AgentEvent_Incoming_CallInfo` `[0520]`: the queue that an arriving call comes from.
    IncomingCallInfo {
        call_id: [call_id] "callId", TEXT Always Page;
        skill_name: [text] "skillName", TEXT Always Page;
        skill_id: [text] "skillId", NUMBER Always Page;
        caller: [number] "caller", TEXT Always Page;
        called: [number] "called", TEXT Always Page;
        /// The agent who let the call go before; the platform's `65535` means none.
        last_release_agent: [agent] "lastReleaseAgentId", NUMBER Always Page;
        media_type: [code(MediaType)] "mediaType", NUMBER Always Page;
        /// How often the call went back into the queue.
        requeued: [whole(u32)] "releaseAndReQueueCount", NUMBER Always Page;
        /// Whether it is such a call.
        is_requeued: [flag] "releaseAndReQueueCallFlag", NUMBER Always Page;
    }

    /// `AgentEvent_Offline_Queue_Call` `[0521]`: the call is a callback from an offline queue.
    OfflineQueueCall {
        caller: [number] "caller", TEXT Always Page;
        original_call_id: [other_call_id] "orgCallId", TEXT Always Page;
        offline_data: [text] "offlineData", TEXT Always Page;
    }

    /// `AgentEvent_linkagePhoneStatus` `[0572]`.
    LinkagePhoneStatus {
        result: [code(LinkagePhone)] "result", NUMBER Always Page;
    }

    /// `AgentEvent_linkagePhoneCallOut` `[0579]`. Its call id is *not* the id of the call that follows.
    LinkagePhoneCallOut {
        provisional_call_id: [call_id] "callId", TEXT Always Page;
        called: [within("addrCalled", number)] "address", TEXT Always Page;
        called_type: [within("addrCalled", text)] "addressType", SCALAR Always Page;
        caller: [within("addrCaller", number)] "address", TEXT Always Page;
        caller_type: [within("addrCaller", text)] "addressType", SCALAR Always Page;
        skill_id: [text] "skillId", SCALAR Always Page;
    }

    /// `AgentOther_PhoneAlerting` `[1398]`: the agent's phone rings, for outbound calls too. Documented without
    /// content; two older deployments fill it for inbound calls.
    PhoneAlerting {
        call_id: [call_id] "callid" | "callId", TEXT Sometimes Seen;
        caller: [number] "caller", TEXT Sometimes Seen;
        called: [number] "called", TEXT Sometimes Seen;
    }

    /// `AgentOther_PhoneOffhook` `[1397]`.
    PhoneOffhook {
        leg: [code(Leg)] "type", TEXT Always Page;
    }

    /// `AgentOther_PhoneRelease` `[1396]`.
    PhoneRelease {
        phone_state: [code(PhoneState)] "phoneState", NUMBER Always Page;
    }

    /// `AgentOther_ShutdownService` `[1402]`: the agent was signed out. Not sent when the agent signs out.
    ShutdownService {
        /// When the agent had signed in, epoch milliseconds.
        login_time: [whole(u64)] "loginTime", TEXT Always Page;
    }

    /// `QC_AgentState_Notify` `[1393]`: about an agent whom this one monitors.
    Monitoring {
        subtype: [text] "subtype", TEXT Always Page;
        monitored_agent: [number] "monitoredagent", SCALAR Always Page;
        agent_name: [text] "agentname", TEXT Always Page;
        media_server: [text] "mediaserver", SCALAR Always Page;
    }

    /// `AgentOther_Note`, `AgentOther_Bulletin`: known from client code only.
    Notice {
        sender: [text] "sender", SCALAR Untold Seen;
        context: [text] "context", SCALAR Untold Seen;
    }

    /// `AgentMediaEvent_Record` `[1381]`, `AgentMediaEvent_Record_Fail` `[1382]`.
    Recording {
        call_id: [call_id] "callId", TEXT Always Page;
        task_id: [text] "taskId", NUMBER Always Page;
        caller: [number] "caller", TEXT Always Page;
        called: [number] "called", TEXT Always Page;
        record_id: [text] "recordID", TEXT Always Page;
        location_id: [text] "locationId", SCALAR Always Page;
        file_name: [text] "fileName", TEXT Always Page;
        media: [code(FileMedia)] "fileMediaType", SCALAR Always Page;
    }

    /// `AgentMediaEvent_StopRecordDone` `[1383]`.
    StopRecordDone {
        call_id: [call_id] "callId", TEXT Sometimes Page;
        task_id: [text] "taskId", NUMBER Always Page;
        /// Epoch milliseconds.
        begin_time: [whole(u64)] "beginTime", NUMBER Always Page;
        /// Epoch milliseconds.
        end_time: [whole(u64)] "endTime", NUMBER Always Page;
        media: [code(FileMedia)] "fileMediaType", SCALAR Always Page;
        record_format: [text] "recordFormat", SCALAR Always Page;
    }
}
