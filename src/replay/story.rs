//! A stretch of a case file as a test: the bar's messages as a story in the form of `tests/it/stories.rs`, and what the
//! console makes of it today. What the agent asked for is no message of the bar's, and is left out.

use crate::domain::{AgentState, Call, Dialect, Input, Moment, Now, Phase, Session};
use crate::journal::{Entry, EntryKind, SHIFT_GAP_MS};
use crate::protocol::{CallId, DecodeObserver, Kind, Number, Observed, decode, decode_observed};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// When a story's desk opens: 2024-03-05 09:00 UTC, an hour after the monotonic clock began.
const NINE: Now = Now { at: Moment { mono: 3_600_000, wall: 1_709_629_200_000 }, day: 19_787 };
/// After so long every outcome is final.
const SETTLED_MS: u64 = 5_000;

/// A stretch as a test.
#[derive(Debug, PartialEq, Eq)]
pub struct Story {
    /// The function, to be put into a file of `tests/it/stories`; how its lines are broken is the formatter's business.
    pub text: String,
    /// So many entries of the stretch are not in it.
    pub left_out: usize,
    /// It rings at the end, and the test fails. A later end is needed.
    pub rings: bool,
}

struct Event {
    seconds: u64,
    identifier: String,
    content: Value,
}

/// The story of these entries, under the name of a function.
pub fn story(name: &str, entries: &[Entry], dialect: Dialect) -> Story {
    let began = entries.first().map_or(0, |entry| entry.now.at.mono);
    let (mut told, mut left_out) = (Vec::new(), 0);
    for entry in entries {
        let before = told.len();
        if let EntryKind::Message(text) = &entry.what {
            let seconds = entry.now.at.mono.saturating_sub(began) / 1_000;
            told.extend(events(text.as_str()).into_iter().map(|(identifier, content)| Event {
                seconds,
                identifier,
                content,
            }));
        }
        left_out += usize::from(told.len() == before);
    }
    let (all, with_16) = (Desk::after(&told, false, dialect), Desk::after(&told, true, dialect));
    let rings = all.session.ring().is_some() || with_16.session.ring().is_some();
    Story { text: text(name, &told, &all, &with_16), left_out, rings }
}

/// Every event of a message that names one, with its content as it is written.
fn events(text: &str) -> Vec<(String, Value)> {
    struct Events(Vec<(String, Value)>);
    impl DecodeObserver for Events {
        fn observe(&mut self, part: &Observed) {
            let identifier = part.event.and_then(|event| {
                let (_, found) = event.iter().find(|(key, _)| key.eq_ignore_ascii_case("eventType"))?;
                Some(found.as_str()?.trim().to_owned())
            });
            let content = part.content.and_then(|content| serde_json::to_value(content).ok()).unwrap_or_default();
            self.0.extend(identifier.map(|identifier| (identifier, content)));
        }
    }
    let mut events = Events(Vec::new());
    decode_observed(text, &mut events);
    events.0
}

/// The desk of the tests (`tests/it/support.rs`).
struct Desk {
    session: Session,
    ms: u64,
}

impl Desk {
    fn after(story: &[Event], only_the_16: bool, dialect: Dialect) -> Desk {
        let mut desk = Desk { session: Session::new(NINE).speaking(dialect), ms: 0 };
        desk.handle(Input::FrameLoaded);
        for Event { seconds, identifier, content } in story {
            desk.wait((seconds * 1_000).saturating_sub(desk.ms));
            let documented = Kind::documented().iter().any(|kind| kind.identifier() == identifier);
            if documented || !only_the_16 {
                desk.handle(Input::Bar(decode(&message(identifier, content))));
            }
        }
        desk.wait(SETTLED_MS);
        desk
    }

    fn now(&self) -> Now {
        Now { at: NINE.at.plus(self.ms), ..NINE }
    }

    fn handle(&mut self, input: Input) {
        let now = self.now();
        self.session.handle(now, input);
    }

