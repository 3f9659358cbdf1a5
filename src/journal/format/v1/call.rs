//! A call. What is optional was added later: it is absent from earlier records, and from those of calls that have none.

use super::rang::StoredRang;
use super::{Text, is_false, stored_figures, stored_words};
use crate::domain::{
    Call, Direction, Earlier, Edited, EndedBy, Medium, Moment, Note, Outcome, Phase, Promise, RecordKey, Revision,
    Revisions,
};
use crate::protocol::{CallId, Feature, MediaType, Number};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct StoredCall<'a> {
    key: u64,
    id: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<Text<'a>>,
    direction: StoredDirection,
    number: Option<Text<'a>>,
    caller: Option<Text<'a>>,
    called: Option<Text<'a>>,
    queue: Option<Text<'a>>,
    /// The platform's code, as that of `contact`.
    feature: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    medium: Option<StoredMedium>,
    #[serde(default, skip_serializing_if = "is_false")]
    switched: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Text<'a>>,
    transferred_from: Option<Text<'a>>,
    failure: Option<Text<'a>>,
    transferred: bool,
    conference: bool,
    changed: bool,
    #[serde(default)]
    resumed: bool,
    began: StoredMoment,
    answered: Option<StoredMoment>,
    phase: StoredPhase,
    #[serde(skip_serializing_if = "Option::is_none")]
    rang: Option<StoredRang<'a>>,
    talked_ms: u64,
    held_ms: u64,
    wrap_up_ms: Option<u64>,
    note: Option<Text<'a>>,
    disposition: Option<Text<'a>>,
    #[serde(default)]
    wrapped_up: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    promise: Option<StoredPromise>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calls_back: Option<StoredKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revisions: Option<StoredRevisions<'a>>,
    #[serde(default, skip_serializing_if = "is_false")]
    incomplete: bool,
}

stored_words! { StoredDirection for Direction {
    "Inbound" => Inbound,
    "Outbound" => Outbound,
    "Internal" => Internal,
    "Unknown" => Unknown,
} }

stored_words! { StoredMedium for Medium {
    "Voice" => Voice,
    "Video" => Video,
} }

#[derive(Serialize, Deserialize)]
enum StoredPhase {
    Ringing,
    Dialling,
    Talking { since: StoredMoment },
    Held { since: StoredMoment },
    Ended { at: StoredMoment, outcome: StoredOutcome, by: StoredEndedBy },
}

stored_words! { StoredOutcome for Outcome {
    "Answered" => Answered,
    "Missed" => Missed,
    "Rejected" => Rejected,
    "Abandoned" => Abandoned,
    "Failed" => Failed,
    "Unknown" => Unknown,
} }

stored_words! { StoredEndedBy for EndedBy {
    "Agent" => Agent,
    "Customer" => Customer,
    "Platform" => Platform,
    "Unknown" => Unknown,
} }

stored_figures! { StoredMoment for Moment {
    "mono" => mono: u64,
    "wall" => wall: u64,
} }

stored_figures! { StoredPromise for Promise {
    "due" => due: u64,
    "made" => made: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    "kept" => kept: Option<u64>,
} }

stored_figures! { StoredKey for RecordKey {
    "began" => began: u64,
    "shift" => shift: u64,
    "call" => call: u64,
} }

#[derive(Serialize, Deserialize)]
struct StoredRevisions<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<StoredEdited>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disposition: Option<StoredEdited>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promise: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<StoredRevision<'a>>,
}

stored_figures! { StoredEdited for Edited {
    "since" => since: u64,
    "last" => last: u64,
} }

#[derive(Serialize, Deserialize)]
struct StoredRevision<'a> {
    since: Option<u64>,
    until: u64,
    was: StoredEarlier<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredEarlier<'a> {
    Note(Text<'a>),
    Disposition(Text<'a>),
}

/// What is written of a number.
pub(super) fn from_number(number: &Option<Number>) -> Option<Text<'_>> {
    number.as_ref().map(|number| number.as_str().into())
}

pub(super) fn to_number(text: Option<Text<'_>>) -> Option<Number> {
    text.map(|text| Number::new(&text))
}

/// What is written of any other text.
pub(super) fn from_text(text: &Option<String>) -> Option<Text<'_>> {
    text.as_deref().map(Text::Borrowed)
}

pub(super) fn to_text(text: Option<Text<'_>>) -> Option<String> {
    text.map(Text::into_owned)
}

