//! A connection event, typed: from an identifier and a `content` to one variant with its payload.

use super::fault::Fault;
use super::kind::Kind;
use super::payloads::*;
use super::reader::Fields;
use super::redacted::Number;
use serde_json_borrow::Value;
use std::cell::OnceCell;

/// One event of the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub body: Body,
    /// The agent whom it concerns.
    pub work_no: Option<String>,
    /// When the platform made it, epoch milliseconds by the platform's clock; only the newest gateways tell.
    pub generated: Option<u64>,
}

/// One row for each event: its payload and how that is read. Of an event that has no row only the name is public.
macro_rules! bodies {
    (
        |$fields:ident|
        bare { $($bare:ident,)* }
        loaded { $($kind:ident($payload:ty) = $read:expr,)* }
    ) => {
        /// What happened, in the bar's words.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Body {
            $($bare,)*
            $($kind($payload),)*
            /// An event of which only the name is public; its content is taken as it comes and not read.
            NameOnly(Kind),
        }

        impl Body {
            pub fn kind(&self) -> Kind {
                match self {
                    $(Body::$bare => Kind::$bare,)*
                    $(Body::$kind(_) => Kind::$kind,)*
                    Body::NameOnly(kind) => *kind,
                }
            }

            /// The payload of `kind`, or what is wrong with it.
            pub(super) fn read(kind: Kind, content: Option<&Value>) -> Result<Body, Fault> {
                let fault = OnceCell::new();
                let $fields = &Fields::of(content, &fault);
                let body = match kind {
                    $(Kind::$bare => {
                        $fields.without_text();
                        Body::$bare
                    })*
                    $(Kind::$kind => Body::$kind($read),)*
                    _ => return Ok(Body::NameOnly(kind)),
                };
                fault.into_inner().map_or(Ok(body), Err)
            }
        }
    };
}

bodies! {
    |fields|
    bare {
        Busy,
        Work,
        Ready,
        CancelNotReadySuccess,
        CancelRestSuccess,
        RestTimeout,
        SetWorkSuccess,
        CancelWorkSuccess,
        ForceReady,
        ForceLogout,
        PhoneBusy,
        PhoneUnknow,
        InService,
        AllAgentBusy,
    }
    loaded {
        SetNotReadySuccess(NotReady) = not_ready(fields.without_text()),
        SetRestSuccess(Rest) = Rest { reason: fields.without_text().code("reason") },
        ForceSetNotReady(NotReady) = not_ready(fields.without_text()),
        QcAgentStateNotify(Monitoring) = monitoring(fields.without_text()),
        Talking(Talking) = talking(fields),
        CustomerAlerting(CustomerAlerting) = customer_alerting(fields),
        CallOutFail(CallRef) = call_ref(fields),
        CallRelease(CallRef) = call_ref(fields),
        CustomerRelease(CustomerRelease) = customer_release(fields),
        Ringing(Offer) = offer(fields),
        AutoAnswer(Offer) = offer(fields),
        Hold(CallRef) = call_ref(fields),
        NoAnswer(CallRef) = call_ref(fields),
        Conference(Conference) = conference(fields),
        OutboundDetect(OutboundDetect) = outbound_detect(fields),
        InsideCallFail(CallRef) = call_ref(fields),
        ConnectFail(CallRef) = call_ref(fields),
        ConsultFail(CallRef) = call_ref(fields),
        SuccTransResult(TransferResult) = transfer_result(fields),
        ReturnFromIvr(CallRef) = call_ref(fields),
        MediaSwith(MediaSwitch) = media_switch(fields),
        IncomingCallInfo(IncomingCallInfo) = incoming_call_info(fields),
        OfflineQueueCall(OfflineQueueCall) = offline_queue_call(fields.without_text()),
        LinkagePhoneStatus(LinkagePhoneStatus) = LinkagePhoneStatus { result: fields.without_text().code("result") },
        LinkagePhoneHold(CallRef) = call_ref(fields),
        LinkagePhoneUnHold(CallRef) = call_ref(fields),
        LinkagePhoneCallOut(LinkagePhoneCallOut) = linkage_call_out(fields.without_text()),
        LinkagePhoneTransferOutResult(TransferResult) = transfer_result(fields),
        PhoneAlerting(PhoneAlerting) = phone_alerting(fields),
        PhoneOffhook(PhoneOffhook) = PhoneOffhook { leg: fields.without_text().code("type") },
        PhoneRelease(PhoneRelease) = PhoneRelease { phone_state: fields.without_text().code("phoneState") },
        ShutdownService(ShutdownService) = ShutdownService { login_time: fields.without_text().whole("loginTime") },
        Note(Notice) = notice(fields.without_text()),
        Bulletin(Notice) = notice(fields.without_text()),
        Record(Recording) = recording(fields),
        RecordFail(Recording) = recording(fields),
        StopRecordDone(StopRecordDone) = stop_record_done(fields),
    }
}

fn call_ref(fields: &Fields) -> CallRef {
    CallRef { call_id: fields.call_id() }
}

