//! What a message may not be, and what was wrong with one that could not be read.

use super::kind::Kind;

/// The longest text that is read, in bytes. A real message has some hundred; a batch some thousand.
pub const MAX_TEXT: usize = 1 << 20;
/// The longest id of a call or an agent, and the longest identifier of an event, characters. None is cut: two that
/// begin alike would become one.
pub const MAX_ID: usize = 256;
/// The longest other text of an event, such as a queue's name, characters; what is longer is cut.
pub const MAX_WORDS: usize = 1_000;

/// Why a message could not be read. Names and types only, never what the message held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Longer than [`MAX_TEXT`]; the length in bytes.
    TooLong(usize),
    /// Not JSON, or nested deeper than anything the platform sends.
    NotJson { line: usize, column: usize },
    /// JSON, but not a message of the bar; the name of its type.
    NotAMessage(&'static str),
    /// An envelope without an event: the gateway's answer when nothing happened.
    NoEvent,
    /// An event without an identifier.
    NoEventType,
    /// A known event whose content has none of its documented forms; the name of its JSON type.
    Content { kind: Option<Kind>, found: &'static str },
    /// A known event with a field of a wrong type.
    Field { kind: Option<Kind>, field: &'static str, found: Found },
}

/// What a field held, never the thing itself: it may be a person's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The name of its JSON type, such as `array`.
    Type(&'static str),
    /// An id of more than [`MAX_ID`] characters.
    TooLong,
    NoWholeNumber,
    NeitherYesNorNo,
}

impl Fault {
    pub(super) fn content(found: &'static str) -> Fault {
        Fault::Content { kind: None, found }
    }

    pub(super) fn field(field: &'static str, found: Found) -> Fault {
        Fault::Field { kind: None, field, found }
    }

    pub(super) fn of(self, known: Kind) -> Fault {
        match self {
            Fault::Content { found, .. } => Fault::Content { kind: Some(known), found },
            Fault::Field { field, found, .. } => Fault::Field { kind: Some(known), field, found },
            other => other,
        }
    }
}
