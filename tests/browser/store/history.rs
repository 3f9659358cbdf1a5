//! One call and its entries are found again among many.

use super::*;

/// How many groups are read from the database as long as this lives.
fn count_reads() -> Otherwise {
    Otherwise::by(
        "() => {
            const [get, all] = [IDBObjectStore.prototype.get, IDBObjectStore.prototype.getAll];
            window.groupsRead = 0;
            const counted = (request, count) => {
                request.addEventListener('success', () => { window.groupsRead += count(request.result); });
                return request;
            };
            IDBObjectStore.prototype.get = function (...all) { return counted(get.apply(this, all), () => 1); };
            IDBObjectStore.prototype.getAll = function (...parts) {
                return counted(all.apply(this, parts), result => result.length);
            };
            return () => { [IDBObjectStore.prototype.get, IDBObjectStore.prototype.getAll] = [get, all]; };
        }",
    )
}

fn groups_read() -> f64 {
    js_sys::eval("window.groupsRead").expect("counted").as_f64().expect("a number")
}

async fn between(kept: &Kept, from: u64, to: u64) -> Vec<u64> {
    let loaded = kept.store.entries_between(SHIFT, from, to).await.expect("readable");
    loaded.entries.iter().map(|entry| entry.number).collect()
}

#[wasm_bindgen_test]
async fn entries_between_two_moments_are_found_without_reading_all() {
    let kept = Kept::new("between").await;
    // Groups of one entry to seven, as pauses make them; the monotonic time of an entry is its number.
    let mut first = 0;
    for group in 0..2_000_u64 {
        let entries: Vec<Entry> = (first..first + 1 + group % 7).map(entry).collect();
        put_group(&kept.name, SHIFT, first, &write_group(&entries)).await;
        first += entries.len() as u64;
    }
    put_group(&kept.name, SHIFT + 1, 0, &write_group(&[entry(0)])).await;
    let last = first - 1;
    for (from, to) in [(4_000, 4_100), (0, 10), (0, 0), (last, u64::MAX), (7_990, 8_010), (3, 3), (last + 1, u64::MAX)]
    {
        let _counting = count_reads();
        let found = between(&kept, from, to).await;
        assert!(found.iter().copied().eq(from..=to.min(last)), "{from} to {to}: {found:?}");
        assert!(groups_read() < 200.0, "{} of 2,000 groups were read", groups_read());
    }
    let none = kept.store.entries_between(SHIFT + 2, 0, u64::MAX).await.expect("readable");
    assert_eq!((none.entries, none.holes), (vec![], vec![]));
}

#[wasm_bindgen_test]
async fn the_shifts_of_which_something_is_stored_are_named() {
    let kept = Kept::new("shifts").await;
    assert_eq!(kept.store.shifts().await, Ok(Vec::new()));
    for (shift, first) in [(SHIFT, 0), (SHIFT, 9), (SHIFT + 2 * DAY, 0), (SHIFT + DAY, 0), (SHIFT + DAY, 1)] {
        put_group(&kept.name, shift, first, &write_group(&[entry(first)])).await;
    }
    assert_eq!(kept.store.shifts().await, Ok(vec![SHIFT + 2 * DAY, SHIFT + DAY, SHIFT]));
}

#[wasm_bindgen_test]
async fn a_damaged_group_hides_itself_and_nothing_else() {
    let kept = Kept::new("between-damaged").await;
    for number in 0..50 {
        let text = if number % 5 == 0 { "{".to_owned() } else { write_group(&[entry(number)]) };
        put_group(&kept.name, SHIFT, number, &text).await;
    }
    for (from, to) in [(0, 49), (20, 22), (21, 21), (24, 26), (44, 60)] {
        let sound: Vec<u64> = (from..=to.min(49)).filter(|number| number % 5 != 0).collect();
        assert_eq!(between(&kept, from, to).await, sound, "{from} to {to}");
    }
    let holes = async |from, to| {
        let loaded = kept.store.entries_between(SHIFT, from, to).await.expect("readable");
        loaded.holes.iter().map(|hole| hole.from).collect::<Vec<_>>()
    };
    assert_eq!(holes(12, 17).await, [15]);
    assert_eq!(holes(12, 13).await, [0_u64; 0]);
    assert_eq!(holes(14, 20).await, [15, 20]);
}

#[wasm_bindgen_test]
async fn what_waits_to_be_written_is_found_too_and_once() {
    let kept = Kept::new("between-waiting").await;
    (0..3).for_each(|number| kept.store.append(entry(number)));
    kept.store.flushed().await;
    let full = Otherwise::put("() => { throw new DOMException('full', 'QuotaExceededError') }");
    (3..6).for_each(|number| kept.store.append(entry(number)));
    kept.store.record(&call(0, SHIFT));
    assert_eq!(between(&kept, 1, 4).await, [1, 2, 3, 4]);
    until("the trouble", || !kept.troubles().is_empty()).await;
    assert_eq!(between(&kept, 0, u64::MAX).await, [0, 1, 2, 3, 4, 5]);
    let at = RecordKey::of(SHIFT, &call(0, SHIFT));
    assert_eq!(kept.store.record_at(at).await, Ok(Some(call(0, SHIFT).into())));
    drop(full);
    kept.store.append(entry(6));
    kept.store.flushed().await;
    assert_eq!(between(&kept, 0, u64::MAX).await, [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(kept.store.record_at(at).await, Ok(Some(call(0, SHIFT).into())));
}

#[wasm_bindgen_test]
async fn a_record_of_an_earlier_shift_is_written_again_in_its_place() {
    let kept = Kept::new("record-of").await;
    let earlier = call(3, SHIFT - DAY);
    kept.store.record_of(SHIFT - DAY, &earlier);
    kept.store.record(&call(0, SHIFT));
    kept.store.flushed().await;
    let at = RecordKey::of(SHIFT - DAY, &earlier);
    let amended = Call { wrapped_up: true, ..earlier };
    kept.store.record_of(SHIFT - DAY, &amended);
    assert_eq!(kept.store.record_at(at).await, Ok(Some(amended.clone().into())), "before it is written");
    kept.store.flushed().await;
    let kept = kept.reopened();
    assert_eq!(kept.page(None, 100).await, [call(0, SHIFT), amended.clone()]);
    assert_eq!(kept.store.record_at(at).await, Ok(Some(amended.into())));
    assert_eq!(kept.store.record_at(RecordKey { call: 9, ..at }).await, Ok(None));
}
