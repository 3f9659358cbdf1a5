//! The documented protocol as data: what is known of each event, and who says so.
//!
//! The keys come from the decoder's own rows ([`Kind::keys`]), and the codes from its tables, so that what is expected and
//! what is read can't part. [`asyncapi`] writes all of it as the repository's `docs/asyncapi.json`; the
//! [monitor](crate::monitor) holds what a bar says against it.

mod asyncapi;
mod titles;

pub use asyncapi::{asyncapi, message_schema};

use super::codes::CodeTable;
use super::kind::Kind;
use serde_json_borrow::Value;

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub struct Types(u8);

impl Types {
    pub const NONE: Types = Types(0);
    pub const NULL: Types = Types(1);
    pub const BOOLEAN: Types = Types(2);
    pub const NUMBER: Types = Types(4);
    pub const TEXT: Types = Types(8);
    pub const ARRAY: Types = Types(16);
    pub const OBJECT: Types = Types(32);
    /// A text or a number: the vendor's samples have both.
    pub const SCALAR: Types = Types(4 | 8);
    pub const ANY: Types = Types(63);

    const NAMES: [(Types, &'static str); 6] = [
        (Types::NULL, "null"),
        (Types::BOOLEAN, "boolean"),
        (Types::NUMBER, "number"),
        (Types::TEXT, "string"),
        (Types::ARRAY, "array"),
        (Types::OBJECT, "object"),
    ];

    /// The type of this value, and no other.
    pub(crate) fn of(value: &Value) -> Types {
        match value {
            Value::Null => Types::NULL,
            Value::Bool(_) => Types::BOOLEAN,
            Value::Number(_) => Types::NUMBER,
            Value::Str(_) => Types::TEXT,
            Value::Array(_) => Types::ARRAY,
            Value::Object(_) => Types::OBJECT,
        }
    }

    pub const fn or(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    pub const fn has(self, other: Types) -> bool {
        self.0 & other.0 == other.0
    }

    pub const fn bits(self) -> u8 {
        self.0
    }

    pub const fn from_bits(bits: u8) -> Types {
        Types(bits & Types::ANY.0)
    }

    /// The names of the types (RFC 8259).
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Types::NAMES.into_iter().filter(move |(one, _)| self.has(*one)).map(|(_, name)| name)
    }

    /// The set with these names; a name that is none is passed over.
    pub fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Types {
        let one =
            |name: &str| Types::NAMES.into_iter().find(|(_, own)| *own == name).map_or(Types::NONE, |(one, _)| one);
        names.into_iter().map(one).fold(Types::NONE, Types::or)
    }
}

/// How often a key is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In each content that is an object.
    Always,
    Sometimes,
    /// No document says.
    Untold,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The text of a page of the vendor's.
    Page,
    /// A sample on such a page, which the page's text doesn't bear out.
    Sample,
    /// Code of others who use the same gateway, or what a deployment was seen to send.
    Seen,
    /// Nobody: concluded from events of the same sort.
    Assumed,
}

impl Source {
    pub fn word(self) -> &'static str {
        match self {
            Source::Page => "vendor page",
            Source::Sample => "vendor sample",
            Source::Seen => "observed",
            Source::Assumed => "assumed",
        }
    }
}

/// How the decoder reads a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    CallId,
    /// A number of a person.
    Number,
    /// Several, in one text.
    Numbers,
    Code(&'static CodeTable),
    Text,
    Whole,
    /// Yes or no.
    Flag,
    /// The console doesn't; the envelope is made of it.
    Structure,
}

/// A key of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// As the samples spell it. It is read in any case.
    pub name: &'static str,
    /// As another document spells it.
    pub also: &'static [&'static str],
    /// The key of the object within the content that it stands in.
    pub within: Option<&'static str>,
    pub reads: Reads,
    /// What the documents show.
    pub types: Types,
    pub presence: Presence,
    pub source: Source,
}

impl Key {
    const fn structure(name: &'static str, types: Types, presence: Presence) -> Key {
        let (also, within, reads, source) = (&[], None, Reads::Structure, Source::Page);
        Key { name, also, within, reads, types, presence, source }
    }
}

/// What an envelope is made of.
pub const ENVELOPE: &[Key] = &[
    Key::structure("message", Types::TEXT, Presence::Always),
    Key { types: Types::SCALAR, ..Key::structure("retcode", Types::TEXT, Presence::Always) },
    Key::structure("event", Types::OBJECT.or(Types::NULL), Presence::Always),
];

/// What every event is made of.
pub const HEADER: &[Key] = &[
    Key::structure("eventType", Types::TEXT, Presence::Always),
    Key::structure("workNo", Types::TEXT, Presence::Always),
    Key::structure("content", Types::ANY, Presence::Always),
    // Only the newest documents have it.
    Key::structure("eventGenTime", Types::NUMBER, Presence::Sometimes),
];

/// A list of keys that the platform's serializer leaves in some events; it says nothing.
pub const NOISE: &str = "jsonKey";

/// What is known of an event beside its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    pub kind: Kind,
    /// The JSON types of `content` that the documents show.
    pub documented: Types,
    /// Others that deployments were seen to send.
    pub seen: Types,
    pub source: Source,
    /// The page of the API reference, or whatever else tells of it.
    pub page: &'static str,
}

