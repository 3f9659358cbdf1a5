//! What is sent.

use crate::journal::{RecordKey, Revised};
use crate::log::outward;

/// One request's own header and its body.
pub struct Parcel {
    /// The same whenever this revision is sent, and no other's. The times at which call and shift began, to the
    /// millisecond, tell one desk from all others.
    pub idempotency_key: String,
    pub body: String,
}

/// The call in the form in which calls leave the console, with three fields more: `record`, which names it in all its
/// revisions, because the platform's id may come back when a call is offered again; `revision`; `idempotencyKey`.
pub fn parcel(RecordKey { began, shift, call }: RecordKey, revised: &Revised) -> Parcel {
    let record = format!("{began}-{shift}-{call}");
    let idempotency_key = format!("{record}-{}", revised.revision);
    let Revised { revision, call } = revised;
    // It has ended, so the moment makes no difference.
    let outward = outward(call, call.ended_at().unwrap_or(call.began));
    let mut body = serde_json::to_value(outward).expect("a call can be written");
    body["record"] = record.into();
    body["revision"] = (*revision).into();
    body["idempotencyKey"] = idempotency_key.as_str().into();
    Parcel { idempotency_key, body: body.to_string() }
}
