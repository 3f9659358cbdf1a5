//! Which call an event names.

use super::event::Body;
use super::payloads::*;
use super::redacted::CallId;

impl Body {
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
