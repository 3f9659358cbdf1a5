//! The files that `make dist` makes, as an operator takes them.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use axum::Router;
use serde_json::json;
use tower_http::services::ServeDir;

use crate::harness::{Browser, DIST, Engine, Site};

const TOP: &str = env!("CARGO_MANIFEST_DIR");

/// Check sum and name of each file, the name relative to the release.
fn sums() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(format!("{TOP}/dist.sha256")).expect("`make dist` has been run");
    let entry = |line: &str| line.split_once("  dist/").map(|(sum, name)| (sum.to_owned(), name.to_owned()));
    text.lines().map(|line| entry(line).unwrap_or_else(|| panic!("{line}"))).collect()
}

/// The names of the release's own files, without the compressed ones beside them.
fn originals() -> Vec<(String, String)> {
    sums().into_iter().filter(|(_, name)| !name.ends_with(".gz") && !name.ends_with(".br")).collect()
}

fn run(program: &str, arguments: &[&str]) -> Output {
    let output = Command::new(program).args(arguments).current_dir(TOP).output();
    output.unwrap_or_else(|error| panic!("{program} does not run: {error}"))
}

fn is_compressible(name: &str) -> bool {
    let end = Path::new(name).extension().and_then(|end| end.to_str()).unwrap_or_default();
    ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"].contains(&end) && name != "config.json"
}

#[test]
fn every_file_has_a_check_sum_that_the_usual_command_confirms() {
    fn files(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the release") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                files(&path, found);
            } else {
                let name = path.strip_prefix(DIST).expect("below the release");
                found.insert(name.to_str().expect("a plain name").to_owned());
            }
        }
    }
    let mut found = BTreeSet::new();
    files(Path::new(DIST), &mut found);
    let listed: Vec<String> = sums().into_iter().map(|(_, name)| name).collect();
    assert_eq!(listed, found.into_iter().collect::<Vec<_>>(), "`make dist` makes both");

    let confirmed = run("sha256sum", &["--check", "--quiet", "dist.sha256"]);
    assert!(confirmed.status.success(), "{}", String::from_utf8_lossy(&confirmed.stdout));
}

#[tokio::test]
async fn a_browser_gets_the_same_bytes_from_the_compressed_files() {
    let gzip = Site::routes(Router::new().fallback_service(ServeDir::new(DIST).precompressed_gzip())).await;
    let brotli = Site::routes(Router::new().fallback_service(ServeDir::new(DIST).precompressed_br())).await;
    let browser = Browser::start().await;

    for (site, encoding) in [(gzip, "gzip"), (brotli, "br")] {
        // Over plain HTTP, WebKit asks for no Brotli.
        let encoding = (browser.engine != Engine::WebKit || encoding == "gzip").then_some(encoding);
        // It comes as it is, however it is asked for.
        browser.open(site.url("/app-icon-192.png")).await;
        let names: Vec<_> = originals().into_iter().map(|(_, name)| name).collect();
        let script = "return Promise.all(arguments[0].map(async (name) => {
            const response = await fetch(`/${name}`);
            const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
            const hex = Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
            return [hex, name, response.headers.get('content-encoding')];
        }))";
        let got: Vec<(String, String, Option<String>)> = browser.eval(script, &[json!(names)]).await;
        let expected: Vec<_> = originals()
            .into_iter()
            .map(|(sum, name)| {
                let encoding = encoding.filter(|_| is_compressible(&name)).map(str::to_owned);
                (sum, name, encoding)
            })
            .collect();
        assert_eq!(got, expected);
    }
}

#[test]
fn no_compressed_file_hides_what_an_operator_writes() {
    for (_, name) in sums() {
        assert!(!name.starts_with("config.json."), "{name}");
    }
}

#[test]
fn no_file_names_a_path_of_the_machine_that_it_was_made_on() {
    let sysroot = run("rustc", &["--print", "sysroot"]).stdout;
    let sysroot = String::from_utf8(sysroot).expect("a path").trim().to_owned();
    let home = format!("{}/", std::env::var("HOME").expect("whoever builds has a home"));
    let machine = [TOP, sysroot.as_str(), ".cargo", "index.crates.io", home.as_str()];
    for (_, name) in originals() {
        let bytes = std::fs::read(format!("{DIST}/{name}")).expect("readable");
        let text = String::from_utf8_lossy(&bytes);
        for path in machine.iter().filter(|path| path.len() > 1) {
            assert!(!text.contains(*path), "{path} is in {name}");
        }
    }
}

#[test]
fn the_programs_hold_nothing_of_the_configurations_reference() {
    for (_, name) in originals().into_iter().filter(|(_, name)| name.ends_with(".wasm")) {
        let bytes = std::fs::read(format!("{DIST}/{name}")).expect("readable");
        assert!(!String::from_utf8_lossy(&bytes).contains("The untouched messages of past shifts"), "{name}");
    }
}

#[test]
fn the_licences_of_all_that_is_linked_are_there() {
    let licences = std::fs::read_to_string(format!("{DIST}/licences.txt")).expect("a file of the release");
    let (list, texts) = licences.split_once(&"=".repeat(80)).expect("a list, and the texts");
    let listed: BTreeSet<&str> = list.lines().filter_map(|line| Some(line.split_once("  ")?.0)).collect();

    let mut tree = vec!["tree", "--locked", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"];
    tree.extend(["--prefix", "none", "--no-dedupe", "--format", "{p}"]);
    let tree = String::from_utf8(run("cargo", &tree).stdout).expect("text");
    let crates = tree.lines().filter_map(|line| line.split(' ').next().zip(line.split(" v").nth(1)));
    let crates: BTreeSet<String> = crates.map(|(name, version)| format!("{name} {version}")).collect();
    assert!(crates.len() > 40, "{tree}");
    for name in crates.iter().filter(|name| !name.starts_with("agent-console ")) {
        assert!(listed.contains(name.as_str()), "{name} is linked and not listed");
    }
    let texts: String = texts.split_whitespace().collect::<Vec<_>>().join(" ");
    for name in listed {
        assert!(texts.contains(name), "{name} stands over no text");
    }
}