fn not_ready(fields: &Fields) -> NotReady {
    NotReady { reason: fields.code("reason") }
}

fn monitoring(fields: &Fields) -> Monitoring {
    Monitoring {
        subtype: fields.text("subtype"),
        monitored_agent: fields.number("monitoredagent"),
        agent_name: fields.text("agentname"),
        media_server: fields.text("mediaserver"),
    }
}

fn talking(fields: &Fields) -> Talking {
    Talking {
        call_id: fields.call_id(),
        caller: fields.number("caller"),
        called: fields.number("called"),
        leg: fields.code("type"),
        feature: fields.code("feature"),
        media_ability: fields.code("mediaAbility"),
    }
}

fn offer(fields: &Fields) -> Offer {
    Offer {
        call_id: fields.call_id(),
        caller: fields.number("caller"),
        called: fields.number("called"),
        leg: fields.code("type"),
        feature: fields.code("feature"),
        media_ability: fields.code("mediaAbility"),
        media_type: fields.code("mediaType"),
        transferred: fields.flag("transfer"),
        transferred_from: fields.number("transfrom"),
    }
}

fn customer_alerting(fields: &Fields) -> CustomerAlerting {
    CustomerAlerting {
        call_id: fields.call_id(),
        other_phone: fields.number("otherPhone"),
        other_phone_work_no: fields.number("otherPhoneWorkno"),
        leg: fields.code("type"),
        without_fields: fields.is_bare(),
    }
}

fn customer_release(fields: &Fields) -> CustomerRelease {
    CustomerRelease { call_id: fields.call_id(), number: fields.number("number") }
}

fn conference(fields: &Fields) -> Conference {
    let partners = fields.text("partner").unwrap_or_default();
    Conference {
        call_id: fields.call_id(),
        partners: partners
            .split(|c: char| matches!(c, ',' | '，' | ';' | '；') || c.is_whitespace())
            .filter(|partner| !partner.is_empty())
            .map(Number::new)
            .collect(),
    }
}

fn outbound_detect(fields: &Fields) -> OutboundDetect {
    OutboundDetect { call_id: fields.call_id(), detect: fields.code("detect"), description: fields.text("desc") }
}

fn transfer_result(fields: &Fields) -> TransferResult {
    TransferResult { call_id: fields.call_id(), result: fields.code("result") }
}

fn media_switch(fields: &Fields) -> MediaSwitch {
    MediaSwitch {
        call_id: fields.call_id(),
        reason: fields.code("reason"),
        caller: fields.number("caller"),
        called: fields.number("called"),
        media_type: fields.code("mediaType"),
    }
}

fn incoming_call_info(fields: &Fields) -> IncomingCallInfo {
    IncomingCallInfo {
        call_id: fields.call_id(),
        skill_name: fields.text("skillName"),
        skill_id: fields.text("skillId"),
        caller: fields.number("caller"),
        called: fields.number("called"),
        last_release_agent: fields.number("lastReleaseAgentId").filter(|agent| agent.as_str() != "65535"),
        media_type: fields.code("mediaType"),
        requeued: fields.whole("releaseAndReQueueCount"),
        is_requeued: fields.flag("releaseAndReQueueCallFlag"),
    }
}

fn offline_queue_call(fields: &Fields) -> OfflineQueueCall {
    OfflineQueueCall {
        caller: fields.number("caller"),
        original_call_id: fields.call_id_under("orgCallId"),
        offline_data: fields.text("offlineData"),
    }
}

fn linkage_call_out(fields: &Fields) -> LinkagePhoneCallOut {
    let called = fields.inner("addrCalled");
    let caller = fields.inner("addrCaller");
    LinkagePhoneCallOut {
        provisional_call_id: fields.call_id(),
        called: called.number("address"),
        called_type: called.text("addressType"),
        caller: caller.number("address"),
        caller_type: caller.text("addressType"),
        skill_id: fields.text("skillId"),
    }
}

fn phone_alerting(fields: &Fields) -> PhoneAlerting {
    PhoneAlerting { call_id: fields.call_id(), caller: fields.number("caller"), called: fields.number("called") }
}

fn notice(fields: &Fields) -> Notice {
    Notice { sender: fields.text("sender"), context: fields.text("context") }
}

fn recording(fields: &Fields) -> Recording {
    Recording {
        call_id: fields.call_id(),
        task_id: fields.text("taskId"),
        caller: fields.number("caller"),
        called: fields.number("called"),
        record_id: fields.text("recordID"),
        location_id: fields.text("locationId"),
        file_name: fields.text("fileName"),
        media: fields.code("fileMediaType"),
    }
}

fn stop_record_done(fields: &Fields) -> StopRecordDone {
    StopRecordDone {
        call_id: fields.call_id(),
        task_id: fields.text("taskId"),
        begin_time: fields.whole("beginTime"),
        end_time: fields.whole("endTime"),
        media: fields.code("fileMediaType"),
        record_format: fields.text("recordFormat"),
    }
}
