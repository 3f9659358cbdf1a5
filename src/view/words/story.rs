//! The words of a call's story: a sentence for each thing that happens in a call.

use super::Words;
use crate::domain::{AgentState, Medium};
use crate::log::story::{Edit, Happened};
use crate::protocol::Kind;
use crate::view::locale::Count;

mod ar;
mod en;
mod es;
mod zh;

pub(super) use ar::AR;
pub(super) use en::EN;
pub(super) use es::ES;
pub(super) use zh::ZH;

pub struct StoryWords {
    pub heading: &'static str,
    pub close: &'static str,
    /// The story is being read.
    pub reading: &'static str,
    /// The bar's messages are gone, or were never kept.
    pub gone: &'static str,
    pub what_happened: &'static str,
    /// The button that shows a message as it came.
    pub message: &'static str,
    /// The same for whoever can't see beside what it stands; the event's identifier.
    pub message_of: fn(&str) -> String,
    pub received: fn(&Count) -> String,
    /// Of a message that names no call.
    pub nameless: &'static str,
    /// Earlier notes and dispositions.
    pub earlier: &'static str,
    /// From one time to another.
    pub stood: fn(&str, &str) -> String,
    /// Until a time; from when on nobody knows.
    pub stood_until: fn(&str) -> String,
    /// The note is being written in the wrap-up form.
    pub in_the_form: &'static str,
    pub call_back: &'static str,
    pub call_back_video: &'static str,
    /// How it stands with calling back.
    pub is_done: &'static str,
    pub waits: &'static str,
    pub events: EventWords,
}

/// What happened, a sentence each.
pub struct EventWords {
    pub offered: &'static str,
    pub put_through: &'static str,
    pub connected: &'static str,
    pub held: &'static str,
    pub unheld: &'static str,
    pub other_phone_rang: &'static str,
    pub failed: &'static str,
    pub internal_failed: &'static str,
    pub agent_left: &'static str,
    pub other_left: &'static str,
    pub not_answered: &'static str,
    pub third_party: &'static str,
    pub why_failed: &'static str,
    pub transfer: &'static str,
    pub back_from_menu: &'static str,
    pub media: &'static str,
    pub queue: &'static str,
    pub phone_rang: &'static str,
    pub phone_up: &'static str,
    pub phone_down: &'static str,
    pub phone_busy: &'static str,
    pub recording: &'static str,
    pub recording_failed: &'static str,
    pub recording_over: &'static str,
    /// The agent's state, by its name.
    pub state: fn(&str) -> String,
    pub rest_overdue: &'static str,
    /// Any other event that the console knows.
    pub other: &'static str,
    pub unknown: &'static str,
    pub unreadable: &'static str,
    pub opened_again: &'static str,
    pub bar_loaded: &'static str,
    pub dialled: &'static str,
    pub dialled_video: &'static str,
    pub to_video: &'static str,
    pub to_voice: &'static str,
    pub not_switched: &'static str,
    pub note_written: &'static str,
    pub note_changed: &'static str,
    pub note_removed: &'static str,
    /// A disposition, by its name.
    pub disposed: fn(&str) -> String,
    pub disposition_removed: &'static str,
    pub done: &'static str,
    pub not_done: &'static str,
    pub began: &'static str,
    pub answered: &'static str,
    /// A duration.
    pub held_for: fn(&str) -> String,
    pub over: &'static str,
}

