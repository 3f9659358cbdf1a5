//! The state of a shift, what can be asked of it, and when it wants to be woken.

use super::accounts::Accounts;
use super::agent::Agent;
use super::call::{Call, Direction, Phase, Ring};
use super::calls::Calls;
use super::clock::{Moment, Now};
use super::daily_totals::DailyTotals;
use super::dedup::Repeats;
use super::dial::{Callout, Dial};
use super::dialect::{AlertingTaken, Dialect};
use super::limits::EXPECTED_MS;
use super::link::{Link, LinkState};
use super::medium::Medium;
use super::order::Order;
use super::presence::Presence;
use super::returning::Returning;
use super::shift_clock::PlatformTimes;
use super::state_timeline::{Mark, StateTimes, Stretch};
use crate::protocol::Number;
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
    pub(super) dialect: Dialect,
    /// `000-003` in a row.
    pub(super) refusals: u32,
    /// The call, by its place in the log, whose wrap-up runs.
    pub(super) wrapping: Option<(usize, Moment)>,
    pub(super) order: Order,
    pub(super) platform_times: PlatformTimes,
    /// How often another call has begun to talk, which talks, and which did last.
    pub(super) turns: Turns,
    /// When the latest input came.
    pub(super) alive: Moment,
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
            dialect: Dialect::default(),
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

    /// Says how the bar is to be understood from here on.
    #[must_use]
    pub fn speaking(mut self, dialect: Dialect) -> Session {
        self.dialect = dialect;
        self.calls.hold_habit.means = dialect.customer_alerting;
        self
    }

    /// How the bar is to be understood.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// What `AgentEvent_Customer_Alerting` is taken for in a conversation where nobody has said it.
    pub fn alerting_taken(&self) -> AlertingTaken {
        self.calls.hold_habit.taken()
    }

    /// How many conversations went on after `AgentEvent_Customer_Alerting`: the evidence for that.
    pub fn holds_by_alerting(&self) -> u32 {
        self.calls.hold_habit.conversations()
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

    /// What the minutes since `from`, epoch milliseconds, of the agent at the desk were, oldest first. A state goes on over
    /// a page that is loaded again, until the bar says otherwise.
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

    /// The number that is being called for the agent and is no call yet, since when, and with what.
    pub fn dialling(&self) -> Option<(&Number, Moment, Option<Medium>)> {
        match (&self.dial, &self.calls.alert) {
            (Dial::Requested { number, since, mode }, _) => Some((number, *since, Some((*mode).into()))),
            (_, Some(alert)) if !alert.is_over() && alert.direction == Direction::Outbound => {
                alert.number.as_ref().map(|number| (number, alert.since, alert.medium))
            }
            _ => None,
        }
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

    /// The call that rings, if that is known to be one.
    pub fn ringing_call(&self) -> Option<&Rc<Call>> {
        let id = self.ring()?.call_id?;
        self.live_calls().find(|call| call.id == id)
    }

    /// What the bar was asked for.
    pub fn calling(&self) -> Option<Callout> {
        match &self.dial {
            Dial::Requested { number, mode, .. } => Some(Callout { number: number.clone(), mode: *mode }),
            Dial::Idle | Dial::Failed { .. } => None,
        }
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

    /// Nothing is up, asked for, or without its final outcome: who knows the calls on record knows all.
    pub fn is_at_rest(&self) -> bool {
        let calls = &self.calls;
        let is_over = calls.open.is_empty() && calls.alert.is_none() && calls.announced.is_none();
        is_over && self.dial == Dial::Idle && self.returning.is_none() && self.wrapping.is_none()
    }

    /// Whether the same inputs make the same of both from here on, apart from what is said of the link.
    pub fn goes_on_as(&self, other: &Session) -> bool {
        let Session {
            agent,
            calls,
            link: _,
            dial,
            returning,
            repeats,
            presence,
            dialect,
            refusals,
            wrapping,
            order,
            platform_times,
            turns,
            alive,
        } = self;
        let own = (agent, dial, returning, repeats, presence, dialect, refusals);
        let others = (
            &other.agent,
            &other.dial,
            &other.returning,
            &other.repeats,
            &other.presence,
            &other.dialect,
            &other.refusals,
        );
        own == others
            && (wrapping, order, platform_times, turns, alive)
                == (&other.wrapping, &other.order, &other.platform_times, &other.turns, &other.alive)
            && *calls == other.calls
    }

    /// Whose turn it is to talk.
    pub fn turns(&self) -> Turns {
        self.turns
    }

    /// What rings at the agent right now.
    pub fn ring(&self) -> Option<Ring> {
        self.calls.ring()
    }

    /// Monotonic milliseconds at which [`Input::Woke`](super::Input::Woke) should come. Earlier or repeated wakes do nothing.
    pub fn next_deadline(&self) -> Option<u64> {
        let dial = match &self.dial {
            Dial::Requested { since, .. } => Some(since.mono + EXPECTED_MS),
            Dial::Idle | Dial::Failed { .. } => None,
        };
        let link = self.link.next_deadline(self.live_calls().next().is_some());
        [self.calls.next_deadline(&self.agent), link, dial].into_iter().flatten().min()
    }
}
