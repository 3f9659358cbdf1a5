//! What was written down is judged as it would have been heard, with pseudonyms and without.

use super::workday::{Workday, any_number, runner, some_dialect, some_settings};
use crate::support::after;
use crate::support::cases::law_of_the_same_days;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use agent_console::casefile::{CaseFile, Head, Pseudonyms, read, write};
use agent_console::domain::Moment;
use agent_console::journal::{Entry, EntryKind};
use agent_console::monitor::{
    Advice, Answer, Carrier, Changed, Diff, Judge, Monitor, Question, Report, ShiftMonitor, diff, judge, judge_files,
};
use agent_console::protocol::RawText;
use agent_console::simulator::{Dialect, Platform, Settings};
use proptest::prelude::*;

pub fn file(entries: Vec<Entry>) -> CaseFile {
    let head = Head {
        release: "0.1.0".to_owned(),
        shift: 1,
        saved: 2_000,
        from: 0,
        to: 1_000,
        redacted: false,
        language: "en".to_owned(),
        surroundings: Default::default(),
        configuration: "{}".to_owned(),
        missing: 0,
    };
    CaseFile { head, entries, records: Vec::new(), contacts: Vec::new() }
}

/// The journal of some mornings, each message as `change` has it.
pub fn mornings(
    dialect: Dialect,
    settings: Settings,
    seed: u64,
    count: usize,
    change: impl Fn(&str) -> String,
) -> Vec<Entry> {
    let mut workday = Workday::new(dialect, settings, seed);
    let lines: Vec<_> = (0..count).flat_map(|_| workday.morning()).collect();
    let first = [EntryKind::Opened, EntryKind::FrameLoaded].map(|what| (0, what));
    let said = lines.iter().map(|line| (line.at, EntryKind::Message(RawText::new(&change(&line.text)))));
    let numbered = (0..).zip(first.into_iter().chain(said));
    numbered.map(|(number, (at, what))| Entry { number, now: after(at), what }).collect()
}

/// What a maker may do to messages, and what no reader takes.
const CHANGES: [fn(&str) -> String; 8] = [
    str::to_owned,
    |text| text.replace("\"callid\"", "\"callIdentity\""),
    |text| text.replace("AgentEvent_Hold", "AgentEvent_OnHold"),
    |text| text.replace("\"workNo\"", "\"agentNumber13800138000\""),
    |text| text.replace("\"feature\":\"", "\"feature\":\"9"),
    |text| text[..text.len() - 1].to_owned(),
    |text| format!("{{\"data\":{}}}", serde_json::Value::from(text)),
    |text| text.replace("\"retcode\":\"0\"", "\"retcode\":\"100-006\""),
];

proptest! {
    #![proptest_config(law_of_the_same_days(48))]

    #[test]
    fn a_redacted_file_is_judged_as_the_one_that_names_persons(
        (days, dialect, settings) in (any_day(), any_dialect(), any_settings()), change in 0..CHANGES.len()
    ) {
        let mut entries = journal(&days, Platform::with(dialect, settings));
        for entry in &mut entries {
            if let EntryKind::Message(text) = &mut entry.what {
                *text = RawText::new(&CHANGES[change](text.as_str()));
            }
        }
        let plain = file(entries);
        let redacted = Pseudonyms::new([7; 16]).file(&plain);
        let (again, _) = read(&write(&redacted)).expect("readable");
        prop_assert_eq!(judge(&again.entries), judge(&plain.entries));
    }

    #[test]
    fn a_difference_is_none_between_equals_and_the_same_in_both_directions(
        seeds in any::<[u64; 2]>(), changes in [0..CHANGES.len(), 0..CHANGES.len()]
    ) {
        let report = |at: usize| {
            judge(&mornings(Dialect::default(), Settings::default(), seeds[at] % 1_000, 2, CHANGES[changes[at]]))
        };
        let (first, second) = (report(0), report(1));
        prop_assert!(diff(&first, &first).is_empty());
        prop_assert_eq!(turned(diff(&first, &second)), diff(&second, &first));
    }
}

fn turned(Diff { new, gone, changed }: Diff) -> Diff {
    let turn = |changed| match changed {
        Changed::Answer { question, from, to } => Changed::Answer { question, from: to, to: from },
        Changed::Event { event, comes } => Changed::Event { event, comes: !comes },
        Changed::Rule { rule, is_broken } => Changed::Rule { rule, is_broken: !is_broken },
    };
    Diff { new: gone, gone: new, changed: changed.into_iter().map(turn).collect() }
}

#[test]
fn redacted_mornings_are_judged_alike_in_any_dialect() {
    let mut runner = runner();
    for change in CHANGES {
        let (dialect, settings) = (some_dialect(&mut runner), some_settings(&mut runner));
        let seed = any_number(&mut runner, 1_000) as u64;
        let plain = file(mornings(dialect, settings, seed, 4, change));
        let redacted = Pseudonyms::new([9; 16]).file(&plain);
        assert_eq!(judge(&redacted.entries), judge(&plain.entries));
    }
}

#[test]
fn a_journal_is_judged_as_it_was_heard() {
    let entries = mornings(Dialect::default(), Settings::default(), 5, 3, str::to_owned);
    let mut monitor = Monitor::new();
    monitor.subscribed();
    for entry in &entries {
        if let EntryKind::Message(text) = &entry.what {
            monitor.observe(entry.now.at, text);
        }
    }
    assert_eq!(judge(&entries), monitor.report());
    assert!(judge(&entries).calls > 30);
}

