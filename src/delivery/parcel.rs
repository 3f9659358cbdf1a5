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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    idempotency_key: &'a str,
    /// What names the call in all its revisions. The platform's id may come back when a call is offered again.
    record: &'a str,
    revision: u64,
    #[serde(flatten)]
    call: Outward<'a>,
}

pub fn parcel(RecordKey { began, shift, call }: RecordKey, revised: &Revised) -> Parcel {
    let record = format!("{began}-{shift}-{call}");
    let idempotency_key = format!("{record}-{}", revised.revision);
    let Revised { revision, call } = revised;
    // It has ended, so the moment makes no difference.
    let outward = outward(call, call.ended_at().unwrap_or(call.began));
    let body = Body { idempotency_key: &idempotency_key, record: &record, revision: *revision, call: outward };
    let body = serde_json::to_string(&body).expect("a call can be written");
    Parcel { idempotency_key, body }
}
