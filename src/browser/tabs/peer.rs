//! The election with a browser's lock, channel and timer.

use super::channel::Channel;
use crate::browser::clock::page_time;
use crate::browser::locks::{self, LockRequest};
use crate::browser::timer::Timer;
use crate::domain::Moment;
use crate::tabs::{Election, Input, Means, Output, TabEvent};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

pub struct Peer {
    this: Weak<Peer>,
    name: String,
    on: Callback<TabEvent>,
    election: RefCell<Election>,
    /// The place in the queue, or the lock.
    lock: RefCell<Option<LockRequest>>,
    channel: RefCell<Option<Channel>>,
    timer: RefCell<Timer>,
}

impl Peer {
    pub fn join(name: &str, label: String, on: Callback<TabEvent>) -> Rc<Peer> {
        let peer = Rc::new_cyclic(|this: &Weak<Peer>| {
            let (of_channel, of_timer) = (this.clone(), this.clone());
            let channel = Channel::open(name, move |message| {
                of_channel.upgrade().iter().for_each(|peer| peer.handle(Input::Message(message.clone())));
            });
            let means = match (locks::are_there(), &channel) {
                (true, channel) => Means::Locks { channel: channel.is_some() },
                (false, Some(_)) => Means::Channel,
                (false, None) => Means::Nothing,
            };
            let id = format!("{:x}", (js_sys::Math::random() * (1_u64 << 53) as f64) as u64);
            Peer {
                this: this.clone(),
                name: name.to_owned(),
                on,
                election: RefCell::new(Election::new(means, id, label)),
                lock: RefCell::default(),
                channel: RefCell::new(channel),
                timer: RefCell::new(Timer::new(Callback::from(move |()| {
                    of_timer.upgrade().iter().for_each(|peer| peer.handle_timeout());
                }))),
            }
        });
        // A tab that is alone leads at once, but is told so only after this has returned.
        let this = peer.this.clone();
        match peer.channel.borrow().is_some() || peer.uses_locks() {
            true => peer.handle(Input::Joined),
            false => spawn_local(async move { this.upgrade().iter().for_each(|peer| peer.handle(Input::Joined)) }),
        }
        peer
    }

    pub fn leads(&self) -> bool {
        self.election.borrow().leads()
    }

    pub fn has_peers(&self) -> bool {
        self.election.borrow().has_peers()
    }

    pub fn uses_locks(&self) -> bool {
        self.election.borrow().uses_locks()
    }

    pub fn handle(&self, input: Input) {
        self.election.borrow_mut().handle_input(moment(), input);
        self.perform();
    }

    fn handle_timeout(&self) {
        self.timer.borrow_mut().fired(moment().mono);
        self.election.borrow_mut().handle_timeout(moment());
        self.perform();
    }

    /// Does what the election wants done. What the console does in answer to an event comes back in here.
    fn perform(&self) {
        loop {
            let Some(output) = self.election.borrow_mut().poll_output() else { break };
            match output {
                Output::Send(message) => self.channel.borrow().iter().for_each(|channel| channel.send(&message)),
                // The new request comes before the old one is dropped, so that whoever waits already is before us.
                Output::QueueLock => drop(self.lock.replace(LockRequest::queue(&self.name, self.on_lock()))),
                Output::StealLock => drop(self.lock.replace(LockRequest::steal(&self.name, self.on_lock()))),
                Output::Close => {
                    drop(self.lock.take());
                    drop(self.channel.take());
                }
                Output::Event(event) => self.on.emit(event),
            }
        }
        let deadline = self.election.borrow().poll_timeout();
        self.timer.borrow_mut().set(deadline, moment().mono);
    }

    fn on_lock(&self) -> Callback<crate::tabs::LockEvent> {
        let this = self.this.clone();
        Callback::from(move |event| this.upgrade().iter().for_each(|peer| peer.handle(Input::Lock(event))))
    }
}

/// By the page's own clock; the journal's may be set forward.
fn moment() -> Moment {
    let (mono, wall) = page_time();
    Moment { mono, wall }
}
