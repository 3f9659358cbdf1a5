//! Why a message of the bar could not be read, in words. Names and types only, never what the message held.

use crate::protocol::{Fault, Found};

pub fn in_words(fault: &Fault) -> String {
    match fault {
        Fault::TooLong(bytes) => format!("a message of {bytes} bytes, which is longer than any that is read"),
        Fault::NotJson { .. } => "a text that is not JSON".to_owned(),
        Fault::NotAMessage(found) => format!("JSON of the type {found}, which is no message of a bar"),
        Fault::NoEvent => "a message without an event".to_owned(),
        Fault::NoEventType => "an event without a name".to_owned(),
        Fault::Content { kind, found } => format!("{} with content of the type {found}", name(*kind)),
        Fault::Field { kind, field, found } => {
            let found = match found {
                Found::Type(found) => found,
                Found::TooLong => "longer than any id",
                Found::NoWholeNumber => "something that is no whole number",
                Found::NeitherYesNorNo => "something that is neither yes nor no",
            };
            format!("{} whose field {field} is {found}", name(*kind))
        }
    }
}

fn name(kind: Option<crate::protocol::Kind>) -> &'static str {
    kind.map_or("an event", crate::protocol::Kind::identifier)
}
