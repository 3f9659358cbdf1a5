//! The state of a shift: it takes an input in, says what the world must do, and when it wants to be woken.

use super::accounts::Accounts;
use super::agent::Agent;
use super::amend::Amendment;
use super::call::{Call, Phase, Ring};
use super::calls::Calls;
use super::clock::{Moment, Now};
use super::daily_totals::DailyTotals;
use super::dedup::Repeats;
use super::dial::Dial;
use super::effect::Effect;
use super::input::Input;
use super::limits::{EXPECTED_MS, SETTLE_MS};
use super::link::{Link, LinkState};
use super::order::Order;
use super::presence::Presence;
use super::returning::Returning;
use super::shift_clock::PlatformTimes;
use super::state_timeline::{Mark, StateTimes, Stretch};
use crate::protocol::{Decoded, Number};
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub(super) agent: Agent,
    pub(super) calls: Calls,
    pub(super) link: Link,
    pub(super) dial: Dial,
    /// A call back that was asked for and is no call yet.
    pub(super) returning: Option<Returning>,
    pub(super) repeats: Repeats,
    pub(super) presence: Presence,
    /// `000-003` in a row.
    pub(super) refusals: u32,
    /// The call, by its place in the log, whose wrap-up runs.
    pub(super) wrapping: Option<(usize, Moment)>,
    pub(super) order: Order,
    pub(super) platform_times: PlatformTimes,
    /// How often another call has begun to talk, which talks, and which did last.
    turns: Turns,
    /// When the latest input came.
    alive: Moment,
}

/// Whose turn it is to talk. Calls go by their keys.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Turns {
    /// How often a call has begun to talk, or talked again after another or after nobody did.
    pub count: u64,
    /// The one that did last.
    pub last: Option<u64>,
    /// The one that does.
    pub talking: Option<u64>,
}

