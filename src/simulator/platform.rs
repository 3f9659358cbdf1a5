//! The platform: agent, lines and timers, and the one way in and out.

mod agent;
mod endings;
mod established;
mod inbound;
mod outbound;
mod possible;
mod timers;

use super::action::Action;
use super::dialect::{Dialect, Spoken};
use super::settings::Settings;
use super::truth::{AgentState, AgentTruth, CallTruth, Phase, Truth};
use crate::protocol::{Kind, MediaMode};
use inbound::Incoming;
use serde_json::Value;
use std::mem;
use timers::Timer;

/// How far an outbound attempt has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Dialling {
    OwnPhoneRings,
    OwnPhoneUp,
    CalleeRings,
}

#[derive(Clone, Copy, Debug)]
struct Attempt {
    stage: Dialling,
    since: u64,
}

/// A call centre for one agent.
///
/// Of at most two calls at a time, one may be in hand and one on hold, or both are joined in a conference;
/// never more than one rings or is dialled.
#[derive(Clone, Debug)]
pub struct Platform {
    dialect: Dialect,
    settings: Settings,
    truth: Truth,
    now: u64,
    signed_in_at: u64,
    /// The calls that live, as indices into `truth.calls`, the older first.
    lines: Vec<usize>,
    /// Of the one call that is being dialled.
    attempt: Option<Attempt>,
    /// Both lines are one conference.
    joined: bool,
    /// The phone is up for a recording or a conference request, without a call.
    aside: bool,
    /// Wrap-up was interrupted by the calls at hand and goes on after them.
    wraps_up_again: bool,
    /// Somebody was talked to since the agent became occupied.
    talked: bool,
    rest_limit_ms: u64,
    queues: Vec<String>,
    said: Vec<Spoken>,
}

impl Platform {
    /// Nobody is signed in. Times given to it later are milliseconds, and monotonic.
    pub fn new(dialect: Dialect) -> Self {
        Platform::with(dialect, Settings::default())
    }

    pub fn with(dialect: Dialect, settings: Settings) -> Self {
        let agent = AgentTruth { state: AgentState::SignedOut, since: 0, then: None };
        Platform {
            dialect,
            settings,
            truth: Truth { agent, calls: Vec::new() },
            now: 0,
            signed_in_at: 0,
            lines: Vec::new(),
            attempt: None,
            joined: false,
            aside: false,
            wraps_up_again: false,
            talked: false,
            rest_limit_ms: 0,
            queues: Vec::new(),
            said: Vec::new(),
        }
    }

    /// Takes the action at `now` and returns what the bar says of it. Timers that are due by then run first.
    /// An action that is impossible adds nothing.
    pub fn act(&mut self, now: u64, action: &Action) -> Vec<Spoken> {
        self.run_timers(now);
        if self.can(action) {
            self.perform(action);
            self.run_timers(now);
        }
        mem::take(&mut self.said)
    }

    /// Runs the timers that are due. Too early or once more, it does nothing.
    pub fn wake(&mut self, now: u64) -> Vec<Spoken> {
        self.run_timers(now);
        mem::take(&mut self.said)
    }

    /// When to call [`Platform::wake`] at the latest.
    pub fn next_deadline(&self) -> Option<u64> {
        self.next_timer().map(|(at, _)| at)
    }

    pub fn truth(&self) -> &Truth {
        &self.truth
    }

    pub fn dialect(&self) -> &Dialect {
        &self.dialect
    }

