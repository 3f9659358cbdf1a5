//! What is sent.

use crate::journal::{RecordKey, Revised};
use crate::log::{Outward, outward};
use serde::Serialize;

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
    let call = outward(call, call.ended_at().unwrap_or(call.began));
    let body = Body { call, record: &record, revision: *revision, idempotency_key: &idempotency_key };
    let body = serde_json::to_string(&body).expect("texts and numbers are JSON");
    Parcel { idempotency_key, body }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    #[serde(flatten)]
    call: Outward<'a>,
    record: &'a str,
    revision: u64,
    idempotency_key: &'a str,
}
