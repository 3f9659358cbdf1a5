//! A number that is to be forgotten.

use super::*;

/// The keys and texts of a store, as they are.
async fn texts(name: &str, store: &str) -> Vec<String> {
    let script = "(name, store) => new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onerror = failed;
        request.onsuccess = () => {
            const all = request.result.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => { request.result.close(); done(all.result.map(String)); };
        };
    })";
    let all: Array = promised(script, &[name.into(), store.into()]).await.unchecked_into();
    all.iter().filter_map(|text| text.as_string()).collect()
}

#[wasm_bindgen_test]
async fn a_number_that_is_forgotten_is_in_no_store_any_more() {
    let kept = Kept::new("forgotten").await;
    kept.store.claim().await.expect("claimed");
    let number = Number::new("13812345678");
    let quoting = |number: u64| {
        let text = RawText::new(r#"{"event":{"eventType":"X","content":{"caller":"13812345678"}}}"#);
        Entry { what: EntryKind::Message(text), ..entry(number) }
    };
    // More than are looked at in one transaction.
    for number in 0..150 {
        kept.store.append(if number % 2 == 0 { quoting(number) } else { entry(number) });
        kept.store.record(&call(number, SHIFT + number));
        kept.store.flushed().await;
    }
    let redaction = Redaction::new(&number, 7).expect("a number");
    kept.store.intend_to_redact(&redaction).await.expect("written down");
    // Until the session has forgotten it, too, nothing is written with it.
    kept.store.append(quoting(150));
    let steps = RefCell::new(Vec::new());
    let forgotten = kept.store.redact(&|done, total| steps.borrow_mut().push((done, total))).await;
    assert!(forgotten == Ok(Some(redaction)));
    let steps = steps.into_inner();
    assert!(steps.len() > 4 && steps.first() == Some(&(0, 301)) && steps.last() == Some(&(301, 301)), "{steps:?}");
    for store in ["groups", "records", "claims"] {
        assert!(texts(&kept.name, store).await.iter().all(|text| !text.contains("12345678")), "{store}");
    }
    let loaded = kept.loaded(SHIFT).await.expect("a journal");
    assert_eq!(loaded.entries.len(), 151);
    assert_eq!(loaded.entries[1], entry(1));
    assert_eq!(kept.store.count().await, Ok(150));
    assert!(kept.store.redact(&|_, _| ()).await == Ok(None), "there is nothing to forget");
    kept.store.write_as_it_is();
    kept.store.append(quoting(151));
    kept.store.flushed().await;
    assert_eq!(kept.loaded(SHIFT).await.expect("a journal").entries[151], quoting(151));
}

#[wasm_bindgen_test]
async fn what_a_page_could_not_forget_any_more_is_forgotten_by_the_next() {
    let kept = Kept::new("forgotten-later").await;
    kept.store.claim().await.expect("claimed");
    kept.store.record(&call(0, SHIFT));
    kept.store.flushed().await;
    let redaction = Redaction::new(&Number::new("13812345678"), 7).expect("a number");
    kept.store.intend_to_redact(&redaction).await.expect("written down");
    let next = kept.reopened();
    next.store.claim().await.expect("claimed");
    assert!(next.store.redact(&|_, _| ()).await == Ok(Some(redaction)));
    assert!(!texts(&next.name, "records").await[0].contains("12345678"));
    // A tab that was robbed of the bar can't.
    let robber = Kept::again(&next.name);
    robber.store.claim().await.expect("claimed");
    let other = Redaction::new(&Number::new("5550142"), 8).expect("a number");
    assert_eq!(next.store.intend_to_redact(&other).await, Err(StorageError::Lost));
    robber.store.intend_to_redact(&other).await.expect("written down");
    assert!(next.store.redact(&|_, _| ()).await == Err(StorageError::Lost));
}