impl Words {
    /// A sentence for what happened; `duration` and `moment` write such, and `disposition` names one.
    pub fn happened(
        &self,
        what: &Happened,
        duration: impl Fn(u64) -> String,
        moment: impl Fn(u64) -> String,
        disposition: impl Fn(&str) -> String,
    ) -> String {
        let words = &self.story.events;
        let caller = &self.caller;
        let plain = match what {
            Happened::Event(kind) => return self.event(*kind),
            Happened::Disposed(Some(code)) => return (words.disposed)(&disposition(code)),
            Happened::Held(ms) => return (words.held_for)(&duration(*ms)),
            Happened::UnknownEvent(_) => words.unknown,
            Happened::Unreadable => words.unreadable,
            Happened::OpenedAgain => words.opened_again,
            Happened::BarLoaded => words.bar_loaded,
            Happened::Dialled => words.dialled,
            Happened::DialledVideo => words.dialled_video,
            Happened::Switched(Some(Medium::Video)) => words.to_video,
            Happened::Switched(Some(Medium::Voice)) => words.to_voice,
            Happened::Switched(None) => words.not_switched,
            Happened::Noted(Edit::Written) => words.note_written,
            Happened::Noted(Edit::Changed) => words.note_changed,
            Happened::Noted(Edit::Removed) => words.note_removed,
            Happened::Disposed(None) => words.disposition_removed,
            Happened::Promised(Some(due)) => return (caller.told_promised)(&moment(*due)),
            Happened::Promised(None) => caller.told_taken_back,
            Happened::Kept(true) => caller.told_kept,
            Happened::Kept(false) => caller.told_open,
            Happened::Done(true) => words.done,
            Happened::Done(false) => words.not_done,
            Happened::Began => words.began,
            Happened::Answered => words.answered,
            Happened::Over => words.over,
        };
        plain.to_owned()
    }

    fn event(&self, kind: Kind) -> String {
        let words = &self.story.events;
        let state = |state: AgentState| (words.state)(self.agent_state(&state));
        let plain = match kind {
            Kind::Ringing => words.offered,
            Kind::AutoAnswer => words.put_through,
            Kind::Talking => words.connected,
            Kind::Hold | Kind::LinkagePhoneHold => words.held,
            Kind::LinkagePhoneUnHold => words.unheld,
            Kind::CustomerAlerting => words.other_phone_rang,
            Kind::CallOutFail | Kind::ConnectFail => words.failed,
            Kind::InsideCallFail | Kind::ConsultFail => words.internal_failed,
            Kind::CallRelease => words.agent_left,
            Kind::CustomerRelease => words.other_left,
            Kind::NoAnswer => words.not_answered,
            Kind::Conference => words.third_party,
            Kind::OutboundDetect => words.why_failed,
            Kind::SuccTransResult | Kind::LinkagePhoneTransferOutResult | Kind::TransOutResult => words.transfer,
            Kind::ReturnFromIvr => words.back_from_menu,
            Kind::MediaSwith => words.media,
            Kind::IncomingCallInfo => words.queue,
            Kind::PhoneAlerting => words.phone_rang,
            Kind::PhoneOffhook => words.phone_up,
            Kind::PhoneRelease => words.phone_down,
            Kind::PhoneBusy => words.phone_busy,
            Kind::Record => words.recording,
            Kind::RecordFail => words.recording_failed,
            Kind::StopRecordDone => words.recording_over,
            Kind::RestTimeout => words.rest_overdue,
            Kind::Busy => return state(AgentState::OnCall),
            Kind::Work | Kind::SetWorkSuccess => return state(AgentState::WrapUp),
            Kind::Ready
            | Kind::CancelNotReadySuccess
            | Kind::CancelRestSuccess
            | Kind::CancelWorkSuccess
            | Kind::ForceReady => return state(AgentState::Idle),
            Kind::SetNotReadySuccess | Kind::ForceSetNotReady => return state(AgentState::NotReady { reason: None }),
            Kind::SetRestSuccess => return state(AgentState::Rest { cause: None, overdue: false }),
            Kind::ShutdownService | Kind::ForceLogout => return state(AgentState::SignedOut),
            Kind::InService => return state(AgentState::SigningIn),
            Kind::OfflineQueueCall
            | Kind::LinkagePhoneStatus
            | Kind::LinkagePhoneCallOut
            | Kind::ReleaseRequest
            | Kind::ReleaseResponse
            | Kind::Preview
            | Kind::AbandonCall
            | Kind::NoAnswerFromCti
            | Kind::ControlWindowNotify
            | Kind::OrdersNotify
            | Kind::ConfSelfJoinResult
            | Kind::ConfRequestSuccess
            | Kind::ConfRequestFailed
            | Kind::ConfTimeout
            | Kind::QcAgentStateNotify
            | Kind::PhoneUnknow
            | Kind::AllAgentBusy
            | Kind::Note
            | Kind::Bulletin
            | Kind::PlaySucc
            | Kind::StopPlayDone => words.other,
        };
        plain.to_owned()
    }
}