    fn wait(&mut self, ms: u64) {
        let (end, long) = (self.ms + ms, self.ms + SHIFT_GAP_MS);
        while let Some(deadline) = self.session.next_deadline() {
            let due = deadline.saturating_sub(NINE.at.mono);
            if due > end {
                break;
            }
            // As in the player, more than a shift can be silent passes at once.
            self.ms = if due > long { end } else { due.max(self.ms) };
            self.handle(Input::Woke);
            // A wake that changes nothing would come again for ever.
            if self.session.next_deadline() == Some(deadline) {
                break;
            }
        }
        self.ms = end;
    }

    fn rows(&self) -> Vec<String> {
        self.session.calls().iter().map(|call| row(call, self.now().at)).collect()
    }
}

/// A documented message, enveloped as the gateway does it.
pub fn message(identifier: &str, content: &Value) -> String {
    json!({"message": "", "retcode": "0", "event": {"eventType": identifier, "workNo": "49999", "content": content}})
        .to_string()
}

/// The agent's state in a word or two of the tests.
pub fn agent(state: &AgentState) -> String {
    match state {
        AgentState::Unknown => "unknown".into(),
        AgentState::SigningIn => "signing in".into(),
        AgentState::SignedOut => "signed out".into(),
        AgentState::Idle => "idle".into(),
        AgentState::NotReady { reason: None } => "not ready".into(),
        AgentState::NotReady { reason: Some(reason) } => format!("not ready {}", reason.code()),
        AgentState::Rest { cause, overdue } => {
            let cause = cause.as_ref().map_or(String::new(), |cause| format!(" {}", cause.code()));
            format!("rest{cause}{}", if *overdue { " overdue" } else { "" })
        }
        AgentState::WrapUp => "wrap-up".into(),
        AgentState::OnCall => "on call".into(),
    }
}

/// A row in one line of the tests: id, number, direction, phase or outcome with who ended it, times in seconds.
pub fn row(call: &Call, now: Moment) -> String {
    let id = if call.id.as_str().starts_with("local-") { "local" } else { CallId::as_str(&call.id) };
    let number = call.number.as_ref().map_or("?", Number::as_str);
    let phase = match call.phase {
        Phase::Ringing => "ringing".into(),
        Phase::Dialling => "dialling".into(),
        Phase::Talking { .. } => "talking".into(),
        Phase::Held { .. } => "held".into(),
        Phase::Ended { outcome, by, .. } => format!("{outcome:?} by {by:?}"),
    };
    let seconds = |ms: u64| ms / 1_000;
    let mut line = format!(
        "{id} {number} {:?} {phase} ring {} talk {} hold {}",
        call.direction,
        seconds(call.ring_ms(now)),
        seconds(call.talk_ms(now)),
        seconds(call.hold_ms(now)),
    )
    .to_lowercase();
    if let Some(wrap_up) = call.wrap_up_ms {
        line += &format!(" wrap-up {}", seconds(wrap_up));
    }
    line
}

fn text(name: &str, story: &[Event], all: &Desk, with_16: &Desk) -> String {
    let mut text = format!("#[test]\nfn {name}() {{\n    let story: Story = &[\n");
    for Event { seconds, identifier, content } in story {
        let content = if content.is_null() { "NONE".to_owned() } else { format!("json!({})", literal(content)) };
        let _ = writeln!(text, "        ({seconds}, {}, {content}),", quoted(identifier));
    }
    text += "    ];\n";
    for (name, desk) in [("all", all), ("with_16", with_16)] {
        let rows: Vec<String> = desk.rows().iter().map(|row| quoted(row)).collect();
        let _ = writeln!(text, "    let {name} = [{}];", rows.join(", "));
    }
    let states = [all, with_16].map(|desk| quoted(&agent(&desk.session.agent().state)));
    let _ = writeln!(text, "    check_states(story, {}, &all, {}, &with_16);\n}}", states[0], states[1]);
    text
}

/// JSON as the macro takes it: of texts, Rust and JSON escape different signs.
fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(values) => format!("[{}]", values.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            // In one order, however the map keeps them.
            let members: BTreeMap<_, _> = map.iter().collect();
            let members = members.into_iter().map(|(key, value)| format!("{}: {}", quoted(key), literal(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}
