//! Which call's wrap-up form lies in front of the agent. A form is not taken away under the agent's hands because the
//! next call comes in; that call's form waits beside it.

use super::call::Call;
use super::session::Session;
use std::rc::Rc;

/// The form in front, and the calls whose forms wait, newest first.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct WrapUps {
    pub shown: Option<Rc<Call>>,
    pub waiting: Vec<Rc<Call>>,
}

impl Session {
    /// `shown` is the call whose form was in front so far, `held` whether the agent's hands are on it. `requires` says
    /// whether a call may not be left without a disposition.
    pub fn wrap_ups(&self, shown: Option<u64>, held: bool, requires: impl Fn(&Call) -> bool) -> WrapUps {
        let unfinished = |call: &Call| {
            call.note.is_some() || call.disposition.is_some() || (requires(call) && call.disposition.is_none())
        };
        let latest = self.calls().iter().rev().find(|call| call.answered.is_some()).map(|call| call.key);
        let in_wrap_up = self.calls_in_wrap_up();
        let stays = |call: &&Rc<Call>| Some(call.key) == shown && (held || unfinished(call));
        let waits = |call: &&Rc<Call>| call.is_live() || unfinished(call) || Some(call.key) == latest;
        let front = in_wrap_up.iter().find(stays).or_else(|| in_wrap_up.iter().find(waits)).cloned();
        let key = front.as_ref().map(|call| call.key);
        let beside = |call: &&Rc<Call>| Some(call.key) != key && (call.is_live() || unfinished(call));
        let waiting = in_wrap_up.iter().filter(beside).cloned().collect();
        WrapUps { shown: front, waiting }
    }
}
