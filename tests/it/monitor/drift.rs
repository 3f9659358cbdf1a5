//! Bars that begin to speak otherwise, in the middle of their days: the monitor finds it out and says what it is.

mod mutation;

use super::workday::{Workday, runner, some_dialect, some_settings, tell};
use crate::support::cases;
use agent_console::domain::Moment;
use agent_console::monitor::{Finding, Monitor, Place, Report};
use agent_console::protocol::{Kind, RawText};
use mutation::{Drift, FAMILIES, Mutation};

/// By when a drift must be found.
const CALLS: usize = 30;
/// Before it begins.
const MORNINGS_BEFORE: usize = 14;
/// A drift that touches few calls takes longer.
const MOST_MORNINGS: usize = 120;

/// What the monitor says once so many calls were touched; nothing if there were too few.
fn after_drift(workday: &mut Workday, monitor: &mut Monitor, mutation: &mut Mutation) -> Option<Report> {
    for _ in 0..MOST_MORNINGS {
        let lines = workday.morning();
        for said in mutation.apply(&lines, workday) {
            if mutation.is_of_other_origin(&said) {
                monitor.came_from_other_origin();
            } else {
                tell(monitor, &said);
            }
            if mutation.touched(&said) >= CALLS {
                return Some(monitor.report());
            }
        }
    }
    None
}

/// How many drifts of a sort there were, how many were found, and how many were called by their name first.
#[derive(Default)]
struct Score {
    drifts: usize,
    found: usize,
    named: usize,
    /// Of those that went wrong, what was said.
    wrong: Vec<String>,
}

#[test]
fn each_kind_of_drift_is_found_and_named() {
    let mut runner = runner();
    let cases = cases::law(3).cases;
    let mut total = Score::default();
    for (family, name) in FAMILIES.iter().enumerate() {
        let mut score = Score::default();
        for case in 0..cases {
            let (dialect, settings) = (some_dialect(&mut runner), some_settings(&mut runner));
            let mut workday = Workday::new(dialect.clone(), settings, u64::from(case) * 1_000 + 7);
            let mut monitor = Monitor::new();
            let mut before = Vec::new();
            for _ in 0..MORNINGS_BEFORE {
                let lines = workday.morning();
                lines.iter().for_each(|line| tell(&mut monitor, line));
                before.extend(lines);
            }
            assert!(monitor.report().is_clean(), "{}", monitor.report());
            let Some(drift) = Drift::any(family, &before, &workday, &mut runner) else { continue };
            let mut mutation = Mutation::new(drift);
            let Some(report) = after_drift(&mut workday, &mut monitor, &mut mutation) else { continue };
            score.drifts += 1;
            score.found += usize::from(!report.is_clean());
            let is_named = report.findings.first().is_some_and(|first| mutation.drift.is_named(&first.finding));
            score.named += usize::from(is_named);
            if !is_named {
                let findings: Vec<String> = report.findings.iter().map(|found| found.finding.to_string()).collect();
                score.wrong.push(format!("{name}: {:?}: {findings:?}, {dialect:?}", mutation.drift));
            }
        }
        println!("{name}: {} drifts, {} found, {} named", score.drifts, score.found, score.named);
        assert!(score.drifts > 0, "{name}");
        total.drifts += score.drifts;
        total.found += score.found;
        total.named += score.named;
        total.wrong.extend(score.wrong);
    }
    println!("in all: {} drifts, {} found, {} named\n{:#?}", total.drifts, total.found, total.named, total.wrong);
    assert!(total.found * 100 >= total.drifts * 99, "{} of {}: {:#?}", total.found, total.drifts, total.wrong);
    assert!(total.named * 100 >= total.drifts * 95, "{} of {}: {:#?}", total.named, total.drifts, total.wrong);
}

