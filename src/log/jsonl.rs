//! Calls as JSON Lines, for programs: one object a line, in the form of the events and the deliveries.

use super::Missing;
use crate::api::v1;
use crate::domain::{Call, Moment};

/// A line that says how many entries of the journal could not be read, in place of the calls that they told of.
pub fn missing(&Missing { entries, since, until }: &Missing) -> String {
    let line = v1::MissingLine { missing: v1::Missing { entries, since, until } };
    serde_json::to_string(&line).expect("numbers are JSON") + "\n"
}

/// A line for each call at `now`, with the other party's name if the directory knows it.
pub fn lines<'a>(calls: impl Iterator<Item = (&'a Call, Option<&'a str>)>, now: Moment) -> String {
    calls
        .map(|(call, name)| {
            let line = v1::FileLine { call: v1::Call::of(call, now), name };
            serde_json::to_string(&line).expect("texts and numbers are JSON") + "\n"
        })
        .collect()
}
