//! What the monitor has to say.

use super::finding::{Finding, Found};
use super::order::Verdicts;
use super::questions::{Answer, Evidence, Question};
use super::rules::Rule;
use super::{Monitor, Place};
use crate::protocol::Kind;
use crate::protocol::catalogue::Types;

/// What a bar speaks, where it departs from the documents or from what it did before, and what its traffic says about the
/// open questions.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Report {
    pub messages: u32,
    /// The calls that were seen whole, and alone.
    pub calls: u32,
    /// The events that came, and how often.
    pub events: Vec<(Kind, u32)>,
    /// What explains the others comes first.
    pub findings: Vec<Found>,
    pub rules: Vec<(Rule, Verdicts)>,
    pub questions: Vec<(Question, Evidence)>,
}

impl Report {
    /// Whether the bar speaks as it is expected to.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether calls may be lost or told wrongly: what an agent has to know.
    pub fn may_affect_calls(&self) -> bool {
        self.affecting_calls().next().is_some()
    }

    /// By what calls may be lost or told wrongly.
    pub fn affecting_calls(&self) -> impl Iterator<Item = &Found> {
        self.findings.iter().filter(|found| found.may_affect_calls())
    }

    pub fn evidence(&self, question: Question) -> Evidence {
        let known = self.questions.iter().find(|(own, _)| *own == question);
        known.map_or_else(Evidence::default, |(_, evidence)| *evidence)
    }

    pub fn answer(&self, question: Question) -> Answer {
        question.answer(self.evidence(question))
    }
}

pub(super) fn of(monitor: &Monitor) -> Report {
    let events = Kind::ALL.iter().map(|kind| (*kind, monitor.kinds.count(*kind))).filter(|(_, count)| *count > 0);
    let rules = Rule::ALL.iter().map(|rule| (*rule, monitor.order.verdicts(*rule)));
    let questions = Question::ALL.iter().map(|question| (*question, evidence(monitor, *question)));
    Report {
        messages: monitor.messages,
        calls: monitor.episodes.calls(),
        events: events.collect(),
        findings: findings(monitor),
        rules: rules.filter(|(_, verdicts)| *verdicts != Verdicts::default()).collect(),
        questions: questions.filter(|(_, evidence)| *evidence != Evidence::default()).collect(),
    }
}

fn findings(monitor: &Monitor) -> Vec<Found> {
    let mut found = Vec::new();
    monitor.kinds.findings(&mut found);
    found.extend(
        monitor
            .replies
            .iter()
            .map(|(code, count)| Found { finding: Finding::ErrorReply { code: *code }, count: *count }),
    );
    found.extend(
        monitor
            .unreadable
            .iter()
            .map(|(what, count)| Found { finding: Finding::Unreadable { what: *what }, count: *count }),
    );
    if monitor.other_origin > 0 {
        found.push(Found { finding: Finding::OtherOrigin, count: monitor.other_origin });
    }
    monitor.times.findings(&mut found);
    monitor.repeats.findings(&mut found);
    monitor.episodes.findings(&mut found);
    monitor.order.findings(&mut found);
    found.sort_by(|a, b| a.finding.cmp(&b.finding));
    without_consequences(found)
}

/// What follows from another finding is left out: an event that is called something else is also gone, and what was judged
/// by it can't be judged.
fn without_consequences(found: Vec<Found>) -> Vec<Found> {
    let renamed: Vec<Kind> = found
        .iter()
        .filter_map(|found| match &found.finding {
            Finding::RenamedEvent { event, .. } => Some(*event),
            _ => None,
        })
        .collect();
    let unreliable: Vec<Kind> = found.iter().filter_map(|found| unreliable(&found.finding)).collect();
    let is_root = |found: &Found| match &found.finding {
        Finding::EventGone { event, .. } => !renamed.contains(event),
        Finding::Order { rule } => !rule.needs().iter().any(|kind| unreliable.contains(kind)),
        Finding::OrderSwapped { first, then, .. } => !unreliable.contains(first) && !unreliable.contains(then),
        _ => true,
    };
    found.into_iter().filter(is_root).collect()
}

/// The event that can't be relied on any more, because it is missing or no longer names its call.
fn unreliable(finding: &Finding) -> Option<Kind> {
    match finding {
        Finding::RenamedEvent { event, .. }
        | Finding::ContentChanged { event, .. }
        | Finding::EventGone { event, .. }
        | Finding::RenamedKey { place: Place::Content(event), .. }
        | Finding::MissingKey { place: Place::Content(event), .. }
        | Finding::TypeChanged { place: Place::Content(event), .. } => Some(*event),
        _ => None,
    }
}

/// What was counted, and what the keys tell by themselves.
pub(super) fn evidence(monitor: &Monitor, question: Question) -> Evidence {
    let header = monitor.kinds.header();
    let spelled = |kind: Kind, key: &str| {
        let Some(content) = monitor.kinds.content(kind) else { return Evidence::default() };
        let (present, _) = content.presence(key);
        match content.spelled_as_sample(key) {
            Some(true) => Evidence { a: present, b: 0 },
            Some(false) => Evidence { a: 0, b: present },
            None => Evidence::default(),
        }
    };
    match question {
        Question::TransferKey => spelled(Kind::Ringing, "transfrom"),
        Question::DetectKey => spelled(Kind::OutboundDetect, "callId"),
        Question::Complete => {
            let presence = |kind, key| monitor.kinds.content(kind).map_or((0, 0), |content| content.presence(key));
            let (called, caller_only) = presence(Kind::Talking, "called");
            let (call, number_only) = presence(Kind::CustomerRelease, "callid");
            Evidence { a: called + call, b: caller_only + number_only }
        }
        Question::TimeTold => {
            let (a, b) = header.presence("eventGenTime");
            Evidence { a, b }
        }
        Question::TimeForm => {
            let (present, _) = header.presence("eventGenTime");
            match header.present_type("eventGenTime") {
                Types::NUMBER => Evidence { a: present, b: 0 },
                Types::TEXT => Evidence { a: 0, b: present },
                _ => Evidence::default(),
            }
        }
        Question::JsonKey => Evidence { a: header.objects() - header.noisy, b: header.noisy },
        Question::Resubscription => {
            let (fresh, repeated) = monitor.resubscribed.unwrap_or_default();
            Evidence { a: fresh.saturating_sub(repeated), b: repeated }
        }
        other => monitor.questions.of(other),
    }
}
