//! Judges case files: what their bar speaks, and where it departs from the documents; and compares two reports.

use agent_console::casefile::{self, CaseFile, Whole};
use agent_console::monitor::{self, Report, diff};
use std::fs::File;
use std::io::{self, Read};
use std::process::{Command, ExitCode, Stdio};

const HELP: &str = "\
Judges case files of the agent console: what their connection bar speaks, where it departs from the documents, what its
traffic says about the questions that the documents leave open, and what to set in config.json because of that.

    make conformance FILES=\"a.json.gz b.json\" [REPORT=out.json]
    make conformance REPORTS=\"before.json after.json\"
    conformance [--report out.json] file…
    conformance --compare before.json after.json

FILES     case files, packed by gzip or not, redacted or not, of 200 MB at most when unpacked; where they overlap, what they
          share counts once in the report of all of them
REPORT    where the report of all of them together is saved; it holds names of events and keys, codes and counts, and no
          other value
REPORTS   two saved reports, of yesterday and today or of two sites; what the second has otherwise is printed

Ends with 0 if all is as documented (or both reports say the same), 1 on a departure (or a difference), and 2 if a file
can't be read or is not whole; what is there of it is judged.
";

const DEPARTS: u8 = 1;
const UNREADABLE: u8 = 2;
/// The longest file that is read, unpacked: a shift of 100,000 messages has about a quarter of that.
const LONGEST: u64 = 200 * 1024 * 1024;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match &texts[..] {
        [] | ["--help" | "-h", ..] => {
            print!("{HELP}");
            if texts.is_empty() { ExitCode::from(UNREADABLE) } else { ExitCode::SUCCESS }
        }
        ["--compare", first, second] => compare(first, second),
        ["--compare", ..] => missing("two reports to compare: conformance --compare before.json after.json"),
        ["--report"] | ["--report", _] => missing("a report and files to judge: conformance --report out.json file…"),
        ["--report", to, files @ ..] => judge(files, Some(to)),
        files => judge(files, None),
    }
}

fn missing(what: &str) -> ExitCode {
    eprintln!("Name {what}");
    ExitCode::from(UNREADABLE)
}

/// Each file by itself, and all of them together.
fn judge(names: &[&str], to: Option<&str>) -> ExitCode {
    let (mut files, mut is_clean, mut is_readable) = (Vec::new(), true, true);
    for name in names {
        println!("== {name}");
        match case_file(name) {
            Ok((file, whole)) => {
                is_readable &= whole == Whole::Yes;
                say_whole(whole);
                let report = monitor::judge(&file.entries);
                println!("{report}");
                is_clean &= report.is_clean();
                files.push(file);
            }
            Err(why) => {
                println!("{why}\n");
                is_readable = false;
            }
        }
    }
    let judged = files.len();
    let together = monitor::judge_files(&files.iter().collect::<Vec<_>>());
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
    let longest = || format!("{name} is longer than 200 MB and is not read.");
    let file = File::open(name).map_err(|error| unreadable(&error))?;
    let bytes = bounded(file).map_err(|error| unreadable(&error))?.ok_or_else(longest)?;
    let bytes = if bytes.starts_with(&PACKED) {
        unpacked(name).map_err(|error| unreadable(&error))?.ok_or_else(longest)?
    } else {
        bytes
    };
    String::from_utf8(bytes).map_err(|_| unreadable(&"it is no text"))
}

/// All there is to read, or nothing if it is too long.
fn bounded(from: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LONGEST).then_some(bytes))
}

fn unpacked(name: &str) -> io::Result<Option<Vec<u8>>> {
    let mut gzip = Command::new("gzip");
    gzip.args(["-dc", "--", name]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut gzip = gzip.spawn()?;
    // What is not read any more ends gzip.
    let bytes = gzip.stdout.take().map_or(Ok(None), bounded)?;
    let is_unpacked = gzip.wait()?.success();
    if bytes.is_some() && !is_unpacked {
        return Err(io::Error::other("gzip can't unpack it"));
    }
    Ok(bytes)
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
    let (report, unknown) =
        monitor::read(&text(name)?).map_err(|_| format!("{name} is not a report of the console."))?;
    if unknown > 0 {
        eprintln!("{name} is a later console's: {unknown} of its findings are unknown here and left out.");
    }
    Ok(report)
}
