//! What becomes of a bar's messages when its maker changes something.

use crate::monitor::workday::{Line, Workday, any_number, class};
use agent_console::monitor::{Ending, Finding, Place, Rule, TimeUnit, Way};
use agent_console::protocol::Kind;
use agent_console::protocol::catalogue::{Key, Presence, Reads, Types};
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub const FAMILIES: [&str; 13] = [
    "renamed event",
    "renamed key",
    "missing key",
    "text and object",
    "null and object",
    "event gone for one kind of call",
    "order swapped",
    "doubled",
    "new code",
    "case of a key",
    "error envelope",
    "other origin",
    "other time unit",
];

#[derive(Clone, Debug)]
pub enum Drift {
    RenamedEvent { event: Kind, to: String },
    RenamedKey { event: Kind, key: &'static str, to: String },
    MissingKey { event: Kind, key: &'static str },
    Content { event: Kind, to: Types },
    EventGone { event: Kind, calls: (Way, Ending) },
    OrderSwapped { first: Kind, then: Kind, way: Way },
    Doubled { event: Option<Kind> },
    NewCode { event: Kind, key: &'static str },
    KeyCase { event: Kind, key: &'static str, to: String },
    ErrorReply { code: &'static str },
    OtherOrigin,
    TimeUnit { unit: TimeUnit },
}

/// The calls that were alone: their kind, and their events in order.
fn calls(lines: &[Line], workday: &Workday) -> Vec<((Way, Ending), Vec<Kind>)> {
    let mut calls: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        calls.entry(line.call).or_default().push(line);
    }
    let whole = calls.into_iter().filter_map(|(number, lines)| {
        let call = workday.call(number)?;
        let alone = lines.iter().all(|line| line.at >= call.began);
        let next = workday.call(number + 1);
        let is_beside = next.is_some_and(|next| call.ended_at.is_none_or(|end| next.began < end));
        let before = workday.call(number - 1);
        let was_beside = before.is_some_and(|before| before.ended_at.is_none_or(|end| call.began < end));
        let kinds = lines.iter().map(|line| line.kind).take_while(|kind| !is_late(*kind)).collect();
        (alone && !is_beside && !was_beside && call.ended_at.is_some()).then(|| (class(call), kinds))
    });
    whole.collect()
}

/// What follows a call's end by hours, and has nothing to do with it.
fn is_late(kind: Kind) -> bool {
    use Kind::*;
    matches!(kind, CancelWorkSuccess | CancelNotReadySuccess | CancelRestSuccess | RestTimeout)
}

fn content(line: &Line) -> Value {
    let message: Value = serde_json::from_str(&line.text).expect("JSON");
    message.pointer("/event/content").or(message.get("content")).cloned().unwrap_or_default()
}

fn one<T: Clone>(list: &[T], runner: &mut TestRunner) -> Option<T> {
    (!list.is_empty()).then(|| list[any_number(runner, list.len())].clone())
}

/// Other names that a maker may think of.
fn other_name(name: &str, runner: &mut TestRunner) -> String {
    match any_number(runner, 4) {
        0 => format!("{name}_V2"),
        1 => format!("{name}Info"),
        2 if name.contains('_') => name.replace('_', ""),
        2 => format!("call_{name}"),
        _ => format!("New{name}"),
    }
}

impl Drift {
    /// A drift of this family that the bar at hand can have: of events that came often enough to be known.
    pub fn any(family: usize, before: &[Line], workday: &Workday, runner: &mut TestRunner) -> Option<Drift> {
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        before.iter().for_each(|line| *counts.entry(line.kind).or_default() += 1);
        let events: Vec<Kind> = counts.iter().filter(|(_, count)| **count >= 20).map(|(kind, _)| *kind).collect();
        let last = |kind: Kind| before.iter().rev().find(|line| line.kind == kind).map(content).unwrap_or_default();
        let documented_keys = |kind: Kind| {
            let is_sent = last(kind);
            let keys = kind.keys().iter().filter(move |key| key.presence == Presence::Always);
            keys.filter(move |key| is_sent.get(key.name).is_some()).collect::<Vec<_>>()
        };
        let with_keys: Vec<Kind> = events.iter().copied().filter(|kind| !documented_keys(*kind).is_empty()).collect();
        let some_key = |runner: &mut TestRunner| {
            let event = one(&with_keys, runner)?;
            Some((event, *one(&documented_keys(event), runner)?))
        };
        Some(match FAMILIES[family] {
            "renamed event" => {
                let event = one(&events, runner)?;
                Drift::RenamedEvent { event, to: other_name(event.identifier(), runner) }
            }
            "renamed key" => {
                let (event, key) = some_key(runner)?;
                Drift::RenamedKey { event, key: key.name, to: other_name(key.name, runner) }
            }
            "missing key" => {
                let (event, key) = some_key(runner)?;
                Drift::MissingKey { event, key: key.name }
            }
            "text and object" => {
                let has_form = |kind: &&Kind| matches!(last(**kind), Value::String(_) | Value::Object(_));
                let event = *one(&events.iter().filter(has_form).collect::<Vec<_>>(), runner)?;
                Drift::Content { event, to: if last(event).is_string() { Types::OBJECT } else { Types::TEXT } }
            }
            "null and object" => {
                // Where the content goes with the call, null is nothing new.
                let has_form = |kind: &&Kind| {
                    let is_mixed = **kind == Kind::PhoneAlerting && workday.dialect().alerting_content;
                    !is_mixed && matches!(last(**kind), Value::Null | Value::Object(_))
                };
                let event = *one(&events.iter().filter(has_form).collect::<Vec<_>>(), runner)?;
                Drift::Content { event, to: if last(event).is_null() { Types::OBJECT } else { Types::NULL } }
            }
            "event gone for one kind of call" => {
                let mut known: BTreeMap<(Way, Ending), Vec<BTreeSet<Kind>>> = BTreeMap::new();
                for (class, kinds) in calls(before, workday) {
                    known.entry(class).or_default().push(kinds.into_iter().collect());
                }
                let always = known.into_iter().filter(|(_, calls)| calls.len() >= 12).flat_map(|(class, calls)| {
                    let kinds = calls.iter().skip(1).fold(calls[0].clone(), |all, call| &all & call);
                    kinds.into_iter().map(move |kind| (class, kind))
                });
                // With the 16 events alone nobody tells which way a call goes that is not talked.
                let only_16 = workday.dialect().only_documented;
                let is_told = |((_, ending), kind): &((Way, Ending), Kind)| {
                    *kind != Kind::InService && (!only_16 || matches!(ending, Ending::Talked | Ending::Failed))
                };
                let (calls, event) = one(&always.filter(is_told).collect::<Vec<_>>(), runner)?;
                Drift::EventGone { event, calls }
            }
            "order swapped" => {
                let mut known: BTreeMap<Way, Vec<Vec<Kind>>> = BTreeMap::new();
                for ((way, _), kinds) in calls(before, workday) {
                    known.entry(way).or_default().push(kinds);
                }
                let place = |call: &[Kind], kind: Kind| call.iter().position(|own| *own == kind);
                let mut pairs = Vec::new();
                for (way, calls) in known {
                    for (first, then) in calls[0].iter().zip(&calls[0][1..]) {
                        let orders = calls.iter().filter_map(|call| Some(place(call, *first)? < place(call, *then)?));
                        let orders: Vec<bool> = orders.collect();
                        if orders.len() >= 12 && orders.iter().all(|is_so| *is_so) {
                            pairs.push((way, *first, *then));
                        }
                    }
                }
                let (way, first, then) = one(&pairs, runner)?;
                Drift::OrderSwapped { first, then, way }
            }
            "doubled" => Drift::Doubled { event: one(&[None, one(&events, runner)], runner)? },
            "new code" => {
                let with_codes = with_keys.iter().flat_map(|kind| {
                    let is_code = |key: &&Key| matches!(key.reads, Reads::Code(table) if !table.knows("91"));
                    documented_keys(*kind).into_iter().filter(is_code).map(|key| (*kind, key.name)).collect::<Vec<_>>()
                });
                let (event, key) = one(&with_codes.collect::<Vec<_>>(), runner)?;
                Drift::NewCode { event, key }
            }
            "case of a key" => {
                let (event, key) = some_key(runner)?;
                let (head, tail) = key.name.split_at(1);
                let ways = [key.name.to_uppercase(), key.name.to_lowercase(), head.to_uppercase() + tail];
                let is_other = |way: &&String| **way != key.name;
                let to = one(&ways.iter().filter(is_other).collect::<Vec<_>>(), runner)?.clone();
                Drift::KeyCase { event, key: key.name, to }
            }
            "error envelope" => Drift::ErrorReply { code: one(&["100-006", "000-003", "100-007"], runner)? },
            "other origin" => Drift::OtherOrigin,
            "other time unit" => {
                workday.dialect().generated_times?;
                Drift::TimeUnit { unit: one(&[TimeUnit::Seconds, TimeUnit::Microseconds], runner)? }
            }
            family => panic!("{family}"),
        })
    }

    /// Whether the finding is this one's name.
    pub fn is_named(&self, finding: &Finding) -> bool {
        match (self, finding) {
            (Drift::RenamedEvent { event, to }, Finding::RenamedEvent { event: found, to: other }) => {
                event == found && to == other.as_str()
            }
            (Drift::RenamedKey { event, key, to }, Finding::RenamedKey { place, key: found, to: other }) => {
                Place::Content(*event) == *place && key == found && to == other.as_str()
            }
            (Drift::MissingKey { event, key }, Finding::MissingKey { place, key: found })
            | (Drift::NewCode { event, key }, Finding::NewCode { place, key: found, .. }) => {
                Place::Content(*event) == *place && key == found
            }
            (Drift::KeyCase { event, key, to }, Finding::KeyCase { place, key: found, to: other }) => {
                Place::Content(*event) == *place && key == found && to == other.as_str()
            }
            (Drift::Content { event, to }, Finding::ContentChanged { event: found, to: other, .. }) => {
                event == found && to == other
            }
            (Drift::EventGone { event, calls }, Finding::EventGone { event: found, calls: others }) => {
                event == found && *calls == (others.way, others.ending)
            }
            (Drift::OrderSwapped { first, then, .. }, Finding::OrderSwapped { first: one, then: other, .. }) => {
                first == one && then == other
            }
            (Drift::OrderSwapped { first, then, .. }, Finding::Order { rule }) => {
                Rule::needs(*rule).contains(first) || Rule::needs(*rule).contains(then)
            }
            (Drift::Doubled { event }, Finding::Doubled { event: found }) => event == found,
            (Drift::ErrorReply { code }, Finding::ErrorReply { code: found }) => *code == found.to_string(),
            (Drift::OtherOrigin, Finding::OtherOrigin) => true,
            (Drift::TimeUnit { unit }, Finding::TimeUnit { to, .. }) => unit == to,
            _ => false,
        }
    }

    /// The event with its content, as it is from now on.
    fn change(&self, event: &mut Map<String, Value>) {
        let renamed = |content: &mut Map<String, Value>, key: &str, to: &str| {
            let entries = std::mem::take(content).into_iter();
            *content = entries.map(|(own, value)| (if own == key { to.to_owned() } else { own }, value)).collect();
        };
        match self {
            Drift::RenamedEvent { to, .. } => event["eventType"] = json!(to),
            Drift::Content { to, .. } => {
                let content = &mut event["content"];
                let id = content.get("callid").or(content.get("callId")).cloned();
                *content = match *to {
                    Types::OBJECT if content.is_string() => json!({"callid": content}),
                    Types::OBJECT => json!({"state": 1}),
                    Types::TEXT => id.unwrap_or(json!("1-1")),
                    _ => Value::Null,
                };
            }
            Drift::TimeUnit { unit } => {
                let time = event["eventGenTime"].as_u64().expect("a time");
                event["eventGenTime"] = json!(if *unit == TimeUnit::Seconds { time / 1_000 } else { time * 1_000 });
            }
            Drift::RenamedKey { key, to, .. } | Drift::KeyCase { key, to, .. } => {
                if let Value::Object(content) = &mut event["content"] {
                    renamed(content, key, to);
                }
            }
            Drift::MissingKey { key, .. } => {
                event["content"].as_object_mut().and_then(|content| content.remove(*key));
            }
            Drift::NewCode { key, .. } => {
                if let Some(code) = event["content"].get_mut(*key) {
                    *code = if code.is_number() { json!(91) } else { json!("91") };
                }
            }
            _ => {}
        }
    }
}

/// A drift at work.
pub struct Mutation {
    pub drift: Drift,
    calls: BTreeSet<usize>,
    touched: BTreeSet<usize>,
}

impl Mutation {
    pub fn new(drift: Drift) -> Mutation {
        Mutation { drift, calls: BTreeSet::new(), touched: BTreeSet::new() }
    }

    /// How many calls have been touched by the time of this line.
    pub fn touched(&mut self, said: &Line) -> usize {
        if self.calls.contains(&said.call) {
            self.touched.insert(said.call);
        }
        self.touched.len()
    }

    pub fn is_of_other_origin(&self, _: &Line) -> bool {
        matches!(self.drift, Drift::OtherOrigin)
    }

    /// What the bar says now in the place of these lines.
    pub fn apply(&mut self, lines: &[Line], workday: &Workday) -> Vec<Line> {
        match self.drift.clone() {
            Drift::OrderSwapped { first, then, way } => self.swap(lines, workday, first, then, way),
            drift => lines.iter().flat_map(|line| self.changed(&drift, line, workday)).collect(),
        }
    }

    fn changed(&mut self, drift: &Drift, line: &Line, workday: &Workday) -> Vec<Line> {
        let of_call = || workday.call(line.call).map(class);
        let is_touched = match drift {
            Drift::RenamedEvent { event, .. }
            | Drift::RenamedKey { event, .. }
            | Drift::MissingKey { event, .. }
            | Drift::Content { event, .. }
            | Drift::NewCode { event, .. }
            | Drift::KeyCase { event, .. }
            | Drift::Doubled { event: Some(event) } => line.kind == *event,
            Drift::EventGone { event, calls } => line.kind == *event && of_call() == Some(*calls),
            // The gateway fails for every tenth event.
            Drift::ErrorReply { .. } => line.at.is_multiple_of(10),
            Drift::Doubled { event: None } | Drift::OtherOrigin | Drift::TimeUnit { .. } => true,
            Drift::OrderSwapped { .. } => false,
        };
        if !is_touched {
            return vec![line.clone()];
        }
        self.calls.insert(line.call);
        match drift {
            Drift::EventGone { .. } => Vec::new(),
            Drift::Doubled { .. } => vec![line.clone(), line.clone()],
            Drift::ErrorReply { code } => {
                let text = json!({"message": "", "retcode": code, "event": null}).to_string();
                vec![Line { text, ..line.clone() }]
            }
            _ => {
                let mut message: Value = serde_json::from_str(&line.text).expect("JSON");
                let event = if message["event"].is_object() { &mut message["event"] } else { &mut message };
                drift.change(event.as_object_mut().expect("an event"));
                vec![Line { text: message.to_string(), ..line.clone() }]
            }
        }
    }

    /// Holds the one event back until the other has come.
    fn swap(&mut self, lines: &[Line], workday: &Workday, first: Kind, then: Kind, way: Way) -> Vec<Line> {
        let mut said = Vec::new();
        let mut held: Option<Line> = None;
        for line in lines {
            let is_of_way = workday.call(line.call).is_some_and(|call| class(call).0 == way);
            if let Some(back) = held.take_if(|back| back.call != line.call) {
                said.push(back);
            }
            if line.kind == first && is_of_way && held.is_none() {
                held = Some(line.clone());
                continue;
            }
            said.push(line.clone());
            if line.kind == then
                && let Some(back) = held.take()
            {
                self.calls.insert(line.call);
                said.push(Line { at: line.at, ..back });
            }
        }
        said.extend(held);
        said
    }
}
