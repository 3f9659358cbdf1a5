//! What an agent and an operator see of the deliveries.

use super::answer::Failure;
use super::queue::{Item, Queue};
use crate::journal::RecordKey;
use crate::protocol::RawText;

/// So many calls are named, at most.
const ROWS: usize = 30;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub state: State,
    /// Calls that go by themselves.
    pub waiting: usize,
    /// Calls that wait for a person.
    pub parked: usize,
    /// When the next is sent, epoch milliseconds, if none is under way.
    pub next: Option<u64>,
    /// Those that were refused first, then the others, the newest first.
    pub rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Idle,
    /// Something waits, and nothing has gone wrong.
    Waiting,
    Retrying,
    Parked,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: RecordKey,
    pub stage: Stage,
    /// Why the last attempt failed, and what the server said.
    pub failure: Option<Failure>,
    pub words: RawText,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Waiting,
    UnderWay,
    Parked,
}

impl Report {
    /// The server wants the agent to sign in before it takes any call.
    pub fn wants_session(&self) -> bool {
        self.rows.iter().any(|row| row.stage != Stage::Parked && row.failure.is_some_and(Failure::wants_session))
    }
}

impl Queue {
    pub fn report(&self) -> Report {
        let items = self.items();
        let is_parked = |item: &&Item| item.entry.parked;
        let parked = items.iter().filter(is_parked).count();
        let waiting = items.len() - parked;
        let has_failed = items.iter().any(|item| !item.entry.parked && item.entry.failure.is_some());
        let is_under_way = items.iter().any(|item| item.sent.is_some());
        let newest = || items.iter().rev();
        let rows = newest().filter(is_parked).chain(newest().filter(|item| !is_parked(item)));
        Report {
            state: match (parked, waiting) {
                (1.., _) => State::Parked,
                (0, 1..) if has_failed => State::Retrying,
                (0, 1..) => State::Waiting,
                (0, 0) => State::Idle,
            },
            waiting,
            parked,
            next: if is_under_way { None } else { self.next_deadline() },
            rows: rows.take(ROWS).map(row).collect(),
        }
    }
}

fn row(item: &Item) -> Row {
    let stage = match item {
        Item { sent: Some(_), .. } => Stage::UnderWay,
        Item { entry, .. } if entry.parked => Stage::Parked,
        Item { .. } => Stage::Waiting,
    };
    Row { key: item.key, stage, failure: item.entry.failure, words: item.entry.words.clone() }
}
