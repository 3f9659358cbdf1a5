//! Reports in plain English, for a terminal.

use super::diff::{Changed, Diff};
use super::finding::{CallClass, Ending, Finding, Packing, Place, TimeUnit, Unreadable, Way};
use super::questions::{Answer, Question};
use super::report::Report;
use crate::protocol::catalogue::Types;
use std::fmt;
use std::fmt::Write as _;

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Place::Envelope => "the envelope",
            Place::Header => "all events",
            Place::Content(kind) => kind.identifier(),
        })
    }
}

fn types(types: Types) -> String {
    types.names().collect::<Vec<_>>().join(" or ")
}

fn packing(packing: Packing) -> &'static str {
    match packing {
        Packing::Enveloped => "in an envelope",
        Packing::Bare => "without an envelope",
        Packing::Nested => "nested in another message",
    }
}

fn unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Milliseconds => "milliseconds",
        TimeUnit::Seconds => "seconds",
        TimeUnit::Microseconds => "microseconds",
        TimeUnit::Strange => "an unknown unit",
    }
}

fn way(way: Way) -> &'static str {
    match way {
        Way::Inbound => "inbound",
        Way::Outbound => "outbound",
        Way::Internal => "internal",
        Way::Dialler => "dialler's",
        Way::Untold => "other",
    }
}

impl fmt::Display for CallClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ending = match self.ending {
            Ending::Talked => return write!(f, "answered {} calls", way(self.way)),
            Ending::NotAnswered => "that nobody answered",
            Ending::Failed => "that failed",
            Ending::Dropped => "that were given up or rejected",
        };
        write!(f, "{} calls {ending}", way(self.way))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::RenamedEvent { event, to } => write!(f, "{} is now called {to}.", event.identifier()),
            Finding::RenamedKey { place, key, to } => write!(f, "{place}: the key {key} is now called {to}."),
            Finding::KeyCase { place, key, to } => write!(f, "{place}: the key {key} is spelled {to}."),
            Finding::ContentChanged { event, from, to } => {
                write!(f, "{}: the content is {}, not {}.", event.identifier(), types(*to), types(*from))
            }
            Finding::TypeChanged { place, key, from, to } => {
                write!(f, "{place}: {key} is {}, not {}.", types(*to), types(*from))
            }
            Finding::MissingKey { place, key } => write!(f, "{place}: the key {key} is missing."),
            Finding::PackingChanged { from, to } => write!(f, "Events come {}, not {}.", packing(*to), packing(*from)),
            Finding::ErrorReply { code } => write!(f, "The gateway replies with the error {code}."),
            Finding::Unreadable { what } => f.write_str(match what {
                Unreadable::NotJson => "A message is not valid JSON.",
                Unreadable::NoMessage => "A message has neither an event nor an envelope.",
                Unreadable::NoEventType => "An event has no eventType.",
                Unreadable::TooLong => "A message is longer than any that can be read.",
            }),
            Finding::OtherOrigin => f.write_str("The bar's messages come from another origin than the configured one."),
            Finding::TimeUnit { from, to } => write!(f, "eventGenTime is in {}, not {}.", unit(*to), unit(*from)),
            Finding::Doubled { event: Some(event) } => write!(f, "{} comes twice.", event.identifier()),
            Finding::Doubled { event: None } => f.write_str("All events come twice."),
            Finding::NewEvent { event } => write!(f, "The event {event} is in no document."),
            Finding::NewCode { place, key, code } => {
                write!(f, "{place}: {key} has the code {code}, which is in no table.")
            }
            Finding::NewKey { place, key } => write!(f, "{place}: the key {key} is in no document."),
            Finding::EventGone { event, calls } => write!(f, "{} no longer comes with {calls}.", event.identifier()),
            Finding::Order { rule } => write!(f, "This is no longer so: {}", rule.sentence()),
            Finding::OrderSwapped { calls, first, then } => write!(
                f,
                "{} came before {} in {} calls, and now comes after it.",
                first.identifier(),
                then.identifier(),
                way(*calls)
            ),
        }
    }
}

fn answer(question: Question, answer: Answer) -> &'static str {
    let (a, b) = question.answers();
    match answer {
        Answer::A => a,
        Answer::B => b,
        Answer::Undecided => "undecided",
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} messages, {} calls seen whole", self.messages, self.calls)?;
        writeln!(f, "\nDepartures")?;
        if self.findings.is_empty() {
            writeln!(f, "  none")?;
        }
        for found in &self.findings {
            let weight = if found.may_affect_calls() { "!" } else { " " };
            writeln!(f, "{weight} {} ({}x)", found.finding, found.count)?;
        }
        writeln!(f, "\nOrder: kept, broken, can't tell")?;
        for (rule, verdicts) in &self.rules {
            let (kept, broken, untold) = (verdicts.kept, verdicts.broken, verdicts.untold);
            writeln!(f, "  {kept:>6} {broken:>6} {untold:>6}  {}", rule.sentence())?;
        }
        writeln!(f, "\nOpen questions")?;
        for question in Question::ALL {
            let evidence = self.evidence(*question);
            let said = answer(*question, question.answer(evidence));
            writeln!(f, "  {:<4} {} {said} ({} : {})", question.trap(), question.ask(), evidence.a, evidence.b)?;
        }
        if let Some(configuration) = self.configuration() {
            writeln!(f, "\nTo be set in config.json\n{configuration}")?;
        }
        writeln!(f, "\nEvents")?;
        for (kind, count) in &self.events {
            writeln!(f, "  {count:>6}  {}", kind.identifier())?;
        }
        Ok(())
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = String::new();
        let mut line = |sign: char, text: fmt::Arguments| writeln!(lines, "{sign} {text}");
        for finding in &self.new {
            line('+', format_args!("{finding}"))?;
        }
        for finding in &self.gone {
            line('-', format_args!("{finding}"))?;
        }
        for changed in &self.changed {
            match changed {
                Changed::Answer { question, from, to } => {
                    let (from, to) = (answer(*question, *from), answer(*question, *to));
                    line('~', format_args!("{} {to}; before: {from}", question.ask()))?;
                }
                Changed::Event { event, comes: true } => line('~', format_args!("{} comes", event.identifier()))?,
                Changed::Event { event, comes: false } => {
                    line('~', format_args!("{} no longer comes", event.identifier()))?;
                }
                Changed::Rule { rule, is_broken: true } => line('~', format_args!("Broken: {}", rule.sentence()))?,
                Changed::Rule { rule, is_broken: false } => line('~', format_args!("Kept again: {}", rule.sentence()))?,
            }
        }
        f.write_str(if lines.is_empty() { "No difference.\n" } else { &lines })
    }
}
