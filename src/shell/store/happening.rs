//! IndexedDB speaks in events; the store waits for them as futures.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use web_sys::EventTarget;

#[derive(Default)]
struct State {
    happened: Cell<Option<&'static str>>,
    waker: Cell<Option<Waker>>,
}

impl State {
    fn set(&self, what: &'static str) {
        if self.happened.get().is_none() {
            self.happened.set(Some(what));
        }
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// The first of some events, by its name. It listens from its making until it is dropped.
pub struct First {
    state: Rc<State>,
    _listeners: Vec<EventListener>,
    _limit: Option<Timeout>,
}

/// What [`First::within`] says when the time is up.
pub const TOO_LATE: &str = "too late";

pub fn first(target: &EventTarget, names: &[&'static str]) -> First {
    let state = Rc::new(State::default());
    let listen = |&name: &&'static str| {
        let state = state.clone();
        EventListener::new(target, name, move |_| state.set(name))
    };
    First { _listeners: names.iter().map(listen).collect(), _limit: None, state }
}

impl First {
    /// Waits no longer than so many milliseconds.
    pub fn within(mut self, ms: u32) -> First {
        let state = self.state.clone();
        self._limit = Some(Timeout::new(ms, move || state.set(TOO_LATE)));
        self
    }
}

impl Future for First {
    type Output = &'static str;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        match self.state.happened.get() {
            Some(name) => Poll::Ready(name),
            None => {
                self.state.waker.set(Some(context.waker().clone()));
                Poll::Pending
            }
        }
    }
}
