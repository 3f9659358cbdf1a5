//! Why a message of the bar could not be read. Names and types only, never what the message held.

use super::words::BarText;
use crate::protocol::{Fault, Kind};

pub fn in_words(fault: &Fault) -> BarText {
    let name = |kind: Option<Kind>| kind.map(Kind::identifier);
    match *fault {
        Fault::TooLong(bytes) => BarText::TooLongMessage(bytes),
        Fault::NotJson { .. } => BarText::NotJson,
        Fault::NotAMessage(found) => BarText::NoMessage(found),
        Fault::NoEvent => BarText::NoEvent,
        Fault::NoEventType => BarText::NoEventName,
        Fault::Content { kind, found } => BarText::EventContent(name(kind), found),
        Fault::Field { kind, field, found } => BarText::EventField(name(kind), field, found),
    }
}
