//! A connection event, typed: from an identifier and a `content` to one variant with its payload.

use super::content::*;
use super::decode::Fault;
use super::fields::Fields;
use super::kind::Kind;
use super::personal::Number;
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

/// What happened, in the bar's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Busy,
    Work,
    Ready,
    SetNotReadySuccess(NotReady),
    CancelNotReadySuccess,
    SetRestSuccess(Rest),
    CancelRestSuccess,
    RestTimeout,
    SetWorkSuccess,
    CancelWorkSuccess,
    ForceSetNotReady(NotReady),
    ForceReady,
    ForceLogout,
    QcAgentStateNotify(Monitoring),

    Talking(Talking),
    CustomerAlerting(CustomerAlerting),
    CallOutFail(CallRef),
    CallRelease(CallRef),
    CustomerRelease(CustomerRelease),
    Ringing(Offer),
    AutoAnswer(Offer),
    Hold(CallRef),
    NoAnswer(CallRef),
    Conference(Conference),
    OutboundDetect(OutboundDetect),
    InsideCallFail(CallRef),
    ConnectFail(CallRef),
    ConsultFail(CallRef),
    SuccTransResult(TransferResult),
    ReturnFromIvr(CallRef),
    MediaSwith(MediaSwitch),
    IncomingCallInfo(IncomingCallInfo),
    OfflineQueueCall(OfflineQueueCall),
    LinkagePhoneStatus(LinkagePhoneStatus),
    LinkagePhoneHold(CallRef),
    LinkagePhoneUnHold(CallRef),
    LinkagePhoneCallOut(LinkagePhoneCallOut),
    LinkagePhoneTransferOutResult(TransferResult),

    PhoneAlerting(PhoneAlerting),
    PhoneOffhook(PhoneOffhook),
    PhoneRelease(PhoneRelease),
    PhoneBusy,
    PhoneUnknow,
    InService,
    ShutdownService(ShutdownService),
    AllAgentBusy,
    Note(Notice),
    Bulletin(Notice),

    Record(Recording),
    RecordFail(Recording),
    StopRecordDone(StopRecordDone),

    /// An event of which only the name is public; its content is taken as it comes and not read.
    NameOnly(Kind),
}

impl Body {
    /// The payload of `kind`, or what is wrong with it.
    pub(super) fn read(kind: Kind, content: Option<&Value>) -> Result<Body, Fault> {
        let fault = OnceCell::new();
        let fields = &Fields::of(content, &fault);
        let plain = || fields.without_text();
        let nothing = |body| {
            plain();
            body
        };
        let call_ref = || CallRef { call_id: fields.call_id() };
        let body = match kind {
            Kind::Busy => nothing(Body::Busy),
            Kind::Work => nothing(Body::Work),
            Kind::Ready => nothing(Body::Ready),
            Kind::SetNotReadySuccess => Body::SetNotReadySuccess(not_ready(plain())),
            Kind::CancelNotReadySuccess => nothing(Body::CancelNotReadySuccess),
            Kind::SetRestSuccess => Body::SetRestSuccess(Rest { reason: plain().code("reason") }),
            Kind::CancelRestSuccess => nothing(Body::CancelRestSuccess),
            Kind::RestTimeout => nothing(Body::RestTimeout),
            Kind::SetWorkSuccess => nothing(Body::SetWorkSuccess),
            Kind::CancelWorkSuccess => nothing(Body::CancelWorkSuccess),
            Kind::ForceSetNotReady => Body::ForceSetNotReady(not_ready(plain())),
            Kind::ForceReady => nothing(Body::ForceReady),
            Kind::ForceLogout => nothing(Body::ForceLogout),
            Kind::QcAgentStateNotify => Body::QcAgentStateNotify(monitoring(plain())),

            Kind::Talking => Body::Talking(talking(fields)),
            Kind::CustomerAlerting => Body::CustomerAlerting(customer_alerting(fields)),
            Kind::CallOutFail => Body::CallOutFail(call_ref()),
            Kind::CallRelease => Body::CallRelease(call_ref()),
            Kind::CustomerRelease => Body::CustomerRelease(customer_release(fields)),
            Kind::Ringing => Body::Ringing(offer(fields)),
            Kind::AutoAnswer => Body::AutoAnswer(offer(fields)),
            Kind::Hold => Body::Hold(call_ref()),
            Kind::NoAnswer => Body::NoAnswer(call_ref()),
            Kind::Conference => Body::Conference(conference(fields)),
            Kind::OutboundDetect => Body::OutboundDetect(outbound_detect(fields)),
            Kind::InsideCallFail => Body::InsideCallFail(call_ref()),
            Kind::ConnectFail => Body::ConnectFail(call_ref()),
            Kind::ConsultFail => Body::ConsultFail(call_ref()),
            Kind::SuccTransResult => Body::SuccTransResult(transfer_result(fields)),
            Kind::ReturnFromIvr => Body::ReturnFromIvr(call_ref()),
            Kind::MediaSwith => Body::MediaSwith(media_switch(fields)),
            Kind::IncomingCallInfo => Body::IncomingCallInfo(incoming_call_info(fields)),
            Kind::OfflineQueueCall => Body::OfflineQueueCall(offline_queue_call(plain())),
            Kind::LinkagePhoneStatus => Body::LinkagePhoneStatus(LinkagePhoneStatus { result: plain().code("result") }),
            Kind::LinkagePhoneHold => Body::LinkagePhoneHold(call_ref()),
            Kind::LinkagePhoneUnHold => Body::LinkagePhoneUnHold(call_ref()),
            Kind::LinkagePhoneCallOut => Body::LinkagePhoneCallOut(linkage_call_out(plain())),
            Kind::LinkagePhoneTransferOutResult => Body::LinkagePhoneTransferOutResult(transfer_result(fields)),

            Kind::PhoneAlerting => Body::PhoneAlerting(phone_alerting(fields)),
            Kind::PhoneOffhook => Body::PhoneOffhook(PhoneOffhook { leg: plain().code("type") }),
            Kind::PhoneRelease => Body::PhoneRelease(PhoneRelease { phone_state: plain().code("phoneState") }),
            Kind::PhoneBusy => nothing(Body::PhoneBusy),
            Kind::PhoneUnknow => nothing(Body::PhoneUnknow),
            Kind::InService => nothing(Body::InService),
            Kind::ShutdownService => Body::ShutdownService(ShutdownService { login_time: plain().whole("loginTime") }),
            Kind::AllAgentBusy => nothing(Body::AllAgentBusy),
            Kind::Note => Body::Note(notice(plain())),
            Kind::Bulletin => Body::Bulletin(notice(plain())),

            Kind::Record => Body::Record(recording(fields)),
            Kind::RecordFail => Body::RecordFail(recording(fields)),
            Kind::StopRecordDone => Body::StopRecordDone(stop_record_done(fields)),

            Kind::TransOutResult
            | Kind::ReleaseRequest
            | Kind::ReleaseResponse
            | Kind::Preview
            | Kind::AbandonCall
            | Kind::NoAnswerFromCti
            | Kind::ControlWindowNotify
            | Kind::OrdersNotify
            | Kind::ConfSelfJoinResult
            | Kind::ConfRequestSuccess
            | Kind::ConfRequestFailed
            | Kind::ConfTimeout
            | Kind::PlaySucc
            | Kind::StopPlayDone => return Ok(Body::NameOnly(kind)),
        };
        fault.into_inner().map_or(Ok(body), Err)
    }
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
