//! Delivers finished calls to the enterprise, as the tab that holds the bar. When is decided by [`Queue`]; here are its
//! clock, its requests, and where it is written down.

mod outbox_source;
mod pane;
mod request;

use self::outbox_source::OutboxSource;
pub use self::pane::{DeliveryPane, Msg};
use self::request::InFlight;
use crate::browser::clock::{page_time, window};
use crate::browser::store::Store;
use crate::browser::timer::Timer;
use crate::config;
use crate::delivery::{Effect, Input, Queue, Report};
use crate::domain::Call;
use crate::journal::RecordKey;
use crate::protocol::CallId;
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Url;
use yew::Callback;

/// What happened in a term: the time for which this tab holds the bar.
pub struct DeliveryEvent {
    term: u64,
    what: Input,
}

pub struct Delivery {
    config: Rc<config::Delivery>,
    on: Callback<DeliveryEvent>,
    term: u64,
    work: Option<Work>,
}

/// What there is to do in a term.
struct Work {
    queue: Queue,
    source: OutboxSource,
    /// The requests under way. Dropped, they are aborted.
    flights: Vec<InFlight>,
    timer: Timer,
    _online: EventListener,
    _focused: EventListener,
}

impl Delivery {
    /// `on` is told what happens; [`Delivery::handle`] is the answer.
    pub fn new(config: config::Delivery, on: Callback<DeliveryEvent>) -> Delivery {
        Delivery { config: Rc::new(config), on, term: 0, work: None }
    }

    /// This tab holds the bar. Without a `store` what waits is lost with the page.
    pub fn begin(&mut self, store: Option<Rc<Store>>) {
        self.term += 1;
        let term = self.term;
        let tell = |what: fn() -> Input| self.on.reform(move |()| DeliveryEvent { term, what: what() });
        let waits = self.on.reform(move |entries| DeliveryEvent { term, what: Input::Waits(entries) });
        let (woke, online, back) = (tell(|| Input::Woke), tell(|| Input::CameOnline), tell(|| Input::CameBack));
        self.work = Some(Work {
            queue: Queue::default(),
            source: OutboxSource::open(store, waits),
            flights: Vec::new(),
            timer: Timer::new(woke),
            _online: EventListener::new(&window(), "online", move |_| online.emit(())),
            _focused: EventListener::new(&window(), "focus", move |_| back.emit(())),
        });
    }

    /// The bar goes to another tab, which delivers from now on. Requests under way are aborted, and count as not delivered.
    pub fn stop(&mut self) {
        self.work = None;
    }

    /// Where nothing can be stored, a finished call is kept in memory until it is delivered.
    pub fn record(&mut self, shift: u64, call: &Call) {
        let Some(work) = &self.work else { return };
        let changed = work.source.record(shift, call);
        if !changed.is_empty() {
            self.handle(DeliveryEvent { term: self.term, what: Input::Waits(changed) });
        }
    }

    pub fn send_again(&mut self, key: Option<RecordKey>) {
        self.handle(DeliveryEvent { term: self.term, what: Input::SendAgain(key) });
    }

    pub fn handle(&mut self, DeliveryEvent { term, what }: DeliveryEvent) {
        let Some(work) = self.work.as_mut().filter(|_| term == self.term) else { return };
        let (_, now) = page_time();
        match &what {
            Input::Answered { key, .. } => work.flights.retain(|flight| flight.key != *key),
            Input::Woke => drop(work.timer.fired(now)),
            Input::Waits(_) | Input::CameOnline | Input::CameBack | Input::SendAgain(_) => {}
        }
        for effect in work.queue.handle(now, what) {
            match effect {
                Effect::Send(key) => {
                    let answered = self.on.reform(move |(rev, answer)| DeliveryEvent {
                        term,
                        what: Input::Answered { key, rev, answer },
                    });
                    let flight = InFlight::begin(self.config.clone(), work.source.clone(), key, answered);
                    work.flights.push(flight);
                }
                Effect::Keep(key, entry) => work.source.settle(key, entry.rev, Some(entry)),
                Effect::Done(key, rev) => work.source.settle(key, rev, None),
            }
        }
        work.timer.set(work.queue.next_deadline(), now);
    }

    /// Whether a call is still to be delivered, as far as this page knows.
    pub fn waits(&self, key: RecordKey) -> bool {
        self.work.as_ref().is_some_and(|work| work.queue.waits(&key))
    }

    /// The calls that were delivered before there was a place to write that down.
    pub fn delivered_from_memory(&self) -> Vec<CallId> {
        let Some(work) = &self.work else { return Vec::new() };
        work.source.kept_in_memory().into_iter().filter(|(key, _)| !work.queue.waits(key)).map(|(_, id)| id).collect()
    }

    /// Where an agent signs in with the server that receives the calls: at the address of the configuration, or at the
    /// server itself.
    pub fn sign_in(&self) -> Option<String> {
        let base = window().document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
        let absolute = |address: &str| Url::new_with_base(address, &base).ok();
        match &self.config.sign_in {
            Some(address) => absolute(address).map(|url| url.href()),
            None => absolute(&self.config.url).map(|url| url.origin()),
        }
    }

    /// `None` while another tab delivers.
    pub fn report(&self) -> Option<Report> {
        Some(self.work.as_ref()?.queue.report())
    }

    /// What waits is written down.
    pub fn outlives_the_page(&self) -> bool {
        self.work.as_ref().is_none_or(|work| matches!(work.source, OutboxSource::Store(_)))
    }
}
