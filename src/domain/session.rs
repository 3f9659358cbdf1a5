//! The state of a shift, and the one place where the bar's words become the field's.

use super::agent::{Agent, AgentState};
use super::call::{Call, Direction, Phase, Ring};
use super::calls::{Calls, Context, EXPECTED_MS, SETTLE_MS};
use super::clock::{Moment, Now};
use super::dial::{Dial, DialFailure};
use super::link::Link;
use super::repeats::Repeats;
use super::today::Today;
use crate::protocol::{Body, Decoded, ErrorReply, Event, NotReady, Number, RetCode};
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
    /// The bar's frame fired `load`.
    FrameLoaded,
    /// Our frame posted a message, read by [`crate::protocol::decode`].
    Bar(Vec<Decoded>),
    /// A message came from anywhere else.
    Foreign,
    /// The agent asked for an outbound call.
    DialRequested(Number),
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
    CallAnswered(Rc<Call>),
    /// Once a call, when its outcome is final.
    CallEnded(Rc<Call>),
}

/// How long after a call's end a wrap-up is still that call's, milliseconds.
const WRAP_UP_FOLLOWS_MS: u64 = 2 * SETTLE_MS;

/// So many refusals in a row mean that the sign-in no longer holds; clients of the gateway count so.
const REFUSALS: u32 = 5;

#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub(super) agent: Agent,
    pub(super) calls: Calls,
    link: Link,
    pub(super) dial: Dial,
    repeats: Repeats,
    /// `000-003` in a row.
    refusals: u32,
    /// The call, by its place in the log, whose wrap-up runs.
    wrapping: Option<(usize, Moment)>,
    /// When the latest input came.
    alive: Moment,
}

impl Session {
    pub fn new(now: Now) -> Session {
        let mut session = Session {
            agent: Agent::new(now.at),
            calls: Calls::default(),
            link: Link::new(now.at),
            dial: Dial::Idle,
            repeats: Repeats::default(),
            refusals: 0,
            wrapping: None,
            alive: now.at,
        };
        session.calls.today.turn(now.day);
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
        if matches!(input, Input::Opened | Input::FrameLoaded | Input::Bar(_) | Input::DialRequested(_)) {
            self.alive = now.at;
        }
        match input {
            Input::Opened => {
                self.agent.opened();
                self.calls.opened(now.at, before);
                self.dial = Dial::Idle;
                self.link.opened(now.at);
            }
            Input::BarWentElsewhere => self.link.went_elsewhere(now.at),
            Input::BarCameHere => self.link.came_here(now.at),
            Input::Woke => {
                let in_call = self.live_calls().next().is_some();
                if self.link.woke(now.at, in_call) {
                    effects.push(Effect::Subscribe);
                }
            }
            Input::FrameLoaded => {
                self.link.loaded(now.at);
                effects.push(Effect::Subscribe);
            }
            Input::Foreign => self.link.counts.foreign += 1,
            Input::DialRequested(number) => self.dial_requested(number, now.at, &mut effects),
            Input::Bar(message) => {
                self.link.received(&message, now.at);
                for part in &message {
                    match part {
                        Decoded::Event(event) => self.event(now, event, &mut effects),
                        Decoded::Error(reply) => self.error(now, reply, &mut effects),
                        Decoded::Unknown(_) | Decoded::Malformed(_) => {}
                    }
                }
                self.calls.announce(&mut effects);
            }
        }
        effects
    }

