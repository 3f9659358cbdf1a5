//! The switches of the page: how the bar writes, posts and treats its agent.

use super::outgoing::Manner;
use crate::simulator::dialect::{Abilities, Dialect};
use crate::simulator::settings::Settings;
use crate::simulator::words::{BarWords, KnobWords};
use yew::{Callback, Html, html};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knob {
    Objects,
    Slowly,
    OnlyDocumented,
    Times,
    CallRefsAsObjects,
    Bare,
    AlertingContent,
    JsonKey,
    ForcedEvents,
    InboundCustomerAlerting,
    PhoneStaysOffHook,
    WrapUp,
    AutoAnswer,
    BrowserVideo,
    BothAbilities,
    /// Customers call with video. Stands beside the button that makes them call.
    Video,
}

impl Knob {
    /// Each with its name in the markup.
    fn all(words: &KnobWords) -> [(Knob, &'static str, &'static str); 15] {
        [
            (Knob::Objects, "objects", words.objects),
            (Knob::Slowly, "slowly", words.slowly),
            (Knob::OnlyDocumented, "only-documented", words.only_documented),
            (Knob::Times, "times", words.times),
            (Knob::CallRefsAsObjects, "call-refs-as-objects", words.call_refs_as_objects),
            (Knob::Bare, "bare", words.bare),
            (Knob::AlertingContent, "alerting-content", words.alerting_content),
            (Knob::JsonKey, "json-key", words.json_key),
            (Knob::ForcedEvents, "forced-events", words.forced_events),
            (Knob::InboundCustomerAlerting, "inbound-customer-alerting", words.inbound_customer_alerting),
            (Knob::PhoneStaysOffHook, "phone-stays-off-hook", words.phone_stays_off_hook),
            (Knob::WrapUp, "wrap-up", words.wrap_up),
            (Knob::AutoAnswer, "auto-answer", words.auto_answer),
            (Knob::BrowserVideo, "browser-video", words.browser_video),
            (Knob::BothAbilities, "both-abilities", words.both_abilities),
        ]
    }
}

/// Which switches are on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    on: Vec<Knob>,
}

impl Default for Style {
    fn default() -> Self {
        Style { on: vec![Knob::WrapUp] }
    }
}

impl Style {
    pub fn is_on(&self, knob: Knob) -> bool {
        self.on.contains(&knob)
    }

    pub fn turn(&mut self, knob: Knob) {
        if self.is_on(knob) {
            self.on.retain(|&on| on != knob);
        } else {
            self.on.push(knob);
        }
    }

    pub fn manner(&self) -> Manner {
        Manner { as_objects: self.is_on(Knob::Objects), slowly: self.is_on(Knob::Slowly) }
    }

    pub fn dialect(&self, epoch: u64) -> Dialect {
        Dialect {
            epoch,
            generated_times: self.is_on(Knob::Times).then_some(epoch),
            alerting_content: self.is_on(Knob::AlertingContent),
            call_refs_as_objects: self.is_on(Knob::CallRefsAsObjects),
            bare: self.is_on(Knob::Bare),
            json_key: self.is_on(Knob::JsonKey),
            only_documented: self.is_on(Knob::OnlyDocumented),
            forced_events: self.is_on(Knob::ForcedEvents),
            inbound_customer_alerting: self.is_on(Knob::InboundCustomerAlerting),
            abilities: self.abilities(),
            phone_stays_off_hook: self.is_on(Knob::PhoneStaysOffHook),
            ..Dialect::default()
        }
    }

    fn abilities(&self) -> Abilities {
        if self.is_on(Knob::BothAbilities) {
            Abilities::OfThePhone
        } else if self.is_on(Knob::BrowserVideo) {
            Abilities::OfBrowsers
        } else {
            Abilities::OfTheCall
        }
    }

    pub fn settings(&self, settings: Settings) -> Settings {
        Settings { acw: self.is_on(Knob::WrapUp), ..settings }
    }

    pub fn switch(&self, knob: Knob, name: &'static str, label: &'static str, turn: &Callback<Knob>) -> Html {
        let turn = turn.clone();
        let onchange = Callback::from(move |_| turn.emit(knob));
        html! {
            <label class="switch" key={name}>
                <input type="checkbox" data-knob={name} checked={self.is_on(knob)} {onchange} />
                { label }
            </label>
        }
    }

    /// All switches, folded away.
    pub fn view(&self, words: &BarWords, turn: &Callback<Knob>) -> Html {
        let knobs = Knob::all(&words.knob);
        let switches = knobs.into_iter().map(|(knob, name, label)| self.switch(knob, name, label, turn));
        html! {
            <details class="more">
                <summary data-action="dialect">{ words.simulation.dialect }</summary>
                <div class="switches">{ for switches }</div>
            </details>
        }
    }
}
