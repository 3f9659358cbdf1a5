//! Calls as JSON Lines, for programs: one object a line, in the form of the events and the deliveries.

use super::{Outward, outward};
use crate::domain::{Call, Moment};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    call: Outward<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

/// A line for each call at `now`, with the other party's name if the directory knows it.
pub fn lines<'a>(calls: impl Iterator<Item = (&'a Call, Option<&'a str>)>, now: Moment) -> String {
    calls
        .map(|(call, name)| {
            let line = Line { call: outward(call, now), name };
            serde_json::to_string(&line).expect("texts and numbers are JSON") + "\n"
        })
        .collect()
}
