//! What was written down around one call, found again among hundreds of thousands of entries.

use super::database::{GROUPS, ask, entries_up_to, key, last_key, number};
use super::groups::{between, mark};
use super::{StorageError, Store};
use crate::journal::{GroupReader, Loaded, read_group};
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{IdbDatabase, IdbKeyRange};

/// How many groups are read at once.
const GROUPS_AT_ONCE: u32 = 64;

impl Store {
    /// The names of the shifts of which entries are stored, the latest first.
    pub async fn shifts(&self) -> Result<Vec<u64>, StorageError> {
        let database = self.writer.database().await;
        let (mut shifts, mut before) = (Vec::new(), None);
        while let Some(last) = last_key(&database, GROUPS, before.as_ref()).await? {
            let shift = number(&last, 0);
            shifts.push(shift);
            let first_of_it = key(&[shift as f64]);
            before = Some(IdbKeyRange::upper_bound_with_open(&first_of_it, true).expect("numbers are keys"));
        }
        Ok(shifts)
    }

    /// The entries of a shift from one moment to another, in its monotonic milliseconds, which the wall clock's whims
    /// don't reach; those that wait to be written too; and the holes that may lie between these moments. Without records.
    pub async fn entries_between(&self, shift: u64, from: u64, to: u64) -> Result<Loaded, StorageError> {
        let database = self.writer.database().await;
        let mark = mark(&database).await?;
        let mut next = first_group(&database, shift, from).await?;
        let mut reader = GroupReader::new(shift, next.unwrap_or_default() as u64);
        let mut is_past = false;
        while let Some(first) = next {
            let range = between(shift, first, f64::INFINITY);
            let [keys, texts] = entries_up_to(&database, GROUPS, &range, GROUPS_AT_ONCE).await?;
            for (key, text) in keys.iter().zip(texts.iter()) {
                reader.group(number(key.unchecked_ref(), 1), text.as_string().as_deref());
            }
            is_past = reader.entries().last().is_some_and(|entry| entry.now.at.mono > to);
            let last = keys.get(keys.length().saturating_sub(1));
            next = (keys.length() == GROUPS_AT_ONCE && !is_past).then(|| number(last.unchecked_ref(), 1) as f64 + 1.0);
        }
        let mut loaded = reader.finish(mark.filter(|_| !is_past));
        // What was written meanwhile may be in both.
        let waiting = self.writer.buffer.borrow().entries_of(shift);
        loaded.entries.extend(waiting.into_iter().filter(|entry| entry.number >= loaded.next));
        loaded.entries.retain(|entry| (from..=to).contains(&entry.now.at.mono));
        loaded.holes.retain(|hole| {
            hole.since.is_none_or(|since| since.mono <= to) && hole.until.is_none_or(|until| until.mono >= from)
        });
        Ok(loaded)
    }
}

/// The number in the key of the last group that begins before `from`, or of the shift's first.
async fn first_group(database: &IdbDatabase, shift: u64, from: u64) -> Result<Option<f64>, StorageError> {
    let whole = between(shift, 0.0, f64::INFINITY);
    let Some(last) = last_key(database, GROUPS, Some(&whole)).await? else { return Ok(None) };
    // Every group with a number up to `low` begins before; none from `high` on does.
    let (mut low, mut high) = (0, number(&last, 1) + 1);
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        let range = between(shift, 0.0, middle as f64);
        let Some(key) = last_key(database, GROUPS, Some(&range)).await? else { break };
        match begins_at(database, &key).await? {
            Some(mono) if mono < from => low = middle,
            // What can't be read is no reason to begin too late.
            Some(_) | None => high = number(&key, 1).max(low + 1).min(middle),
        }
    }
    let range = between(shift, 0.0, low as f64);
    let before = last_key(database, GROUPS, Some(&range)).await?;
    Ok(Some(before.map_or(0.0, |key| number(&key, 1) as f64)))
}

/// The monotonic time of a group's first entry.
async fn begins_at(database: &IdbDatabase, key: &Array) -> Result<Option<u64>, StorageError> {
    let only = IdbKeyRange::only(key).expect("what was a key is one");
    let text = ask(database, GROUPS, &|store| store.get(&only)).await?.as_string();
    Ok(text.and_then(|text| read_group(&text).ok()?.first().map(|entry| entry.now.at.mono)))
}
