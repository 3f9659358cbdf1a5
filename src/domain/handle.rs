//! What each input does, and what the world must do then.

use super::amend::Amendment;
use super::call::Phase;
use super::clock::{Moment, Now};
use super::dial::Dial;
use super::io::{Effect, Input};
use super::limits::SETTLE_MS;
use super::session::Session;
use crate::protocol::Decoded;
use std::rc::Rc;

impl Session {
    /// Takes an input in and says what the world must do. Limits that have run out by `now` come first, so
    /// it makes no difference whether anybody woke the session for them.
    pub fn handle(&mut self, now: Now, input: Input) -> Vec<Effect> {
        match input {
            Input::Opened => self.advance(now, |it, _| {
                let before = it.touch(now);
                it.agent.opened();
                it.calls.opened(now.at, before);
                it.dial = Dial::Idle;
                it.link.opened(now.at);
            }),
            Input::FrameLoaded => self.advance(now, |it, effects| {
                it.touch(now);
                it.refusals = 0;
                it.link.loaded(now.at);
                effects.push(Effect::Subscribe);
            }),
            Input::Bar(message) => self.advance(now, |it, effects| it.hear(now, message, effects)),
            Input::Foreign => self.advance(now, |it, _| it.link.counts.foreign += 1),
            Input::Woke => self.advance(now, |it, effects| {
                let in_call = it.live_calls().next().is_some();
                if it.link.handle_timeout(now.at, in_call) {
                    effects.push(Effect::Subscribe);
                }
            }),
            Input::BarWentElsewhere => self.advance(now, |it, _| it.link.went_elsewhere(now.at)),
            Input::BarFailed => self.advance(now, |it, _| it.link.failed(now.at)),
            Input::BarLoads => self.advance(now, |it, _| it.link.begins_anew(now.at, true)),
            Input::BarIsThere => self.advance(now, |it, _| it.link.begins_anew(now.at, false)),
            Input::BarCameHere => self.advance(now, |it, _| it.link.came_here(now.at)),
            Input::DialRequested(callout) => self.advance(now, |it, effects| {
                it.touch(now);
                it.dial_requested(callout, now.at, effects);
            }),
            Input::DialledBack { callout, to } => self.advance(now, |it, effects| {
                it.touch(now);
                it.dial_back(callout, to, now.at, effects);
            }),
            Input::Amended { call, amendment } => self.amended(now, call, amendment),
            Input::Noted { call, note } => self.amended(now, call, Amendment::Note(note)),
            Input::Disposed { call, code } => self.amended(now, call, Amendment::Disposition(code)),
            Input::WrappedUp { call, done } => self.amended(now, call, Amendment::Done(done)),
            Input::Rang { call, proofs } => self.advance(now, |it, effects| {
                it.touch(now);
                it.rang(call, proofs, effects);
            }),
            Input::Restored(restored) => self.advance(now, |it, _| {
                it.touch(now);
                it.restored(now, *restored);
            }),
        }
    }

    fn hear(&mut self, now: Now, message: Vec<Decoded>, effects: &mut Vec<Effect>) {
        self.touch(now);
        self.link.received(&message, now.at);
        for part in message {
            if self.calls.is_crowded() {
                self.calls.turn(now.at, &self.agent, effects);
            }
            match part {
                Decoded::Event(event) => {
                    self.event(now, Rc::new(event), effects);
                    self.overtake_dial();
                    self.take_turns();
                    self.link_return(now.at);
                }
                Decoded::Error(reply) => self.error(now, &reply, effects),
                Decoded::Unknown(_) | Decoded::Malformed(_) => {}
            }
            self.calls.identify(|call| call.answered.is_some(), effects);
        }
        self.calls.announce(effects);
        self.calls.identify(|call| call.number.is_some(), effects);
    }

    /// In a conference several talk; the one that did before goes on.
    fn take_turns(&mut self) {
        let talking = || self.live_calls().filter(|call| matches!(call.phase, Phase::Talking { .. }));
        let before = talking().find(|call| Some(call.key) == self.turns.talking);
        let talking = before.or_else(|| talking().last()).map(|call| call.key);
        if talking != self.turns.talking {
            self.turns.talking = talking;
            self.turns.count += u64::from(talking.is_some());
            self.turns.last = talking.or(self.turns.last);
        }
    }

    /// The shift is over by `now`: nothing more will be heard of the calls that are up.
    pub fn end(&mut self, now: Now) -> Vec<Effect> {
        let alive = self.alive;
        let mut effects = self.advance(now, |it, _| {
            for slot in it.calls.live() {
                it.calls.lose(slot, alive);
            }
        });
        self.calls.turn(now.at.plus(SETTLE_MS), &self.agent, &mut effects);
        effects
    }

    fn amended(&mut self, now: Now, call: u64, amendment: Amendment) -> Vec<Effect> {
        self.advance(now, |it, effects| {
            it.touch(now);
            it.amend(now.at, call, amendment, effects);
        })
    }

    /// Goes on from where limits that have run out by `now` have led.
    fn advance(&mut self, now: Now, on: impl FnOnce(&mut Session, &mut Vec<Effect>)) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.calls.turn(now.at, &self.agent, &mut effects);
        self.turn_dial(now.at);
        on(self, &mut effects);
        effects
    }

    /// A sign of life, and when the one before it was. Only what is journalled counts, or a replay would come to another
    /// state.
    fn touch(&mut self, now: Now) -> Moment {
        std::mem::replace(&mut self.alive, now.at)
    }
}
