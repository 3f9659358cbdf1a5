//! The switches of the page: how the bar writes, posts and treats its agent.

use super::outgoing::Manner;
use crate::simulator::dialect::{Abilities, Dialect};
use crate::simulator::settings::Settings;
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
    const ALL: [(Knob, &'static str, &'static str); 15] = [
        (Knob::Objects, "objects", "Post objects instead of text"),
        (Knob::Slowly, "slowly", "Slowly, one message every 0.3 s"),
        (Knob::OnlyDocumented, "only-documented", "Only the 16 documented events"),
        (Knob::Times, "times", "Events carry their time"),
        (Knob::CallRefsAsObjects, "call-refs-as-objects", "Call ids inside objects"),
        (Knob::Bare, "bare", "Events without envelopes"),
        (Knob::AlertingContent, "alerting-content", "The ringing phone names the caller"),
        (Knob::JsonKey, "json-key", "Lists of keys among the fields"),
        (Knob::ForcedEvents, "forced-events", "Older event for forced not-ready"),
        (Knob::InboundCustomerAlerting, "inbound-customer-alerting", "Other party's ringing told on incoming calls"),
        (Knob::PhoneStaysOffHook, "phone-stays-off-hook", "Phone always off the hook"),
        (Knob::WrapUp, "wrap-up", "Wrap-up after every answered call"),
        (Knob::AutoAnswer, "auto-answer", "Incoming calls are answered automatically"),
        (Knob::BrowserVideo, "browser-video", "Video comes from browsers (ability 6)"),
        (Knob::BothAbilities, "both-abilities", "Every call can be voice and video (ability 3)"),
    ];
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
    pub fn view(&self, turn: &Callback<Knob>) -> Html {
        let switches = Knob::ALL.iter().map(|&(knob, name, label)| self.switch(knob, name, label, turn));
        html! {
            <details class="more">
                <summary data-action="dialect">{ "Dialect" }</summary>
                <div class="switches">{ for switches }</div>
            </details>
        }
    }
}
