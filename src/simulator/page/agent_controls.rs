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
        let act = &self.calls.act;
        let not_ready = ["1", "200"].map(|code| Action::NotReady { reason: NotReadyReason::from(code) });
        let rest = Action::Rest { limit_ms: 60_000, cause: 0 };
        let dial = Action::Dial { number: "0".to_owned(), mode: MediaMode::Audio };
        html! {
            <section class="group agent-side" aria-label="Agent">
                <h2>{ "Agent" }</h2>
                <div class="controls">
                    <span class="cluster">
                        { self.button_as("Sign in", Action::SignIn, classes!("primary")) }
                        { self.button("Sign out", Action::SignOut) }
                    </span>
                    <span class="cluster">
                        { self.button("Ready", Action::Ready) }
                        <NotReadyField enabled={self.can_with_any(not_ready)} on_act={act.clone()} />
                        <RestField enabled={self.platform.can(&rest)} on_act={act.clone()} />
                        { self.button("End rest", Action::EndRest) }
                        { self.button("Wrap up", Action::WrapUp) }
                        { self.button("End wrap-up", Action::EndWrapUp) }
                    </span>
                    <span class="cluster">
                        { self.button_as("Answer", Action::Answer, classes!("good")) }
                        { self.button_as("Reject", Action::Reject, classes!("bad")) }
                        { self.button("Hold", Action::Hold) }
                        { self.button("Resume", Action::Unhold) }
                        { self.button("Switch", Action::Swap) }
                        { self.button("Video on or off", Action::SwitchMedia { succeeds: true }) }
                        { self.button("Join calls", Action::Conference) }
                        { self.button("Transfer", Action::BlindTransfer { to: "49998".to_owned() }) }
                        { self.button_as("Hang up", Action::HangUp, classes!("bad")) }
                    </span>
                    <span class="cluster">
                        <DialField enabled={self.platform.can(&dial)} on_act={act.clone()} />
                        { self.button_as("Cancel call", Action::AgentCancelsDial, classes!("bad")) }
                    </span>
                </div>
            </section>
        }
    }
}
