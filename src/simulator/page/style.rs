//! The switches of the page: how the bar writes, posts and treats its agent.

use super::mouth::Manner;
use crate::simulator::dialect::Dialect;
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
}

impl Knob {
    const ALL: [(Knob, &'static str, &'static str); 13] = [
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
            phone_stays_off_hook: self.is_on(Knob::PhoneStaysOffHook),
            ..Dialect::default()
        }
    }

    pub fn settings(&self, settings: Settings) -> Settings {
        Settings { acw: self.is_on(Knob::WrapUp), ..settings }
    }

    /// All switches, folded away.
    pub fn view(&self, turn: &Callback<Knob>) -> Html {
        let switches = Knob::ALL.iter().map(|&(knob, name, label)| {
            let turn = turn.clone();
            let onchange = Callback::from(move |_| turn.emit(knob));
            html! {
                <label class="switch" key={name}>
                    <input type="checkbox" data-knob={name} checked={self.is_on(knob)} {onchange} />
                    { label }
                </label>
            }
        });
        html! {
            <details class="more">
                <summary data-action="dialect">{ "Dialect" }</summary>
                <div class="switches">{ for switches }</div>
            </details>
        }
    }
}
