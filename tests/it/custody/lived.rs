//! What the tabs' sessions have lived through.

use agent_console::domain::{Now, Restored, Session};
use agent_console::journal::{Entry, EntryKind};
use std::cell::RefCell;

thread_local! {
    /// What each snapshot of a session knows.
    static SNAPSHOTS: RefCell<Vec<Vec<String>>> = const { RefCell::new(Vec::new()) };
}

/// A snapshot of a session that has lived through this; the model keeps its place in a field that is a number.
pub fn snapshot(now: Now, lived: &[String]) -> Restored {
    let earlier = SNAPSHOTS.with_borrow_mut(|all| {
        all.push(lived.to_vec());
        all.len() - 1
    });
    Restored { earlier, ..Session::new(now).snapshot() }
}

pub fn restored(restored: &Restored) -> Vec<String> {
    SNAPSHOTS.with_borrow(|all| all[restored.earlier].clone())
}

pub fn id(what: &EntryKind) -> Option<String> {
    match what {
        EntryKind::Dialled(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}

/// What a session has lived through.
#[derive(Clone, Default)]
pub struct Lived {
    pub ids: Vec<String>,
    /// So many of them it has from a snapshot. The entries are gone, so nobody but the session knows a repeat.
    restored: usize,
    /// When the latest of it happened.
    pub last: u64,
}

impl Lived {
    pub fn restore(&mut self, known: &Restored) {
        self.ids = restored(known);
        self.restored = self.ids.len();
    }

    pub fn add(&mut self, id: String) {
        if !self.ids[..self.restored].contains(&id) {
            self.ids.push(id);
        }
    }
}

pub fn lived(entries: &[Entry]) -> Lived {
    let mut lived = Lived { last: entries.last().map_or(0, |last| last.now.at.wall), ..Lived::default() };
    for entry in entries {
        match &entry.what {
            EntryKind::Restored(known) => lived.restore(known),
            what => id(what).into_iter().for_each(|id| lived.add(id)),
        }
    }
    lived
}

pub fn ids(entries: &[Entry]) -> Vec<String> {
    lived(entries).ids
}
