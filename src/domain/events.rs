//! What each event of the bar does: the one place where its words become the field's.

use super::agent::AgentState;
use super::call::Direction;
use super::calls::Context;
use super::clock::{Moment, Now};
use super::dial::{Dial, DialFailure};
use super::freshness::Imposed;
use super::ledger::StateKind;
use super::order::Stamp;
use super::session::{Effect, Session};
use crate::protocol::{Body, ErrorReply, Event, NotReady, NotReadyReason, ResultCode, RetCode};
use std::rc::Rc;

/// So many refusals in a row mean that the sign-in no longer holds; clients of the gateway count so.
pub(super) const REFUSALS: u32 = 5;

impl Session {
    pub(super) fn event(&mut self, now: Now, event: Rc<Event>, effects: &mut Vec<Effect>) {
        self.refusals = 0;
        let repeated = self.repeats.is_repeated(&event, now.at);
        let mut stamp = Stamp::new(now.at, event.generated);
        if !repeated {
            stamp = self.order.arrives(stamp);
            event.generated.iter().for_each(|generated| self.platform_times.heard(*generated, now.at));
        }
        if is_about_the_agent(&event.body) {
            let concerns = self.agent.concerns(event.work_no.as_deref());
            if !matches!(event.body, Body::InService) && (!concerns || self.agent.has_overtaken(stamp)) {
                return;
            }
            self.agent.told = Some(now.at);
        }
        if repeated {
            return;
        }
        let ctx =
            Context { now, stamp, work_no: event.work_no.as_deref(), on_call: self.agent.state == AgentState::OnCall };
        let calls = &mut self.calls;
        match &event.body {
            Body::Busy => self.enter(&ctx, AgentState::OnCall, None, effects),
            Body::Work | Body::SetWorkSuccess => self.enter(&ctx, AgentState::WrapUp, None, effects),
            Body::Ready | Body::CancelNotReadySuccess | Body::CancelRestSuccess | Body::CancelWorkSuccess => {
                self.enter(&ctx, AgentState::Idle, None, effects)
            }
            Body::ForceReady => self.enter(&ctx, AgentState::Idle, Some(Imposed::Supervisor), effects),
            Body::SetNotReadySuccess(NotReady { reason }) => {
                let imposed = Imposed::by_reason(reason.as_ref());
                self.enter(&ctx, AgentState::NotReady { reason: reason.clone() }, imposed, effects)
            }
            // The older gateways' name for what is reason 3 today.
            Body::ForceSetNotReady(NotReady { reason }) => {
                let reason = reason.clone().or(Some(NotReadyReason::Forced));
                self.enter(&ctx, AgentState::NotReady { reason }, Some(Imposed::Supervisor), effects)
            }
            Body::SetRestSuccess(rest) => {
                let state = AgentState::Rest { cause: rest.reason.clone(), overdue: false };
                self.enter(&ctx, state, None, effects)
            }
            Body::RestTimeout => {
                if self.agent.rest_timed_out() {
                    effects.push(Effect::AgentChanged(self.agent.clone()));
                }
            }
            Body::InService => {
                if self.agent.signing_in(ctx.work_no, stamp) {
                    self.entered(now.at, effects);
                }
            }
            Body::ShutdownService(_) | Body::ForceLogout => {
                let forced = matches!(event.body, Body::ForceLogout);
                self.signed_out(&ctx, if forced { Imposed::Supervisor } else { Imposed::Platform }, effects);
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
                if content.result == Some(ResultCode::Succeeded) {
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
    fn enter(&mut self, ctx: &Context, state: AgentState, imposed: Option<Imposed>, effects: &mut Vec<Effect>) {
        if state == AgentState::OnCall {
            self.calls.show_life();
        } else {
            let reason = match &state {
                AgentState::NotReady { reason } => reason.as_ref(),
                _ => None,
            };
            let returns = self.agent.returns_to(&state);
            self.calls.agent_is_free(ctx, reason, returns, state == AgentState::WrapUp);
            self.repeats.begin_anew();
        }
        if self.agent.enter(state, imposed, ctx.stamp) {
            self.entered(ctx.at(), effects);
        }
    }

    /// The agent is in another state than before.
    fn entered(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        self.calls.ledger.enter(StateKind::of(&self.agent.state), now);
        self.wrap_up(now, effects);
        effects.push(Effect::AgentChanged(self.agent.clone()));
    }

    fn signed_out(&mut self, ctx: &Context, imposed: Imposed, effects: &mut Vec<Effect>) {
        self.calls.agent_is_free(ctx, None, false, false);
        // The platform lets go of the phone before it signs an agent out.
        self.calls.phone_due = None;
        self.repeats.begin_anew();
        self.agent.told = Some(ctx.at());
        if self.agent.signed_out(imposed, ctx.at()) {
            self.entered(ctx.at(), effects);
        }
    }

    pub(super) fn error(&mut self, now: Now, reply: &ErrorReply, effects: &mut Vec<Effect>) {
        let ctx = Context { now, stamp: Stamp::at(now.at), work_no: None, on_call: false };
        match reply.code {
            RetCode::NotSignedIn | RetCode::AlreadySignedOut => self.signed_out(&ctx, Imposed::Platform, effects),
            RetCode::NoRight | RetCode::NoRightShort => {
                self.refusals += 1;
                if self.refusals > REFUSALS {
                    self.signed_out(&ctx, Imposed::Platform, effects);
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

/// Whether an event says something of the agent's state.
fn is_about_the_agent(body: &Body) -> bool {
    matches!(
        body,
        Body::Busy
            | Body::Work
            | Body::SetWorkSuccess
            | Body::CancelWorkSuccess
            | Body::Ready
            | Body::ForceReady
            | Body::SetNotReadySuccess(_)
            | Body::ForceSetNotReady(_)
            | Body::CancelNotReadySuccess
            | Body::SetRestSuccess(_)
            | Body::CancelRestSuccess
            | Body::RestTimeout
            | Body::InService
            | Body::ShutdownService(_)
            | Body::ForceLogout
    )
}
