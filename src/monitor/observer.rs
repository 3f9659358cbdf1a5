//! What is made of each event, in the moment in which it is decoded.

use super::Monitor;
use super::episodes::Ended;
use super::finding::{Ending, Way};
use super::label::Code;
use super::order::Known;
use super::questions::Question;
use super::repeats::sum;
use super::rules::{ends_calls, phase};
use super::shapes::count;
use crate::protocol::catalogue::{Spec, Types};
use crate::protocol::{
    Body, DecodeObserver, Decoded, Feature, Kind, MediaAbility, NotReadyReason, Observed, Offer, Subject, Talking,
};

/// So many events in a row about another agent make that one the desk's.
const OTHERS: u8 = 8;

/// What is remembered until the next event, or the end of the call.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    /// A sum of the agent's number.
    pub work_no: Option<u64>,
    others: u8,
    /// The agent has become occupied, and no event has followed.
    busy: bool,
    /// A sign-in has begun, and no event has followed.
    signing_in: bool,
    alerting_has_caller: bool,
    alerted_while_ringing: bool,
    previewed: bool,
}

impl Marks {
    /// All but whose desk it is.
    pub fn interrupted(&mut self) {
        *self = Marks { work_no: self.work_no, ..Marks::default() };
    }
}

impl DecodeObserver for Monitor {
    fn observe(&mut self, part: &Observed) {
        if let Decoded::Error(reply) = part.decoded {
            self.questions.tells(Question::ErrorReplies, false);
            return count(&mut self.replies, Code::of(reply.code.code()));
        }
        if let Some(kind) = part.kind {
            self.repeats.sees(kind, self.is_repeat);
        }
        if self.is_repeat {
            return;
        }
        let form = self.kinds.sees(part);
        let generated = match part.decoded {
            Decoded::Event(event) => event.generated,
            Decoded::Unknown(event) => {
                self.kinds.sees_strange(&event.identifier, part.content);
                event.generated
            }
            Decoded::Error(_) | Decoded::Malformed(_) => None,
        };
        if let Some(time) = generated {
            self.times.sees(time, self.at.wall, &mut self.questions);
        }
        if let Some(kind) = part.kind {
            self.of_kind(kind, form, part);
        }
    }
}

impl Monitor {
    fn of_kind(&mut self, kind: Kind, form: Types, part: &Observed) {
        let (body, work_no) = match part.decoded {
            Decoded::Event(event) => (Some(&event.body), event.work_no.as_deref()),
            _ => (None, None),
        };
        self.of_writing(kind, form, part);
        if kind.subject() == Subject::Other && kind != Kind::InService || !self.is_own(kind, work_no) {
            self.marks.previewed |= kind == Kind::Preview;
            return;
        }
        self.of_following(kind);
        let id = body.and_then(Body::call_id).map(|id| sum(id.as_str().as_bytes()) as u32);
        let is_of_known_call = kind == Kind::Talking && id.is_some_and(|id| self.order.knows(id));
        let (opens, ended) = if is_of_known_call { (false, None) } else { self.episodes.opens(kind) };
        if let Some(ended) = ended {
            self.of_ended(ended);
        }
        if opens {
            self.marks.alerting_has_caller = false;
            self.marks.alerted_while_ringing = false;
        }
        let way = body.and_then(feature).map(way);
        let known = Known {
            says_more: self.questions.of(Question::MoreEvents).b > 0,
            says_offers: self.kinds.has(Kind::Ringing) || self.kinds.has(Kind::AutoAnswer),
            way: way.unwrap_or_else(|| self.episodes.way()),
        };
        let step = self.order.sees(kind, id, known);
        if let Some(body) = body {
            self.of_body(body, step.before);
        }
        self.episodes.sees(kind, way, step.is_new, step.is_over);
    }

    /// Whether it is about the agent of this desk, as far as events tell.
    fn is_own(&mut self, kind: Kind, work_no: Option<&str>) -> bool {
        let Some(work_no) = work_no else { return true };
        let work_no = Some(sum(work_no.as_bytes()));
        if self.marks.work_no.is_none() || self.marks.work_no == work_no {
            (self.marks.work_no, self.marks.others) = (work_no, 0);
            return true;
        }
        self.marks.others = self.marks.others.saturating_add(1);
        let is_next = kind == Kind::InService || self.marks.others >= OTHERS;
        if is_next {
            self.interrupted();
            (self.marks.work_no, self.marks.others) = (work_no, 0);
        }
        is_next
    }

    fn of_writing(&mut self, kind: Kind, form: Types, part: &Observed) {
        let spec = Spec::of(kind);
        if !kind.is_documented() {
            self.questions.tells(Question::MoreEvents, false);
        }
        if spec.documented == Types::TEXT && spec.forms().has(form) {
            self.questions.tells(Question::CallRef, form == Types::TEXT);
        }
        if !is_bare_in_samples(kind) && !part.nested {
            self.questions.tells(Question::Enveloped, part.envelope.is_some());
        }
    }

