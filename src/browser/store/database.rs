//! The database and its four stores, with keys that sort by time:
//!
//! | store | key | value |
//! |---|---|---|
//! | `groups` | shift, number of the first entry | entries that were stored together, as text |
//! | `records` | began (wall), shift, key of the call | a finished call, as text |
//! | `outbox` | the same | that this call is to be delivered, and what is known of that, as text |
//! | `claims` | 0 | the number of the latest claim to write |
//! | `claims` | 1 | the number that is being forgotten, as text |
//! | `claims` | 2 | how far the open shift has been written, as text |
//! | `claims` | 3 | what is known of the time that has passed, as text |
//!
//! A claim is a wall time, or one more than the claim before, so that the later of two is the greater, also if the database
//! was deleted between them.
//!
//! IndexedDB is used directly. Of the crates for it, `indexed-db` 0.4 knows neither an explicit commit nor the events of a
//! connection that is closed, and `idb` 0.6 loses why a transaction was aborted, which is how a full disk is known.
//!
//! A shift is named by the wall time of its first entry, so the newest shift is that of the last key.

use super::event_future::first;
use super::open_transactions::OpenTransaction;
use super::storage_error::StorageError;
use crate::browser::clock::page_time;
use js_sys::{Array, JsString};
use std::ops::Deref;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbCursor, IdbCursorDirection, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

pub const GROUPS: &str = "groups";
pub const RECORDS: &str = "records";
pub const OUTBOX: &str = "outbox";
pub const CLAIMS: &str = "claims";
/// Under these keys of the claims.
pub const CLAIM: f64 = 0.0;
pub const FORGETTING: f64 = 1.0;
pub const MARK: f64 = 2.0;
pub const AGEING: f64 = 3.0;
pub const STORES: [&str; 4] = [GROUPS, RECORDS, OUTBOX, CLAIMS];

pub fn failure(request: &IdbRequest) -> StorageError {
    let error = request.error().ok().flatten();
    error.map_or(StorageError::Failed, |error| StorageError::of(&error))
}