impl<'a> From<&'a Call> for StoredCall<'a> {
    fn from(call: &'a Call) -> StoredCall<'a> {
        StoredCall {
            key: call.key,
            id: call.id.as_str().into(),
            agent: from_text(&call.agent),
            direction: call.direction.into(),
            number: from_number(&call.number),
            caller: from_number(&call.caller),
            called: from_number(&call.called),
            queue: from_text(&call.queue),
            feature: call.feature.as_ref().map(|feature| feature.code().into()),
            medium: call.medium.map(Into::into),
            switched: call.switched,
            contact: call.contact.as_ref().map(|contact| contact.code().into()),
            transferred_from: from_number(&call.transferred_from),
            failure: from_text(&call.failure),
            transferred: call.transferred,
            conference: call.conference,
            changed: call.changed,
            resumed: call.resumed,
            began: call.began.into(),
            answered: call.answered.map(Into::into),
            phase: call.phase.into(),
            rang: call.rang.as_ref().map(Into::into),
            talked_ms: call.talked_ms,
            held_ms: call.held_ms,
            wrap_up_ms: call.wrap_up_ms,
            note: call.note.as_ref().map(|note| note.as_str().into()),
            disposition: from_text(&call.disposition),
            wrapped_up: call.wrapped_up,
            promise: call.promise.map(Into::into),
            calls_back: call.calls_back.map(Into::into),
            revisions: (!call.revisions.is_empty()).then(|| (&call.revisions).into()),
            incomplete: call.incomplete,
        }
    }
}

impl From<StoredCall<'_>> for Call {
    fn from(stored: StoredCall<'_>) -> Call {
        Call {
            key: stored.key,
            id: CallId::new(&stored.id),
            agent: to_text(stored.agent),
            direction: stored.direction.into(),
            number: to_number(stored.number),
            caller: to_number(stored.caller),
            called: to_number(stored.called),
            queue: to_text(stored.queue),
            feature: stored.feature.map(|code| Feature::from(&*code)),
            medium: stored.medium.map(Into::into),
            switched: stored.switched,
            contact: stored.contact.map(|code| MediaType::from(&*code)),
            transferred_from: to_number(stored.transferred_from),
            failure: to_text(stored.failure),
            transferred: stored.transferred,
            conference: stored.conference,
            changed: stored.changed,
            resumed: stored.resumed,
            began: stored.began.into(),
            answered: stored.answered.map(Into::into),
            phase: stored.phase.into(),
            rang: stored.rang.map(Into::into),
            talked_ms: stored.talked_ms,
            held_ms: stored.held_ms,
            wrap_up_ms: stored.wrap_up_ms,
            note: stored.note.map(|note| Note::stored(&note)),
            disposition: to_text(stored.disposition),
            wrapped_up: stored.wrapped_up,
            promise: stored.promise.map(Into::into),
            calls_back: stored.calls_back.map(Into::into),
            revisions: stored.revisions.map(Into::into).unwrap_or_default(),
            incomplete: stored.incomplete,
        }
    }
}

impl From<Phase> for StoredPhase {
    fn from(phase: Phase) -> StoredPhase {
        match phase {
            Phase::Ringing => StoredPhase::Ringing,
            Phase::Dialling => StoredPhase::Dialling,
            Phase::Talking { since } => StoredPhase::Talking { since: since.into() },
            Phase::Held { since } => StoredPhase::Held { since: since.into() },
            Phase::Ended { at, outcome, by } => {
                StoredPhase::Ended { at: at.into(), outcome: outcome.into(), by: by.into() }
            }
        }
    }
}

impl From<StoredPhase> for Phase {
    fn from(stored: StoredPhase) -> Phase {
        match stored {
            StoredPhase::Ringing => Phase::Ringing,
            StoredPhase::Dialling => Phase::Dialling,
            StoredPhase::Talking { since } => Phase::Talking { since: since.into() },
            StoredPhase::Held { since } => Phase::Held { since: since.into() },
            StoredPhase::Ended { at, outcome, by } => {
                Phase::Ended { at: at.into(), outcome: outcome.into(), by: by.into() }
            }
        }
    }
}

impl<'a> From<&'a Revisions> for StoredRevisions<'a> {
    fn from(revisions: &'a Revisions) -> StoredRevisions<'a> {
        let earlier = |Revision { since, until, was }: &'a Revision| StoredRevision {
            since: *since,
            until: *until,
            was: match was {
                Earlier::Note(note) => StoredEarlier::Note(note.as_str().into()),
                Earlier::Disposition(code) => StoredEarlier::Disposition(code.into()),
            },
        };
        StoredRevisions {
            note: revisions.note.map(Into::into),
            disposition: revisions.disposition.map(Into::into),
            done: revisions.done,
            promise: revisions.promise,
            earlier: revisions.earlier.iter().map(earlier).collect(),
        }
    }
}

impl From<StoredRevisions<'_>> for Revisions {
    fn from(stored: StoredRevisions<'_>) -> Revisions {
        let earlier = |StoredRevision { since, until, was }: StoredRevision| Revision {
            since,
            until,
            was: match was {
                StoredEarlier::Note(note) => Earlier::Note(Note::stored(&note)),
                StoredEarlier::Disposition(code) => Earlier::Disposition(code.into_owned()),
            },
        };
        Revisions {
            note: stored.note.map(Into::into),
            disposition: stored.disposition.map(Into::into),
            done: stored.done,
            promise: stored.promise,
            earlier: stored.earlier.into_iter().map(earlier).collect(),
        }
    }
}
