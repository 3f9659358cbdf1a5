//! A finding in a few signs, the same in every language: what an agent can read to whoever looks after the bar.

use super::finding::{Finding, Place};
use crate::protocol::catalogue::Types;

impl Finding {
    /// `AgentEvent_Talking.callid → callID`
    pub fn sign(&self) -> String {
        match self {
            Finding::RenamedEvent { event, to } => format!("{} → {to}", event.identifier()),
            Finding::RenamedKey { place, key, to } | Finding::KeyCase { place, key, to } => {
                format!("{}.{key} → {to}", of(*place))
            }
            Finding::ContentChanged { event, from, to } => {
                format!("{}: {} → {}", event.identifier(), types(*from), types(*to))
            }
            Finding::TypeChanged { place, key, from, to } => {
                format!("{}.{key}: {} → {}", of(*place), types(*from), types(*to))
            }
            Finding::MissingKey { place, key } => format!("− {}.{key}", of(*place)),
            Finding::PackingChanged { from, to } => format!("{} → {}", from.word(), to.word()),
            Finding::ErrorReply { code } => format!("retcode {code}"),
            Finding::Unreadable { what } => what.word().to_owned(),
            Finding::OtherOrigin => "origin".to_owned(),
            Finding::TimeUnit { from, to } => format!("eventGenTime: {} → {}", from.word(), to.word()),
            Finding::Doubled { event } => format!("2 × {}", event.map_or("*", |event| event.identifier())),
            Finding::NewEvent { event } => format!("+ {event}"),
            Finding::NewCode { place, key, code } => format!("{}.{key} = {code}", of(*place)),
            Finding::NewKey { place, key } => format!("+ {}.{key}", of(*place)),
            Finding::EventGone { event, calls } => {
                format!("− {} ({}, {})", event.identifier(), calls.way.word(), calls.ending.word())
            }
            Finding::Order { rule } => rule.word().to_owned(),
            Finding::OrderSwapped { first, then, .. } => format!("{} < {}", then.identifier(), first.identifier()),
        }
    }
}

fn of(place: Place) -> &'static str {
    match place {
        Place::Envelope => "envelope",
        Place::Header => "*",
        Place::Content(kind) => kind.identifier(),
    }
}

fn types(types: Types) -> String {
    types.names().collect::<Vec<_>>().join("|")
}
