//! Fetches the list of those who must not be called, and again before it is old. A list that was read stays until there is a
//! newer one; nothing of it outlives the page.

use super::clock::page_time;
use super::directory::{FILE_PATIENCE_MS, Fault, fetch};
use super::http;
use crate::config;
use crate::numbers::{self, Verdict};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{RequestCache, RequestInit};
use yew::Callback;

/// A list older than this is fetched again, milliseconds.
const OLD_MS: u32 = 3_600_000;
/// The same after a failure: nobody can be called meanwhile.
const AGAIN_MS: u32 = 30_000;

/// Why there is no newer list. Holds no personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFault {
    Fetch(Fault),
    /// What was fetched holds neither numbers nor sums.
    NoList,
}

/// The list, as far as this page knows it.
#[derive(Clone)]
pub struct DoNotCall(Rc<Inner>);

struct Inner {
    config: config::DoNotCall,
    list: RefCell<Option<Rc<numbers::DoNotCall>>>,
    fault: Cell<Option<ListFault>>,
    /// When the next is fetched, monotonic milliseconds; never while one is being fetched.
    due: Cell<u64>,
    next: RefCell<Option<Timeout>>,
    on_change: Callback<()>,
}

impl DoNotCall {
    /// `on_change` is told when a list has come, or a fault.
    pub fn new(config: config::DoNotCall, on_change: Callback<()>) -> DoNotCall {
        let (list, fault) = (RefCell::default(), Cell::new(None));
        let list =
            DoNotCall(Rc::new(Inner { config, list, fault, due: Cell::new(0), next: RefCell::default(), on_change }));
        list.refresh();
        list
    }

    /// Fetches the list if it is due: timers stand still while a computer sleeps.
    pub fn refresh(&self) {
        if self.0.due.get() > page_time().0 {
            return;
        }
        self.0.due.set(u64::MAX);
        let list = self.clone();
        spawn_local(async move { list.fetch().await });
    }

    /// Whether a number with these forms may be called.
    pub fn verdict(&self, forms: &[String]) -> Verdict {
        numbers::verdict(self.0.config.mode, self.0.list.borrow().as_deref(), forms)
    }

    pub fn list(&self) -> Option<Rc<numbers::DoNotCall>> {
        self.0.list.borrow().clone()
    }

    pub fn fault(&self) -> Option<ListFault> {
        self.0.fault.get()
    }

    async fn fetch(self) {
        let inner = &self.0;
        let init = RequestInit::new();
        // Asks the server whether its copy is still the newest.
        init.set_cache(RequestCache::NoCache);
        let text = fetch(&inner.config.url, &init, FILE_PATIENCE_MS, http::FILE).await;
        let read = text
            .and_then(|text| text.ok_or(Fault::Status(404)))
            .map_err(ListFault::Fetch)
            .and_then(|text| numbers::DoNotCall::read(&text, &inner.config.salt).ok_or(ListFault::NoList));
        let wait = if read.is_ok() { OLD_MS } else { AGAIN_MS };
        inner.due.set(page_time().0 + u64::from(wait));
        inner.fault.set(read.as_ref().err().copied());
        if let Ok(read) = read {
            inner.list.replace(Some(Rc::new(read)));
        }
        inner.on_change.emit(());
        let list = Rc::downgrade(inner);
        let again = move || list.upgrade().into_iter().for_each(|inner| DoNotCall(inner).refresh());
        inner.next.replace(Some(Timeout::new(wait + 1, again)));
    }
}