/// Asks a store one thing.
pub async fn ask(
    connection: &IdbDatabase,
    store: &str,
    question: &dyn Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<JsValue, StorageError> {
    let transaction = read(connection, store)?;
    let request = transaction.object_store(store).and_then(|store| question(&store));
    answer(&request.map_err(|error| StorageError::of(&error))?).await
}

/// The keys and the values of a range, as they are at one time.
pub async fn entries(connection: &IdbDatabase, store: &str, range: &IdbKeyRange) -> Result<[Array; 2], StorageError> {
    entries_up_to(connection, store, range, u32::MAX).await
}

/// The same, of the first so many.
pub async fn entries_up_to(
    connection: &IdbDatabase,
    store: &str,
    range: &IdbKeyRange,
    most: u32,
) -> Result<[Array; 2], StorageError> {
    let transaction = read(connection, store)?;
    let requests = || {
        let store = transaction.object_store(store)?;
        let keys = store.get_all_keys_with_key_and_limit(range, most)?;
        Ok([keys, store.get_all_with_key_and_limit(range, most)?])
    };
    let [keys, values] = requests().map_err(|error: JsValue| StorageError::of(&error))?;
    let (keys, values) = (answer(&keys), answer(&values));
    Ok([keys.await?.unchecked_into(), values.await?.unchecked_into()])
}

/// Listens from its making.
pub fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, StorageError>> + use<> {
    let (happened, request) = (first(request, &["success", "error"]), request.clone());
    async move {
        match happened.await {
            "success" => request.result().map_err(|error| StorageError::of(&error)),
            _ => Err(failure(&request)),
        }
    }
}

/// The last key within `range`, or of all.
pub async fn last_key(
    connection: &IdbDatabase,
    store: &str,
    range: Option<&IdbKeyRange>,
) -> Result<Option<Array>, StorageError> {
    key_before(connection, store, range, 1).await
}

/// The key with which the last so many keys within `range`, or of all, begin.
pub async fn key_before(
    connection: &IdbDatabase,
    store: &str,
    range: Option<&IdbKeyRange>,
    most: u32,
) -> Result<Option<Array>, StorageError> {
    let range = range.map_or(JsValue::NULL, JsValue::from);
    let transaction = read(connection, store)?;
    let request = || {
        let store = transaction.object_store(store)?;
        store.open_key_cursor_with_range_and_direction(&range, IdbCursorDirection::Prev)
    };
    let request = request().map_err(|error| StorageError::of(&error))?;
    let key = |cursor: &JsValue| cursor.unchecked_ref::<IdbCursor>().primary_key().ok().map(JsCast::unchecked_into);
    let last = answer(&request).await?;
    let found = if last.is_null() { None } else { key(&last) };
    if found.is_none() || most < 2 {
        return Ok(found);
    }
    // The same request answers again with where the cursor has come to; past the first there is none.
    last.unchecked_ref::<IdbCursor>().advance(most - 1).map_err(|error| StorageError::of(&error))?;
    let cursor = answer(&request).await?;
    if !cursor.is_null() {
        return Ok(key(&cursor));
    }
    let first = ask(connection, store, &|store| store.open_key_cursor_with_range(&range)).await?;
    Ok(if first.is_null() { None } else { key(&first) })
}

/// How a change came out.
#[derive(Clone, Copy, PartialEq)]
pub enum Change {
    Done,
    /// Done, and what had been stored before is gone: there was no claim, or a lower one that somebody had written anew. This
    /// one was written again.
    Emptied,
    /// Somebody else has claimed the database meanwhile; nothing was changed.
    Refused,
}

/// A transaction that changes the stores: all of it, or nothing. What is read in it nobody changes before it ends.
pub struct Changing {
    transaction: OpenTransaction,
    is_emptied: bool,
}

impl Changing {
    /// With a `claim`, only as long as it is the latest; `None` if it isn't.
    pub async fn begin(connection: &IdbDatabase, claim: Option<f64>) -> Result<Option<Changing>, StorageError> {
        let transaction = begin(connection)?;
        let mut is_emptied = false;
        if let Some(claim) = claim {
            match latest_claim(&transaction).await? {
                Some(latest) if latest == claim => {}
                Some(latest) if latest > claim => return Ok(None),
                Some(_) | None => {
                    put_claim(&transaction, claim).map_err(|error| StorageError::of(&error))?;
                    is_emptied = true;
                }
            }
        }
        Ok(Some(Changing { transaction, is_emptied }))
    }

    /// Ends it with what was `made` in it, or with nothing if that failed.
    pub async fn end(self, made: Result<(), JsValue>) -> Result<Change, StorageError> {
        finish(&self.transaction, made).await?;
        Ok(if self.is_emptied { Change::Emptied } else { Change::Done })
    }
}

impl Deref for Changing {
    type Target = IdbTransaction;

    fn deref(&self) -> &IdbTransaction {
        &self.transaction
    }
}

/// The texts of one store under these keys, in their order; `None` where there is none.
pub async fn texts(
    transaction: &IdbTransaction,
    store: &str,
    keys: impl Iterator<Item = JsValue>,
) -> Result<Vec<Option<String>>, StorageError> {
    let ask = || -> Result<Vec<IdbRequest>, JsValue> {
        let store = transaction.object_store(store)?;
        keys.map(|key| store.get(&key)).collect()
    };
    let requests = ask().map_err(|error| StorageError::of(&error))?;
    // Requests are answered in their order, so one that is has all before it answered.
    let Some(last) = requests.last() else { return Ok(Vec::new()) };
    answer(last).await?;
    let text = |request: &IdbRequest| Ok(request.result().map_err(|error| StorageError::of(&error))?.as_string());
    requests.iter().map(text).collect()
}

/// Claims the database; earlier claims hold no longer.
pub async fn claim(connection: &IdbDatabase) -> Result<f64, StorageError> {
    let transaction = begin(connection)?;
    let latest = latest_claim(&transaction).await?.unwrap_or_default();
    let claim = (latest + 1.0).max(page_time().1 as f64);
    finish(&transaction, put_claim(&transaction, claim)).await?;
    Ok(claim)
}

fn put_claim(transaction: &IdbTransaction, claim: f64) -> Result<(), JsValue> {
    transaction.object_store(CLAIMS)?.put_with_key(&claim.into(), &CLAIM.into())?;
    Ok(())
}

fn read(connection: &IdbDatabase, store: &str) -> Result<OpenTransaction, StorageError> {
    connection.transaction_with_str(store).map(OpenTransaction::new).map_err(|error| StorageError::of(&error))
}

fn begin(connection: &IdbDatabase) -> Result<OpenTransaction, StorageError> {
    let stores = Array::new_typed();
    for store in STORES {
        stores.push(&JsString::from(store));
    }
    let transaction = connection.transaction_with_str_sequence_and_mode(&stores, IdbTransactionMode::Readwrite);
    transaction.map(OpenTransaction::new).map_err(|error| StorageError::of(&error))
}

async fn latest_claim(transaction: &IdbTransaction) -> Result<Option<f64>, StorageError> {
    let request = || transaction.object_store(CLAIMS)?.get(&CLAIM.into());
    let claim = answer(&request().map_err(|error| StorageError::of(&error))?).await?;
    Ok(claim.as_f64())
}

async fn finish(transaction: &IdbTransaction, made: Result<(), JsValue>) -> Result<(), StorageError> {
    let done = first(transaction, &["complete", "abort"]);
    // Committing by hand saves the wait for each request's own answer.
    #[expect(deprecated, reason = "by web-sys, without a reason; it is part of the standard")]
    let commit = || transaction.commit();
    if let Err(error) = made.and_then(|()| commit()) {
        let _ = transaction.abort();
        return Err(StorageError::of(&error));
    }
    match done.await {
        "complete" => Ok(()),
        _ => Err(transaction.error().map_or(StorageError::Failed, |error| StorageError::of(&error))),
    }
}

pub fn key(parts: &[f64]) -> JsValue {
    parts.iter().copied().map(JsValue::from_f64).collect::<Array>().into()
}

/// A part of a key.
pub fn number(key: &Array, part: u32) -> u64 {
    key.get(part).as_f64().unwrap_or_default() as u64
}
