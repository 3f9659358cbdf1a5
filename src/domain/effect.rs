//! What comes out of a session.

use super::agent::Agent;
use super::call::{Call, Ring};
use super::dial::Callout;
use std::rc::Rc;

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
    /// The note, the disposition or the wrap-up of an ended call has changed: its record is to be written again.
    /// Comes for calls whose outcome is not final too; live calls tell what they have when they end.
    CallNoted(Rc<Call>),
}
