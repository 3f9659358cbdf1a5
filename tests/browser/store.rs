//! The storage, in a real browser's IndexedDB, and what becomes of it when the browser refuses.

mod looking_back;

use crate::stage::until;
use agent_console::delivery;
use agent_console::domain::{Call, Direction, EndedBy, Moment, Note, Now, Outcome, Phase};
use agent_console::journal::{Entry, Forgetting, RecordKey, Retention, Revised, What, write_group, write_record};
use agent_console::protocol::{CallId, Number, RawText};
use agent_console::shell::{Loaded, Store, Trouble, ask_to_persist};
use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use yew::Callback;

const DAY: u64 = 86_400_000;
/// When the shifts of these tests begin.
const SHIFT: u64 = 20_000 * DAY;

/// A store of its own for each test, and what it told.
struct Kept {
    name: String,
    store: Store,
    saved: Rc<RefCell<Vec<u64>>>,
    troubles: Rc<RefCell<Vec<Trouble>>>,
}

fn teller<T: 'static>() -> (Rc<RefCell<Vec<T>>>, Callback<T>) {
    let told = Rc::new(RefCell::new(Vec::new()));
    (told.clone(), Callback::from(move |what| told.borrow_mut().push(what)))
}

impl Kept {
    /// An empty database, its shift begun.
    async fn new(test: &str) -> Kept {
        let name = format!("test-{test}");
        delete(&name).await;
        let kept = Kept::again(&name).await;
        kept.store.begin(SHIFT);
        kept
    }

    async fn again(name: &str) -> Kept {
        let (saved, on_saved) = teller();
        let (troubles, on_trouble) = teller();
        let store = Store::open(name, on_saved, on_trouble).await.expect("a browser with storage");
        Kept { name: name.to_owned(), store, saved, troubles }
    }

    async fn reopened(self) -> Kept {
        let name = self.name.clone();
        drop(self);
        Kept::again(&name).await
    }

    async fn loaded(&self, wall: u64) -> Option<Loaded> {
        self.store.load().await.expect("readable").filter(|loaded| !loaded.is_over(wall))
    }

    async fn records(&self) -> Vec<u64> {
        self.page(None, 100).await.iter().map(|call| call.key).collect()
    }

    /// A page of the records, the newest first.
    async fn page(&self, before: Option<RecordKey>, most: u32) -> Vec<Call> {
        let page = self.store.page(before, most).await.expect("readable");
        let calls: Vec<Call> = page.calls.into_iter().map(|(_, call)| call).collect();
        assert_eq!(page.first.map(|first| first.call), calls.first().map(|call| call.key));
        calls.into_iter().rev().collect()
    }
}

fn entry(number: u64) -> Entry {
    let now = Now { at: Moment { mono: number, wall: SHIFT + number }, day: 20_000 };
    let what = match number {
        0 => What::Opened,
        1 => What::Dialled(Number::new("13800138123")),
        _ => What::Message(RawText::new(&format!("{{\"n\":\"{number} \0 \\ 😀\"}}"))),
    };
    Entry { number, now, what }
}

fn whole(entries: u64) -> Loaded {
    Loaded { shift: SHIFT, entries: (0..entries).map(entry).collect(), next: entries, unreadable: 0 }
}

fn call(key: u64, began: u64) -> Call {
    let at = Moment { mono: 0, wall: began };
    let phase = Phase::Ended { at, outcome: Outcome::Answered, by: EndedBy::Customer };
    Call {
        key,
        id: CallId::new(&format!("1-{key}")),
        direction: Direction::Inbound,
        began: at,
        ..super::views::call(key, phase)
    }
}

fn function(source: &str) -> Function {
    js_sys::eval(&format!("({source})")).expect("valid").unchecked_into()
}

async fn promised(source: &str, arguments: &[JsValue]) -> JsValue {
    let arguments: Array = arguments.iter().collect();
    let promise: Promise = function(source).apply(&JsValue::NULL, &arguments).expect("no error").unchecked_into();
    JsFuture::from(promise).await.expect("no error")
}

