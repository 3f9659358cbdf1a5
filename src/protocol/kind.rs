//! The identifiers of connection events.

macro_rules! kinds {
    ($($identifier:literal => $kind:ident,)*) => {
        /// A connection event that the console knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = concat!("`", $identifier, "`")] $kind,)*
        }

        impl Kind {
            /// Every kind; the 16 of the vendor's page *Listening to Connection Events* come first, in its order.
            pub const ALL: &[Kind] = &[$(Kind::$kind,)*];

            const IDENTIFIERS: &[&str] = &[$($identifier,)*];
        }
    };
}

kinds! {
    "AgentState_Busy" => Busy,
    "AgentState_Work" => Work,
    "AgentState_Ready" => Ready,
    "AgentState_SetNotReady_Success" => SetNotReadySuccess,
    "AgentState_CancelNotReady_Success" => CancelNotReadySuccess,
    "AgentState_SetRest_Success" => SetRestSuccess,
    "AgentState_CancelRest_Success" => CancelRestSuccess,
    "AgentState_Rest_Timeout" => RestTimeout,
    "AgentState_SetWork_Success" => SetWorkSuccess,
    "AgentState_CancelWork_Success" => CancelWorkSuccess,
    "AgentEvent_Talking" => Talking,
    "AgentEvent_Customer_Alerting" => CustomerAlerting,
    "AgentEvent_Call_Out_Fail" => CallOutFail,
    "AgentEvent_Call_Release" => CallRelease,
    "AgentEvent_Customer_Release" => CustomerRelease,
    "AgentOther_PhoneAlerting" => PhoneAlerting,

    "AgentEvent_Ringing" => Ringing,
    "AgentEvent_Auto_Answer" => AutoAnswer,
    "AgentEvent_Hold" => Hold,
    "AgentEvent_No_Answer" => NoAnswer,
    "AgentEvent_Conference" => Conference,
    "OUTBOUND_DETECT_EVENT" => OutboundDetect,
    "AgentEvent_Inside_Call_Fail" => InsideCallFail,
    "AgentEvent_Connect_Fail" => ConnectFail,
    "AgentEvent_Consult_Fail" => ConsultFail,
    "AgentEvent_SuccTransResult" => SuccTransResult,
    "AgentEvent_ReturnFromIvr" => ReturnFromIvr,
    "AgentEvent_MediaSwith" => MediaSwith,
    "AgentEvent_Incoming_CallInfo" => IncomingCallInfo,
    "AgentEvent_Offline_Queue_Call" => OfflineQueueCall,
    "AgentEvent_linkagePhoneStatus" => LinkagePhoneStatus,
    "AgentEvent_linkagePhoneHold" => LinkagePhoneHold,
    "AgentEvent_linkagePhoneUnHold" => LinkagePhoneUnHold,
    "AgentEvent_linkagePhoneCallOut" => LinkagePhoneCallOut,
    "AgentEvent_linkagePhoneTransferOut_Result" => LinkagePhoneTransferOutResult,

    "AgentEvent_TransOutResult" => TransOutResult,
    "AgentEvent_ReleaseRequest" => ReleaseRequest,
    "AgentEvent_ReleaseResponse" => ReleaseResponse,
    "AgentEvent_Preview" => Preview,
    "AgentEvent_AbandonCall" => AbandonCall,
    "AgentEvent_No_Answer_From_Cti" => NoAnswerFromCti,
    "AgentEvent_ControlWindow_Notify" => ControlWindowNotify,
    "AgentEvent_Orders_Notify" => OrdersNotify,
    "AgentConf_SelfJoinResult" => ConfSelfJoinResult,
    "AgentConf_RequestSuccess" => ConfRequestSuccess,
    "AgentConf_RequestFailed" => ConfRequestFailed,
    "AgentConf_Timeout" => ConfTimeout,

    "AgentState_Force_SetNotReady" => ForceSetNotReady,
    "AgentState_Force_Ready" => ForceReady,
    "Force_Logout" => ForceLogout,
    "QC_AgentState_Notify" => QcAgentStateNotify,

    "AgentOther_PhoneOffhook" => PhoneOffhook,
    "AgentOther_PhoneRelease" => PhoneRelease,
    "AgentOther_PhoneBusy" => PhoneBusy,
    "AgentOther_PhoneUnknow" => PhoneUnknow,
    "AgentOther_InService" => InService,
    "AgentOther_ShutdownService" => ShutdownService,
    "AgentOther_All_Agent_Busy" => AllAgentBusy,
    "AgentOther_Note" => Note,
    "AgentOther_Bulletin" => Bulletin,

    "AgentMediaEvent_Record" => Record,
    "AgentMediaEvent_Record_Fail" => RecordFail,
    "AgentMediaEvent_StopRecordDone" => StopRecordDone,
    "AgentMediaEvent_Play_Succ" => PlaySucc,
    "AgentMediaEvent_StopPlayDone" => StopPlayDone,
}

impl Kind {
    /// The identifier as the platform writes it.
    pub fn identifier(self) -> &'static str {
        Self::IDENTIFIERS[self as usize]
    }

    pub fn from_identifier(identifier: &str) -> Option<Kind> {
        let place = Self::IDENTIFIERS.iter().position(|known| **known == *identifier)?;
        Some(Self::ALL[place])
    }

    /// How many of [`Kind::ALL`] the vendor's page lists.
    const ON_THE_PAGE: usize = 16;

    /// The 16 events of the vendor's page. The console must be fully functional with no others.
    pub fn documented() -> &'static [Kind] {
        &Self::ALL[..Self::ON_THE_PAGE]
    }
}
