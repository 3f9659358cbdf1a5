//! What everybody else does: customers, callees, supervisors, the platform.

use super::BarPage;
use super::call_list;
use super::fields::IncomingField;
use super::style::Knob;
use crate::protocol::{Feature, MediaMode};
use crate::simulator::action::{Action, Answering};
use yew::{Callback, Html, classes, html};

impl BarPage {
    pub(super) fn simulation_controls(&self) -> Html {
        html! {
            <section class="group simulation-side" aria-label="Simulation">
                <h2>{ "Simulation" }</h2>
                <div class="controls">
                    { self.caller_controls() }
                    { self.morning_controls() }
                    { self.callee_controls() }
                    { self.rare_controls() }
                    { self.style.view(&self.calls.turn) }
                    { call_list::history(&self.platform, self.history_open, &self.calls.toggle_history) }
                </div>
            </section>
        }
    }

    fn caller_controls(&self) -> Html {
        let answer = if self.style.is_on(Knob::AutoAnswer) { Answering::Auto } else { Answering::Manual };
        let mode = if self.style.is_on(Knob::Video) { MediaMode::Video } else { MediaMode::Audio };
        let any_call = Action::Incoming {
            number: "0".to_owned(),
            queue: None,
            called: String::new(),
            answer,
            feature: Feature::Inbound,
            mode,
        };
        html! {
            <span class="cluster">
                <IncomingField enabled={self.platform.can(&any_call) || self.platform.can(&Action::SignIn)} {answer} {mode} on_act={self.calls.act.clone()} />
                { self.style.switch(Knob::Video, "video", "With video", &self.calls.turn) }
                { self.button("Caller gives up", Action::CustomerAbandons) }
                { self.button("No answer", Action::NoAnswer) }
                { self.button("Customer hangs up", Action::CustomerHangsUp) }
            </span>
        }
    }

    fn callee_controls(&self) -> Html {
        html! {
            <span class="cluster">
                { self.button("Callee answers", Action::CalleeAnswers) }
                { self.button("Callee doesn't answer", Action::CalleeDoesNotAnswer) }
                { self.button("Callee declines", Action::CalleeRejects) }
                { self.button("Bad number", Action::BadNumber) }
            </span>
        }
    }

    /// One button begins the morning and stops it, so that it keeps the focus.
    fn morning_controls(&self) -> Html {
        let runs = self.morning.is_some();
        let (label, name, call) = if runs {
            ("Stop", "stop-morning", &self.calls.stop_morning)
        } else {
            ("Busy morning", "busy-morning", &self.calls.begin_morning)
        };
        let call = call.clone();
        let onclick = Callback::from(move |_| call.emit(()));
        let progress = self.morning.as_ref().map(|morning| {
            let progress = morning.progress();
            html! {
                <progress
                    aria-label="Progress of the busy morning"
                    value={progress.done.to_string()}
                    max={progress.of.to_string()}
                />
            }
        });
        html! {
            <span class="cluster">
                <button type="button" class={classes!("button", (!runs).then_some("primary"))} data-action={name} {onclick}>
                    { label }
                </button>
                { for progress }
            </span>
        }
    }

    /// Folded away: what happens once a week.
    fn rare_controls(&self) -> Html {
        let colleague = Action::InternalIncoming { work_no: "49998".to_owned() };
        let predictive = Action::PredictiveIncoming { number: "5550177".to_owned(), queue: Some("Sales".to_owned()) };
        html! {
            <details class="more">
                <summary data-action="more">{ "More" }</summary>
                <div class="controls">
                    <span class="cluster">
                        { self.button("A colleague calls", colleague) }
                        { self.button("Predictive call", predictive) }
                        { self.button("Other party hangs up", Action::OtherCustomerHangsUp) }
                        { self.button("Platform hangs up", Action::PlatformHangsUp) }
                        { self.button("Connect both and leave", Action::CompleteTransfer) }
                    </span>
                    <span class="cluster">
                        { self.button("Agent's phone is picked up", Action::PhonePickedUp) }
                        { self.button("Agent's phone isn't picked up", Action::AgentPhoneNotPicked) }
                        { self.button("Callee's phone rings", Action::CalleeRings) }
                    </span>
                    <span class="cluster">
                        { self.button("Supervisor: not ready", Action::ForcedNotReady) }
                        { self.button("Supervisor: ready", Action::ForcedReady) }
                        { self.button("Supervisor: sign out", Action::KickedOut) }
                    </span>
                    <span class="cluster">
                        { self.button("Play a recording", Action::Playback) }
                        { self.button("Ask for a conference", Action::ConferenceRequest) }
                        { self.button("Put the phone down", Action::PutPhoneDown) }
                        { self.button("Switching video fails", Action::SwitchMedia { succeeds: false }) }
                    </span>
                </div>
            </details>
        }
    }
}
