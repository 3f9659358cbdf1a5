//! The database opens late, fails first, or is not as it should be.

use super::*;

/// The database `name` in a version, with these stores, one group and one record. The function that is given back closes
/// the connection, which lets no other change the version until then.
async fn hold(name: &str, version: u32, stores: &str) -> Function {
    let script = "(name, version, stores, shift, group, record) => new Promise((done, failed) => {
        const request = indexedDB.open(name, version);
        request.onerror = failed;
        request.onupgradeneeded = () => {
            for (const store of stores.split(' ')) if (store) request.result.createObjectStore(store);
        };
        request.onsuccess = () => {
            const close = () => request.result.close();
            if (!stores) return done(close);
            const transaction = request.result.transaction(['groups', 'records'], 'readwrite');
            transaction.objectStore('groups').put(group, [shift, 0]);
            transaction.objectStore('records').put(record, [shift, shift, 0]);
            transaction.oncomplete = () => done(close);
        };
    })";
    let group = write_group(&[entry(0), entry(1)]);
    let record = write_record(&call(0, SHIFT));
    let arguments = [name.into(), version.into(), stores.into(), (SHIFT as f64).into(), group.into(), record.into()];
    promised(script, &arguments).await.unchecked_into()
}

async fn version(name: &str) -> f64 {
    let script = "async (name) => (await indexedDB.databases()).find(all => all.name === name).version";
    promised(script, &[name.into()]).await.as_f64().expect("a number")
}

#[wasm_bindgen_test]
async fn an_upgrade_that_is_blocked_is_made_when_the_older_page_goes() {
    let name = "test-blocked-upgrade";
    delete(name).await;
    let close = hold(name, 1, "groups records claims").await;
    let kept = Kept::again(name);
    kept.store.begin(SHIFT);
    kept.store.append(entry(2));
    kept.store.record(&call(1, SHIFT + 1));
    kept.has_told(StoreEvent::Failed(StorageError::Blocked)).await;
    close.call0(&JsValue::NULL).expect("closed");
    kept.store.flushed().await;
    let told = [StoreEvent::Failed(StorageError::Blocked), StoreEvent::Recovered, StoreEvent::Saved(2)];
    assert_eq!(*kept.events.borrow(), told);
    assert_eq!((kept.loaded(SHIFT).await, kept.records().await), (Some(whole(3)), vec![1, 0]));
    assert_eq!(kept.store.outbox(SHIFT).await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn opening_that_fails_is_tried_again_also_if_nothing_is_to_be_written() {
    let failures = [
        "throw new DOMException('once', 'UnknownError')",
        "const request = new EventTarget();
         request.error = new DOMException('once', 'UnknownError');
         setTimeout(() => request.dispatchEvent(new Event('error')));
         return request",
    ];
    for failure in failures {
        let name = "test-fails-once";
        delete(name).await;
        let failing = Otherwise::by(&format!(
            "() => {{
                const open = IDBFactory.prototype.open;
                let first = true;
                IDBFactory.prototype.open = function (...all) {{
                    if (first) {{ first = false; {failure}; }}
                    return open.apply(this, all);
                }};
                return () => {{ IDBFactory.prototype.open = open; }};
            }}"
        ));
        let kept = Kept::again(name);
        kept.has_told(StoreEvent::Recovered).await;
        assert_eq!(*kept.events.borrow(), [StoreEvent::Failed(StorageError::Failed), StoreEvent::Recovered]);
        assert_eq!(kept.loaded(SHIFT).await, None);
        drop(failing);
    }
}

#[wasm_bindgen_test]
async fn a_browser_without_storage_is_asked_again() {
    for way in ["value: undefined", "get() { throw new DOMException('no', 'SecurityError'); }"] {
        let blocked = Otherwise::by(&format!(
            "() => {{
                const was = Object.getOwnPropertyDescriptor(window, 'indexedDB');
                Object.defineProperty(window, 'indexedDB', {{ {way}, configurable: true }});
                return () => was ? Object.defineProperty(window, 'indexedDB', was) : delete window.indexedDB;
            }}"
        ));
        let kept = Kept::again("test-blocked");
        kept.store.begin(SHIFT);
        kept.store.append(entry(0));
        kept.has_told(StoreEvent::Failed(StorageError::Blocked)).await;
        drop(blocked);
        kept.store.flushed().await;
        assert_eq!(kept.loaded(SHIFT).await, Some(whole(1)), "{way}");
        drop(kept);
        delete("test-blocked").await;
    }
}

#[wasm_bindgen_test]
async fn a_database_of_the_first_version_keeps_what_it_holds() {
    let name = "test-version-1";
    delete(name).await;
    hold(name, 1, "groups records claims").await.call0(&JsValue::NULL).expect("closed");
    let kept = Kept::again(name);
    assert_eq!((kept.loaded(SHIFT).await, kept.records().await), (Some(whole(2)), vec![0]));
    kept.store.claim().await.expect("claimed");
    kept.store.begin(SHIFT);
    kept.store.deliver(Callback::noop());
    kept.store.record(&call(0, SHIFT));
    kept.store.flushed().await;
    assert_eq!(kept.store.outbox(SHIFT).await, Ok(vec![]), "what is the same stays as it was");
    kept.store.record(&Call { wrapped_up: true, ..call(0, SHIFT) });
    kept.store.flushed().await;
    assert_eq!(kept.store.outbox(SHIFT).await.map(|entries| entries.len()), Ok(1));
    assert_eq!(version(name).await, 2.0);
}

#[wasm_bindgen_test]
async fn missing_stores_are_made_in_whatever_version_and_the_others_are_kept() {
    // The second as an upgrade left it that came too late; the last as a later release has repaired it.
    let cases = [
        (1, "groups records", 2, true),
        (2, "", 3, false),
        (7, "groups records outbox", 8, true),
        (4, "claims groups later outbox records", 4, true),
    ];
    for (before, stores, after, is_kept) in cases {
        let name = "test-repaired";
        delete(name).await;
        hold(name, before, stores).await.call0(&JsValue::NULL).expect("closed");
        let kept = Kept::again(name);
        assert_eq!(kept.loaded(SHIFT).await, is_kept.then(|| whole(2)), "{stores}");
        kept.store.claim().await.expect("claimed");
        kept.store.begin(SHIFT);
        kept.store.append(entry(2));
        kept.store.flushed().await;
        assert_eq!((version(name).await, kept.troubles()), (f64::from(after), vec![]), "{stores}");
        // And it opens again.
        let kept = kept.reopened();
        assert_eq!(kept.loaded(SHIFT).await.map(|loaded| loaded.next), Some(3), "{stores}");
    }
}
