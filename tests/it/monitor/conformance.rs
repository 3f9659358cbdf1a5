//! `make conformance`: the program as it is run.

use super::judged::{file, mornings};
use agent_console::casefile::write;
use agent_console::simulator::{Dialect, Settings};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of a test's own, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("conformance-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).expect("a file");
        path.to_str().expect("a path").to_owned()
    }

    /// The case file of two mornings at a bar that says what `change` makes of it.
    fn case(&self, name: &str, change: fn(&str) -> String) -> String {
        let text = write(&file(mornings(Dialect::default(), Settings::default(), 3, 2, change)));
        if !name.ends_with(".gz") {
            return self.file(name, text.as_bytes());
        }
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text.as_bytes()).expect("a vector takes all");
        self.file(name, &packed.finish().expect("a vector takes all"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What can't be removed is in the folder for what is temporary.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn run(arguments: &[&str]) -> (i32, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_conformance")).args(arguments).output().expect("the program runs");
    let said = [stdout, stderr].map(|bytes| String::from_utf8(bytes).expect("text")).concat();
    (status.code().expect("a code"), said)
}

fn renamed(text: &str) -> String {
    text.replace("AgentEvent_Hold", "AgentEvent_OnHold")
}

#[test]
fn files_are_judged_one_by_one_and_together() {
    let folder = Folder::new("files");
    let clean = folder.case("clean.json", str::to_owned);
    let packed = folder.case("clean.json.gz", str::to_owned);
    let (code, said) = run(&[&clean, &packed]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said.matches("Departures\n  none").count(), 3, "{said}");
    assert!(said.contains("== all 2 together"), "{said}");

    let departs = folder.case("departs.json.gz", renamed);
    let (code, said) = run(&[&clean, &departs]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("! AgentEvent_Hold is now called AgentEvent_OnHold."), "{said}");
}

#[test]
fn what_can_not_be_read_is_said_and_the_rest_judged() {
    let folder = Folder::new("unreadable");
    let clean = folder.case("clean.json", str::to_owned);
    let other = folder.file("other.json", b"{}");
    let torn = folder.file("torn.json.gz", &[0x1f, 0x8b, 8, 0]);
    for (unreadable, why) in [
        (other.as_str(), "This is no case file"),
        (torn.as_str(), "gzip can't unpack it"),
        ("/nowhere/at/all.json", "/nowhere/at/all.json can't be read"),
    ] {
        let (code, said) = run(&[unreadable, &clean]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(why) && said.contains("Departures\n  none"), "{said}");
    }
    assert_eq!(run(&[]).0, 2);
    let (code, said) = run(&["--help"]);
    assert_eq!(code, 0);
    assert!(said.contains("make conformance FILES="), "{said}");
}

#[test]
fn a_report_is_saved_and_compared_with_another() {
    let folder = Folder::new("reports");
    let (clean, departs) = (folder.case("clean.json", str::to_owned), folder.case("departs.json", renamed));
    let [before, after] = ["before.json", "after.json"].map(|name| folder.file(name, b""));
    assert_eq!(run(&["--report", &before, &clean]).0, 0);
    assert_eq!(run(&["--report", &after, &departs]).0, 1);
    let saved = std::fs::read_to_string(&after).expect("a report");
    assert!(saved.contains("renamed-event"), "{saved}");
    assert_eq!(run(&["--compare", &before, &before]), (0, "No difference.\n".to_owned()));
    let (code, said) = run(&["--compare", &before, &after]);
    assert_eq!(code, 1);
    assert!(said.starts_with("+ AgentEvent_Hold is now called AgentEvent_OnHold.\n"), "{said}");
    let (code, said) = run(&["--compare", &before, &clean]);
    assert_eq!(code, 2);
    assert!(said.contains("is not a report of the console"), "{said}");
}

/// More than any file of the console has, unpacked.
const TOO_MUCH: u64 = 200 * 1024 * 1024 + 1;

#[test]
fn a_file_of_any_size_is_read_to_a_bound() {
    let folder = Folder::new("huge");
    // A member of gzip's format may follow another.
    let mut member = GzEncoder::new(Vec::new(), Compression::best());
    member.write_all(&vec![b' '; 1024 * 1024]).expect("a vector takes all");
    let member = member.finish().expect("a vector takes all");
    let packed = folder.file("bomb.json.gz", &member.repeat(201));
    let plain = folder.file("plain.json", b"");
    File::options().write(true).open(&plain).and_then(|file| file.set_len(TOO_MUCH)).expect("a sparse file");
    for huge in [&packed, &plain] {
        for (code, said) in [run(&[huge]), run(&["--compare", huge, huge])] {
            assert_eq!(code, 2, "{said}");
            assert!(said.contains("is longer than 200 MB"), "{said}");
        }
    }
}

#[test]
fn a_file_that_is_not_whole_is_judged_and_said() {
    let folder = Folder::new("whole");
    let whole = std::fs::read_to_string(folder.case("whole.json", str::to_owned)).expect("a file");
    let cut = &whole[..whole.len() * 3 / 4];
    let changed = whole.replacen("AgentState_Ready", "AgentState_Busy", 1);
    for (text, why) in [(cut, "The end of this file is missing."), (&changed, "is not what the console has written.")] {
        let (code, said) = run(&[&folder.file("hurt.json", text.as_bytes())]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(why) && said.contains("calls seen whole"), "{said}");
    }
}

#[test]
fn damaged_files_end_the_program_in_no_other_way() {
    let folder = Folder::new("damaged");
    let whole = std::fs::read(folder.case("whole.json", str::to_owned)).expect("a file");
    let packed = std::fs::read(folder.case("whole.json.gz", str::to_owned)).expect("a file");
    for (whole, name) in [(&whole, "damaged.json"), (&packed, "damaged.json.gz")] {
        for place in (0..24).map(|part| part * whole.len() / 24) {
            for byte in [0, b'9', b'[', 0xff] {
                let mut bytes = whole.clone();
                bytes[place] = byte;
                bytes.truncate(if byte == 0 { place } else { bytes.len() });
                let (code, said) = run(&[&folder.file(name, &bytes)]);
                assert!((0..=2).contains(&code), "{name} {place} {byte}: {said}");
            }
        }
    }
}

#[test]
fn what_is_missing_on_the_command_line_is_said() {
    for arguments in [&["--report"][..], &["--report", "x.json"], &["--compare"], &["--compare", "x.json"]] {
        let (code, said) = run(arguments);
        assert_eq!(code, 2, "{said}");
        assert!(said.starts_with("Name "), "{said}");
    }
}

#[test]
fn files_that_overlap_count_what_they_share_once() {
    let folder = Folder::new("overlap");
    let entries = mornings(Dialect::default(), Settings::default(), 3, 2, str::to_owned);
    let part = |name: &str, from: usize, to: usize| {
        let mut part = file(entries[from..to].to_vec());
        (part.head.from, part.head.to) = (from as u64, to as u64);
        folder.file(name, write(&part).as_bytes())
    };
    let all = entries.len();
    let (first, last) = (part("first.json", 0, all * 2 / 3), part("last.json", all / 3, all));
    let (code, said) = run(&[&last, &first]);
    assert_eq!(code, 0, "{said}");
    let together = said.split("== all 2 together").nth(1).expect("a report of both");
    assert!(together.contains(&agent_console::monitor::judge(&entries).to_string()), "{together}");
}
