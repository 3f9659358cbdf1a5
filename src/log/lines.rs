//! Calls as JSON Lines, for programs: one object a line, in the form of the events and the deliveries.

use super::{Missing, Outward, outward};
use crate::domain::{Call, Moment};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    call: Outward<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

/// A line that says how many entries of the journal could not be read, in place of the calls that they told of.
pub fn missing(missing: &Missing) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        missing: &'a Missing,
    }
    serde_json::to_string(&Line { missing }).expect("numbers are JSON") + "\n"
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
