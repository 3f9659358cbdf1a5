//! IndexedDB tells everything in events; the store waits for them as futures.

use gloo::events::EventListener;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use web_sys::EventTarget;

#[derive(Default)]
struct State {
    event: Cell<Option<&'static str>>,
    waker: Cell<Option<Waker>>,
}

impl State {
    fn set(&self, event: &'static str) {
        if self.event.get().is_none() {
            self.event.set(Some(event));
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
}

pub fn first(target: &EventTarget, names: &[&'static str]) -> First {
    let state = Rc::new(State::default());
    let listen = |&name: &&'static str| {
        let state = state.clone();
        EventListener::new(target, name, move |_| state.set(name))
    };
    First { _listeners: names.iter().map(listen).collect(), state }
}

impl Future for First {
    type Output = &'static str;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        match self.state.event.get() {
            Some(name) => Poll::Ready(name),
            None => {
                self.state.waker.set(Some(context.waker().clone()));
                Poll::Pending
            }
        }
    }
}
