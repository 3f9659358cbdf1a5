//! The identifiers of connection events, each with what it is about.

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The state of the agent whom it names.
    AgentState,
    /// A call of the agent, or the phone that it is made with.
    Call,
    /// Anything else: other agents, queues, announcements, conferences.
    Other,
}

macro_rules! kinds {
    ($($identifier:literal => $kind:ident: $subject:ident,)*) => {
        /// A connection event that the console knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = concat!("`", $identifier, "`")] $kind,)*
        }

        impl Kind {
            /// Every kind; the 16 of the vendor's page *Listening to Connection Events* come first, in its order.
            pub const ALL: &[Kind] = &[$(Kind::$kind,)*];

            const IDENTIFIERS: &[&str] = &[$($identifier,)*];

            pub fn subject(self) -> Subject {
                match self {
                    $(Kind::$kind => Subject::$subject,)*
                }
            }
        }
    };
}

kinds! {
    "AgentState_Busy" => Busy: AgentState,
    "AgentState_Work" => Work: AgentState,
    "AgentState_Ready" => Ready: AgentState,
    "AgentState_SetNotReady_Success" => SetNotReadySuccess: AgentState,
    "AgentState_CancelNotReady_Success" => CancelNotReadySuccess: AgentState,
    "AgentState_SetRest_Success" => SetRestSuccess: AgentState,
    "AgentState_CancelRest_Success" => CancelRestSuccess: AgentState,
    "AgentState_Rest_Timeout" => RestTimeout: AgentState,
    "AgentState_SetWork_Success" => SetWorkSuccess: AgentState,
    "AgentState_CancelWork_Success" => CancelWorkSuccess: AgentState,
    "AgentEvent_Talking" => Talking: Call,
    "AgentEvent_Customer_Alerting" => CustomerAlerting: Call,
    "AgentEvent_Call_Out_Fail" => CallOutFail: Call,
    "AgentEvent_Call_Release" => CallRelease: Call,
    "AgentEvent_Customer_Release" => CustomerRelease: Call,
    "AgentOther_PhoneAlerting" => PhoneAlerting: Call,

    "AgentEvent_Ringing" => Ringing: Call,
    "AgentEvent_Auto_Answer" => AutoAnswer: Call,
    "AgentEvent_Hold" => Hold: Call,
    "AgentEvent_No_Answer" => NoAnswer: Call,
    "AgentEvent_Conference" => Conference: Call,
    "OUTBOUND_DETECT_EVENT" => OutboundDetect: Call,
    "AgentEvent_Inside_Call_Fail" => InsideCallFail: Call,
    "AgentEvent_Connect_Fail" => ConnectFail: Call,
    "AgentEvent_Consult_Fail" => ConsultFail: Call,
    "AgentEvent_SuccTransResult" => SuccTransResult: Call,
    "AgentEvent_ReturnFromIvr" => ReturnFromIvr: Call,
    "AgentEvent_MediaSwith" => MediaSwith: Call,
    "AgentEvent_Incoming_CallInfo" => IncomingCallInfo: Call,
    "AgentEvent_Offline_Queue_Call" => OfflineQueueCall: Other,
    "AgentEvent_linkagePhoneStatus" => LinkagePhoneStatus: Other,
    "AgentEvent_linkagePhoneHold" => LinkagePhoneHold: Call,
    "AgentEvent_linkagePhoneUnHold" => LinkagePhoneUnHold: Call,
    "AgentEvent_linkagePhoneCallOut" => LinkagePhoneCallOut: Call,
    "AgentEvent_linkagePhoneTransferOut_Result" => LinkagePhoneTransferOutResult: Call,

    "AgentEvent_TransOutResult" => TransOutResult: Call,
    "AgentEvent_ReleaseRequest" => ReleaseRequest: Call,
    "AgentEvent_ReleaseResponse" => ReleaseResponse: Call,
    "AgentEvent_Preview" => Preview: Other,
    "AgentEvent_AbandonCall" => AbandonCall: Call,
    "AgentEvent_No_Answer_From_Cti" => NoAnswerFromCti: Call,
    "AgentEvent_ControlWindow_Notify" => ControlWindowNotify: Other,
    "AgentEvent_Orders_Notify" => OrdersNotify: Other,
    "AgentConf_SelfJoinResult" => ConfSelfJoinResult: Other,
    "AgentConf_RequestSuccess" => ConfRequestSuccess: Other,
    "AgentConf_RequestFailed" => ConfRequestFailed: Other,
    "AgentConf_Timeout" => ConfTimeout: Other,

    "AgentState_Force_SetNotReady" => ForceSetNotReady: AgentState,
    "AgentState_Force_Ready" => ForceReady: AgentState,
    "Force_Logout" => ForceLogout: AgentState,
    "QC_AgentState_Notify" => QcAgentStateNotify: Other,

    "AgentOther_PhoneOffhook" => PhoneOffhook: Call,
    "AgentOther_PhoneRelease" => PhoneRelease: Call,
    "AgentOther_PhoneBusy" => PhoneBusy: Call,
    "AgentOther_PhoneUnknow" => PhoneUnknow: Other,
    "AgentOther_InService" => InService: Other,
    "AgentOther_ShutdownService" => ShutdownService: AgentState,
    "AgentOther_All_Agent_Busy" => AllAgentBusy: Other,
    "AgentOther_Note" => Note: Other,
    "AgentOther_Bulletin" => Bulletin: Other,

    "AgentMediaEvent_Record" => Record: Call,
    "AgentMediaEvent_Record_Fail" => RecordFail: Call,
    "AgentMediaEvent_StopRecordDone" => StopRecordDone: Call,
    "AgentMediaEvent_Play_Succ" => PlaySucc: Other,
    "AgentMediaEvent_StopPlayDone" => StopPlayDone: Other,
}

impl Kind {
    /// The identifier as the platform writes it.
    pub fn identifier(self) -> &'static str {
        Self::IDENTIFIERS[self as usize]
    }

    /// Whether it tells the state of an agent. A sign-in that begins is no state yet.
    pub fn is_state_event(self) -> bool {
        self.subject() == Subject::AgentState
    }

    pub fn from_identifier(identifier: &str) -> Option<Kind> {
        let place = Self::IDENTIFIERS.iter().position(|known| **known == *identifier)?;
        Some(Self::ALL[place])
    }

    /// How many of [`Kind::ALL`] the vendor's page lists.
    const ON_THE_PAGE: usize = 16;

    /// Whether the vendor's page lists it.
    pub fn is_documented(self) -> bool {
        (self as usize) < Self::ON_THE_PAGE
    }

    /// The 16 events of the vendor's page. The console must be fully functional with no others.
    pub fn documented() -> &'static [Kind] {
        &Self::ALL[..Self::ON_THE_PAGE]
    }
}