async fn delete(name: &str) {
    let script = "name => new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => done(); request.onerror = failed;
    })";
    promised(script, &[name.into()]).await;
}

/// Puts a text where a group belongs.
async fn put_group(name: &str, shift: u64, first: u64, text: &str) {
    let script = "(name, shift, first, text) => new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onerror = failed;
        request.onsuccess = () => {
            const transaction = request.result.transaction('groups', 'readwrite');
            transaction.objectStore('groups').put(text, [shift, first]);
            transaction.oncomplete = () => { request.result.close(); done(); };
        };
    })";
    promised(script, &[name.into(), (shift as f64).into(), (first as f64).into(), text.into()]).await;
}

/// The browser behaves differently as long as this lives.
struct Otherwise(Function);

impl Otherwise {
    /// Every `put` goes through `script`, which is given the real one and its arguments.
    fn put(script: &str) -> Otherwise {
        let install = format!(
            "() => {{
                const put = IDBObjectStore.prototype.put;
                const otherwise = {script};
                IDBObjectStore.prototype.put = function (...all) {{ return otherwise(() => put.apply(this, all), all); }};
                return () => {{ IDBObjectStore.prototype.put = put; }};
            }}"
        );
        Otherwise::by(&install)
    }

    fn by(install: &str) -> Otherwise {
        Otherwise(function(install).call0(&JsValue::NULL).expect("no error").unchecked_into())
    }
}

impl Drop for Otherwise {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

#[wasm_bindgen_test]
async fn what_was_appended_is_there_when_the_page_is_opened_again() {
    let kept = Kept::new("again").await;
    assert_eq!(kept.loaded(SHIFT).await, None);
    for number in 0..3 {
        kept.store.append(entry(number));
        kept.store.flushed().await;
    }
    assert_eq!(*kept.saved.borrow(), [0, 1, 2]);
    let kept = kept.reopened().await;
    assert_eq!(kept.loaded(SHIFT + 100).await, Some(whole(3)));
    kept.store.begin(SHIFT);
    kept.store.append(entry(3));
    kept.store.flushed().await;
    assert_eq!(kept.loaded(SHIFT + 100).await, Some(whole(4)));
}

#[wasm_bindgen_test]
async fn a_store_that_is_dropped_at_once_has_written_what_it_was_given() {
    let kept = Kept::new("dropped").await;
    kept.store.append(entry(0));
    let kept = kept.reopened().await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(1)));
}

#[wasm_bindgen_test]
async fn a_burst_of_30_000_entries_is_few_groups_and_all_there() {
    let kept = Kept::new("burst").await;
    kept.store.claim().await.expect("claimed");
    let counting = Otherwise::put("(put, all) => { globalThis.puts = (globalThis.puts ?? 0) + 1; return put(); }");
    let performance = web_sys::window().and_then(|window| window.performance()).expect("a clock");
    let begin = performance.now();
    for number in 0..30_000 {
        kept.store.append(entry(number));
    }
    let appended = performance.now();
    kept.store.flushed().await;
    let flushed = performance.now();
    drop(counting);
    let puts = js_sys::eval("const all = globalThis.puts; delete globalThis.puts; all").expect("counted");
    assert!(puts.as_f64().is_some_and(|puts| puts <= 30.0), "{puts:?} groups");
    assert_eq!(kept.saved.borrow().last(), Some(&29_999));
    assert!(kept.saved.borrow().is_sorted());
    let kept = kept.reopened().await;
    let begin_load = performance.now();
    let loaded = kept.loaded(SHIFT + DAY / 8).await;
    console_log!(
        "30,000 entries: appended in {:.0} ms, durable after {:.0} ms, read back in {:.0} ms",
        appended - begin,
        flushed - begin,
        performance.now() - begin_load
    );
    assert!(loaded == Some(whole(30_000)));
}

