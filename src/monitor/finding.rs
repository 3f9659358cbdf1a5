//! What may be wrong with a bar: where it departs from the documents, or from what it did before.

use super::label::{Code, Name};
use super::rules::Rule;
use crate::protocol::Kind;
use crate::protocol::catalogue::Types;

/// The object that a key stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    Envelope,
    /// What every event is made of.
    Header,
    Content(Kind),
}

/// How a message is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Packing {
    Enveloped,
    Bare,
    /// In a text, under `data`, or in a list.
    Nested,
}

/// Who called whom, as far as `feature` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    Inbound,
    Outbound,
    Internal,
    /// The platform dialled.
    Dialler,
    Untold,
}

/// How far a call came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ending {
    Talked,
    NotAnswered,
    Failed,
    /// Given up or rejected.
    Dropped,
}

/// A kind of call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallClass {
    pub way: Way,
    pub ending: Ending,
}

/// `eventGenTime`'s unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    Milliseconds,
    Seconds,
    Microseconds,
    /// No time of these years in any of them.
    Strange,
}

/// A class of messages that no reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unreadable {
    NotJson,
    NoMessage,
    NoEventType,
    /// Longer than any message.
    TooLong,
}

/// Something that is not as it should be. Kinds of events, names of keys, types and codes; never a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    RenamedEvent {
        event: Kind,
        to: Name,
    },
    RenamedKey {
        place: Place,
        key: &'static str,
        to: Name,
    },
    /// The key is read all the same.
    KeyCase {
        place: Place,
        key: &'static str,
        to: Name,
    },
    /// The content has another type.
    ContentChanged {
        event: Kind,
        from: Types,
        to: Types,
    },
    TypeChanged {
        place: Place,
        key: &'static str,
        from: Types,
        to: Types,
    },
    MissingKey {
        place: Place,
        key: &'static str,
    },
    /// Events come in another packing than before.
    PackingChanged {
        from: Packing,
        to: Packing,
    },
    /// The gateway says that it can't do what it was asked.
    ErrorReply {
        code: Code,
    },
    Unreadable {
        what: Unreadable,
    },
    OtherOrigin,
    TimeUnit {
        from: TimeUnit,
        to: TimeUnit,
    },
    /// Each comes twice; without an event, nearly all do.
    Doubled {
        event: Option<Kind>,
    },
    NewEvent {
        event: Name,
    },
    NewCode {
        place: Place,
        key: &'static str,
        code: Code,
    },
    NewKey {
        place: Place,
        key: Name,
    },
    /// It came with such calls, and no longer does.
    EventGone {
        event: Kind,
        calls: CallClass,
    },
    Order {
        rule: Rule,
    },
    /// The first came before the other, and now comes after it.
    OrderSwapped {
        calls: Way,
        first: Kind,
        then: Kind,
    },
}

/// A finding, and how often it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub finding: Finding,
    pub count: u32,
}

/// A single refusal or a torn message is no habit.
const HABIT: u32 = 5;

/// The keys that calls and states are made of. What others tell stands beside a call, or nowhere.
const CALLS: [&str; 17] = [
    "event",
    "eventList",
    "eventType",
    "content",
    "workNo",
    "callid",
    "callId",
    "orgCallId",
    "caller",
    "called",
    "otherPhone",
    "partner",
    "number",
    "feature",
    "reason",
    "result",
    "phoneState",
];

impl Found {
    /// Whether the console may lose calls by it, or tell of them what isn't so.
    pub fn may_affect_calls(&self) -> bool {
        let is_habit =
            !matches!(self.finding, Finding::ErrorReply { .. } | Finding::Unreadable { .. } | Finding::OtherOrigin)
                || self.count >= HABIT;
        is_habit && self.finding.is_harmful()
    }
}

impl Finding {
    /// What is only new, or read all the same, does no harm.
    fn is_harmful(&self) -> bool {
        match self {
            Finding::RenamedKey { key, .. } | Finding::TypeChanged { key, .. } | Finding::MissingKey { key, .. } => {
                CALLS.contains(key)
            }
            Finding::RenamedEvent { .. }
            | Finding::ContentChanged { .. }
            | Finding::ErrorReply { .. }
            | Finding::Unreadable { .. }
            | Finding::OtherOrigin
            | Finding::EventGone { .. }
            | Finding::Order { .. }
            | Finding::OrderSwapped { .. } => true,
            Finding::KeyCase { .. }
            | Finding::PackingChanged { .. }
            | Finding::TimeUnit { .. }
            | Finding::Doubled { .. }
            | Finding::NewEvent { .. }
            | Finding::NewCode { .. }
            | Finding::NewKey { .. } => false,
        }
    }

    /// The event that it is about, if it is about one.
    pub fn event(&self) -> Option<Kind> {
        match self {
            Finding::RenamedEvent { event, .. }
            | Finding::ContentChanged { event, .. }
            | Finding::EventGone { event, .. }
            | Finding::Doubled { event: Some(event) } => Some(*event),
            Finding::RenamedKey { place: Place::Content(event), .. }
            | Finding::KeyCase { place: Place::Content(event), .. }
            | Finding::TypeChanged { place: Place::Content(event), .. }
            | Finding::MissingKey { place: Place::Content(event), .. }
            | Finding::NewCode { place: Place::Content(event), .. }
            | Finding::NewKey { place: Place::Content(event), .. } => Some(*event),
            _ => None,
        }
    }
}