    /// What the event before this one meant.
    fn of_following(&mut self, kind: Kind) {
        let is_call = kind.subject() == Subject::Call;
        if std::mem::take(&mut self.marks.busy) && (is_call || kind.is_state_event()) {
            self.questions.tells(Question::Busy, is_call);
        }
        if std::mem::take(&mut self.marks.signing_in) {
            self.questions.tells(Question::InService, ends_calls(kind));
        }
        self.marks.busy = kind == Kind::Busy;
        self.marks.signing_in = kind == Kind::InService;
    }

    fn of_body(&mut self, body: &Body, before: u16) {
        let questions = &mut self.questions;
        match body {
            Body::SetRestSuccess(rest) => questions.tells(Question::RestReason, rest.reason.is_some()),
            Body::ForceSetNotReady(_) => questions.tells(Question::ForcedEvent, false),
            Body::SetNotReadySuccess(not_ready) => match not_ready.reason {
                Some(NotReadyReason::Forced) => questions.tells(Question::ForcedEvent, true),
                Some(NotReadyReason::Rejected) => {
                    questions.tells(Question::Reason7, !self.episodes.has(Kind::Talking));
                }
                _ => {}
            },
            Body::CustomerAlerting(alerting) => {
                let is_hold = alerting.without_fields && before == phase::TALKING && !self.kinds.has(Kind::Hold);
                if is_hold || !alerting.without_fields {
                    questions.tells(Question::CustomerAlerting, !is_hold);
                }
                self.marks.alerted_while_ringing |= before == phase::OFFERED;
            }
            Body::PhoneAlerting(alerting) => self.marks.alerting_has_caller |= alerting.caller.is_some(),
            Body::Ringing(offer) | Body::AutoAnswer(offer) if offer.feature == Some(Feature::PredictiveOutbound) => {
                questions.tells(Question::Feature43, !self.marks.previewed);
            }
            _ => {}
        }
        if let Body::Talking(Talking { media_ability: Some(ability), .. })
        | Body::Ringing(Offer { media_ability: Some(ability), .. })
        | Body::AutoAnswer(Offer { media_ability: Some(ability), .. }) = body
        {
            questions.tells(Question::MediaAbility, *ability != MediaAbility::VoiceAndVideo);
            match ability {
                MediaAbility::Video => questions.tells(Question::VideoCode, true),
                MediaAbility::H5Video => questions.tells(Question::VideoCode, false),
                _ => {}
            }
        }
    }

    /// What a call was like that is over.
    fn of_ended(&mut self, ended: Ended) {
        let questions = &mut self.questions;
        let has = |kind| ended.has(kind);
        match ended.class.way {
            Way::Outbound => questions.tells(Question::AlertingOutbound, has(Kind::PhoneAlerting)),
            Way::Inbound | Way::Internal | Way::Dialler => {
                questions.tells(Question::AlertingAlways, has(Kind::PhoneAlerting));
            }
            Way::Untold => {}
        }
        if ended.class.way == Way::Inbound {
            if has(Kind::PhoneAlerting) {
                questions.tells(Question::AlertingContent, !self.marks.alerting_has_caller);
            }
            if has(Kind::Ringing) && ended.class.ending == Ending::Talked {
                questions.tells(Question::AlertingInbound, !self.marks.alerted_while_ringing);
            }
        }
        if !ended.says_more {
            questions.tells(Question::MoreEvents, true);
        }
        self.marks.previewed = false;
    }
}

/// The events that the vendor's samples show without an envelope.
fn is_bare_in_samples(kind: Kind) -> bool {
    use Kind::*;
    matches!(
        kind,
        PhoneRelease | IncomingCallInfo | MediaSwith | StopRecordDone | OfflineQueueCall | QcAgentStateNotify
    )
}

fn feature(body: &Body) -> Option<&Feature> {
    match body {
        Body::Talking(Talking { feature, .. })
        | Body::Ringing(Offer { feature, .. })
        | Body::AutoAnswer(Offer { feature, .. }) => feature.as_ref(),
        _ => None,
    }
}

fn way(feature: &Feature) -> Way {
    match feature {
        Feature::Inbound => Way::Inbound,
        Feature::Internal => Way::Internal,
        Feature::Outbound => Way::Outbound,
        Feature::ReservedOutbound
        | Feature::PreOccupiedOutbound
        | Feature::PredictiveOutbound
        | Feature::PreviewOutbound
        | Feature::ReservedCallback => Way::Dialler,
        _ => Way::Untold,
    }
}