#[wasm_bindgen_test]
async fn what_comes_during_a_transaction_is_one_group_of_the_next() {
    let kept = Kept::new("during").await;
    for number in 0..10 {
        kept.store.append(entry(number));
        // A turn of the event loop, as between two messages.
        JsFuture::from(Promise::resolve(&JsValue::NULL)).await.expect("resolved");
    }
    kept.store.flushed().await;
    assert_eq!(kept.saved.borrow().last(), Some(&9));
    assert!(kept.saved.borrow().len() <= 3, "{:?}", kept.saved.borrow());
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(10)));
}

#[wasm_bindgen_test]
async fn a_tab_that_missed_some_reads_from_there() {
    let kept = Kept::new("missed").await;
    for group in [0..4, 4..9, 9..10] {
        group.for_each(|number| kept.store.append(entry(number)));
        kept.store.flushed().await;
    }
    for from in [0, 3, 4, 6, 9, 10] {
        let entries = kept.store.entries_from(SHIFT, from).await.expect("readable");
        assert_eq!(entries, (from..10).map(entry).collect::<Vec<_>>());
    }
    assert_eq!(kept.store.entries_from(SHIFT + 1, 0).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn a_tab_that_was_robbed_of_the_bar_can_write_no_more() {
    let robbed = Kept::new("claims").await;
    robbed.store.claim().await.expect("claimed");
    robbed.store.append(entry(0));
    robbed.store.flushed().await;
    let holder = Kept::again(&robbed.name).await;
    holder.store.claim().await.expect("claimed");
    holder.store.begin(SHIFT);
    holder.store.append(entry(1));
    holder.store.flushed().await;
    robbed.store.append(Entry { what: What::FrameLoaded, ..entry(1) });
    robbed.store.record(&call(0, SHIFT));
    robbed.store.flushed().await;
    assert_eq!((holder.loaded(SHIFT).await, holder.records().await), (Some(whole(2)), vec![]));
    assert_eq!((&*robbed.saved.borrow(), &*robbed.troubles.borrow()), (&vec![0], &vec![]));
    // It gets the bar again.
    robbed.store.claim().await.expect("claimed");
    robbed.store.append(entry(2));
    robbed.store.flushed().await;
    assert_eq!(holder.loaded(SHIFT).await, Some(whole(3)));
}

#[wasm_bindgen_test]
async fn a_shift_that_is_over_is_not_loaded_and_the_newest_one_is() {
    let kept = Kept::new("shifts").await;
    kept.store.append(entry(0));
    kept.store.begin(SHIFT + DAY);
    let next = Entry { now: Now { at: Moment { mono: 0, wall: SHIFT + DAY }, day: 20_001 }, ..entry(0) };
    kept.store.append(next.clone());
    kept.store.flushed().await;
    let loaded = kept.loaded(SHIFT + DAY).await;
    assert_eq!(loaded, Some(Loaded { shift: SHIFT + DAY, entries: vec![next], next: 1, unreadable: 0 }));
    assert_eq!(kept.loaded(SHIFT + DAY + DAY / 4 - 1).await, loaded);
    assert_eq!(kept.loaded(SHIFT + DAY + DAY / 4).await, None);
    assert_eq!(kept.store.entries_from(SHIFT, 0).await, Ok(vec![entry(0)]));
}

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

/// The store's records as text, by the call's key.
async fn record_texts(name: &str) -> String {
    let script = "name => new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onerror = failed;
        request.onsuccess = () => {
            const all = request.result.transaction('records').objectStore('records').getAll();
            all.onsuccess = () => { request.result.close(); done(all.result.join('\\n')); };
        };
    })";
    promised(script, &[name.into()]).await.as_string().expect("text")
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
    let kept = kept.reopened().await;
    kept.store.begin(SHIFT);
    let (told, on_outbox) = teller();
    kept.store.deliver(on_outbox);
    kept.store.settle(keys[0], 1, None).await.expect("settled");
    kept.store.record(&call(0, SHIFT));
    kept.store.record(&Call { wrapped_up: true, ..call(1, SHIFT + 1) });
    kept.store.flushed().await;
    assert_eq!((outbox(&kept).await, told.take()), (vec![(1, 2, true)], vec![]));

    // An entry goes with its record.
    kept.store.begin(SHIFT + 3 * DAY);
    kept.store.prune(SHIFT + 3 * DAY, Retention { days: 1, raw_days: 1 }).await.expect("pruned");
    assert_eq!((outbox(&kept).await, kept.records().await), (vec![], vec![]));
    kept.store.settle(keys[1], 2, Some(&parked)).await.expect("settled");
    assert_eq!(outbox(&kept).await, []);
}