    fn event(&mut self, now: Now, event: &Event, effects: &mut Vec<Effect>) {
        self.refusals = 0;
        if self.repeats.is_repeated(event, now.at) {
            return;
        }
        let ctx = Context {
            now,
            generated: event.generated,
            work_no: event.work_no.as_deref(),
            on_call: self.agent.state == AgentState::OnCall,
        };
        let calls = &mut self.calls;
        match &event.body {
            Body::Busy => self.enter(&ctx, AgentState::OnCall, effects),
            Body::Work | Body::SetWorkSuccess => self.enter(&ctx, AgentState::WrapUp, effects),
            Body::Ready
            | Body::ForceReady
            | Body::CancelNotReadySuccess
            | Body::CancelRestSuccess
            | Body::CancelWorkSuccess => self.enter(&ctx, AgentState::Idle, effects),
            Body::SetNotReadySuccess(NotReady { reason }) => {
                self.enter(&ctx, AgentState::NotReady { reason: reason.clone() }, effects)
            }
            // The older gateways' name for what is reason 3 today.
            Body::ForceSetNotReady(NotReady { reason }) => {
                let reason = reason.clone().or(Some(crate::protocol::NotReadyReason::Forced));
                self.enter(&ctx, AgentState::NotReady { reason }, effects)
            }
            Body::SetRestSuccess(rest) => {
                self.enter(&ctx, AgentState::Rest { cause: rest.reason.clone(), overdue: false }, effects)
            }
            Body::RestTimeout => {
                if self.agent.concerns(ctx.work_no, ctx.generated) && self.agent.rest_timed_out() {
                    effects.push(Effect::AgentChanged(self.agent.clone()));
                }
            }
            Body::InService => {
                if self.agent.signing_in(ctx.work_no, ctx.generated, now.at) {
                    effects.push(Effect::AgentChanged(self.agent.clone()));
                }
            }
            Body::ShutdownService(_) | Body::ForceLogout => {
                if self.agent.concerns(ctx.work_no, ctx.generated) {
                    self.signed_out(&ctx, effects);
                }
            }

            Body::PhoneAlerting(content) => {
                calls.phone_alerting(&ctx, content);
                self.dial_reacted();
            }
            Body::PhoneOffhook(_) => calls.phone_offhook(&ctx),
            Body::PhoneRelease(content) => calls.phone_release(&ctx, content.phone_state.as_ref()),
            Body::PhoneBusy => calls.phone_busy(&ctx),
            Body::Ringing(offer) | Body::AutoAnswer(offer) => calls.offered(&ctx, offer),
            Body::IncomingCallInfo(info) => calls.incoming_call_info(&ctx, info),
            Body::CustomerAlerting(content) => {
                calls.customer_alerting(&ctx, content);
                self.dial_reacted();
            }
            Body::Talking(content) => {
                calls.talking(&ctx, content, effects);
                self.dial_reacted();
            }
            Body::Hold(content) | Body::LinkagePhoneHold(content) => calls.held(&ctx, content),
            Body::LinkagePhoneUnHold(content) => calls.unheld(&ctx, content),
            Body::Conference(content) => calls.conference(&ctx, content),
            Body::CallRelease(content) => calls.agent_left(&ctx, content),
            Body::CustomerRelease(content) => calls.customer_left(&ctx, content),
            Body::NoAnswer(content) => calls.no_answer(&ctx, content),
            Body::CallOutFail(content) => {
                calls.failed(&ctx, content, Some(Direction::Outbound));
                self.dial_reacted();
            }
            Body::InsideCallFail(content) | Body::ConsultFail(content) => {
                calls.failed(&ctx, content, Some(Direction::Internal))
            }
            Body::ConnectFail(content) => calls.failed(&ctx, content, None),
            Body::OutboundDetect(content) => calls.outbound_detect(&ctx, content),
            Body::SuccTransResult(content) | Body::LinkagePhoneTransferOutResult(content) => {
                if content.result == Some(crate::protocol::ResultCode::Succeeded) {
                    calls.transferred(content.call_id.as_ref());
                }
            }
            Body::ReturnFromIvr(content) => calls.returned(content),
            // Its call id is not the id of the call that follows; the number is all that can be used.
            Body::LinkagePhoneCallOut(content) => {
                calls.expected = content.called.clone().map(|called| (now.at, called));
            }

            // About other agents, other media, or without a bearing on state.
            Body::QcAgentStateNotify(_)
            | Body::MediaSwith(_)
            | Body::OfflineQueueCall(_)
            | Body::LinkagePhoneStatus(_)
            | Body::PhoneUnknow
            | Body::AllAgentBusy
            | Body::Note(_)
            | Body::Bulletin(_)
            | Body::Record(_)
            | Body::RecordFail(_)
            | Body::StopRecordDone(_)
            | Body::NameOnly(_) => {}
        }
    }

    /// The agent's state by a state event, and what it says about calls.
    fn enter(&mut self, ctx: &Context, state: AgentState, effects: &mut Vec<Effect>) {
        if !self.agent.concerns(ctx.work_no, ctx.generated) {
            return;
        }
        if state != AgentState::OnCall {
            let reason = match &state {
                AgentState::NotReady { reason } => reason.as_ref(),
                _ => None,
            };
            let returns = self.agent.returns_to(&state);
            self.calls.agent_is_free(ctx, reason, returns, state == AgentState::WrapUp);
            self.repeats.begin_anew();
        }
        if self.agent.enter(state, ctx.generated, ctx.at()) {
            self.wrap_up(ctx.at());
            effects.push(Effect::AgentChanged(self.agent.clone()));
        }
    }

    /// Books wrap-up to the call that it follows. The first wrap-up of a shift follows none.
    fn wrap_up(&mut self, now: Moment) {
        if let Some((index, since)) = self.wrapping.take() {
            Rc::make_mut(&mut self.calls.log[index]).wrap_up_ms = Some(now.since(since));
        }
        if self.agent.state == AgentState::WrapUp {
            let follows = |call: &Rc<Call>| {
                matches!(call.phase, Phase::Ended { at, .. }
                    if call.answered.is_some() && call.wrap_up_ms.is_none() && now.since(at) <= WRAP_UP_FOLLOWS_MS)
            };
            // Only the latest calls can have ended just now; the older ones are not looked at.
            let recent = self.calls.log.len().saturating_sub(8);
            self.wrapping = self.calls.log[recent..].iter().rposition(follows).map(|index| (recent + index, now));
        }
    }

    fn signed_out(&mut self, ctx: &Context, effects: &mut Vec<Effect>) {
        self.calls.agent_is_free(ctx, None, false, false);
        // The platform lets go of the phone before it signs an agent out.
        self.calls.phone_due = None;
        self.repeats.begin_anew();
        if self.agent.signed_out(ctx.at()) {
            self.wrap_up(ctx.at());
            effects.push(Effect::AgentChanged(self.agent.clone()));
        }
    }

    fn error(&mut self, now: Now, reply: &ErrorReply, effects: &mut Vec<Effect>) {
        let ctx = Context { now, generated: None, work_no: None, on_call: false };
        match reply.code {
            RetCode::NotSignedIn | RetCode::AlreadySignedOut => self.signed_out(&ctx, effects),
            RetCode::NoRight | RetCode::NoRightShort => {
                self.refusals += 1;
                if self.refusals > REFUSALS {
                    self.signed_out(&ctx, effects);
                }
            }
            RetCode::WrongOutboundNumber => {
                if let Dial::Requested { number, .. } = &self.dial {
                    self.dial = Dial::Failed { number: number.clone(), why: DialFailure::Refused(reply.code.clone()) };
                    self.calls.expected = None;
                }
            }
            _ => {}
        }
    }
}
