//! What the monitor costs, and how much it keeps.

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

/// The shortest time of several, which is the one that nothing else disturbed.
fn shortest(mut run: impl FnMut()) -> Duration {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..30).map(once).min().expect("several")
}

/// Only an optimised build tells: `CARGO_PROFILE_DEV_OPT_LEVEL=3 cargo test … -- --ignored --nocapture cost::`.
#[test]
#[ignore = "a measurement"]
fn the_monitor_costs_a_twentieth_of_intake() {
    let lines = lines(20);
    let handle = |session: &mut Session, line: &Line, parts| {
        black_box(session.handle(Now { at: moment(line), day: 0 }, Input::Bar(parts)));
    };
    let without = shortest(|| {
        let mut session = Session::new(Now::default());
        lines.iter().for_each(|line| handle(&mut session, line, decode(&line.text)));
    });
    let with = shortest(|| {
        let (mut session, mut monitor) = (Session::new(Now::default()), Monitor::new());
        for line in &lines {
            let parts = monitor.observe(moment(line), &line.text);
            handle(&mut session, line, parts);
        }
    });
    let decoding = shortest(|| lines.iter().for_each(|line| drop(black_box(decode(&line.text)))));
    let each = |time: Duration| time.as_nanos() / lines.len() as u128;
    let (without, with, decoding) = (each(without), each(with), each(decoding));
    let ratio = (with - without) as f64 / without as f64;
    println!(
        "decode {decoding} ns, decode and handle {without} ns, with the monitor {with} ns: {:.1} %",
        ratio * 100.0
    );
}