#[wasm_bindgen_test]
async fn a_change_that_could_not_be_written_is_not_to_be_delivered_yet() {
    let kept = Kept::new("outbox-quota").await;
    let (told, on_outbox) = teller();
    kept.store.deliver(on_outbox);
    let full =
        Otherwise::put(&format!("(put, all) => {{ if (`${{all[0]}}`.includes('\"due\"')) {QUOTA}; return put(); }}"));
    kept.store.record(&call(0, SHIFT));
    until("the trouble", || !kept.troubles.borrow().is_empty()).await;
    assert_eq!((kept.records().await, told.borrow().len()), (vec![], 0), "all of it, or nothing");
    drop(full);
    kept.store.flushed().await;
    assert_eq!((kept.records().await, told.borrow().len()), (vec![0], 1));
}

#[wasm_bindgen_test]
async fn a_database_of_the_first_version_keeps_what_it_holds() {
    let name = "test-version-1";
    delete(name).await;
    let script = "(name, shift, group, record) => new Promise((done, failed) => {
        const request = indexedDB.open(name, 1);
        request.onerror = failed;
        request.onupgradeneeded = () => {
            for (const store of ['groups', 'records', 'claims']) request.result.createObjectStore(store);
        };
        request.onsuccess = () => {
            const transaction = request.result.transaction(['groups', 'records', 'claims'], 'readwrite');
            transaction.objectStore('groups').put(group, [shift, 0]);
            transaction.objectStore('records').put(record, [shift, shift, 0]);
            transaction.objectStore('claims').put(4, 0);
            transaction.oncomplete = () => { request.result.close(); done(); };
        };
    })";
    let group = write_group(&[entry(0), entry(1)]);
    let record = write_record(&call(0, SHIFT));
    promised(script, &[name.into(), (SHIFT as f64).into(), group.into(), record.clone().into()]).await;
    let kept = Kept::again(name).await;
    assert_eq!((kept.loaded(SHIFT).await, kept.records().await), (Some(whole(2)), vec![0]));
    assert_eq!(kept.store.outbox(SHIFT).await, Ok(vec![]));
    kept.store.claim().await.expect("claimed");
    kept.store.begin(SHIFT);
    kept.store.deliver(Callback::noop());
    kept.store.record(&call(0, SHIFT));
    kept.store.flushed().await;
    assert_eq!(record_texts(name).await, record, "what is the same stays as it was");
    assert_eq!(kept.store.outbox(SHIFT).await, Ok(vec![]));
    kept.store.record(&Call { wrapped_up: true, ..call(0, SHIFT) });
    kept.store.flushed().await;
    assert_eq!(kept.store.outbox(SHIFT).await.map(|entries| entries.len()), Ok(1));
}

