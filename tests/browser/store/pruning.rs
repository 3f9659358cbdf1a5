//! What has been kept long enough goes, and nothing that is not surely old.

use super::*;

const KEEP: Retention = Retention { days: 90, raw_days: 7 };

/// A shift with an entry, and the record of a call that began with it.
async fn worked(kept: &Kept, shift: u64) {
    kept.store.begin(shift);
    let now = Now { at: Moment { mono: 0, wall: shift }, day: 20_000 };
    kept.store.append(Entry { now, ..entry(0) });
    kept.store.record(&call(0, shift));
    kept.store.flushed().await;
}

/// The days before [`SHIFT`] of which there are raw entries, and of which there are records.
async fn left(kept: &Kept, days: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let mut raw = Vec::new();
    for day in days {
        let loaded = kept.store.entries_from(SHIFT - day * DAY, 0).await.expect("readable");
        raw.extend((!loaded.entries.is_empty()).then_some(*day));
    }
    let records = kept.page(None, 100).await;
    (raw, records.iter().rev().map(|call| SHIFT.saturating_sub(call.began.wall) / DAY).collect())
}

#[wasm_bindgen_test]
async fn old_shifts_and_old_records_go_and_the_open_shift_stays() {
    let kept = Kept::new("prune").await;
    let days = [91, 89, 8, 6, 1, 0];
    for day in days {
        worked(&kept, SHIFT - day * DAY).await;
    }
    kept.store.prune(SHIFT, KEEP).await.expect("pruned");
    assert_eq!(left(&kept, &days).await, (vec![6, 1, 0], vec![89, 8, 6, 1, 0]));
    // An hour later, in the open page, by another configuration.
    let nothing = Retention { days: 0, raw_days: 0 };
    kept.store.prune(SHIFT + DAY / 24, nothing).await.expect("pruned");
    assert_eq!(left(&kept, &days).await, (vec![0], vec![0]));
}

#[wasm_bindgen_test]
async fn more_records_than_are_looked_at_at_once_go() {
    let kept = Kept::new("prune-many").await;
    worked(&kept, SHIFT - DAY).await;
    for number in 0..1_300 {
        // Calls of the open shift that began long ago stay among them.
        let shift = if number % 100 == 0 { SHIFT } else { SHIFT - 100 * DAY };
        kept.store.record_of(shift, &call(number, SHIFT - 100 * DAY));
    }
    worked(&kept, SHIFT).await;
    kept.store.prune(SHIFT, KEEP).await.expect("pruned");
    assert_eq!(kept.store.count().await, Ok(2 + 13));
}

#[wasm_bindgen_test]
async fn nothing_goes_while_the_clock_is_400_days_off() {
    let kept = Kept::new("prune-clock").await;
    // An earlier release kept no account of time.
    worked(&kept, SHIFT - 8 * DAY).await;
    for day in [5, 2] {
        worked(&kept, SHIFT - day * DAY).await;
        kept.store.prune(SHIFT - day * DAY, KEEP).await.expect("pruned");
    }
    // Ahead, and back.
    for wall in [SHIFT + 400 * DAY, SHIFT - 400 * DAY] {
        let kept = Kept::again(&kept.name);
        worked(&kept, wall).await;
        kept.store.prune(wall, KEEP).await.expect("pruned");
        kept.store.prune(wall + DAY / 24, KEEP).await.expect("pruned");
        assert_eq!(kept.store.entries_from(SHIFT - 8 * DAY, 0).await.expect("readable").entries.len(), 1);
    }
    // Right again. The shift of 400 days ago is a few minutes old.
    let kept = kept.reopened();
    worked(&kept, SHIFT).await;
    kept.store.prune(SHIFT, KEEP).await.expect("pruned");
    assert_eq!(left(&kept, &[400, 8, 5, 2, 0]).await.0, [400, 5, 2, 0]);
    assert_eq!(kept.store.count().await, Ok(6));
}

#[wasm_bindgen_test]
async fn a_delivery_and_the_mark_go_with_what_they_are_about() {
    let kept = Kept::new("prune-outbox").await;
    kept.store.deliver(Callback::noop());
    worked(&kept, SHIFT - 2 * DAY).await;
    kept.store.begin(SHIFT);
    let short = Retention { days: 1, raw_days: 1 };
    kept.store.prune(SHIFT, short).await.expect("pruned");
    assert_eq!((kept.records().await, kept.store.outbox(SHIFT).await), (vec![], Ok(vec![])));
    assert_eq!(kept.loaded(SHIFT).await, None, "a shift that is deleted is no hole");
    // What comes of sending it is of no account any more.
    let key = RecordKey::of(SHIFT - 2 * DAY, &call(0, SHIFT - 2 * DAY));
    let mut parked = delivery::Entry::of_change(1, SHIFT);
    parked.parked = true;
    kept.store.settle(key, 1, Some(&parked)).await.expect("settled");
    assert_eq!(kept.store.outbox(SHIFT).await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn a_tab_that_was_robbed_of_the_bar_prunes_nothing() {
    let robbed = Kept::new("prune-robbed").await;
    robbed.store.claim().await.expect("claimed");
    for day in [8, 1, 0] {
        worked(&robbed, SHIFT - day * DAY).await;
    }
    let holder = Kept::again(&robbed.name);
    holder.store.claim().await.expect("claimed");
    robbed.store.prune(SHIFT, KEEP).await.expect("refused");
    assert_eq!(left(&holder, &[8, 1, 0]).await.0, [8, 1, 0]);
}