impl Spec {
    pub fn of(kind: Kind) -> &'static Spec {
        &SPECS[kind as usize]
    }

    /// All forms in which its content is expected.
    pub fn forms(&self) -> Types {
        self.documented.or(self.seen)
    }

    /// Whether the forms go with the call rather than with the deployment.
    pub fn mixes_forms(&self) -> bool {
        self.kind == Kind::PhoneAlerting
    }

    /// What it tells.
    pub fn title(&self) -> &'static str {
        titles::title(self.kind)
    }
}

macro_rules! specs {
    ($($kind:ident $documented:ident $(+ $seen:ident)* $source:ident $page:literal;)*) => {
        /// One for each event, in the order of [`Kind::ALL`].
        const SPECS: &[Spec] = &[$(Spec {
            kind: Kind::$kind,
            documented: Types::$documented,
            seen: Types::NONE$(.or(Types::$seen))*,
            source: Source::$source,
            page: $page,
        },)*];
    };
}

// What deployments were seen to send stands behind the `+`. The vendor's demo reads an object where the documents have a
// bare call id; the content of an event known by its name alone is anybody's guess.
specs! {
    Busy NULL Page "cec_07_1343";
    Work NULL Page "cec_07_1344";
    Ready NULL Page "cec_07_1345";
    SetNotReadySuccess OBJECT Page "cec_07_1346";
    CancelNotReadySuccess NULL Page "cec_07_1347";
    SetRestSuccess NULL + OBJECT Page "cec_07_1348";
    CancelRestSuccess NULL Page "cec_07_1349";
    RestTimeout NULL Page "cec_07_1350";
    SetWorkSuccess NULL Assumed "cec_07_1351";
    CancelWorkSuccess NULL Page "cec_07_1352";
    Talking OBJECT Page "cec_07_1355";
    CustomerAlerting OBJECT Page "cec_07_1356";
    CallOutFail TEXT + OBJECT Page "cec_07_1359";
    CallRelease TEXT + OBJECT Page "cec_07_1363";
    CustomerRelease OBJECT Page "cec_07_1364";
    PhoneAlerting NULL + OBJECT Page "cec_07_1398";

    Ringing OBJECT Page "cec_07_1366";
    AutoAnswer OBJECT Page "cec_07_1365";
    Hold TEXT + OBJECT Page "cec_07_1357";
    NoAnswer TEXT + OBJECT Page "cec_07_1362";
    Conference OBJECT Page "cec_07_1358";
    OutboundDetect OBJECT Page "cec_07_1360";
    InsideCallFail TEXT + OBJECT Page "cec_07_1361";
    ConnectFail TEXT + OBJECT Page "cec_07_1367";
    ConsultFail TEXT + OBJECT Page "cec_07_1368";
    SuccTransResult OBJECT Page "cec_07_1369";
    ReturnFromIvr TEXT + OBJECT Page "cec_07_1370";
    MediaSwith OBJECT Page "cec_07_1371";
    IncomingCallInfo OBJECT Page "cec_07_0520";
    OfflineQueueCall OBJECT Page "cec_07_0521";
    LinkagePhoneStatus OBJECT Page "cec_07_0572";
    LinkagePhoneHold OBJECT Page "cec_07_0577";
    LinkagePhoneUnHold OBJECT Page "cec_07_0578";
    LinkagePhoneCallOut OBJECT Page "cec_07_0579";
    LinkagePhoneTransferOutResult OBJECT Page "cec_07_0576";

    TransOutResult ANY Seen "client code";
    ReleaseRequest ANY Seen "client code";
    ReleaseResponse ANY Seen "client code";
    Preview ANY Seen "client code";
    AbandonCall ANY Seen "client code";
    NoAnswerFromCti ANY Seen "client code";
    ControlWindowNotify ANY Seen "client code";
    OrdersNotify ANY Seen "client code";
    ConfSelfJoinResult ANY Page "cec_07_1283";
    ConfRequestSuccess ANY Page "cec_07_1283";
    ConfRequestFailed ANY Page "cec_07_1283";
    ConfTimeout ANY Page "cec_07_1283";

    ForceSetNotReady NULL + OBJECT Seen "client code";
    ForceReady NULL + OBJECT Seen "client code";
    ForceLogout NULL + OBJECT Seen "client code";
    QcAgentStateNotify OBJECT Page "cec_07_1393";

    PhoneOffhook OBJECT Page "cec_07_1397";
    PhoneRelease OBJECT Page "cec_07_1396";
    PhoneBusy NULL Page "cec_07_1399";
    PhoneUnknow NULL Page "cec_07_1395";
    InService NULL Page "cec_07_1401";
    ShutdownService OBJECT Page "cec_07_1402";
    AllAgentBusy NULL Page "cec_07_1403";
    Note OBJECT Seen "client code";
    Bulletin OBJECT Seen "client code";

    Record OBJECT Page "cec_07_1381";
    RecordFail OBJECT Page "cec_07_1382";
    StopRecordDone OBJECT Page "cec_07_1383";
    PlaySucc ANY Page "names only";
    StopPlayDone ANY Page "names only";
}
