//! What the agent does in a connection bar.

use super::BarPage;
use super::button::ActionButton;
use super::fields::{DialField, NotReadyField, RestField};
use crate::protocol::{MediaMode, NotReadyReason};
use crate::simulator::action::Action;
use yew::{Classes, Html, classes, html};

impl BarPage {
    pub(super) fn button(&self, label: &'static str, action: Action) -> Html {
        self.button_as(label, action, Classes::new())
    }

    pub(super) fn button_as(&self, label: &'static str, action: Action, class: Classes) -> Html {
        let enabled = self.platform.can(&action);
        html! { <ActionButton {label} {action} {enabled} {class} on_act={self.calls.act.clone()} /> }
    }

    /// Whether a control is of use whose details are still to be chosen.
    fn can_with_any(&self, examples: [Action; 2]) -> bool {
        examples.iter().any(|action| self.platform.can(action))
    }

    pub(super) fn agent_controls(&self) -> Html {
        let words = &self.words.agent;
        html! {
            <section class="group agent-side" aria-label={words.heading}>
                <h2>{ words.heading }</h2>
                <div class="controls">
                    <span class="cluster">
                        { self.button_as(words.sign_in, Action::SignIn, classes!("primary")) }
                        { self.button(words.sign_out, Action::SignOut) }
                    </span>
                    { self.state_controls() }
                    { self.call_controls() }
                    { self.dial_controls() }
                </div>
            </section>
        }
    }

    fn state_controls(&self) -> Html {
        let (words, act) = (self.words, &self.calls.act);
        let not_ready = ["1", "200"].map(|code| Action::NotReady { reason: NotReadyReason::from(code) });
        let rest = Action::Rest { limit_ms: 60_000, cause: 0 };
        html! {
            <span class="cluster">
                { self.button(words.state.idle, Action::Ready) }
                <NotReadyField {words} enabled={self.can_with_any(not_ready)} on_act={act.clone()} />
                <RestField {words} enabled={self.platform.can(&rest)} on_act={act.clone()} />
                { self.button(words.agent.end_rest, Action::EndRest) }
                { self.button(words.state.wrap_up, Action::WrapUp) }
                { self.button(words.agent.end_wrap_up, Action::EndWrapUp) }
            </span>
        }
    }

    /// In the order in which they are needed.
    fn call_controls(&self) -> Html {
        let words = &self.words.agent;
        html! {
            <span class="cluster call-controls">
                { self.button_as(words.answer, Action::Answer, classes!("good")) }
                { self.button_as(words.reject, Action::Reject, classes!("bad")) }
                { self.button(words.hold, Action::Hold) }
                { self.button(words.resume, Action::Unhold) }
                { self.button_as(words.hang_up, Action::HangUp, classes!("bad")) }
                { self.button(words.switch, Action::Swap) }
                { self.button(words.transfer, Action::BlindTransfer { to: "49998".to_owned() }) }
                { self.button(words.conference, Action::Conference) }
                { self.button(words.switch_video, Action::SwitchMedia { succeeds: true }) }
            </span>
        }
    }

    fn dial_controls(&self) -> Html {
        let dial = Action::Dial { number: "0".to_owned(), mode: MediaMode::Audio };
        let enabled = self.platform.can(&dial);
        html! {
            <span class="cluster">
                <DialField words={self.words} {enabled} on_act={self.calls.act.clone()} />
                { self.button_as(self.words.agent.cancel_call, Action::AgentCancelsDial, classes!("bad")) }
            </span>
        }
    }
}
