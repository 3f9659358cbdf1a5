//! What to set in `config.json` because of a report.

use super::finding::{Finding, TimeUnit};
use super::questions::{Answer, Question};
use super::report::Report;
use serde_json::{Map, Value, json};

/// A setting that follows from what a bar speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// `bar.dialect.customerAlerting` is `hold`.
    AlertingIsHold,
    /// `bar.dialect.eventGenTime` is `seconds`.
    TimesInSeconds,
    /// `bar.dialect.eventGenTime` is `ignore`.
    NoTimes,
}

impl Advice {
    /// Key and value below `bar.dialect`.
    pub fn setting(self) -> (&'static str, &'static str) {
        match self {
            Advice::AlertingIsHold => ("customerAlerting", "hold"),
            Advice::TimesInSeconds => ("eventGenTime", "seconds"),
            Advice::NoTimes => ("eventGenTime", "ignore"),
        }
    }
}

impl Report {
    /// What is to be set, beside what the console does anyway.
    pub fn advice(&self) -> Vec<Advice> {
        let is_b = |question| self.answer(question) == Answer::B;
        let strange = |unit: &TimeUnit| matches!(unit, TimeUnit::Microseconds | TimeUnit::Strange);
        let has_strange_times =
            self.findings.iter().any(|found| matches!(&found.finding, Finding::TimeUnit { to, .. } if strange(to)));
        let alerting = is_b(Question::CustomerAlerting).then_some(Advice::AlertingIsHold);
        let times = match () {
            () if has_strange_times => Some(Advice::NoTimes),
            () if is_b(Question::TimeUnit) => Some(Advice::TimesInSeconds),
            () => None,
        };
        [alerting, times].into_iter().flatten().collect()
    }

    /// The same as part of a `config.json`.
    pub fn configuration(&self) -> Option<String> {
        let advice = self.advice();
        let dialect: Map<String, Value> =
            advice.iter().map(|advice| advice.setting()).map(|(key, value)| (key.to_owned(), value.into())).collect();
        (!dialect.is_empty()).then(|| format!("{:#}", json!({"bar": {"dialect": dialect}})))
    }
}
