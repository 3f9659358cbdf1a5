//! Fetches who the numbers belong to. Nothing waits for it: what is drawn is drawn without a name, and again when
//! the name is there.

use super::clock::page_time;
use super::http;
use crate::config;
use crate::directory::{Answers, Contact, Contacts, Entries, Normal, People, Unreadable, read_answer};
use crate::log::{Suggestion, Suggestions};
use crate::protocol::Number;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, RequestCache, RequestInit};
use yew::Callback;

/// How long the endpoint may take for one number, milliseconds.
const PATIENCE_MS: u32 = 5_000;
/// How long a file may take, milliseconds.
pub const FILE_PATIENCE_MS: u32 = 60_000;
/// A file older than this is fetched again at the next call, milliseconds.
const OLD_MS: u64 = 3_600_000;
/// After a failure the next call asks again, but not every one of a busy minute, milliseconds.
const AGAIN_MS: u64 = 60_000;
/// An endpoint is asked about so many calls of the log, the newest; those before keep the names that are known.
const ASKED_ABOUT: usize = 50;

/// What the operator should know of the directory. Holds no personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    NoServer,
    TooSlow,
    Status(u16),
    Unreadable(Unreadable),
    /// An answer of the endpoint was none.
    NoAnswer,
    /// The file, or an answer, is longer than any that is read.
    TooLong,
}

/// The directory, as far as this page knows it.
#[derive(Clone)]
pub struct Directory {
    inner: Rc<Inner>,
}

struct Inner {
    config: config::Directory,
    normal: Normal,
    source: Source,
    fault: Cell<Option<Fault>>,
    shown: RefCell<Contacts>,
    on_change: Callback<()>,
}

enum Source {
    File {
        entries: RefCell<Option<Entries>>,
        suggestions: RefCell<Suggestions>,
        /// When it is to be fetched, monotonic milliseconds; never while it is being fetched.
        due: Cell<u64>,
    },
    Endpoint(RefCell<Answers>),
}

impl Directory {
    /// `on_change` is told when names have come, or a fault.
    pub fn new(config: config::Directory, on_change: Callback<()>) -> Directory {
        let source = if config.source.names(config::Place::Number) {
            Source::Endpoint(RefCell::default())
        } else {
            Source::File { entries: RefCell::default(), suggestions: RefCell::default(), due: Cell::new(0) }
        };
        let normal = Normal::new(&config.strip);
        let (fault, shown) = (Cell::new(None), RefCell::default());
        Directory { inner: Rc::new(Inner { config, normal, source, fault, shown, on_change }) }
    }

    /// Fetches the file, if it is one and is due. To be called when there is time for it.
    pub fn refresh(&self) {
        let Source::File { due, .. } = &self.inner.source else { return };
        let (now, _) = page_time();
        if due.get() <= now {
            due.set(u64::MAX);
            let inner = self.inner.clone();
            spawn_local(async move { inner.fetch_file().await });
        }
    }

    /// A call with this number is here. It is asked about before those that are only shown.
    pub fn occurs(&self, number: &Number) {
        self.refresh();
        if let Source::Endpoint(answers) = &self.inner.source
            && !number.is_withheld()
        {
            answers.borrow_mut().occurs(&self.inner.normal.stripped(number.whole().as_str()), page_time().0);
            self.inner.ask();
        }
    }

    /// The names of the numbers that are about to be drawn, the newest first; what isn't known is asked for.
    pub fn contacts<'a>(&self, numbers: impl Iterator<Item = &'a Number>) -> Contacts {
        let mut contacts: Vec<(Number, Rc<Contact>)> = Vec::new();
        for (place, number) in numbers.enumerate() {
            let number = number.whole();
            if let Err(free) = contacts.binary_search_by(|(known, _)| known.cmp(&number))
                && let Some(contact) = self.inner.find(&number, place < ASKED_ABOUT)
            {
                contacts.insert(free, (number, contact));
            }
        }
        self.inner.ask();
        let shown = self.inner.shown.borrow().replaced_by(contacts);
        self.inner.shown.replace(shown.clone());
        shown
    }

    /// Asks for the names of numbers that came into sight, if that is an endpoint's to know.
    pub fn ask_about(&self, numbers: &[Number]) {
        for number in numbers {
            self.inner.find(number, true);
        }
        self.inner.ask();
    }

    /// Whom the agent may mean by what is typed, `most` at most. An endpoint can't be asked for that.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<Suggestion> {
        match &self.inner.source {
            Source::File { suggestions, .. } => suggestions.borrow().find(typed, most).into_iter().cloned().collect(),
            Source::Endpoint(_) => Vec::new(),
        }
    }

    pub fn fault(&self) -> Option<Fault> {
        self.inner.fault.get()
    }

    /// How many numbers a file holds, and how many of its entries could not be used.
    pub fn size(&self) -> Option<(usize, usize)> {
        match &self.inner.source {
            Source::File { entries, .. } => entries.borrow().as_ref().map(|entries| (entries.len(), entries.skipped)),
            Source::Endpoint(_) => None,
        }
    }
}

