//! What an event is called, and which call it names.

use super::content::*;
use super::event::Body;
use super::kind::Kind;
use super::personal::CallId;

impl Body {
    pub fn kind(&self) -> Kind {
        match self {
            Body::Busy => Kind::Busy,
            Body::Work => Kind::Work,
            Body::Ready => Kind::Ready,
            Body::SetNotReadySuccess(_) => Kind::SetNotReadySuccess,
            Body::CancelNotReadySuccess => Kind::CancelNotReadySuccess,
            Body::SetRestSuccess(_) => Kind::SetRestSuccess,
            Body::CancelRestSuccess => Kind::CancelRestSuccess,
            Body::RestTimeout => Kind::RestTimeout,
            Body::SetWorkSuccess => Kind::SetWorkSuccess,
            Body::CancelWorkSuccess => Kind::CancelWorkSuccess,
            Body::ForceSetNotReady(_) => Kind::ForceSetNotReady,
            Body::ForceReady => Kind::ForceReady,
            Body::ForceLogout => Kind::ForceLogout,
            Body::QcAgentStateNotify(_) => Kind::QcAgentStateNotify,
            Body::Talking(_) => Kind::Talking,
            Body::CustomerAlerting(_) => Kind::CustomerAlerting,
            Body::CallOutFail(_) => Kind::CallOutFail,
            Body::CallRelease(_) => Kind::CallRelease,
            Body::CustomerRelease(_) => Kind::CustomerRelease,
            Body::Ringing(_) => Kind::Ringing,
            Body::AutoAnswer(_) => Kind::AutoAnswer,
            Body::Hold(_) => Kind::Hold,
            Body::NoAnswer(_) => Kind::NoAnswer,
            Body::Conference(_) => Kind::Conference,
            Body::OutboundDetect(_) => Kind::OutboundDetect,
            Body::InsideCallFail(_) => Kind::InsideCallFail,
            Body::ConnectFail(_) => Kind::ConnectFail,
            Body::ConsultFail(_) => Kind::ConsultFail,
            Body::SuccTransResult(_) => Kind::SuccTransResult,
            Body::ReturnFromIvr(_) => Kind::ReturnFromIvr,
            Body::MediaSwith(_) => Kind::MediaSwith,
            Body::IncomingCallInfo(_) => Kind::IncomingCallInfo,
            Body::OfflineQueueCall(_) => Kind::OfflineQueueCall,
            Body::LinkagePhoneStatus(_) => Kind::LinkagePhoneStatus,
            Body::LinkagePhoneHold(_) => Kind::LinkagePhoneHold,
            Body::LinkagePhoneUnHold(_) => Kind::LinkagePhoneUnHold,
            Body::LinkagePhoneCallOut(_) => Kind::LinkagePhoneCallOut,
            Body::LinkagePhoneTransferOutResult(_) => Kind::LinkagePhoneTransferOutResult,
            Body::PhoneAlerting(_) => Kind::PhoneAlerting,
            Body::PhoneOffhook(_) => Kind::PhoneOffhook,
            Body::PhoneRelease(_) => Kind::PhoneRelease,
            Body::PhoneBusy => Kind::PhoneBusy,
            Body::PhoneUnknow => Kind::PhoneUnknow,
            Body::InService => Kind::InService,
            Body::ShutdownService(_) => Kind::ShutdownService,
            Body::AllAgentBusy => Kind::AllAgentBusy,
            Body::Note(_) => Kind::Note,
            Body::Bulletin(_) => Kind::Bulletin,
            Body::Record(_) => Kind::Record,
            Body::RecordFail(_) => Kind::RecordFail,
            Body::StopRecordDone(_) => Kind::StopRecordDone,
            Body::NameOnly(kind) => *kind,
        }
    }

    /// The call that the event names. The ids of an offline queue's and of a linked phone's outbound call are other
    /// ones than the call's own.
    pub fn call_id(&self) -> Option<&CallId> {
        match self {
            Body::Talking(Talking { call_id, .. })
            | Body::CustomerAlerting(CustomerAlerting { call_id, .. })
            | Body::CustomerRelease(CustomerRelease { call_id, .. })
            | Body::Ringing(Offer { call_id, .. })
            | Body::AutoAnswer(Offer { call_id, .. })
            | Body::Conference(Conference { call_id, .. })
            | Body::OutboundDetect(OutboundDetect { call_id, .. })
            | Body::SuccTransResult(TransferResult { call_id, .. })
            | Body::LinkagePhoneTransferOutResult(TransferResult { call_id, .. })
            | Body::MediaSwith(MediaSwitch { call_id, .. })
            | Body::IncomingCallInfo(IncomingCallInfo { call_id, .. })
            | Body::PhoneAlerting(PhoneAlerting { call_id, .. })
            | Body::Record(Recording { call_id, .. })
            | Body::RecordFail(Recording { call_id, .. })
            | Body::StopRecordDone(StopRecordDone { call_id, .. }) => call_id.as_ref(),
            Body::CallOutFail(call)
            | Body::CallRelease(call)
            | Body::Hold(call)
            | Body::NoAnswer(call)
            | Body::InsideCallFail(call)
            | Body::ConnectFail(call)
            | Body::ConsultFail(call)
            | Body::ReturnFromIvr(call)
            | Body::LinkagePhoneHold(call)
            | Body::LinkagePhoneUnHold(call) => call.call_id.as_ref(),
            Body::Busy
            | Body::Work
            | Body::Ready
            | Body::SetNotReadySuccess(_)
            | Body::CancelNotReadySuccess
            | Body::SetRestSuccess(_)
            | Body::CancelRestSuccess
            | Body::RestTimeout
            | Body::SetWorkSuccess
            | Body::CancelWorkSuccess
            | Body::ForceSetNotReady(_)
            | Body::ForceReady
            | Body::ForceLogout
            | Body::QcAgentStateNotify(_)
            | Body::OfflineQueueCall(_)
            | Body::LinkagePhoneStatus(_)
            | Body::LinkagePhoneCallOut(_)
            | Body::PhoneOffhook(_)
            | Body::PhoneRelease(_)
            | Body::PhoneBusy
            | Body::PhoneUnknow
            | Body::InService
            | Body::ShutdownService(_)
            | Body::AllAgentBusy
            | Body::Note(_)
            | Body::Bulletin(_)
            | Body::NameOnly(_) => None,
        }
    }
}
