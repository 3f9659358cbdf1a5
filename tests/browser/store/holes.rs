//! What of a journal can't be read is told of.

use super::*;

async fn delete_group(name: &str, first: u64) {
    let script = "(name, shift, first) => new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onerror = failed;
        request.onsuccess = () => {
            const transaction = request.result.transaction('groups', 'readwrite');
            transaction.objectStore('groups').delete([shift, first]);
            transaction.oncomplete = () => { request.result.close(); done(); };
        };
    })";
    promised(script, &[name.into(), (SHIFT as f64).into(), (first as f64).into()]).await;
}

/// A journal with so many groups of one entry, and a record.
async fn written(test: &str, entries: u64) -> Kept {
    let kept = Kept::new(test).await;
    kept.store.record_of(SHIFT - DAY, &call(9, SHIFT - DAY));
    kept.store.record(&call(0, SHIFT));
    for number in 0..entries {
        kept.store.append(entry(number));
        kept.store.flushed().await;
    }
    kept
}

fn hole(from: u64, to: u64, until: Option<u64>, why: Missing) -> Hole {
    let at = |number| entry(number).now.at;
    Hole { from, to, since: from.checked_sub(1).map(at), until: until.map(at), why }
}

#[wasm_bindgen_test]
async fn a_whole_journal_has_no_holes_and_comes_without_records() {
    let kept = written("holes-none", 3).await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(3)));
}

#[wasm_bindgen_test]
async fn groups_that_are_damaged_deleted_or_newer_are_holes() {
    let kept = written("holes", 9).await;
    put_group(&kept.name, SHIFT, 1, "{\"v\":1,\"entr").await;
    delete_group(&kept.name, 3).await;
    put_group(&kept.name, SHIFT, 5, r#"{"v":99,"entries":"packed"}"#).await;
    delete_group(&kept.name, 8).await;
    let holes = vec![
        hole(1, 2, Some(2), Missing::Damaged),
        hole(3, 4, Some(4), Missing::Gone),
        hole(5, 6, Some(6), Missing::Newer(99)),
        hole(8, 9, None, Missing::Gone),
    ];
    let entries = [0, 2, 4, 6, 7].map(entry).to_vec();
    let records = vec![call(0, SHIFT)];
    let expected = Loaded { shift: SHIFT, entries, next: 9, holes, records };
    assert_eq!(kept.loaded(SHIFT).await, Some(expected));
    let later = kept.store.entries_from(SHIFT, 6).await.expect("readable");
    assert_eq!((later.entries, later.holes), ([6, 7].map(entry).to_vec(), vec![hole(8, 9, None, Missing::Gone)]));
}

#[wasm_bindgen_test]
async fn a_journal_of_which_nothing_is_left_is_one_hole() {
    let kept = written("holes-all", 2).await;
    delete_group(&kept.name, 0).await;
    delete_group(&kept.name, 1).await;
    let loaded = kept.loaded(SHIFT).await.expect("a shift");
    assert_eq!((loaded.shift, loaded.next), (SHIFT, 2));
    assert_eq!(loaded.holes, [hole(0, 2, None, Missing::Gone)]);
}

#[wasm_bindgen_test]
async fn a_journal_of_an_earlier_release_has_no_mark() {
    let kept = Kept::new("holes-unmarked").await;
    put_group(&kept.name, SHIFT, 0, &write_group(&[entry(0), entry(1)])).await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(2)));
    put_group(&kept.name, SHIFT, 5, "").await;
    let loaded = kept.loaded(SHIFT).await.expect("a shift");
    assert_eq!((loaded.holes, loaded.next), (vec![hole(2, 6, None, Missing::Damaged)], 6));
}

#[wasm_bindgen_test]
async fn an_incomplete_call_adds_to_its_record_and_is_not_delivered() {
    let kept = Kept::new("holes-record").await;
    kept.store.deliver(Callback::noop());
    let known = Call { note: Some(Note::new("Wants a copy.")), ..call(0, SHIFT) };
    kept.store.record(&known);
    kept.store.flushed().await;
    let key = RecordKey::of(SHIFT, &known);
    kept.store.settle(key, 1, None).await.expect("delivered");
    let at = Moment { mono: 0, wall: SHIFT };
    let phase = Phase::Ended { at, outcome: Outcome::Abandoned, by: EndedBy::Customer };
    kept.store.record(&Call { incomplete: true, phase, ..call(0, SHIFT) });
    kept.store.flushed().await;
    assert_eq!(kept.store.revised(key).await, Ok(Some(Revised { revision: 1, call: known })));
    kept.store.record(&Call { incomplete: true, ..call(1, SHIFT) });
    kept.store.flushed().await;
    assert_eq!((kept.store.count().await, kept.store.outbox(SHIFT).await), (Ok(2), Ok(vec![])));
}
