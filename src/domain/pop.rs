//! When the page about a call's other party opens.

use super::call::{Call, Direction, Phase};
use crate::protocol::{CallId, Number};
use std::collections::BTreeSet;

/// When a call opens the page by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PopWhen {
    /// As soon as the caller is known while it rings.
    #[default]
    Ringing,
    Answered,
    /// Only when the agent asks for it.
    Manual,
}

/// Decides for each call whether its page opens. By itself each opens once, and as often as the agent asks for it.
#[derive(Clone, Debug)]
pub struct PopPolicy {
    when: PopWhen,
    /// The page's address names the other party's number.
    needs_number: bool,
    /// The page opens in the console's own, beside the log.
    beside: bool,
    /// Calls that are offered to the agent.
    offered: BTreeSet<Name>,
    opened: BTreeSet<Name>,
}

/// Neither names a call alone: the place in the log begins anew with the shift, and an id may come back.
type Name = (u64, CallId);

fn name(call: &Call) -> Name {
    (call.key, call.id.clone())
}

impl PopPolicy {
    pub fn new(when: PopWhen, needs_number: bool, beside: bool) -> PopPolicy {
        PopPolicy { when, needs_number, beside, offered: BTreeSet::new(), opened: BTreeSet::new() }
    }

    /// Whose call it is has become known, see [`CallIdentified`](super::Effect::CallIdentified). Whether its page opens now.
    #[must_use]
    pub fn identified(&mut self, call: &Call) -> bool {
        self.offered.insert(name(call));
        let is_time = match self.when {
            PopWhen::Ringing => true,
            PopWhen::Answered => call.phase != Phase::Ringing,
            PopWhen::Manual => false,
        };
        is_time && self.opens_once(call)
    }

    /// A call was answered. Whether its page opens now; a call that the agent dialled opens none.
    #[must_use]
    pub fn answered(&mut self, call: &Call) -> bool {
        let is_offer = self.offered.contains(&name(call)) || call.direction == Direction::Inbound;
        self.when == PopWhen::Answered && is_offer && self.opens_once(call)
    }

    /// The agent asks for the page of a call. Whether it has one: without the number that its address names there is none.
    #[must_use]
    pub fn asked_for(&mut self, call: &Call) -> bool {
        let is_known = |number: &Number| !number.is_forgotten() && !number.is_withheld();
        let has_page = !self.needs_number || call.number.as_ref().is_some_and(is_known);
        if has_page {
            self.opened.insert(name(call));
        }
        has_page
    }

    fn opens_once(&mut self, call: &Call) -> bool {
        !self.opened.contains(&name(call)) && self.asked_for(call)
    }

    /// Whether the page of the call that rings is offered to the agent.
    pub fn offers_page_of(ringing: &Call) -> bool {
        ringing.number.as_ref().is_some_and(|number| !number.is_withheld())
    }

    /// Whether a tab may open the page of a call of the log. Only the one that `leads` has a panel: two would be two
    /// sessions with the customer system.
    pub fn may_open(&self, leads: bool) -> bool {
        leads || !self.beside
    }
}
