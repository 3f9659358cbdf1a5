//! The documented messages, as they lie in `tests/payloads`.

use std::fs;
use std::path::Path;

/// One of them, by the name of its file.
pub fn payload(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payloads").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of all.
pub fn files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payloads");
    let entries = fs::read_dir(folder).expect("the payloads are part of the project");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("readable").file_name().into_string().expect("names are ASCII")).collect();
    names.sort();
    names
}
