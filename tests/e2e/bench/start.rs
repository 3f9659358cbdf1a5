//! How long the console takes from the navigation until the agent's state is on screen and the bar has been asked for its
//! events, on a machine four times slower, served as it is deployed; with nothing in the browser's cache, and with
//! everything.
//!
//! Beside it stands a page without a program: HTML with a script in it that listens and draws one text, around the same
//! bar. Its size is the console's in the one sense in which the two can be compared, the bytes that cross the wire until
//! the console is usable, compressed on both sides. What its bytes hold decides what they cost, so there are two: one whose
//! bytes are a comment that costs the browser next to nothing, and one whose bytes are text that it lays out and paints, as
//! those of any page of this size would be.

use super::pair::{Pair, bar, bar_of, opened, slow_down};
use super::{figure, quantile};
use crate::console::BAR;
use crate::harness::{Browser, Site};
use crate::hosting::files::Folder;
use crate::hosting::server::{Kind, Server};
use serde_json::json;
use std::fs;
use std::process::Command;

const ROUNDS: usize = 5;
const SLOWER: f64 = 4.0;
const BASE: &str = "/desk/";

/// All that was fetched for the page itself, as it crossed the wire, without headers.
const FETCHED: &str =
    "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({name}) => new URL(name).origin === location.origin)
    .reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)";

/// Milliseconds from the navigation.
struct Start {
    /// Until the agent's state is on screen.
    state: f64,
    /// Until the bar has been asked for its events, too.
    usable: f64,
}

#[derive(Default)]
struct Samples {
    cold: Vec<Start>,
    warm: Vec<Start>,
}

#[tokio::test]
#[ignore = "measures, tests nothing"]
async fn from_the_navigation_to_a_console_that_listens() {
    let bar = bar().await;
    let server = serve(&bar);
    let browser = Pair::browser().await;
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.setBypassServiceWorker", json!({ "bypass": true })).await;

    let page = |path: &str| format!("{}#{}", server.plain(path), bar_of(&bar));
    let pages = [page(BASE), page("/comment.html"), page("/text.html")];
    start(&browser, &pages[0], true).await;
    let bytes: usize = browser.eval(FETCHED, &[]).await;
    fill(&server.folder, bytes);
    for plain in &pages[1..] {
        start(&browser, plain, true).await;
        let theirs: usize = browser.eval(FETCHED, &[]).await;
        assert!(theirs.abs_diff(bytes) * 50 <= bytes, "{plain} has {theirs} bytes, and the console {bytes}");
    }

    let mut samples: [Samples; 3] = Default::default();
    for cold in [true, false] {
        // The first is for nothing: what is warm has to be warmed.
        for round in 0..=ROUNDS {
            for (page, samples) in pages.iter().zip(&mut samples) {
                let took = start(&browser, page, cold).await;
                let taken = if cold { &mut samples.cold } else { &mut samples.warm };
                taken.extend((round > 0).then_some(took));
            }
        }
    }
    let [ours, comment, text] = samples;
    figure("start: fetched until usable", "bytes", bytes as f64, None);
    type Part = fn(&Samples) -> &[Start];
    for (name, of) in [("cold", (|samples| &samples.cold) as Part), ("warm", |samples| &samples.warm)] {
        for (what, plain) in [("a page of a comment", &comment), ("a page of text", &text)] {
            let [state, usable] = [|start: &Start| start.state, |start: &Start| start.usable].map(|time| {
                [&ours, plain].map(|samples| quantile(&of(samples).iter().map(time).collect::<Vec<_>>(), 0.5))
            });
            figure(&format!("start: {name}, 4x slower, first state, beside {what}"), "ms", state[0], Some(state[1]));
            figure(&format!("start: {name}, 4x slower, beside {what}"), "ms", usable[0], Some(usable[1]));
        }
    }
}

/// How long the agent's last state takes until it is on screen when the console is opened again in the middle of a shift.
#[tokio::test]
#[ignore = "measures, tests nothing"]
async fn from_the_navigation_to_the_last_state() {
    let bar = bar().await;
    let server = serve(&bar);
    let browser = Pair::browser().await;
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.setBypassServiceWorker", json!({ "bypass": true })).await;
    let page = server.plain(BASE);
    start(&browser, &page, true).await;
    browser.say_in(BAR, json!({"retcode": "0", "event": {"eventType": "AgentState_Ready", "workNo": "49999"}})).await;
    browser.until_attr("#agent-status", "data-freshness", "confirmed").await;
    browser.until_attr("#connection", "data-storage", "kept").await;
    for (name, cold) in [("cold", true), ("warm", false)] {
        let mut samples = Vec::new();
        for _ in 0..=ROUNDS {
            samples.push(open(&browser, &page, cold).await.state);
        }
        figure(&format!("start: {name}, 4x slower, last state"), "ms", quantile(&samples[1..], 0.5), None);
    }
}

/// Opens a page as at the beginning of a shift, and says how long that took. A cold browser has nothing of it.
async fn start(browser: &Browser, page: &str, cold: bool) -> Start {
    browser.open("about:blank").await;
    let origin = page.split('/').take(3).collect::<Vec<_>>().join("/");
    let kept = json!({ "origin": origin, "storageTypes": "indexeddb,local_storage" });
    browser.devtools("Storage.clearDataForOrigin", kept).await;
    open(browser, page, cold).await
}

/// The same with what the page has kept.
async fn open(browser: &Browser, page: &str, cold: bool) -> Start {
    browser.open("about:blank").await;
    if cold {
        browser.devtools("Network.clearBrowserCache", json!({})).await;
    }
    slow_down(browser, SLOWER).await;
    browser.open(page).await;
    let [began, usable] = opened(browser).await;
    let drawn: f64 = browser.eval("return await watch.status", &[]).await;
    slow_down(browser, 1.0).await;
    Start { state: drawn - began, usable: usable - began }
}

/// nginx with the console as it is deployed, and beside it what is without a policy.
fn serve(bar: &Site) -> Server {
    let config = json!({ "bar": { "mode": "frame", "url": bar_of(bar) } }).to_string();
    let folder = Folder::with(&config);
    fs::create_dir(folder.path("beside")).expect("a folder can be made");
    let beside = folder.path("beside").display().to_string();
    let location = "brotli_static on; types { text/html html; } add_header Cache-Control no-cache;";
    folder.write("beside.conf", &format!("location / {{ root {beside}; {location} }}\n"));
    Server::start(Kind::Nginx, BASE, folder, None)
}

/// The static pages, so many bytes each on the wire.
fn fill(folder: &Folder, bytes: usize) {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/bench/fill.mjs");
    let done = Command::new("node").args([program, &bytes.to_string()]).arg(folder.path("beside")).status();
    assert!(done.is_ok_and(|status| status.success()), "the static pages are written");
}
