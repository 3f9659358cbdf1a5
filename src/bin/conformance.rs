//! Judges case files: what their bar speaks, and where it departs from the documents; and compares two reports.

use agent_console::casefile::{self, CaseFile, Whole};
use agent_console::monitor::{self, Judge, Report, diff};
use std::process::{Command, ExitCode};

const HELP: &str = "\
Judges case files of the agent console: what their connection bar speaks, where it departs from the documents, what its
traffic says about the questions that the documents leave open, and what to set in config.json because of that.

    make conformance FILES=\"a.json.gz b.json\" [REPORT=out.json]
    make conformance REPORTS=\"before.json after.json\"
    conformance [--report out.json] file…
    conformance --compare before.json after.json

FILES     case files, packed by gzip or not, redacted or not
REPORT    where the report of all of them together is saved; it holds names of events and keys, codes and counts, and no
          other value
REPORTS   two saved reports, of yesterday and today or of two sites; what the second has otherwise is printed

Ends with 0 if all is as documented (or both reports say the same), 1 on a departure (or a difference), and 2 if a file
can't be read.
";

const DEPARTS: u8 = 1;
const UNREADABLE: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match &texts[..] {
        [] | ["--help" | "-h", ..] => {
            print!("{HELP}");
            if texts.is_empty() { ExitCode::from(UNREADABLE) } else { ExitCode::SUCCESS }
        }
        ["--compare", first, second] => compare(first, second),
        ["--report", to, files @ ..] => judge(files, Some(to)),
        files => judge(files, None),
    }
}

/// Each file by itself, and all of them together.
fn judge(files: &[&str], to: Option<&str>) -> ExitCode {
    let mut all = Judge::default();
    let (mut judged, mut is_clean, mut is_readable) = (0, true, true);
    for name in files {
        println!("== {name}");
        match case_file(name) {
            Ok((file, whole)) => {
                say_whole(whole);
                let report = monitor::judge(&file.entries);
                println!("{report}");
                is_clean &= report.is_clean();
                all.begin_stretch();
                file.entries.iter().for_each(|entry| all.takes(entry));
                judged += 1;
            }
            Err(why) => {
                println!("{why}\n");
                is_readable = false;
            }
        }
    }
    let together = all.report();
    if judged > 1 {
        println!("== all {judged} together\n{together}");
        is_clean &= together.is_clean();
    }
    if let Some(to) = to
        && judged > 0
        && let Err(error) = std::fs::write(to, monitor::write(&together))
    {
        eprintln!("{to} can't be written: {error}.");
        return ExitCode::from(UNREADABLE);
    }
    match (is_readable, is_clean) {
        (false, _) => ExitCode::from(UNREADABLE),
        (true, false) => ExitCode::from(DEPARTS),
        (true, true) => ExitCode::SUCCESS,
    }
}

fn say_whole(whole: Whole) {
    match whole {
        Whole::Yes => {}
        Whole::Changed { from, to } => {
            println!("Something in the lines {from} to {to} is not what the console has written.");
        }
        Whole::Cut => println!("The end of this file is missing. What is there is judged."),
    }
}

fn case_file(name: &str) -> Result<(CaseFile, Whole), String> {
    casefile::read(&text(name)?).map_err(|error| error.to_string())
}

/// The text of a file, which gzip may have packed.
fn text(name: &str) -> Result<String, String> {
    const PACKED: [u8; 2] = [0x1f, 0x8b];
    let unreadable = |error: &dyn std::fmt::Display| format!("{name} can't be read: {error}.");
    let bytes = std::fs::read(name).map_err(|error| unreadable(&error))?;
    let bytes = if bytes.starts_with(&PACKED) {
        let unpacked =
            Command::new("gzip").arg("-dc").arg("--").arg(name).output().map_err(|error| unreadable(&error))?;
        if !unpacked.status.success() {
            return Err(unreadable(&"gzip can't unpack it"));
        }
        unpacked.stdout
    } else {
        bytes
    };
    String::from_utf8(bytes).map_err(|error| unreadable(&error))
}

fn compare(first: &str, second: &str) -> ExitCode {
    let [first, second] = [report(first), report(second)];
    match (first, second) {
        (Ok(first), Ok(second)) => {
            let diff = diff(&first, &second);
            print!("{diff}");
            if diff.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(DEPARTS) }
        }
        (first, second) => {
            [first, second].into_iter().filter_map(Result::err).for_each(|why| eprintln!("{why}"));
            ExitCode::from(UNREADABLE)
        }
    }
}

fn report(name: &str) -> Result<Report, String> {
    let (report, unknown) = monitor::read(&text(name)?).map_err(|_| format!("{name} is no report of the console."))?;
    if unknown > 0 {
        eprintln!("{name} is a later console's: {unknown} of its findings are unknown here and left out.");
    }
    Ok(report)
}