impl People for Directory {
    fn contact(&self, number: &Number) -> Option<Rc<Contact>> {
        self.inner.find(&number.whole(), false)
    }

    fn person(&self, number: &Number) -> String {
        self.inner.normal.stripped(number.as_str())
    }
}

impl Inner {
    fn find(&self, number: &Number, may_ask: bool) -> Option<Rc<Contact>> {
        if number.is_withheld() {
            return None;
        }
        match &self.source {
            Source::File { entries, .. } => entries.borrow().as_ref()?.find(number.as_str()),
            Source::Endpoint(answers) => {
                let number = self.normal.stripped(number.as_str());
                let mut answers = answers.borrow_mut();
                if may_ask { answers.find(&number) } else { answers.known_of(&number).flatten() }
            }
        }
    }

    async fn fetch_file(&self) {
        let Source::File { entries, suggestions, due } = &self.source else { return };
        let init = RequestInit::new();
        // Asks the server whether its copy is still the newest.
        init.set_cache(RequestCache::NoCache);
        let text = fetch(&self.config.source.fill(|_| None), &init, FILE_PATIENCE_MS, http::FILE).await;
        let read = text.and_then(|text| {
            let text = text.ok_or(Fault::Status(404))?;
            Entries::read(&text, self.normal.clone()).map_err(Fault::Unreadable)
        });
        let (now, _) = page_time();
        due.set(now + if read.is_ok() { OLD_MS } else { AGAIN_MS });
        self.fault.set(read.as_ref().err().copied());
        // A file that can't be read takes no name away.
        if let Ok(read) = read {
            suggestions.replace(everybody(&read));
            entries.replace(Some(read));
        }
        self.on_change.emit(());
    }

    /// Asks the endpoint about those who wait, as many at a time as is decent.
    fn ask(self: &Rc<Self>) {
        let Source::Endpoint(answers) = &self.source else { return };
        while let Some(number) = { answers.borrow_mut().ask_next() } {
            let inner = self.clone();
            spawn_local(async move { inner.ask_about(&number).await });
        }
    }

    async fn ask_about(self: Rc<Self>, number: &str) {
        let Source::Endpoint(answers) = &self.source else { return };
        let address = self.config.source.fill(|_| Some(number));
        let answer = fetch(&address, &RequestInit::new(), PATIENCE_MS, http::ANSWER).await;
        let answer = answer.and_then(|text| match text.as_deref().map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => read_answer(text).ok_or(Fault::NoAnswer),
        });
        let (now, _) = page_time();
        self.fault.set(answer.as_ref().err().copied());
        match answer {
            Ok(contact) => answers.borrow_mut().answered(number, contact, now),
            Err(_) => answers.borrow_mut().failed(number),
        }
        self.ask();
        self.on_change.emit(());
    }
}

fn everybody(entries: &Entries) -> Suggestions {
    let mut everybody = Suggestions::default();
    for (number, contact) in entries.people() {
        everybody.add(Suggestion { number: Number::new(number), name: Some(contact.name.clone()), hint: None });
    }
    everybody
}

/// The text at an address; `None` if there is none by that name, or nothing in it.
pub async fn fetch(
    address: &str,
    init: &RequestInit,
    patience_ms: u32,
    longest: usize,
) -> Result<Option<String>, Fault> {
    let signal = AbortSignal::timeout_with_u32(patience_ms);
    init.set_signal(Some(&signal));
    // Not every browser says in the error that it is the time that was up.
    let fault = |_: JsValue| if signal.aborted() { Fault::TooSlow } else { Fault::NoServer };
    let response = http::fetch(address, init).await.map_err(fault)?;
    match response.status() {
        204 | 404 => return Ok(None),
        status if !response.ok() => return Err(Fault::Status(status)),
        _ => {}
    }
    http::text(&response, longest).await.map_err(fault)?.map(Some).ok_or(Fault::TooLong)
}
