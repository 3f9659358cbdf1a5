//! What the enterprise says of calls at other desks, in the form in which finished calls are delivered to it.

use super::history::{ELSEWHERE, Past, first_line};
use super::names::{DIRECTIONS, OUTCOMES, direction, outcome};
use crate::domain::{Direction, Outcome, Promise, RecordKey};
use serde::Deserialize;

/// No more of an answer is read, calls.
const MOST: usize = 500;

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Calls(Vec<Said>),
    Wrapped { calls: Vec<Said> },
}

/// Times are epoch milliseconds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    began: u64,
    direction: Option<String>,
    outcome: Option<String>,
    talk_seconds: Option<u64>,
    disposition: Option<String>,
    queue: Option<String>,
    note: Option<String>,
    #[serde(default)]
    done: bool,
    call_back: Option<CallBack>,
}

#[derive(Deserialize)]
struct CallBack {
    due: u64,
    #[serde(default)]
    made: u64,
    #[serde(default)]
    done: bool,
}

/// Reads an answer: a list of calls, or an object with one under `calls`. `None` if it is something else.
pub fn read_elsewhere(text: &str) -> Option<Vec<Past>> {
    let (Answer::Calls(calls) | Answer::Wrapped { calls }) = serde_json::from_str(text).ok()?;
    Some(calls.into_iter().take(MOST).map(past).collect())
}

fn past(said: Said) -> Past {
    let named = |name: &Option<String>| OUTCOMES.into_iter().find(|known| Some(outcome(*known)) == name.as_deref());
    let outcome = named(&said.outcome).unwrap_or(Outcome::Unknown);
    let way = DIRECTIONS.into_iter().find(|known| Some(direction(*known)) == said.direction.as_deref());
    let is_missed = matches!(outcome, Outcome::Missed | Outcome::Abandoned) && way != Some(Direction::Outbound);
    let promise = said.call_back.filter(|promise| !promise.done);
    Past {
        key: RecordKey { began: said.began, shift: ELSEWHERE, call: 0 },
        direction: way.unwrap_or(Direction::Unknown),
        outcome: Some(outcome),
        answered: (outcome == Outcome::Answered).then_some(said.began),
        talk_ms: said.talk_seconds.unwrap_or(0).saturating_mul(1_000),
        disposition: said.disposition.map(Into::into),
        queue: said.queue.map(Into::into),
        remark: said.note.as_deref().and_then(first_line),
        waits_since: promise.as_ref().map_or(said.began, |promise| promise.made.max(said.began)),
        promise: promise.map(|promise| Promise { due: promise.due, made: promise.made, kept: None }),
        missed: is_missed && !said.done,
    }
}
