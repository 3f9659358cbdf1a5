//! Asks the browser about phone numbers, with libphonenumber's metadata: src/browser/phones/chunk.js, a file of its own that
//! comes when the start is over. Until it is there, and where it doesn't come, numbers are shown as they came.

use super::clock::window;
use super::do_not_call::DoNotCall;
use crate::config;
use crate::numbers::{DialBack, Verdict, forms, key};
use crate::view::{Phone, PhoneBook, Phones};
use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// Digits of the shortest number that belongs to a country; what is shorter is internal.
const SHORTEST: usize = 7;
/// So many answers are remembered. More than any page shows at once.
const REMEMBERED: usize = 2_000;

#[wasm_bindgen]
extern "C" {
    /// src/browser/phones/chunk.js
    #[derive(Clone)]
    type Chunk;

    #[wasm_bindgen(method, catch)]
    fn read(this: &Chunk, number: &str, home: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn region(this: &Chunk, country: &str, tag: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn times(this: &Chunk, country: &str, wall: f64, tag: &str) -> Result<Option<String>, JsValue>;
}

/// What this page knows of phone numbers.
pub struct PhoneDesk {
    config: Rc<config::Config>,
    list: Option<DoNotCall>,
    tag: &'static str,
    chunk: Rc<RefCell<Option<Chunk>>>,
    asked: bool,
    on_change: Callback<()>,
    known: Rc<Known>,
    phones: Phones,
}

impl PhoneDesk {
    /// `on_change` is told when more is known.
    pub fn new(
        config: &Rc<config::Config>,
        list: Option<DoNotCall>,
        tag: &'static str,
        on_change: Callback<()>,
    ) -> PhoneDesk {
        let known = Rc::new(Known::new(config, list.clone(), tag, None));
        let phones = Phones::new(known.clone());
        PhoneDesk { config: config.clone(), list, tag, chunk: Rc::default(), asked: false, on_change, known, phones }
    }

    /// That of the language in which regions are named.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// What is known right now.
    pub fn phones(&self) -> &Phones {
        &self.phones
    }

    /// All that a number may be called on a list.
    pub fn forms(&self, number: &str) -> Vec<String> {
        self.known.forms(number)
    }

    /// Fetches what is known of numbers, once. To be called when everything is drawn.
    pub fn fetch(&mut self) {
        if std::mem::replace(&mut self.asked, true) {
            return;
        }
        let (chunk, on_change) = (self.chunk.clone(), self.on_change.clone());
        spawn_local(async move {
            // Whoever misses it sees the numbers as they came; the browser has said why on its console.
            if let Some(known) = fetched().await {
                chunk.replace(Some(known));
                on_change.emit(());
            }
        });
    }

    /// More is known, or it is to be said in another language.
    pub fn renew(&mut self, tag: &'static str) {
        self.tag = tag;
        self.known = Rc::new(Known::new(&self.config, self.list.clone(), self.tag, self.chunk.borrow().clone()));
        self.phones = Phones::new(self.known.clone());
    }
}

/// What the page's script fetches.
async fn fetched() -> Option<Chunk> {
    let ask: Function = Reflect::get(&window(), &"agent-console:numbers".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = ask.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?;
    let chunk = JsFuture::from(asked).await.ok()?;
    // Half of what is needed is nothing.
    let is_whole = ["read", "region", "times"]
        .iter()
        .all(|name| Reflect::get(&chunk, &(*name).into()).is_ok_and(|function| function.is_function()));
    is_whole.then(|| chunk.unchecked_into())
}

struct Known {
    config: Rc<config::Config>,
    list: Option<DoNotCall>,
    tag: &'static str,
    chunk: Option<Chunk>,
    remembered: RefCell<BTreeMap<String, Option<Rc<Phone>>>>,
}

impl Known {
    fn new(config: &Rc<config::Config>, list: Option<DoNotCall>, tag: &'static str, chunk: Option<Chunk>) -> Known {
        Known { config: config.clone(), list, tag, chunk, remembered: RefCell::default() }
    }

    fn forms(&self, number: &str) -> Vec<String> {
        let known = |number: &str| self.phone(number).map(|phone| phone.forms.each_ref().map(|form| form.to_string()));
        forms(number, &self.config.numbers.dial_back, known)
    }

    fn home(&self) -> &str {
        self.config.numbers.country.as_deref().unwrap_or_default()
    }

    fn read(&self, number: &str) -> Option<Phone> {
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let chunk = self.chunk.as_ref().filter(|_| digits >= SHORTEST)?;
        let read = key(number);
        let answer = chunk.read(&read, self.home()).ok()??;
        let mut lines = answer.split('\n');
        let (country, shown, whole, national) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
        // What is written as from abroad may be shown as at home. But digits that nobody dials at home as they stand, such as
        // those of a switchboard with its own in front, are taken for nobody's.
        let is_dialled_so = read.starts_with('+') || read == national || whole.strip_prefix('+') == Some(&read);
        if !is_dialled_so {
            return None;
        }
        let name = |country: &str| chunk.region(country, self.tag).ok().flatten();
        let abroad = Some(country).filter(|country| !country.is_empty() && *country != self.home());
        let abroad = abroad.and_then(|country| Some((country.into(), name(country)?.into())));
        Some(Phone { shown: shown.into(), abroad, forms: [whole.into(), national.into()] })
    }
}

impl PhoneBook for Known {
    fn phone(&self, number: &str) -> Option<Rc<Phone>> {
        self.chunk.as_ref()?;
        if let Some(known) = self.remembered.borrow().get(number) {
            return known.clone();
        }
        let phone = self.read(number).map(Rc::new);
        let mut remembered = self.remembered.borrow_mut();
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        remembered.insert(number.to_owned(), phone.clone());
        phone
    }

    fn time_in(&self, country: &str, wall: u64) -> Option<String> {
        self.chunk.as_ref()?.times(country, wall as f64, self.tag).ok()?
    }

    fn dial_back(&self) -> &DialBack {
        &self.config.numbers.dial_back
    }

    fn is_spared(&self, number: &str) -> bool {
        let verdict = |list: &DoNotCall| list.verdict(&self.forms(number));
        self.list.as_ref().is_some_and(|list| matches!(verdict(list), Verdict::Warned | Verdict::Forbidden))
    }
}
