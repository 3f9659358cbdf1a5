//! One bar for all tabs: [`crate::tabs::Election`] with what the browser has for it.
//!
//! Every tab queues for a lock; when the leader's tab ends, the browser grants it to the next. To move the bar by hand,
//! a tab asks; the leader stops, makes everything durable and says so while it still has the lock, and the asker takes
//! the lock past all who wait. A leader that doesn't release the bar within 700 ms is frozen, and loses it. Where the
//! browser has no locks, the tabs agree by what they say to each other.
//!
//! Nothing overlaps when the leader releases the bar, or dies. A frozen leader that comes back to life believes that it
//! leads until it has been told otherwise, which takes its turn among the tasks that waited meanwhile: in that window
//! [`Tabs::holds`] is true in two tabs. What that one tells is not heard, because its term is over. What it writes only
//! the store can refuse: let each new leader write a greater number into it, and let every transaction that writes
//! compare that number first.

mod channel;
mod peer;

use crate::tabs::Input;
pub use crate::tabs::TabEvent;
use peer::Peer;
use std::rc::Rc;
use yew::Callback;

/// This tab among its like. Dropped, it leaves them: the channel is closed and the lock released.
pub struct Tabs {
    peer: Rc<Peer>,
}

impl Tabs {
    /// Joins the tabs that joined by the same name, and wants the bar at once. `label` is what the others show of this
    /// tab. Where there are neither locks nor a channel, every tab is alone and holds its own bar.
    ///
    /// No event comes before this has returned.
    pub fn join(name: &str, label: String, on: Callback<TabEvent>) -> Tabs {
        Tabs { peer: Peer::join(name, label, on) }
    }

    /// Whether there may be other tabs that hear what is told.
    pub fn has_peers(&self) -> bool {
        self.peer.has_peers()
    }

    /// Tells the other tabs. What the leader tells reaches each of them before anything that its successor does; what it
    /// tells after its term is over reaches nobody who knows that.
    pub fn tell(&self, text: &str) {
        self.peer.handle(Input::Broadcast(text.to_owned()));
    }

    /// Asks for the bar, and takes it when the leader releases it or does not answer. Ends in [`TabEvent::Holds`].
    pub fn take(&self) {
        self.peer.handle(Input::Acquire);
    }

    /// The answer to [`TabEvent::AskedFor`]; unasked, nothing. From here on the bar may not be used, although
    /// [`TabEvent::Lost`] comes a moment later.
    pub fn release(&self) {
        self.peer.handle(Input::Release);
    }

    /// Whether this tab may use the bar: from [`TabEvent::Holds`] to [`Tabs::release`] or [`TabEvent::Lost`].
    pub fn holds(&self) -> bool {
        self.peer.leads()
    }

    /// Leaves the other tabs when it is called, as if this were dropped. For a page that is left: what it puts off may never
    /// be done.
    pub fn leaver(&self) -> impl Fn() + use<> {
        let peer = Rc::downgrade(&self.peer);
        move || peer.upgrade().iter().for_each(|peer| peer.handle(Input::Leave))
    }

    /// Whether this tab's share is a lock, or the place in the queue for one. A browser doesn't freeze a tab with a lock.
    pub fn is_locked(&self) -> bool {
        self.peer.uses_locks()
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.peer.handle(Input::Leave);
    }
}
