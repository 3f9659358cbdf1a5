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
const TURNS: usize = if cfg!(debug_assertions) { 12 } else { 60 };
/// So many messages are timed together: fewer than the machine takes in before it turns to something else.
const PART: usize = 20;
/// The most that the monitor may cost as a share of the intake without it, in a build for tests. There it costs 0.09 to 0.14 of
/// that, on a busy machine, too, so a monitor that costs twice as much is found out.
const MOST: f64 = 0.2;

fn lines() -> Vec<(Moment, RawText)> {
    let dialect = Dialect { generated_times: Some(WALL), ..Dialect::default() };
    let mut workday = Workday::new(dialect, Settings::default(), 1);
    let lines = (0..MORNINGS).flat_map(|_| workday.morning());
    lines.map(|line| (Moment { mono: line.at, wall: WALL + line.at }, RawText::new(&line.text))).collect()
}

/// Takes in what a bar says, as the console does: reads it, writes it down, and lets it happen. The time that each part of it
/// took, if that is less than before.
fn take_in(
    lines: &[(Moment, RawText)],
    least: &mut [Duration],
    mut read: impl FnMut(Moment, &RawText) -> Vec<Decoded>,
) {
    let mut session = Session::new(Now::default());
    for (part, least) in lines.chunks(PART).zip(least) {
        let begin = Instant::now();
        for (number, (at, text)) in (0..).zip(part) {
            let now = Now { at: *at, day: 0 };
            let parts = read(*at, text);
            black_box(write_group(&[Entry { number, now, what: EntryKind::Message(text.clone()) }]));
            black_box(session.handle(now, Input::Bar(parts)));
        }
        *least = begin.elapsed().min(*least);
    }
}

/// Prints a figure for `make bench`: the shortest time of each part in several turns, which nothing else disturbed. Whatever
/// the machine is busy with, both ways have it in turn.
#[test]
fn what_the_monitor_costs_beside_the_intake() {
    let lines = lines();
    let mut plain = vec![Duration::MAX; lines.len().div_ceil(PART)];
    let mut watched = plain.clone();
    for _ in 0..TURNS {
        take_in(&lines, &mut plain, |_, text| decode(text.as_str()));
        let mut monitor = Monitor::new();
        take_in(&lines, &mut watched, |at, text| monitor.observe(at, text));
        assert!(monitor.report().is_clean());
    }
    let each = |least: &[Duration]| least.iter().sum::<Duration>().as_nanos() as f64 / lines.len() as f64;
    let (plain, cost) = (each(&plain), each(&watched) - each(&plain));
    let ratio = cost / plain;
    println!(
        r#"{{"name":"monitor: its share of the intake","value":{cost:.0},"unit":"ns","baseline":{plain:.0},"ratio":{ratio:.3}}}"#
    );
    assert!(!cfg!(debug_assertions) || ratio < MOST, "{ratio}");
}
