//! A report as it is written into a file, and read from one. The names stay, whatever becomes of the module's own; what a
//! newer release wrote and this one doesn't know is left out and counted.

use super::finding::{CallClass, Ending, Finding, Found, Packing, Place, TimeUnit, Unreadable, Way};
use super::label::{Code, Name};
use super::order::Verdicts;
use super::questions::{Answer, Evidence, Question};
use super::report::Report;
use super::rules::Rule;
use crate::protocol::Kind;
use crate::protocol::catalogue::{ENVELOPE, HEADER, Key, Types};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const VERSION: u32 = 1;

/// The text is no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strange;

#[derive(Serialize, Deserialize)]
struct Stored {
    /// Of the form; and what marks it as one.
    report: u32,
    #[serde(default)]
    messages: u32,
    #[serde(default)]
    calls: u32,
    #[serde(default)]
    events: BTreeMap<String, u32>,
    #[serde(default)]
    findings: Vec<StoredFinding>,
    #[serde(default)]
    rules: BTreeMap<String, StoredVerdicts>,
    #[serde(default)]
    questions: BTreeMap<String, StoredEvidence>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct StoredVerdicts {
    kept: u32,
    broken: u32,
    untold: u32,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct StoredEvidence {
    a: u32,
    b: u32,
    /// For whoever reads the file without the console.
    answer: String,
}

/// Every finding has some of these.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct StoredFinding {
    what: String,
    count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    /// `envelope`, `header`, or the event whose content it is.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calls: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<String>,
}

macro_rules! words {
    ($($enum:ident { $($variant:ident $word:literal,)* })*) => {$(
        impl $enum {
            pub(super) fn word(self) -> &'static str {
                match self { $($enum::$variant => $word,)* }
            }

            fn named(word: &str) -> Option<$enum> {
                match word {
                    $($word => Some($enum::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

words! {
    Packing { Enveloped "enveloped", Bare "bare", Nested "nested", }
    Way { Inbound "inbound", Outbound "outbound", Internal "internal", Dialler "dialler", Untold "untold", }
    Ending { Talked "talked", NotAnswered "not-answered", Failed "failed", Dropped "dropped", }
    TimeUnit { Milliseconds "ms", Seconds "s", Microseconds "us", Strange "strange", }
    Unreadable { NotJson "not-json", NoMessage "no-message", NoEventType "no-event-type", TooLong "too-long", }
}

impl Place {
    fn word(self) -> &'static str {
        match self {
            Place::Envelope => "envelope",
            Place::Header => "header",
            Place::Content(kind) => kind.identifier(),
        }
    }

    fn named(word: &str) -> Option<Place> {
        match word {
            "envelope" => Some(Place::Envelope),
            "header" => Some(Place::Header),
            identifier => Kind::from_identifier(identifier).map(Place::Content),
        }
    }

    fn keys(self) -> &'static [Key] {
        match self {
            Place::Envelope => ENVELOPE,
            Place::Header => HEADER,
            Place::Content(kind) => kind.keys(),
        }
    }
}

fn types_word(types: Types) -> String {
    types.names().collect::<Vec<_>>().join("|")
}

fn types(word: &str) -> Types {
    Types::named(word.split('|'))
}

/// The report as JSON.
pub fn write(report: &Report) -> String {
    let answer = |question: Question, evidence: Evidence| match question.answer(evidence) {
        Answer::Undecided => "undecided",
        _ => question.said(evidence),
    };
    let stored = Stored {
        report: VERSION,
        messages: report.messages,
        calls: report.calls,
        events: report.events.iter().map(|(kind, count)| (kind.identifier().to_owned(), *count)).collect(),
        findings: report.findings.iter().map(store).collect(),
        rules: report
            .rules
            .iter()
            .map(|(rule, Verdicts { kept, broken, untold })| {
                (rule.word().to_owned(), StoredVerdicts { kept: *kept, broken: *broken, untold: *untold })
            })
            .collect(),
        questions: report
            .questions
            .iter()
            .map(|(question, evidence)| {
                let Evidence { a, b } = *evidence;
                let answer = answer(*question, *evidence).to_owned();
                (question.word().to_owned(), StoredEvidence { a, b, answer })
            })
            .collect(),
    };
    serde_json::to_string_pretty(&stored).expect("texts and numbers can be written as JSON")
}

/// The report, and how many of its findings this release doesn't know.
pub fn read(text: &str) -> Result<(Report, usize), Strange> {
    let stored: Stored = serde_json::from_str(text).map_err(|_| Strange)?;
    let findings: Vec<Option<Found>> = stored.findings.iter().map(restore).collect();
    let unknown = findings.iter().filter(|found| found.is_none()).count();
    let report = Report {
        messages: stored.messages,
        calls: stored.calls,
        events: Kind::ALL.iter().filter_map(|kind| Some((*kind, *stored.events.get(kind.identifier())?))).collect(),
        findings: findings.into_iter().flatten().collect(),
        rules: Rule::ALL
            .iter()
            .filter_map(|rule| {
                let StoredVerdicts { kept, broken, untold } = *stored.rules.get(rule.word())?;
                Some((*rule, Verdicts { kept, broken, untold }))
            })
            .collect(),
        questions: Question::ALL
            .iter()
            .filter_map(|question| {
                let evidence = stored.questions.get(question.word())?;
                Some((*question, Evidence { a: evidence.a, b: evidence.b }))
            })
            .collect(),
    };
    Ok((report, unknown))
}

fn store(Found { finding, count }: &Found) -> StoredFinding {
    let what = |what: &str| StoredFinding { what: what.to_owned(), count: *count, ..StoredFinding::default() };
    let event =
        |what_it_is: &str, kind: Kind| StoredFinding { event: Some(kind.identifier().to_owned()), ..what(what_it_is) };
    let at = |what_it_is: &str, place: Place, key: &str| StoredFinding {
        place: Some(place.word().to_owned()),
        key: Some(key.to_owned()),
        ..what(what_it_is)
    };
    let text = |text: &str| Some(text.to_owned());
    match finding {
        Finding::RenamedEvent { event: kind, to } => {
            StoredFinding { to: text(to.as_str()), ..event("renamed-event", *kind) }
        }
        Finding::RenamedKey { place, key, to } => {
            StoredFinding { to: text(to.as_str()), ..at("renamed-key", *place, key) }
        }
        Finding::KeyCase { place, key, to } => StoredFinding { to: text(to.as_str()), ..at("key-case", *place, key) },
        Finding::ContentChanged { event: kind, from, to } => StoredFinding {
            from: Some(types_word(*from)),
            to: Some(types_word(*to)),
            ..event("content-changed", *kind)
        },
        Finding::TypeChanged { place, key, from, to } => StoredFinding {
            from: Some(types_word(*from)),
            to: Some(types_word(*to)),
            ..at("type-changed", *place, key)
        },
        Finding::MissingKey { place, key } => at("missing-key", *place, key),
        Finding::PackingChanged { from, to } => {
            StoredFinding { from: text(from.word()), to: text(to.word()), ..what("packing-changed") }
        }
        Finding::ErrorReply { code } => StoredFinding { code: Some(code.to_string()), ..what("error-reply") },
        Finding::Unreadable { what: class } => StoredFinding { name: text(class.word()), ..what("unreadable") },
        Finding::OtherOrigin => what("other-origin"),
        Finding::TimeUnit { from, to } => {
            StoredFinding { from: text(from.word()), to: text(to.word()), ..what("time-unit") }
        }
        Finding::Doubled { event: Some(kind) } => event("doubled", *kind),
        Finding::Doubled { event: None } => what("doubled"),
        Finding::NewEvent { event } => StoredFinding { name: text(event.as_str()), ..what("new-event") },
        Finding::NewCode { place, key, code } => {
            StoredFinding { code: Some(code.to_string()), ..at("new-code", *place, key) }
        }
        Finding::NewKey { place, key } => {
            StoredFinding { place: text(place.word()), name: text(key.as_str()), ..what("new-key") }
        }
        Finding::EventGone { event: kind, calls } => StoredFinding {
            calls: text(calls.way.word()),
            ending: text(calls.ending.word()),
            ..event("event-gone", *kind)
        },
        Finding::Order { rule } => StoredFinding { rule: text(rule.word()), ..what("order") },
        Finding::OrderSwapped { calls, first, then } => {
            StoredFinding { calls: text(calls.word()), then: text(then.identifier()), ..event("order-swapped", *first) }
        }
    }
}

fn restore(stored: &StoredFinding) -> Option<Found> {
    let kind = |identifier: &Option<String>| Kind::from_identifier(identifier.as_deref()?);
    let event = || kind(&stored.event);
    let event_name = |text: &Option<String>| text.as_deref().map(Name::event);
    let key_name = |text: &Option<String>| text.as_deref().map(Name::key);
    let place = || Place::named(stored.place.as_deref()?);
    let key = || {
        let name = stored.key.as_deref()?;
        place()?.keys().iter().find(|key| key.name == name).map(|key| key.name)
    };
    let code = || stored.code.as_deref().map(Code::of);
    let way = || Way::named(stored.calls.as_deref()?);
    let (from, to) = (stored.from.as_deref(), stored.to.as_deref());
    let finding = match &*stored.what {
        "renamed-event" => Finding::RenamedEvent { event: event()?, to: event_name(&stored.to)? },
        "renamed-key" => Finding::RenamedKey { place: place()?, key: key()?, to: key_name(&stored.to)? },
        "key-case" => Finding::KeyCase { place: place()?, key: key()?, to: key_name(&stored.to)? },
        "content-changed" => Finding::ContentChanged { event: event()?, from: types(from?), to: types(to?) },
        "type-changed" => Finding::TypeChanged { place: place()?, key: key()?, from: types(from?), to: types(to?) },
        "missing-key" => Finding::MissingKey { place: place()?, key: key()? },
        "packing-changed" => Finding::PackingChanged { from: Packing::named(from?)?, to: Packing::named(to?)? },
        "error-reply" => Finding::ErrorReply { code: code()? },
        "unreadable" => Finding::Unreadable { what: Unreadable::named(stored.name.as_deref()?)? },
        "other-origin" => Finding::OtherOrigin,
        "time-unit" => Finding::TimeUnit { from: TimeUnit::named(from?)?, to: TimeUnit::named(to?)? },
        "doubled" => Finding::Doubled { event: event() },
        "new-event" => Finding::NewEvent { event: event_name(&stored.name)? },
        "new-code" => Finding::NewCode { place: place()?, key: key()?, code: code()? },
        "new-key" => Finding::NewKey { place: place()?, key: key_name(&stored.name)? },
        "event-gone" => {
            let calls = CallClass { way: way()?, ending: Ending::named(stored.ending.as_deref()?)? };
            Finding::EventGone { event: event()?, calls }
        }
        "order" => {
            let rule = Rule::ALL.iter().find(|rule| Some(rule.word()) == stored.rule.as_deref())?;
            Finding::Order { rule: *rule }
        }
        "order-swapped" => Finding::OrderSwapped { calls: way()?, first: event()?, then: kind(&stored.then)? },
        _ => return None,
    };
    Some(Found { finding, count: stored.count })
}
