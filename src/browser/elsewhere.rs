//! Asks the enterprise for a caller's calls at other desks. Nothing waits for it.

use super::clock::page_time;
use super::directory::{Fault, fetch};
use super::http;
use crate::config::Template;
use crate::directory::Answers;
use crate::log::{Past, read_elsewhere};
use crate::numbers::key;
use crate::picture::OtherDesks;
use crate::protocol::Number;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::RequestInit;
use yew::Callback;

/// How long the endpoint may take for one number, milliseconds.
const PATIENCE_MS: u32 = 5_000;

#[derive(Clone)]
pub struct Elsewhere(Rc<Inner>);

struct Inner {
    source: Template,
    answers: RefCell<Answers<Vec<Past>>>,
    /// The last answer was none.
    fault: Cell<Option<Fault>>,
    on_change: Callback<()>,
}

impl Elsewhere {
    /// `on_change` is told when calls have come, or a fault.
    pub fn new(source: Template, on_change: Callback<()>) -> Elsewhere {
        Elsewhere(Rc::new(Inner { source, answers: RefCell::default(), fault: Cell::new(None), on_change }))
    }

    /// A call with this number is here.
    pub fn occurs(&self, number: &Number) {
        if !number.is_withheld() && !number.is_forgotten() {
            self.0.answers.borrow_mut().occurs(&key(number.whole().as_str()), page_time().0);
            self.0.ask();
        }
    }

    pub fn fault(&self) -> Option<Fault> {
        self.0.fault.get()
    }
}

impl OtherDesks for Elsewhere {
    fn calls(&self, number: &Number) -> Option<Rc<Vec<Past>>> {
        self.0.answers.borrow_mut().known_of(&key(number.whole().as_str())).flatten()
    }
}

impl Inner {
    fn ask(self: &Rc<Self>) {
        while let Some(number) = { self.answers.borrow_mut().ask_next() } {
            let inner = self.clone();
            spawn_local(async move { inner.ask_about(&number).await });
        }
    }

    async fn ask_about(self: Rc<Self>, number: &str) {
        let address = self.source.fill(|_| Some(number));
        let answer = fetch(&address, &RequestInit::new(), PATIENCE_MS, http::ANSWER).await;
        let answer = answer.and_then(|text| match text.as_deref().map(str::trim) {
            None | Some("") => Ok(Vec::new()),
            Some(text) => read_elsewhere(text).ok_or(Fault::NoAnswer),
        });
        self.fault.set(answer.as_ref().err().copied());
        match answer {
            Ok(calls) => self.answers.borrow_mut().answered(number, Some(calls), page_time().0),
            Err(_) => self.answers.borrow_mut().failed(number),
        }
        self.ask();
        self.on_change.emit(());
    }
}
