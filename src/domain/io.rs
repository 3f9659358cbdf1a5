//! What goes into a session, and what comes out.

use super::agent::Agent;
use super::amend::Amendment;
use super::call::{Call, RecordKey, Ring};
use super::dial::Callout;
use super::dialect::HoldsSeen;
use super::note::Note;
use super::ring_record::Proofs;
use super::state_timeline::Minutes;
use crate::protocol::Decoded;
use std::rc::Rc;

/// What happened in the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The page was opened, for the first time or again in the middle of the shift.
    Opened,
    /// Another tab holds the bar: from now on its messages are only heard of.
    BarWentElsewhere,
    /// This tab holds the bar.
    BarCameHere,
    /// The bar could not be loaded, or has gone from the page.
    BarFailed,
    /// The bar is being loaded, perhaps again; there is no frame to speak to.
    BarLoads,
    /// What was being loaded has its frame.
    BarIsThere,
    /// The bar's frame fired `load`.
    FrameLoaded,
    /// Our frame posted a message, read by [`crate::protocol::decode`].
    Bar(Vec<Decoded>),
    /// A message came from anywhere else.
    Foreign,
    /// The agent asked for an outbound call.
    DialRequested(Callout),
    /// The same, to call back whoever was promised it, or missed, in the call under this key.
    DialledBack { callout: Callout, to: RecordKey },
    /// The agent typed about a call, named by its [`Call::key`]. The whole text each time; a blank one means none.
    Noted { call: u64, note: Note },
    /// The agent chose what came of a call, in the enterprise's code, or took that back.
    Disposed { call: u64, code: Option<String> },
    /// The agent said that nothing is left to be done about a call, or took that back.
    WrappedUp { call: u64, done: bool },
    /// The agent said something else about a call.
    Amended { call: u64, amendment: Amendment },
    /// What is known, so far, of how a call's ring could be noticed.
    Rang { call: u64, proofs: Proofs },
    /// What was stored has been deleted. This is what was known.
    Restored(Box<Restored>),
    /// [`Session::next_deadline`](super::Session::next_deadline) has passed, or somebody thought so.
    Woke,
}

impl Amendment {
    /// What the session is told of it, about the call of this [`Call::key`].
    pub fn of(self, call: u64) -> Input {
        match self {
            Amendment::Note(note) => Input::Noted { call, note },
            Amendment::Disposition(code) => Input::Disposed { call, code },
            Amendment::Done(done) => Input::WrappedUp { call, done },
            Amendment::Promise(_) | Amendment::Kept(_) => Input::Amended { call, amendment: self },
        }
    }
}

/// What the world must do now, whether or not anything is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send the bar the list of events.
    Subscribe,
    /// Ask the bar for an outbound call.
    Callout(Callout),
    AgentChanged(Agent),
    /// Once a ring, as soon as its call is known, or a second later without.
    CallRinging(Ring),
    /// Once a call that is offered to the agent, whatever is repeated or corrected: while it rings, as soon as the
    /// other party's number is known, or else when it is answered.
    CallIdentified(Rc<Call>),
    CallAnswered(Rc<Call>),
    /// Once a call, when its outcome is final.
    CallEnded(Rc<Call>),
    /// The note, the disposition, the wrap-up or the ring's record of an ended call has changed: its record is to be written again.
    /// Comes for calls whose outcome is not final too; live calls tell what they have when they end.
    CallNoted(Rc<Call>),
}

/// What a session knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Every call, in the order of beginning.
    pub calls: Vec<Call>,
    /// How many of them did not begin on the day of the figures of earlier releases. All count today.
    pub earlier: usize,
    pub agent: Agent,
    /// The phone that rings and is no call yet.
    pub phone: Option<Ring>,
    /// Of earlier shifts. None if the shift goes on.
    pub minutes: Vec<Minutes>,
    pub holds: HoldsSeen,
}
