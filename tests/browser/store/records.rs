//! Records of finished calls, and what of them is to be delivered.

use super::*;

#[wasm_bindgen_test]
async fn a_record_that_is_put_twice_is_one() {
    let kept = Kept::new("records").await;
    kept.store.record(&call(0, SHIFT));
    kept.store.flushed().await;
    let finished = Call { wrap_up_ms: Some(7), ..call(0, SHIFT) };
    kept.store.record(&finished);
    kept.store.record(&call(1, SHIFT + 1));
    kept.store.record(&call(2, SHIFT + 2));
    kept.store.flushed().await;
    assert_eq!(kept.page(None, 100).await, [call(2, SHIFT + 2), call(1, SHIFT + 1), finished]);
    assert_eq!(kept.store.count().await, Ok(3));
}

#[wasm_bindgen_test]
async fn records_are_read_in_pages_from_the_newest() {
    let kept = Kept::new("pages").await;
    for key in 0..7 {
        kept.store.record(&call(key, SHIFT + key));
    }
    kept.store.flushed().await;
    let before = |key| Some(RecordKey { began: SHIFT + key, shift: SHIFT, call: key });
    let keys = async |before, most| kept.page(before, most).await.iter().map(|call| call.key).collect::<Vec<_>>();
    assert_eq!(keys(None, 3).await, [6, 5, 4]);
    assert_eq!(keys(None, 1).await, [6]);
    assert_eq!(keys(before(4), 3).await, [3, 2, 1]);
    assert_eq!(keys(before(1), 3).await, [0]);
    assert_eq!(keys(before(2), 2).await, [1, 0]);
    assert_eq!(keys(before(0), 3).await, [] as [u64; 0]);
}

#[wasm_bindgen_test]
async fn a_record_counts_its_changes_and_what_is_the_same_is_not_written_again() {
    let kept = Kept::new("revisions").await;
    let noted = |note: &str| Call { note: Some(Note::new(note)), ..call(0, SHIFT) };
    for _ in 0..2 {
        kept.store.record(&call(0, SHIFT));
        kept.store.flushed().await;
    }
    let key = RecordKey::of(SHIFT, &call(0, SHIFT));
    let revision = async || kept.store.revised(key).await.expect("readable").map(|revised| revised.revision);
    assert_eq!(revision().await, Some(1));
    let counting = Otherwise::put("(put) => { globalThis.puts = (globalThis.puts ?? 0) + 1; return put(); }");
    kept.store.record(&call(0, SHIFT));
    kept.store.flushed().await;
    assert_eq!(js_sys::eval("globalThis.puts ?? 0").expect("counted"), 0);
    kept.store.record(&noted("a"));
    kept.store.record(&noted("b"));
    kept.store.flushed().await;
    drop(counting);
    js_sys::eval("delete globalThis.puts").expect("deleted");
    let expected = Revised { revision: 2, call: noted("b") };
    assert_eq!(kept.store.revised(key).await, Ok(Some(expected)));
    assert_eq!(kept.store.outbox(SHIFT).await, Ok(vec![]), "nobody asked for deliveries");
}

#[wasm_bindgen_test]
async fn what_is_to_be_delivered_is_written_with_the_change_that_makes_it_so() {
    let kept = Kept::new("outbox").await;
    let (told, on_outbox) = teller();
    kept.store.deliver(on_outbox);
    kept.store.record(&call(0, SHIFT));
    kept.store.record(&call(1, SHIFT + 1));
    kept.store.flushed().await;
    let outbox = async |kept: &Kept| {
        let entries = kept.store.outbox(SHIFT).await.expect("readable");
        entries.into_iter().map(|(key, entry)| (key.call, entry.rev, entry.parked)).collect::<Vec<_>>()
    };
    assert_eq!(outbox(&kept).await, [(0, 1, false), (1, 1, false)]);
    let told_of: Vec<u64> = told.take().into_iter().flatten().map(|(key, _)| key.call).collect();
    assert_eq!(told_of, [0, 1]);

    // Delivered, unless it has changed meanwhile.
    let keys = [0, 1].map(|key| RecordKey::of(SHIFT, &call(key, SHIFT + key)));
    kept.store.record(&Call { wrapped_up: true, ..call(1, SHIFT + 1) });
    kept.store.flushed().await;
    for key in keys {
        kept.store.settle(key, 1, None).await.expect("settled");
    }
    assert_eq!(outbox(&kept).await, [(1, 2, false)]);
    // What is known of a delivery outlives the page; the same calls once more are no news.
    let mut parked = delivery::Entry::of_change(2, SHIFT);
    parked.parked = true;
    kept.store.settle(keys[1], 2, Some(&parked)).await.expect("settled");
    kept.store.settle(keys[0], 1, Some(&parked)).await.expect("settled");
    let kept = kept.reopened();
    kept.store.begin(SHIFT);
    let (told, on_outbox) = teller();
    kept.store.deliver(on_outbox);
    kept.store.settle(keys[0], 1, None).await.expect("settled");
    kept.store.record(&call(0, SHIFT));
    kept.store.record(&Call { wrapped_up: true, ..call(1, SHIFT + 1) });
    kept.store.flushed().await;
    assert_eq!((outbox(&kept).await, told.take()), (vec![(1, 2, true)], vec![]));
}

#[wasm_bindgen_test]
async fn a_change_that_could_not_be_written_is_not_to_be_delivered_yet() {
    let kept = Kept::new("outbox-quota").await;
    let (told, on_outbox) = teller();
    kept.store.deliver(on_outbox);
    let full =
        Otherwise::put(&format!("(put, all) => {{ if (`${{all[0]}}`.includes('\"due\"')) {QUOTA}; return put(); }}"));
    kept.store.record(&call(0, SHIFT));
    until("the trouble", || !kept.troubles().is_empty()).await;
    assert_eq!((kept.records().await, told.borrow().len()), (vec![], 0), "all of it, or nothing");
    drop(full);
    kept.store.flushed().await;
    assert_eq!((kept.records().await, told.borrow().len()), (vec![0], 1));
}
