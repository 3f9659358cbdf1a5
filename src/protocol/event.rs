//! A connection event, typed: from an identifier and a `content` to one variant with its payload.

use super::catalogue::Key;
use super::fault::Fault;
use super::kind::Kind;
use super::payloads::*;
use super::reader::Fields;
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

/// One row for each event: its payload. Of an event that has no row only the name is public.
macro_rules! bodies {
    (
        bare { $($bare:ident,)* }
        of_a_call { $($named:ident($ref:ty),)* }
        loaded { $($kind:ident($payload:ty),)* }
    ) => {
        /// What happened, in the bar's words.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Body {
            $($bare,)*
            $($named($ref),)*
            $($kind($payload),)*
            /// An event of which only the name is public; its content is taken as it comes and not read.
            NameOnly(Kind),
        }

        impl Body {
            pub fn kind(&self) -> Kind {
                match self {
                    $(Body::$bare => Kind::$bare,)*
                    $(Body::$named(_) => Kind::$named,)*
                    $(Body::$kind(_) => Kind::$kind,)*
                    Body::NameOnly(kind) => *kind,
                }
            }

            /// The payload of `kind`, or what is wrong with it.
            pub(super) fn read(kind: Kind, content: Option<&Value>) -> Result<Body, Fault> {
                let fault = OnceCell::new();
                let fields = &Fields::of(content, &fault);
                let body = match kind {
                    $(Kind::$bare => {
                        fields.without_text();
                        Body::$bare
                    })*
                    $(Kind::$named => Body::$named(<$ref>::read(fields)),)*
                    $(Kind::$kind => Body::$kind(<$payload>::read(fields.without_text())),)*
                    _ => return Ok(Body::NameOnly(kind)),
                };
                fault.into_inner().map_or(Ok(body), Err)
            }
        }

        impl Kind {
            /// The keys of its content that are read.
            pub fn keys(self) -> &'static [Key] {
                match self {
                    $(Kind::$named => <$ref>::KEYS,)*
                    $(Kind::$kind => <$payload>::KEYS,)*
                    _ => &[],
                }
            }
        }
    };
}

bodies! {
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
    // Their content may be a text: the id of the call.
    of_a_call {
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
        LinkagePhoneHold(CallRef),
        LinkagePhoneUnHold(CallRef),
        LinkagePhoneTransferOutResult(TransferResult),
        PhoneAlerting(PhoneAlerting),
        Record(Recording),
        RecordFail(Recording),
        StopRecordDone(StopRecordDone),
    }
    loaded {
        SetNotReadySuccess(NotReady),
        SetRestSuccess(Rest),
        ForceSetNotReady(NotReady),
        QcAgentStateNotify(Monitoring),
        OfflineQueueCall(OfflineQueueCall),
        LinkagePhoneStatus(LinkagePhoneStatus),
        LinkagePhoneCallOut(LinkagePhoneCallOut),
        PhoneOffhook(PhoneOffhook),
        PhoneRelease(PhoneRelease),
        ShutdownService(ShutdownService),
        Note(Notice),
        Bulletin(Notice),
    }
}
