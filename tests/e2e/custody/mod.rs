//! What a desk has seen is kept, whatever storage, clock, server and other tabs do: late, full, cleared, damaged, gone.

mod early;
mod holes;
mod origins;
mod rounds;
mod storage;
mod tabs;

use crate::console::Desk;
use crate::harness::{Browser, Site, console, policed};
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::any;
use axum::{Router, response::IntoResponse};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

/// For what waits for storage that was held back for some seconds, and for what is tried again after some more.
const LATE: Duration = Duration::from_secs(45);

/// Lets the console's database open only after `HELD`, a promise, has come true: in the first page of a tab, or in each.
const HOLD: &str = "try {
        const real = IDBFactory.prototype.open;
        window.openRightAway = real;
        const held = HELD;
        if (held) IDBFactory.prototype.open = function (...args) {
            const factory = this, fake = new EventTarget();
            let request;
            for (const name of ['result', 'error', 'transaction', 'readyState', 'source'])
                Object.defineProperty(fake, name, {get: () => request ? request[name] : null});
            held.then(() => {
                request = real.apply(factory, args);
                for (const type of ['upgradeneeded', 'blocked', 'success', 'error'])
                    request.addEventListener(type, event => {
                        const {oldVersion, newVersion} = event;
                        const copy = oldVersion === undefined ? new Event(type)
                            : new IDBVersionChangeEvent(type, {oldVersion, newVersion});
                        fake['on' + type]?.(copy);
                        fake.dispatchEvent(copy);
                    });
            });
            return fake;
        };
    } catch {}";

/// A script that holds the database back until `letOpen()` is called, in the first page of the tab only.
fn held() -> String {
    let held = "sessionStorage.opened ? null : (sessionStorage.opened = 1, new Promise(done => window.letOpen = done))";
    HOLD.replace("HELD", held)
}

/// The same for so many milliseconds.
fn late(ms: u64) -> String {
    let held = "sessionStorage.opened ? null : (sessionStorage.opened = 1, new Promise(done => setTimeout(done, MS)))";
    HOLD.replace("HELD", &held.replace("MS", &ms.to_string()))
}

/// The same in each page, for as many milliseconds as this expression gives.
pub fn each_page_late(ms: &str) -> String {
    HOLD.replace("HELD", &format!("new Promise(done => setTimeout(done, {ms}))"))
}

/// The keys and texts of a store of the console's database, past everything that is done to the console.
const READ: &str = "const open = window.openRightAway ?? indexedDB.open;
    const known = await indexedDB.databases();
    if (!known.some(({name}) => name === 'agent-console')) return [];
    const database = await new Promise((done, fail) => {
        const request = open.call(indexedDB, 'agent-console');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
    });
    try {
        const [name, change] = arguments;
        if (!database.objectStoreNames.contains(name)) return [];
        const store = database.transaction(name, change ? 'readwrite' : 'readonly').objectStore(name);
        const [keys, texts] = await new Promise(done => {
            const [keys, texts] = [store.getAllKeys(), store.getAll()];
            texts.onsuccess = () => done([keys.result, texts.result]);
        });
        const all = keys.map((key, at) => [key, texts[at]]);
        const spoilt = change ? all.filter(([, text]) => String(text).includes(change.holds)) : [];
        for (const [key, text] of spoilt)
            if (change.put === null) store.delete(key);
            else store.put(change.put.replace('TEXT', () => text), key);
        return all;
    } finally { database.close() }";

/// How many groups and records are stored.
pub async fn count_all(browser: &Browser) -> [usize; 2] {
    let mut counts = [0; 2];
    for (count, store) in counts.iter_mut().zip(["groups", "records"]) {
        *count = browser.eval::<Vec<(Value, Value)>>(READ, &[json!(store), Value::Null]).await.len();
    }
    counts
}

impl Desk {
    /// The keys and texts in `groups`, `records` or `outbox`.
    async fn stored(&self, store: &str) -> Vec<(Value, Value)> {
        self.browser.eval(READ, &[json!(store), Value::Null]).await
    }

    /// How many texts of the store hold this.
    async fn count_stored(&self, store: &str, part: &str) -> usize {
        let holds = |text: &Value| text.as_str().is_some_and(|text| text.contains(part));
        self.stored(store).await.iter().filter(|(_, text)| holds(text)).count()
    }

    /// Waits until so many texts hold this.
    pub async fn until_stored(&self, store: &str, part: &str, count: usize) {
        let stored = async || self.count_stored(store, part).await >= count;
        self.browser.until_within(LATE, &format!("{count} of {store} with {part}"), stored).await;
    }

    /// Replaces the texts of the store that hold this, or deletes them.
    async fn spoil(&self, store: &str, part: &str, put: Option<&str>) {
        let change = json!({"holds": part, "put": put});
        let before: Vec<(Value, Value)> = self.browser.eval(READ, &[json!(store), change]).await;
        assert!(
            before.iter().any(|(_, text)| text.as_str().is_some_and(|text| text.contains(part))),
            "{part} is there"
        );
    }