impl Session {
    pub fn new(now: Now) -> Session {
        Session {
            agent: Agent::new(now.at),
            calls: Calls::new(Accounts::new(now.at)),
            link: Link::new(now.at),
            dial: Dial::Idle,
            returning: None,
            repeats: Repeats::default(),
            presence: Presence::default(),
            refusals: 0,
            wrapping: None,
            order: Order::default(),
            platform_times: PlatformTimes::default(),
            turns: Turns::default(),
            alive: now.at,
        }
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

    /// What the platform's times say of the clock.
    pub fn platform_times(&self) -> &PlatformTimes {
        &self.platform_times
    }

    /// Whether the latest that the bar's page said was an event.
    pub fn bar_speaks(&self) -> bool {
        matches!(self.link.state, LinkState::Ready | LinkState::Silent) && self.refusals == 0
    }

    pub fn dial(&self) -> &Dial {
        &self.dial
    }

    /// The figures of all calls of the agent at the desk, with the outcomes as they stand and the talk that live calls have behind them; only
    /// the stretch of talk that is running right now is left to whoever has a clock.
    pub fn today(&self) -> DailyTotals {
        self.calls.figures()
    }

    /// What the minutes since `from` of the agent at the desk were, oldest first; both ends by the wall clock, epoch milliseconds.
    /// Minutes before the session began are absent. A state goes on over a page that is loaded again, until the bar
    /// says otherwise.
    pub fn stretches(&self, from: u64, now: Moment) -> Vec<Stretch> {
        self.calls.accounts.present().ledger.stretches(from, now)
    }

    /// How long the agent was in each kind of state up to `now`. Minutes that began before `from`, epoch
    /// milliseconds, don't count.
    pub fn time_in(&self, from: u64, now: Moment) -> StateTimes {
        self.calls.accounts.present().ledger.times(from, now)
    }

    /// The minutes since `from`, epoch milliseconds, in which calls began, oldest first.
    pub fn marks(&self, from: u64) -> Vec<Mark> {
        self.calls.accounts.present().ledger.marks(from)
    }

    /// Whether a call may be that of the agent at the desk.
    pub fn is_own(&self, call: &Call) -> bool {
        let ours = self.agent.work_no.as_ref();
        call.is_live() || call.agent.as_ref().is_none_or(|agent| ours.is_none_or(|ours| ours == agent))
    }

    /// Every call, in the order of beginning.
    pub fn calls(&self) -> &[Rc<Call>] {
        &self.calls.log
    }

    /// The call of this [`Call::key`].
    pub fn call(&self, key: u64) -> Option<&Rc<Call>> {
        self.calls.index_of(key).map(|index| &self.calls.log[index])
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

    /// What the agent lives through: of all calls, and of the phone that rings or is dialled for, what comes first.
    pub fn phase(&self) -> Option<Phase> {
        let rings = self.ring().map(|_| Phase::Ringing);
        let dials = self.dialling().map(|_| Phase::Dialling);
        let rank = |phase: &Phase| match phase {
            Phase::Talking { .. } => 4,
            Phase::Ringing => 3,
            Phase::Dialling => 2,
            Phase::Held { .. } => 1,
            Phase::Ended { .. } => 0,
        };
        self.live_calls().map(|call| call.phase).chain(rings).chain(dials).max_by_key(rank)
    }

    /// Those in a conference who have no call of their own here.
    pub fn parties(&self) -> impl Iterator<Item = &Number> {
        let in_conference = || self.live_calls().filter(|call| call.conference);
        fn plain(number: &str) -> &str {
            number.trim_start_matches(['a', 'A'])
        }
        let is_here = move |party: &Number| {
            let is = |known: &str| plain(known) == plain(party.as_str());
            let mut known = self.live_calls().flat_map(|call| [&call.number, &call.caller, &call.called]).flatten();
            self.agent.work_no.as_deref().is_some_and(is) || known.any(|known| is(known.as_str()))
        };
        let parties = if in_conference().next().is_some() { &self.calls.parties[..] } else { &[] };
        parties.iter().filter(move |party| !is_here(party))
    }

    /// Whose turn it is to talk.
    pub fn turns(&self) -> Turns {
        self.turns
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
        [self.calls.next_deadline(&self.agent), link, dial].into_iter().flatten().min()
    }

    /// Takes an input in and says what the world must do. Limits that have run out by `now` come first, so
    /// it makes no difference whether anybody woke the session for them.
    pub fn handle(&mut self, now: Now, input: Input) -> Vec<Effect> {
        match input {
            Input::Opened => self.opened(now),
            Input::FrameLoaded => self.frame_loaded(now),
            Input::Bar(message) => self.hear(now, message),
            Input::Foreign => self.foreign(now),
            Input::Woke => self.handle_timeout(now),
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
            Input::Restored(restored) => self.advance(now, |it, _| {
                it.touch(now);
                it.restored(now, *restored);
            }),
        }
    }

    /// [`Input::Opened`]
    pub fn opened(&mut self, now: Now) -> Vec<Effect> {
        self.advance(now, |it, _| {
            let before = it.touch(now);
            it.agent.opened();
            it.calls.opened(now.at, before);
            it.dial = Dial::Idle;
            it.link.opened(now.at);
        })
    }

    /// [`Input::FrameLoaded`]
    pub fn frame_loaded(&mut self, now: Now) -> Vec<Effect> {
        self.advance(now, |it, effects| {
            it.touch(now);
            it.refusals = 0;
            it.link.loaded(now.at);
            effects.push(Effect::Subscribe);
        })
    }

    /// [`Input::Bar`]
    pub fn hear(&mut self, now: Now, message: Vec<Decoded>) -> Vec<Effect> {
        self.advance(now, |it, effects| {
            it.touch(now);
            it.link.received(&message, now.at);
            for part in message {
                match part {
                    Decoded::Event(event) => {
                        it.event(now, Rc::new(event), effects);
                        it.overtake_dial();
                        it.take_turns();
                        it.link_return(now.at);
                    }
                    Decoded::Error(reply) => it.error(now, &reply, effects),
                    Decoded::Unknown(_) | Decoded::Malformed(_) => {}
                }
                it.calls.identify(|call| call.answered.is_some(), effects);
            }
            it.calls.announce(effects);
            it.calls.identify(|call| call.number.is_some(), effects);
        })
    }

    /// [`Input::Foreign`]
    pub fn foreign(&mut self, now: Now) -> Vec<Effect> {
        self.advance(now, |it, _| it.link.counts.foreign += 1)
    }

    /// [`Input::Woke`]
    pub fn handle_timeout(&mut self, now: Now) -> Vec<Effect> {
        self.advance(now, |it, effects| {
            let in_call = it.live_calls().next().is_some();
            if it.link.handle_timeout(now.at, in_call) {
                effects.push(Effect::Subscribe);
            }
        })
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