#[test]
fn a_strange_event_that_takes_no_others_place_is_a_new_one() {
    let mut monitor = Monitor::new();
    let idle = r#"{"eventType":"AgentState_Ready","workNo":"1","content":null}"#;
    let strange = r#"{"eventType":"AgentOther_Weather_Report","workNo":"1","content":{"sky":"blue"}}"#;
    for minute in 0..40 {
        let at = Moment { mono: minute * 60_000, wall: minute * 60_000 };
        monitor.observe(at, &RawText::new(idle));
        monitor.observe(at, &RawText::new(strange));
    }
    let findings: Vec<Finding> = monitor.report().findings.into_iter().map(|found| found.finding).collect();
    let [Finding::NewEvent { event }] = &findings[..] else { panic!("{findings:?}") };
    assert_eq!(event.as_str(), "AgentOther_Weather_Report");
}

#[test]
fn what_began_before_the_monitor_or_in_a_gap_is_not_judged() {
    let message = |kind: Kind, content: &str| {
        format!(r#"{{"eventType":"{}","workNo":"1","content":{content}}}"#, kind.identifier())
    };
    let talking = |id: &str| message(Kind::Talking, &format!(r#"{{"callid":"{id}"}}"#));
    let of_call = |kind: Kind, id: &str| message(kind, &format!(r#""{id}""#));
    let ready = message(Kind::Ready, "null");
    let broken = |monitor: &Monitor| monitor.report().rules.iter().map(|(_, verdicts)| verdicts.broken).sum::<u32>();
    let mut monitor = Monitor::new();
    let mut minute = 0;
    let mut say = |monitor: &mut Monitor, text: &str| {
        minute += 1;
        monitor.observe(Moment { mono: minute * 60_000, wall: 0 }, &RawText::new(text));
    };
    for text in [of_call(Kind::Hold, "1-1"), talking("1-1"), of_call(Kind::CallRelease, "1-1"), ready.clone()] {
        say(&mut monitor, &text);
    }
    assert_eq!(broken(&monitor), 0);
    say(&mut monitor, &talking("1-2"));
    monitor.interrupted();
    say(&mut monitor, &ready);
    assert_eq!(broken(&monitor), 0, "the release may have been lost");
    for text in [talking("1-3"), ready] {
        say(&mut monitor, &text);
    }
    assert_eq!(broken(&monitor), 1, "never released");
    say(&mut monitor, &talking("1-3"));
    assert_eq!(broken(&monitor), 2, "talked after it was over");
}

/// What is said of ringing events whose keys are as each pair has them, so many times.
fn of_ringing(told: &[(u64, serde_json::Value)]) -> Vec<Finding> {
    let mut monitor = Monitor::new();
    let mut minute = 0;
    for (times, more) in told {
        for _ in 0..*times {
            minute += 1;
            let mut content = serde_json::json!({"callid": minute.to_string(), "called": "49999", "feature": "0"});
            let keys = more.as_object().expect("keys").clone();
            content.as_object_mut().expect("an object").extend(keys);
            let text = serde_json::json!({"eventType": "AgentEvent_Ringing", "workNo": "1", "content": content});
            monitor.observe(Moment { mono: minute * 60_000, wall: 0 }, &RawText::new(&text.to_string()));
        }
    }
    monitor.report().findings.into_iter().map(|found| found.finding).collect()
}

#[test]
fn only_a_key_that_is_like_a_missing_one_and_new_is_its_other_name() {
    use serde_json::json;
    let place = Place::Content(Kind::Ringing);
    let to_name = |findings: Vec<Finding>| {
        let renamed = findings.iter().find_map(|finding| match finding {
            Finding::RenamedKey { key: "caller", to, .. } => Some(to.to_string()),
            _ => None,
        });
        let is_missing = findings.contains(&Finding::MissingKey { place, key: "caller" });
        assert_eq!(renamed.is_none(), is_missing, "{findings:?}");
        renamed
    };
    let caller = json!({"caller": "70093"});
    for (then, name) in [
        (json!({"callerNo": "70093"}), Some("callerNo")),
        (json!({"Caller_Number": "70093"}), Some("Caller_Number")),
        (json!({"customData": "70093"}), None),
        (json!({"callerNo": {"digits": 5}}), None),
        (json!({}), None),
    ] {
        assert_eq!(to_name(of_ringing(&[(40, caller.clone()), (40, then)])).as_deref(), name);
    }
    let both = json!({"caller": "70093", "callerNo": "70093"});
    assert_eq!(to_name(of_ringing(&[(40, both), (40, json!({"callerNo": "70093"}))])), None, "it was there before");
}
