//! What the simulated bar's page says. A language is one value of [`BarWords`], so that a sentence that it lacks does not
//! compile. States, phases and outcomes are called what the console calls them; `tests/view/simulator.rs` compares the two.

mod ar;
mod en;
mod es;
mod zh;

pub use ar::AR;
pub use en::EN;
pub use es::ES;
pub use zh::ZH;

use super::truth::{AgentState, CallTruth, EndedBy, Intent, Outcome, Phase};
use crate::protocol::NotReadyReason;

/// Every language, by the console's tags; the first is for a page that asks for none of them.
pub static ALL: [&BarWords; 4] = [&EN, &ZH, &ES, &AR];

pub struct BarWords {
    pub tag: &'static str,
    /// As the attribute `dir` has it.
    pub direction: &'static str,
    pub title: &'static str,
    pub note: &'static str,
    /// The program has broken down.
    pub stopped: &'static str,
    pub state: StateWords,
    pub call: CallWords,
    pub agent: AgentWords,
    pub simulation: SimulationWords,
    pub rare: RareWords,
    pub knob: KnobWords,
}

pub struct StateWords {
    pub signed_out: &'static str,
    pub signing_in: &'static str,
    pub idle: &'static str,
    pub not_ready: &'static str,
    pub rest: &'static str,
    pub rest_overdue: &'static str,
    pub wrap_up: &'static str,
    pub on_call: &'static str,
    /// Why the agent is not ready.
    pub no_answer: &'static str,
    pub forced: &'static str,
    pub rejected: &'static str,
    /// Reasons that the agent can choose, by their codes. Those from 200 are what a tenant might have configured.
    pub reasons: [(&'static str, &'static str); 4],
    /// What begins after the call.
    pub not_ready_next: &'static str,
    pub rest_next: &'static str,
    pub wrap_up_next: &'static str,
}

pub struct CallWords {
    pub heading: &'static str,
    pub ringing: &'static str,
    pub dialling: &'static str,
    pub talking: &'static str,
    pub held: &'static str,
    pub video: &'static str,
    pub answered: &'static str,
    pub missed: &'static str,
    pub rejected: &'static str,
    pub abandoned: &'static str,
    pub failed: &'static str,
    pub by_agent: &'static str,
    pub by_customer: &'static str,
    pub by_platform: &'static str,
}

/// What the agent does. Buttons that lead to a state are called after it.
pub struct AgentWords {
    pub heading: &'static str,
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub reason: &'static str,
    pub rest_length: &'static str,
    /// Lengths of a rest, by their milliseconds.
    pub rests: [(&'static str, &'static str); 4],
    pub end_rest: &'static str,
    pub end_wrap_up: &'static str,
    pub answer: &'static str,
    pub reject: &'static str,
    pub hold: &'static str,
    pub resume: &'static str,
    pub switch: &'static str,
    pub switch_video: &'static str,
    pub conference: &'static str,
    pub transfer: &'static str,
    pub hang_up: &'static str,
    pub number: &'static str,
    pub call: &'static str,
    pub cancel_call: &'static str,
}

/// What everybody else does.
pub struct SimulationWords {
    pub heading: &'static str,
    pub caller_number: &'static str,
    pub queue: &'static str,
    pub no_queue: &'static str,
    pub incoming: &'static str,
    pub with_video: &'static str,
    pub caller_gives_up: &'static str,
    pub no_answer: &'static str,
    pub customer_hangs_up: &'static str,
    pub busy_morning: &'static str,
    pub stop: &'static str,
    pub progress: &'static str,
    /// The clock was put forward, to a time of day.
    pub clock: fn(&str) -> String,
    pub callee_answers: &'static str,
    pub callee_does_not_answer: &'static str,
    pub callee_declines: &'static str,
    pub bad_number: &'static str,
    pub more: &'static str,
    pub dialect: &'static str,
    /// The list of all calls, with how many they are.
    pub history: fn(usize) -> String,
}

