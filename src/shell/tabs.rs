//! One bar for all tabs. An agent who is signed in at several places loses events at each, so of all tabs of
//! this origin one holds the bar, and the others hear from it.
//!
//! The lock is the truth, the channel is courtesy. Every tab queues for the lock; when the holder's tab ends,
//! the browser grants it to the next. To move the bar by hand, a tab asks; the holder stops, makes everything
//! durable and says so while it still has the lock, and the asker takes the lock past all who wait. A holder
//! that doesn't let go within 700 ms is frozen, and robbed.
//!
//! Nothing overlaps when the holder lets go, or dies. A robbed holder that comes back to life believes in its
//! lock until the browser has told it so, which takes its turn among the tasks that waited meanwhile: in that
//! window [`Tabs::holds`] is true in two tabs. What the robbed one tells is not heard, because its term is over.
//! What it writes only the store can refuse: let each new holder write a greater number into it, and let every
//! transaction that writes compare that number first.

mod peer;
mod saying;

use peer::Peer;
use std::rc::Rc;
use yew::Callback;

/// What happens to this tab's share in the bar.
#[derive(Clone, PartialEq)]
pub enum TabEvent {
    /// This tab holds the bar now.
    Holds,
    /// Another tab asked for the bar: stop using it, make everything durable, then call [`Tabs::let_go`].
    AskedFor,
    /// The bar is no longer this tab's: after [`Tabs::let_go`], or because that did not come in time.
    Lost,
    /// Another tab told this, by [`Tabs::tell`].
    Told(String),
    /// The label of the other tab that holds the bar; `None` while nobody does.
    Holder(Option<String>),
}

/// This tab among its like. Dropped, it leaves them: the channel is closed and the lock released.
pub struct Tabs {
    peer: Rc<Peer>,
}

impl Tabs {
    /// Joins the tabs that joined by the same name, and queues for the bar at once. `label` is what the others
    /// show of this tab. Where there are no locks, such as on a page over plain HTTP, every tab is alone and
    /// holds its own bar.
    ///
    /// No event comes before this has returned.
    pub fn join(name: &str, label: String, on: Callback<TabEvent>) -> Tabs {
        Tabs { peer: Peer::join(name, label, on) }
    }

    /// Whether there may be other tabs that hear what is told.
    pub fn has_company(&self) -> bool {
        self.peer.has_company()
    }

    /// Tells the other tabs. What the holder tells reaches each of them before anything that its successor does;
    /// what it tells after its term is over reaches nobody who knows that.
    pub fn tell(&self, text: &str) {
        self.peer.tell(text);
    }

    /// Asks for the bar, and takes it when the holder lets go or does not answer. Ends in [`TabEvent::Holds`].
    pub fn take(&self) {
        self.peer.take();
    }

    /// The answer to [`TabEvent::AskedFor`]; unasked, nothing. From here on the bar may not be used, although
    /// [`TabEvent::Lost`] comes a moment later.
    pub fn let_go(&self) {
        self.peer.let_go();
    }

    /// Whether this tab may use the bar: from [`TabEvent::Holds`] to [`Tabs::let_go`] or [`TabEvent::Lost`].
    pub fn holds(&self) -> bool {
        self.peer.holds()
    }

    /// Leaves the other tabs when it is called, as if this were dropped. For a page that is left: what it puts off may never
    /// be done.
    pub fn leaver(&self) -> impl Fn() + use<> {
        let peer = Rc::downgrade(&self.peer);
        move || peer.upgrade().iter().for_each(|peer| peer.leave())
    }

    /// Whether this tab's share is a lock, or the place in the queue for one. Without, it is alone.
    pub fn is_locked(&self) -> bool {
        self.peer.is_locked()
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.peer.leave();
    }
}
