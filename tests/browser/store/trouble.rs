//! What becomes of the store when the browser refuses.

use super::*;

#[wasm_bindgen_test]
async fn entries_for_which_there_is_no_room_are_kept_and_written_later() {
    let kept = Kept::new("quota").await;
    let full = Otherwise::put(&format!("() => {{ {QUOTA}; }}"));
    kept.store.append(entry(0));
    kept.store.record(&call(0, SHIFT));
    until("the trouble", || !kept.troubles().is_empty()).await;
    kept.store.append(entry(1));
    drop(full);
    kept.store.flushed().await;
    assert_eq!((kept.troubles(), kept.saved()), (vec![StorageError::Full], vec![1]));
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(2)));
    assert_eq!(kept.records().await, [0]);
}

#[wasm_bindgen_test]
async fn a_trouble_that_lasts_is_told_of_once() {
    let kept = Kept::new("lasting").await;
    let full = Otherwise::put(&format!("() => {{ globalThis.refused = (globalThis.refused ?? 0) + 1; {QUOTA}; }}"));
    kept.store.append(entry(0));
    let refused = || js_sys::eval("globalThis.refused").ok().and_then(|count| count.as_f64());
    until("a second try", || refused() == Some(2.0)).await;
    assert_eq!(kept.troubles(), [StorageError::Full]);
    drop(full);
    kept.store.flushed().await;
    // The next trouble is another one.
    let full = Otherwise::put(&format!("() => {{ {QUOTA}; }}"));
    kept.store.append(entry(1));
    until("the second trouble", || kept.troubles().len() == 2).await;
    drop(full);
    kept.store.flushed().await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(2)));
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_broken_off_by_the_browser_is_written_again() {
    let kept = Kept::new("aborted").await;
    let aborting = Otherwise::put("(put) => { const request = put(); request.transaction.abort(); return request; }");
    kept.store.append(entry(0));
    until("the trouble", || !kept.troubles().is_empty()).await;
    drop(aborting);
    kept.store.flushed().await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(1)));
}

#[wasm_bindgen_test]
async fn a_database_that_is_taken_away_is_told_of_and_made_anew() {
    let kept = Kept::new("lost").await;
    kept.store.claim().await.expect("claimed");
    kept.store.append(entry(0));
    kept.store.flushed().await;
    delete(&kept.name).await;
    // At once, not only when something is to be written.
    kept.has_told(StoreEvent::Recovered).await;
    let told =
        [StoreEvent::Saved(0), StoreEvent::Failed(StorageError::Lost), StoreEvent::Emptied, StoreEvent::Recovered];
    assert_eq!(*kept.events.borrow(), told);
    // The state is written anew.
    (0..2).for_each(|number| kept.store.append(entry(number)));
    kept.store.flushed().await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(2)));
    assert_eq!(kept.saved(), [0, 1]);
}

#[wasm_bindgen_test]
async fn stores_that_are_emptied_behind_the_connection_are_noticed_with_the_next_entry() {
    let kept = Kept::new("cleared").await;
    kept.store.claim().await.expect("claimed");
    kept.store.append(entry(0));
    kept.store.flushed().await;
    let clear = "name => new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onerror = failed;
        request.onsuccess = () => {
            const stores = [...request.result.objectStoreNames];
            const transaction = request.result.transaction(stores, 'readwrite');
            stores.forEach(store => transaction.objectStore(store).clear());
            transaction.oncomplete = () => { request.result.close(); done(); };
        };
    })";
    promised(clear, &[kept.name.as_str().into()]).await;
    kept.store.append(entry(1));
    kept.store.flushed().await;
    assert_eq!(*kept.events.borrow(), [StoreEvent::Saved(0), StoreEvent::Saved(1), StoreEvent::Emptied]);
    // Written anew, over what has been written since.
    (0..2).for_each(|number| kept.store.append(entry(number)));
    kept.store.append(entry(2));
    kept.store.flushed().await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(3)));
    assert_eq!(kept.events.borrow().iter().filter(|event| **event == StoreEvent::Emptied).count(), 1);
}

#[wasm_bindgen_test]
async fn only_the_tab_that_holds_the_claim_writes_it_anew() {
    let robbed = Kept::new("emptied-robbed").await;
    robbed.store.claim().await.expect("claimed");
    robbed.store.append(entry(0));
    robbed.store.flushed().await;
    let follower = Kept::again(&robbed.name);
    assert_eq!(follower.loaded(SHIFT).await, Some(whole(1)));
    let holder = Kept::again(&robbed.name);
    holder.store.claim().await.expect("claimed");
    delete(&robbed.name).await;
    for kept in [&robbed, &follower, &holder] {
        kept.has_told(StoreEvent::Recovered).await;
    }
    assert!(!follower.events.borrow().contains(&StoreEvent::Emptied));
    // Whoever came first, the holder is told, and the other is refused.
    assert!(holder.events.borrow().contains(&StoreEvent::Emptied));
    holder.store.begin(SHIFT);
    robbed.store.append(Entry { what: EntryKind::FrameLoaded, ..entry(0) });
    holder.store.append(entry(0));
    robbed.store.flushed().await;
    holder.store.flushed().await;
    assert_eq!(holder.loaded(SHIFT).await, Some(whole(1)));
}
