//! The archive that operators get, put to work as the guide in it says: an empty folder, a real nginx, a browser, and no
//! toolchain.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::files::Folder;
use super::pages::browser;
use super::server::Server;
use crate::console::BAR;
use crate::harness::{Browser, Site, copy, skipped_in};

/// What `make package` makes, in this folder.
fn packed(folder: &Folder, name: &str) -> PathBuf {
    let into = folder.path(name);
    fs::create_dir_all(&into).expect("a folder can be made");
    let made = Command::new("node")
        .args(["src/release/package.mjs".as_ref(), into.as_os_str()])
        .env("POLICY", env!("CARGO_BIN_EXE_policy"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("node is installed");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let name = format!("agent-console-{}.zip", env!("CARGO_PKG_VERSION"));
    into.join(name)
}

/// The folder in the archive.
fn unpacked(folder: &Folder) -> PathBuf {
    let archive = packed(folder, "packed");
    let done = Command::new("unzip").arg("-q").arg(&archive).arg("-d").arg(folder.path("")).status();
    assert!(done.is_ok_and(|status| status.success()), "unzip is installed");
    folder.path(archive.file_stem().expect("a name").to_str().expect("text"))
}

fn edited(file: &Path, edits: &[(&str, &str)]) -> String {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    edits.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from} is missing in {}", file.display());
        text.replace(from, to)
    })
}

/// The guide's second step: the edits that it names, and ports that a test may have.
fn served(folder: Folder, snippet: &str) -> Server {
    let path = |name: &str| folder.path(name).display().to_string();
    let (console, cert, key) = (path("console"), path("cert.pem"), path("key.pem"));
    folder.write("snippets/agent-console.conf", &snippet.replace("/srv/agent-console", &console));
    Server::of_sites(folder_with_site(folder, &cert, &key))
}

fn folder_with_site(folder: Folder, cert: &str, key: &str) -> Folder {
    let site = edited(
        &folder.path("servers/nginx/site.conf"),
        &[
            ("console.example.com", "127.0.0.1"),
            ("/etc/ssl/agent-console/fullchain.pem", cert),
            ("/etc/ssl/agent-console/privkey.pem", key),
            ("listen 80;", "listen 127.0.0.1:HTTP;"),
            ("listen 443 ssl http2;", "listen 127.0.0.1:HTTPS ssl http2;"),
        ],
    );
    folder.write("sites-enabled/site.conf", &site);
    folder
}

async fn failed(browser: &Browser, server: &Server) -> Vec<String> {
    browser.open(server.url("check/")).await;
    let over =
        async || browser.count("[data-standing=looking]").await == 0 && browser.count("[data-standing]").await > 0;
    browser.until("the check to have looked at everything", over).await;
    let failed = "return [...document.querySelectorAll('[data-standing=failed]')].map(step => step.innerText)";
    browser.eval(failed, &[]).await
}

#[test]
fn the_archive_is_the_same_each_time_and_whole() {
    let folder = Folder::empty();
    let [one, other] = ["one", "other"].map(|name| fs::read(packed(&folder, name)).expect("an archive"));
    assert!(one == other, "two archives of one release differ");
    let root = unpacked(&folder);
    let sums =
        Command::new("sha256sum").args(["--check", "--strict", "--quiet", "SHA256SUMS"]).current_dir(&root).status();
    assert!(sums.is_ok_and(|status| status.success()), "the sums are those of the files");
    for name in [
        "README.txt",
        "console/index.html",
        "console/config.json",
        "console/config.schema.json",
        "console/check/index.html",
        "console/replay/index.html",
    ] {
        assert!(root.join(name).is_file(), "{name} is missing");
    }
    assert!(
        edited(&root.join("README.txt"), &[]).starts_with(&format!("Agent console {}\n", env!("CARGO_PKG_VERSION")))
    );
}

#[tokio::test]
async fn whoever_follows_the_guide_has_a_console_that_the_check_finds_nothing_wrong_with() {
    skipped_in!(Firefox | WebKit, "the driver's way to trust a self-made certificate leaves out service workers");
    let folder = Folder::empty();
    let root = unpacked(&folder);
    copy(&root.join("console"), &folder.console());
    copy(&root.join("servers"), &folder.path("servers"));
    let snippet = edited(&folder.path("servers/nginx/agent-console.conf"), &[]);
    let server = served(folder, &snippet);
    let browser = browser().await;
    browser.open(server.url("")).await;
    let drawn = "return document.querySelectorAll('button').length > 0";
    browser.until("the console", async || browser.count(BAR).await == 1).await;
    browser.until("the simulated bar in it", async || browser.eval_in(&[BAR], drawn, &[]).await).await;
    assert_eq!(failed(&browser, &server).await, [""; 0]);

    // A real bar: the file is edited, the page prints what the server has to be told, and the check is content again.
    let bar = Site::page("").await;
    let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}});
    server.folder.write("console/config.json", &config.to_string());
    assert_ne!(failed(&browser, &server).await, [""; 0], "the server knows nothing of the bar yet");
    browser.open(server.url("check/#policy")).await;
    let printed = "return document.querySelector('#policy-result')?.textContent ?? ''";
    let names_bar = async || browser.eval::<String>(printed, &[]).await.contains(bar.origin());
    browser.until("the result for the file beside the console", names_bar).await;
    let snippet: String = browser.eval(printed, &[]).await;
    browser.open("about:blank").await;
    let (folder, bars) = (Folder::empty(), bar);
    for name in ["console", "servers"] {
        copy(&server.folder.path(name), &folder.path(name));
    }
    drop(server);
    let server = served(folder, &snippet);
    assert_eq!(failed(&browser, &server).await, [""; 0]);
    let seen: Value = browser.eval("return document.querySelector('iframe').src", &[]).await;
    assert_eq!(seen, json!(bars.url("/foreign-bar.html")));
}