    /// From now on, the deployment writes in another way. Call ids stay unique.
    pub fn speak(&mut self, dialect: Dialect) {
        self.dialect = dialect;
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub fn configure(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// The calls that live, the older first.
    pub fn live_calls(&self) -> impl Iterator<Item = &CallTruth> {
        self.lines.iter().map(|&line| &self.truth.calls[line])
    }

    /// Whether a posted `callout` would be obeyed: the agent is signed in and not on a call (`cec_05_1318`).
    pub fn takes_callout(&self) -> bool {
        self.lines.is_empty() && self.can(&Action::Dial { number: "0".to_owned(), mode: MediaMode::Audio })
    }

    fn run_timers(&mut self, now: u64) {
        self.now = self.now.max(now);
        while let Some((_, timer)) = self.next_timer().filter(|&(at, _)| at <= self.now) {
            match timer {
                Timer::SignedIn => self.signed_in(),
                Timer::RestIsOver => self.rest_is_over(),
                Timer::WrapUpIsOver => self.end_wrap_up(),
                Timer::RangTooLong => self.no_answer(),
                Timer::PhoneIsPickedUp => self.pick_up_own_phone(),
                Timer::CalleeRings => self.callee_rings(),
            }
        }
    }

    fn perform(&mut self, action: &Action) {
        match action {
            Action::SignIn => self.sign_in(),
            Action::SignOut => self.enter(AgentState::SignedOut),
            Action::KickedOut => self.kicked_out(),
            Action::Ready => self.ready(),
            Action::NotReady { reason } => self.not_ready(reason),
            Action::ForcedNotReady => self.forced_not_ready(),
            Action::ForcedReady => self.forced_ready(),
            Action::Rest { limit_ms, cause } => self.rest(*limit_ms, *cause),
            Action::EndRest => self.end_rest(),
            Action::WrapUp => self.wrap_up(),
            Action::EndWrapUp => self.end_wrap_up(),

            Action::Incoming { number, queue, called, answer, feature, mode } => {
                self.incoming(Incoming { number, queue: queue.as_deref(), called, feature, mode: *mode }, *answer);
            }
            Action::InternalIncoming { work_no } => self.internal_incoming(work_no),
            Action::PredictiveIncoming { number, queue } => self.predictive_incoming(number, queue.as_deref()),
            Action::Answer => self.answer(),
            Action::Reject => self.reject(),
            Action::NoAnswer => self.no_answer(),
            Action::CustomerAbandons => self.customer_abandons(),

            Action::Hold => self.hold(),
            Action::Unhold => self.unhold(),
            Action::Swap => self.swap(),
            Action::SwitchMedia { succeeds } => self.switch_media(*succeeds),
            Action::HangUp => self.hang_up(),
            Action::CustomerHangsUp => self.customer_hangs_up(),
            Action::OtherCustomerHangsUp => self.other_customer_hangs_up(),
            Action::PlatformHangsUp => self.platform_hangs_up(),
            Action::Conference => self.conference(),
            Action::BlindTransfer { to } => self.blind_transfer(to),
            Action::CompleteTransfer => self.complete_transfer(),

            Action::Dial { number, mode } => self.dial(number, *mode),
            Action::PhonePickedUp => self.pick_up_own_phone(),
            Action::AgentPhoneNotPicked => self.agent_phone_not_picked(),
            Action::CalleeRings => self.callee_rings(),
            Action::CalleeAnswers => self.callee_answers(),
            Action::CalleeDoesNotAnswer => self.callee_fails(outbound::Failure::NoAnswer),
            Action::CalleeRejects => self.callee_fails(outbound::Failure::Rejected),
            Action::BadNumber => self.callee_fails(outbound::Failure::BadNumber),
            Action::AgentCancelsDial => self.agent_cancels_dial(),

            Action::Playback => self.playback(),
            Action::ConferenceRequest => self.conference_request(),
            Action::PutPhoneDown => self.put_phone_down(),
        }
    }

    fn say(&mut self, kind: Kind, content: Value) {
        if self.dialect.speaks(kind) {
            self.said.push(self.dialect.write(self.now, kind, content));
        }
    }

    fn say_plain(&mut self, kind: Kind) {
        self.say(kind, Value::Null);
    }

    fn say_of_call(&mut self, kind: Kind, line: usize) {
        let content = self.dialect.call_ref(&self.truth.calls[line].id);
        self.say(kind, content);
    }

    fn line_in(&self, phase: Phase) -> Option<usize> {
        self.lines.iter().copied().find(|&line| self.truth.calls[line].phase == phase)
    }

    fn enter_phase(&mut self, line: usize, phase: Phase) {
        self.truth.calls[line].enter(self.now, phase);
    }
}