#[wasm_bindgen_test]
async fn old_shifts_and_old_records_go_and_the_open_shift_stays() {
    let kept = Kept::new("prune").await;
    for shift in [SHIFT - 8 * DAY, SHIFT - 6 * DAY, SHIFT] {
        kept.store.begin(shift);
        kept.store.append(entry(0));
    }
    for (key, began) in [(0, SHIFT - 91 * DAY), (1, SHIFT - 89 * DAY), (2, SHIFT)] {
        kept.store.record(&call(key, began));
    }
    kept.store.flushed().await;
    let shifts = async || {
        let mut lengths = Vec::new();
        for shift in [SHIFT - 8 * DAY, SHIFT - 6 * DAY, SHIFT] {
            lengths.push(kept.store.entries_from(shift, 0).await.expect("readable").len());
        }
        lengths
    };
    kept.store.prune(SHIFT, Retention { days: 90, raw_days: 7 }).await.expect("pruned");
    assert_eq!((shifts().await, kept.records().await), (vec![0, 1, 1], vec![2, 1]));
    kept.store.prune(SHIFT + 1, Retention { days: 0, raw_days: 0 }).await.expect("pruned");
    assert_eq!((shifts().await, kept.records().await), (vec![0, 0, 1], vec![2]));
}

const QUOTA: &str = "throw new DOMException('The quota is used up.', 'QuotaExceededError')";

#[wasm_bindgen_test]
async fn entries_for_which_there_is_no_room_are_kept_and_written_later() {
    let kept = Kept::new("quota").await;
    let full = Otherwise::put(&format!("() => {{ {QUOTA}; }}"));
    kept.store.append(entry(0));
    kept.store.record(&call(0, SHIFT));
    until("the trouble", || !kept.troubles.borrow().is_empty()).await;
    kept.store.append(entry(1));
    drop(full);
    kept.store.flushed().await;
    assert_eq!((&*kept.troubles.borrow(), &*kept.saved.borrow()), (&vec![Trouble::Full], &vec![1]));
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
    assert_eq!(*kept.troubles.borrow(), [Trouble::Full]);
    drop(full);
    kept.store.flushed().await;
    // The next trouble is another one.
    let full = Otherwise::put(&format!("() => {{ {QUOTA}; }}"));
    kept.store.append(entry(1));
    until("the second trouble", || kept.troubles.borrow().len() == 2).await;
    drop(full);
    kept.store.flushed().await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(2)));
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_broken_off_by_the_browser_is_written_again() {
    let kept = Kept::new("aborted").await;
    let aborting = Otherwise::put("(put) => { const request = put(); request.transaction.abort(); return request; }");
    kept.store.append(entry(0));
    until("the trouble", || !kept.troubles.borrow().is_empty()).await;
    drop(aborting);
    kept.store.flushed().await;
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(1)));
}

#[wasm_bindgen_test]
async fn without_storage_nothing_is_opened() {
    for way in ["value: undefined", "get() { throw new DOMException('no', 'SecurityError'); }"] {
        let _blocked = Otherwise::by(&format!(
            "() => {{
                const was = Object.getOwnPropertyDescriptor(window, 'indexedDB');
                Object.defineProperty(window, 'indexedDB', {{ {way}, configurable: true }});
                return () => was ? Object.defineProperty(window, 'indexedDB', was) : delete window.indexedDB;
            }}"
        ));
        let opened = Store::open("test-blocked", Callback::noop(), Callback::noop()).await;
        assert_eq!(opened.err(), Some(Trouble::Blocked), "{way}");
    }
}

#[wasm_bindgen_test]
async fn a_database_that_is_taken_away_is_told_of_and_made_anew() {
    let kept = Kept::new("lost").await;
    kept.store.claim().await.expect("claimed");
    kept.store.append(entry(0));
    kept.store.flushed().await;
    delete(&kept.name).await;
    assert_eq!(*kept.troubles.borrow(), [Trouble::Lost]);
    kept.store.append(entry(1));
    kept.store.flushed().await;
    let left = Loaded { entries: vec![entry(1)], ..whole(2) };
    assert_eq!(kept.loaded(SHIFT).await, Some(left));
}

#[wasm_bindgen_test]
async fn a_damaged_group_is_counted_and_its_numbers_are_not_given_again() {
    let kept = Kept::new("damaged").await;
    for number in [0, 1, 2] {
        kept.store.append(entry(number));
        kept.store.flushed().await;
    }
    put_group(&kept.name, SHIFT, 1, "{\"v\":1,\"entr").await;
    put_group(&kept.name, SHIFT, 5, "").await;
    let left = Loaded { entries: vec![entry(0), entry(2)], next: 6, unreadable: 2, ..whole(0) };
    assert_eq!(kept.loaded(SHIFT).await, Some(left));
}

