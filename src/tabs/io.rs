//! What goes into an election and what comes out of it.

use super::{TabEvent, TabMessage};

/// What the browser gives the tabs to agree by.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Means {
    /// Locks, and a channel or not.
    Locks {
        channel: bool,
    },
    Channel,
    Nothing,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The tab joined the others; once, before all else.
    Joined,
    Lock(LockEvent),
    Message(TabMessage),
    /// The agent wants the bar here.
    Acquire,
    /// The console's answer to [`TabEvent::AskedFor`].
    Release,
    /// The console has something for the other consoles.
    Broadcast(String),
    /// The page is left.
    Leave,
}

/// What becomes of the lock that was requested last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LockEvent {
    /// The lock is ours.
    Granted,
    /// It was ours and another tab has stolen it.
    Stolen,
    /// This page gets no locks at all, such as one without an origin.
    Refused,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    Send(TabMessage),
    /// Queue for the lock behind all who wait; only then give up an earlier request or the lock.
    QueueLock,
    /// Take the lock from whoever has it.
    StealLock,
    /// Give up the request, the lock and the channel.
    Close,
    Event(TabEvent),
}
