//! What the enterprise says of calls at other desks, in the form in which finished calls are delivered to it.

use super::history::{ELSEWHERE, Past, first_line};
use crate::api::names::{DIRECTIONS, OUTCOMES, direction, outcome};
use crate::domain::{Direction, Outcome, Promise, RecordKey};
use serde_json::Value;

/// No more of an answer is read, calls.
const MOST: usize = 500;
/// The last moment that a browser's `Date` can tell, epoch milliseconds (ECMA-262, 21.4.1.1). A later one can't be shown.
const LAST: u64 = 8_640_000_000_000_000;

/// Reads an answer: a list of calls, or an object with one under `calls`; calls without a time are left out. `None` if it
/// is something else.
pub fn read_elsewhere(text: &str) -> Option<Vec<Past>> {
    let answer: Value = serde_json::from_str(text).ok()?;
    let calls = answer.as_array().or_else(|| answer["calls"].as_array())?;
    Some(calls.iter().take(MOST).filter_map(past).collect())
}

fn past(said: &Value) -> Option<Past> {
    let time = |said: &Value| said.as_u64().filter(|at| *at <= LAST);
    let began = time(&said["began"])?;
    let text = |name: &str| said[name].as_str();
    let outcome = OUTCOMES.into_iter().find(|known| Some(outcome(*known)) == text("outcome"));
    let outcome = outcome.unwrap_or(Outcome::Unknown);
    let direction = DIRECTIONS.into_iter().find(|known| Some(direction(*known)) == text("direction"));
    let is_done = |said: &Value| said["done"].as_bool() == Some(true);
    let back = &said["callBack"];
    let promise = time(&back["due"]).filter(|_| !is_done(back));
    let promise = promise.map(|due| Promise { due, made: time(&back["made"]).unwrap_or(began), kept: None });
    let is_missed = matches!(outcome, Outcome::Missed | Outcome::Abandoned) && direction != Some(Direction::Outbound);
    Some(Past {
        key: RecordKey { began, shift: ELSEWHERE, call: 0 },
        direction: direction.unwrap_or(Direction::Unknown),
        outcome: Some(outcome),
        answered: (outcome == Outcome::Answered).then_some(began),
        talk_ms: said["talkSeconds"].as_u64().unwrap_or(0).saturating_mul(1_000),
        disposition: text("disposition").map(Into::into),
        queue: text("queue").map(Into::into),
        remark: text("note").and_then(first_line),
        waits_since: promise.map_or(began, |promise| promise.made.max(began)),
        promise,
        missed: is_missed && !is_done(said),
    })
}