#[wasm_bindgen_test]
async fn what_a_newer_console_has_stored_is_left_alone() {
    let kept = Kept::new("newer").await;
    put_group(&kept.name, SHIFT, 0, r#"{"v":3,"entries":"packed"}"#).await;
    assert_eq!(kept.store.load().await, Err(Trouble::Newer));
    let name = "test-newer-stores";
    delete(name).await;
    let script = "name => new Promise(done => {
        const request = indexedDB.open(name, 3);
        request.onsuccess = () => { request.result.close(); done(); };
    })";
    promised(script, &[name.into()]).await;
    let opened = Store::open(name, Callback::noop(), Callback::noop()).await;
    assert_eq!(opened.err(), Some(Trouble::Newer));
}

#[wasm_bindgen_test]
async fn the_browser_is_asked_to_spare_the_storage() {
    let script = "() => {
        const persist = StorageManager.prototype.persist;
        StorageManager.prototype.persist = () => Promise.resolve(true);
        return () => { StorageManager.prototype.persist = persist; };
    }";
    let granting = Otherwise::by(script);
    assert!(ask_to_persist().await);
    drop(granting);
    let _refusing = Otherwise::by(&script.replace("Promise.resolve(true)", "Promise.reject(new TypeError('no'))"));
    assert!(!ask_to_persist().await);
}

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
        Entry { what: What::Message(text), ..entry(number) }
    };
    // More than are looked at in one transaction.
    for number in 0..150 {
        kept.store.append(if number % 2 == 0 { quoting(number) } else { entry(number) });
        kept.store.record(&call(number, SHIFT + number));
        kept.store.flushed().await;
    }
    let forgetting = Forgetting::new(&number, 7).expect("a number");
    kept.store.intend_to_forget(&forgetting).await.expect("written down");
    // Until the session has forgotten it, too, nothing is written with it.
    kept.store.append(quoting(150));
    let steps = RefCell::new(Vec::new());
    let forgotten = kept.store.forget(|done, total| steps.borrow_mut().push((done, total))).await;
    assert!(forgotten == Ok(Some(forgetting)));
    let steps = steps.into_inner();
    assert!(steps.len() > 4 && steps.first() == Some(&(0, 301)) && steps.last() == Some(&(301, 301)), "{steps:?}");
    for store in ["groups", "records", "claims"] {
        assert!(texts(&kept.name, store).await.iter().all(|text| !text.contains("12345678")), "{store}");
    }
    let loaded = kept.loaded(SHIFT).await.expect("a journal");
    assert_eq!(loaded.entries.len(), 151);
    assert_eq!(loaded.entries[1], entry(1));
    assert_eq!(kept.store.count().await, Ok(150));
    assert!(kept.store.forget(|_, _| ()).await == Ok(None), "there is nothing to forget");
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
    let forgetting = Forgetting::new(&Number::new("13812345678"), 7).expect("a number");
    kept.store.intend_to_forget(&forgetting).await.expect("written down");
    let next = kept.reopened().await;
    next.store.claim().await.expect("claimed");
    assert!(next.store.forget(|_, _| ()).await == Ok(Some(forgetting)));
    assert!(!texts(&next.name, "records").await[0].contains("12345678"));
    // A tab that was robbed of the bar can't.
    let robber = Kept::again(&next.name).await;
    robber.store.claim().await.expect("claimed");
    let other = Forgetting::new(&Number::new("5550142"), 8).expect("a number");
    assert_eq!(next.store.intend_to_forget(&other).await, Err(Trouble::Lost));
    robber.store.intend_to_forget(&other).await.expect("written down");
    assert!(next.store.forget(|_, _| ()).await == Err(Trouble::Lost));
}
