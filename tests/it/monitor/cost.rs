//! What the monitor costs.

use super::workday::{WALL, Workday};
use agent_console::domain::{Input, Moment, Now, Session};
use agent_console::journal::{Entry, EntryKind, write_group};
use agent_console::monitor::Monitor;
use agent_console::protocol::{Decoded, RawText, decode};
use agent_console::simulator::{Dialect, Settings};
use std::hint::black_box;
use std::time::{Duration, Instant};

const MORNINGS: usize = 10;
const TURNS: usize = 60;

fn lines() -> Vec<(Moment, RawText)> {
    let dialect = Dialect { generated_times: Some(WALL), ..Dialect::default() };
    let mut workday = Workday::new(dialect, Settings::default(), 1);
    let lines = (0..MORNINGS).flat_map(|_| workday.morning());
    lines.map(|line| (Moment { mono: line.at, wall: WALL + line.at }, RawText::new(&line.text))).collect()
}

/// Takes in what a bar says, as the console does: reads it, writes it down, and lets it happen.
fn take_in(lines: &[(Moment, RawText)], mut read: impl FnMut(Moment, &RawText) -> Vec<Decoded>) -> Duration {
    let mut session = Session::new(Now::default());
    let begin = Instant::now();
    for (number, (at, text)) in (0..).zip(lines) {
        let now = Now { at: *at, day: 0 };
        let parts = read(*at, text);
        black_box(write_group(&[Entry { number, now, what: EntryKind::Message(text.clone()) }]));
        black_box(session.handle(now, Input::Bar(parts)));
    }
    begin.elapsed()
}

/// Prints a figure for `make bench`: the shortest of several turns, which nothing else disturbed. Whatever the machine is busy
/// with, both ways have it in turn.
#[test]
fn what_the_monitor_costs_beside_the_intake() {
    let lines = lines();
    let (mut plain, mut watched) = (Duration::MAX, Duration::MAX);
    for _ in 0..if cfg!(debug_assertions) { 1 } else { TURNS } {
        plain = plain.min(take_in(&lines, |_, text| decode(text.as_str())));
        let mut monitor = Monitor::new();
        watched = watched.min(take_in(&lines, |at, text| monitor.observe(at, text)));
        assert!(monitor.report().is_clean());
    }
    let each = |time: Duration| time.as_nanos() as f64 / lines.len() as f64;
    let (plain, cost) = (each(plain), each(watched) - each(plain));
    let ratio = cost / plain;
    println!(
        r#"{{"name":"monitor: its share of the intake","value":{cost:.0},"unit":"ns","baseline":{plain:.0},"ratio":{ratio:.3}}}"#
    );
}
