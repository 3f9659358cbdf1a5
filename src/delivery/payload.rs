//! What is sent.

use crate::api::v1;
use crate::journal::{RecordKey, Revised};

/// One request's own header and its body.
pub struct Parcel {
    /// The same whenever this revision is sent, and no other's. The times at which call and shift began, to the
    /// millisecond, tell one desk from all others.
    pub idempotency_key: String,
    pub body: String,
}

/// The call, with the names of its record and of this revision.
pub fn payload(RecordKey { began, shift, call }: RecordKey, revised: &Revised) -> Parcel {
    let record = format!("{began}-{shift}-{call}");
    let idempotency_key = format!("{record}-{}", revised.revision);
    let Revised { revision, call } = revised;
    // It has ended, so the moment makes no difference.
    let call = v1::Call::of(call, call.ended_at().unwrap_or(call.began));
    let body = v1::Delivery { call, record: &record, revision: *revision, idempotency_key: &idempotency_key };
    let body = serde_json::to_string(&body).expect("texts and numbers are JSON");
    Parcel { idempotency_key, body }
}