/// What happens once a week.
pub struct RareWords {
    pub colleague_calls: &'static str,
    pub predictive_call: &'static str,
    pub other_party_hangs_up: &'static str,
    pub platform_hangs_up: &'static str,
    pub connect_and_leave: &'static str,
    pub own_phone_picked_up: &'static str,
    pub own_phone_not_picked_up: &'static str,
    pub callee_rings: &'static str,
    pub forced_not_ready: &'static str,
    pub forced_ready: &'static str,
    pub kicked_out: &'static str,
    pub playback: &'static str,
    pub conference_request: &'static str,
    pub put_phone_down: &'static str,
    pub switching_video_fails: &'static str,
}

/// How the bar writes, posts and treats its agent.
pub struct KnobWords {
    pub objects: &'static str,
    pub slowly: &'static str,
    pub only_documented: &'static str,
    pub times: &'static str,
    pub call_refs_as_objects: &'static str,
    pub bare: &'static str,
    pub alerting_content: &'static str,
    pub json_key: &'static str,
    pub forced_events: &'static str,
    pub inbound_customer_alerting: &'static str,
    pub phone_stays_off_hook: &'static str,
    pub wrap_up: &'static str,
    pub auto_answer: &'static str,
    pub browser_video: &'static str,
    pub both_abilities: &'static str,
}

/// The words of the language with this tag, whatever its region.
pub fn named(tag: &str) -> Option<&'static BarWords> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    ALL.into_iter().find(|words| primary(words.tag) == primary(tag))
}

impl BarWords {
    pub fn state(&self, state: &AgentState) -> String {
        let words = &self.state;
        let state = match state {
            AgentState::SignedOut => words.signed_out,
            AgentState::SigningIn => words.signing_in,
            AgentState::Idle => words.idle,
            AgentState::NotReady { reason } => {
                let why = self.reason(reason).map(|why| format!(" · {why}")).unwrap_or_default();
                return format!("{}{why}", words.not_ready);
            }
            AgentState::Rest { overdue: false, .. } => words.rest,
            AgentState::Rest { overdue: true, .. } => return format!("{} · {}", words.rest, words.rest_overdue),
            AgentState::WrapUp => words.wrap_up,
            AgentState::OnCall => words.on_call,
        };
        state.to_owned()
    }

    fn reason(&self, reason: &NotReadyReason) -> Option<&'static str> {
        let words = &self.state;
        match reason {
            NotReadyReason::NoAnswer => Some(words.no_answer),
            NotReadyReason::Forced => Some(words.forced),
            NotReadyReason::Rejected => Some(words.rejected),
            _ => words.reasons.iter().find(|(code, _)| *code == reason.code()).map(|(_, name)| *name),
        }
    }

    pub fn intent(&self, intent: &Intent) -> &'static str {
        match intent {
            Intent::NotReady { .. } => self.state.not_ready_next,
            Intent::Rest { .. } => self.state.rest_next,
            Intent::WrapUp => self.state.wrap_up_next,
        }
    }

    /// What a call is doing, or what became of it and who ended it.
    pub fn fate(&self, call: &CallTruth) -> String {
        match (call.outcome, call.ended_by) {
            (Some(outcome), Some(by)) => format!("{} · {}", self.outcome(outcome), self.ended_by(by)),
            (Some(outcome), None) => self.outcome(outcome).to_owned(),
            (None, _) => self.phase(call.phase).unwrap_or_default().to_owned(),
        }
    }

    /// `None` of a call that has ended.
    pub fn phase(&self, phase: Phase) -> Option<&'static str> {
        match phase {
            Phase::Ringing => Some(self.call.ringing),
            Phase::Dialling => Some(self.call.dialling),
            Phase::Talking => Some(self.call.talking),
            Phase::Held => Some(self.call.held),
            Phase::Ended => None,
        }
    }

    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Answered => self.call.answered,
            Outcome::Missed => self.call.missed,
            Outcome::Rejected => self.call.rejected,
            Outcome::Abandoned => self.call.abandoned,
            Outcome::Failed => self.call.failed,
        }
    }

    fn ended_by(&self, by: EndedBy) -> &'static str {
        match by {
            EndedBy::Agent => self.call.by_agent,
            EndedBy::Customer => self.call.by_customer,
            EndedBy::Platform => self.call.by_platform,
        }
    }
}

impl PartialEq for BarWords {
    fn eq(&self, other: &BarWords) -> bool {
        std::ptr::eq(self, other)
    }
}
