//! At bars that speak as documented, in whatever dialect, the monitor finds nothing.

use super::workday::{Line, Workday, pick, runner, some_dialect, some_settings, tell};
use crate::support::cases;
use crate::support::days::any_day;
use agent_console::monitor::{Monitor, Report};
use agent_console::simulator::Platform;

/// What the monitor has to say of many days at once: of those with a finding, what it was.
fn alarms(days: impl Iterator<Item = (String, Report)>) -> Vec<String> {
    let told = |(day, report): (String, Report)| {
        let findings: Vec<String> = report.findings.iter().map(|found| found.finding.to_string()).collect();
        (!findings.is_empty()).then(|| format!("{findings:?} on {day}"))
    };
    days.filter_map(told).collect()
}

#[test]
fn a_day_of_mornings_raises_no_alarm() {
    const MORNINGS: usize = 8;
    let mut runner = runner();
    let days = cases::law(12).cases;
    let alarms = alarms((0..days).map(|day| {
        let (dialect, settings) = (some_dialect(&mut runner), some_settings(&mut runner));
        let name = format!("{day}: {dialect:?} {settings:?}");
        let mut workday = Workday::new(dialect, settings, u64::from(day) * 1_000);
        let mut monitor = Monitor::new();
        for _ in 0..MORNINGS {
            workday.morning().iter().for_each(|line| tell(&mut monitor, line));
        }
        let report = monitor.report();
        assert!(report.calls > 100, "{}", report.calls);
        (name, report)
    }));
    let most = days.div_ceil(1_000) as usize - usize::from(days < 1_000);
    println!("{} alarms on {days} days", alarms.len());
    assert!(alarms.len() <= most, "{} of {days} days: {alarms:#?}", alarms.len());
}

#[test]
fn a_day_such_as_nobody_would_think_of_raises_no_alarm() {
    let mut runner = runner();
    let days = cases::law(150).cases;
    let alarms = alarms((0..days).map(|day| {
        let (dialect, settings) = (some_dialect(&mut runner), some_settings(&mut runner));
        let name = format!("{day}: {dialect:?} {settings:?}");
        let mut platform = Platform::with(dialect, settings);
        let mut monitor = Monitor::new();
        let mut now = 0;
        for (ms, actions) in pick(&mut runner, any_day()) {
            now += ms;
            let mut said = platform.wake(now);
            if let Some(action) = actions.iter().find(|action| platform.can(action)) {
                said.extend(platform.act(now, action));
            }
            for said in said {
                tell(&mut monitor, &Line { at: now, kind: said.kind, text: said.text, call: 0 });
            }
        }
        (name, monitor.report())
    }));
    let most = days.div_ceil(1_000) as usize - usize::from(days < 1_000);
    println!("{} alarms on {days} days", alarms.len());
    assert!(alarms.len() <= most, "{} of {days} days: {alarms:#?}", alarms.len());
}
