//! What the agent leaves behind about a call: a note, a disposition, and the word that nothing is left to do;
//! and the platform's wrap-up time, which is booked to the call that it follows.

use super::agent::AgentState;
use super::amend::Amendment;
use super::call::{Call, Phase};
use super::clock::Moment;
use super::io::Effect;
use super::limits::SETTLE_MS;
use super::session::Session;
use std::rc::Rc;

/// How long after a call's end a wrap-up is still that call's, milliseconds.
const WRAP_UP_FOLLOWS_MS: u64 = 2 * SETTLE_MS;

impl Session {
    /// The calls of the agent at the desk that were answered and that the agent has not said to be done with, newest first.
    pub fn calls_in_wrap_up(&self) -> impl Iterator<Item = &Rc<Call>> {
        let unfinished = |call: &&Rc<Call>| call.answered.is_some() && !call.wrapped_up && self.is_own(call);
        self.calls.log.iter().rev().filter(unfinished)
    }

    /// Changes a row, live or ended. What was said before has no effect.
    pub(super) fn amend(&mut self, now: Moment, key: u64, amendment: Amendment, effects: &mut Vec<Effect>) {
        let Some(index) = self.calls.index_of(key) else { return };
        let call = &mut self.calls.log[index];
        let mut amended = (**call).clone();
        if amended.amend(now.wall, amendment) {
            *call = Rc::new(amended);
            effects.extend(amended_effect(call));
        }
    }

    /// Books wrap-up to the call that it follows. The first wrap-up of a shift follows none.
    pub(super) fn wrap_up(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        if let Some((index, since)) = self.wrapping.take() {
            let ms = now.since(since);
            let call = &mut self.calls.log[index];
            Rc::make_mut(call).wrap_up_ms = Some(ms);
            effects.extend(amended_effect(call));
            self.calls.accounts.of(&self.calls.log[index]).today.wrap_up_ms += ms;
        }
        if self.agent.state == AgentState::WrapUp {
            let follows = |call: &Rc<Call>| {
                matches!(call.phase, Phase::Ended { at, .. }
                    if call.answered.is_some() && call.wrap_up_ms.is_none() && now.since(at) <= WRAP_UP_FOLLOWS_MS)
                    && self.calls.accounts.is_present(call)
            };
            // Only the latest calls can have ended just now; the older ones are not looked at.
            let recent = self.calls.log.len().saturating_sub(8);
            self.wrapping = self.calls.log[recent..].iter().rposition(follows).map(|index| (recent + index, now));
        }
    }
}

/// The record of a live call is written when it ends; that of an ended one is written again.
fn amended_effect(call: &Rc<Call>) -> Option<Effect> {
    (!call.is_live()).then(|| Effect::CallNoted(call.clone()))
}
