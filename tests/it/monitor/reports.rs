//! What becomes of a report: it is written, read, told and compared.

use super::workday::{Workday, tell};
use agent_console::monitor::*;
use agent_console::protocol::Kind;
use agent_console::protocol::catalogue::Types;
use agent_console::simulator::{Dialect, Settings};

fn report(dialect: Dialect, change: fn(&str) -> String) -> Report {
    let mut workday = Workday::new(dialect, Settings::default(), 3);
    let mut monitor = Monitor::new();
    for _ in 0..3 {
        for mut line in workday.morning() {
            line.text = change(&line.text);
            tell(&mut monitor, &line);
        }
    }
    monitor.report()
}

fn clean() -> Report {
    report(Dialect::default(), str::to_owned)
}

/// One of each, none of which is real.
pub fn all_findings() -> Vec<Found> {
    let name = || Name::key("Strange_Name");
    let event_name = || Name::event("AgentEvent_Strange");
    let place = Place::Content(Kind::Ringing);
    let calls = CallClass { way: Way::Outbound, ending: Ending::Failed };
    let findings = vec![
        Finding::RenamedEvent { event: Kind::Talking, to: event_name() },
        Finding::RenamedKey { place, key: "callid", to: name() },
        Finding::KeyCase { place, key: "caller", to: name() },
        Finding::ContentChanged { event: Kind::Hold, from: Types::TEXT, to: Types::OBJECT },
        Finding::TypeChanged { place: Place::Header, key: "workNo", from: Types::TEXT, to: Types::NUMBER },
        Finding::MissingKey { place: Place::Envelope, key: "retcode" },
        Finding::PackingChanged { from: Packing::Enveloped, to: Packing::Nested },
        Finding::ErrorReply { code: Code::of("100-006") },
        Finding::Unreadable { what: Unreadable::NotJson },
        Finding::OtherOrigin,
        Finding::TimeUnit { from: TimeUnit::Milliseconds, to: TimeUnit::Seconds },
        Finding::Doubled { event: Some(Kind::Ready) },
        Finding::Doubled { event: None },
        Finding::NewEvent { event: event_name() },
        Finding::NewCode { place, key: "feature", code: Code::of("12") },
        Finding::NewKey { place, key: name() },
        Finding::EventGone { event: Kind::Busy, calls },
        Finding::Order { rule: Rule::RingingEnds },
        Finding::OrderSwapped { calls: Way::Inbound, first: Kind::Busy, then: Kind::Ringing },
    ];
    (1..).zip(findings).map(|(count, finding)| Found { finding, count }).collect()
}

#[test]
fn a_report_is_read_as_it_was_written() {
    let report = Report { findings: all_findings(), ..clean() };
    assert_eq!(read(&write(&report)), Ok((report, 0)));
}

#[test]
fn a_report_of_another_release_is_read_as_far_as_it_is_known() {
    let newer = r#"{"report": 2, "messages": 7, "weather": "fine", "findings": [
        {"what": "strange"}, {"what": "missing-key", "in": "header", "key": "workNo", "count": 4, "more": 1}
    ], "questions": {"who-knows": {"a": 1}, "busy": {"a": 3}}}"#;
    let (report, unknown) = read(newer).expect("a report");
    let finding = Finding::MissingKey { place: Place::Header, key: "workNo" };
    assert_eq!((report.messages, unknown), (7, 1));
    assert_eq!(report.findings, [Found { finding, count: 4 }]);
    assert_eq!(report.answer(Question::Busy), Answer::A);
    for strange in ["", "[]", r#"{"messages": 7}"#] {
        assert_eq!(read(strange), Err(Strange));
    }
}

#[test]
fn a_report_is_told_in_plain_words() {
    let found = Found {
        finding: Finding::RenamedEvent { event: Kind::Talking, to: Name::event("AgentEvent_CallOn") },
        count: 12,
    };
    let told = Report { findings: vec![found], ..clean() }.to_string();
    for line in [
        "! AgentEvent_Talking is now called AgentEvent_CallOn. (12x)",
        "D7   What do events carry that name nothing but a call? its id as a text (",
        "A call that rings is talked, not answered or released before the agent's next state.",
    ] {
        assert!(told.contains(line), "{line} in\n{told}");
    }
    assert!(clean().to_string().contains("Departures\n  none\n"));
    let signs: std::collections::BTreeSet<String> = all_findings().iter().map(|found| found.finding.sign()).collect();
    assert_eq!(signs.len(), all_findings().len(), "{signs:?}");
    for found in all_findings() {
        let sentence = found.finding.to_string();
        assert!(sentence.ends_with('.') && sentence.starts_with(|first: char| first.is_alphanumeric()), "{sentence}");
    }
}

#[test]
fn two_reports_are_compared() {
    assert!(diff(&clean(), &clean()).is_empty());
    let objects = report(Dialect { call_refs_as_objects: true, ..Dialect::default() }, str::to_owned);
    let answer = Changed::Answer { question: Question::CallRef, from: Answer::A, to: Answer::B };
    assert_eq!(diff(&clean(), &objects), Diff { changed: vec![answer], ..Diff::default() });

    let renamed = report(Dialect::default(), |text| text.replace("AgentEvent_Hold", "AgentEvent_OnHold"));
    let finding = Finding::RenamedEvent { event: Kind::Hold, to: Name::event("AgentEvent_OnHold") };
    let forth = diff(&clean(), &renamed);
    assert_eq!(forth.new, vec![finding.clone()]);
    assert_eq!(forth.changed, [Changed::Event { event: Kind::Hold, comes: false }]);
    let back = diff(&renamed, &clean());
    assert_eq!((back.gone, back.new), (vec![finding], vec![]));
    let told = forth.to_string();
    assert!(
        told.contains("+ AgentEvent_Hold is now called AgentEvent_OnHold.\n~ AgentEvent_Hold no longer comes\n"),
        "{told}"
    );
}

#[test]
fn what_does_no_harm_is_no_agents_business() {
    let harmless = Finding::NewKey { place: Place::Header, key: Name::key("region") };
    let harmful = Finding::MissingKey { place: Place::Content(Kind::Talking), key: "callid" };
    for (finding, affects) in [(harmless, false), (harmful, true)] {
        let report = Report { findings: vec![Found { finding, count: 1 }], ..Report::default() };
        assert_eq!((report.may_affect_calls(), report.is_clean()), (affects, false));
    }
}

#[test]
fn a_report_marks_what_may_affect_calls_as_it_judges_it() {
    for (count, mark) in [(1, " "), (5, "!")] {
        let found = Found { finding: Finding::ErrorReply { code: Code::of("100-006") }, count };
        let report = Report { findings: vec![found], ..Report::default() };
        assert_eq!(report.may_affect_calls(), mark == "!");
        let line = format!("{mark} The gateway replies with the error 100-006. ({count}x)");
        assert!(report.to_string().contains(&line), "{report}");
    }
}

#[test]
fn a_key_that_no_call_or_state_is_made_of_affects_none() {
    let finding = |key| Finding::MissingKey { place: Place::Content(Kind::Talking), key };
    let missing = |key| Found { finding: finding(key), count: 1 }.may_affect_calls();
    assert_eq!(["callid", "caller", "mediaAbility", "transfer"].map(missing), [true, true, false, false]);
}
