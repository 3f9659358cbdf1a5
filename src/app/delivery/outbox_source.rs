//! Where the calls are that are to be delivered: in the browser's storage, or for want of it in memory.

use super::{page_time, spawn_local};
use crate::browser::store::{StorageError, Store};
use crate::delivery::{Entry, Waiting};
use crate::domain::Call;
use crate::journal::{RecordKey, Revised, Revision, read_revised, revise};
use crate::protocol::CallId;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use yew::Callback;
use yew::platform::time::sleep;

/// How long to wait before a storage that is in trouble is asked again.
const PAUSE: Duration = Duration::from_secs(1);

#[derive(Clone)]
pub enum OutboxSource {
    Store(Rc<Store>),
    Memory(Rc<Memory>),
}

/// Records as they would be stored.
pub struct Memory {
    records: RefCell<Vec<(RecordKey, String)>>,
    /// What stands for a record that this page has not made. Whether an earlier page has delivered it nobody knows; the
    /// revisions are counted from the present time on, so that they are greater than whatever it was then.
    unknown: String,
}

impl OutboxSource {
    /// `waits` is told what is to be delivered: what an earlier page has left, and each record that changes.
    pub fn open(store: Option<Rc<Store>>, waits: Callback<Waiting>) -> OutboxSource {
        let (_, wall) = page_time();
        let Some(store) = store else {
            let unknown = serde_json::json!({ "rev": wall }).to_string();
            return OutboxSource::Memory(Rc::new(Memory { records: RefCell::default(), unknown }));
        };
        store.deliver(waits.clone());
        let weak = Rc::downgrade(&store);
        spawn_local(async move {
            while let Some(store) = weak.upgrade() {
                match store.outbox(wall).await {
                    Ok(entries) if entries.is_empty() => break,
                    Ok(entries) => return waits.emit(entries),
                    Err(_) => sleep(PAUSE).await,
                }
            }
        });
        OutboxSource::Store(store)
    }

    /// A call has ended or changed. The store tells of its own.
    pub fn record(&self, shift: u64, call: &Call) -> Waiting {
        let OutboxSource::Memory(memory) = self else { return Vec::new() };
        let key = RecordKey::of(shift, call);
        let mut records = memory.records.borrow_mut();
        let at = records.iter().position(|(other, _)| *other == key);
        let stored = at.map_or(&memory.unknown, |at| &records[at].1);
        let Some(Revision { rev, text, deliver }) = revise(Some(stored), call) else { return Vec::new() };
        match at {
            Some(at) => records[at].1 = text,
            None => records.push((key, text)),
        }
        if !deliver {
            return Vec::new();
        }
        let (_, wall) = page_time();
        let mut entry = Entry::of_change(rev, wall);
        if at.is_none() {
            entry.due = wall;
        }
        vec![(key, entry)]
    }

    /// The calls that are kept in memory alone.
    pub fn kept_in_memory(&self) -> Vec<(RecordKey, CallId)> {
        let OutboxSource::Memory(memory) = self else { return Vec::new() };
        let id = |text: &str| Some(read_revised(text).ok()?.call.id);
        memory.records.borrow().iter().filter_map(|(key, text)| Some((*key, id(text)?))).collect()
    }

    /// The call as it is on record.
    pub async fn revised(&self, key: RecordKey) -> Result<Option<Revised>, StorageError> {
        match self {
            OutboxSource::Store(store) => store.revised(key).await,
            OutboxSource::Memory(memory) => {
                let records = memory.records.borrow();
                let record = records.iter().find(|(other, _)| *other == key);
                Ok(record.and_then(|(_, text)| read_revised(text).ok()))
            }
        }
    }

    /// Writes down what came of sending a revision. If that can't be written, the call is sent again by a later page.
    pub fn settle(&self, key: RecordKey, rev: u64, entry: Option<Entry>) {
        let OutboxSource::Store(store) = self else { return };
        let store = store.clone();
        spawn_local(async move {
            let _ = store.settle(key, rev, entry.as_ref()).await;
        });
    }
}

pub(super) async fn patiently(source: &OutboxSource, key: RecordKey, is_wanted: impl Fn() -> bool) -> Option<Revised> {
    while is_wanted() {
        match source.revised(key).await {
            Ok(revised) => return revised,
            // The storage's trouble is shown elsewhere; the call is still there when it has passed.
            Err(_) => sleep(PAUSE).await,
        }
    }
    None
}
