//! The journal, read back.

use super::database::{CLAIMS, GROUPS, MARK, RECORDS, ask, entries, key, last_key, number};
use super::{StorageError, Store};
use crate::domain::Call;
use crate::journal::{GroupReader, HighWaterMark, Loaded, read_record};
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{IdbDatabase, IdbKeyRange};

impl Store {
    /// The journal of the latest shift, open or [over](Loaded::is_over); `None` if there is none.
    pub async fn load(&self) -> Result<Option<Loaded>, StorageError> {
        let database = self.writer.database().await;
        let mark = mark(&database).await?;
        let newest = last_key(&database, GROUPS, None).await?.map(|key| number(&key, 0));
        let Some(shift) = newest.max(mark.map(|mark| mark.shift)) else { return Ok(None) };
        let mut loaded = groups(&database, shift, 0).await?.finish(mark);
        if !loaded.holes.is_empty() {
            loaded.records = records_of(&database, shift).await?;
        }
        Ok(Some(loaded))
    }

    /// The durable entries of a shift from a number on, for a tab that has missed some, without records.
    pub async fn entries_from(&self, shift: u64, from: u64) -> Result<Loaded, StorageError> {
        let database = self.writer.database().await;
        let mark = mark(&database).await?;
        // The group that holds the entry begins with it or earlier.
        let earlier = between(shift, 0.0, from as f64);
        let first = last_key(&database, GROUPS, Some(&earlier)).await?.map_or(from, |key| number(&key, 1));
        let mut loaded = groups(&database, shift, first).await?.finish(mark);
        loaded.entries.retain(|entry| entry.number >= from);
        loaded.holes.retain(|hole| hole.to > from);
        Ok(loaded)
    }
}

/// How far the latest shift has been written. It is read before the groups, so that it is never ahead of them.
pub async fn mark(database: &IdbDatabase) -> Result<Option<HighWaterMark>, StorageError> {
    let mark = ask(database, CLAIMS, &|store| store.get(&MARK.into())).await?;
    Ok(mark.as_string().and_then(|text| serde_json::from_str(&text).ok()))
}

pub fn between(shift: u64, from: f64, to: f64) -> IdbKeyRange {
    let (from, to) = (key(&[shift as f64, from]), key(&[shift as f64, to]));
    IdbKeyRange::bound(&from, &to).expect("numbers are keys")
}

/// The groups of a shift from the one on that begins with the entry `first`.
async fn groups(database: &IdbDatabase, shift: u64, first: u64) -> Result<GroupReader, StorageError> {
    let range = between(shift, first as f64, f64::INFINITY);
    let texts: Array = ask(database, GROUPS, &|store| store.get_all_with_key(&range)).await?.unchecked_into();
    let mut reader = GroupReader::new(shift, first);
    if texts.iter().all(|text| reader.readable_group(text.as_string().as_deref()).is_ok()) {
        return Ok(reader);
    }
    // The keys, half as costly as the texts, tell what an unreadable group begins with.
    let [keys, texts] = entries(database, GROUPS, &range).await?;
    let mut reader = GroupReader::new(shift, first);
    for (key, text) in keys.iter().zip(texts.iter()) {
        reader.group(number(key.unchecked_ref(), 1), text.as_string().as_deref());
    }
    Ok(reader)
}

/// The records of a shift that can be read.
async fn records_of(database: &IdbDatabase, shift: u64) -> Result<Vec<Call>, StorageError> {
    let all = IdbKeyRange::lower_bound(&key(&[])).expect("an empty list is a key");
    let [keys, texts] = entries(database, RECORDS, &all).await?;
    let of_shift = keys.iter().zip(texts.iter()).filter(|(key, _)| number(key.unchecked_ref(), 1) == shift);
    Ok(of_shift.filter_map(|(_, text)| read_record(&text.as_string()?).ok()).collect())
}
