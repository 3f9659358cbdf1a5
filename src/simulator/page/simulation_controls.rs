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
        let (words, open) = (&self.words.simulation, self.simulation_open);
        let toggle = self.calls.toggle_simulation.clone();
        html! {
            <section class="group simulation-side" aria-label={words.heading} data-open={open.to_string()}>
                <h2>{ words.heading }</h2>
                // In a narrow frame the controls are behind this button, elsewhere they are always there.
                <button type="button" class="fold unfold" data-action="simulation" aria-expanded={open.to_string()}
                    onclick={move |_| toggle.emit(())}>{ words.heading }</button>
                <div class="controls">
                    { self.caller_controls() }
                    { self.morning_controls() }
                    { self.callee_controls() }
                    { self.rare_controls() }
                    { self.style.view(self.words, &self.calls.turn) }
                    { call_list::history(self.words, &self.platform, self.history_open, &self.calls.toggle_history) }
                </div>
            </section>
        }
    }

    fn caller_controls(&self) -> Html {
        let words = &self.words.simulation;
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
        let enabled = self.platform.can(&any_call) || self.platform.can(&Action::SignIn);
        html! {
            <span class="cluster">
                <IncomingField words={self.words} {enabled} {answer} {mode} on_act={self.calls.act.clone()} />
                { self.style.switch(Knob::Video, "video", words.with_video, &self.calls.turn) }
                { self.button(words.caller_gives_up, Action::CustomerAbandons) }
                { self.button(words.no_answer, Action::NoAnswer) }
                { self.button(words.customer_hangs_up, Action::CustomerHangsUp) }
            </span>
        }
    }

    fn callee_controls(&self) -> Html {
        let words = &self.words.simulation;
        html! {
            <span class="cluster">
                { self.button(words.callee_answers, Action::CalleeAnswers) }
                { self.button(words.callee_does_not_answer, Action::CalleeDoesNotAnswer) }
                { self.button(words.callee_declines, Action::CalleeRejects) }
                { self.button(words.bad_number, Action::BadNumber) }
            </span>
        }
    }

    /// One button begins the morning and stops it, so that it keeps the focus.
    fn morning_controls(&self) -> Html {
        let (words, runs) = (&self.words.simulation, self.morning.is_some());
        let (label, name, call) = if runs {
            (words.stop, "stop-morning", &self.calls.stop_morning)
        } else {
            (words.busy_morning, "busy-morning", &self.calls.begin_morning)
        };
        let call = call.clone();
        let onclick = Callback::from(move |_| call.emit(()));
        let progress = self.morning.as_ref().map(|morning| {
            let progress = morning.progress();
            html! {
                <progress
                    aria-label={words.progress}
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
        let words = &self.words.rare;
        let colleague = Action::InternalIncoming { work_no: "49998".to_owned() };
        let predictive = Action::PredictiveIncoming { number: "5550177".to_owned(), queue: Some("Sales".to_owned()) };
        html! {
            <details class="more">
                <summary data-action="more">{ self.words.simulation.more }</summary>
                <div class="controls">
                    <span class="cluster">
                        { self.button(words.colleague_calls, colleague) }
                        { self.button(words.predictive_call, predictive) }
                        { self.button(words.other_party_hangs_up, Action::OtherCustomerHangsUp) }
                        { self.button(words.platform_hangs_up, Action::PlatformHangsUp) }
                        { self.button(words.connect_and_leave, Action::CompleteTransfer) }
                    </span>
                    <span class="cluster">
                        { self.button(words.own_phone_picked_up, Action::PhonePickedUp) }
                        { self.button(words.own_phone_not_picked_up, Action::AgentPhoneNotPicked) }
                        { self.button(words.callee_rings, Action::CalleeRings) }
                    </span>
                    <span class="cluster">
                        { self.button(words.forced_not_ready, Action::ForcedNotReady) }
                        { self.button(words.forced_ready, Action::ForcedReady) }
                        { self.button(words.kicked_out, Action::KickedOut) }
                    </span>
                    <span class="cluster">
                        { self.button(words.playback, Action::Playback) }
                        { self.button(words.conference_request, Action::ConferenceRequest) }
                        { self.button(words.put_phone_down, Action::PutPhoneDown) }
                        { self.button(words.switching_video_fails, Action::SwitchMedia { succeeds: false }) }
                    </span>
                </div>
            </details>
        }
    }
}
