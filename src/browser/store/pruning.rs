//! What has been kept long enough is deleted.

use super::database::{AGEING, CLAIMS, GROUPS, MARK, OUTBOX, RECORDS, answer, key, number, texts};
use super::groups::between;
use super::{StorageError, Store};
use crate::browser::yield_now::yield_now;
use crate::journal::{Ageing, HighWaterMark, Retention};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbTransaction};

/// So many records are looked at in one transaction.
const RECORDS_AT_ONCE: u32 = 500;

impl Store {
    /// Deletes what has been kept long enough at `wall`, epoch milliseconds, if the clock is believed. The shift that was
    /// begun stays, and so do its records. What was not delivered by then goes with its record. This is to be called when
    /// a shift begins, and may be called at any time after. Whether records were deleted.
    pub async fn prune(&self, wall: u64, retention: Retention) -> Result<bool, StorageError> {
        let open = self.writer.shift.get();
        let Some(transaction) = self.writer.begin_change().await? else { return Ok(false) };
        let shifts = shifts(&transaction).await?;
        let stored = texts(&transaction, CLAIMS, [AGEING, MARK].into_iter().map(JsValue::from)).await?;
        let mut believed = None;
        let mut prune = || {
            let [ageing, mark] = [&stored[0], &stored[1]].map(Option::as_deref);
            // Without an account of the time, or with a damaged one, it begins anew.
            let mut ageing: Ageing = ageing.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
            let mark: Option<HighWaterMark> = mark.and_then(|text| serde_json::from_str(text).ok());
            let earlier = || shifts.iter().copied().filter(|shift| Some(*shift) != open);
            if ageing.look(wall, retention, open, earlier().max()) {
                for shift in earlier().filter(|shift| ageing.is_shift_over(*shift, wall, retention)) {
                    transaction.object_store(GROUPS)?.delete(&between(shift, 0.0, f64::INFINITY))?;
                    if mark.is_some_and(|mark| mark.shift == shift) {
                        transaction.object_store(CLAIMS)?.delete(&MARK.into())?;
                    }
                }
                believed = Some(ageing.clone());
            }
            ageing.tidy(wall, retention, open);
            let text = serde_json::to_string(&ageing).expect("numbers are JSON");
            transaction.object_store(CLAIMS)?.put_with_key(&text.into(), &AGEING.into())?;
            Ok(())
        };
        let pruned = prune();
        self.writer.end_change(transaction, pruned).await?;
        let Some(ageing) = believed else { return Ok(false) };
        let mut pruned = false;
        let is_over = |key: &Array| {
            let (began, shift) = (number(key, 0), number(key, 1));
            Some(shift) != open && ageing.is_record_over(began, shift, wall, retention)
        };
        let last = key(&[retention.records_before(wall) as f64, f64::INFINITY]);
        let mut after = Some(key(&[]));
        while let Some(from) = after {
            let deleted;
            (after, deleted) = self.prune_some(&from, &last, is_over).await?;
            pruned |= deleted;
            yield_now().await;
        }
        Ok(pruned)
    }

    /// Looks at some records that follow the key `after`, up to `last`. The last key, `None` if there are no more; and
    /// whether any was deleted.
    async fn prune_some(
        &self,
        after: &JsValue,
        last: &JsValue,
        is_over: impl Fn(&Array) -> bool,
    ) -> Result<(Option<JsValue>, bool), StorageError> {
        let range = IdbKeyRange::bound_with_lower_open(after, last, true).expect("keys are in order");
        let Some(transaction) = self.writer.begin_change().await? else { return Ok((None, false)) };
        let keys = transaction
            .object_store(RECORDS)
            .and_then(|store| store.get_all_keys_with_key_and_limit(&range, RECORDS_AT_ONCE));
        let keys: Array = answer(&keys.map_err(|error| StorageError::of(&error))?).await?.unchecked_into();
        let old: Vec<JsValue> = keys.iter().filter(|key| is_over(key.unchecked_ref())).collect();
        let delete = || {
            for key in &old {
                transaction.object_store(RECORDS)?.delete(key)?;
                transaction.object_store(OUTBOX)?.delete(key)?;
            }
            Ok(())
        };
        let deleted = delete();
        self.writer.end_change(transaction, deleted).await?;
        let last = (keys.length() == RECORDS_AT_ONCE).then(|| keys.get(RECORDS_AT_ONCE - 1));
        Ok((last, !old.is_empty()))
    }
}

/// All shifts that have groups, oldest first.
async fn shifts(transaction: &IdbTransaction) -> Result<Vec<u64>, StorageError> {
    let groups = transaction.object_store(GROUPS).map_err(|error| StorageError::of(&error))?;
    let mut shifts = Vec::new();
    let mut from = key(&[]);
    loop {
        let range = IdbKeyRange::lower_bound(&from).map_err(|error| StorageError::of(&error))?;
        let first = groups.get_key(&range).map_err(|error| StorageError::of(&error))?;
        let first = answer(&first).await?;
        if first.is_undefined() {
            return Ok(shifts);
        }
        let shift = number(first.unchecked_ref(), 0);
        shifts.push(shift);
        from = key(&[shift as f64 + 1.0]);
    }
}
