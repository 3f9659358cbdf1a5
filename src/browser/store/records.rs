//! The records of finished calls, read back.

use super::database::{RECORDS, ask, entries, key, key_before, number};
use super::{StorageError, Store};
use crate::domain::Call;
use crate::journal::{RecordKey, read_record};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

/// Some records that follow each other.
pub struct Page {
    /// The key of the first; `None` if there is no record.
    pub first: Option<RecordKey>,
    /// Each with its shift.
    pub calls: Vec<(u64, Call)>,
}

impl Store {
    /// How many records there are.
    pub async fn count(&self) -> Result<usize, StorageError> {
        let database = self.writer.database().await;
        Ok(ask(&database, RECORDS, &|store| store.count()).await?.as_f64().unwrap_or_default() as usize)
    }

    /// The latest records of those before a key, or of all: up to so many, with their shifts, in the order of beginning.
    /// Records that can't be read are left out.
    pub async fn page(&self, before: Option<RecordKey>, most: u32) -> Result<Page, StorageError> {
        let database = self.writer.database().await;
        let earlier = before
            .map(|before| IdbKeyRange::upper_bound_with_open(&record_key(&before), true).expect("numbers are a key"));
        let Some(first) = key_before(&database, RECORDS, earlier.as_ref(), most).await? else {
            return Ok(Page { first: None, calls: Vec::new() });
        };
        let range = match &before {
            Some(before) => IdbKeyRange::bound_with_lower_open_and_upper_open(&first, &record_key(before), false, true),
            None => IdbKeyRange::lower_bound(&first),
        };
        let range = range.expect("what was a key is one");
        let [keys, texts] = entries(&database, RECORDS, &range).await?;
        let call = |(key, text): (JsValue, JsValue)| {
            let call = read_record(&text.as_string()?).ok()?;
            Some((number(key.unchecked_ref(), 1), call))
        };
        let first = RecordKey { began: number(&first, 0), shift: number(&first, 1), call: number(&first, 2) };
        Ok(Page { first: Some(first), calls: keys.iter().zip(texts.iter()).filter_map(call).collect() })
    }

    /// A call's record, also while it waits to be written; `None` if there is none that can be read.
    pub async fn record_at(&self, at: RecordKey) -> Result<Option<Rc<Call>>, StorageError> {
        let waiting = self.writer.buffer.borrow().record_at(&at).cloned();
        if waiting.is_some() {
            return Ok(waiting);
        }
        let database = self.writer.database().await;
        let text = ask(&database, RECORDS, &|store| store.get(&record_key(&at))).await?.as_string();
        Ok(text.and_then(|text| read_record(&text).ok()).map(Rc::new))
    }
}

pub fn record_key(&RecordKey { began, shift, call }: &RecordKey) -> JsValue {
    key(&[began as f64, shift as f64, call as f64])
}
