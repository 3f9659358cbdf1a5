//! What is to be delivered, beside the records that it is about.

use super::Store;
use super::database::{OUTBOX, RECORDS, ask, entries, key, number, texts};
use super::records::record_key;
use super::storage_error::StorageError;
use crate::delivery::{Entry, Settled, Waiting, read_entry, settle};
use crate::journal::{RecordKey, Revised, read_revised};
use js_sys::Array;
use std::iter::once;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;
use yew::Callback;

impl Store {
    /// From now on each record that changes is to be delivered. That is written down with the change; then `on_outbox`
    /// is told.
    pub fn deliver(&self, on_outbox: Callback<Waiting>) {
        self.writer.on_outbox.replace(Some(on_outbox));
    }

    /// What waits to be delivered at `wall`, epoch milliseconds, from whichever page.
    pub async fn outbox(&self, wall: u64) -> Result<Waiting, StorageError> {
        let connection = self.writer.database().await;
        let all = IdbKeyRange::lower_bound(&key(&[])).expect("an empty list is a key");
        let [keys, texts] = entries(&connection, OUTBOX, &all).await?;
        let record_key = |key: JsValue| {
            let key: Array = key.unchecked_into();
            RecordKey { began: number(&key, 0), shift: number(&key, 1), call: number(&key, 2) }
        };
        let entry = |text: JsValue| read_entry(&text.as_string().unwrap_or_default(), wall);
        Ok(keys.iter().map(record_key).zip(texts.iter().map(entry)).collect())
    }

    /// A call as it is on record; `None` if there is none that can be read.
    pub async fn revised(&self, key: RecordKey) -> Result<Option<Revised>, StorageError> {
        let connection = self.writer.database().await;
        let text = ask(&connection, RECORDS, &|store| store.get(&record_key(&key))).await?;
        Ok(text.as_string().and_then(|text| read_revised(&text).ok()))
    }

    /// Writes down what came of sending a revision: with an entry it waits on, without it is delivered. If the record
    /// has changed since, that is of no account.
    pub async fn settle(&self, key: RecordKey, rev: u64, entry: Option<&Entry>) -> Result<(), StorageError> {
        let Some(transaction) = self.writer.begin_change().await? else { return Ok(()) };
        let record = texts(&transaction, RECORDS, once(record_key(&key))).await?;
        let write = || {
            let outbox = transaction.object_store(OUTBOX)?;
            match settle(record.first().and_then(Option::as_deref), rev, entry) {
                Settled::Left => {}
                Settled::Written(text) => drop(outbox.put_with_key(&JsValue::from_str(&text), &record_key(&key))?),
                Settled::Deleted => drop(outbox.delete(&record_key(&key))?),
            }
            Ok(())
        };
        let written = write();
        self.writer.end_change(transaction, written).await
    }
}
