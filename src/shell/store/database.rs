//! The database and its four stores, with keys that sort by time:
//!
//! | store | key | value |
//! |---|---|---|
//! | `groups` | shift, number of the first entry | entries that were stored together, as text |
//! | `records` | began (wall), shift, key of the call | a finished call, as text |
//! | `outbox` | the same | that this call is to be delivered, and what is known of that, as text |
//! | `claims` | 0 | the number of the latest claim to write |
//! | `claims` | 1 | the number that is being forgotten, as text |
//!
//! A shift is named by the wall time of its first entry, so the newest shift is that of the last key.

use super::happening::first;
use super::trouble::Trouble;
use super::under_way::UnderWay;
use crate::shell::clock::window;
use gloo::events::EventListener;
use js_sys::{Array, JsString};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbCursor, IdbCursorDirection, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

pub const GROUPS: &str = "groups";
pub const RECORDS: &str = "records";
pub const OUTBOX: &str = "outbox";
pub const CLAIMS: &str = "claims";
pub const STORES: [&str; 4] = [GROUPS, RECORDS, OUTBOX, CLAIMS];

/// Of the stores, not of the text in them, which has its own. Version 1 has no outbox.
const VERSION: u32 = 2;

/// A start must not wait longer for the storage, milliseconds. Browsers are known that never answer.
const OPEN_LIMIT_MS: u32 = 5_000;

