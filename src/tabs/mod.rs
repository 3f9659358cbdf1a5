//! Which of the tabs of one origin leads. An agent who is signed in at several places loses events at each, so one tab
//! leads and holds the bar, and the others follow and hear from it.
//!
//! [`Election`] decides for one tab, without a browser: it takes what happened and a time, and gives what is to be done.
//! Where the browser has locks, the lock is the truth and the channel is courtesy. Without locks, such as on a page that
//! came over plain HTTP from a name, the tabs agree by the channel alone. Without either, a tab is alone and leads.

mod election;
mod io;
mod message;

pub use election::{ANSWER_MS, ASK_MS, CANDIDATE_MS, Election, MISSES};
pub use io::{Input, LockEvent, Means, Output};
pub use message::{TabMessage, Term};

/// What happens to this tab's share in the bar.
#[derive(Clone, Debug, PartialEq)]
pub enum TabEvent {
    /// This tab leads: it holds the bar now.
    Holds,
    /// Another tab asked for the bar: stop using it, make everything durable, then release it.
    AskedFor,
    /// The bar is no longer this tab's: after its release, or because that did not come in time.
    Lost,
    /// Another tab's console told this.
    Told(String),
    /// The label of the other tab that leads; `None` while nobody does.
    Holder(Option<String>),
}