#[test]
fn two_files_are_judged_together_without_taking_the_one_for_the_others_future() {
    let generated = Dialect { generated_times: Some(1_784_529_722_590), ..Dialect::default() };
    let entries = mornings(generated, Settings::default(), 5, 2, str::to_owned);
    let cut = &entries[..entries.len() / 2];
    let mut judge = Judge::default();
    for _ in 0..2 {
        judge.begin_stretch();
        cut.iter().for_each(|entry| judge.takes(entry));
    }
    let report = judge.report();
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.messages as usize, 2 * (cut.len() - 2));
    assert_eq!(report.answer(Question::OneClock), Answer::A, "the second begins before the first ends");
}

fn advised(report: &Report) -> (Vec<Advice>, Option<String>) {
    (report.advice(), report.configuration())
}

#[test]
fn what_is_to_be_set_follows_from_what_the_bar_speaks() {
    assert_eq!(advised(&Report::default()), (vec![], None));
    let generated = Dialect { generated_times: Some(1_784_529_722_590), ..Dialect::default() };
    let unit = |change: fn(u64) -> u64| {
        judge(&mornings(generated.clone(), Settings::default(), 3, 1, |text| {
            let mut message: serde_json::Value = serde_json::from_str(text).expect("JSON");
            let event = if message["event"].is_object() { &mut message["event"] } else { &mut message };
            let time = event["eventGenTime"].as_u64().expect("a time");
            event["eventGenTime"] = change(time).into();
            message.to_string()
        }))
    };
    assert_eq!(advised(&unit(|ms| ms)), (vec![], None));
    let set = |value: &str| Some(format!("{{\n  \"bar\": {{\n    \"dialect\": {{\n      {value}\n    }}\n  }}\n}}"));
    let seconds = unit(|ms| ms / 1_000);
    assert_eq!(advised(&seconds), (vec![Advice::TimesInSeconds], set(r#""eventGenTime": "seconds""#)));
    assert_eq!(advised(&unit(|ms| ms * 1_000)), (vec![Advice::NoTimes], set(r#""eventGenTime": "ignore""#)));

    let hold = |text: &str| text.replace("\"AgentEvent_Hold\"", "\"AgentEvent_Customer_Alerting\"");
    let holds = judge(&mornings(Dialect::default(), Settings::default(), 3, 4, hold));
    assert_eq!(holds.answer(Question::CustomerAlerting), Answer::Undecided, "it rings and holds");
    assert_eq!(holds.advice(), []);
}

#[test]
fn a_single_refusal_is_no_agents_business_and_a_habit_is() {
    let mut monitor = Monitor::new();
    let mut refuse = |times: u64| {
        for at in 0..times {
            let at = Moment { mono: at * 60_000, wall: 0 };
            monitor.observe(at, &RawText::new(r#"{"retcode":"100-006","message":"","event":null}"#));
        }
        monitor.report()
    };
    assert!(!refuse(1).is_clean());
    assert!(!refuse(1).may_affect_calls());
    assert!(refuse(3).may_affect_calls());
}

#[test]
fn a_shift_is_judged_from_the_message_that_began_it() {
    let mut monitor = ShiftMonitor::default();
    let text = RawText::new(r#"{"eventType":"AgentState_Ready","workNo":"1","content":null}"#);
    let mut hear = |minute: u64, shift: u64| {
        let at = Moment { mono: minute * 60_000, wall: 0 };
        assert_eq!(monitor.observe(at, &text, Carrier::Object).len(), 1);
        monitor.entered(shift, at, &text, Carrier::Object);
        monitor.of(shift).report().messages
    };
    // Before it is known which shift it is, none is over.
    let heard = [(1, 0), (2, 7), (3, 7), (4, 9), (5, 9)].map(|(minute, shift)| hear(minute, shift));
    assert_eq!(heard, [1, 2, 3, 1, 2]);
    assert_eq!(monitor.of(10).report().messages, 0, "it ended while nothing was said");
}

#[test]
fn files_are_judged_in_the_order_of_time_and_what_they_share_once() {
    let entries = mornings(Dialect::default(), Settings::default(), 5, 3, str::to_owned);
    let part = |shift: u64, from: usize, to: usize| {
        let mut part = file(entries[from..to].to_vec());
        (part.head.shift, part.head.from) = (shift, from as u64);
        part
    };
    let all = entries.len();
    let whole = judge(&entries);
    let [first, middle, last] = [part(1, 0, all / 2), part(1, all / 3, all * 2 / 3), part(1, all / 2, all)];
    assert_eq!(judge_files(&[&last, &middle, &first]), whole);
    assert_eq!(judge_files(&[&part(1, 0, all), &part(1, 0, all)]), whole);
    // Another shift's entries have the same numbers.
    assert_eq!(judge_files(&[&part(1, 0, all), &part(2, 0, all)]).messages, 2 * whole.messages);
    // Nobody knows what was between two files, so a call that the one leaves open is not the other's.
    let gap = judge_files(&[&part(1, 0, all / 3), &part(1, all / 2, all)]);
    assert!(gap.is_clean() && gap.calls < whole.calls, "{gap}");
}
