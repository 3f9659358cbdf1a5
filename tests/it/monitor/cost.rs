//! What the monitor costs.

use super::workday::{Line, WALL, Workday};
use agent_console::domain::{Input, Moment, Now, Session};
use agent_console::monitor::Monitor;
use agent_console::protocol::decode;
use agent_console::simulator::{Dialect, Settings};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn lines(mornings: usize) -> Vec<Line> {
    let dialect = Dialect { generated_times: Some(WALL), ..Dialect::default() };
    let mut workday = Workday::new(dialect, Settings::default(), 1);
    (0..mornings).flat_map(|_| workday.morning()).collect()
}

fn moment(line: &Line) -> Moment {
    Moment { mono: line.at, wall: WALL + line.at }
}

/// The shortest times of several, which nothing else disturbed. They take turns: the machine is as fast for the one as for
/// the other.
fn shortest<const N: usize>(mut runs: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut shortest = [Duration::MAX; N];
    for _ in 0..60 {
        for (run, shortest) in runs.iter_mut().zip(&mut shortest) {
            let start = Instant::now();
            run();
            *shortest = start.elapsed().min(*shortest);
        }
    }
    shortest
}

/// Only an optimised build tells: `CARGO_PROFILE_DEV_OPT_LEVEL=3 CARGO_PROFILE_DEV_DEBUG_ASSERTIONS=false`.
#[test]
#[ignore = "a measurement"]
fn what_the_monitor_costs_beside_decoding_and_handling() {
    let lines = lines(10);
    let handle = |session: &mut Session, line: &Line, parts| {
        black_box(session.handle(Now { at: moment(line), day: 0 }, Input::Bar(parts)));
    };
    let times = shortest([
        &mut || lines.iter().for_each(|line| drop(black_box(decode(&line.text)))),
        &mut || {
            let mut session = Session::new(Now::default());
            lines.iter().for_each(|line| handle(&mut session, line, decode(&line.text)));
        },
        &mut || {
            let mut monitor = Monitor::new();
            lines.iter().for_each(|line| drop(black_box(monitor.observe(moment(line), &line.text))));
        },
    ]);
    let [decode, intake, observe] = times.map(|time| (time.as_nanos() / lines.len() as u128) as f64);
    let cost = observe - decode;
    println!("decode {decode} ns, with handling {intake} ns; the monitor {cost} ns: {:.1} %", cost / intake * 100.0);
}
