//! Loads the vendor's bar, as the tab that holds it. What follows what is decided by [`Loader`]; here are its clock, its
//! requests, and what it does to the page.

mod attempt;
mod requests;
mod script_runner;
mod callback;
mod frame_finder;
pub mod frame_check;
mod unseen;
mod policy;

use self::attempt::Attempt;
use self::callback::PageCallback;
use super::clock::{page_time, window};
use super::connection_bar::listen;
use super::environment::{Environment, LoaderAddresses};
use super::message_batcher::{Heard, batched};
use super::timer::Timer;
use crate::loader::{Doubling, Effect, Input, Loader, Outcome, Stage, Suspicion, Way};
use crate::monitor::Carrier;
use crate::protocol::RawText;
use gloo::events::EventListener;
pub use policy::{Violation, Violations};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlIFrameElement};
use yew::Callback;

/// What happened in a term: the time for which this tab holds the bar.
pub struct LoaderEvent {
    term: u64,
    what: What,
}

enum What {
    Input(Input),
    /// During the attempt of this number.
    Violated(u32, Violation),
}

/// What has become of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Loads,
    IsThere,
    Failed,
}

pub struct BarLoader {
    place: Rc<Environment>,
    addresses: Rc<LoaderAddresses>,
    on: Callback<LoaderEvent>,
    on_heard: Callback<Heard>,
    term: u64,
    work: Option<Work>,
}

struct Work {
    loader: Loader,
    attempt: Option<Attempt>,
    timer: Timer,
    /// The latest that the loader was told of the bar.
    told: Option<Input>,
    ear: Option<EventListener>,
    doubling: Rc<RefCell<Doubling>>,
    _callback: PageCallback,
    _online: EventListener,
}

impl BarLoader {
    /// `on` is told what happens; [`BarLoader::handle`] is the answer. `on_heard` hears the bar. `None` where the bar is
    /// not the vendor's script's.
    pub fn new(place: Rc<Environment>, on: Callback<LoaderEvent>, on_heard: Callback<Heard>) -> Option<BarLoader> {
        let addresses = place.loader.clone()?;
        Some(BarLoader { place, addresses, on, on_heard: batched(on_heard), term: 0, work: None })
    }

    /// This tab holds the bar.
    pub fn begin(&mut self) -> Option<Change> {
        self.term += 1;
        let term = self.term;
        let tell = |input: Input| self.on.reform(move |()| LoaderEvent { term, what: What::Input(input.clone()) });
        let (woke, online) = (tell(Input::Woke), tell(Input::CameOnline));
        let doubling: Rc<RefCell<Doubling>> = Rc::default();
        let (heard, known) = (self.on_heard.clone(), doubling.clone());
        let callback = PageCallback::offer(Callback::from(move |(text, carrier): (RawText, Carrier)| {
            if !known.borrow_mut().is_known(text.as_str(), Way::Callback, page_time().0) {
                heard.emit(Heard::Message(text, carrier));
            }
        }));
        self.work = Some(Work {
            loader: Loader::default(),
            attempt: None,
            timer: Timer::new(woke),
            told: None,
            ear: None,
            doubling,
            _callback: callback,
            _online: EventListener::new(&window(), "online", move |_| online.emit(())),
        });
        self.input(Input::Begun)
    }

    /// The bar goes elsewhere, and with it everything that was loaded here.
    pub fn stop(&mut self) {
        self.work = None;
    }

    pub fn handle(&mut self, LoaderEvent { term, what }: LoaderEvent) -> Option<Change> {
        let work = self.work.as_ref().filter(|_| term == self.term)?;
        match what {
            What::Input(input) => {
                let loaded = matches!(input, Input::Of(number, Outcome::Loaded)
                    if work.attempt.as_ref().is_some_and(|attempt| attempt.number == number));
                let change = self.input(input);
                if loaded && self.stage() == Stage::There {
                    self.on_heard.emit(Heard::Loaded);
                }
                change
            }
            What::Violated(number, violation) => {
                let attempt = work.attempt.as_ref().filter(|attempt| attempt.number == number)?;
                let outcome = attempt.violated(&violation)?;
                self.input(Input::Of(number, outcome))
            }
        }
    }

