//! The storage, in a real browser's IndexedDB.

mod history;
mod holes;
mod opening;
mod pruning;
mod records;
mod redaction;
mod trouble;

use crate::stage::until;
use agent_console::browser::store::{StorageError, Store, StoreEvent, ask_to_persist};
use agent_console::delivery;
use agent_console::domain::{Call, Direction, EndedBy, Moment, Note, Now, Outcome, Phase};
use agent_console::journal::*;
use agent_console::protocol::{CallId, Number, RawText};
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
    events: Rc<RefCell<Vec<StoreEvent>>>,
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
        let kept = Kept::again(&name);
        // Others open the database, too, and don't make its stores.
        kept.store.count().await.expect("an open database");
        kept.store.begin(SHIFT);
        kept
    }

    fn again(name: &str) -> Kept {
        let (events, on) = teller();
        Kept { name: name.to_owned(), store: Store::open(name, on), events }
    }

    fn reopened(self) -> Kept {
        let name = self.name.clone();
        drop(self);
        Kept::again(&name)
    }

    fn saved(&self) -> Vec<u64> {
        let saved = |event: &StoreEvent| if let StoreEvent::Saved(number) = event { Some(*number) } else { None };
        self.events.borrow().iter().filter_map(saved).collect()
    }

    fn troubles(&self) -> Vec<StorageError> {
        let trouble = |event: &StoreEvent| if let StoreEvent::Failed(trouble) = event { Some(*trouble) } else { None };
        self.events.borrow().iter().filter_map(trouble).collect()
    }

    async fn has_told(&self, event: StoreEvent) {
        until(&format!("{event:?}"), || self.events.borrow().contains(&event)).await;
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
        0 => EntryKind::Opened,
        1 => EntryKind::Dialled(Number::new("13800138123")),
        _ => EntryKind::Message(RawText::new(&format!("{{\"n\":\"{number} \0 \\ 😀\"}}"))),
    };
    Entry { number, now, what }
}

fn whole(entries: u64) -> Loaded {
    Loaded { shift: SHIFT, entries: (0..entries).map(entry).collect(), next: entries, ..Loaded::default() }
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
    assert_eq!(kept.saved(), [0, 1, 2]);
    let kept = kept.reopened();
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
    let kept = kept.reopened();
    assert_eq!(kept.loaded(SHIFT).await, Some(whole(1)));
}

#[wasm_bindgen_test]
async fn a_burst_of_30_000_entries_is_few_groups_and_all_there() {
    let kept = Kept::new("burst").await;
    kept.store.claim().await.expect("claimed");
    let counting = Otherwise::put(
        "(put, [, key]) => { globalThis.puts = (globalThis.puts ?? 0) + Array.isArray(key); return put(); }",
    );
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
    assert_eq!(kept.saved().last(), Some(&29_999));
    assert!(kept.saved().is_sorted());
    let kept = kept.reopened();
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
    assert_eq!(kept.saved().last(), Some(&9));
    assert!(kept.saved().len() <= 3, "{:?}", kept.saved());
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
        let loaded = kept.store.entries_from(SHIFT, from).await.expect("readable");
        assert_eq!((loaded.entries, loaded.next, loaded.holes), ((from..10).map(entry).collect(), 10, vec![]));
    }
    assert_eq!(kept.store.entries_from(SHIFT + 1, 0).await.expect("readable").entries, []);
}

#[wasm_bindgen_test]
async fn a_tab_that_was_robbed_of_the_bar_can_write_no_more() {
    let robbed = Kept::new("claims").await;
    robbed.store.claim().await.expect("claimed");
    robbed.store.append(entry(0));
    robbed.store.flushed().await;
    let holder = Kept::again(&robbed.name);
    holder.store.claim().await.expect("claimed");
    holder.store.begin(SHIFT);
    holder.store.append(entry(1));
    holder.store.flushed().await;
    robbed.store.append(Entry { what: EntryKind::FrameLoaded, ..entry(1) });
    robbed.store.record(&call(0, SHIFT));
    robbed.store.flushed().await;
    assert_eq!((holder.loaded(SHIFT).await, holder.records().await), (Some(whole(2)), vec![]));
    assert_eq!((robbed.saved(), robbed.troubles()), (vec![0], vec![]));
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
    assert_eq!(loaded, Some(Loaded { shift: SHIFT + DAY, entries: vec![next], next: 1, ..Loaded::default() }));
    assert_eq!(kept.loaded(SHIFT + DAY + DAY / 4 - 1).await, loaded);
    assert_eq!(kept.loaded(SHIFT + DAY + DAY / 4).await, None);
    assert_eq!(kept.store.entries_from(SHIFT, 0).await.expect("readable"), whole(1));
}

const QUOTA: &str = "throw new DOMException('The quota is used up.', 'QuotaExceededError')";

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
