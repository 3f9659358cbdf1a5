//! Code tables. All are open: a code that no table lists is kept and can be shown as it came.
//!
//! The platform writes codes now as strings, now as numbers; both arrive here as text.

use std::ops::RangeInclusive;

/// The codes of one table that are published.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeTable {
    pub name: &'static str,
    pub listed: &'static [&'static str],
    /// Whole numbers that are valid without being listed: the tenant's own, or codes that nobody has published.
    pub unlisted: Option<RangeInclusive<u32>>,
}

impl CodeTable {
    /// Whether the tables know of it.
    pub fn knows(&self, code: &str) -> bool {
        let is_unlisted =
            || self.unlisted.as_ref().is_some_and(|range| code.parse().is_ok_and(|code| range.contains(&code)));
        self.listed.contains(&code) || is_unlisted()
    }
}

macro_rules! open_codes {
    (@range) => { None };
    (@range $range:expr) => { Some($range) };
    ($($(#[$doc:meta])* $name:ident $(($range:expr))? { $($(#[$vdoc:meta])* $code:literal => $variant:ident,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
            /// A code that the tables don't list.
            Other(Box<str>),
        }

        impl $name {
            pub const TABLE: CodeTable = CodeTable {
                name: stringify!($name),
                listed: &[$($code,)*],
                unlisted: open_codes!(@range $($range)?),
            };

            /// The code as the platform writes it.
            pub fn code(&self) -> &str {
                match self {
                    $($name::$variant => $code,)*
                    $name::Other(code) => code,
                }
            }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> Self {
                match code {
                    $($code => $name::$variant,)*
                    other => $name::Other(other.into()),
                }
            }
        }
    )*};
}

open_codes! {
    /// Why an agent is not ready (`cec_07_1346`). `200` to `250` are the tenant's own.
    NotReadyReason (200..=250) {
        "0" => NoneGiven,
        "1" => Agent,
        /// The agent let a call ring for too long.
        "2" => NoAnswer,
        /// An inspector made the agent not ready.
        "3" => Forced,
        "4" => Rest,
        "5" => PhoneUnavailable,
        /// The agent rejected a call.
        "7" => Rejected,
    }

    /// Why an agent rests: `0` to `255`, configured on the platform; `0` means that none was given (`cec_07_1213`).
    RestCause (0..=255) {
        "0" => NoneGiven,
    }

    /// What sort of call it is (`cec_07_0582`). It belongs to the call id and stays with it through transfers.
    Feature {
        "-1" => OtherFeature,
        "0" => Inbound,
        "6" => Internal,
        "7" => Outbound,
        "40" => ReservedOutbound,
        "41" => PreOccupiedOutbound,
        "43" => PredictiveOutbound,
        "44" => PreviewOutbound,
        "45" => ReservedCallback,
        "51" => TwoPartyConsult,
        "52" => ThreePartyConsult,
        "53" => MultiParty,
        "99" => TransferConference,
    }

    /// Which leg an event speaks of.
    Leg {
        "main" => Main,
        /// A consultation beside the main call.
        "assistant" => Assistant,
        "unknown" => Unknown,
    }

    /// What the call can carry (`mediaAbility`).
    MediaAbility {
        "1" => Voice,
        "2" => Video,
        "3" => VoiceAndVideo,
        "5" => Text,
        "6" => H5Video,
    }

    /// The kind of contact (`mediaType`).
    MediaType {
        "1" => Text,
        "2" => ClickToDial,
        "4" => CallbackRequest,
        "5" => Call,
        "15" => Predictive,
        "16" => Preview,
        "17" => MessageCall,
        "19" => VideoCall,
        "51" => MultimediaChat,
        "53" => SocialChat,
    }

    /// What a call is switched to: the target of the platform's request for it (`mediaType` of `mediaswitch`,
    /// `cec_07_1249`), which the event repeats (`cec_07_1371`). It is no [`MediaType`].
    SwitchedTo {
        "1" => Audio,
        "3" => Video,
    }

    /// Who put the agent's phone down (`phoneState`, `cec_07_1396`).
    PhoneState {
        "2" => AgentHungUp,
        "3" => PlatformHungUp,
    }

    /// State of a linked desk phone (`cec_07_0572`).
    LinkagePhone {
        "0" => OffHook,
        "1" => OnHook,
        "2" => Talking,
        "3" => Online,
        "4" => Offline,
        "5" => Ringing,
    }

    /// How a request ended: `0` means well.
    ResultCode (1..=9_999) {
        "0" => Succeeded,
    }

    /// Why an outbound call failed (`detect`, `cec_07_0580`). All but `1552` are unpublished.
    DetectCode (0..=9_999) {
        /// The calling number is not allowed to make a call.
        "1552" => CallerNotAllowed,
    }

    /// What a recording holds (`fileMediaType`).
    FileMedia {
        "1" => Audio,
        "2" => Video,
    }

    /// `retcode` of an error envelope.
    RetCode {
        "000-001" => MethodError,
        "000-002" => BadRequest,
        /// No right to call the interface: the sign-in's token no longer holds.
        "000-003" => NoRight,
        /// An older spelling of `000-003`.
        "-3" => NoRightShort,
        "100-001" => BadSignIn,
        "100-002" => AlreadySignedIn,
        "100-006" => NotSignedIn,
        "100-007" => InternalError,
        "100-008" => AlreadySignedOut,
        "100-009" => SetStateFailed,
        "100-010" => WrongStateForSignOut,
        "100-014" => PhoneNotConfigured,
        "100-015" => SignedInElsewhere,
        "100-016" => BadAddress,
        "200-001" => WrongOutboundNumber,
        "200-002" => AnswerWithoutCall,
        "200-013" => HoldFailed,
        "200-014" => HoldRefused,
        "200-015" => UnholdFailed,
        "200-016" => UnholdRefused,
        "200-017" => ReleaseWithoutCall,
    }
}