    /// Takes a call, each step of it a group of its own as far as there is storage.
    async fn takes(&self, id: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Ringing", json!({"callid": id, "caller": "13812345678"})).await;
        self.has_row(id, "ringing").await;
        self.event("AgentEvent_Talking", json!({"callid": id, "feature": "0"})).await;
        self.has_row(id, "talking").await;
    }

    async fn hangs_up(&self, id: &str) {
        self.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.event("AgentEvent_Call_Release", json!(id)).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.has_row(id, "ended").await;
    }

    async fn has_row(&self, id: &str, phase: &str) {
        let row = format!("#call-log [data-call-id='{id}'][data-phase={phase}]");
        self.browser.until_within(LATE, &row, async || self.browser.count(&row).await == 1).await;
    }

    async fn has_ended(&self, id: &str, outcome: &str) {
        let row = format!("#call-log [data-call-id='{id}'][data-outcome={outcome}]");
        self.browser.until_within(LATE, &row, async || self.browser.count(&row).await == 1).await;
        assert_eq!(self.browser.count(&format!("#call-log [data-call-id='{id}']")).await, 1, "one row for {id}");
    }

    /// Types a note for the call whose form is in front.
    async fn notes(&self, text: &str) {
        self.browser.click("#wrap-up-note").await;
        self.keys(text).await;
    }

    async fn has_note(&self, text: &str) {
        let script = "return document.querySelector('#wrap-up-note')?.value ?? ''";
        let has = async || self.browser.eval::<String>(script, &[]).await == text;
        self.browser.until(&format!("the note {text:?}"), has).await;
    }

    /// What the console says of its storage: `kept`, `waiting` or `refused`.
    async fn storage_is(&self, state: &str) {
        let is = async || self.browser.attr("#connection", "data-storage").await.as_deref() == Some(state);
        self.browser.until_within(LATE, &format!("#connection to have data-storage={state}"), is).await;
    }

    /// Waits until the console says that something could not be written, in whatever words.
    async fn storage_is_not_kept(&self) {
        let script = "return document.querySelectorAll('#connection [data-action=export], \
            #connection[data-storage=waiting], #connection[data-storage=refused]').length > 0";
        self.browser.until("the page to say so", async || self.browser.eval(script, &[]).await).await;
    }

    async fn until_holes(&self) -> u64 {
        let holes = async || self.browser.attr("#connection", "data-holes").await;
        self.browser.until("#connection to have data-holes", async || holes().await.is_some()).await;
        holes().await.and_then(|holes| holes.parse().ok()).expect("data-holes is a number")
    }
}

/// An enterprise's endpoint: the call id of each delivery, and whether it takes any.
#[derive(Clone, Default)]
struct Endpoint {
    takes: Arc<Mutex<bool>>,
    bodies: Arc<Mutex<Vec<Value>>>,
}

impl Endpoint {
    async fn open(takes: bool) -> (Endpoint, Site) {
        let endpoint = Endpoint { takes: Arc::new(Mutex::new(takes)), ..Endpoint::default() };
        let site = Site::routes(Router::new().fallback(any(take)).with_state(endpoint.clone())).await;
        (endpoint, site)
    }

    fn takes(&self, takes: bool) {
        *self.takes.lock().expect("nobody panics with it") = takes;
    }

    fn bodies(&self) -> Vec<Value> {
        self.bodies.lock().expect("nobody panics with it").clone()
    }

    /// The call ids that have come, sorted.
    fn ids(&self) -> Vec<String> {
        let id =
            |body: &Value| body["callId"].as_str().or(body["call"]["callId"].as_str()).unwrap_or("none").to_owned();
        let mut ids: Vec<String> = self.bodies().iter().map(id).collect();
        ids.sort();
        ids
    }
}

async fn take(State(endpoint): State<Endpoint>, method: Method, body: Bytes) -> impl IntoResponse {
    let headers = ["origin", "headers", "methods"].map(|name| (format!("access-control-allow-{name}"), "*".to_owned()));
    let headers: HeaderMap =
        headers.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect();
    if method == Method::OPTIONS {
        return (StatusCode::NO_CONTENT, headers);
    }
    if !*endpoint.takes.lock().expect("nobody panics with it") {
        return (StatusCode::SERVICE_UNAVAILABLE, headers);
    }
    let body = serde_json::from_slice(&body).unwrap_or_default();
    endpoint.bodies.lock().expect("nobody panics with it").push(body);
    (StatusCode::NO_CONTENT, headers)
}

/// The release, whose files that its page doesn't name come only when the sender says so.
async fn with_late_chunks(config: &str) -> (Site, watch::Sender<bool>) {
    let (come, comes) = watch::channel(false);
    let routes = policed(console(StatusCode::OK, config), config).layer(from_fn_with_state(comes, hold_back));
    (Site::routes(routes).await, come)
}

async fn hold_back(State(comes): State<watch::Receiver<bool>>, request: Request, next: Next) -> impl IntoResponse {
    let name = request.uri().path().trim_start_matches('/').to_owned();
    let page = std::fs::read_to_string(format!("{}/index.html", crate::harness::DIST)).expect("the release has a page");
    if name.contains("agent-console-") && !page.contains(&name) {
        // A sender that is gone lets everything through.
        let _ = comes.clone().wait_for(|comes| *comes).await;
    }
    next.run(request).await
}
