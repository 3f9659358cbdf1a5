//! Calls that ring at the agent (`S1` to `S4`), and the phone ringing for no call at all (`S15`).

use super::Platform;
use crate::protocol::{Feature, Kind, MediaMode, NotReadyReason};
use crate::simulator::action::Answering;
use crate::simulator::content;
use crate::simulator::truth::{CallTruth, Direction, EndedBy, Outcome, Phase};
use serde_json::Value;

/// Who calls whom.
pub(super) struct Parties<'a> {
    pub number: &'a str,
    pub called: &'a str,
    pub queue: Option<&'a str>,
    pub direction: Direction,
    pub feature: Feature,
    pub mode: MediaMode,
}

/// A customer's call.
pub(super) struct Incoming<'a> {
    pub number: &'a str,
    pub queue: Option<&'a str>,
    pub called: &'a str,
    pub feature: &'a Feature,
    pub mode: MediaMode,
}

impl Platform {
    pub(super) fn incoming(&mut self, call: Incoming, answer: Answering) {
        let Incoming { number, queue, called, feature, mode } = call;
        let parties = Parties { number, called, queue, direction: Direction::Inbound, feature: feature.clone(), mode };
        self.offer(parties, answer);
    }

    pub(super) fn internal_incoming(&mut self, work_no: &str) {
        let number = format!("A{work_no}");
        let called = self.dialect.work_no.clone();
        let parties = Parties {
            number: &number,
            called: &called,
            queue: None,
            direction: Direction::Internal,
            feature: Feature::Internal,
            mode: MediaMode::Audio,
        };
        self.offer(parties, Answering::Manual);
    }

    pub(super) fn predictive_incoming(&mut self, number: &str, queue: Option<&str>) {
        let parties = Parties {
            number,
            called: number,
            queue,
            direction: Direction::Outbound,
            feature: Feature::PredictiveOutbound,
            mode: MediaMode::Audio,
        };
        self.offer(parties, Answering::Manual);
    }

    fn offer(&mut self, parties: Parties, answer: Answering) {
        self.occupy();
        let line = self.new_call(parties, Phase::Ringing);
        let call = &self.truth.calls[line];
        let own_number = self.dialect.own_number.clone();
        let abilities = self.dialect.abilities;
        // Filled for inbound calls only, so that a caller in it is always the other party.
        let named = self.dialect.alerting_content && call.direction != Direction::Outbound;
        let alerting = if named { content::phone_alerting(call, &own_number) } else { Value::Null };
        let info = call.queue.clone().map(|queue| {
            let id = queue_id(&mut self.queues, &queue);
            content::incoming_call_info(call, &own_number, &queue, id)
        });
        if let Some(info) = info {
            self.say(Kind::IncomingCallInfo, info);
        }
        self.say(Kind::PhoneAlerting, alerting);
        self.say(Kind::PhoneOffhook, content::phone_offhook());
        let call = &self.truth.calls[line];
        match answer {
            Answering::Manual => {
                let alerting = content::customer_alerting(call, &call.number, "main");
                self.say(Kind::Ringing, content::ringing(call, &own_number, abilities));
                if self.dialect.inbound_customer_alerting {
                    self.say(Kind::CustomerAlerting, alerting);
                }
            }
            Answering::Auto => {
                self.say(Kind::AutoAnswer, content::auto_answer(call, &own_number, abilities));
                self.talk(line);
            }
        }
    }

    pub(super) fn new_call(&mut self, parties: Parties, phase: Phase) -> usize {
        let line = self.truth.calls.len();
        self.truth.calls.push(CallTruth {
            id: self.dialect.call_id(self.now, line + 1),
            number: parties.number.to_owned(),
            called: parties.called.to_owned(),
            queue: parties.queue.map(str::to_owned),
            direction: parties.direction,
            feature: parties.feature,
            mode: parties.mode,
            began_with: parties.mode,
            phase,
            since: self.now,
            outcome: None,
            ended_by: None,
            began: self.now,
            ring_ms: 0,
            talk_ms: 0,
            hold_ms: 0,
            answered_at: None,
            ended_at: None,
        });
        self.lines.push(line);
        line
    }

    pub(super) fn answer(&mut self) {
        if let Some(line) = self.line_in(Phase::Ringing) {
            self.talk(line);
        }
    }

    pub(super) fn reject(&mut self) {
        let Some(line) = self.line_in(Phase::Ringing) else { return };
        self.drop_line(line, EndedBy::Agent, Outcome::Rejected);
        self.put_down_after_last(EndedBy::Agent);
        self.say_of_call(Kind::CallRelease, line);
        self.after_refusal(NotReadyReason::Rejected);
    }

    pub(super) fn no_answer(&mut self) {
        let Some(line) = self.line_in(Phase::Ringing) else { return };
        self.drop_line(line, EndedBy::Platform, Outcome::Missed);
        self.say_of_call(Kind::NoAnswer, line);
        self.put_down_after_last(EndedBy::Platform);
        self.after_refusal(NotReadyReason::NoAnswer);
    }

    fn after_refusal(&mut self, reason: NotReadyReason) {
        if self.settings.not_ready_after_refusal {
            self.forget_calls();
            self.become_not_ready(reason);
        } else {
            self.after_last_call();
        }
    }

    pub(super) fn customer_abandons(&mut self) {
        let Some(line) = self.line_in(Phase::Ringing) else { return };
        self.drop_line(line, EndedBy::Customer, Outcome::Abandoned);
        self.say_customer_released(line);
        self.say_of_call(Kind::CallRelease, line);
        self.put_down_after_last(EndedBy::Customer);
        self.after_last_call();
    }

    pub(super) fn playback(&mut self) {
        self.aside = true;
        self.occupy();
        self.say_plain(Kind::PhoneAlerting);
        self.say(Kind::PhoneOffhook, content::phone_offhook());
    }

    pub(super) fn conference_request(&mut self) {
        self.playback();
        self.say_plain(Kind::ConfRequestSuccess);
    }

    pub(super) fn put_phone_down(&mut self) {
        self.put_down_after_last(EndedBy::Agent);
        self.after_last_call();
    }
}

/// Queues are numbered as they turn up.
fn queue_id(queues: &mut Vec<String>, queue: &str) -> usize {
    let known = queues.iter().position(|known| known == queue);
    known.unwrap_or_else(|| {
        queues.push(queue.to_owned());
        queues.len() - 1
    }) + 1
}