    /// How things stand with the bar, after whatever happened to the session.
    pub fn tell(&mut self, in_call: bool, speaks: bool, refused: bool) -> Option<Change> {
        let input = Input::Bar { in_call, speaks, refused };
        let work = self.work.as_mut()?;
        if work.told.as_ref() == Some(&input) {
            return None;
        }
        work.told = Some(input.clone());
        self.input(input)
    }

    /// The agent wants it tried now.
    pub fn again(&mut self) -> Option<Change> {
        self.input(Input::Again)
    }

    fn input(&mut self, input: Input) -> Option<Change> {
        let work = self.work.as_mut()?;
        let (now, _) = page_time();
        if input == Input::Woke {
            work.timer.fired(now);
        }
        let (before, numbered) = (change(work.loader.stage()), work.attempt.as_ref().map(|attempt| attempt.number));
        for effect in work.loader.handle(now, input) {
            match effect {
                Effect::Clear => {
                    work.ear = None;
                    work.attempt = None;
                }
                Effect::Take(step, number) => {
                    let term = self.term;
                    let attempt = work.attempt.get_or_insert_with(|| {
                        let input = move |outcome| LoaderEvent { term, what: What::Input(Input::Of(number, outcome)) };
                        let violated = move |violation| LoaderEvent { term, what: What::Violated(number, violation) };
                        let (on, on_violation) = (self.on.reform(input), self.on.reform(violated));
                        Attempt::new(number, self.place.clone(), self.addresses.clone(), on, on_violation)
                    });
                    attempt.take(step);
                    if let Some(finding) = attempt.finding.as_ref().filter(|_| work.ear.is_none()) {
                        let (heard, known) = (self.on_heard.clone(), work.doubling.clone());
                        let once = Callback::from(move |what: Heard| {
                            let doubled = matches!(&what, Heard::Message(text, _)
                                if known.borrow_mut().is_known(text.as_str(), Way::Posted, page_time().0));
                            if !doubled {
                                heard.emit(what);
                            }
                        });
                        work.ear = Some(listen(&self.place, once, finding.window()));
                    }
                }
            }
        }
        work.timer.set(work.loader.next_deadline(), now);
        let (after, number) = (change(work.loader.stage()), work.attempt.as_ref().map(|attempt| attempt.number));
        (before != after || numbered != number).then_some(after).flatten()
    }

    pub fn stage(&self) -> Stage<'_> {
        self.work.as_ref().map_or(Stage::Off, |work| work.loader.stage())
    }

    pub fn suspicion(&self) -> Option<Suspicion> {
        self.work.as_ref()?.loader.suspicion()
    }

    pub fn frame(&self) -> Option<HtmlIFrameElement> {
        self.finding()?.frame()
    }

    /// The bar is in the page, and not in the console's place for it.
    pub fn is_left(&self) -> bool {
        self.finding().is_some_and(frame_finder::Finding::is_left)
    }

    /// Puts the bar into the console's place for it, if it can be moved there as it is.
    pub fn adopt(&self, place: &Element) {
        if let Some(finding) = self.finding() {
            finding.adopt(place);
        }
    }

    fn finding(&self) -> Option<&frame_finder::Finding> {
        self.work.as_ref()?.attempt.as_ref()?.finding.as_ref()
    }
}

fn change(stage: Stage) -> Option<Change> {
    match stage {
        Stage::Off => None,
        Stage::Loading(_) => Some(Change::Loads),
        Stage::There => Some(Change::IsThere),
        Stage::Failed { .. } => Some(Change::Failed),
    }
}
