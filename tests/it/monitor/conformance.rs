//! `make conformance`: the program as it is run.

use super::judged::{file, mornings};
use agent_console::casefile::write;
use agent_console::simulator::{Dialect, Settings};
use flate2::Compression;
use flate2::write::GzEncoder;
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
    assert!(said.contains("is no report of the console"), "{said}");
}
