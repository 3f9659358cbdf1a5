//! The state of a shift: what goes in, what comes out, and when it wants to be woken.

use super::agent::Agent;
use super::amend::Amendment;
use super::call::{Call, Phase, Ring};
use super::calls::Calls;
use super::clock::{Moment, Now};
use super::dial::Dial;
use super::events::REFUSALS;
use super::ledger::Ledger;
use super::limits::EXPECTED_MS;
use super::link::{Link, LinkState};
use super::repeats::Repeats;
use super::today::Today;
use super::wrap_up::Note;
use crate::protocol::{Decoded, Number};
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
    DialRequested(Number),
    /// The agent typed about a call, named by its [`Call::key`]. The whole text each time; a blank one means none.
    Noted { call: u64, note: Note },
    /// The agent chose what came of a call, in the enterprise's code, or took that back.
    Disposed { call: u64, code: Option<String> },
    /// The agent said that nothing is left to be done about a call, or took that back.
    WrappedUp { call: u64, done: bool },
    /// [`Session::next_deadline`] has passed, or somebody thought so.
    Woke,
}

/// What the world must do now, whether or not anything is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send the bar the list of events.
    Subscribe,
    /// Ask the bar for an outbound call.
    Callout(Number),
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

#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub(super) agent: Agent,
    pub(super) calls: Calls,
    pub(super) link: Link,
    pub(super) dial: Dial,
    pub(super) repeats: Repeats,
    /// `000-003` in a row.
    pub(super) refusals: u32,
    /// The call, by its place in the log, whose wrap-up runs.
    pub(super) wrapping: Option<(usize, Moment)>,
    /// When the latest input came.
    alive: Moment,
}

impl Session {
    pub fn new(now: Now) -> Session {
        let mut session = Session {
            agent: Agent::new(now.at),
            calls: Calls::new(Ledger::new(now.at)),
            link: Link::new(now.at),
            dial: Dial::Idle,
            repeats: Repeats::default(),
            refusals: 0,
            wrapping: None,
            alive: now.at,
        };
        session.calls.turn_day(now.day);
        session
    }

    /// Sets how long the bar may be silent during a call before that is shown, milliseconds.
    pub fn allow_silence(&mut self, ms: u64) {
        self.link.silence_ms = ms;
    }

    pub fn agent(&self) -> &Agent {
        &self.agent
    }

    pub fn link(&self) -> &Link {
        &self.link
    }

    /// Whether the latest that the bar's page said was an event.
    pub fn bar_speaks(&self) -> bool {
        matches!(self.link.state, LinkState::Ready | LinkState::Silent) && self.refusals == 0
    }

    /// Whether the bar has said so often in a row that its sign-in gives it no right that it will hardly hold again.
    pub fn is_refused(&self) -> bool {
        self.refusals > REFUSALS
    }

    pub fn dial(&self) -> &Dial {
        &self.dial
    }

    /// The day's figures, with the outcomes as they stand and the talk that live calls have behind them; only
    /// the stretch of talk that is running right now is left to whoever has a clock.
    pub fn today(&self) -> Today {
        self.calls.figures()
    }

    /// Every call, in the order of beginning.
    pub fn calls(&self) -> &[Rc<Call>] {
        &self.calls.log
    }

    /// The calls that are up, oldest first.
    pub fn live_calls(&self) -> impl Iterator<Item = &Rc<Call>> {
        self.calls.open.iter().map(|open| &self.calls.log[open.index]).filter(|call| call.is_live())
    }

    /// The call that the agent is occupied with: the one that is spoken or rung, before one on hold.
    pub fn current_call(&self) -> Option<&Rc<Call>> {
        self.live_calls().max_by_key(|call| match call.phase {
            Phase::Talking { .. } => 3,
            Phase::Ringing | Phase::Dialling => 2,
            Phase::Held { .. } => 1,
            Phase::Ended { .. } => 0,
        })
    }

    /// What rings at the agent right now.
    pub fn ring(&self) -> Option<Ring> {
        self.calls.ring()
    }

    /// Monotonic milliseconds at which [`Input::Woke`] should come. Earlier or repeated wakes do nothing.
    pub fn next_deadline(&self) -> Option<u64> {
        let dial = match &self.dial {
            Dial::Requested { since, .. } => Some(since.mono + EXPECTED_MS),
            Dial::Idle | Dial::Failed { .. } => None,
        };
        let link = self.link.next_deadline(self.live_calls().next().is_some());
        [self.calls.next_deadline(), link, dial].into_iter().flatten().min()
    }

    /// Takes an input in and says what the world must do. Limits that have run out by `now` come first, so
    /// it makes no difference whether anybody woke the session for them.
    pub fn handle(&mut self, now: Now, input: Input) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.calls.turn(now, &mut effects);
        self.turn_dial(now.at);
        // Only what is journalled counts as a sign of life, or a replay would come to another state.
        let before = self.alive;
        match input {
            Input::Opened
            | Input::FrameLoaded
            | Input::Bar(_)
            | Input::DialRequested(_)
            | Input::Noted { .. }
            | Input::Disposed { .. }
            | Input::WrappedUp { .. } => self.alive = now.at,
            Input::BarWentElsewhere
            | Input::BarCameHere
            | Input::BarFailed
            | Input::BarLoads
            | Input::BarIsThere
            | Input::Foreign
            | Input::Woke => {}
        }
        match input {
            Input::Opened => {
                self.agent.opened();
                self.calls.opened(now.at, before);
                self.dial = Dial::Idle;
                self.link.opened(now.at);
            }
            Input::BarWentElsewhere => self.link.went_elsewhere(now.at),
            Input::BarFailed => self.link.failed(now.at),
            Input::BarLoads => self.link.begins_anew(now.at, true),
            Input::BarIsThere => self.link.begins_anew(now.at, false),
            Input::BarCameHere => self.link.came_here(now.at),
            Input::Woke => {
                let in_call = self.live_calls().next().is_some();
                if self.link.woke(now.at, in_call) {
                    effects.push(Effect::Subscribe);
                }
            }
            Input::FrameLoaded => {
                self.refusals = 0;
                self.link.loaded(now.at);
                effects.push(Effect::Subscribe);
            }
            Input::Foreign => self.link.counts.foreign += 1,
            Input::DialRequested(number) => self.dial_requested(number, now.at, &mut effects),
            Input::Noted { call, note } => self.amend(now.at, call, Amendment::Note(note), &mut effects),
            Input::Disposed { call, code } => self.amend(now.at, call, Amendment::Disposition(code), &mut effects),
            Input::WrappedUp { call, done } => self.amend(now.at, call, Amendment::Done(done), &mut effects),
            Input::Bar(message) => {
                self.link.received(&message, now.at);
                for part in message {
                    match part {
                        Decoded::Event(event) => self.event(now, Rc::new(event), &mut effects),
                        Decoded::Error(reply) => self.error(now, &reply, &mut effects),
                        Decoded::Unknown(_) | Decoded::Malformed(_) => {}
                    }
                    self.calls.identify(|call| call.answered.is_some(), &mut effects);
                }
                self.calls.announce(&mut effects);
                self.calls.identify(|call| call.number.is_some(), &mut effects);
            }
        }
        effects
    }
}
