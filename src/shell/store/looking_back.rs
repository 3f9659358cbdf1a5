//! One call and what was written down around it, found again among hundreds of thousands of entries.

use super::database::{GROUPS, RECORDS, ask, key, last_key};
use super::loaded::Loaded;
use super::trouble::Trouble;
use super::{Store, between, number};
use crate::domain::Call;
use crate::journal::{Entry, RecordKey, Unreadable, read_group, read_record};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{IdbDatabase, IdbKeyRange};

/// How many groups are read at once.
const GROUPS_AT_ONCE: u32 = 64;

impl Store {
    /// A call's record, also while it waits to be written; `None` if there is none that can be read.
    pub async fn record_at(&self, at: RecordKey) -> Result<Option<Rc<Call>>, Trouble> {
        let waiting = self.writer.buffer.borrow().record_at(&at).cloned();
        if waiting.is_some() {
            return Ok(waiting);
        }
        let connection = self.writer.connection().await?;
        let at = key(&[at.began as f64, at.shift as f64, at.call as f64]);
        let text = ask(&connection, RECORDS, |store| store.get(&at)).await?.as_string();
        Ok(text.and_then(|text| read_record(&text).ok()).map(Rc::new))
    }

    /// The entries of a shift from one moment to another, in its monotonic milliseconds, which the wall clock's whims
    /// don't reach; those that wait to be written too. Groups that can't be read are left out.
    pub async fn entries_between(&self, shift: u64, from: u64, to: u64) -> Result<Vec<Entry>, Trouble> {
        let connection = self.writer.connection().await?;
        let mut next = first_group(&connection, shift, from).await?;
        let mut loaded = Loaded { shift, entries: Vec::new(), next: 0, unreadable: 0 };
        while let Some(first) = next {
            let range = between(shift, first, f64::INFINITY);
            let most = GROUPS_AT_ONCE;
            let keys = ask(&connection, GROUPS, |store| store.get_all_keys_with_key_and_limit(&range, most)).await?;
            let groups = ask(&connection, GROUPS, |store| store.get_all_with_key_and_limit(&range, most)).await?;
            let (keys, groups): (Array, Array) = (keys.unchecked_into(), groups.unchecked_into());
            loaded.add(&groups)?;
            let past = loaded.entries.last().is_some_and(|entry| entry.now.at.mono > to);
            let last = keys.get(keys.length().saturating_sub(1));
            next = (keys.length() == most && !past).then(|| number(last.unchecked_ref(), 1) as f64 + 1.0);
        }
        // What was written meanwhile may be in both.
        let waiting = self.writer.buffer.borrow().entries_of(shift);
        loaded.entries.extend(waiting.into_iter().filter(|entry| entry.number >= loaded.next));
        loaded.entries.retain(|entry| (from..=to).contains(&entry.now.at.mono));
        Ok(loaded.entries)
    }
}

/// The number in the key of the last group that begins before `from`, or of the shift's first.
async fn first_group(connection: &IdbDatabase, shift: u64, from: u64) -> Result<Option<f64>, Trouble> {
    let whole = between(shift, 0.0, f64::INFINITY);
    let Some(last) = last_key(connection, GROUPS, Some(&whole)).await? else { return Ok(None) };
    // Every group with a number up to `low` begins before; none from `high` on does.
    let (mut low, mut high) = (0, number(&last, 1) + 1);
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        let range = between(shift, 0.0, middle as f64);
        let Some(key) = last_key(connection, GROUPS, Some(&range)).await? else { break };
        match begins_at(connection, &key).await? {
            Some(mono) if mono < from => low = middle,
            // What can't be read is no reason to begin too late.
            Some(_) | None => high = number(&key, 1).max(low + 1).min(middle),
        }
    }
    let range = between(shift, 0.0, low as f64);
    let before = last_key(connection, GROUPS, Some(&range)).await?;
    Ok(Some(before.map_or(0.0, |key| number(&key, 1) as f64)))
}

/// The monotonic time of a group's first entry.
async fn begins_at(connection: &IdbDatabase, key: &Array) -> Result<Option<u64>, Trouble> {
    let only = IdbKeyRange::only(key).expect("what was a key is one");
    let text = ask(connection, GROUPS, |store| store.get(&only)).await?.as_string();
    match text.as_deref().map(read_group) {
        Some(Ok(entries)) => Ok(entries.first().map(|entry| entry.now.at.mono)),
        Some(Err(Unreadable::Newer(_))) => Err(Trouble::Newer),
        Some(Err(Unreadable::Damaged { .. })) | None => Ok(None),
    }
}
