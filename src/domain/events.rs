//! What each event of the bar does: the one place where its words become the field's.

use super::agent::Imposed;
use super::call::Direction;
use super::clock::Now;
use super::context::Context;
use super::dial::{Dial, DialFailure, Expected};
use super::io::Effect;
use super::order::Stamp;
use super::session::Session;
use super::state_change::StateChange;
use crate::protocol::{Body, ErrorReply, Event, ResultCode, RetCode};
use std::rc::Rc;

/// So many refusals in a row mean that the sign-in no longer holds; clients of the gateway count so.
const REFUSALS: u32 = 5;

impl Session {
    pub(super) fn event(&mut self, now: Now, event: Rc<Event>, effects: &mut Vec<Effect>) {
        self.refusals = 0;
        let repeated = self.repeats.is_repeated(&event, now.at);
        let generated = self.dialect.generated(event.generated);
        let mut stamp = Stamp::new(now.at, generated);
        let mut late_ms = None;
        if !repeated {
            stamp = self.order.arrives(stamp);
            late_ms = generated.and_then(|generated| self.platform_times.heard(generated, now.at));
        }
        let change = StateChange::of(&event.body);
        let signs_in = matches!(event.body, Body::InService);
        if repeated {
            let concerns = self.agent.concerns(event.work_no.as_deref()) && !self.agent.has_overtaken(stamp);
            if signs_in || change.is_some() && concerns {
                self.agent.told = Some(now.at);
            }
            return;
        }
        let is_others = self.see_agent(now, stamp, &event, effects);
        let ctx = Context { late_ms, ..self.context(now, stamp, &event) };
        if let Some(change) = change {
            if !is_others && !self.agent.has_overtaken(stamp) {
                self.told(&ctx, change, effects);
            }
            return;
        }
        let calls = &mut self.calls;
        match &event.body {
            Body::InService => {
                self.agent.told = Some(now.at);
                if self.agent.signing_in(stamp) {
                    self.entered(now.at, effects);
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
                if content.result == Some(ResultCode::Succeeded) {
                    calls.transferred(content.call_id.as_ref());
                }
            }
            Body::ReturnFromIvr(content) => calls.returned(content),
            Body::MediaSwith(content) => calls.switched(&ctx, content),
            // Its call id is not the id of the call that follows; the number is all that can be used.
            Body::LinkagePhoneCallOut(content) => {
                let expected = |number| Expected { since: now.at, number, medium: None };
                calls.expected = content.called.clone().map(expected);
            }

            // About the agent's state, see [`StateChange`].
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
            | Body::ShutdownService(_)
            | Body::ForceLogout => {}
            // About other agents, or without a bearing on state.
            Body::QcAgentStateNotify(_)
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
        self.calls.record_rings(&ctx);
    }

    fn signed_out(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let ctx = Context { now, stamp: Stamp::at(now.at), work_no: None, on_call: false, late_ms: None };
        self.told(&ctx, StateChange::SignedOut(Imposed::Platform), effects);
    }

    /// The bar has told the agent's state.
    fn told(&mut self, ctx: &Context, change: StateChange, effects: &mut Vec<Effect>) {
        self.agent.told = Some(ctx.at());
        let returns = matches!(&change, StateChange::To(state, _) if self.agent.returns_to(state));
        change.bear_on(&mut self.calls, ctx, returns, None);
        if change.frees() {
            self.repeats.begin_anew();
        }
        self.change_state(ctx.stamp, change, effects);
    }

    /// Whether the bar has said so often in a row that its sign-in gives it no right that it will hardly hold again.
    pub fn is_refused(&self) -> bool {
        self.refusals > REFUSALS
    }

    pub(super) fn error(&mut self, now: Now, reply: &ErrorReply, effects: &mut Vec<Effect>) {
        match reply.code {
            RetCode::NotSignedIn | RetCode::AlreadySignedOut => self.signed_out(now, effects),
            RetCode::NoRight | RetCode::NoRightShort => {
                self.refusals += 1;
                if self.is_refused() {
                    self.signed_out(now, effects);
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
