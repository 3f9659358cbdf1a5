//! How a deployment writes its messages. Gateways of several generations are in use, and they differ.

use crate::protocol::{Kind, MediaMode};
use serde_json::{Map, Value, json};

/// One message, as it would be posted to the page around the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub kind: Kind,
    /// JSON.
    pub text: String,
}

/// A deployment's way of writing; the default is what the newest documentation shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The agent's number.
    pub work_no: String,
    /// What a called party sees as the caller of the agent's outbound calls.
    pub own_number: String,
    /// The platform's clock, epoch milliseconds when the caller's is 0. Call ids and sign-in times carry it.
    pub epoch: u64,
    /// Every event carries `eventGenTime`, made of this (epoch milliseconds at 0). Only the newest gateways do.
    pub generated_times: Option<u64>,
    /// What the clocks of the platform's nodes are ahead, milliseconds; events come from any of them. Empty is one that is
    /// right.
    pub node_clocks: Vec<u64>,
    /// From the one moment on, all of them are behind by the other, milliseconds.
    pub clocks_step_back: Option<(u64, u64)>,
    /// `AgentOther_PhoneAlerting` carries `callid` and `caller` for calls that arrive, as on two older deployments.
    pub alerting_content: bool,
    /// `{"callid": …}` where the documentation has a bare call id; the vendor's own demo expects it.
    pub call_refs_as_objects: bool,
    /// No envelopes at all. The vendor's samples leave them off two events, and so do we without this.
    pub bare: bool,
    /// The serializer's `jsonKey` lists, seen in several samples.
    pub json_key: bool,
    /// Nothing but the 16 events of the page *Listening to Connection Events*.
    pub only_documented: bool,
    /// `AgentState_Force_SetNotReady` in the place of reason `3`, as older gateways had it.
    pub forced_events: bool,
    /// `AgentEvent_Customer_Alerting` follows the ringing of inbound calls, too (`cec_05_1426`).
    pub inbound_customer_alerting: bool,
    pub abilities: Abilities,
    /// The agent's phone is never on the hook, so that nothing is heard of it (`cec_05_1423`).
    pub phone_stays_off_hook: bool,
}

/// What `mediaAbility` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abilities {
    /// 1 for a voice call, 2 for one with video.
    OfTheCall,
    /// 1 and 6: video comes from browsers.
    OfBrowsers,
    /// 3 for all: what the agent's phone can carry.
    OfThePhone,
}

impl Abilities {
    pub(super) fn of(self, mode: MediaMode) -> &'static str {
        match (self, mode) {
            (Abilities::OfThePhone, _) => "3",
            (_, MediaMode::Audio) => "1",
            (Abilities::OfTheCall, MediaMode::Video) => "2",
            (Abilities::OfBrowsers, MediaMode::Video) => "6",
        }
    }
}

impl Default for Dialect {
    fn default() -> Self {
        Dialect {
            work_no: "49999".to_owned(),
            own_number: "5550100".to_owned(),
            epoch: 1_456_401_416_000,
            generated_times: None,
            node_clocks: Vec::new(),
            clocks_step_back: None,
            alerting_content: false,
            call_refs_as_objects: false,
            bare: false,
            json_key: false,
            only_documented: false,
            forced_events: false,
            inbound_customer_alerting: false,
            abilities: Abilities::OfTheCall,
            phone_stays_off_hook: false,
        }
    }
}

impl Dialect {
    /// Whether the deployment has this event.
    pub fn speaks(&self, kind: Kind) -> bool {
        let of_the_phone = matches!(kind, Kind::PhoneAlerting | Kind::PhoneOffhook | Kind::PhoneRelease);
        !(self.only_documented && !Kind::documented().contains(&kind) || self.phone_stays_off_hook && of_the_phone)
    }

    pub(super) fn call_id(&self, now: u64, number: usize) -> String {
        format!("{}-{number}", self.epoch.saturating_add(now) / 1000)
    }

    /// The content of the events that carry nothing but a call id.
    pub(super) fn call_ref(&self, id: &str) -> Value {
        if self.call_refs_as_objects { json!({ "callid": id }) } else { json!(id) }
    }

    /// The clock of the node that an event comes from.
    fn node_clock(&self, now: u64, kind: Kind) -> u64 {
        let node = (now as usize).wrapping_add(kind.identifier().len()) % self.node_clocks.len().max(1);
        self.node_clocks.get(node).copied().unwrap_or(0)
    }

    pub(super) fn write(&self, now: u64, kind: Kind, mut content: Value) -> Spoken {
        let mut event = Map::new();
        event.insert("eventType".to_owned(), json!(kind.identifier()));
        event.insert("workNo".to_owned(), json!(self.work_no));
        if let Some(epoch) = self.generated_times {
            let back = self.clocks_step_back.filter(|(at, _)| now >= *at).map_or(0, |(_, ms)| ms);
            let time = epoch.saturating_add(now).saturating_add(self.node_clock(now, kind)).saturating_sub(back);
            event.insert("eventGenTime".to_owned(), json!(time));
        }
        if self.json_key {
            if let Value::Object(fields) = &mut content {
                list_keys(fields);
            }
            list_keys(&mut event);
        }
        event.insert("content".to_owned(), content);
        let text = if self.bare || documented_bare(kind) {
            Value::Object(event)
        } else {
            json!({ "message": envelope_message(kind), "retcode": "0", "event": event })
        };
        Spoken { kind, text: text.to_string() }
    }
}

fn list_keys(fields: &mut Map<String, Value>) {
    let keys: Vec<Value> = fields.keys().map(|key| json!(key)).collect();
    fields.insert("jsonKey".to_owned(), Value::Array(keys));
}

/// The events whose documented samples have no envelope (`cec_07_0546`, `cec_07_0520`, `cec_07_1371`).
fn documented_bare(kind: Kind) -> bool {
    matches!(kind, Kind::PhoneRelease | Kind::IncomingCallInfo | Kind::MediaSwith)
}

/// Empty in the samples, but for one (`cec_07_0507`).
fn envelope_message(kind: Kind) -> &'static str {
    if kind == Kind::OutboundDetect { "success" } else { "" }
}
