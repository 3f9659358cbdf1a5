//! The raw entries of all shifts, for a page that is not the console: it opens the database as it is, and changes nothing.

use super::StorageError;
use super::database::{GROUPS, entries_up_to, failure, key, number};
use super::event_future::first;
use crate::browser::clock::window;
use crate::journal::{Entry, read_group};
use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange};

/// How many groups are read at once.
const GROUPS_AT_ONCE: u32 = 64;

/// Reads them in order, a shift after the other. Groups that can't be read are left out. Whether there is a database.
pub async fn recorded(name: &str, mut on_group: impl FnMut(u64, Vec<Entry>)) -> Result<bool, StorageError> {
    let Some(database) = open(name).await? else { return Ok(false) };
    let read = read_all(&database, &mut on_group).await;
    database.close();
    read.map(|()| true)
}

/// The database, if there is one: none is made.
async fn open(name: &str) -> Result<Option<IdbDatabase>, StorageError> {
    let error = |error: JsValue| StorageError::of(&error.unchecked_into());
    let factory = window().indexed_db().map_err(error)?.ok_or(StorageError::Blocked)?;
    let request = factory.open(name).map_err(error)?;
    let new = request.clone();
    let _upgrade = EventListener::new(&request, "upgradeneeded", move |_| {
        if let Some(transaction) = new.transaction() {
            // What can't be given up is empty.
            let _ = transaction.abort();
        }
    });
    match first(&request, &["success", "error"]).await {
        "success" => Ok(request.result().ok().and_then(|database| database.dyn_into().ok())),
        _ if request.error().ok().flatten().is_some_and(|error| error.name() == "AbortError") => Ok(None),
        _ => Err(failure(&request)),
    }
}

async fn read_all(database: &IdbDatabase, on_group: &mut impl FnMut(u64, Vec<Entry>)) -> Result<(), StorageError> {
    let mut after = key(&[]);
    loop {
        let range = IdbKeyRange::lower_bound_with_open(&after, true).expect("a list of numbers is a key");
        let [keys, texts] = entries_up_to(database, GROUPS, &range, GROUPS_AT_ONCE).await?;
        for (key, text) in keys.iter().zip(texts.iter()) {
            if let Some(Ok(entries)) = text.as_string().map(|text| read_group(&text)) {
                on_group(number(key.unchecked_ref::<Array>(), 0), entries);
            }
        }
        if keys.length() < GROUPS_AT_ONCE {
            return Ok(());
        }
        after = keys.get(keys.length() - 1);
    }
}