/// An open connection, closed when dropped.
pub struct Database {
    connection: IdbDatabase,
    closed: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Database {
    /// `on_lost` is called when the connection is closed from outside.
    pub async fn open(name: &str, on_lost: impl Fn() + Clone + 'static) -> Result<Database, Trouble> {
        let factory = window().indexed_db().ok().flatten().ok_or(Trouble::Blocked)?;
        let request = factory.open_with_u32(name, VERSION).map_err(|error| Trouble::of(&error))?;
        let _upgrade = EventListener::new(&request, "upgradeneeded", {
            let request = request.clone();
            move |_| make_stores(&request)
        });
        match first(&request, &["success", "error"]).within(OPEN_LIMIT_MS).await {
            "success" => {}
            "error" => {
                return Err(match failure(&request) {
                    // A browser that stores nothing at all says this, as if there had been a connection.
                    Trouble::Lost => Trouble::Blocked,
                    trouble => trouble,
                });
            }
            _ => return Err(Trouble::Blocked),
        }
        let connection: IdbDatabase = request.result().map_err(|error| Trouble::of(&error))?.unchecked_into();
        let closed = Rc::new(Cell::new(false));
        let listen = |name| {
            let (connection, closed, on_lost) = (connection.clone(), closed.clone(), on_lost.clone());
            EventListener::new(&connection.clone(), name, move |_| {
                connection.close();
                closed.set(true);
                on_lost();
            })
        };
        // The first: somebody deletes the database or changes its version, and waits for us. The second: it is gone.
        Ok(Database { _listeners: [listen("versionchange"), listen("close")], connection, closed })
    }

    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    pub fn connection(&self) -> IdbDatabase {
        self.connection.clone()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.connection.close();
    }
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result() else { return };
    let database: IdbDatabase = database.unchecked_into();
    for store in STORES {
        // One that an earlier version has made stays as it is. If it fails otherwise, the first use of the store says so.
        let _ = database.create_object_store(store);
    }
}

fn failure(request: &IdbRequest) -> Trouble {
    let error = request.error().ok().flatten();
    error.map_or(Trouble::Failed, |error| Trouble::of(&error))
}

/// Asks a store one thing.
pub async fn ask(
    connection: &IdbDatabase,
    store: &str,
    question: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<JsValue, Trouble> {
    let transaction = read(connection, store)?;
    let request = transaction.object_store(store).and_then(|store| question(&store));
    answer(&request.map_err(|error| Trouble::of(&error))?).await
}

/// The keys and the values of a range, as they are at one time.
pub async fn entries(connection: &IdbDatabase, store: &str, range: &IdbKeyRange) -> Result<[Array; 2], Trouble> {
    let transaction = read(connection, store)?;
    let requests = || {
        let store = transaction.object_store(store)?;
        Ok([store.get_all_keys_with_key(range)?, store.get_all_with_key(range)?])
    };
    let [keys, values] = requests().map_err(|error: JsValue| Trouble::of(&error))?;
    let (keys, values) = (answer(&keys), answer(&values));
    Ok([keys.await?.unchecked_into(), values.await?.unchecked_into()])
}

/// Listens from its making.
pub fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, Trouble>> + use<> {
    let (happened, request) = (first(request, &["success", "error"]), request.clone());
    async move {
        match happened.await {
            "success" => request.result().map_err(|error| Trouble::of(&error)),
            _ => Err(failure(&request)),
        }
    }
}

/// The last key within `range`, or of all.
pub async fn last_key(
    connection: &IdbDatabase,
    store: &str,
    range: Option<&IdbKeyRange>,
) -> Result<Option<Array>, Trouble> {
    key_before(connection, store, range, 1).await
}

/// The key with which the last so many keys within `range`, or of all, begin.
pub async fn key_before(
    connection: &IdbDatabase,
    store: &str,
    range: Option<&IdbKeyRange>,
    most: u32,
) -> Result<Option<Array>, Trouble> {
    let range = range.map_or(JsValue::NULL, JsValue::from);
    let transaction = read(connection, store)?;
    let request = || {
        let store = transaction.object_store(store)?;
        store.open_key_cursor_with_range_and_direction(&range, IdbCursorDirection::Prev)
    };
    let request = request().map_err(|error| Trouble::of(&error))?;
    let key = |cursor: &JsValue| cursor.unchecked_ref::<IdbCursor>().primary_key().ok().map(JsCast::unchecked_into);
    let last = answer(&request).await?;
    let found = if last.is_null() { None } else { key(&last) };
    if found.is_none() || most < 2 {
        return Ok(found);
    }
    // The same request answers again with where the cursor has come to; past the first there is none.
    last.unchecked_ref::<IdbCursor>().advance(most - 1).map_err(|error| Trouble::of(&error))?;
    let cursor = answer(&request).await?;
    if !cursor.is_null() {
        return Ok(key(&cursor));
    }
    let first = ask(connection, store, |store| store.open_key_cursor_with_range(&range)).await?;
    Ok(if first.is_null() { None } else { key(&first) })
}

/// How a change came out.
#[derive(PartialEq)]
pub enum Change {
    Done,
    /// Somebody else has claimed the database meanwhile; nothing was changed.
    Refused,
}

/// Changes the stores in one transaction: all of it, or none. With a `claim`, only as long as it is the latest.
pub async fn change(
    connection: &IdbDatabase,
    claim: Option<f64>,
    change: impl FnOnce(&IdbTransaction) -> Result<(), JsValue>,
) -> Result<Change, Trouble> {
    change_by(connection, claim, async |_| Ok(()), |transaction, ()| change(transaction)).await
}

/// The same, with a change that depends on what is there: `look` at it, and nobody changes it in between.
pub async fn change_by<S>(
    connection: &IdbDatabase,
    claim: Option<f64>,
    look: impl AsyncFnOnce(&IdbTransaction) -> Result<S, Trouble>,
    change: impl FnOnce(&IdbTransaction, S) -> Result<(), JsValue>,
) -> Result<Change, Trouble> {
    let transaction = begin(connection)?;
    if let Some(claim) = claim
        && latest_claim(&transaction).await? > claim
    {
        return Ok(Change::Refused);
    }
    let seen = look(&transaction).await?;
    finish(&transaction, |transaction| change(transaction, seen)).await?;
    Ok(Change::Done)
}

/// The texts of one store under these keys, in their order; `None` where there is none.
pub async fn texts(
    transaction: &IdbTransaction,
    store: &str,
    keys: impl Iterator<Item = JsValue>,
) -> Result<Vec<Option<String>>, Trouble> {
    let ask = || -> Result<Vec<IdbRequest>, JsValue> {
        let store = transaction.object_store(store)?;
        keys.map(|key| store.get(&key)).collect()
    };
    let requests = ask().map_err(|error| Trouble::of(&error))?;
    // Requests are answered in their order, so one that is has all before it answered.
    let Some(last) = requests.last() else { return Ok(Vec::new()) };
    answer(last).await?;
    let text = |request: &IdbRequest| Ok(request.result().map_err(|error| Trouble::of(&error))?.as_string());
    requests.iter().map(text).collect()
}

/// Claims the database; earlier claims hold no longer.
pub async fn claim(connection: &IdbDatabase) -> Result<f64, Trouble> {
    let transaction = begin(connection)?;
    let claim = latest_claim(&transaction).await? + 1.0;
    let put = |transaction: &IdbTransaction| {
        transaction.object_store(CLAIMS)?.put_with_key(&claim.into(), &0.into())?;
        Ok(())
    };
    finish(&transaction, put).await?;
    Ok(claim)
}

fn read(connection: &IdbDatabase, store: &str) -> Result<UnderWay, Trouble> {
    connection.transaction_with_str(store).map(UnderWay::new).map_err(|error| Trouble::of(&error))
}

pub fn begin(connection: &IdbDatabase) -> Result<UnderWay, Trouble> {
    let stores = Array::new_typed();
    for store in STORES {
        stores.push(&JsString::from(store));
    }
    let transaction = connection.transaction_with_str_sequence_and_mode(&stores, IdbTransactionMode::Readwrite);
    transaction.map(UnderWay::new).map_err(|error| Trouble::of(&error))
}

pub async fn latest_claim(transaction: &IdbTransaction) -> Result<f64, Trouble> {
    let request = || transaction.object_store(CLAIMS)?.get(&0.into());
    let claim = answer(&request().map_err(|error| Trouble::of(&error))?).await?;
    Ok(claim.as_f64().unwrap_or_default())
}

pub async fn finish(
    transaction: &IdbTransaction,
    change: impl FnOnce(&IdbTransaction) -> Result<(), JsValue>,
) -> Result<(), Trouble> {
    let done = first(transaction, &["complete", "abort"]);
    // Committing by hand saves the wait for each request's own answer.
    #[expect(deprecated, reason = "by web-sys, without a reason; it is part of the standard")]
    let commit = || transaction.commit();
    if let Err(error) = change(transaction).and_then(|()| commit()) {
        let _ = transaction.abort();
        return Err(Trouble::of(&error));
    }
    match done.await {
        "complete" => Ok(()),
        _ => Err(transaction.error().map_or(Trouble::Failed, |error| Trouble::of(&error))),
    }
}

pub fn key(parts: &[f64]) -> JsValue {
    parts.iter().copied().map(JsValue::from_f64).collect::<Array>().into()
}
