//! Two reports beside each other: yesterday's and today's, or those of two sites.

use super::finding::Finding;
use super::questions::{Answer, Question};
use super::report::Report;
use super::rules::Rule;
use crate::protocol::Kind;

/// What the second report has otherwise than the first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Diff {
    pub new: Vec<Finding>,
    pub gone: Vec<Finding>,
    pub changed: Vec<Changed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Of an open question.
    Answer { question: Question, from: Answer, to: Answer },
    /// An event comes that did not, or the other way round.
    Event { event: Kind, comes: bool },
    /// A rule is broken that was kept, or the other way round.
    Rule { rule: Rule, is_broken: bool },
}

impl Diff {
    pub fn is_empty(&self) -> bool {
        *self == Diff::default()
    }
}

/// How the second report differs from the first. Counts alone are no difference.
pub fn diff(first: &Report, second: &Report) -> Diff {
    let only_in = |one: &Report, other: &Report| {
        let is_new = |finding: &&Finding| other.findings.iter().all(|found| found.finding != **finding);
        one.findings.iter().map(|found| &found.finding).filter(is_new).cloned().collect()
    };
    let answers = Question::ALL.iter().filter_map(|question| {
        let (from, to) = (first.answer(*question), second.answer(*question));
        (from != to).then_some(Changed::Answer { question: *question, from, to })
    });
    let has = |report: &Report, event: Kind| report.events.iter().any(|(kind, _)| *kind == event);
    let events = Kind::ALL.iter().filter_map(|event| {
        let comes = has(second, *event);
        (has(first, *event) != comes).then_some(Changed::Event { event: *event, comes })
    });
    let is_broken =
        |report: &Report, rule: Rule| report.rules.iter().any(|(own, verdicts)| *own == rule && verdicts.broken > 0);
    let rules = Rule::ALL.iter().filter_map(|rule| {
        let broken = is_broken(second, *rule);
        (is_broken(first, *rule) != broken).then_some(Changed::Rule { rule: *rule, is_broken: broken })
    });
    Diff {
        new: only_in(second, first),
        gone: only_in(first, second),
        changed: answers.chain(events).chain(rules).collect(),
    }
}
